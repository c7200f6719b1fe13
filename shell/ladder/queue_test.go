package ladder_test

import (
	"fmt"
	"slices"
	"testing"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/ladder"
	"labsh/shell/locale"
)

// TestQueues: each row says what waits from it on where that has changed: bytes until they
// are taken, connections until they are accepted.
func TestQueues(t *testing.T) {
	m := newMaker(record.Conversation{
		Kind: record.Connection, Protocol: netlab.ProtocolTCP,
		Ends: [2]record.End{{Socket: 2, Name: "client", Address: at(61200)}, {Socket: 3, Name: "peer", Listener: 1, ListenerName: "server", Address: at(5000)}},
	})
	m.connects()
	m.c.Steps[m.last()].Waiting = 0 // accepted
	m.send(0, "hello")
	hello := m.last()
	m.send(0, "you")
	m.recv(1, 4, 4, hello)
	m.step(record.Step{End: 1, Call: &record.Event{Op: "recv", Asked: 100, Bytes: 4}, Takes: []record.Take{{Step: hello, Bytes: 1}, {Step: hello + 1, Bytes: 3}}})
	m.send(1, "taken")
	m.recv(0, 10, 5, m.last())
	m.send(1, "unread")
	m.call(0, record.Event{Op: "close"}, inferred(record.RST))
	var got []string
	for _, row := range ladder.Draw([]*record.Conversation{m.c}, ladder.Options{Lang: locale.English}).Parts[0].Rows {
		for _, q := range row.Queues {
			got = append(got, fmt.Sprint(q.Column, ": ", q.Text))
		}
	}
	want := []string{"1: 1 waiting", "1: ", "1: 5 bytes unread", "1: 8 bytes unread", "1: 4 bytes unread", "1: ", "0: 6 bytes unread", "0: "}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
