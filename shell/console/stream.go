package console

import (
	"io"
	"os"
	"strconv"
	"sync"
	"time"

	"github.com/mattn/go-isatty"
)

const (
	// flushDelay is how long output that no terminal shows may wait for more
	// of it: short for people who watch a pipe, long for a printing loop.
	flushDelay   = 10 * time.Millisecond
	flushSize    = 32 << 10 // bytes
	defaultWidth = 80       // columns
)

// A stream is standard output or standard error. Its first error sticks:
// nothing is written after it. The Console's lock guards it, except that the
// timer's flush takes the stream's own.
type stream struct {
	w        io.Writer
	file     *os.File // w, when it is one
	terminal bool
	colour   bool
	columns  int   // width when the terminal does not say
	atStart  *bool // the cursor is at the start of a line
	unseen   bool  // the transcript has what is written

	mu      sync.Mutex // guards what follows
	err     error
	pending []byte // not yet written; always empty on a terminal
	seen    Transcript
	told    int // how much of pending the transcript has
	timer   *time.Timer
}

func newStream(w io.Writer, getenv func(string) string) *stream {
	start := true
	s := &stream{w: w, atStart: &start, columns: defaultWidth}
	if n, err := strconv.Atoi(getenv("COLUMNS")); err == nil && n > 0 {
		s.columns = n
	}
	if f, ok := w.(*os.File); ok {
		s.file = f
		s.terminal = isatty.IsTerminal(f.Fd())
	}
	return s
}

func (s *stream) width() int {
	if s.terminal {
		if columns := terminalColumns(s.file); columns > 0 {
			return columns
		}
	}
	return s.columns
}

// draw is write for what is on the screen for a moment alone, and in no transcript.
func (s *stream) draw(text string) {
	before := s.unseen
	s.unseen = true
	s.write(text)
	s.unseen = before
}

func (s *stream) write(text string) {
	if text == "" {
		return
	}
	*s.atStart = text[len(text)-1] == '\n'
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return
	}
	s.pending = append(s.pending, text...)
	if s.unseen {
		s.told = len(s.pending)
	}
	if s.terminal || len(s.pending) >= flushSize {
		s.drain()
		return
	}
	if s.timer == nil {
		s.timer = time.AfterFunc(flushDelay, s.flush)
	} else if len(s.pending) == len(text) {
		s.timer.Reset(flushDelay)
	}
}

// writeOctets is write without a copy.
func (s *stream) writeOctets(p []byte) {
	*s.atStart = p[len(p)-1] == '\n'
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.drain(); s.err != nil {
		return
	}
	if s.seen != nil {
		_, _ = s.seen.Write(p)
	}
	_, s.err = s.w.Write(p)
}

func (s *stream) freshLine() {
	if !*s.atStart {
		s.write("\n")
	}
}

func (s *stream) flush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drain()
}

func (s *stream) drain() {
	if len(s.pending) == 0 {
		return
	}
	s.tell()
	s.told = 0
	if _, err := s.w.Write(s.pending); err != nil && s.err == nil {
		s.err = err
	}
	s.pending = s.pending[:0]
	if cap(s.pending) > 4*flushSize {
		s.pending = nil // one huge text must not stay in memory
	}
}

// tell gives the transcript what is pending; not with each write, which would be felt in a
// printing loop.
func (s *stream) tell() {
	if s.seen != nil && s.told < len(s.pending) {
		_, _ = s.seen.Write(s.pending[s.told:])
	}
	s.told = len(s.pending)
}

func (s *stream) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drain()
	if s.timer != nil {
		s.timer.Stop()
	}
}

// failure returns the error that stuck.
func (s *stream) failure() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}
