package projector_test

import (
	"fmt"
	"sync"

	"labsh/shell/ladder"
	"labsh/shell/locale"
	"labsh/shell/projector"
)

// A scene is a Source that a test changes.
type scene struct {
	mu      sync.Mutex
	view    projector.View
	changed func()
	looks   int
	stopped bool
}

func (s *scene) Watch(changed func()) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changed = changed
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.stopped = true
	}
}

func (s *scene) Look() projector.View {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.looks++
	return s.view
}

// change changes what there is to see, and tells.
func (s *scene) change(f func(v *projector.View)) {
	s.mu.Lock()
	f(&s.view)
	told := s.changed
	s.mu.Unlock()
	if told != nil {
		told()
	}
}

func state(name string) *ladder.State    { return &ladder.State{Name: name} }
func inferred(name string) *ladder.State { return &ladder.State{Name: name, Inferred: true} }

// rows gives rows their names.
func rows(prefix string, all ...*ladder.Row) []*ladder.Row {
	for i, r := range all {
		r.ID = fmt.Sprint(prefix, i)
	}
	return all
}

func message(from, to int, text string) *ladder.Arrow {
	return &ladder.Arrow{From: from, To: to, Kind: ladder.Data, Label: fmt.Sprintf("%q", text), Text: text, Data: []byte(text), Length: len(text)}
}

// sheet is the lab sheet's exchange, with its lines.
func sheet(lang locale.Lang) projector.View {
	return projector.View{
		Lang: lang,
		Diagram: &ladder.Diagram{
			Lang: lang.String(), Title: "client ⇄ server, peer", Notes: []string{"En pointillé : déduit des appels. capture on montre les vrais segments."},
			Parts: []*ladder.Part{{
				ID: "2-3",
				Columns: []ladder.Column{
					{ID: "2", Names: []string{"client"}, Title: "client", Address: "127.0.0.1:61200", Here: true, Times: 1, Hue: 0, State: inferred("TIME_WAIT")},
					{ID: "3", Names: []string{"server", "peer"}, Title: "server, peer", Address: "127.0.0.1:5000", Here: true, Times: 1, Hue: 1, State: inferred("CLOSED")},
				},
				Rows: rows("r",
					&ladder.Row{Seqs: []uint64{3}, Cells: []ladder.Cell{{Column: 1, Seq: 3, Call: "listen 1", State: state("LISTEN")}}},
					&ladder.Row{Seqs: []uint64{4}, Cells: []ladder.Cell{{Column: 0, Seq: 4, Call: "connect"}}, Arrow: &ladder.Arrow{From: 0, To: 1, Kind: ladder.SYN, Inferred: true, Label: "SYN"}},
					&ladder.Row{Cells: []ladder.Cell{{Column: 1, Note: "1 en attente"}}, Arrow: &ladder.Arrow{From: 1, To: 0, Kind: ladder.SYNACK, Inferred: true, Label: "SYN ACK"}},
					&ladder.Row{Cells: []ladder.Cell{{Column: 0, State: state("ESTABLISHED")}}, Arrow: &ladder.Arrow{From: 0, To: 1, Kind: ladder.ACK, Inferred: true, Label: "ACK"}},
					&ladder.Row{Seqs: []uint64{5}, Cells: []ladder.Cell{{Column: 1, Seq: 5, Call: "accept → peer", State: state("ESTABLISHED")}}},
					&ladder.Row{Seqs: []uint64{6, 7}, Cells: []ladder.Cell{{Column: 0, Seq: 6, Call: "send 28"}, {Column: 1, Seq: 7, Call: "recv 500 → 28"}}, Arrow: message(0, 1, "Message Client vers Serveur\n")},
					&ladder.Row{Gap: "1,2 s"},
					&ladder.Row{Seqs: []uint64{8, 9}, Cells: []ladder.Cell{{Column: 1, Seq: 8, Call: "send 28"}, {Column: 0, Seq: 9, Call: "recv 500 → 28"}}, Arrow: message(1, 0, "Message Serveur vers Client\n")},
					&ladder.Row{Seqs: []uint64{10}, Cells: []ladder.Cell{{Column: 0, Seq: 10, Call: "close", State: inferred("FIN_WAIT2")}, {Column: 1, State: state("CLOSE_WAIT")}}, Arrow: &ladder.Arrow{From: 0, To: 1, Kind: ladder.FIN, Inferred: true, Label: "FIN"}},
					&ladder.Row{Seqs: []uint64{11}, Cells: []ladder.Cell{{Column: 1, Seq: 11, Call: "close", State: inferred("CLOSED")}, {Column: 0, State: inferred("TIME_WAIT")}}, Arrow: &ladder.Arrow{From: 1, To: 0, Kind: ladder.FIN, Inferred: true, Label: "FIN"}},
				),
			}},
		},
		Lines: []projector.Line{
			{ID: 1, Text: "listen 5000", Twin: "server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\nserver.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\nserver.bind((\"localhost\", 5000))\nserver.listen(1)", First: 0, Last: 3},
			{ID: 2, Text: "connect localhost 5000", Twin: "client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\nclient.connect((\"localhost\", 5000))", First: 3, Last: 4},
			{ID: 3, Text: "peer, address = server.accept()", First: 4, Last: 5},
			{ID: 4, Text: `client.send "Message Client vers Serveur\n"`, Twin: `client.send(b"Message Client vers Serveur\n")`, Value: "28", First: 5, Last: 6},
			{ID: 5, Text: "peer.recv 500", Twin: "peer.recv(500)", Value: `b'Message Client vers Serveur\n'`, First: 6, Last: 7},
			{ID: 6, Text: `peer.send "Message Serveur vers Client\n"`, Twin: `peer.send(b"Message Serveur vers Client\n")`, Value: "28", First: 7, Last: 8},
			{ID: 7, Text: "client.recv 500", Twin: "client.recv(500)", Value: `b'Message Serveur vers Client\n'`, First: 8, Last: 9},
			{ID: 8, Text: "client.close", Twin: "client.close()", First: 9, Last: 10},
			{ID: 9, Text: "peer.close", Twin: "peer.close()", First: 10, Last: 11},
		},
	}
}
