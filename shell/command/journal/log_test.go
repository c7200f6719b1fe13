package journal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"labsh/shell/command/line"
	"labsh/shell/python/syntax"
)

// lookers are verbs, and one that only looks.
type lookers struct{ verbs }

type look struct{ words }

func (l lookers) Standing(name string) line.Command {
	if name == "look" {
		return look{}
	}
	return l.verbs.Standing(name)
}

var reader = &line.Reader{Commands: lookers{}}

func parseAll(t *testing.T, text string) *syntax.Tree {
	t.Helper()
	tree, err := syntax.Parse("<stdin>", text, syntax.FileMode, reader)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// memory is a log in memory.
type memory struct {
	bytes.Buffer
	most int
}

func (m *memory) Write(lines []byte) {
	m.Buffer.Write(lines)
	m.most = max(m.most, m.Len())
}

func (m *memory) Replace(lines []byte) {
	m.Reset()
	m.Write(lines)
}

func logged(j *Journal) *memory {
	m := &memory{}
	j.Transcript = &Transcript{}
	j.Log = &Log{
		To: m, Store: func() string { return "" }, Ran: func() []string { return nil },
		Looks: func(c line.Command) bool { _, looks := c.(look); return looks },
	}
	return m
}

// equal compares what save reads of two journals.
func equal(t *testing.T, got, want *Journal) {
	t.Helper()
	var texts [2]strings.Builder
	for i, j := range []*Journal{got, want} {
		var tell func(e *Entry, depth int)
		tell = func(e *Entry, depth int) {
			fmt.Fprintf(&texts[i], "%d %q %v %d %q\n", depth, e.Text, e.Prompt, len(e.Body), e.Argv)
			if e.Failed != nil {
				fmt.Fprintf(&texts[i], "failed %+v\n", *e.Failed)
			}
			loops := LoopsIn(e.Body)
			for _, turn := range e.Turns {
				at := -1
				for k, l := range loops {
					if l == turn {
						at = k
					}
				}
				fmt.Fprintf(&texts[i], "turn %d\n", at)
			}
			for _, c := range CommandsIn(e.Body) {
				r := j.ran[LineOf(c)]
				if r == nil {
					continue
				}
				fmt.Fprintf(&texts[i], "%q: varied %v, full %v, Python %v\n", c.Text, r.Varied, r.Full(), r.Python)
				for k, run := range r.Runs {
					text, _ := json.Marshal(run)
					fmt.Fprintf(&texts[i], "%s %v\n", text, k > 0 && run.Step == r.Runs[k-1].Step)
				}
				if r.File != nil {
					tell(r.File, depth+1)
				}
			}
		}
		for _, e := range j.entries {
			tell(e, 0)
		}
		fmt.Fprintf(&texts[i], "forgotten %d\n", j.forgotten)
	}
	if g, w := texts[0].String(), texts[1].String(); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

// What is read from a log is what was noted, whenever the log ends.
func TestLogRecalled(t *testing.T) {
	t.Parallel()
	var j Journal
	m := logged(&j)
	url := ""
	j.Log.Store = func() string { return url }
	j.Log.Ran = func() []string { return []string{"/x.lab"} }
	check := func() {
		t.Helper()
		past := Recall(m.Bytes(), reader)
		if past.Lost != 0 {
			t.Errorf("%d lines are lost", past.Lost)
		}
		equal(t, &past.Journal, &j)
		if want, _ := j.Transcript.Sections(); len(past.Sections) != len(want) {
			t.Errorf("%d sections, want %d", len(past.Sections), len(want))
		}
	}

	looks := parseAll(t, "look\n")
	j.Record("", looks, true)(nil)
	if m.Len() > 0 {
		t.Errorf("a session that only looks is written: %s", m)
	}
	step := &Step{Code: "s.send(x)", Value: true, Self: "s"}
	function := parseAll(t, "def f():\n    go 1\n")
	j.Record("", function, true)(nil)
	check()
	within := LineOf(CommandsIn(function.Body)[0])
	loop := parseAll(t, "for x in y:\n    go 2\n    f()\n")
	done := j.Record("", loop, true)
	for i := range 2 * Most {
		j.Turn(loop.Body[0])
		j.Note(LineOf(CommandsIn(loop.Body)[0])).Add(Run{Step: step, Values: []string{fmt.Sprint(i)}, Kept: i%2 == 0})
		j.Note(within).Add(Run{Failed: &Failed{Class: "OSError", Text: "OSError: x"}})
	}
	j.Note(within).Add(Run{Step: &Step{Code: "other"}})
	j.Turn(function.Body[0]) // another entry's
	_, _ = j.Transcript.Write([]byte("printed\n"))
	done(&Failed{Line: 2, Class: "KeyboardInterrupt", Text: "KeyboardInterrupt"})
	url = "http://127.0.0.1:1"
	check()

	j.Record("not \xff Python (\n", nil, true)(&Failed{Line: 1, Class: "SyntaxError", Text: "SyntaxError"})
	runs := parseAll(t, "go x.lab\n")
	file := parseAll(t, "go 3\nx = 1\n")
	of := LineOf(CommandsIn(runs.Body)[0])
	done = j.Record("", runs, true)
	j.Note(of).TookPython()
	end := j.BeginFile(of, []string{"x.lab", "\xff"})
	inner := j.Record("", file, false)
	j.Note(LineOf(CommandsIn(file.Body)[0])).Add(Run{Step: step})
	inner(nil)
	end()
	done(nil)
	check()

	// A file that a line ran which stands inside another one.
	moved := parseAll(t, "look 4\n")
	outer := parseAll(t, "go look 4\n")
	from, to := LineOf(CommandsIn(moved.Body)[0]), LineOf(CommandsIn(outer.Body)[0])
	done = j.Record("", outer, true)
	end = j.BeginFile(from, []string{"x.lab", "\xff"})
	file = parseAll(t, "go 5\n")
	inner = j.Record("", file, false)
	j.Note(LineOf(CommandsIn(file.Body)[0])).Add(Run{Step: step})
	inner(nil)
	end()
	j.Note(from).Add(Run{Step: step})
	j.Move(from, to)
	done(nil)
	check()
	past := Recall(m.Bytes(), reader)
	if past.Store != url || !reflect.DeepEqual(past.Files, []string{"/x.lab"}) {
		t.Errorf("store %q, files %q", past.Store, past.Files)
	}

	_, _ = j.Transcript.Write([]byte("later\n"))
	j.Log.Flush(&j)
	past = Recall(m.Bytes(), reader)
	if s := past.Sections[len(past.Sections)-1]; s.Output != "later\n" || s.Input() != "go look 4\n" {
		t.Errorf("%+v", s)
	}
	if s := past.Sections[2]; s.Output != "printed\n" || time.Since(s.At) > time.Hour {
		t.Errorf("%+v", s)
	}

	// The same, written anew.
	j.Log.anew(&j)
	check()
}

// What has no end in a log ended with the session.
func TestLogInterrupted(t *testing.T) {
	t.Parallel()
	var j Journal
	m := logged(&j)
	tree := parseAll(t, "x = 1\nwhile x:\n    go 1\n    go 2\n")
	j.Record("", tree, true)
	j.Note(LineOf(CommandsIn(tree.Body)[0])).Add(Run{Step: &Step{Code: "x"}})
	past := Recall(m.Bytes(), reader)
	if e := past.Journal.Entries()[0]; e.Failed == nil || *e.Failed != (Failed{Line: 3, Class: "KeyboardInterrupt", Text: "KeyboardInterrupt"}) {
		t.Errorf("%+v", e.Failed)
	}
}

// The line that left the session is no part of it.
func TestLogLeft(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		run  Run
		want int
	}{
		{"look\n", Run{}, 1}, {"look\n", Run{Step: &Step{Code: "x"}}, 2}, {"if x:\n    look\n", Run{}, 2},
	} {
		var j Journal
		m := logged(&j)
		j.Record("", parseAll(t, "x = 1\n"), true)(nil)
		tree := parseAll(t, tt.text)
		done := j.Record("", tree, true)
		j.Note(LineOf(CommandsIn(tree.Body)[0])).Add(tt.run)
		done(&Failed{Line: 1, Class: "SystemExit", Text: "SystemExit: None"})
		past := Recall(m.Bytes(), reader)
		if n := len(past.Journal.Entries()); n != tt.want || past.Lost > 0 {
			t.Errorf("%q: %d entries, %d lines lost", tt.text, n, past.Lost)
		}
	}
}

// However much is typed and printed, the log stays bounded, and has the latest of it.
func TestLogBounded(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name         string
		inputs, text int
		printed      int
	}{{"many", 20_000, 10, 10}, {"long", 100, 256 << 10, 10}, {"printed", 800, 10, 60_000}} {
		var j Journal
		m := logged(&j)
		for i := range tt.inputs {
			tree := parseAll(t, fmt.Sprintf("x = 1\ngo 1\n#%s\n# %d\n", strings.Repeat("é", tt.text/2), i))
			done := j.Record("", tree, true)
			j.Note(LineOf(CommandsIn(tree.Body)[0])).Add(Run{Step: &Step{Code: "x"}})
			_, _ = j.Transcript.Write([]byte(strings.Repeat("x", tt.printed) + "\n"))
			done(nil)
		}
		if m.most > maxLog+4<<20 {
			t.Errorf("%s: the log grew to %d bytes", tt.name, m.most)
		}
		past := Recall(m.Bytes(), reader)
		entries := past.Journal.Entries()
		last := entries[len(entries)-1]
		if !strings.HasSuffix(last.Text, fmt.Sprintf("# %d\n", tt.inputs-1)) || past.Journal.Forgotten()+len(entries) != tt.inputs {
			t.Errorf("%s: the last is %q, %d are forgotten, %d there", tt.name, last.Text[max(0, len(last.Text)-20):], past.Journal.Forgotten(), len(entries))
		}
		if n := len(past.Sections); n == 0 || past.Gone+n != tt.inputs {
			t.Errorf("%s: %d sections, %d gone", tt.name, n, past.Gone)
		}
	}
}

