package capture_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"labsh/netlab/capture"
)

var (
	steps  = flag.Int("steps", 20000, "how many segments TestTrackerRandom makes up")
	behind = flag.Int("behind", 14, "how many segments it shows before one that is wrong")
	seed   = flag.Uint64("seed", 1, "where its chance begins")
)

// A side is one end of a made-up connection.
type side struct {
	next, ack uint32
	shown     uint32 // behind what was captured, and may be acknowledged
	window    uint16
}

// An exchange makes up the segments of a connection on which much goes wrong.
type exchange struct {
	t    *testing.T
	r    *rand.Rand
	now  time.Time
	out  []*capture.Packet
	ends [2]side
	kept []frame // what was sent, to be sent again
}

func (e *exchange) pass() {
	e.now = e.now.Add(time.Duration([]int{10, 10, 10, 10, 500, 5000, 30000, 1000000}[e.r.IntN(8)]+e.r.IntN(10)) * time.Microsecond)
}

func (e *exchange) emit(f frame) {
	e.pass()
	e.out = append(e.out, packet(e.t, e.now, f.bytes()))
	s := &e.ends[0]
	if f.source == bob {
		s = &e.ends[1]
	}
	next := f.seq + uint32(len(f.data))
	if f.flags&(capture.SYN|capture.FIN) != 0 {
		next++
	}
	if int32(next-s.shown) > 0 && len(f.data) != 1 || f.flags.Has(capture.SYN) {
		s.shown = next
	}
}

// from returns a segment of one end.
func (e *exchange) from(i int, flags capture.Flags, size int) frame {
	f := frame{source: alice, destination: bob, flags: flags | capture.ACK, seq: e.ends[i].next, ack: e.ends[i].ack, window: e.ends[i].window, data: make([]byte, size)}
	if i == 1 {
		f.source, f.destination = bob, alice
	}
	return f
}

// send sends data, which may be lost before the capture, or overtaken.
func (e *exchange) send(i, size int, flags capture.Flags) frame {
	f := e.from(i, flags, size)
	e.ends[i].next += uint32(size)
	if flags.Has(capture.FIN) {
		e.ends[i].next++
	}
	e.kept = append(e.kept, f)
	return f
}

func (e *exchange) open() {
	for i := range e.ends {
		e.ends[i] = side{next: e.r.Uint32(), window: uint16(1000 + e.r.IntN(60000))}
	}
	e.kept = nil
	options := func() []byte {
		if e.r.IntN(4) == 0 {
			return nil
		}
		return []byte{2, 4, 5, 0xb4, 1, 3, 3, byte(e.r.IntN(9))}
	}
	syn := e.from(0, capture.SYN, 0)
	syn.flags, syn.ack, syn.options = capture.SYN, 0, options()
	e.ends[0].next++
	e.emit(syn)
	if e.r.IntN(4) == 0 {
		e.emit(syn)
	}
	e.ends[1].ack = e.ends[0].next
	answer := e.from(1, capture.SYN, 0)
	answer.options = options()
	e.ends[1].next++
	e.emit(answer)
	if e.r.IntN(8) == 0 {
		e.emit(answer)
	}
	e.ends[0].ack = e.ends[1].next
	e.emit(e.from(0, 0, 0))
}

