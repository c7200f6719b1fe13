package journal

import (
	"strings"
	"testing"

	"labsh/shell/locale"
)

// A line has the events between its beginning and its end, and so has one inside it.
func TestLines(t *testing.T) {
	t.Parallel()
	var l Lines
	told := 0
	stop := l.Watch(func() { told++ })
	outer := l.Begin("for i in range(2):\n    send hello\n", 3)
	inner := l.Begin("send hello", 4)
	l.Amend(0, func(t *Typed) { t.Twin = "client.send(b\"hello\")" })
	l.End(inner, 5)
	l.Amend(0, func(t *Typed) { t.Value = "5" })
	l.End(outer, 6)
	l.AmendEnded(func(t *Typed) { t.Error, t.Hint = "E", locale.Same("h") })
	if told != 7 {
		t.Errorf("told %d times", told)
	}
	stop()
	last := l.Begin("close", 6)
	if told != 7 {
		t.Error("told after stop")
	}
	l.End(last, 7)
	l.End(last, 9) // has ended
	want := []Typed{
		{ID: 1, Text: "for i in range(2):\n    send hello", Value: "5", Error: "E", Hint: locale.Same("h"), First: 3, Last: 6},
		{ID: 2, Text: "send hello", Twin: "client.send(b\"hello\")", First: 4, Last: 5},
		{ID: 3, Text: "close", First: 6, Last: 7},
	}
	got := l.All()
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
}

// The end of a line is that of all inside it, which an exception may have left open.
func TestLinesLeftOpen(t *testing.T) {
	t.Parallel()
	var l Lines
	outer := l.Begin("a", 0)
	l.Begin("b", 1)
	l.End(outer, 2)
	for _, line := range l.All() {
		if line.Open || line.Last != 2 {
			t.Errorf("%+v", line)
		}
	}
	l.Amend(0, func(*Typed) { t.Error("nothing runs") })
}

func TestLinesAreBounded(t *testing.T) {
	t.Parallel()
	var l Lines
	first := l.Begin(strings.Repeat("é", maxPart), 0)
	l.Amend(first, func(t *Typed) { t.Value = strings.Repeat("x", 5<<20) })
	if got := l.All()[0]; len(got.Text) > maxPart || !strings.HasSuffix(got.Text, "é…") || len(got.Value) > maxPart {
		t.Errorf("%d and %d bytes are kept", len(got.Text), len(got.Value))
	}
	for range 3 * MaxLines {
		l.End(l.Begin("x", 1), 2)
	}
	got := l.All()
	if len(got) > MaxLines || len(got) < MaxLines/2 || got[len(got)-1].ID != 3*MaxLines+1 {
		t.Errorf("%d lines, the last %d", len(got), got[len(got)-1].ID)
	}
	l.Amend(first, func(*Typed) { t.Error("is forgotten") })
	l.End(first, 9)
	if len(l.open) != 0 {
		t.Errorf("still open: %v", l.open)
	}
}
