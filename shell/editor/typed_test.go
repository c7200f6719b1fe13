package editor

import (
	"io"
	"testing"
)

func (ty *typist) wantTyped(want string) {
	ty.t.Helper()
	if line, ok, err := ty.Typed(); line != want || !ok || err != nil {
		ty.t.Errorf("%q, %v, %v; want %q", line, ok, err, want)
	}
}

// Lines that were ended before they were asked for are given as they are, and shown
// no second time; what is no whole line is the editor's.
func TestTyped(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	if line, ok, err := ty.Typed(); ok || line != "" || err != nil || ty.Ahead() {
		t.Errorf("%q, %v, %v", line, ok, err)
	}
	io.WriteString(ty.in, "été\n")
	ty.wantTyped("été")
	io.WriteString(ty.in, "\n")
	ty.wantTyped("")
	for _, keys := range []string{"two", "zwo\x1b[D\x7ft\x1b[C\x1b[C\n", "two\rone\n"} {
		io.WriteString(ty.in, keys)
		if line, ok, err := ty.Typed(); ok || err != nil || !ty.Ahead() {
			t.Errorf("%q: %q, %v, %v, %v", keys, line, ok, err, ty.Ahead())
		}
		ty.keys.reset()
	}

	// What comes behind the line is the next one's.
	io.WriteString(ty.in, "one\ntwo")
	ty.wantTyped("one")
	if _, ok, _ := ty.Typed(); ok || !ty.Ahead() {
		t.Errorf("half a line was taken: %v, %v", ok, ty.Ahead())
	}
	io.WriteString(ty.in, "\n")
	if line, err := ty.Ask(t.Context(), ""); line != "two" || err != nil || ty.Ahead() {
		t.Errorf("%q, %v, %v", line, err, ty.Ahead())
	}
	ty.in.Close()
	if line, ok, err := ty.Typed(); line != "" || !ok || err != io.EOF {
		t.Errorf("%q, %v, %v", line, ok, err)
	}
}

// A line that is being read is nobody else's, and there is none after Close.
func TestTypedElsewhere(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	ty.reading.Lock()
	ty.keys.raw = []byte("x")
	if ty.Ahead() {
		t.Error("what is being read is ahead")
	}
	ty.keys.raw = nil
	ty.reading.Unlock()
	io.WriteString(ty.in, "late\n")
	if err := ty.Close(); err != nil {
		t.Error(err)
	}
	if _, ok, err := ty.Typed(); ok || err != nil {
		t.Errorf("%v, %v", ok, err)
	}
}
