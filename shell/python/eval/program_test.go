package eval_test

import (
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/python/judge"
)

// TestPrograms runs the programs of testdata/programs, each about one part of the
// language as a class would use it, and compares what they print with python3.
func TestPrograms(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/programs/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			t.Parallel()
			judge.Whole(t, file, func(text string) judge.Outcome { return runProgram(t, text) })
		})
	}
}
