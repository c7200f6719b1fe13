package record

import (
	"cmp"
	"slices"
	"time"
)

// queued is a change of how many connections wait at a listener.
type queued struct {
	at    time.Time
	order int
	end   *end
	by    int
	c     *Conversation
	step  int
}

// wait notes that the step has a connection wait, or taken.
func (t *talk) wait(s *Step, by int) {
	if t.queue == nil {
		return
	}
	t.builder.queue = append(t.builder.queue, queued{s.At, len(t.builder.queue), t.queue, by, t.c, len(t.c.Steps) - 1})
}

// relay numbers the conversations that relays have tied together.
func (b *builder) relay() {
	type leg struct {
		end  *end
		peer place
	}
	legs := map[leg]*Conversation{}
	for _, c := range b.all {
		if c.Kind == Connection || c.Kind == Datagrams {
			for i := range c.Ends {
				if e := b.owner[c.Ends[i].Socket]; e != nil {
					legs[leg{e, b.place(c.Ends[1-i].Address)}] = c
				}
			}
		}
	}
	for _, c := range b.all {
		e := b.owner[c.Ends[0].Socket]
		if e == nil {
			continue
		}
		for _, k := range e.socks {
			if k.relay != nil {
				if other := legs[leg{b.owner[k.relay.client], b.place(k.relay.peer)}]; other != nil {
					c.Relay, other.Relay = k.relay.number, k.relay.number
				}
			}
		}
	}
}

// countWaiting counts who waits at each listener.
func (b *builder) countWaiting() {
	slices.SortFunc(b.queue, func(x, y queued) int {
		return cmp.Or(x.at.Compare(y.at), cmp.Compare(y.by, x.by), cmp.Compare(x.order, y.order))
	})
	waiting := map[*end]int{}
	for _, q := range b.queue {
		n := max(waiting[q.end]+q.by, 0)
		waiting[q.end] = n
		q.c.Steps[q.step].Waiting = n
	}
}
