package builtin_test

import (
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/python/judge"
	"labsh/shell/python/judge/labsh"
)

// TestCorpus runs every statement of testdata and compares it with what python3
// answers.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob("testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) { judge.Corpus(t, file, labsh.Run(nil)) })
	}
}
