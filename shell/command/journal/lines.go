package journal

import (
	"slices"
	"strings"
	"sync"

	"labsh/shell/locale"
)

// MaxLines bounds how many lines are kept, maxPart how many bytes of each text of
// one.
const (
	MaxLines = 2000
	maxPart  = 4 << 10
)

// A Typed is a line that was typed, or a command of a script, and what came of it.
type Typed struct {
	ID   uint64 // from 1 on, in the order in which they began
	Text string
	Twin string // what a command does in Python; "" for Python itself
	// Value is what the prompt has echoed; "" for nothing.
	Value string
	// Error is the last line of the error that ended it, Hint what to do about it.
	Error string
	Hint  locale.Text
	// First and Last are the recorder's events at its beginning and its end: those
	// between belong to it, First not among them.
	First, Last uint64
	Open        bool // it has not ended: Last is not known
	Looks       bool // the command only looks at something
}

// Lines are what was typed lately and what came of each line, as it is shown
// beside what the sockets did. The zero value is ready; any goroutine may ask.
type Lines struct {
	mu    sync.Mutex
	list  []Typed
	open  []uint64 // those that run, the innermost last
	count uint64
	ended uint64 // the one that ended last
	watch map[int]func()
}

// Begin notes a line that is about to run, inside those that run already; seq is the
// recorder's latest event.
func (l *Lines) Begin(text string, seq uint64) (id uint64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.list) >= MaxLines {
		l.list = append(l.list[:0], l.list[MaxLines/4:]...)
	}
	l.count++
	l.list = append(l.list, Typed{ID: l.count, Text: strings.Clone(part(strings.TrimRight(text, "\n"))), First: seq, Open: true})
	l.open = append(l.open, l.count)
	l.changed()
	return l.count
}

// End notes the end of a line, and of those that run inside it.
func (l *Lines) End(id, seq uint64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	i := slices.Index(l.open, id)
	if i < 0 {
		return
	}
	for _, inner := range l.open[i:] {
		if t := l.find(inner); t != nil {
			t.Last, t.Open = seq, false
		}
	}
	l.open, l.ended = l.open[:i], id
	l.changed()
}

// Amend changes what is known of a line; the innermost that runs is 0.
func (l *Lines) Amend(id uint64, change func(*Typed)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if id == 0 && len(l.open) > 0 {
		id = l.open[len(l.open)-1]
	}
	l.amend(id, change)
}

// AmendEnded is Amend for the line that ended last.
func (l *Lines) AmendEnded(change func(*Typed)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.amend(l.ended, change)
}

func (l *Lines) amend(id uint64, change func(*Typed)) {
	t := l.find(id)
	if t == nil {
		return
	}
	change(t)
	t.Twin, t.Value, t.Error = part(t.Twin), part(t.Value), part(t.Error)
	l.changed()
}

// find gives a line that is kept; nil for one that was forgotten.
func (l *Lines) find(id uint64) *Typed {
	if len(l.list) == 0 || id < l.list[0].ID || id > l.count {
		return nil
	}
	return &l.list[id-l.list[0].ID]
}

// All are the lines that are kept, the oldest first.
func (l *Lines) All() []Typed {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.list)
}

// Watch calls f after each change, until stop is called. f has to be quick.
func (l *Lines) Watch(f func()) (stop func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.watch == nil {
		l.watch = map[int]func(){}
	}
	key := len(l.watch)
	for l.watch[key] != nil {
		key++
	}
	l.watch[key] = f
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.watch, key)
	}
}

func (l *Lines) changed() {
	for _, f := range l.watch {
		f()
	}
}

// part is as much of a text as is kept.
func part(text string) string {
	if len(text) <= maxPart {
		return text
	}
	return strings.ToValidUTF8(text[:maxPart-len("…")], "") + "…"
}
