// Package judge finds the CPython that tests compare labsh's Python with.
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
