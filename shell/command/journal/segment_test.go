package journal

import (
	"fmt"
	"strings"
	"testing"

	"labsh/shell/command/line"
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

// ranTo lists the segments that ran when the line now runs, nil for none; what failed
// has a ! before it.
func ranTo(j *Journal, now *line.Line, expand bool) string {
	var got []string
	j.Segments(now, expand, func(_ *Entry, s Segment) {
		text := s.Text
		if s.Failed != nil {
			text = "!" + text
		}
		got = append(got, text)
	})
	return strings.Join(got, "|")
}

// at is a failure in a line of the input.
func at(line int) *Failed { return &Failed{Line: line, Class: "ValueError", Text: "ValueError: x"} }

func TestSegmentsThatRan(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		failed *Failed
		want   string
	}{
		{nil, "a|go 1|if a:\n    go 2|b"}, {at(1), "!a"}, {at(2), "a|!go 1"}, {at(4), "a|go 1|!if a:\n    go 2"}, {at(5), "a|go 1|if a:\n    go 2|!b"},
	} {
		var j Journal
		tree := parse(t, "a\ngo 1\nif a:\n    go 2\nb\n")
		j.Record("ignored", tree, true)(tt.failed)
		if got := ranTo(&j, nil, true); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.failed, got, tt.want)
		}
	}
	// Up to the line that runs, in a block too.
	var j Journal
	j.Record("", parse(t, "a\n"), true)(nil)
	tree := parse(t, "b\nif c:\n    go 1\nd\n")
	done := j.Record("", tree, true)
	now := LineOf(CommandsIn(tree.Body)[0])
	if got := ranTo(&j, now, true); got != "a|b" {
		t.Errorf("within: %q", got)
	}
	done(nil)
	if got := ranTo(&j, now, true); got != "a|b" {
		t.Errorf("afterwards: %q", got)
	}
	j.Record("c = (", nil, false)(at(1))
	if got := ranTo(&j, nil, true); got != "a|b|if c:\n    go 1|d|!c = (" {
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
	end := j.BeginFile(run, nil)
	inner := parse(t, "c\ngo 1\n1/0\nd\n")
	innerDone := j.Record("", inner, true)
	within := LineOf(CommandsIn(inner.Body)[0])
	if got := ranTo(&j, within, false); got != "a|c" {
		t.Errorf("in the file, unexpanded: %q", got)
	}
	j.Record("", parse(t, "deeper\n"), true)(nil)
	innerDone(at(3))
	end()
	done(nil)
	for expand, want := range map[bool]string{true: "a|c|go 1|!1/0|b", false: "a|run x|b"} {
		if got := ranTo(&j, nil, expand); got != want {
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
	j.Note(run).Add(Run{Step: &Step{Code: "x"}})
	j.Move(run, of)
	if j.Of(run) != nil || j.Of(of).Last().Code != "x" || j.Of(of).File == nil {
		t.Errorf("moved: %v, %v", j.Of(run), j.Of(of))
	}
	j.Move(LineOf(CommandsIn(parse(t, "go 3\n").Body)[0]), within)
	if j.Of(within) != nil {
		t.Error("what never ran was moved")
	}
}

// TestRunFails: the file's own segment tells what failed in it.
func TestRunFails(t *testing.T) {
	t.Parallel()
	var j Journal
	outer := parse(t, "a\nrun x\nb\n")
	done := j.Record("", outer, true)
	end := j.BeginFile(LineOf(CommandsIn(outer.Body)[0]), nil)
	j.Record("", parse(t, "c\nd\n"), true)(at(2))
	end()
	done(at(2))
	if got := ranTo(&j, nil, true); got != "a|c|!d" {
		t.Errorf("expanded: %q", got)
	}
	if got := ranTo(&j, nil, false); got != "a|!run x" {
		t.Errorf("as typed: %q", got)
	}
}

// TestRuns: the first runs of a line are kept one by one, in the turns of the loops
// around; of the others only whether they did the same.
func TestRuns(t *testing.T) {
	t.Parallel()
	var j Journal
	tree := parse(t, "for i in a:\n    go 1\n")
	loop, ran := tree.Body[0], LineOf(CommandsIn(tree.Body)[0])
	done := j.Record("", tree, true)
	step := &Step{Code: "x"}
	for range 3 * Most {
		j.Turn(loop)
		j.Note(ran).Add(Run{Step: step})
	}
	done(nil)
	r := j.Of(ran)
	if r.Count != 3*Most || len(r.Runs) != Most+1 || r.Varied || r.Runs[4].Turn != 5 || !r.Full() {
		t.Errorf("%+v", r)
	}
	j.Note(ran).Add(Run{Step: &Step{Code: "x"}})
	if r.Varied {
		t.Error("equal steps differ")
	}
	j.Note(ran).Add(Run{Step: &Step{Code: "y"}})
	if !r.Varied || r.Last().Code != "y" {
		t.Errorf("%+v", r)
	}
	for range 2 * MaxTurns {
		j.Record("", tree, true)
		j.Turn(loop)
	}
	var other Journal
	done = other.Record("", tree, true)
	for range 2 * MaxTurns {
		other.Turn(loop)
	}
	done(nil)
	other.Turn(loop) // nothing runs
	if n := len(other.Entries()[0].Turns); n != MaxTurns {
		t.Errorf("%d turns are kept", n)
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
	end := j.BeginFile(run, nil)
	j.Record("", inner, true)(nil)
	end()
	done(nil)
	j.Note(within).Add(Run{})
	fill(1)
	if j.Of(within) == nil || j.Of(run) == nil {
		t.Error("what a file did went before its line")
	}
	fill(maxEntries)
	if j.Of(within) != nil || j.Of(run) != nil {
		t.Error("what a file did stays")
	}
}
