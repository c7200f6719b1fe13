package file_test

import (
	"testing"

	"labsh/shell/python/file"
	"labsh/shell/python/judge"
	"labsh/shell/python/judge/labsh"
	"labsh/shell/python/object"
)

// TestCorpus runs every statement about files and compares it with what python3
// answers.
func TestCorpus(t *testing.T) {
	for _, name := range []string{"file", "raw"} {
		t.Run(name, func(t *testing.T) { judge.Corpus(t, "testdata/"+name+".py", labsh.Run(standardStreams)) })
	}
}

// standardStreams is a sys of nothing but the streams.
func standardStreams(t *object.Thread, name string, _ object.Value) (*object.Module, func() error, error) {
	if name != "sys" {
		return nil, nil, nil
	}
	in := t.Interpreter()
	m := object.NewModule("sys", "")
	for name, stream := range map[string]*file.Text{"stdout": file.NewOutput(in.Stdout, 1), "stderr": file.NewOutput(in.Stderr, 2)} {
		m.Vars.Set(name, stream)
		m.Vars.Set("__"+name+"__", stream)
	}
	return m, nil, nil
}
