package object

import (
	"context"
	"io"
	"runtime"
	"strings"
	"testing"
)

func newThread(tb testing.TB) *Thread {
	ctx, cancel := context.WithCancel(context.Background())
	tb.Cleanup(cancel)
	return NewInterpreter(io.Discard, io.Discard).NewThread(ctx)
}

func add(tb testing.TB, t *Thread, x, y Value) Value {
	tb.Helper()
	v, err := InPlace(t, Add, x, y)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// Every string that was ever made must keep its text, whatever grew out of it.
func TestConcatKeepsEarlierStrings(t *testing.T) {
	th := newThread(t)
	var made []Value
	var want []string
	grow := func(v Value, s, piece string) (Value, string) {
		v, s = add(t, th, v, Str(piece)), s+piece
		made, want = append(made, v), append(want, s)
		return v, s
	}
	base, text := grow(Str(strings.Repeat("é", growFrom)), strings.Repeat("é", growFrom), "-")
	for range 20 {
		base, text = grow(base, text, "x")
		fork, forkText := grow(base, text, "fork")
		for range 3 {
			fork, forkText = grow(fork, forkText, "🙂")
		}
		runtime.GC()
	}
	for i, v := range made {
		if string(v.(Str)) != want[i] {
			t.Fatalf("string %d changed: ends in %q, want %q", i, tail(string(v.(Str))), tail(want[i]))
		}
	}
}

func tail(s string) string { return s[max(0, len(s)-20):] }

func TestConcatIsLinear(t *testing.T) {
	th := newThread(t)
	for _, piece := range []Value{Str("x"), Bytes("x")} {
		v := add(t, th, piece, piece)
		const n = 100_000
		allocated := testing.AllocsPerRun(1, func() {
			for range n {
				v = add(t, th, v, piece)
			}
		})
		// One for the boxed value each; copying anew each time would add another.
		if allocated > 1.1*n {
			t.Errorf("%d appends of %s took %.0f allocations", n, piece.Type().Name, allocated)
		}
	}
}

func TestTextIndex(t *testing.T) {
	th := newThread(t)
	for _, s := range []string{
		"", "abc", "é", "a€😀b", strings.Repeat("a", 1000), strings.Repeat("aé€😀", 200),
		strings.Repeat("x", 500) + "é", "é" + strings.Repeat("x", 500), strings.Repeat(string(AppendRune(nil, 0xD800)), 300),
	} {
		var chars []string
		for i := 0; i < len(s); {
			_, n := DecodeRune(s[i:])
			chars = append(chars, s[i:i+n])
			i += n
		}
		for _, thread := range []*Thread{th, th, nil} {
			x := thread.text(s)
			if x.n != len(chars) {
				t.Fatalf("%.20q has %d code points, want %d", s, x.n, len(chars))
			}
			at := 0
			for i, c := range chars {
				if got := x.char(i); got != Str(c) {
					t.Fatalf("%.20q[%d] is %q, want %q", s, i, got, c)
				}
				if x.offset(i) != at || x.position(at) != i {
					t.Fatalf("%.20q: code point %d at offset %d, position %d; want %d", s, i, x.offset(i), x.position(at), at)
				}
				at += len(c)
			}
			if x.offset(x.n) != len(s) || x.position(len(s)) != x.n {
				t.Fatalf("%.20q: wrong end", s)
			}
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	th := newThread(b)
	for b.Loop() {
		var v Value = Str("")
		for range 100_000 {
			v = add(b, th, v, Str("x"))
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	for name, s := range map[string]Str{"ascii": Str(strings.Repeat("x", 100_000)), "wide": Str(strings.Repeat("é", 100_000))} {
		b.Run(name, func(b *testing.B) {
			th := newThread(b)
			for i := 0; b.Loop(); i++ {
				if _, err := GetItem(th, s, NewInt(int64(i%100_000))); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
