package ladder_test

import (
	"flag"
	"os"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/ladder"
	"labsh/shell/locale"
)

func udp() []*record.Conversation {
	var all []*record.Conversation
	m := newMaker(record.Conversation{Kind: record.Lone, Protocol: netlab.ProtocolUDP, Ends: [2]record.End{0: {Socket: 1, Name: "u", Address: at(6000)}}})
	m.call(0, record.Event{Op: "bind"}, nil)
	all = append(all, m.c)
	for i := range 3 {
		m := m.with(record.Conversation{Kind: record.Datagrams, Protocol: netlab.ProtocolUDP, Ends: [2]record.End{{Socket: uint64(2 + i), Name: []string{"client", "client2", "client3"}[i], Address: at(61200 + i)}, {Socket: 1, Name: "u", Address: at(6000)}}})
		m.call(0, record.Event{Op: "sendto", Asked: 6, Bytes: 6}, &record.Wire{Kind: record.Datagram, Data: []byte("hello" + string(rune('1'+i))), Length: 6})
		m.step(record.Step{End: 1, Call: &record.Event{Op: "recvfrom", Asked: 1024, Bytes: 6, Length: 6}, Takes: []record.Take{{Step: 0, Bytes: 6}}})
		m.call(1, record.Event{Op: "sendto", Asked: 12, Bytes: 12}, &record.Wire{Kind: record.Datagram, Data: []byte("bonjour à vous, client numéro 1"), Length: 31})
		m.step(record.Step{End: 0, Call: &record.Event{Op: "recvfrom", Asked: 1024, Bytes: 12, Length: 12}, Takes: []record.Take{{Step: 2, Bytes: 12}}})
		all = append(all, m.c)
	}
	return all
}

func fifty() []*record.Conversation {
	all := sheetExchange()
	m := newMaker(*all[0])
	*m.seq = 1000
	for i := range 50 {
		m := m.with(record.Conversation{Protocol: netlab.ProtocolTCP, Ends: [2]record.End{{Socket: uint64(100 + i), Address: at(61300 + i)}, {Socket: uint64(200 + i), Listener: 1, ListenerName: "server", Address: at(5000)}}})
		m.connects()
		m.send(0, "hello")
		m.recv(1, 1024, 5, m.last())
		all = append(all, m.c)
	}
	return all
}

func refused() []*record.Conversation {
	m := newMaker(record.Conversation{Protocol: netlab.ProtocolTCP, Ends: [2]record.End{{Socket: 1, Name: "client", Address: at(61200)}, {Address: at(9)}}})
	m.call(0, record.Event{Op: "connect", Err: &netlab.Error{Name: "ConnectionRefusedError"}}, inferred(record.SYN))
	m.step(record.Step{End: 1, Wire: inferred(record.RST)})
	m.send(0, "x")
	m.c.Steps[2].Call.Err = &netlab.Error{Name: "BrokenPipeError"}
	m.c.Steps[2].Wire = nil
	return []*record.Conversation{m.c}
}

// split is a message taken in pieces, and two that are taken at once; the last call
// has not returned.
func split() []*record.Conversation {
	m := newMaker(record.Conversation{Protocol: netlab.ProtocolTCP, Ends: [2]record.End{{Socket: 1, Name: "client", Address: at(61200)}, {Socket: 2, Name: "peer", Address: at(5000)}}})
	m.send(0, "one line\n")
	m.recv(1, 4, 4, m.last())
	m.recv(1, 500, 5, m.last()-1)
	m.send(1, "two ")
	m.send(1, "messages")
	m.recv(0, 500, 12, m.last()-1, m.last())
	m.step(record.Step{End: 1, Call: &record.Event{Op: "recv", Asked: 500, Err: &netlab.Error{Name: "TimeoutError"}}, Wait: 3 * time.Second})
	*m.at = m.at.Add(75 * time.Second)
	m.step(record.Step{End: 0, Call: &record.Event{Op: "recv", Asked: 500, Open: true}, Wait: 75 * time.Second})
	return []*record.Conversation{m.c}
}

