package netlab

import (
	"context"
	"fmt"
	"slices"
	"testing"
)

// Parts are told of as what was taken, and not for looking; the beginning of a part is
// that of the look before it.
func TestParts(t *testing.T) {
	a, b, err := Socketpair(context.Background(), AF_UNIX, SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	defer b.Close()
	if _, err := a.SendAll(context.Background(), []byte("one two"), 0); err != nil {
		t.Fatal(err)
	}
	if err := a.Shutdown(SHUT_WR); err != nil {
		t.Fatal(err)
	}
	var told []string
	b.SetObserver(ObserverFunc(func(e Event) {
		told = append(told, fmt.Sprintf("%s %s %d: %d %q %d", e.Op, e.Within, e.Piece, e.Bytes, e.Data, e.Flags))
	}))
	parts := Parts{Socket: b, Within: "http"}
	for _, step := range []struct {
		flags, room, want int
	}{{MSG_PEEK, 100, 7}, {0, 4, 4}, {MSG_PEEK, 2, 2}, {0, 3, 3}, {MSG_PEEK, 100, 0}, {0, 100, 0}} {
		n, err := parts.RecvInto(context.Background(), make([]byte, step.room), step.flags)
		if err != nil || n != step.want {
			t.Fatalf("%+v: %d %v", step, n, err)
		}
	}
	want := []string{`recv http 1: 4 "one " 0`, `recv http 2: 3 "two" 0`, `recv http 3: 0 "" 0`, `recv http 4: 0 "" 0`}
	if !slices.Equal(told, want) {
		t.Errorf("got  %q\nwant %q", told, want)
	}
}
