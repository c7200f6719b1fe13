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

// program is a parsed pattern and what regexp2 makes of it, for each way when it is
// first used, for subjects that are ASCII and for others.
type program struct {
	tree     *tree
	pattern  object.Value
	isText   bool
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

// write gives the pattern as regexp2 reads it.
func (p *program) write(w way, ascii bool) string {
	text := &writer{ascii: ascii, isText: p.isText, groups: p.tree.groups}
	switch w {
	case matching, full:
		text.WriteString(`\G`)
	}
	text.WriteString("(?:")
	text.inside(p.tree.root)
	switch w {
	case full:
		text.WriteString(`\z`)
	case advance:
		text.WriteString(`(?!\G)`)
	}
	return text.String()
}

func (p *program) compile(w way, ascii bool, limit time.Duration) (*regexp2.Regexp, error) {
	setClock.Do(func() { regexp2.SetTimeoutCheckPeriod(quick) })
	re, err := regexp2.Compile(p.write(w, ascii), regexp2.Singleline, regexp2.OptionMaxBacktrackingStackSize(maxBacktrack))
	if err != nil {
		return nil, newError("pattern not supported ("+err.Error()+")", p.pattern, nil, -1)
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

// scan looks for matches in s[:end] from pos on, until found returns false or an empty
// match was found; it reports whether there are no others. found may not keep its
// argument.
func (p *program) scan(t *object.Thread, s *subject, w way, pos, end int, found func(spans) (bool, error)) (all bool, err error) {
	re, err := p.ready(w, s.ascii)
	if err != nil {
		return false, err
	}
	var failed error
	stopped := false
	at := make(spans, 2*len(p.tree.groups))
	err = re.FindRunesMatches(s.runes[:end], pos, func(view regexp2.MatchView) bool {
		at.fill(view)
		pos = at[1]
		var more bool
		if more, failed = found(at); failed == nil {
			failed = t.Check()
		}
		stopped = !more || failed != nil || at[0] == at[1] || w != search
		return !stopped
	})
	switch {
	case failed != nil:
		return false, failed
	case err == nil:
		return !stopped, nil
	case errors.Is(err, regexp2.ErrBacktrackingStackLimit):
		return false, object.NewException(object.MemoryError)
	}
	slow, err := p.slow(t, s, w, pos, end)
	if slow == nil || err != nil {
		return true, err
	}
	_, err = found(slow)
	return false, err
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
					a.at = make(spans, 2*len(p.tree.groups))
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

// each calls found for every match in s[pos:end], as findall and its like go through a
// text: a match may be empty where another one ended, but not two at the same place.
func (p *program) each(t *object.Thread, s *subject, pos, end int, found func(spans) (bool, error)) error {
	w, more := search, true
	for pos <= end {
		all, err := p.scan(t, s, w, pos, end, func(at spans) (bool, error) {
			pos = at[1]
			if w = search; at[0] == at[1] {
				w = advance
			}
			var err error
			more, err = found(at)
			return more, err
		})
		if err != nil || all || !more {
			return err
		}
	}
	return nil
}