func (e *exchange) step() {
	i := e.r.IntN(2)
	a, b := &e.ends[i], &e.ends[1-i]
	size := 2 + e.r.IntN(1000)
	switch e.r.IntN(22) {
	case 0, 1, 2:
		e.emit(e.send(i, size, capture.PSH))
	case 3: // one is lost
		e.send(i, size, 0)
	case 4: // two change places
		x, y := e.send(i, size, 0), e.send(i, 2+e.r.IntN(500), 0)
		e.emit(y)
		e.emit(x)
	case 5, 6, 7:
		if len(e.kept) > 0 {
			e.emit(e.kept[max(0, len(e.kept)-1-e.r.IntN(4))])
		}
	case 8, 9, 10:
		a.ack = b.shown
		e.emit(e.from(i, 0, 0))
	case 11, 12:
		for range 1 + e.r.IntN(4) {
			f := e.from(i, 0, 0)
			e.emit(f)
		}
	case 13:
		a.window = uint16(1 + e.r.IntN(60000))
		e.emit(e.from(i, 0, 0))
	case 14: // a closed window, and what follows
		a.ack, a.window = b.shown, 0
		e.emit(e.from(i, 0, 0))
		for range e.r.IntN(3) {
			e.emit(e.from(1-i, 0, 1))
			e.emit(e.from(i, 0, 0))
		}
		if e.r.IntN(2) == 0 {
			a.window = 5000
			e.emit(e.from(i, 0, 0))
		}
	case 15, 16:
		f := e.from(i, 0, e.r.IntN(2))
		f.seq--
		e.emit(f)
		if e.r.IntN(4) > 0 {
			e.emit(e.from(1-i, 0, 0))
		}
	case 17: // part of it
		if a.window == 0 {
			return
		}
		a.ack = b.shown - uint32(e.r.IntN(3))
		e.emit(e.from(i, 0, 0))
	case 18:
		e.emit(e.send(i, 2*e.r.IntN(20), capture.FIN))
	case 19: // all that the other has room for
		if room := int(b.ack + uint32(b.window) - a.next); room > 1 && room < 1400 {
			e.emit(e.send(i, room, 0))
		} else {
			b.window = uint16(e.r.IntN(1000))
			b.ack = a.shown
			e.emit(e.from(1-i, 0, 0))
			if b.window > 1 {
				e.emit(e.send(i, int(b.window), 0))
			}
		}
	case 20:
		if e.r.IntN(4) == 0 {
			f := e.from(i, capture.RST, 0)
			if e.r.IntN(2) == 0 {
				f.window, f.ack, f.flags = 0, 0, capture.RST
				e.emit(f)
				e.open()
				return
			}
			e.emit(f)
		}
	case 21:
		if e.r.IntN(6) == 0 {
			e.open()
		}
	}
}

// judged are tshark's fields in the order of the facts.
func judged(t testing.TB, packets []*capture.Packet) []string {
	t.Helper()
	var names []string
	for fact := range (capture.Reset - 1).All() {
		names = append(names, "tcp.analysis."+fact.String())
	}
	basics := []string{"tcp.stream", "tcp.seq", "tcp.ack", "tcp.nxtseq", "tcp.window_size", "tcp.len", "tcp.flags"}
	var lines []string
	for i, row := range fields(t, packets, append(basics, names...)...) {
		var facts capture.Facts
		for j, value := range row[len(basics):] {
			if value != "" {
				facts |= 1 << j
			}
		}
		lines = append(lines, fmt.Sprintf("%d %s %s", i+1, strings.Join(row[:len(basics)], " "), facts))
	}
	return lines
}

// told is what a tracker says, in the same words.
func told(packets []*capture.Packet) []string {
	var tracker capture.Tracker
	var lines []string
	for i, p := range packets {
		s := tracker.Add(p)
		lines = append(lines, fmt.Sprintf("%d %d %d %d %d %d %d 0x%04x %s", i+1, s.Number, s.Seq, s.Ack, s.Next, s.Window, p.PayloadLength, uint8(p.Flags), s.Facts&^capture.Reset))
	}
	return lines
}

// TestTrackerRandom compares what a tracker says of made-up segments with what tshark does.
func TestTrackerRandom(t *testing.T) {
	t.Parallel()
	e := &exchange{t: t, r: rand.New(rand.NewPCG(*seed, 0)), now: time.Unix(1_800_000_000, 0)}
	e.open()
	for len(e.out) < *steps {
		e.step()
	}
	want := judged(t, e.out)
	got := told(e.out)
	wrong := 0
	for i := range want {
		if want[i] != got[i] {
			if wrong++; wrong <= 5 {
				var before strings.Builder
				for j := max(i-*behind, 0); j < i; j++ {
					fmt.Fprintf(&before, "\n\t%v %v %s  %v", e.out[j].Time.Sub(e.out[i].Time), e.out[j].Source.Port(), want[j], e.out[j].Options.SACK)
				}
				t.Errorf("got  %s\n\twant %s, %v, behind%s", got[i], want[i], e.out[i].Source, &before)
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d differ (-seed %d)", wrong, len(want), *seed)
	}
}
