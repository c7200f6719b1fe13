package ladder

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"labsh/netlab"
	"labsh/netlab/capture"
	"labsh/netlab/record"
)

// A talk is a conversation in a group, with the columns of its ends: "" for an end
// that there is not. times is how many conversations of its shape it stands for.
type talk struct {
	*record.Conversation
	id    string
	keys  [2]string
	times int
	// others is what was captured of those that it stands for.
	others capture.Counts
	set    int // of those side by side that share no end
	// again tells that its first end has the column of one before it.
	again bool
	// clock is when each step was, never earlier than the one before.
	clock []time.Time
}

func newTalk(c *record.Conversation) *talk {
	t := &talk{Conversation: c, times: 1}
	t.setClock()
	ends := [2]string{}
	for i := range c.Ends {
		e := &c.Ends[i]
		if e.Here() {
			ends[i] = fmt.Sprint(e.Socket)
		} else if e.Address != nil {
			ends[i] = netlab.AddressText(e.Address)
		}
	}
	t.id = fmt.Sprintf("k%d-%s-%s", c.Kind, ends[0], ends[1])
	for i := range c.Ends {
		switch e := &c.Ends[i]; {
		case c.Kind == record.Listening && i == 0:
		case e.Listener != 0:
			t.keys[i] = fmt.Sprint("s", e.Listener)
		case e.Here():
			t.keys[i] = fmt.Sprint("s", e.Socket)
		case c.Kind == record.Lone || c.Kind == record.Listening:
		case ends[i] != "" && !t.refused():
			t.keys[i] = fmt.Sprintf("a%v-%s", c.Protocol, ends[i])
		default:
			t.keys[i] = fmt.Sprint("x", i, t.id)
		}
	}
	return t
}

// relayed puts both ends of a relay into one column, between the two that it stands between.
func (t *talk) relayed(legs map[uint64]int) {
	if t.Relay == 0 || t.keys[0] == "" || t.keys[1] == "" {
		return
	}
	leg := min(legs[t.Relay], 1) // the client's was there before the target's
	legs[t.Relay]++
	t.keys[1-leg] = fmt.Sprint("r", t.Relay)
	if !t.Ends[leg].Here() && t.Ends[leg].Listener == 0 {
		t.keys[leg] = fmt.Sprint("x", leg, t.id) // each client has a picture of its own
	}
}

// refused reports whether nobody at the other end was reached: there is nothing that others
// could share with it.
func (t *talk) refused() bool {
	return t.Kind == record.Connection && slices.ContainsFunc(t.Steps, func(s record.Step) bool {
		return s.Call != nil && s.Call.Op == "connect" && s.Call.Err != nil
	}) && !slices.ContainsFunc(t.Steps, func(s record.Step) bool { return s.Wire != nil && s.Wire.Kind == record.Data })
}

func (t *talk) setClock() {
	t.clock = make([]time.Time, len(t.Steps))
	for i := range t.Steps {
		t.clock[i] = t.Steps[i].At
		if i > 0 && t.clock[i].Before(t.clock[i-1]) {
			t.clock[i] = t.clock[i-1]
		}
	}
}

// A group is what stands side by side.
type group []*talk

// groups puts together what shares an end, and what went to and fro between two such
// sets; what has more columns than most is folded, and then taken apart.
func groups(conversations []*record.Conversation, most int) []group {
	var sets []group
	of := map[string]int{}   // a column's set
	legs := map[uint64]int{} // of relays, so far
	same := map[string]int{} // conversations of the same ends: a connect that was tried again
	for _, c := range conversations {
		t := newTalk(c)
		t.relayed(legs)
		if same[t.id]++; same[t.id] > 1 {
			t.id += fmt.Sprint("-", same[t.id])
		}
		if len(t.Steps) == 0 || t.keys == [2]string{} {
			continue
		}
		into := -1
		for _, key := range t.keys {
			i, known := of[key]
			switch {
			case key == "" || !known || i == into:
			case into < 0:
				into = i
			default: // it joins two sets
				low, high := min(into, i), max(into, i)
				for _, moved := range sets[high] {
					of[moved.keys[0]], of[moved.keys[1]] = low, low
				}
				sets[low] = append(sets[low], sets[high]...)
				sets[high], into = nil, low
			}
		}
		if into < 0 {
			into = len(sets)
			sets = append(sets, nil)
		}
		sets[into] = append(sets[into], t)
		of[t.keys[0]], of[t.keys[1]] = into, into
	}
	sets = slices.DeleteFunc(sets, func(g group) bool { return len(g) == 0 })
	slices.SortStableFunc(sets, func(a, b group) int { return a.began().Compare(b.began()) })
	var all []group
	for i, g := range sets {
		if g.columns() > most {
			g = g.folded()
		}
		g = g.shared()
		if last := len(all) - 1; i > 0 && all[last].columns()+g.columns() <= most && all[last].weaves(g) {
			set := all[last][len(all[last])-1].set + 1
			for _, t := range g {
				t.set = set
			}
			all[last] = append(all[last], g...)
			continue
		}
		all = append(all, g.split(most)...)
	}
	return all
}

func (g group) began() time.Time {
	return slices.MinFunc(g, func(a, b *talk) int { return a.clock[0].Compare(b.clock[0]) }).clock[0]
}

func (g group) columns() int {
	keys := map[string]bool{}
	for _, t := range g {
		for _, key := range t.keys {
			if key != "" {
				keys[key] = true
			}
		}
	}
	return len(keys)
}

// turns is how often two sets have to take turns to be drawn beside each other: as the
// two sides of a relay do.
const turns = 4

// weaves reports whether g and other happened in turns.
func (g group) weaves(other group) bool {
	type moment struct {
		at    time.Time
		other bool
	}
	var moments []moment
	for i, set := range []group{g, other} {
		for _, t := range set {
			for j := range t.Steps {
				if t.Steps[j].Wire != nil {
					moments = append(moments, moment{t.clock[j], i == 1})
				}
			}
		}
	}
	slices.SortStableFunc(moments, func(a, b moment) int { return a.at.Compare(b.at) })
	n := 0
	for i := 1; i < len(moments) && n < turns; i++ {
		if moments[i].other != moments[i-1].other {
			n++
		}
	}
	return n >= turns
}

// split takes a group apart so that no piece has more columns than most, unless one
// conversation has.
func (g group) split(most int) []group {
	if g.columns() <= most {
		return []group{g}
	}
	var pieces []group
	ordered := slices.Clone(g)
	slices.SortStableFunc(ordered, func(a, b *talk) int {
		return cmp.Or(a.clock[0].Compare(b.clock[0]))
	})
	for _, t := range ordered {
		if last := len(pieces) - 1; last >= 0 {
			if with := append(slices.Clone(pieces[last]), t); with.columns() <= most {
				pieces[last] = with
				continue
			}
		}
		pieces = append(pieces, group{t})
	}
	return pieces
}
