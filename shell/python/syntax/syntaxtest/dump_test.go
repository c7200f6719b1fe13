package syntaxtest

import (
	"fmt"
	"strings"
	"testing"

	"labsh/shell/python/syntax"
)

type payload struct {
	words  []string
	byName map[string]*int
	run    func()
	self   *payload
}

// TestDump changes a tree in each kind of place.
func TestDump(t *testing.T) {
	n := 1
	inner := &payload{words: []string{"a"}, byName: map[string]*int{"x": &n}}
	inner.self = inner
	tree, err := syntax.Parse("f", "x = 10**30\nif x: y, z = f'{x!r:>5}', [1.5, *b'c']\n", syntax.FileMode, nil)
	if err != nil {
		t.Fatal(err)
	}
	tree.Body = append(tree.Body, &syntax.Command{CommandLine: &syntax.CommandLine{Name: "send", Payload: inner}})
	assign := tree.Body[0].(*syntax.Assign)
	test := tree.Body[1].(*syntax.If)
	for name, change := range map[string]func(){
		"a field":          func() { assign.Targets[0].(*syntax.Name).Ident = "other" },
		"a place":          func() { assign.Span.Start.Line++ },
		"an interface":     func() { test.Test = assign.Value },
		"nil":              func() { test.Body = nil },
		"an element":       func() { tree.Body[0], tree.Body[1] = tree.Body[1], tree.Body[0] },
		"a payload's word": func() { inner.words[0] = "b" },
		"behind a map":     func() { n++ },
		"a function":       func() { inner.run = func() {} },
		"a circle":         func() { inner.self = nil },
	} {
		before := Dump(tree)
		if Dump(tree) != before {
			t.Fatal("two dumps of one tree differ")
		}
		changed := &failing{TB: t}
		check := Keep(changed, tree)
		check()
		if changed.text != "" {
			t.Errorf("%s: reported before the change: %s", name, changed.text)
		}
		if change(); Dump(tree) == before {
			t.Errorf("%s: the change is not seen", name)
		}
		if check(); !strings.HasPrefix(changed.text, "the syntax tree was changed") {
			t.Errorf("%s: the change is not reported", name)
		}
	}
}

// failing keeps an error instead of failing the test.
type failing struct {
	testing.TB
	text string
}

func (f *failing) Errorf(format string, args ...any) { f.text = fmt.Sprintf(format, args...) }
