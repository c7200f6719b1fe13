package console

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"labsh/shell/locale"
)

// longText is text whose pieces end in all kinds of places.
func longText(size int) string {
	parts := []string{"a", "é", "\u202e", "\U0001f600", "\r\n", "\r", "\xff", "\xe2\x82", "\t", "\x1b[2J", `"`, `\`, "0"}
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for b.Len() < size {
		b.WriteString(parts[random.IntN(len(parts))])
	}
	return b.String()
}

// What is written in pieces is what it would be in one.
func TestLongOutput(t *testing.T) {
	text := longText(5*pieceSize) + "."
	r := record(t, locale.English, ColorNever, false)
	r.Line(text)
	if got := r.stdout(); got != EscapeText(text)+"\n" {
		t.Errorf("%d bytes in pieces, %d in one", len(got), len(EscapeText(text)))
	}
	whole := `["` + strings.Repeat(`é\"1\u0007`, pieceSize) + `",` + strings.Repeat("1", 2*pieceSize) + `]`
	r = record(t, locale.English, ColorNever, false)
	r.JSON([]byte(whole), Uncut)
	var flat bytes.Buffer
	if err := json.Compact(&flat, []byte(r.stdout())); err != nil || flat.String() != whole {
		t.Errorf("JSON of %d bytes became %d: %v", len(whole), flat.Len(), err)
	}
}

// An interrupt ends a long output after the piece under way.
func TestLongOutputInterrupted(t *testing.T) {
	for name, show := range map[string]func(r *recorded){
		"line":     func(r *recorded) { r.Line(strings.Repeat("x", 10*pieceSize)) },
		"JSON":     func(r *recorded) { r.JSON([]byte(`["`+strings.Repeat("x", 10*pieceSize)+`"]`), Uncut) },
		"octets":   func(r *recorded) { r.Octets(make([]byte, 10*pieceSize)) },
		"response": func(r *recorded) { r.Response(nil, make([]byte, 10*pieceSize), locale.CutBody) },
		"print":    func(r *recorded) { _, _ = r.Out().Write(make([]byte, 10*pieceSize)) },
	} {
		r := record(t, locale.English, ColorNever, false)
		asked := 0
		r.SetInterrupted(func() bool {
			asked++
			return true
		})
		show(r)
		if got := len(r.stdout()); asked != 1 || got == 0 || got > 5*pieceSize {
			t.Errorf("%s: %d bytes, asked %d times", name, got, asked)
		}
	}
}

func TestStartsJSON(t *testing.T) {
	const text = `{"a": [1, -2.5e3, "é\u00e9\n", true, null], "b": {}}`
	for i := 1; i < len(text); i++ {
		if !startsJSON([]byte(text[:i])) {
			t.Errorf("%q is no start of JSON", text[:i])
		}
	}
	for _, wrong := range []string{"{a", "<p>", `[1}`, `["a" "b"`, "[1,,"} {
		if startsJSON([]byte(wrong)) {
			t.Errorf("%q may be JSON", wrong)
		}
	}
}

func FuzzCutAt(f *testing.F) {
	f.Add("aé\r\n\u202e\xff", 3)
	f.Add("abc\U0001f600\x80\x80\x80", 8)
	f.Fuzz(func(t *testing.T, text string, n int) {
		if n < 0 {
			return
		}
		cut := cutAt(text, n)
		if cut < 0 || cut > n && cut != len(text) {
			t.Fatalf("%q of at most %d: %d", text, n, cut)
		}
		if n > 4 && EscapeText(text[:cut])+EscapeText(text[cut:]) != EscapeText(text) {
			t.Fatalf("%q cut at %d", text, cut)
		}
	})
}
