package ladder

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"labsh/netlab/record"
)

// manyAlike is from how many conversations of the same shape on one stands for all.
const manyAlike = 8

// folded is the group with one conversation for all that have the same shape, where they
// are many: those of the clients of a server.
func (g group) folded() group {
	uses := g.uses()
	alike := map[string][]*talk{}
	shape := make([]string, len(g))
	for i, t := range g {
		if t.keys[0] != "" && t.keys[1] != "" && uses[t.keys[0]] == 1 {
			shape[i] = t.shape()
			alike[shape[i]] = append(alike[shape[i]], t)
		}
	}
	var kept group
	for i, t := range g {
		all := alike[shape[i]]
		switch {
		case len(all) < manyAlike:
			kept = append(kept, t)
		case all[0] == t:
			t.times = len(all)
			for _, other := range all[1:] {
				t.others = t.others.Plus(other.Counts)
			}
			t.settled()
			kept = append(kept, t)
		}
	}
	return kept
}

// uses is how many conversations each column has.
func (g group) uses() map[string]int {
	uses := map[string]int{}
	for _, t := range g {
		uses[t.keys[0]]++
		uses[t.keys[1]]++
	}
	return uses
}

// shape is the same for conversations that look the same: what each end did, in its
// order, with what result. How long a message was, what it said, and which end was quicker
// does not count.
func (t *talk) shape() string {
	var ends [2]strings.Builder
	for i := range t.Steps {
		s := &t.Steps[i]
		b := &ends[s.End]
		if e := s.Call; e != nil {
			fmt.Fprintf(b, "|%s %s %v %v", e.Op, ErrorName(e.Err), e.Open, e.Bytes > 0)
		}
		if w := s.Wire; w != nil {
			fmt.Fprintf(b, "|%d %v", w.Kind, w.Lost)
		}
	}
	return t.keys[1] + ends[0].String() + "\x00" + ends[1].String()
}

// settled is a conversation that stands for others of its shape: calls that nothing crossed
// for stand as early as they could have been, and nothing of others between them, so that the
// drawing does not hang on which end was quicker this time.
func (t *talk) settled() {
	slot := make([]int, len(t.Steps)) // behind which step that something crossed for
	last := [2]int{-1, -1}            // the slot of each end's last step
	for i := range t.Steps {
		s := &t.Steps[i]
		if s.Wire != nil || s.Call == nil {
			slot[i] = i
		} else {
			slot[i] = max(last[s.End], t.cause(i))
		}
		last[s.End] = slot[i]
	}
	order := make([]int, len(t.Steps))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		moved := func(i int) int { return min(1, i-slot[i]) } // after what it stands behind
		return cmp.Or(slot[a]-slot[b], moved(a)-moved(b), t.Steps[b].End-t.Steps[a].End)
	})
	at := make([]int, len(order))
	for to, from := range order {
		at[from] = to
	}
	c := *t.Conversation
	c.Steps = make([]record.Step, len(order))
	for to, from := range order {
		s := t.Steps[from]
		s.Wait = 0
		s.Takes = slices.Clone(s.Takes)
		for i := range s.Takes {
			if step := s.Takes[i].Step; step >= 0 && step < len(at) {
				s.Takes[i].Step = at[step]
			}
		}
		c.Steps[to] = s
	}
	t.Conversation = &c
	for i := range t.clock {
		t.clock[i] = t.clock[0] // it stays together
	}
}

// cause is the step without which step i could not have been: what it took, or the last
// that came from the other end.
func (t *talk) cause(i int) int {
	s := &t.Steps[i]
	cause := -1
	for _, take := range s.Takes {
		if take.Step < i {
			cause = max(cause, take.Step)
		}
	}
	if cause >= 0 || !s.Call.Receives() && s.Call.Op != "accept" {
		return cause
	}
	for j := i - 1; j >= 0; j-- {
		w := t.Steps[j].Wire
		ends := w != nil && t.Steps[j].End != s.End && w.Kind != record.Data && w.Kind != record.Datagram
		if ends && (s.Call.Op == "accept" || w.Kind != record.ACK && w.Kind != record.SYN) {
			return j
		}
	}
	return -1
}

// shared is the group with one column for clients of the same name that came one after
// the other.
func (g group) shared() group {
	uses := g.uses()
	var before []*talk // the last in each column that may be used again
	ordered := slices.Clone(g)
	slices.SortStableFunc(ordered, func(a, b *talk) int { return a.clock[0].Compare(b.clock[0]) })
	for _, t := range ordered {
		if t.keys[0] == "" || t.keys[1] == "" || uses[t.keys[0]] != 1 || t.times > 1 || !t.Ends[0].Here() {
			continue
		}
		i := slices.IndexFunc(before, func(old *talk) bool {
			return old.keys[1] == t.keys[1] && old.Ends[0].Name == t.Ends[0].Name && !t.clock[0].Before(old.clock[len(old.clock)-1])
		})
		if i >= 0 {
			t.keys[0], t.again = before[i].keys[0], true
			before = slices.Delete(before, i, i+1)
		}
		if t.closed() {
			before = append(before, t)
			before = before[max(0, len(before)-mostShared):]
		}
	}
	return g
}

// mostShared is among how many columns one is looked for that may be used again.
const mostShared = 16

// closed reports whether the end that began will do no more.
func (t *talk) closed() bool {
	return slices.ContainsFunc(t.Steps, func(s record.Step) bool {
		return s.End == 0 && s.Call != nil && s.Call.Op == "close" && s.Call.Err == nil
	})
}
