package ladder

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"labsh/netlab/record"
	"labsh/shell/console"
	"labsh/shell/locale"
)

// A partDrawing makes a [Part] of a group.
type partDrawing struct {
	group
	o       Options
	part    *Part
	columns map[string]int // by key
	// sockets counts the accepted sockets of a column; several need to be told apart.
	sockets []int
	relays  bool           // something is relayed
	count   map[string]int // of rows of a kind, for their IDs
}

func newPart(g group, o Options) *partDrawing {
	p := &partDrawing{group: g, o: o, part: &Part{ID: "p" + g[0].id}, columns: map[string]int{}, count: map[string]int{}}
	p.heads()
	return p
}

// heads makes the columns: those that began to the left, those that waited for them to
// the right.
func (p *partDrawing) heads() {
	var keys []string
	began := map[string]int{} // how often it began, less how often it did not
	set := map[string]int{}
	for _, t := range p.group {
		for i, key := range t.keys {
			if key == "" {
				continue
			}
			if _, known := began[key]; !known {
				keys = append(keys, key)
				began[key], set[key] = 0, t.set
			}
			if t.Kind != record.Lone {
				began[key] += 1 - 2*i
			}
			if t.Ends[i].Listener != 0 && key[0] != 'r' || t.Kind == record.Listening {
				began[key] = -1 << 30
			}
		}
	}
	slices.SortStableFunc(keys, func(a, b string) int {
		return cmp.Or(set[a]-set[b], rank(began[a])-rank(began[b]))
	})
	left, right := 0, 0
	for i, key := range keys {
		p.columns[key] = i
		c := Column{ID: key, Times: 1}
		// The first client and the first server have the first two colours.
		if rank(began[key]) == 0 {
			c.Hue = [...]int{0, 2, 4}[left%3]
			left++
		} else {
			c.Hue = [...]int{1, 3, 5}[right%3]
			right++
		}
		p.part.Columns = append(p.part.Columns, c)
	}
	p.sockets = make([]int, len(keys))
	for _, t := range p.group {
		p.relays = p.relays || t.Relay != 0
		for i, key := range t.keys {
			if key != "" {
				p.end(t, i, &p.part.Columns[p.columns[key]])
			}
		}
	}
	for i := range p.part.Columns {
		p.title(&p.part.Columns[i], rank(began[keys[i]]) == 1)
	}
}

func rank(began int) int {
	if began < 0 {
		return 1
	}
	return 0
}

// end adds to a column what is known of an end of a conversation.
func (p *partDrawing) end(t *talk, i int, c *Column) {
	e := &t.Ends[i]
	c.Here = c.Here || e.Here() || e.Listener != 0
	for _, name := range []string{e.ListenerName, e.Name} {
		if name = console.Escape(name); name != "" && !slices.Contains(c.Names, name) {
			c.Names = append(c.Names, name)
		}
	}
	if c.Address == "" || t.Kind == record.Listening && e.Address != nil {
		c.Address = address(e.Address)
	}
	if i == 0 {
		c.Times = max(c.Times, t.times)
	}
	if e.Listener != 0 {
		p.sockets[p.columns[t.keys[i]]]++
	}
	if s := stateOf(e.State); s != nil && (c.State == nil || t.Kind != record.Listening) {
		c.State = s
	}
	if e.Unread > 0 {
		c.Queue = locale.LadderUnread.For(p.o.Lang, e.Unread).Format(p.o.Lang, e.Unread)
	}
	if t.Kind == record.Listening {
		for _, s := range slices.Backward(t.Steps) {
			if s.Waiting >= 0 {
				if s.Waiting > 0 {
					c.Queue = locale.LadderWaiting.Format(p.o.Lang, s.Waiting)
				}
				break
			}
		}
	}
}

// mostNames is how many names stand above one column.
const mostNames = 3

func (p *partDrawing) title(c *Column, server bool) {
	switch {
	case len(c.Names) > mostNames:
		c.Title = strings.Join(c.Names[:mostNames-1], ", ") + ", …"
	case len(c.Names) > 0:
		c.Title = strings.Join(c.Names, ", ")
	case p.relays && !c.Here && server:
		c.Title = locale.LadderServer.In(p.o.Lang)
	case p.relays && !c.Here:
		c.Title = locale.LadderClient.In(p.o.Lang)
	case !c.Here:
		c.Title = locale.LadderElsewhere.In(p.o.Lang)
	case len(p.columns) == 1:
		c.Title = locale.LadderSocket.In(p.o.Lang)
	case server:
		c.Title = locale.LadderServer.In(p.o.Lang)
	default:
		c.Title = locale.LadderClient.In(p.o.Lang)
	}
	if c.Times > 1 {
		c.Title += fmt.Sprint(" ×", c.Times)
	}
}

func stateOf(s record.State) *State {
	if s.TCP == 0 {
		return nil
	}
	return &State{Name: s.TCP.String(), Inferred: s.Inferred}
}
