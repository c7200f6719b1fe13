package object

import (
	"fmt"
	"math/rand"
	"os/exec"
	"strings"
	"testing"

	"labsh/shell/python/judge"
)

// TestSetOrderIsPythons runs the same random programs on sets here and in
// python3 and compares the order of the elements.
func TestSetOrderIsPythons(t *testing.T) {
	python := judge.Python(t)
	var program, want strings.Builder
	r := rand.New(rand.NewSource(3))
	for range 300 {
		limit := []int64{20, 200, 5000, 1 << 40}[r.Intn(4)]
		numbers := func() []Value {
			elems := make([]Value, r.Intn(80))
			for i := range elems {
				elems[i] = NewInt(r.Int63n(limit) - limit/4)
			}
			return elems
		}
		a, b := numbers(), numbers()
		fmt.Fprintf(&program, "a = set(%s); b = set(%s)\n", mustRepr(t, NewList(a...)), mustRepr(t, NewList(b...)))
		x, y := mustSet(t, NewSet, a), mustSet(t, NewSet, b)
		show := func(expression string, v Value, err error) {
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&program, "print(%s)\n", expression)
			fmt.Fprintln(&want, mustRepr(t, v))
		}
		show("a", x, nil)
		for _, op := range []BinaryOp{Or, And, Sub, Xor} {
			v, err := Binary(nil, op, x, y)
			show(fmt.Sprintf("a %s b", binarySymbols[op]), v, err)
		}
		constant := mustSet(t, NewConstantSet, a)
		show("set(frozenset(list(frozenset(a_list))))", constant, nil)
		for _, step := range []BinaryOp{Sub, Xor, Or, And} {
			fmt.Fprintf(&program, "a %s= b\n", binarySymbols[step])
			if _, err := InPlace(nil, step, x, y); err != nil {
				t.Fatal(err)
			}
			show("a", x, nil)
			more := numbers()
			fmt.Fprintf(&program, "for n in %s: a.add(n)\n", mustRepr(t, NewList(more...)))
			if err := x.addAll(nil, more); err != nil {
				t.Fatal(err)
			}
			show("a", x, nil)
		}
		if x.Len() > 0 {
			v, err := CallMethod(nil, x, "pop")
			show("a.pop()", v, err)
			show("a", x, nil)
		}
		show("hash(frozenset(a))", NewInt(x.hash()), nil)
	}
	// The list is needed once more where the constant set is made of it.
	text := strings.ReplaceAll(program.String(), "a = set(", "a = set(a_list := ")
	cmd := exec.Command(python, "-")
	cmd.Stdin = strings.NewReader(text)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	got, expected := strings.Split(want.String(), "\n"), strings.Split(string(out), "\n")
	for i := range expected {
		if i >= len(got) || got[i] != expected[i] {
			t.Fatalf("line %d:\n got %s\nwant %s", i, got[i], expected[i])
		}
	}
}

func mustSet(t *testing.T, make func(*Thread, ...Value) (*Set, error), elems []Value) *Set {
	t.Helper()
	s, err := make(nil, elems...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustRepr(t *testing.T, v Value) string {
	t.Helper()
	s, err := Repr(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
