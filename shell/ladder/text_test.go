package ladder_test

import (
	"fmt"
	"testing"

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
		m.step(record.Step{End: 1, Call: &record.Event{Op: "recvfrom", Asked: 1024, Bytes: 6, Length: 6}, Takes: []record.Take{{0, 6}}})
		m.call(1, record.Event{Op: "sendto", Asked: 12, Bytes: 12}, &record.Wire{Kind: record.Datagram, Data: []byte("bonjour à vous, client numéro 1"), Length: 31})
		m.step(record.Step{End: 0, Call: &record.Event{Op: "recvfrom", Asked: 1024, Bytes: 12, Length: 12}, Takes: []record.Take{{2, 12}}})
		all = append(all, m.c)
	}
	return all
}

func fifty() []*record.Conversation {
	all := sheetExchange()
	m := newMaker(*all[0])
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

func TestX(t *testing.T) {
	for _, w := range []int{40, 60, 80, 120} {
		for _, all := range [][]*record.Conversation{sheetExchange(), udp(), fifty(), refused()} {
			d := ladder.Draw(all, ladder.Options{Lang: locale.French, Columns: ladder.ForWidth(w)})
			fmt.Println(d.Text(w))
		}
	}
}
