package console

import (
	"slices"
	"strings"
	"testing"

	"labsh/shell/locale"
)

// A terminal is shown the start of a long text, and told how long it is; a file
// gets all of it, and so does who asked for all.
func TestCut(t *testing.T) {
	const over = MaxShown + 1000
	long := strings.Repeat("x", over)
	array := `["` + strings.Repeat("x", over-4) + `"]`
	head := "HTTP/1.1 200 OK\r\nX: " + long + "\r\n\r\n"
	cut := func(t locale.Text, length int) string { return t.Format(locale.English, length) + "\n" }
	for name, c := range map[string]struct {
		show   func(r *recorded)
		ends   string // at a terminal
		uncut  bool   // there
		length int    // elsewhere, at least
	}{
		"excerpt":       {show: func(r *recorded) { r.Excerpt(Code, long, locale.CutValue) }, ends: cut(locale.CutValue, over), length: over},
		"line":          {show: func(r *recorded) { r.Line(long) }, uncut: true, length: over},
		"JSON":          {show: func(r *recorded) { r.JSON([]byte(array), locale.CutBody) }, ends: cut(locale.CutBody, over), length: over},
		"JSON asked":    {show: func(r *recorded) { r.JSON([]byte(array), Uncut) }, uncut: true, length: over},
		"octets":        {show: func(r *recorded) { r.Octets([]byte(long)) }, uncut: true, length: over},
		"request":       {show: func(r *recorded) { r.Request(nil, []byte(long)) }, ends: cut(locale.CutShort, over), length: over},
		"head":          {show: func(r *recorded) { r.Request([]byte(head), nil) }, ends: cut(locale.CutShort, len(head)), length: over},
		"response":      {show: func(r *recorded) { r.Response(nil, []byte(long), locale.CutReceived) }, ends: cut(locale.CutReceived, over), length: over},
		"JSON response": {show: func(r *recorded) { r.Response(nil, []byte(array), locale.CutBody) }, ends: cut(locale.CutBody, over), length: over},
		"no JSON": {
			show: func(r *recorded) { r.Response(nil, []byte("[<"+array), locale.CutBody) }, ends: cut(locale.CutBody, over+2), length: over,
		},
		"raw body": {
			show: func(r *recorded) {
				r.RawBody(slices.Values([][]byte{[]byte(long[:over/2]), []byte(long[over/2:])}))
			}, ends: cut(locale.CutShort, over), length: over,
		},
		"error":    {show: func(r *recorded) { r.Error(long, "") }, ends: cut(locale.CutShort, over), length: over},
		"argument": {show: func(r *recorded) { r.Report(locale.SentToServer, []byte(long)) }, ends: cut(locale.CutShort, over), length: over},
	} {
		t.Run(name, func(t *testing.T) {
			file := record(t, locale.English, ColorNever, false)
			c.show(file)
			if got := file.stdout() + file.stderr(); strings.Contains(got, "…") || len(got) < c.length {
				t.Errorf("a file gets %d bytes, the last %q", len(got), got[max(0, len(got)-100):])
			}
			screen := record(t, locale.English, ColorNever, true)
			c.show(screen)
			got := screen.stdout() + screen.stderr()
			if c.uncut {
				if strings.Contains(got, "…") || len(got) < c.length {
					t.Errorf("a terminal is shown %d bytes, the last %q", len(got), got[len(got)-100:])
				}
				return
			}
			if most := MaxShown + 200; len(got) < MaxShown-10 || len(got) > most || !strings.HasSuffix(got, c.ends) {
				t.Errorf("a terminal is shown %d bytes, the last %q, want %q", len(got), got[max(0, len(got)-100):], c.ends)
			}
		})
	}
}

// What is just as long as a terminal shows is shown whole.
func TestCutAtTheLimit(t *testing.T) {
	whole := strings.Repeat("x", MaxShown)
	r := record(t, locale.English, ColorNever, true)
	r.Excerpt(Plain, whole, locale.CutValue)
	if got := r.stdout(); got != whole+"\n" {
		t.Errorf("%d bytes, the last %q", len(got), got[len(got)-100:])
	}
	if !r.Whole(MaxShown) || r.Whole(MaxShown+1) || Start(whole+"y") != whole {
		t.Error("Whole and Start disagree with it")
	}
	if !record(t, locale.English, ColorNever, false).Whole(MaxShown + 1) {
		t.Error("a file is not shown all")
	}
}

// Bytes that somebody has asked for reach a file as they are, a terminal escaped.
func TestOctets(t *testing.T) {
	const octets = "a\x00\x1b[2J\xff\r\nb"
	r := record(t, locale.English, ColorNever, false)
	r.Octets([]byte(octets))
	if got := r.stdout(); got != octets {
		t.Errorf("%q", got)
	}
	r = record(t, locale.English, ColorNever, true)
	r.Octets([]byte(octets))
	if got := r.stdout(); got != `a\x00\x1b[2J\xff`+"\nb\n" {
		t.Errorf("%q", got)
	}
}

// A body as it was received is escaped, on lines of its own.
func TestRawBody(t *testing.T) {
	r := record(t, locale.English, ColorNever, true)
	r.RawBody(slices.Values([][]byte{[]byte("5\r\n"), []byte("he\x1bo\r\n"), []byte("0")}))
	if got := r.stdout(); got != "5\nhe\\x1bo\n0\n" {
		t.Errorf("%q", got)
	}
}

// Only a terminal is cleared.
func TestClear(t *testing.T) {
	for terminal, want := range map[bool]string{true: "half\x1b[H\x1b[2J\x1b[3J", false: "half"} {
		r := record(t, locale.English, ColorNever, terminal)
		if _, err := r.Out().Write([]byte("half")); err != nil {
			t.Fatal(err)
		}
		r.Clear()
		r.FreshLine() // the cursor is at the start of a line on a cleared screen
		got := r.stdout()
		if !terminal {
			want += "\n"
		}
		if got != want || r.Terminal() != terminal {
			t.Errorf("terminal %v: %q, want %q", terminal, got, want)
		}
	}
}

// $COLUMNS says how wide a stream is that does not say so itself.
func TestWidth(t *testing.T) {
	for value, want := range map[string]int{"": 80, "132": 132, "0": 80, "-1": 80, "wide": 80} {
		c := New(Options{Stdout: &strings.Builder{}, Stderr: &strings.Builder{}, Getenv: func(name string) string {
			return map[string]string{"COLUMNS": value}[name]
		}})
		if got := c.Width(); got != want {
			t.Errorf("COLUMNS=%s: %d, want %d", value, got, want)
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}
