package re

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/dlclark/regexp2/v2"

	"labsh/shell/python/object"
)

// way is how a pattern is matched.
type way byte

const (
	search   way = iota
	matching     // at the start alone
	full         // all of it
	advance      // a search that finds nothing empty at the start
	ways
)

// program is a pattern and what regexp2 makes of it, for each way when it is first
// used, for subjects that are ASCII and for others.
type program struct {
	text     string // as _re_syntax has written it
	groups   int    // the whole among them
	compiled [2 * ways]*regexp2.Regexp
}

const (
	// quick is how long a match may take at once. One that takes longer is begun again
	// where an interrupt ends it: regexp2 has no other end than a time.
	quick    = 10 * time.Millisecond
	patience = 200 * time.Millisecond
	// maxBacktrack bounds the numbers that a match keeps to go back, in 8 bytes each.
	maxBacktrack = 1 << 24
)

var setClock sync.Once

func (p *program) compile(w way, ascii bool, limit time.Duration) (*regexp2.Regexp, error) {
	setClock.Do(func() { regexp2.SetTimeoutCheckPeriod(quick) })
	kind := 1
	if ascii {
		kind = 0
	}
	text := "(?:" + classes[kind]().Replace(p.text) + ")"
	switch w {
	case matching:
		text = `\G` + text
	case full:
		text = `\G` + text + `\z`
	case advance:
		text += `(?!\G)`
	}
	re, err := regexp2.Compile(text, regexp2.Singleline, regexp2.OptionMaxBacktrackingStackSize(maxBacktrack))
	if err != nil {
		return nil, object.Errorf(object.NotImplementedError, "regular expression: %v", err)
	}
	re.MatchTimeout = limit
	return re, nil
}

// ready gives the pattern compiled for a way and a kind of subject.
func (p *program) ready(w way, ascii bool) (*regexp2.Regexp, error) {
	slot := &p.compiled[w]
	if ascii {
		slot = &p.compiled[ways+w]
	}
	if *slot == nil {
		re, err := p.compile(w, ascii, quick)
		if err != nil {
			return nil, err
		}
		*slot = re
	}
	return *slot, nil
}

// spans are where the groups of a match begin and end, by number; -1 for none.
type spans []int

func (s spans) fill(view regexp2.MatchView) {
	for i := range len(s) / 2 {
		s[2*i], s[2*i+1] = -1, -1
		if at, n, ok := view.GroupRange(i); ok {
			s[2*i], s[2*i+1] = at, at+n
		}
	}
}

// walk goes through the matches in subject[:end] from pos on, as findall and its like
// do: a match may be empty where another one ended, but not two at the same place.
type walk struct {
	*program
	t        *object.Thread
	subject  *subject
	way      way
	pos, end int
	at       spans // of the last match
	// found is given each match; false stops the walk. The next one is written over it,
	// unless at is set to nil. Where there is no found, the walk stops at a match.
	found   func(spans) (bool, error)
	err     error // of found
	matched bool
	stopped bool // there may be other matches
	hurried bool // stop where the next match takes long
}

// match takes a match that was found, and reports whether regexp2 is to go on.
func (w *walk) match() bool {
	before, at := w.way, w.at
	w.pos, w.matched = at[1], true
	if w.way = search; at[0] == at[1] {
		w.way = advance
	}
	more := false
	if w.found != nil {
		if more, w.err = w.found(at); w.err == nil {
			w.err = w.t.Check()
		}
	}
	w.stopped = !more || w.err != nil
	return !w.stopped && before == search && w.way == search
}

func (w *walk) view(view regexp2.MatchView) bool {
	if w.at == nil {
		w.at = make(spans, 2*w.groups)
	}
	w.at.fill(view)
	return w.match()
}

// step finds a match, and those that follow it in the same way; it reports whether
// there may be others.
func (w *walk) step() (more bool, err error) {
	re, err := w.ready(w.way, w.subject.ascii)
	if err != nil {
		return false, err
	}
	w.matched = false
	before := w.way
	err = re.FindRunesMatches(w.subject.runes[:w.end], w.pos, w.view)
	switch {
	case w.err != nil || w.stopped:
		return false, w.err
	case err == nil:
		return w.matched && (w.way == advance || before == advance), nil
	case errors.Is(err, regexp2.ErrBacktrackingStackLimit):
		return false, object.NewException(object.MemoryError)
	case w.hurried:
		w.stopped = true
		return false, nil
	}
	if w.at, err = w.slow(w.t, w.subject, w.way, w.pos, w.end); w.at == nil || err != nil {
		return false, err
	}
	w.match()
	return !w.stopped, w.err
}

// run goes on to the end, or until it is stopped.
func (w *walk) run() error {
	w.stopped = false
	for w.pos <= w.end {
		if more, err := w.step(); !more || err != nil {
			return err
		}
	}
	return nil
}

// slow finds one match, or none, where that takes long. The search runs beside the
// thread, with more and more time; one that is given up ends when its time is over.
func (p *program) slow(t *object.Thread, s *subject, w way, pos, end int) (spans, error) {
	type answer struct {
		at  spans
		err error
	}
	var last answer
	err := t.Blocking(func(ctx context.Context) error {
		for limit := patience; ; limit *= 2 {
			re, err := p.compile(w, s.ascii, limit)
			if err != nil {
				return err
			}
			done := make(chan answer, 1)
			go func() {
				var a answer
				a.err = re.FindRunesMatches(s.runes[:end], pos, func(view regexp2.MatchView) bool {
					a.at = make(spans, 2*p.groups)
					a.at.fill(view)
					return false
				})
				done <- a
			}()
			select {
			case <-ctx.Done():
				return ctx.Err()
			case last = <-done:
			}
			switch {
			case last.err == nil:
				return nil
			case errors.Is(last.err, regexp2.ErrBacktrackingStackLimit):
				return object.NewException(object.MemoryError)
			}
		}
	})
	return last.at, err
}
