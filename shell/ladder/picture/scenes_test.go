package picture

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"labsh/shell/ladder"
)

// A scene is a diagram by hand, for the pictures.
type scene struct {
	*ladder.Diagram
	part *ladder.Part
}

func newScene(lang, title string, columns ...ladder.Column) *scene {
	s := &scene{Diagram: &ladder.Diagram{Lang: lang, Title: title}}
	s.add(columns...)
	return s
}

// add begins another part.
func (s *scene) add(columns ...ladder.Column) {
	s.part = &ladder.Part{ID: fmt.Sprint("p", len(s.Parts)), Columns: columns}
	for i := range columns {
		c := &s.part.Columns[i]
		c.ID, c.Hue = fmt.Sprint("c", i), i
		c.Times = max(1, c.Times)
	}
	s.Parts = append(s.Parts, s.part)
}

func (s *scene) row(a *ladder.Arrow, cells ...cell) {
	row := &ladder.Row{
		ID: fmt.Sprint("r", len(s.part.Rows)), At: time.Date(2026, 3, 2, 10, 15, len(s.part.Rows), 0, time.UTC), Arrow: a,
	}
	for _, c := range cells {
		row.Cells = append(row.Cells, ladder.Cell(c))
	}
	s.part.Rows = append(s.part.Rows, row)
}

func (s *scene) gap(long string) {
	s.part.Rows = append(s.part.Rows, &ladder.Row{ID: "gap", Gap: long})
}

// A cell is made step by step.
type cell ladder.Cell

func call(column int, text string) cell { return cell{Column: column, Call: text} }

func (c cell) in(state string) cell { c.State = &ladder.State{Name: state}; return c }

func (c cell) likely(state string) cell {
	c.State = &ladder.State{Name: state, Inferred: true}
	return c
}

func (c cell) fails(name string) cell { c.Error = name; return c }

func (c cell) noted(note string) cell { c.Note = note; return c }

func inferred(from, to int, kind ladder.ArrowKind) *ladder.Arrow {
	return &ladder.Arrow{From: from, To: to, Kind: kind, Inferred: true, Label: strings.ReplaceAll(strings.ToUpper(string(kind)), "-", " ")}
}

func data(from, to int, text string) *ladder.Arrow {
	return &ladder.Arrow{From: from, To: to, Kind: ladder.Data, Label: fmt.Sprintf("%q", text), Text: text, Data: []byte(text), Length: len(text)}
}

func at(title, address string) ladder.Column {
	return ladder.Column{Title: title, Names: []string{title}, Address: address, Here: true}
}

var dashedNote = map[string]string{
	"fr": "En pointillé : déduit des appels. capture on montre les vrais segments.",
	"en": "Dashed: it follows from the calls. capture on shows the real segments.",
}

// sheetScene is the lab sheet's exchange.
func sheetScene(lang string) *ladder.Diagram {
	title, waiting := "client ⇄ server", "1 waits"
	if lang == "fr" {
		waiting = "1 en attente"
	}
	s := newScene(lang, title, at("client", "127.0.0.1:61200"), at("server, peer", "127.0.0.1:5000"))
	s.row(nil, call(1, "listen 1").in("LISTEN"))
	s.row(inferred(0, 1, ladder.SYN), call(0, "connect"))
	s.row(inferred(1, 0, ladder.SYNACK), cell{Column: 1}.noted(waiting))
	s.row(inferred(0, 1, ladder.ACK), cell{Column: 0}.in("ESTABLISHED"))
	s.row(nil, call(1, "accept → peer").in("ESTABLISHED"))
	s.row(data(0, 1, "Message Client vers Serveur\n"), call(0, "send 28"), call(1, "recv 500 → 28"))
	s.row(data(1, 0, "Message Serveur vers Client\n"), call(1, "send 28"), call(0, "recv 500 → 28"))
	s.row(inferred(0, 1, ladder.FIN), call(0, "close").likely("FIN_WAIT2"), cell{Column: 1}.likely("CLOSE_WAIT"))
	gap := "1.2 s"
	if lang == "fr" {
		gap = "1,2 s"
	}
	s.gap(gap)
	s.row(inferred(1, 0, ladder.FIN), call(1, "close"), cell{Column: 0}.likely("TIME_WAIT"))
	s.Notes = []string{dashedNote[lang]}
	return s.Diagram
}

