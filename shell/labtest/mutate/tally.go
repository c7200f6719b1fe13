package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"sync"
)

// A verdict is what the tests said of a mutant.
type verdict string

const (
	killed   verdict = "killed"
	survived verdict = "survived"
	hung     verdict = "timed out"
	unbuilt  verdict = "does not compile"
)

// A tally counts verdicts and keeps the survivors.
type tally struct {
	killed, hung, unbuilt int
	survivors             []mutant
}

func (t *tally) add(m mutant, v verdict) {
	switch v {
	case killed:
		t.killed++
	case hung:
		t.hung++
	case unbuilt:
		t.unbuilt++
	case survived:
		t.survivors = append(t.survivors, m)
	}
}

// judged is how many mutants count.
func (t *tally) judged() int { return t.killed + t.hung + len(t.survivors) }

// write prints the survivors, by file and line, and the score.
func (t *tally) write(w io.Writer, found int) {
	slices.SortFunc(t.survivors, func(a, b mutant) int {
		return cmp.Or(cmp.Compare(a.shown, b.shown), cmp.Compare(a.line, b.line), cmp.Compare(a.start, b.start))
	})
	for _, m := range t.survivors {
		fmt.Fprintln(w, m)
	}
	if t.judged() == 0 {
		fmt.Fprintln(w, "no mutant was judged")
		return
	}
	dead := t.killed + t.hung
	fmt.Fprintf(w, "score: %d%%: %d of %d killed (%d by a timeout), %d survived; %d did not compile; drawn from %d\n",
		100*dead/t.judged(), dead, t.judged(), t.hung, len(t.survivors), t.unbuilt, found)
}

// judgeAll takes mutants in their order until as many as wanted have been
// judged. After an error it starts no other, and gives what it has.
func judgeAll(drawn []mutant, o options, judge func(mutant) (v verdict, by string, err error), progress io.Writer) (*tally, error) {
	t := &tally{}
	next, running := 0, 0
	var failed error
	var mu sync.Mutex
	wake := sync.NewCond(&mu)
	var workers sync.WaitGroup
	for range o.workers {
		workers.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			for {
				// One that runs may turn out not to compile.
				for failed == nil && running > 0 && t.judged()+running >= o.count {
					wake.Wait()
				}
				if failed != nil || next == len(drawn) || t.judged() >= o.count {
					return
				}
				m := drawn[next]
				next++
				running++
				mu.Unlock()
				v, by, err := judge(m)
				mu.Lock()
				running--
				if err != nil {
					failed = err
				} else {
					t.add(m, v)
					if by != "" {
						by = " by " + by
					}
					fmt.Fprintf(progress, "%d/%d %s%s: %s\n", t.judged(), o.count, v, by, m)
				}
				wake.Broadcast()
			}
		})
	}
	workers.Wait()
	return t, failed
}
