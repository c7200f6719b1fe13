package ladder_test

import (
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/ladder"
)

// The budget for 10,000 events is 100 ms.
func BenchmarkText(b *testing.B) {
	for name, all := range map[string][]*record.Conversation{"one": long(1, 5000), "thousand": long(1000, 5)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ladder.Draw(all, ladder.Options{Columns: 4}).Lines(80)
			}
		})
	}
}

// long is n conversations with so many messages each, of unlike shapes.
func long(n, messages int) []*record.Conversation {
	var all []*record.Conversation
	first := newMaker(record.Conversation{})
	for i := range n {
		m := first.with(record.Conversation{Protocol: netlab.ProtocolTCP, Ends: [2]record.End{
			{Socket: uint64(2*i + 1), Address: at(1024 + i)}, {Socket: uint64(2*i + 2), Listener: 1 << 40, Address: at(5000)}}})
		for range messages {
			m.send(0, "Message Client vers Serveur\n")
			m.recv(1, 500, 28, m.last())
		}
		if i%2 == 0 {
			*m.at = m.at.Add(time.Second)
		}
		all = append(all, m.c)
	}
	return all
}