// errorScenes are refused, reset and timed-out connections, one below the other.
func errorScene() *ladder.Diagram {
	s := newScene("en", "What goes wrong", at("client", "127.0.0.1:61200"), ladder.Column{Title: "elsewhere", Address: "127.0.0.1:5000"})
	s.row(inferred(0, 1, ladder.SYN), call(0, "connect"))
	s.row(inferred(1, 0, ladder.RST), cell{Column: 0}.fails("ConnectionRefusedError"))
	s.add(at("client", "127.0.0.1:61201"), at("server, peer", "127.0.0.1:5001"))
	s.row(data(0, 1, "hello"), call(0, "send 5"))
	s.row(inferred(1, 0, ladder.RST), call(1, "close"), cell{Column: 0}.likely("CLOSE"))
	s.row(nil, call(0, "send 2").fails("BrokenPipeError"))
	s.row(nil, call(0, "recv 500").fails("ConnectionResetError"))
	lost := inferred(0, 1, ladder.SYN)
	lost.Lost = true
	s.add(at("late", "127.0.0.1:61202"), at("server", "127.0.0.1:5002"))
	s.row(nil, call(1, "listen 0").in("LISTEN"))
	s.row(lost, call(0, "connect"))
	s.gap("3.0 s")
	s.row(nil, call(0, "").fails("TimeoutError"))
	s.row(nil, cell{Column: 1, Call: "accept", Open: true})
	s.part.Columns[1].Queue = "1 waits to be accepted"
	s.Notes = []string{dashedNote["en"]}
	return s.Diagram
}

// datagramScene has a server and three clients.
func datagramScene() *ladder.Diagram {
	s := newScene("fr", "UDP : un serveur, trois clients", at("serveur", "127.0.0.1:5000"), at("alice", "127.0.0.1:40001"), at("bob", "127.0.0.1:40002"), at("carole", "127.0.0.1:40003"))
	for i, text := range []string{"bonjour d'Alice", "bonjour de Bob", "bonjour de Carole, qui a bien plus à dire que les deux autres"} {
		a := data(i+1, 0, text)
		a.Kind = ladder.Datagram
		s.row(a, call(i+1, fmt.Sprint("sendto ", len(text))), call(0, fmt.Sprint("recvfrom 500 → ", len(text))))
		b := data(0, i+1, "OK")
		b.Lost = i == 1
		s.row(b, call(0, "sendto 2"), call(i+1, "recvfrom 500 → 2"))
	}
	s.row(data(2, 2, "à moi-même"), call(2, "sendto 11"))
	s.row(data(3, 3, "à moi-même"), call(3, "sendto 11"))
	s.row(data(1, 2, "entre nous"), call(1, "sendto 10"), call(2, "recvfrom 500 → 10"))
	s.row(nil, call(1, "close"), call(2, "close"), call(3, "close"))
	return s.Diagram
}

// capturedScene has segments, bytes, and a column for fifty clients.
func capturedScene() *ladder.Diagram {
	many := at("client ×50", "127.0.0.1")
	many.Times = 50
	s := newScene("fr", "Cinquante clients", many, at("serveur", "127.0.0.1:5000"))
	segment := func(from, to int, kind ladder.ArrowKind, detail string) *ladder.Arrow {
		a := inferred(from, to, kind)
		a.Inferred, a.Captured, a.Detail = false, true, detail
		return a
	}
	s.row(segment(0, 1, ladder.SYN, "seq 0 win 65495 len 0"), call(0, "connect"))
	s.row(segment(1, 0, ladder.SYNACK, "seq 0 ack 1 win 65483 len 0"))
	s.row(segment(0, 1, ladder.ACK, "seq 1 ack 1 win 512 len 0"), cell{Column: 0}.in("ESTABLISHED"))
	a := data(0, 1, "GET /index.php HTTP/1.1\r\nHost: localhost\r\nUser-Agent: labsh\r\n\r\n")
	a.Captured, a.Detail = true, "PSH ACK seq 1 ack 1 win 512 len 66"
	s.row(a, call(0, "send 66"), call(1, "recv 4096 → 66"))
	s.Bytes = true
	s.part.Count = "7 segments, 20 octets de données, 486 sur le fil : 4 %"
	return s.Diagram
}

