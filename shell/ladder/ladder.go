// Package ladder draws conversations as sequence diagrams: one column an end, time
// downward, an arrow for what crossed.
//
// [Draw] lays conversations out as a [Diagram], which has no size; its renderers make text
// or a picture of it. All words are in a language already.
package ladder

import (
	"slices"
	"strings"
	"time"

	"labsh/netlab/record"
	"labsh/shell/console"
	"labsh/shell/locale"
)

// Options say what is drawn.
type Options struct {
	Lang locale.Lang
	// Columns is how many columns fit side by side, 0 for [MostColumns]: conversations
	// that share an end stand beside each other as long as they do, and else one below
	// the other.
	Columns int
	// Names are the sockets whose conversations are wanted; none for all.
	Names []string
	// Last is how many of the last rows are wanted, 0 for all.
	Last int
	// Bytes asks for the bytes of messages, States for a state at each step, Pauses
	// for the time between two calls: of steps that are typed it says nothing.
	Bytes, States, Pauses bool
	// captured tells that there are captured segments: nobody needs to be told how.
	captured bool
	// Dropped is how many events the record no longer has.
	Dropped uint64
	// Lost is how many packets passed too fast to be captured.
	Lost uint64
}

// MostColumns is how many columns stand side by side where nobody says.
const MostColumns = 6

// Draw lays conversations out.
func Draw(conversations []*record.Conversation, o Options) *Diagram {
	if o.Columns <= 0 {
		o.Columns = MostColumns
	}
	d := &Diagram{
		Lang: o.Lang.String(), Title: locale.LadderTitle.In(o.Lang), Bytes: o.Bytes, States: o.States,
	}
	o.captured = slices.ContainsFunc(conversations, func(c *record.Conversation) bool { return c.Captured })
	for _, g := range groups(wanted(conversations, o.Names), o.Columns) {
		if p := newPart(g, o).draw(); len(p.Rows) > 0 {
			d.Parts = append(d.Parts, p)
		}
	}
	earlier := d.keepLast(o.Last)
	if len(d.Parts) == 1 {
		d.Title = d.Parts[0].title()
	}
	if len(d.Parts) == 0 {
		d.Empty = locale.LadderEmpty.In(o.Lang)
	}
	d.note(o, earlier)
	return d
}

func (p *Part) title() string {
	var titles []string
	for i := range p.Columns {
		titles = append(titles, p.Columns[i].Title)
	}
	return strings.Join(titles, " ⇄ ")
}

// Known are the names of the sockets of conversations, the oldest first.
func Known(conversations []*record.Conversation) []string {
	var names []string
	for _, c := range conversations {
		for i := range c.Ends {
			for _, name := range []string{c.Ends[i].ListenerName, c.Ends[i].Name} {
				if name != "" && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// wanted are the conversations in which one of the names takes part, and what the sockets
// of their columns did by themselves: listen, bind, close.
func wanted(all []*record.Conversation, names []string) []*record.Conversation {
	if len(names) == 0 {
		return all
	}
	chosen, sockets := map[*record.Conversation]bool{}, map[record.ID]bool{}
	for _, c := range all {
		chosen[c] = slices.ContainsFunc(names, func(name string) bool {
			return slices.ContainsFunc(c.Ends[:], func(e record.End) bool { return e.Name == name || e.ListenerName == name })
		})
		for i := range c.Ends {
			if e := &c.Ends[i]; chosen[c] {
				sockets[e.Listener], sockets[e.Socket] = true, true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(c *record.Conversation) bool {
		alone := c.Kind == record.Listening || c.Kind == record.Lone
		return !chosen[c] && !(alone && slices.ContainsFunc(c.Ends[:], func(e record.End) bool { return e.Here() && sockets[e.Socket] }))
	})
}

// keepLast drops all rows but the last, and says how many it dropped; gaps do not
// count.
func (d *Diagram) keepLast(last int) (dropped int) {
	if last <= 0 {
		return 0
	}
	var times []time.Time
	for _, p := range d.Parts {
		for _, r := range p.Rows {
			if r.Gap == "" {
				times = append(times, r.At)
			}
		}
	}
	if dropped = len(times) - last; dropped <= 0 {
		return 0
	}
	// Rows of one part are in their order, which need not be that of their times.
	slices.SortFunc(times, time.Time.Compare)
	left := map[*Part]int{}
	budget := dropped
	for _, p := range d.Parts {
		for _, r := range p.Rows {
			if r.Gap == "" && r.At.Before(times[dropped]) {
				left[p]++
				budget--
			}
		}
	}
	for _, p := range d.Parts { // of the same instant: the first go
		for _, r := range p.Rows {
			if budget > 0 && r.Gap == "" && r.At.Equal(times[dropped]) {
				left[p]++
				budget--
			}
		}
	}
	for _, p := range d.Parts {
		n := left[p]
		from := 0
		for from < len(p.Rows) && n > 0 {
			if p.Rows[from].Gap == "" {
				n--
			}
			from++
		}
		for n == 0 && from > 0 && from < len(p.Rows) && p.Rows[from].Gap != "" {
			from++ // a gap after nothing
		}
		p.Rows = p.Rows[from:]
	}
	d.Parts = slices.DeleteFunc(d.Parts, func(p *Part) bool { return len(p.Rows) == 0 })
	return dropped
}

// note puts under the diagram what its marks mean, and what it does not show.
func (d *Diagram) note(o Options, earlier int) {
	var inferred, segments, open, cut bool
	most := 1
	for _, p := range d.Parts {
		for _, c := range p.Columns {
			most = max(most, c.Times)
		}
		for _, r := range p.Rows {
			if a := r.Arrow; a != nil {
				inferred = inferred || a.Inferred
				segments = segments || a.Inferred && a.Kind != Link && a.Kind != EOF && a.Kind != Handshake
				cut = cut || a.Cut()
			}
			for _, c := range r.Cells {
				open = open || c.Open
			}
		}
	}
	add := func(when bool, text string) {
		if when {
			d.Notes = append(d.Notes, console.Escape(text))
		}
	}
	if dashed := locale.LadderInferred.In(o.Lang); segments && !o.captured {
		add(true, dashed+" "+locale.LadderCapture.In(o.Lang))
	} else {
		add(inferred, dashed)
	}
	add(open, locale.LadderOpen.In(o.Lang))
	add(most > 1, locale.LadderFolded.Format(o.Lang, most))
	add(cut, locale.LadderCutData.In(o.Lang))
	add(earlier > 0, locale.LadderEarlier.For(o.Lang, int64(earlier)).Format(o.Lang, earlier))
	add(o.Lost > 0, locale.LadderLost.For(o.Lang, int64(o.Lost)).Format(o.Lang, o.Lost))
	add(o.Dropped > 0, locale.LadderDropped.For(o.Lang, int64(o.Dropped)).Format(o.Lang, o.Dropped))
}
