package console

import (
	"testing"

	"labsh/shell/locale"
)

// Characters and ends of line come whole, however their bytes do; what is no text is
// escaped.
func TestIncoming(t *testing.T) {
	for name, c := range map[string]struct {
		pieces []string
		want   string
	}{
		"whole":      {[]string{"é\r\n", "x\n"}, "é\nx\n"},
		"halves":     {[]string{"\xc3", "\xa9 \xf0\x9f", "\x98", "\x80\r", "\n"}, "é 😀\n"},
		"no end":     {[]string{"login: "}, "login: \n"},
		"broken":     {[]string{"a\xc3", "b\n\xe2\x82"}, `a\xc3b` + "\n" + `\xe2\x82` + "\n"},
		"a return":   {[]string{"a\r", "b\r"}, `a\x0db\x0d` + "\n"},
		"hostile":    {[]string{"\x1b", "]0;x\a\xff\x9b\u202e\n"}, `\x1b]0;x\x07\xff\x9b\u202e` + "\n"},
		"nothing":    {[]string{""}, ""},
		"four bytes": {[]string{"\xff\xff\xff\xff\n"}, `\xff\xff\xff\xff` + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			r := record(t, locale.English, ColorAuto, true)
			r.SetPrompter(&prompter{})
			in := r.Incoming()
			for _, piece := range c.pieces {
				if n, err := in.Write([]byte(piece)); n != len(piece) || err != nil {
					t.Errorf("%q: %d, %v", piece, n, err)
				}
			}
			in.End()
			if got := r.stdout(); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Where no terminal shows it, what comes is written as it is.
func TestIncomingOctets(t *testing.T) {
	r := record(t, locale.English, ColorAuto, false)
	in := r.Incoming()
	for _, piece := range []string{"\xc3", "\x1b[2J\r", "\n\xff"} {
		if _, err := in.Write([]byte(piece)); err != nil {
			t.Error(err)
		}
	}
	in.End()
	if got, want := r.stdout(), "\xc3\x1b[2J\r\n\xff"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
