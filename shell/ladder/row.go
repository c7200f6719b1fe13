package ladder

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"time"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/console"
	"labsh/shell/locale"
)

// longWait is from when on a wait is drawn as a gap.
const longWait = 200 * time.Millisecond

// A placed row has its place among those of other conversations, and how long its
// calls waited.
type placed struct {
	*Row
	clock time.Time
	wait  time.Duration
}

// draw makes the part's rows.
func (p *partDrawing) draw() *Part {
	var rows []placed
	for _, t := range p.group {
		rows = append(rows, p.rows(t)...)
	}
	slices.SortStableFunc(rows, func(a, b placed) int { return a.clock.Compare(b.clock) })
	for i, r := range rows {
		if gap := p.gap(rows, i); gap >= longWait {
			p.part.Rows = append(p.part.Rows, &Row{ID: "g" + r.ID, At: r.At, Gap: gapText(gap, p.o.Lang)})
		}
		p.part.Rows = append(p.part.Rows, r.Row)
	}
	if len(p.part.Rows) > 0 {
		p.part.Count = p.countText(p.o.Lang)
	}
	return p.part
}

// gap is how long nothing happened before a row: as far as a call waited for it, or
// all of it where pauses are wanted.
func (p *partDrawing) gap(rows []placed, i int) time.Duration {
	wait := rows[i].wait
	if i == 0 {
		return wait
	}
	pause := rows[i].clock.Sub(rows[i-1].clock)
	if p.o.Pauses {
		return pause
	}
	return min(wait, pause)
}

// rows are those of one conversation.
func (p *partDrawing) rows(t *talk) []placed {
	d := &talkDrawing{partDrawing: p, talk: t}
	drawn := 0 // the step up to which the takers are on rows already
	for i := 0; i < len(t.Steps); i++ {
		s := &t.Steps[i]
		if i < drawn && !acknowledges(s) || i == drawn && i > 0 {
			continue
		}
		if s.Wire == nil && (quiet(s.Call) || t.cancelled(i)) {
			d.keepStates(s)
			d.queue(s)
			continue
		}
		d.begin(i, s)
		last := i
		if j := t.taker(i); j > 0 {
			d.took(j)
			last, drawn = j, j
		}
		for d.pieceOf(last) {
			last++
			drawn = last
			d.goOn(last)
		}
		d.finish()
	}
	d.raise()
	return d.made
}

// A talkDrawing makes the rows of one conversation.
type talkDrawing struct {
	*partDrawing
	*talk
	made []placed
	row  placed
	// bytes are those of the row's last call.
	bytes int
	// states are the last of both ends.
	states [2]*State
	queues queues
	// failed is a connect whose error is told below what crossed for it.
	failed *Cell
}

// taker is the step that took at once what step i sent, alone or with what was sent
// before; 0 for none. Nothing lies between but what the kernel said of it. A TLS handshake is
// of both ends.
func (t *talk) taker(i int) int {
	w := t.Steps[i].Wire
	if w == nil || t.keys[0] == t.keys[1] {
		return 0
	}
	j := i + 1
	for j < len(t.Steps) && (acknowledges(&t.Steps[j]) || t.Steps[j].Wire == nil && t.cancelled(j)) {
		j++
	}
	if j == len(t.Steps) {
		return 0
	}
	next := &t.Steps[j]
	n := len(next.Takes)
	switch {
	case next.End == t.Steps[i].End, next.Wire != nil:
	case w.Kind == record.Handshake:
		if next.Call != nil && next.Call.Op == "tls" {
			return j
		}
	case n > 0 && next.Takes[n-1].Step == i:
		return j
	}
	return 0
}

// acknowledges reports whether a step is a segment that only acknowledges.
func acknowledges(s *record.Step) bool {
	return s.Call == nil && s.Wire != nil && s.Wire.Kind == record.ACK && s.State.TCP == 0 && s.Other.TCP == 0
}

// cancelled reports whether step i is a call of a server in the background that took
// nothing, and ended because the server did or had something else to do.
func (t *talk) cancelled(i int) bool {
	s := &t.Steps[i]
	if s.Call == nil || s.Call.Err == nil || len(s.Takes) > 0 {
		return false
	}
	var e *netlab.Error
	stopped := errors.Is(s.Call.Err, context.Canceled) || errors.Is(s.Call.Err, net.ErrClosed) ||
		errors.As(s.Call.Err, &e) && e.Timeout()
	end := &t.Ends[s.End]
	switch {
	case s.Call.Receives():
		return stopped && end.Listener != 0 && end.Name == ""
	case s.Call.Op != "accept":
		return false
	}
	// It was still accepting when the socket was closed.
	closes := func(s record.Step) bool { return s.Call != nil && s.Call.Op == "close" }
	return slices.ContainsFunc(t.Steps[:i], closes) || i+1 < len(t.Steps) && closes(t.Steps[i+1])
}

