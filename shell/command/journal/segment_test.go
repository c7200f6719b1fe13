package journal

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"labsh/shell/command/line"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// verbs are two commands; anything else is Python.
type verbs struct{}

func (verbs) Standing(name string) line.Command {
	if name == "go" || name == "run" {
		return words{}
	}
	return nil
}
func (verbs) Following(string) line.Command { return nil }

func parse(t *testing.T, text string) *syntax.Tree {
	t.Helper()
	tree, err := syntax.Parse("<stdin>", text, syntax.FileMode, &line.Reader{Commands: verbs{}})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func TestSegments(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want []string // first-last: text
	}{
		{"a\nb\n", []string{"1-1 a", "2-2 b"}},
		{"\n\n# c\n\na # d\n\n\n# e\nb", []string{"3-5 # c\n\na # d", "8-9 # e\nb"}},
		{"a; b\nc", []string{"1-1 a; b", "2-2 c"}},
		{"if a:\n    b\n\n    c\nd\n", []string{"1-4 if a:\n    b\n\n    c", "5-5 d"}},
		{"go 'a\nb' c\nd", []string{"1-2 go 'a\nb' c", "3-3 d"}},
		{"x = '''a\nb'''; y = '''c\nd'''\nz", []string{"1-3 x = '''a\nb'''; y = '''c\nd'''", "4-4 z"}},
		{"a; x = (1,\n2)\nb", []string{"1-2 a; x = (1,\n2)", "3-3 b"}},
		{"", nil},
	} {
		tree := parse(t, tt.text)
		e := &Entry{Text: tree.Text, Body: tree.Body}
		var got []string
		for _, s := range e.segments() {
			got = append(got, fmt.Sprintf("%d-%d %s", s.First, s.Last(), s.Text))
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%q\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
	s := Segment{Body: parse(t, "go 1\ngo 2").Body}
	if s.Command() != nil {
		t.Error("two commands are one")
	}
	if s = (Segment{Body: parse(t, "x").Body}); s.Command() != nil {
		t.Error("Python is a command")
	}
	if s = (Segment{Body: parse(t, "go 1").Body}); s.Command() == nil {
		t.Error("a command is none")
	}
}

// TestCommandsIn: the commands of every kind of block.
func TestCommandsIn(t *testing.T) {
	t.Parallel()
	text := "go 1\nif a:\n    go 2\nelse:\n    go 3\nfor i in a:\n    go 4\nelse:\n    go 5\nwhile a:\n    go 6\nelse:\n    go 7\nwith a:\n    go 8\ndef f():\n    go 9\n" +
		"class C:\n    go 10\ntry:\n    go 11\nexcept E:\n    go 12\nelse:\n    go 13\nfinally:\n    go 14\nx = 1\n"
	n := 0
	for _, c := range CommandsIn(parse(t, text).Body) {
		n++
		if LineOf(c).Words[0].Raw == "" {
			t.Error("no word")
		}
	}
	if n != 14 {
		t.Errorf("%d commands", n)
	}
}

// succeeded lists what save writes when the line now runs, nil for none.
func succeeded(j *Journal, now *line.Line, expand bool) string {
	var got []string
	j.Succeeded(now, expand, func(_ *Entry, s Segment) { got = append(got, s.Text) })
	return strings.Join(got, "|")
}

// at is an exception in a line of the input.
func at(line int32) error {
	e := object.Errorf(object.ValueError, "x")
	e.Trace = &object.Traceback{Line: line, Next: &object.Traceback{Line: 99}}
	return e
}

func TestSucceeded(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		err  error
		want string
	}{
		{nil, "a|go 1|if a:\n    go 2|b"}, {at(1), ""}, {at(2), "a"}, {at(4), "a|go 1"}, {at(5), "a|go 1|if a:\n    go 2"}, {at(0), ""}, {errors.New("other"), ""}, {object.Errorf(object.ValueError, "no trace"), ""},
	} {
		var j Journal
		tree := parse(t, "a\ngo 1\nif a:\n    go 2\nb\n")
		j.Record("ignored", tree, true)(tt.err)
		if got := succeeded(&j, nil, true); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.err, got, tt.want)
		}
	}
	// Up to the line that runs, in a block too.
	var j Journal
	j.Record("", parse(t, "a\n"), true)(nil)
	tree := parse(t, "b\nif c:\n    go 1\nd\n")
	done := j.Record("", tree, true)
	now := LineOf(CommandsIn(tree.Body)[0])
	if got := succeeded(&j, now, true); got != "a|b" {
		t.Errorf("within: %q", got)
	}
	done(nil)
	if got := succeeded(&j, now, true); got != "a|b" {
		t.Errorf("afterwards: %q", got)
	}
	j.Record("c = (", nil, false)(nil)
	if got := succeeded(&j, nil, true); got != "a|b|if c:\n    go 1|d" {
		t.Errorf("an input that could not be read: %q", got)
	}
	if e := j.Entries(); len(e) != 3 || e[2].Text != "c = (" || e[2].Prompt || !e[0].Prompt {
		t.Errorf("%+v", e)
	}
}

