package ladder_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/ladder"
	"labsh/shell/locale"
)

var hostile = []string{
	"", "hello\n", "日本語テキスト", "🙂🇫🇷👩‍👩‍👧", "\x1b[2J\x1b]0;x\x07", "\u202eabc\u2066", "\xff\xfe\x00", "a\u0301\u0302\u0303", "שלום", "</script>\"'<b>", "\r\n\r\n", strings.Repeat("é", 300),
	"no_space_" + strings.Repeat("x", 200), strings.Repeat("word ", 60), "\u2028\t\v", "`|#;<>",
}

// random makes conversations that no program would have: whatever they are, they can be
// drawn.
func random(r *rand.Rand) []*record.Conversation {
	pick := func() string { return hostile[r.IntN(len(hostile))] }
	ops := []string{"socket", "bind", "listen", "connect", "accept", "send", "sendall", "sendto", "recv", "recvfrom", "shutdown", "close", "tls", "setsockopt", "sendfile", "recvmsg"}
	protocols := []netlab.Protocol{0, netlab.ProtocolTCP, netlab.ProtocolUDP, netlab.ProtocolUnixStream, netlab.ProtocolUnixDatagram}
	addresses := []netlab.Address{nil, at(5000), at(61200), netlab.IPv6{Host: "fe80::1:2:3:4:5%wlp0s20f3", Port: 65535}, netlab.Unix{Path: "/tmp/" + pick()}, netlab.Unix{Path: "\x00" + pick()}, netlab.Unix{}}
	var all []*record.Conversation
	var seq uint64
	clock := noon
	for range r.IntN(8) {
		c := &record.Conversation{Kind: record.Kind(r.IntN(4)), Protocol: protocols[r.IntN(len(protocols))]}
		for i := range c.Ends {
			e := &c.Ends[i]
			e.Socket = uint64(r.IntN(6))
			e.Address = addresses[r.IntN(len(addresses))]
			if r.IntN(2) == 0 {
				e.Name = pick()
			}
			if r.IntN(3) == 0 {
				e.Listener, e.ListenerName = uint64(r.IntN(4)), pick()
			}
			e.State = record.State{TCP: netlab.TCPState(r.IntN(13))}
			e.Unread = int64(r.IntN(3))
		}
		for i := range r.IntN(30) {
			clock = clock.Add(time.Duration(r.Int64N(1<<uint(r.IntN(36)) + 1)))
			s := record.Step{At: clock.Add(-time.Duration(r.IntN(1e9))), End: r.IntN(2), Waiting: r.IntN(5) - 1, Wait: time.Duration(r.Int64N(1 << 33))}
			if r.IntN(4) > 0 {
				seq++
				s.Call = &record.Event{Seq: seq, Op: ops[r.IntN(len(ops))], Asked: r.IntN(1 << 20), Bytes: r.IntN(1 << 20), Protocol: c.Protocol, Open: r.IntN(9) == 0, Start: clock, Accepted: uint64(r.IntN(6))}
				switch r.IntN(6) {
				case 0:
					s.Call.Err = &netlab.Error{Name: "ConnectionRefusedError"}
				case 1:
					s.Call.Err = errors.New(pick())
				}
			}
			if r.IntN(3) > 0 {
				data := pick()
				s.Wire = &record.Wire{Kind: record.WireKind(1 + r.IntN(int(record.Notify))), Inferred: r.IntN(2) == 0, Lost: r.IntN(9) == 0, Data: []byte(data), Length: len(data) + r.IntN(2)*1000}
			}
			if r.IntN(3) == 0 {
				s.State.TCP, s.State.Inferred = netlab.TCPState(r.IntN(13)), r.IntN(2) == 0
			}
			if r.IntN(3) == 0 {
				s.Other.TCP = netlab.TCPState(r.IntN(13))
			}
			for range r.IntN(3) {
				s.Takes = append(s.Takes, record.Take{Step: i - 1 - r.IntN(3), Bytes: 3})
			}
			c.Steps = append(c.Steps, s)
		}
		all = append(all, c)
	}
	return all
}

// No line of a text is longer than its width, whatever was sent and however the ends
// are called; nothing reaches the terminal that it obeys.
func TestTextFits(t *testing.T) {
	t.Parallel()
	for seed := range uint64(120) {
		checkFits(t, seed)
	}
}

func FuzzText(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(checkFits)
}

func checkFits(t *testing.T, seed uint64) {
	all := random(rand.New(rand.NewPCG(seed, 1)))
	for _, size := range []int{20, 40, 60, 80, 120, 200} {
		o := ladder.Options{Lang: locale.Lang(seed % 2), Columns: ladder.ForWidth(size), Bytes: seed%3 == 0, States: seed%5 == 0, Pauses: seed%7 == 0, Last: int(seed % 4 * 5), Dropped: seed % 3}
		d := ladder.Draw(all, o)
		for _, line := range strings.Split(d.Text(size), "\n") {
			if got := text.StringWidth(line); got > size {
				t.Errorf("seed %d: %d columns of %d: %s", seed, got, size, line)
			}
			if strings.HasSuffix(line, " ") {
				t.Errorf("seed %d: the line ends in spaces: %q", seed, line)
			}
			for _, r := range line {
				if !unicode.IsGraphic(r) || unicode.Is(unicode.Bidi_Control, r) {
					t.Errorf("seed %d: %U in %q", seed, r, line)
				}
			}
		}
		if _, err := json.Marshal(d); err != nil {
			t.Error(err)
		}
		checkDiagram(t, fmt.Sprint("seed ", seed), d)
	}
	if t.Failed() {
		t.FailNow()
	}
}

// checkDiagram checks what renderers rely on.
func checkDiagram(t *testing.T, what string, d *ladder.Diagram) {
	t.Helper()
	ids := map[string]bool{}
	once := func(id string) {
		if id == "" || ids[id] {
			t.Errorf("%s: the ID %q is not its own", what, id)
		}
		ids[id] = true
	}
	for _, p := range d.Parts {
		once(p.ID)
		for _, c := range p.Columns {
			if c.Title == "" || c.Times < 1 || c.ID == "" {
				t.Errorf("%s: column %+v", what, c)
			}
		}
		for _, r := range p.Rows {
			once(r.ID)
			if (r.Gap != "") == (len(r.Cells) > 0 || r.Arrow != nil) {
				t.Errorf("%s: row %+v", what, r)
			}
			for i, c := range r.Cells {
				if c.Column < 0 || c.Column >= len(p.Columns) || i > 0 && c.Column <= r.Cells[i-1].Column {
					t.Errorf("%s: cells %+v", what, r.Cells)
				}
			}
			if a := r.Arrow; a != nil && (a.From == a.To || max(a.From, a.To) >= len(p.Columns) || min(a.From, a.To) < 0 || a.Kind == "") {
				t.Errorf("%s: arrow %+v", what, a)
			}
		}
	}
}