// pieceOf reports whether step i+1 goes on with the call of step i: a recvline is several
// recv.
func (t *talk) pieceOf(i int) bool {
	if i+1 >= len(t.Steps) {
		return false
	}
	s, next := &t.Steps[i], &t.Steps[i+1]
	return s.Call != nil && next.Call != nil && s.Call.Within != "" && next.Call.Within == s.Call.Within &&
		s.End == next.End && next.Call.Piece == s.Call.Piece+1 && next.Wire == nil && s.Call.Err == nil
}

func (d *talkDrawing) begin(i int, s *record.Step) {
	if d.failed != nil && s.Call != nil {
		d.raise()
	}
	d.row = placed{Row: &Row{At: s.At}, clock: d.clock[i]}
	d.row.ID = d.id(s)
	d.queue(s)
	if c := d.cell(s); c != nil {
		if d.again && len(d.made) == 0 && s.End == 0 && c.Note == "" {
			c.Note = address(d.Ends[0].Address)
		}
		d.add(*c)
	}
	d.arrow(s)
	if s.Other.TCP != 0 {
		d.state(1-s.End, s.Other)
	}
	if d.failed != nil && s.Call == nil && s.End != d.failedEnd() && s.Wire != nil {
		// What answered the connect: the error stands where it arrives.
		c := *d.failed
		d.failed = nil
		if has := d.row.cellOf(c.Column); has != nil {
			has.Error, has.Seq = c.Error, c.Seq
		}
		d.add(c)
	}
}

func (d *talkDrawing) failedEnd() int {
	if d.keys[0] != "" && d.columns[d.keys[0]] == d.failed.Column {
		return 0
	}
	return 1
}

// cell is what a step's own end did.
func (d *talkDrawing) cell(s *record.Step) *Cell {
	if d.keys[s.End] == "" {
		return nil
	}
	c := &Cell{Column: d.columns[d.keys[s.End]], State: stateOf(s.State)}
	if e := s.Call; e != nil {
		d.row.wait = max(d.row.wait, s.Wait)
		d.bytes = e.Bytes
		c.Seq = e.Seq
		c.Call = callText(e, d.accepted(e))
		c.Open = e.Open
		c.Socket = d.socketName(s.End, e)
		if e.Err != nil {
			c.Error = console.Escape(ErrorName(e.Err))
		}
		if e.Err != nil && e.Op == "connect" && s.Wire != nil {
			d.failed = &Cell{Column: c.Column, Seq: e.Seq, Error: c.Error}
			c.Error = ""
			d.row.wait = 0
		}
	}
	if s.Waiting > 0 && d.times == 1 {
		c.Note = locale.LadderWaiting.Format(d.o.Lang, s.Waiting)
	}
	if c.State != nil {
		d.states[s.End] = c.State
	}
	if c.Call == "" && c.State == nil && c.Note == "" {
		return nil
	}
	return c
}

// raise puts the error of a connect on a row of its own.
func (d *talkDrawing) raise() {
	if d.failed == nil {
		return
	}
	c := *d.failed
	d.failed = nil
	last := d.made[len(d.made)-1]
	row := placed{Row: &Row{ID: fmt.Sprint("e", c.Seq, "!"), At: last.At}, clock: last.clock}
	for i := range d.Steps {
		if e := d.Steps[i].Call; e != nil && e.Seq == c.Seq {
			row.At, row.wait = e.End(), d.Steps[i].Wait
		}
	}
	if row.At.After(row.clock) {
		row.clock = row.At
	}
	row.Seqs = []uint64{c.Seq}
	row.Cells = []Cell{c}
	d.made = append(d.made, row)
}

// accepted is the name of the socket that an accept gave.
func (d *talkDrawing) accepted(e *record.Event) string {
	if e.Accepted == 0 {
		return ""
	}
	for i := range d.Ends {
		if d.Ends[i].Socket == e.Accepted || slices.Contains(d.Ends[i].Others, e.Accepted) {
			return console.Escape(d.Ends[i].Name)
		}
	}
	return ""
}

// socketName is the name of the socket whose call it was, where its column has several
// that it could be.
func (d *talkDrawing) socketName(end int, call *record.Event) string {
	e := &d.Ends[end]
	if d.Kind == record.Listening && call.Op == "close" && d.sockets[d.columns[d.keys[end]]] > 0 {
		return console.Escape(e.Name)
	}
	if e.Listener == 0 || call.Op == "accept" || d.sockets[d.columns[d.keys[end]]] < 2 {
		return ""
	}
	return console.Escape(e.Name)
}

// took adds to the row the call that took its message at once.
func (d *talkDrawing) took(i int) {
	s := &d.Steps[i]
	d.queue(s)
	if c := d.cell(s); c != nil {
		d.add(*c)
	}
	if s.Other.TCP != 0 {
		d.state(1-s.End, s.Other)
	}
}