// hostileScene is what peers may send to break a picture.
func hostileScene() *ladder.Diagram {
	bad := `</text></svg><script>alert(1)</script>&amp;<!-- ]]> "quoted" 'too'`
	s := newScene("fr", bad+strings.Repeat(" long", 60), at(strings.Repeat("Nom", 30), "[fe80::1234:5678:9abc:def0%eth0]:61200"), at(bad, bad), at("שלום\u202eabc", "\x00\x1b[31m\xff\xfe"))
	s.row(data(0, 1, strings.Repeat("語", 80)), call(0, "send "+strings.Repeat("1234567890", 9)), call(1, strings.Repeat("recv ", 40)).fails(strings.Repeat("Exception", 20)))
	s.row(data(1, 2, "﷽﷽﷽﷽﷽﷽﷽﷽﷽﷽"), call(1, "send 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀").noted(strings.Repeat("Щ", 90)), call(2, "recv").in("ESTABLISHED"))
	s.row(&ladder.Arrow{From: 2, To: 0, Kind: ladder.Data, Label: bad, Detail: strings.Repeat("seq 1 ", 40), Captured: true}, call(2, "z"+strings.Repeat("\u0335\u0348\u0316", 40)), call(1, "between").in("CLOSE_WAIT"))
	s.row(&ladder.Arrow{From: 0, To: 2, Kind: ladder.Data, Label: "\"" + strings.Repeat(`\x1b\u202e`, 20) + "\"", Lost: true}, call(0, "a\u202eb\u2066c\n\td\ud7ff\uffff"), call(1, "over"), call(2, ""))
	s.row(&ladder.Arrow{From: 1, To: 1, Kind: ladder.Data, Label: strings.Repeat("loop", 30)}, call(1, "sendto"))
	for _, text := range []string{"wrap: x", ":nowrap: y", "WRAP:z", "::1", "end", "$$x$$ %%{init: {}}%% `a` ```b", "a;b#59;c #quot; &lt; <br/>", "-->>", "+x", "\\n \"q\"", "note over c0: x", "  two   spaces  "} {
		s.row(&ladder.Arrow{From: 0, To: 1, Kind: ladder.Data, Label: text}, cell{Column: 1}.noted(text))
	}
	s.gap(strings.Repeat("9", 60))
	s.part.Columns[1].Queue = strings.Repeat("queue ", 40)
	s.part.Count = strings.Repeat("7 segments ", 60)
	s.Notes = []string{strings.Repeat("note ", 200), strings.Repeat("n", 900)}
	return s.Diagram
}

// aloneScene is a server that waits, and six ends in six colours.
func aloneScene() *ladder.Diagram {
	s := newScene("fr", "Attente", at("server", "127.0.0.1:5000"))
	s.row(nil, call(0, "listen 1").in("LISTEN"))
	s.gap("2 min 03 s")
	s.row(nil, cell{Column: 0, Call: "accept", Open: true})
	var ends []ladder.Column
	for i := range 6 {
		ends = append(ends, at(fmt.Sprint("end", i), fmt.Sprint("127.0.0.1:4000", i)))
	}
	s.add(ends...)
	for i := range 6 {
		s.row(data(i, (i+1)%6, "to the next"), call(i, "send 11").in("ESTABLISHED"), call((i+1)%6, "recv 500 → 11").likely("CLOSE_WAIT"))
	}
	return s.Diagram
}

// scenes are all of them, by their file's name.
func scenes() map[string]*ladder.Diagram {
	return map[string]*ladder.Diagram{
		"sheet.fr": sheetScene("fr"), "sheet.en": sheetScene("en"), "errors": errorScene(), "datagrams": datagramScene(),
		"captured": capturedScene(), "alone": aloneScene(), "hostile": hostileScene(),
		"empty": {Lang: "en", Title: "ladder", Empty: "nothing was recorded yet; first: listen 5000"},
	}
}

// random is a diagram of anything.
func random(seed int64) *ladder.Diagram {
	r := rand.New(rand.NewPCG(uint64(seed), 1))
	words := []string{"", "x", "SYN", "recv 500 → 28", `"Message Client vers Serveur\n"`, "ConnectionRefusedError", "WWWWWWWWWWWWWWWW", "élève", "語語語", "MMMM mmmm WWWW @@@@ %%%%", "FIN_WAIT2", "[::1]:61200", strings.Repeat("long ", 30), "😀😀", "Щука"}
	word := func() string { return words[r.IntN(len(words))] }
	n := 1 + r.IntN(6)
	var columns []ladder.Column
	for range n {
		columns = append(columns, ladder.Column{Title: "c" + word(), Address: word(), Here: r.IntN(2) == 0, Times: 1 + r.IntN(2), Queue: word()})
	}
	s := newScene("en", word(), columns...)
	s.Bytes = r.IntN(3) == 0
	for range 1 + r.IntN(12) {
		if r.IntN(8) == 0 {
			s.gap("1.2 s")
			continue
		}
		var a *ladder.Arrow
		if r.IntN(4) > 0 {
			a = &ladder.Arrow{From: r.IntN(n), To: r.IntN(n), Label: word(), Inferred: r.IntN(2) == 0, Lost: r.IntN(5) == 0, Data: []byte(word()), Length: 40}
			if r.IntN(2) == 0 {
				a.Detail = word()
			}
		}
		var cells []cell
		for column := range n {
			if r.IntN(2) == 0 {
				c := call(column, word())
				c.Error, c.Note, c.Open = word(), word(), r.IntN(6) == 0
				if r.IntN(2) == 0 {
					c = c.in(word())
				}
				cells = append(cells, c)
			}
		}
		s.row(a, cells...)
	}
	s.Notes = []string{word()}
	return s.Diagram
}
