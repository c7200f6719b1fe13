package eval_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/module"
	"labsh/shell/python/eval"
	"labsh/shell/python/judge"
	"labsh/shell/python/judge/labsh"
	"labsh/shell/python/syntax"
	"labsh/shell/python/syntax/syntaxtest"
)

// parsed is what the parser gave for a text.
type parsed struct {
	text  string
	tree  *syntax.Tree
	wrong error
}

// runTwice parses every text once and runs them all in turn, in one namespace, and
// then again in another: both times they do the same, and the trees stay as they
// are.
func runTwice(t *testing.T, texts []string, reader syntax.CommandReader, prompt func() *labsh.Prompt) {
	t.Helper()
	var all []parsed
	var checks []func()
	for _, text := range texts {
		p := parsed{text: text}
		p.tree, p.wrong = syntax.Parse("<stdin>", text, syntax.FileMode, reader)
		all = append(all, p)
		checks = append(checks, syntaxtest.Keep(t, p.tree))
	}
	run := func() (outcomes []judge.Outcome) {
		at := prompt()
		for i, p := range all {
			o := at.Run(p.tree, p.wrong)
			outcomes = append(outcomes, judge.Outcome{Out: judge.Mask(o.Out), Err: judge.Mask(o.Err)})
			if checks[i](); t.Failed() {
				t.Fatalf("after\n%s", p.text)
			}
		}
		return outcomes
	}
	first, second := run(), run()
	for i := range first {
		if first[i] != second[i] {
			t.Errorf("%sat first: %q %s\nthen:     %q %s", all[i].text, first[i].Out, first[i].Err, second[i].Out, second[i].Err)
		}
	}
}

// TestTreeReadOnly runs every statement of the corpora twice.
func TestTreeReadOnly(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../*/testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			runTwice(t, judge.Chunks(strings.ReplaceAll(string(text), "TMPDIR", dir)), nil, func() *labsh.Prompt {
				left, _ := filepath.Glob(filepath.Join(dir, "*"))
				for _, f := range left {
					_ = os.RemoveAll(f)
				}
				return labsh.NewPrompt((&module.Host{Traceback: eval.Traceback}).Load)
			})
		})
	}
	t.Run("random", func(t *testing.T) {
		t.Parallel()
		for seed := range int64(100) {
			runTwice(t, []string{randomProgram(seed)}, nil, func() *labsh.Prompt { return labsh.NewPrompt(nil) })
		}
	})
}
