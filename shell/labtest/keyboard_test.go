package labtest

import (
	"path/filepath"
	"strings"
	"testing"
)

// Ctrl-T exchanges two characters; where there are none, nothing happens.
func TestKeyboardTranspose(t *testing.T) {
	t.Parallel()
	m := open(t, labsh())
	m.run("listen 0")
	m.typed("\x147\x14\x14\x7f\x148\x14")
	m.await(">>> 8")
	m.shows("6*\x14", "48")
}

// A prompt that fills the window's rows, or more than one of them.
func TestKeyboardWidePrompts(t *testing.T) {
	t.Parallel()
	m := open(t, labsh())
	long := strings.Repeat("x", columns)
	for _, tt := range []struct{ prompt, row string }{
		{long, ""}, {long + long, ""}, {long + "name: ", "name: "}, {"one\ntwo: ", "two: "}, {"one\n" + long, ""},
		{strings.Repeat("名", columns/2), ""}, {strings.Repeat("名", columns/2+2) + ": ", "名名: "},
	} {
		m.typed("n = input('" + strings.ReplaceAll(tt.prompt, "\n", `\n`) + "')\r")
		m.typed("ac\x1b[D\x1b[Dd\x06b\x01\x1b[C\x1b[C")
		m.await(tt.row + "dabc")
		m.typed("\x15")
		m.typed("\r")
		m.await(">>>")
		m.shows("n", "'bc'")
		m.typed("n = input('" + strings.ReplaceAll(tt.prompt, "\n", `\n`) + "')\r")
		m.typed("ab\x1b[Dc")
		m.await(tt.row + "acb")
		m.typed(ctrlC)
		m.await(">>>")
	}
}

// Windows narrower than the prompt.
func TestKeyboardNarrowWindows(t *testing.T) {
	t.Parallel()
	for width := 1; width <= 4; width++ {
		m := openWide(t, labsh(), width)
		m.awaitEditing(1)
		m.typed("6*\x1b[D\x1b[D\x01\x0577\x1b[D\x7f\r")
		m.awaitThat("result", func() bool { return strings.Contains(m.raw.String(), "42\r\n") })
		m.awaitEditing(2)
		m.typed("ab\x1b[D")
		m.typed(ctrlC)
		m.awaitThat("KeyboardInterrupt", func() bool { return strings.Contains(m.raw.String(), "KeyboardInterrupt") })
		m.awaitEditing(3)
		m.typed(ctrlD)
		if status := m.leave(); status != 0 {
			t.Errorf("%d columns: exit status %d", width, status)
		}
	}
}

// The lines of a block that Ctrl-C gives up can be recalled, here and in the
// next session, and gone on with.
func TestKeyboardGivenUpBlock(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	session := func() *terminal {
		cmd := labsh()
		cmd.Env = append(environment(t), "HOME="+home)
		return open(t, cmd)
	}
	m := session()
	m.typed("for i in range(2):\r")
	m.await("...")
	m.typed("    print(i,\r")
	m.awaitRow("...     print(i,")
	m.await("...")
	m.typed("      'half'")
	m.await("...       'half'")
	m.typed(ctrlC)
	m.await(">>>")
	m.typed("\x1b[A")
	m.await(">>> for i in range(2):⏎    print(i,⏎      'half'")
	m.typed("\r")
	m.await("...")
	m.typed(")\r")
	m.awaitRow("... )")
	m.await("...")
	m.typed("\r")
	m.awaitRow("1 half")
	m.await(">>>")
	m.typed("while True:\r")
	m.await("...")
	m.typed("    pass")
	m.await("...     pass")
	m.typed("\x1c")
	m.leave()
	const want = `for i in range(2):\n    print(i,\n      'half'` + "\n" +
		`for i in range(2):\n    print(i,\n      'half'\n)` + "\n" + `while True:\n    pass` + "\n"
	if got := read(t, filepath.Join(home, ".local", "state", "labsh", "history")); got != want {
		t.Errorf("the history\n%s", difference(got, want))
	}
	m = session()
	m.typed("\x1b[A\x1b[A\r")
	m.awaitRow("1 half")
	m.await(">>>")
}
