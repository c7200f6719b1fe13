package editor

import (
	"errors"
	"io"
	"testing"
)

// A fuse is a terminal on which Ctrl-\ does what the test says.
type fuse struct {
	fixed
	lit func()
}

func (f fuse) quit() { f.lit() }

// Ctrl-\ does what it does on a terminal that is not raw, and is no key of the
// line.
func TestQuitKey(t *testing.T) {
	quits := 0
	ty := newTypistOn(t, Config{}, fuse{fixed{80}, func() { quits++ }})
	ty.typed("a\x1cb\r")
	if got := ty.line(""); got != "ab" || quits != 1 {
		t.Errorf("%q, %d times", got, quits)
	}
}

// A panic where keys are read is an error of that line. It is not the end of the
// input: the next line can be read, and the end still comes.
func TestFaultWhileReading(t *testing.T) {
	ty := newTypistOn(t, Config{}, fuse{fixed{80}, func() { panic("boom") }})
	for range 2 {
		ty.typed("half\x1c")
		var fault *Fault
		if _, err := ty.ReadLine(t.Context(), ">>> ", ""); !errors.As(err, &fault) || fault.Value != "boom" {
			t.Fatalf("%v", err)
		}
	}
	ty.typed("next\r")
	if got := ty.line(""); got != "next" {
		t.Errorf("%q", got)
	}
	ty.in.Close()
	for range 2 {
		if got, err := ty.ReadLine(t.Context(), ">>> ", ""); err != io.EOF {
			t.Errorf("at the end: %q, %v", got, err)
		}
	}
}
