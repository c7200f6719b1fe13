package editor

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"sync"
	"time"

	"github.com/chzyer/readline"
)

// blockMark stands for a newline inside the line that is edited: readline knows
// lines only. It is a private character that no keyboard sends, drawn as ⏎.
const blockMark, blockSign = '\uf00a', '⏎'

const (
	bracketedPasteOn  = "\x1b[?2004h"
	bracketedPasteOff = "\x1b[?2004l"
	maxTyped          = 16 << 20 // bytes of a line that is edited
	maxTypeAhead      = 1 << 20  // bytes read beyond the line at hand
	maxQueue          = 64 << 10 // bytes to print above the line before PrintAbove waits
	pasteIdle         = 100      // milliseconds of silence that end a paste being dropped
)

// A keyboard is an Editor on a terminal.
//
// Its engine has two goroutines: one calls Read for bytes, the other acts on
// them and calls OnChange after each. Everything that is to happen to the line
// or the screen while the line is edited (text to print above it, a new width, a
// pasted text, the Delete key) is queued, and Read hands over a poke, a byte 7
// that readline ignores outside of its search and its menu and that ends those;
// then OnChange does what is queued, on the goroutine that owns the line.
type keyboard struct {
	term    terminal
	out     *os.File
	src     *source
	config  readline.Config
	engine  *engine // replaced when it panicked
	file    *historyFile
	entries []string
	keys    keyParser // Read's, and ReadLine's before and after
	answer  string    // what ReadInput has not given yet of a line
	swallow bool      // as keys: drop the rest of a paste

	// What readline knows; its goroutine's while a line is edited.
	columns int
	whole   string // the prompt
	prompt  prompt // as it is shown

	reading sync.Mutex    // held by ReadLine, so that Close can wait for it
	raw     bool          // the terminal is; of whoever has reading
	holding bool          // and stays so; see HoldKeys
	suspend func()        // Config.Suspend
	accept  time.Duration // after which a line that is offered is taken, 0 for never
	signals chan os.Signal
	watcher sync.WaitGroup // owns the goroutine that watches signals

	mu       sync.Mutex // guards what follows
	room     sync.Cond  // the queue was emptied
	editing  bool
	call     int // counts ReadLines, so that a late cancellation finds its own
	canceled bool
	left     bool // Ctrl-] was typed in a conversation
	closed   bool // Close was called
	ended    bool // readline saw the end of the input: it must not be used again
	resized  bool
	pasted   bool
	text     string // the line's first text, until a key was pressed
	queue    bytes.Buffer
	yielded  bool // a key goes before what is queued
	edits    []keystroke
	line     []rune // after the last key
	fault    *Fault // not told yet

	conversing bool
	came       string // and not drawn yet

	untouched bool // the line is offered, and no key has changed it
	timed     bool // it is taken when its time comes
	expired   bool // which has come
}

func newKeyboard(cfg Config, term terminal) (*keyboard, error) {
	src, err := newSource(int(cfg.In.Fd()))
	if err != nil {
		return nil, err
	}
	k := &keyboard{term: term, out: cfg.Out, src: src, suspend: cfg.Suspend}
	k.room.L = &k.mu
	width := func() int {
		if k.columns = term.width(); k.columns <= 0 {
			k.columns = 80 // readline divides by it
		}
		return k.columns
	}
	k.config = readline.Config{
		Stdout:                 screen{k},
		Stderr:                 screen{k},
		Listener:               k,
		Painter:                blockPainter{},
		AutoComplete:           &completion{cfg.Completer, func() int { return k.columns }},
		InterruptPrompt:        "\n",
		EOFPrompt:              "\n",
		HistoryLimit:           historyLimit + 2, // readline's own blank ones too
		DisableAutoSaveHistory: true,
		FuncGetWidth:           width,
		FuncIsTerminal:         func() bool { return true },
		FuncMakeRaw:            k.makeRaw,
		FuncExitRaw:            k.restore,
	}
	k.file, k.entries = openHistory(cfg.History)
	if err := k.start(); err != nil {
		return nil, errors.Join(err, k.file.close(), src.close())
	}
	k.signals = make(chan os.Signal, 1)
	notifyWidth(k.signals)
	k.watcher.Go(func() {
		for range k.signals {
			k.mu.Lock()
			k.resized = true
			k.mu.Unlock()
			k.src.wake()
		}
	})
	return k, nil
}

// start makes the engine, which knows the history.
func (k *keyboard) start() error {
	e, err := newEngine(k, k.config)
	if err != nil {
		return err
	}
	// Without an entry, readline's search ends in a nil pointer.
	_ = e.rl.SaveHistory("") // it has no file: nothing fails
	for _, entry := range k.entries {
		_ = e.rl.SaveHistory(joinBlock(entry))
	}
	k.engine = e
	return nil
}

func (k *keyboard) ReadLine(ctx context.Context, prompt, text string) (string, error) {
	return k.read(ctx, prompt, text, editing)
}

func (k *keyboard) Ask(ctx context.Context, prompt string) (string, error) {
	return k.read(ctx, prompt, "", asking)
}

func (k *keyboard) ReadInput(ctx context.Context, p []byte) (int, error) {
	if k.answer == "" {
		line, typed, err := k.Typed()
		if !typed && err == nil {
			line, err = k.Ask(ctx, "")
		}
		if err != nil {
			return 0, err
		}
		k.answer = line + "\n"
	}
	n := copy(p, k.answer)
	k.answer = k.answer[n:]
	return n, nil
}

