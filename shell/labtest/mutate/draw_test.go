package main

import (
	"fmt"
	"slices"
	"testing"
)

// ofFunctions makes mutants of functions, size of each.
func ofFunctions(file string, size int, functions ...string) []mutant {
	var all []mutant
	for _, f := range functions {
		for i := range size {
			all = append(all, mutant{file: file, function: f, what: fmt.Sprint("change ", i)})
		}
	}
	return all
}

// changes is what a sample changes, wherever it stands.
func changes(sample []mutant) []string {
	var texts []string
	for _, m := range sample {
		texts = append(texts, m.function+": "+m.what)
	}
	return texts
}

func TestSeedDrawsTheSame(t *testing.T) {
	t.Parallel()
	all := ofFunctions("f.go", 10, "a", "b", "c")
	first := changes(draw(all, 1))
	if !slices.Equal(first, changes(draw(all, 1))) {
		t.Error("the same seed drew others")
	}
	if slices.Equal(first, changes(draw(all, 2))) {
		t.Error("another seed drew the same")
	}
	if !slices.Equal(slices.Sorted(slices.Values(first)), slices.Sorted(slices.Values(changes(all)))) {
		t.Error("something was lost or drawn twice")
	}
}

func TestMovedFunctionsAreDrawnAlike(t *testing.T) {
	t.Parallel()
	before := ofFunctions("f.go", 10, "a", "b", "c")
	after := slices.Concat(ofFunctions("there/c.go", 10, "c"), ofFunctions("here.go", 10, "b", "a"))
	if !slices.Equal(changes(draw(before, 1)), changes(draw(after, 1))) {
		t.Error("a move changed the sample")
	}
}

func TestEachFunctionHasItsShare(t *testing.T) {
	t.Parallel()
	all := slices.Concat(ofFunctions("f.go", 100, "large"), ofFunctions("f.go", 10, "small"), ofFunctions("g.go", 10, "other"))
	share := map[string]int{}
	for _, m := range draw(all, 1)[:60] {
		share[m.function]++
	}
	for function, want := range map[string]int{"large": 50, "small": 5, "other": 5} {
		if got := share[function]; got < want-1 || got > want+1 {
			t.Errorf("%s has %d of 60, want about %d", function, got, want)
		}
	}
}

func TestSameTextTwiceInAFunction(t *testing.T) {
	t.Parallel()
	var all []mutant
	for line := range 20 {
		all = append(all, mutant{file: "f.go", function: "f", what: "same", line: line})
	}
	drawn := draw(all, 1)
	if slices.IsSortedFunc(drawn, func(a, b mutant) int { return a.line - b.line }) {
		t.Error("drawn in the order of the lines: all have one ticket")
	}
}
