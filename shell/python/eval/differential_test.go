package eval_test

import (
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/module"
	"labsh/shell/python/eval"
	"labsh/shell/python/judge"
	"labsh/shell/python/judge/labsh"
)

// TestDifferential runs every statement of the corpora, those of the packages
// beside this one too, and compares it with what python3 answers.
func TestDifferential(t *testing.T) {
	files, err := filepath.Glob("../*/testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	if goldens, _ := filepath.Glob("../*/testdata/*.golden"); len(goldens) != len(files) {
		t.Errorf("%d corpora have %d golden files", len(files), len(goldens))
	}
	run := labsh.Run((&module.Host{Traceback: eval.Traceback}).Load)
	for _, file := range files {
		compare := judge.Recorded
		if filepath.Base(filepath.Dir(filepath.Dir(file))) == "eval" {
			compare = judge.Corpus
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) { compare(t, file, run) })
	}
}