// goOn adds to the row's cell a further piece of its call.
func (d *talkDrawing) goOn(i int) {
	s := &d.Steps[i]
	d.queue(s)
	c := d.row.cellOf(d.columns[d.keys[s.End]])
	if c == nil {
		return
	}
	d.bytes += s.Call.Bytes
	whole := *s.Call
	whole.Bytes = d.bytes
	c.Call, c.Open = callText(&whole, ""), whole.Open
	if whole.Err != nil {
		c.Error = console.Escape(ErrorName(whole.Err))
	}
	if s.Call.Seq != 0 {
		d.row.Seqs = append(d.row.Seqs, s.Call.Seq)
	}
	if state := stateOf(s.State); state != nil {
		c.State, d.states[s.End] = state, state
	}
	d.row.wait = max(d.row.wait, s.Wait)
}

// add puts a cell into the row. A column that has one already gets what it has not.
func (d *talkDrawing) add(c Cell) {
	if c.Seq != 0 {
		d.row.Seqs = append(d.row.Seqs, c.Seq)
	}
	if has := d.row.cellOf(c.Column); has != nil {
		if c.State != nil {
			has.State = c.State
		}
		return
	}
	d.row.Cells = append(d.row.Cells, c)
}

// state is an end's from this row on.
func (d *talkDrawing) state(end int, s record.State) {
	d.states[end] = stateOf(s)
	if d.keys[end] != "" {
		d.add(Cell{Column: d.columns[d.keys[end]], State: d.states[end]})
	}
}

func (d *talkDrawing) keepStates(s *record.Step) {
	if state := stateOf(s.State); state != nil {
		d.states[s.End] = state
	}
	if state := stateOf(s.Other); state != nil {
		d.states[1-s.End] = state
	}
}

func (d *talkDrawing) finish() {
	if d.o.States {
		for end, key := range d.keys {
			if key != "" && d.states[end] != nil {
				d.add(Cell{Column: d.columns[key], State: d.states[end]})
			}
		}
	}
	if len(d.row.Cells) == 0 && d.row.Arrow == nil {
		return
	}
	slices.SortFunc(d.row.Cells, func(a, b Cell) int { return a.Column - b.Column })
	d.row.Queues = d.queued()
	d.made = append(d.made, d.row)
}

func (r *Row) cellOf(column int) *Cell {
	for i := range r.Cells {
		if r.Cells[i].Column == column {
			return &r.Cells[i]
		}
	}
	return nil
}

// arrow draws what crossed. What an end sends itself has no arrow: it is noted.
func (d *talkDrawing) arrow(s *record.Step) {
	w := s.Wire
	if w == nil || d.keys[0] == "" || d.keys[1] == "" {
		return
	}
	a := &Arrow{
		From: d.columns[d.keys[s.End]], To: d.columns[d.keys[1-s.End]],
		Kind: wires[w.Kind].kind, Inferred: w.Inferred, Lost: w.Lost, Label: wires[w.Kind].label,
	}
	if w.Kind == record.Data || w.Kind == record.Datagram {
		a.Data, a.Length, a.Offset = w.Data, w.Length, w.Offset
		a.Text = MessageText(w.Data, w.Length)
		a.Label = `"` + a.Text + `"`
	}
	a.segments(w.Segments, d.o.Lang)
	if w.Kind == record.Handshake && s.Call != nil && s.Call.TLSVersion != "" {
		a.Label = console.Escape(s.Call.TLSVersion)
	}
	if a.From != a.To {
		d.row.Arrow = a
		return
	}
	if c := d.row.cellOf(a.From); c != nil && c.Note == "" {
		c.Note = a.Label
	}
}

// wires are the kinds of what crosses, and what stands at its arrow.
var wires = map[record.WireKind]struct {
	kind  ArrowKind
	label string
}{
	record.SYN: {SYN, "SYN"}, record.SYNACK: {SYNACK, "SYN ACK"}, record.ACK: {ACK, "ACK"}, record.FIN: {FIN, "FIN"}, record.RST: {RST, "RST"},
	record.Data: {Data, ""}, record.Datagram: {Datagram, ""}, record.Handshake: {Handshake, "TLS"}, record.ICMP: {ICMP, "ICMP port unreachable"},
	record.Link: {Link, ""}, record.EOF: {EOF, "EOF"}, record.Notify: {Notify, "close_notify"},
}

// id is a row's: of the call that it shows, else of how many of its kind there were.
func (d *talkDrawing) id(s *record.Step) string {
	if s.Call != nil && s.Call.Seq != 0 {
		return fmt.Sprint("e", s.Call.Seq)
	}
	key := d.talk.id
	switch {
	case s.Call != nil:
		key += fmt.Sprint("-", s.End, s.Call.Op)
	case s.Wire != nil:
		key += fmt.Sprint("-", s.End, wires[s.Wire.Kind].kind)
	default:
		key += fmt.Sprint("-", s.End, "-state")
	}
	d.count[key]++
	return fmt.Sprint(key, d.count[key])
}
