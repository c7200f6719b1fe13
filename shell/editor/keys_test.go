package editor

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// strokes returns what the parser makes of input, fed in parts.
func strokes(k *keyParser, parts ...string) string {
	var b strings.Builder
	text := false
	for _, part := range parts {
		k.feed([]byte(part))
		for {
			s, ok := k.next()
			if !ok {
				break
			}
			if s.insert != "" { // parts of one text are one
				if !text {
					b.WriteString(" +")
				}
				b.WriteString(s.insert)
				text = true
				continue
			}
			text = false
			switch s.edit {
			case deleteRune:
				b.WriteString(" Delete")
			case transpose:
				b.WriteString(" transpose")
			case quit:
				b.WriteString(" quit")
			default:
				fmt.Fprintf(&b, " %q", s.keys)
			}
			if s.pasted {
				b.WriteByte('p')
			}
		}
	}
	return strings.TrimPrefix(b.String(), " ")
}

func TestKeys(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"text", "aé日", `"a" "é" "日"`},
		{"enter", "a\r\n", `"a" "\r" "\n"`},
		{"NUL, Ctrl-Z and Ctrl-O", "\x00\x1a\x0fa", `"a"`},
		{"Ctrl-T and Ctrl-\\", "\x14\x1ca", `transpose quit "a"`},
		{"Ctrl-\\ in a paste", "\x1b[200~\x1c\x14a\x1b[201~", `+a`},
		{"Ctrl-D and Tab", "\x04\t", `"\x04" "\t"`},
		{"C1", "\u009b2J\u0085", `"2" "J"`},
		{"no UTF-8", "\xff", `"�"`},
		{"arrows", "\x1b[A\x1b[B\x1b[C\x1b[D", `"\x10" "\x0e" "\x06" "\x02"`},
		{"application arrows", "\x1bOA\x1bOB\x1bOC\x1bOD", `"\x10" "\x0e" "\x06" "\x02"`},
		{"Home", "\x1b[H\x1bOH\x1b[1~\x1b[7~", `"\x01" "\x01" "\x01" "\x01"`},
		{"End", "\x1b[F\x1bOF\x1b[4~\x1b[8~", `"\x05" "\x05" "\x05" "\x05"`},
		{"Ctrl-Left and Right", "\x1b[1;5D\x1b[1;5C", `"\x1bb" "\x1bf"`},
		{"Delete", "\x1b[3~", `Delete`},
		{"words", "\x1bb\x1bf\x1bd\x1b\x7f", `"\x1bb" "\x1bf" "\x1bd" "\x1b\x7f"`},
		{"unknown keys", "\x1b[5~\x1b[15~\x1b[[A\x1b[Z\x1b[1;2P\x1bx\x1b[I\x1b[12;40Ra", `"a"`},
		{"escape, then a key", "\x1b\x1b[A", `"\x10"`},
		{"escape, enter", "\x1b\r", `"\r"`},
		{"escape, letter beyond ASCII", "\x1bé", `"é"`},
		{"no sequence", "\x1b[1\r", `"\r"`},
		{"endless sequence", "\x1b[" + strings.Repeat("1", 100) + "a", `"1"`},
		{"Ctrl-C drops what is before", "abc\r\x03d", `"\x03" "d"`},
		{"paste", "x\x1b[200~ab\r\tc\td\r\nif\n\x1b[201~y", `"x" +ab "\r"p +        c	d "\r"p +if "\r"p "y"`},
		{"tab after spaces", "\x1b[200~  \tx\x1b[201~", `+        x`},
		{"controls in a paste", "\x1b[200~a\x1b[2J\x00\x07\x7f\u009bb\x1b[201~", `+a[2Jb`},
		{"blank line in a paste", "\x1b[200~a\r\rb\x1b[201~", `+a "\r"p "\r"p +b`},
		{"Ctrl-C in a paste", "\x1b[200~a\rb\x03c", `"\x03" "c"`},
		{"end without start", "\x1b[201~a", `"a"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name == "endless sequence" {
				got := strokes(&keyParser{}, tt.in)
				if !strings.HasSuffix(got, `"a"`) {
					t.Errorf("got %s: the keys after it are lost", got)
				}
				return
			}
			if got := strokes(&keyParser{}, tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if strings.ContainsRune(tt.in, ctrlC) {
				return // what came earlier has been acted on
			}
			if got := strokes(&keyParser{}, strings.Split(hold(tt.in), "|")...); got != tt.want {
				t.Errorf("a byte at a time:\ngot  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// hold cuts s into bytes, separated by |.
func hold(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if i > 0 {
			b.WriteByte('|')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func TestKeysWhileAsking(t *testing.T) {
	got := strokes(&keyParser{asking: true}, "a\t\x1b[A\x10\x12\x1b[Db\r")
	if want := `"a" +` + "\t" + ` "\x02" "b" "\r"`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func FuzzKeys(f *testing.F) {
	for _, seed := range []string{"abc\r", "\x1b[200~a\x1b[201~", "\x1b[1;5D\x1bO", "\xc3", "\x1b[200~\x1b[20"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		k := &keyParser{}
		k.feed([]byte(in))
		for {
			before := len(k.raw)
			s, ok := k.next()
			if !ok {
				break
			}
			if len(k.raw) >= before {
				t.Fatal("no progress")
			}
			if !utf8.ValidString(s.keys + s.insert) {
				t.Errorf("%q is not UTF-8", s.keys+s.insert)
			}
			for _, r := range s.insert {
				if unicode.IsControl(r) && r != tab {
					t.Errorf("inserts %q", s.insert)
				}
			}
			for _, r := range strings.TrimPrefix(s.keys, "\x1b") {
				if unicode.IsControl(r) && !strings.ContainsRune(known, r) {
					t.Errorf("hands on %q", s.keys)
				}
			}
		}
		if len(k.raw) > maxSequence+len(pasteEnd) {
			t.Errorf("%d bytes wait for more: %q", len(k.raw), k.raw)
		}
	})
}