// again is a client that connects twice, each time with a socket of its own.
func again() []*record.Conversation {
	end := record.End{Socket: 3, Name: "peer", Listener: 1, ListenerName: "server", Address: at(5000)}
	m := newMaker(record.Conversation{Protocol: netlab.ProtocolTCP, Ends: [2]record.End{{Socket: 2, Name: "client", Address: at(61200)}, end}})
	end.Socket = 5
	n := m.with(record.Conversation{Protocol: netlab.ProtocolTCP, Ends: [2]record.End{{Socket: 4, Name: "client", Address: at(61201)}, end}})
	for _, m := range []*maker{m, n} {
		m.call(0, record.Event{Op: "socket"}, nil)
		m.connects()
		m.call(0, record.Event{Op: "close"}, inferred(record.FIN))
	}
	return []*record.Conversation{m.c, n.c}
}

// relay is what a relay's two connections carried in turn.
func relay() []*record.Conversation {
	a := newMaker(record.Conversation{Protocol: netlab.ProtocolTCP, Ends: [2]record.End{{Address: at(61200)}, {Socket: 1, Address: at(5000)}}})
	b := a.with(record.Conversation{Protocol: netlab.ProtocolTCP, Ends: [2]record.End{{Socket: 2, Address: at(61201)}, {Address: at(80)}}})
	for range 2 {
		a.step(record.Step{End: 0, Wire: data("question")}).recv(1, 4096, 8, a.last())
		b.send(0, "question").step(record.Step{End: 1, Wire: data("answer")}).recv(0, 4096, 6, b.last())
		a.send(1, "answer")
	}
	return []*record.Conversation{a.c, b.c}
}

// tap is the relay of a tap, which ties its two connections together.
func tap() []*record.Conversation {
	all := relay()
	all[0].Relay, all[1].Relay = 1, 1
	return all
}

var update = flag.Bool("update", false, "rewrite the expected pictures")

// TestText compares pictures of conversations that were made by hand with what was
// drawn of them before.
func TestText(t *testing.T) {
	for _, tt := range []struct {
		name  string
		all   []*record.Conversation
		width int
		o     ladder.Options
	}{
		{"sheet-80-fr", sheetExchange(), 80, ladder.Options{Lang: locale.French}},
		{"sheet-80-en", sheetExchange(), 80, ladder.Options{}},
		{"sheet-60-states", sheetExchange(), 60, ladder.Options{States: true}},
		{"sheet-40-bytes", sheetExchange(), 40, ladder.Options{Bytes: true}},
		{"sheet-120-pauses-last", sheetExchange(), 120, ladder.Options{Last: 3, Lang: locale.French, Dropped: 1}},
		{"udp-80", udp(), 80, ladder.Options{}},
		{"udp-40", udp(), 40, ladder.Options{}},
		{"fifty-80", fifty(), 80, ladder.Options{Lang: locale.French}},
		{"fifty-40", fifty(), 40, ladder.Options{}},
		{"fifty-names", fifty(), 80, ladder.Options{Names: []string{"client"}}},
		{"refused-80", refused(), 80, ladder.Options{}},
		{"refused-40", refused(), 40, ladder.Options{}},
		{"split-80", split(), 80, ladder.Options{Lang: locale.French}},
		{"split-80-pauses", split(), 80, ladder.Options{Pauses: true}},
		{"again-80", again(), 80, ladder.Options{}},
		{"again-40", again(), 40, ladder.Options{}},
		{"relay-80", relay(), 80, ladder.Options{}},
		{"relay-60", relay(), 60, ladder.Options{}},
		{"tap-80", tap(), 80, ladder.Options{Lang: locale.French}},
		{"empty", nil, 80, ladder.Options{Lang: locale.French}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.o.Columns = ladder.ForWidth(tt.width)
			d := ladder.Draw(tt.all, tt.o)
			checkDiagram(t, tt.name, d)
			got, file := d.Text(tt.width), "testdata/text/"+tt.name+".txt"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("drawn:\n%s\nexpected:\n%s", got, want)
			}
		})
	}
}
