// Package judge is what tests compare labsh's Python with: CPython itself, and
// its answers to the statements of a corpus, as they were recorded.
//
// A corpus is a file of statements, testdata/NAME.py, each run alone as at the
// prompt. Beside it stands testdata/NAME.golden with what python3 answered, so that
// a test needs no python3; where there is one, [Corpus] asks it whether the record
// is right.
package judge

import (
	"os/exec"
	"strings"
	"sync"
	"testing"
)

// Version is the CPython whose words and reprs labsh has.
const Version = "3.11"

var find = sync.OnceValues(func() (path, version string) {
	path, err := exec.LookPath("python3")
	if err != nil {
		return "", ""
	}
	out, err := exec.Command(path, "-c", "import sys; print(*sys.version_info[:2], sep='.')").Output()
	if err != nil {
		return "", ""
	}
	return path, strings.TrimSpace(string(out))
})

// Python gives the path of python3; the test is skipped where there is none,
// or one of another version, which words its errors differently.
func Python(tb testing.TB) string {
	tb.Helper()
	switch path, version := find(); {
	case path == "":
		tb.Skip("python3 is not installed: nothing to compare with")
	case version != Version:
		tb.Skipf("python3 is %s, not %s: its words are others", version, Version)
	default:
		return path
	}
	return ""
}

// found reports whether there is a python3 to compare with.
func found() bool {
	path, version := find()
	return path != "" && version == Version
}
