package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/ladder"
)

var update = flag.Bool("update", false, "rewrite the pictures that are expected")

// TestPictures: the pictures are as they were looked at.
func TestPictures(t *testing.T) {
	t.Parallel()
	for name, d := range scenes() {
		for suffix, draw := range map[string]func(*ladder.Diagram) []byte{".svg": SVG, ".md": Markdown, ".html": HTML} {
			if suffix == ".html" && name != "sheet.fr" && name != "empty" {
				continue
			}
			path, got := filepath.Join("testdata", name+suffix), draw(d)
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s: look at it, then go test ./shell/ladder/picture -update\n%s", path, firstDifference(got, want))
			}
		}
	}
}

func firstDifference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one is the beginning of the other"
}

// texts are what a picture says, in order; an error is one of its XML.
func texts(picture []byte) ([]string, error) {
	var found []string
	d := xml.NewDecoder(bytes.NewReader(picture))
	var open []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return found, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Name.Local)
			seen := map[string]bool{}
			for _, a := range token.Attr {
				if seen[a.Name.Space+":"+a.Name.Local] {
					return found, errors.New("attribute twice: " + a.Name.Local)
				}
				seen[a.Name.Space+":"+a.Name.Local] = true
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if n := len(open); n > 0 && open[n-1] == "text" {
				found = append(found, string(token))
			}
		}
	}
}

// TestSays: what the diagram has is in the picture.
func TestSays(t *testing.T) {
	t.Parallel()
	said, err := texts(SVG(sheetScene("fr")))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(said, "\n")
	for _, want := range []string{
		"client ⇄ server", "server, peer", "127.0.0.1:61200", "listen 1", "LISTEN", "SYN ACK", "1 en attente", "recv 500 → 28",
		`"Message Client vers Serveur\n"`, "CLOSE_WAIT", "1,2 s", "En pointillé : déduit des appels. capture on montre les vrais segments.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if said, _ := texts(SVG(errorScene())); !strings.Contains(strings.Join(said, "\n"), "✗ ConnectionRefusedError\n") {
		t.Errorf("an error: %q", said)
	}
}

// alone fails where a picture or page asks for something that is not in it, or runs
// something.
func alone(t *testing.T, name string, picture []byte) {
	t.Helper()
	text := strings.ReplaceAll(string(picture), "http://www.w3.org/2000/svg", "")
	for _, bad := range []string{"<script", "href", "src=", "url(", "@import", " onload", "<iframe", "<foreignObject"} {
		if strings.Contains(text, bad) {
			t.Errorf("%s has %s", name, bad)
		}
	}
}

// TestAlone: nothing of a picture comes from elsewhere, whatever a peer sent.
func TestAlone(t *testing.T) {
	t.Parallel()
	for name, d := range scenes() {
		alone(t, name+".svg", SVG(d))
		alone(t, name+".html", HTML(d))
	}
}

// long is a diagram of many rows.
func long(rows int) *ladder.Diagram {
	s := newScene("fr", "long", at("client", "127.0.0.1:61200"), at("server", "127.0.0.1:5000"))
	for range rows / 2 {
		s.row(data(0, 1, strings.Repeat("#;<&", 1000)), call(0, "send 4000"), call(1, "recv 4000 → 4000"))
	}
	s.add(at("client", "127.0.0.1:61201"), at("server", "127.0.0.1:5000"))
	for range rows - rows/2 {
		s.row(data(0, 1, "last"), call(0, "send 4"), call(1, "recv 4000 → 4"))
	}
	s.Bytes = true
	return s.Diagram
}