// A log may hold anything.
func FuzzRecall(f *testing.F) {
	var j Journal
	m := logged(&j)
	tree, err := syntax.Parse("<stdin>", "for x in y:\n    go 1\n", syntax.FileMode, reader)
	if err != nil {
		f.Fatal(err)
	}
	done := j.Record("", tree, true)
	j.Turn(tree.Body[0])
	j.Note(LineOf(CommandsIn(tree.Body)[0])).Add(Run{Step: &Step{Code: "x"}})
	done(nil)
	f.Add(m.Bytes())
	for _, text := range []string{
		`{"log":2}`, `{"entry":1,"text":[""],"in":[1,0]}`, `{"end":7}`, `{"at":[1,9],"run":{}}`, `{"entry":1,"text":"go 1\n","commands":1}` + "\n" + `{"at":[1,-1],"run":{}}`,
		`{"entry":1,"text":"go 1\n","commands":1}` + "\n" + `{"at":[1,0],"moved":1}`, `{"of":1,"turns":[-5,99]}`, `{"section":-1,"seen":null}`, `{"seen":{"at":"x"}}`, "\xff",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(_ *testing.T, log []byte) {
		past := Recall(log, reader)
		past.Journal.Segments(nil, true, func(*Entry, Segment) {})
		past.Journal.Segments(nil, false, func(*Entry, Segment) {})
	})
}