// A purpose is what a line is read for.
type purpose int

const (
	editing purpose = iota
	asking
	conversing
	offering
)

func (k *keyboard) read(ctx context.Context, prompt, text string, why purpose) (string, error) {
	k.reading.Lock()
	defer k.reading.Unlock()
	if ctx.Err() != nil {
		return "", context.Cause(ctx)
	}
	if err := k.mend(); err != nil {
		return "", err
	}
	if k.keys.pasting {
		text = "" // a pasted line brings its own indentation
	}
	k.keys.asking, k.keys.conversing = why == asking || why == conversing, why == conversing
	k.whole = prompt
	if !k.begin(text) {
		return "", io.EOF
	}
	call := k.call
	stop := context.AfterFunc(ctx, func() { k.cancel(call) })
	defer stop()

	_ = k.engine.rl.SaveHistory("") // back to the history's end; no file, no error
	k.lay()
	if why == offering {
		k.typeOut(ctx, text)
		defer k.offered(call)()
	}
	fmt.Fprint(k.out, bracketedPasteOn+k.prompt.head)
	line, err := k.engine.readline(text)
	fmt.Fprint(k.out, bracketedPasteOff)
	line, err = k.end(ctx, line, err)
	if fault := k.mend(); fault != nil {
		fmt.Fprint(k.out, "\n")               // the cursor may be anywhere
		return blockOf(string(k.line)), fault // the goroutine that wrote it is gone
	}
	return line, err
}

// lay makes the prompt fit the window.
func (k *keyboard) lay() {
	k.prompt = splitPrompt(k.whole, k.columns)
	k.engine.rl.SetPrompt(k.prompt.tail)
}

// begin starts a line; false when there are no more.
func (k *keyboard) begin(text string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.ended || k.closed {
		return false
	}
	k.call++
	k.editing, k.canceled, k.left, k.pasted, k.text, k.line = true, false, false, false, text, []rune(text)
	if k.conversing = k.keys.conversing; k.conversing {
		k.beginConversing()
	}
	if k.resized {
		k.resized = false
		k.engine.resize() // readline is idle
	}
	return true
}

func (k *keyboard) end(ctx context.Context, line string, err error) (string, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.editing = false
	k.printQueue(k.out)
	if k.conversing {
		k.endConversing()
	}
	k.edits = nil
	switch {
	case k.closed:
		return "", io.EOF
	case errors.Is(err, readline.ErrInterrupt):
		err = ErrInterrupted
		switch {
		case ctx.Err() != nil:
			err = context.Cause(ctx)
		case k.left:
			err = ErrLeft
		}
	}
	return blockOf(line), err
}

func (k *keyboard) cancel(call int) {
	k.mu.Lock()
	k.canceled = k.canceled || call == k.call && k.editing
	k.mu.Unlock()
	k.src.wake()
}

func (k *keyboard) Pasted() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.pasted
}

func (k *keyboard) Discard() {
	k.reading.Lock()
	defer k.reading.Unlock()
	k.swallow = k.keys.pasting && !bytes.Contains(k.keys.raw, []byte(pasteEnd))
	k.keys.reset()
	k.term.flush()
}

func (k *keyboard) AddHistory(entry string) error {
	entry = strings.TrimRight(entry, "\n")
	var added bool
	if k.entries, added = appendEntry(k.entries, entry); !added {
		return nil
	}
	_ = k.engine.rl.SaveHistory("") // else readline saves what was recalled instead
	_ = k.engine.rl.SaveHistory(joinBlock(entry))
	return k.file.append(entry)
}

func (k *keyboard) History() []string { return append([]string(nil), k.entries...) }

func (k *keyboard) Terminal() bool { return true }

// Close implements Editor.
func (k *keyboard) Close() error {
	k.mu.Lock()
	if k.closed {
		k.mu.Unlock()
		return nil
	}
	k.closed = true
	k.room.Broadcast()
	k.mu.Unlock()
	k.src.wake()
	k.reading.Lock()
	defer k.reading.Unlock()
	err := k.engine.retire()
	signal.Stop(k.signals)
	close(k.signals)
	k.watcher.Wait()
	return errors.Join(err, k.term.restore(), k.file.close(), k.src.close())
}

func joinBlock(entry string) string {
	return strings.ReplaceAll(entry, "\n", string(blockMark))
}

// blockOf undoes joinBlock.
func blockOf(line string) string {
	return strings.ReplaceAll(line, string(blockMark), "\n")
}

// blockPainter draws the lines of a block joined by ⏎.
type blockPainter struct{}

func (blockPainter) Paint(line []rune, _ int) []rune {
	for i, r := range line {
		if r == blockMark {
			line = append([]rune(nil), line...)
			for j := i; j < len(line); j++ {
				if line[j] == blockMark {
					line[j] = blockSign
				}
			}
			break
		}
	}
	return line
}

// screen is the terminal until the keyboard is closed.
type screen struct{ k *keyboard }

func (s screen) Write(b []byte) (int, error) {
	s.k.mu.Lock()
	closed := s.k.closed
	s.k.mu.Unlock()
	if closed {
		return len(b), nil
	}
	// A terminal whose backspace in the first column goes to the row above (tmux's
	// does) must not go up once more.
	if _, err := s.k.out.Write(bytes.ReplaceAll(b, []byte("\b\x1b[A\r\x1b["), []byte("\x1b[A\r\x1b["))); err != nil {
		return 0, err
	}
	return len(b), nil
}