// TestBounded: of ten thousand steps the last are drawn, and it is said.
func TestBounded(t *testing.T) {
	t.Parallel()
	d := long(1500)
	for name, draw := range map[string]func(*ladder.Diagram) []byte{"svg": SVG, "html": HTML} {
		got := draw(d)
		if len(got) > 2<<20 {
			t.Errorf("%s: %d bytes", name, len(got))
		}
		if !bytes.Contains(got, []byte("500 étapes plus anciennes")) {
			t.Errorf("%s does not say what it leaves out", name)
		}
	}
	if _, words, _ := bytes.Cut(SVG(d), []byte("<desc>")); bytes.Index(words, []byte("</desc>")) > 32_000 {
		t.Error("too much is told in words")
	}
	if parts, left := lastRows(d, maxRows); len(parts) != 2 || left != 500 || len(parts[0].Rows) != 250 || len(parts[1].Rows) != 750 {
		t.Errorf("%d parts, without %d rows", len(parts), left)
	}
	if parts, left := lastRows(d, 750); len(parts) != 1 || left != 750 || len(d.Parts[0].Rows) != 750 {
		t.Errorf("%d parts, without %d rows", len(parts), left)
	}
	got := Markdown(long(2000))
	for _, part := range strings.Split(string(got), "```mermaid\n")[1:] {
		text, _, _ := strings.Cut(part, "```\n")
		if len(text) > 50_000 {
			t.Errorf("a part of %d characters: Mermaid refuses it", len(text))
		}
		if !strings.HasPrefix(text, "sequenceDiagram\n    participant c0 as client<br/>") {
			t.Errorf("a part begins with %.60q", text)
		}
	}
	if !strings.Contains(string(got), "étapes plus anciennes") {
		t.Error("the Markdown does not say what it leaves out")
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	f := font{mono, 10, false} // 6.1 a letter
	for _, tt := range []struct {
		text  string
		width float64
		want  string
	}{
		{"abcdef", 37, "abcdef"}, {"abcdef", 36, "abcd…"}, {`"abcdef"`, 37, `"abc…"`}, {"é語x", 13, "é…"},
		{`ab\x1bcd`, 43, `ab\x1b…`}, {`ab\x1bcd`, 42, "ab…"}, {`\u202e\n\n`, 49, `\u202e…`}, {`\\\\\\\\`, 36, `\\\\…`}, {"", 0, ""},
	} {
		if got := f.cut(tt.text, tt.width); got != tt.want {
			t.Errorf("%q in %g: %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}

// FuzzPicture: whatever a diagram says, its picture is XML without duplicates, says so
// in text alone, and stays bounded; its Markdown is what Mermaid reads.
func FuzzPicture(f *testing.F) {
	f.Add("client", "send 3", "\"abc\"", []byte("abc"), 0, 1, uint8(0))
	f.Add("]]></text>", "\x1b[31m\u202e\ufffe", "a;b#c", []byte{0, 0xff}, 1, 1, uint8(7))
	f.Add("a\x00b\xffc", "x", "y", []byte(nil), 0, 0, uint8(32))
	f.Add("wrap:", "\ud7ff\x85\u2028", "%%{init", []byte("```"), 2, 0, uint8(255))
	f.Fuzz(func(t *testing.T, name, said, label string, octets []byte, from, to int, flags uint8) {
		d := &ladder.Diagram{Lang: "fr", Title: name, Bytes: flags&1 != 0, Notes: []string{said}}
		p := &ladder.Part{Count: label}
		n := 1 + int(flags>>5)
		for i := range n {
			p.Columns = append(p.Columns, ladder.Column{Title: name, Address: label, Here: flags&2 != 0, Times: i + 1, Hue: i, Queue: said})
		}
		from, to = abs(from)%n, abs(to)%n
		row := &ladder.Row{Arrow: &ladder.Arrow{From: from, To: to, Label: label, Data: octets, Length: len(octets) + 1, Inferred: flags&4 != 0, Lost: flags&8 != 0, Detail: said}}
		for i := range n {
			row.Cells = append(row.Cells, ladder.Cell{Column: i, Call: said, Error: name, State: &ladder.State{Name: label, Inferred: flags&16 != 0}, Note: label, Open: flags&2 != 0})
		}
		p.Rows = []*ladder.Row{row, {Gap: said}, {Cells: row.Cells}}
		d.Parts = []*ladder.Part{p}
		got := SVG(d)
		found, err := texts(got)
		if err != nil {
			t.Fatalf("%v\n%s", err, got)
		}
		for _, text := range found {
			if strings.ContainsFunc(text, func(r rune) bool {
				return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
			}) {
				t.Errorf("%q", text)
			}
		}
		if len(got) > 100_000+200*len(said)+4*len(octets) {
			t.Errorf("%d bytes", len(got))
		}
		if strings.Contains(string(HTML(d)), "<script") {
			t.Error("a script")
		}
		checkMarkdown(t, Markdown(d))
	})
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}
