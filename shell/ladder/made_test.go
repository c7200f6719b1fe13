package ladder_test

import (
	"time"

	"labsh/netlab"
	"labsh/netlab/record"
)

// A maker makes conversations by hand, a step each 10 ms.
type maker struct {
	c   *record.Conversation
	at  *time.Time
	seq *uint64
}

var noon = time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)

func newMaker(c record.Conversation) *maker {
	at, seq := noon, uint64(0)
	return &maker{c: &c, at: &at, seq: &seq}
}

// with is another conversation at the same time.
func (m *maker) with(c record.Conversation) *maker {
	return &maker{c: &c, at: m.at, seq: m.seq}
}

func (m *maker) step(s record.Step) *maker {
	*m.at = m.at.Add(10 * time.Millisecond)
	s.At = *m.at
	if s.Call != nil {
		*m.seq++
		s.Call.Seq = *m.seq
		s.Call.Start = s.At
		s.Call.Protocol = m.c.Protocol
	}
	if s.Waiting == 0 {
		s.Waiting = -1
	}
	m.c.Steps = append(m.c.Steps, s)
	return m
}

func (m *maker) call(end int, e record.Event, w *record.Wire) *maker {
	return m.step(record.Step{End: end, Call: &e, Wire: w})
}

func (m *maker) send(end int, text string) *maker {
	return m.call(end, record.Event{Op: "send", Asked: len(text), Bytes: len(text)}, data(text))
}

func data(text string) *record.Wire {
	return &record.Wire{Kind: record.Data, Data: []byte(text), Length: len(text)}
}

// recv takes what the last steps of the other end sent.
func (m *maker) recv(end, asked, bytes int, from ...int) *maker {
	s := record.Step{End: end, Call: &record.Event{Op: "recv", Asked: asked, Bytes: bytes}}
	for _, step := range from {
		s.Takes = append(s.Takes, record.Take{Step: step, Bytes: bytes})
	}
	return m.step(s)
}

func (m *maker) last() int { return len(m.c.Steps) - 1 }

func inferred(kind record.WireKind) *record.Wire { return &record.Wire{Kind: kind, Inferred: true} }

func in(s netlab.TCPState) record.State { return record.State{TCP: s} }

func at(port int) netlab.Address { return netlab.IPv4{Host: "127.0.0.1", Port: port} }

// connects is the start of a connection.
func (m *maker) connects() *maker {
	return m.call(0, record.Event{Op: "connect"}, inferred(record.SYN)).
		step(record.Step{End: 1, Wire: inferred(record.SYNACK), Waiting: 1}).
		step(record.Step{End: 0, Wire: inferred(record.ACK), State: in(netlab.TCPEstablished), Other: in(netlab.TCPEstablished)}).
		step(record.Step{End: 1, Call: &record.Event{Op: "accept", Accepted: m.c.Ends[1].Socket}})
}

// sheetExchange is the lab sheet's, with its listener.
func sheetExchange() []*record.Conversation {
	l := newMaker(record.Conversation{Kind: record.Listening, Protocol: netlab.ProtocolTCP, Ends: [2]record.End{1: {Socket: 1, Name: "server", Address: at(5000)}}})
	l.call(1, record.Event{Op: "bind"}, nil)
	l.step(record.Step{End: 1, Call: &record.Event{Op: "listen", Asked: 1}, State: in(netlab.TCPListen)})
	m := l.with(record.Conversation{Protocol: netlab.ProtocolTCP, Ends: [2]record.End{
		{Socket: 2, Name: "client", Address: at(61200)},
		{Socket: 3, Name: "peer", Listener: 1, ListenerName: "server", Address: at(5000)},
	}})
	m.connects()
	m.send(0, "Message Client vers Serveur\n")
	m.recv(1, 500, 28, m.last())
	m.send(1, "Message Serveur vers Client\n")
	m.recv(0, 500, 28, m.last())
	m.step(record.Step{End: 0, Call: &record.Event{Op: "close"}, Wire: inferred(record.FIN),
		State: record.State{TCP: netlab.TCPFinWait2, Inferred: true}, Other: in(netlab.TCPCloseWait)})
	m.step(record.Step{End: 1, Call: &record.Event{Op: "close"}, Wire: inferred(record.FIN),
		State: record.State{TCP: netlab.TCPClose, Inferred: true}, Other: record.State{TCP: netlab.TCPTimeWait, Inferred: true}})
	return []*record.Conversation{l.c, m.c}
}
