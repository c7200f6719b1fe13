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

	"github.com/chzyer/readline"
	"golang.org/x/sys/unix"
)

// blockMark stands for a newline inside the line that is edited: readline knows
// lines only. It is a private character that no keyboard sends, drawn as ⏎.
const blockMark, blockSign = '\uf00a', '⏎'

const (
	bracketedPasteOn  = "\x1b[?2004h"
	bracketedPasteOff = "\x1b[?2004l"
	maxTypeAhead      = 1 << 20  // bytes read beyond the line at hand
	maxQueue          = 64 << 10 // bytes to print above the line before PrintAbove waits
	pasteIdle         = 100      // milliseconds of silence that end a paste being dropped
)

// A keyboard is an Editor on a terminal.
//
// Its readline has two goroutines: one calls Read for bytes, the other acts on
// them and calls OnChange after each. Everything that is to happen to the line
// or the screen while the line is edited (text to print above it, a new width, a
// pasted text, the Delete key) is queued, and Read hands over a poke, a byte 7
// that readline ignores outside of its search and its menu and that ends those;
// then OnChange does what is queued, on the goroutine that owns the line.
type keyboard struct {
	term    terminal
	out     *os.File
	src     *source
	rl      *readline.Instance
	resize  func() // tells readline to ask for the width; on its goroutine only
	file    *historyFile
	entries []string
	keys    keyParser // Read's, and ReadLine's before and after
	swallow bool      // as keys: drop the rest of a paste

	reading sync.Mutex // held by ReadLine, so that Close can wait for it
	signals chan os.Signal
	watcher sync.WaitGroup // owns the goroutine that watches signals

	mu       sync.Mutex // guards what follows
	room     sync.Cond  // the queue was emptied
	editing  bool
	call     int // counts ReadLines, so that a late cancellation finds its own
	canceled bool
	closed   bool // Close was called
	ended    bool // readline saw the end of the input: it must not be used again
	resized  bool
	menu     bool // readline shows its menu, nothing chosen
	pasted   bool
	text     string // the line's first text, until a key was pressed
	queue    bytes.Buffer
	edits    []keystroke
}

func newKeyboard(cfg Config, term terminal) (*keyboard, error) {
	src, err := newSource(int(cfg.In.Fd()))
	if err != nil {
		return nil, err
	}
	k := &keyboard{term: term, out: cfg.Out, src: src}
	k.room.L = &k.mu
	width := func() int {
		if w := term.width(); w > 0 {
			return w
		}
		return 80 // readline divides by it
	}
	k.rl, err = readline.NewEx(&readline.Config{
		Stdin:                  k,
		Stdout:                 screen{k},
		Stderr:                 screen{k},
		Listener:               k,
		Painter:                blockPainter{},
		AutoComplete:           &completion{cfg.Completer, width},
		InterruptPrompt:        "\n",
		EOFPrompt:              "\n",
		HistoryLimit:           historyLimit + 2, // readline's own blank ones too
		DisableAutoSaveHistory: true,
		FuncGetWidth:           width,
		FuncIsTerminal:         func() bool { return true },
		FuncMakeRaw:            term.makeRaw,
		FuncExitRaw:            term.restore,
		FuncOnWidthChanged:     func(f func()) { k.resize = f },
	})
	if err != nil {
		return nil, errors.Join(err, src.close())
	}
	// Without an entry, readline's search ends in a nil pointer.
	_ = k.rl.SaveHistory("") // it has no file: nothing fails
	k.file, k.entries = openHistory(cfg.History)
	for _, entry := range k.entries {
		_ = k.rl.SaveHistory(joinBlock(entry))
	}
	k.signals = make(chan os.Signal, 1)
	signal.Notify(k.signals, unix.SIGWINCH)
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

func (k *keyboard) ReadLine(ctx context.Context, prompt, text string) (string, error) {
	return k.read(ctx, prompt, text, false)
}

func (k *keyboard) Ask(ctx context.Context, prompt string) (string, error) {
	if i := strings.LastIndexByte(prompt, '\n'); i >= 0 { // readline redraws one line
		fmt.Fprint(k.out, prompt[:i+1])
		prompt = prompt[i+1:]
	}
	return k.read(ctx, prompt, "", true)
}

func (k *keyboard) read(ctx context.Context, prompt, text string, asking bool) (string, error) {
	k.reading.Lock()
	defer k.reading.Unlock()
	if ctx.Err() != nil {
		return "", context.Cause(ctx)
	}
	if k.keys.pasting {
		text = "" // a pasted line brings its own indentation
	}
	k.keys.asking = asking
	if !k.begin(text) {
		return "", io.EOF
	}
	call := k.call
	stop := context.AfterFunc(ctx, func() { k.cancel(call) })
	defer stop()

	_ = k.rl.SaveHistory("")                          // back to the history's end; no file, no error
	k.rl.SetPrompt(strings.TrimRight(prompt, "\x1b")) // half a colour would make it panic
	fmt.Fprint(k.out, bracketedPasteOn)
	var line string
	var err error
	if text == "" {
		line, err = k.rl.Readline()
	} else {
		line, err = k.rl.ReadlineWithDefault(text)
	}
	fmt.Fprint(k.out, bracketedPasteOff)
	return k.end(ctx, line, err)
}

// begin starts a line; false when there are no more.
func (k *keyboard) begin(text string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.ended || k.closed {
		return false
	}
	k.call++
	k.editing, k.canceled, k.pasted, k.menu, k.text = true, false, false, false, text
	if k.resized {
		k.resized = false
		k.resize() // readline is idle
	}
	return true
}

func (k *keyboard) end(ctx context.Context, line string, err error) (string, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.editing = false
	k.printQueue(k.out)
	k.edits = nil
	switch {
	case k.closed:
		return "", io.EOF
	case errors.Is(err, readline.ErrInterrupt):
		if ctx.Err() != nil {
			return "", context.Cause(ctx)
		}
		return "", ErrInterrupted
	case err != nil:
		return "", err
	}
	return strings.ReplaceAll(line, string(blockMark), "\n"), nil
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
	_ = k.rl.SaveHistory("") // else readline saves what was recalled instead
	_ = k.rl.SaveHistory(joinBlock(entry))
	return k.file.append(entry)
}

func (k *keyboard) History() []string { return append([]string(nil), k.entries...) }

func (k *keyboard) Terminal() bool { return true }

// Close implements Editor, and io.Closer for readline, which wants its input to
// have one.
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
	k.mu.Lock()
	ended := k.ended
	k.mu.Unlock()
	if !ended {
		_, _ = k.rl.Readline() // its goroutines end when they read the end
	}
	err := k.rl.Close()
	// Closing leaves an io.EOF in readline's channel, which holds one: take it
	// out, for its goroutine may be waiting to put in its own.
	_, _ = k.rl.Readline()
	signal.Stop(k.signals)
	close(k.signals)
	k.watcher.Wait()
	return errors.Join(err, k.term.restore(), k.file.close(), k.src.close())
}

func joinBlock(entry string) string {
	return strings.ReplaceAll(entry, "\n", string(blockMark))
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
	return s.k.out.Write(b)
}