// TestFilesRan: a file that run ran takes the place of its line, or stays behind
// it; what a file calls is no input of its own.
func TestFilesRan(t *testing.T) {
	t.Parallel()
	var j Journal
	outer := parse(t, "a\nrun x\nb\n")
	run := LineOf(CommandsIn(outer.Body)[0])
	done := j.Record("", outer, true)
	end := j.BeginFile(run)
	inner := parse(t, "c\ngo 1\n1/0\nd\n")
	innerDone := j.Record("", inner, true)
	within := LineOf(CommandsIn(inner.Body)[0])
	if got := succeeded(&j, within, false); got != "a|c" {
		t.Errorf("in the file, unexpanded: %q", got)
	}
	j.Record("", parse(t, "deeper\n"), true)(nil)
	innerDone(at(3))
	end()
	done(nil)
	for expand, want := range map[bool]string{true: "a|c|go 1|b", false: "a|run x|b"} {
		if got := succeeded(&j, nil, expand); got != want {
			t.Errorf("expand %v: %q, want %q", expand, got, want)
		}
	}
	if len(j.Entries()) != 1 {
		t.Errorf("%d entries", len(j.Entries()))
	}
	j.Record("", parse(t, "after\n"), true)(nil)
	if len(j.Entries()) != 2 {
		t.Error("what comes after a file belongs to it")
	}
	// time run x did what run x did.
	alias := parse(t, "go 9\n")
	j.Record("", alias, true)(nil)
	of := LineOf(CommandsIn(alias.Body)[0])
	j.Ran(run, &Step{Twin: "x"})
	j.Alias(of, run)
	if j.Of(of) != j.Of(run) || succeeded(&j, nil, true) != "a|c|go 1|b|after|c|go 1" {
		t.Errorf("alias: %v, %q", j.Of(of), succeeded(&j, nil, true))
	}
	j.Alias(within, LineOf(CommandsIn(parse(t, "go 3\n").Body)[0]))
	if j.Of(within) != nil {
		t.Error("an alias of nothing is something")
	}
	j.Python(within, "1 + 1")
	if s := j.Of(within); s == nil || s.Twin != "1 + 1" || !s.Typed || !s.Value || !s.Keeps {
		t.Errorf("%+v", s)
	}
}

// TestLimits: a journal forgets from its oldest entry on, and what its files did
// with it; one input may be larger than all.
func TestLimits(t *testing.T) {
	t.Parallel()
	var j Journal
	for i := range maxEntries {
		j.Record(fmt.Sprint(i), nil, true)(nil)
	}
	if n := len(j.Entries()); n != maxEntries {
		t.Errorf("%d entries, want all %d", n, maxEntries)
	}
	j.Record("last", nil, true)(nil)
	if n := len(j.Entries()); n != maxEntries*3/4 || j.Entries()[n-1].Text != "last" || j.Entries()[0].Text != fmt.Sprint(maxEntries+1-maxEntries*3/4) {
		t.Errorf("%d entries, from %q to %q", n, j.Entries()[0].Text, j.Entries()[n-1].Text)
	}
	j = Journal{}
	for range 4 {
		j.Record(strings.Repeat("x", maxText/4), nil, true)(nil)
	}
	if n := len(j.Entries()); n != 4 || j.size != maxText {
		t.Errorf("%d entries of %d bytes, want all", n, j.size)
	}
	j.Record("y", nil, true)(nil)
	if n := len(j.Entries()); n != 3 && j.size != maxText/2+1 {
		t.Errorf("%d entries of %d bytes", n, j.size)
	}
	j.Record(strings.Repeat("z", maxText+1), nil, true)(nil)
	if n := len(j.Entries()); n != 1 || j.size != maxText+1 {
		t.Errorf("%d entries of %d bytes, want the last alone", n, j.size)
	}
	// What a file's lines did is kept as long as the line that ran it.
	j = Journal{}
	outer, inner := parse(t, "run x\n"), parse(t, "go 1\n")
	run, within := LineOf(CommandsIn(outer.Body)[0]), LineOf(CommandsIn(inner.Body)[0])
	fill := func(n int) {
		for range n {
			j.Record("", nil, true)(nil)
		}
	}
	fill(maxEntries - 1)
	done := j.Record("", outer, true)
	end := j.BeginFile(run)
	j.Record("", inner, true)(nil)
	end()
	done(nil)
	j.Ran(within, &Step{})
	fill(1)
	if j.Of(within) == nil || j.files[run] == nil {
		t.Error("what a file did went before its line")
	}
	fill(maxEntries)
	if j.Of(within) != nil || j.files[run] != nil {
		t.Error("what a file did stays")
	}
}
