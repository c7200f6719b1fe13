package console

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestEscape(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"Message Serveur vers Client", "Message Serveur vers Client"},
		{"été, 日本, 🙂, a\u00a0b", "été, 日本, 🙂, a\u00a0b"},
		{"e\u0301", "e\u0301"},
		{"\x1b]0;x\x07", `\x1b]0;x\x07`},
		{"\x1b[2J", `\x1b[2J`},
		{"a\x00b\x7f", `a\x00b\x7f`},
		{"a\nb\tc\rd", `a\x0ab\x09c\x0dd`},
		{"\u009b2J", `\x9b2J`},
		{"\x9b2J", `\x9b2J`},
		{"\xff\xfeé\xc3", `\xff\xfeé\xc3`},
		{"\u202eabc\u2066\u200f", `\u202eabc\u2066\u200f`},
		{"a\u200bb\ufeffc\u00ad", `a\u200bb\ufeffc\xad`},
		{"\u2028\u2029\u0085", `\u2028\u2029\x85`},
		{"\U000e0041", `\U000e0041`},
		{"\u3164\u034f", `\u3164\u034f`}, // invisible, though no Cf
		{"\ue000\U0010ffff", `\ue000\U0010ffff`},
		{"\ufffd", "\ufffd"},
		{"\xed\xa0\x80", `\xed\xa0\x80`}, // a surrogate is no UTF-8
		{`\x1b`, `\x1b`},
	}
	for _, tt := range tests {
		if got := Escape(tt.in); got != tt.want {
			t.Errorf("Escape(%q) = %s, want %s", tt.in, got, tt.want)
		}
		if got := Escape([]byte(tt.in)); got != tt.want {
			t.Errorf("Escape([]byte(%q)) = %s, want %s", tt.in, got, tt.want)
		}
	}
}

func TestEscapeText(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a\tb\nc", "a\tb\nc"},
		{"a\r\nb\rc\r", `a` + "\n" + `b\x0dc\x0d`},
		{"\x1b[2J\n\x0b", `\x1b[2J` + "\n" + `\x0b`},
	}
	for _, tt := range tests {
		if got := EscapeText(tt.in); got != tt.want {
			t.Errorf("EscapeText(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestMessage(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Message Client vers Serveur\n", "Message Client vers Serveur"},
		{"a\r\n", "a"},
		{"a\n\n", "a\n"},
		{"a\r\nb", "a\nb"},
		{"\x1b[2J\nb", `\x1b[2J` + "\nb"},
		{"\n", ""},
	}
	for _, tt := range tests {
		if got := Message([]byte(tt.in)); got != tt.want {
			t.Errorf("Message(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"", "abc", "\x1b]0;x\x07\x1b[2J", "\u202e\u200b\xff\x00", "\u2028\r\n\t", "\U000e0001é"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		checkSafe(t, Escape(in), "")
		checkSafe(t, EscapeText(in), "\n\t")
		checkSafe(t, Message(in), "\n\t")
		if again := Escape(Escape(in)); again != Escape(in) {
			t.Errorf("escaping %q twice changes it", in)
		}
	})
}

// checkSafe fails when out holds what no terminal may be sent, by a rule
// written apart from Printable's: the general categories.
func checkSafe(t *testing.T, out, allowed string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Errorf("%q is not UTF-8", out)
	}
	for _, r := range out {
		if unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) && !strings.ContainsRune(allowed, r) {
			t.Errorf("%q holds %U", out, r)
		}
		if unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%q holds the bidi control %U", out, r)
		}
	}
}
