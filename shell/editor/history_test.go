package editor

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func TestHistoryPath(t *testing.T) {
	tests := []struct {
		env  map[string]string
		want string
	}{
		{nil, ""},
		{map[string]string{"HOME": "/home/u"}, "/home/u/.local/state/labsh/history"},
		{map[string]string{"HOME": "/home/u", "XDG_STATE_HOME": "/s"}, "/s/labsh/history"},
		{map[string]string{"HOME": "/home/u", "XDG_STATE_HOME": "relative"}, "/home/u/.local/state/labsh/history"},
		{map[string]string{"HOME": "/home/u", "LABSH_HISTORY": "/h"}, "/h"},
		{map[string]string{"HOME": "/home/u", "LABSH_HISTORY": ""}, ""},
	}
	for _, tt := range tests {
		lookup := func(name string) (string, bool) { v, ok := tt.env[name]; return v, ok }
		if got := HistoryPath(lookup); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.env, got, tt.want)
		}
	}
}

func TestHistoryFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "labsh", "history")
	want := []string{`send "a\n"`, "for i in range(3):\n    print(i)", `\\n\`, "été"}
	h, got := openHistory(path)
	if len(got) != 0 {
		t.Errorf("a new history holds %q", got)
	}
	for _, entry := range want {
		if err := h.append(entry); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	h, got = openHistory(path)
	defer h.close()
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
	}
	if content, err := os.ReadFile(path); err != nil || strings.Count(string(content), "\n") != len(want) {
		t.Errorf("an entry is not a line: %q, %v", content, err)
	}
}

func TestHistoryFileIsTrimmed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	var b strings.Builder
	for i := range 2*historyLimit + 1 {
		fmt.Fprintf(&b, "line %d\n", i)
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	h, got := openHistory(path)
	if err := h.append("new"); err != nil {
		t.Error(err)
	}
	h.close()
	if len(got) != historyLimit || got[historyLimit-1] != fmt.Sprintf("line %d", 2*historyLimit) {
		t.Errorf("%d entries", len(got))
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	if len(lines) != historyLimit+1 || lines[historyLimit] != "new" {
		t.Errorf("the file holds %d lines, the last %q", len(lines), lines[len(lines)-1])
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
	}
}

// A file that cannot be replaced by a shorter one stays as it is, and is written
// to as before.
func TestHistoryFileNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	h, _ := openHistory(path)
	defer h.close()
	if err := h.append("kept"); err != nil {
		t.Fatal(err)
	}
	h.rewrite(filepath.Join(path, "below a file"), []string{"new"})
	if err := h.append("added"); err != nil {
		t.Error(err)
	}
	if text, err := os.ReadFile(path); string(text) != "kept\nadded\n" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
}

// Of a huge file the end is read, from the first whole entry on.
func TestHistoryFileIsHuge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	var b strings.Builder
	const entries, size = 100, 60 << 10
	for i := range entries {
		fmt.Fprintf(&b, "entry %d %s\n", i, strings.Repeat("x", size))
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	h, got := openHistory(path)
	defer h.close()
	if n := historyMaxRead / size; len(got) > n || len(got) < n-2 {
		t.Fatalf("%d entries", len(got))
	}
	for i, entry := range got {
		if !strings.HasPrefix(entry, fmt.Sprintf("entry %d x", entries-len(got)+i)) {
			t.Errorf("entry %d of %d is %.20q", i, len(got), entry)
		}
	}
}

// What is no regular file keeps nothing, and stays as it is. The test's own FIFO
// stands for /dev/null, which a fault here could replace for the whole machine.
func TestHistoryWithoutFile(t *testing.T) {
	dir := t.TempDir()
	device, file := filepath.Join(dir, "device"), filepath.Join(dir, "file")
	if err := syscall.Mkfifo(device, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(device)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"", device, filepath.Join(file, "history"), dir} {
		h, got := openHistory(path)
		if err := h.append("x"); err != nil || len(got) != 0 {
			t.Errorf("%q: %q, %v", path, got, err)
		}
		h.close()
	}
	if after, err := os.Stat(device); err != nil || after.Mode() != before.Mode() {
		t.Errorf("the FIFO became %v, %v", after.Mode(), err)
	}
}

func TestAppendEntry(t *testing.T) {
	var entries []string
	for i := range historyLimit + 5 {
		entries, _ = appendEntry(entries, fmt.Sprint(i))
	}
	if len(entries) != historyLimit || entries[0] != "5" {
		t.Errorf("%d entries, the first %q", len(entries), entries[0])
	}
	for _, entry := range []string{"", "  ", fmt.Sprint(historyLimit + 4), strings.Repeat("x", maxEntry+1)} {
		if _, added := appendEntry(entries, entry); added {
			t.Errorf("%.20q was added", entry)
		}
	}
}
