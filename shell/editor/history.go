package editor

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"labsh/fakestore/atomicfile"
)

const (
	historyLimit   = 1000    // entries kept
	historyMaxRead = 4 << 20 // bytes of the file's end that are read
	maxEntry       = 64 << 10
)

// HistoryPath returns the history's file: $LABSH_HISTORY when it is set (to
// nothing for no file), else labsh/history in $XDG_STATE_HOME or
// ~/.local/state (XDG Base Directory Specification); "" when there is no home.
func HistoryPath(lookup func(string) (string, bool)) string {
	if path, ok := lookup("LABSH_HISTORY"); ok {
		return path
	}
	state, _ := lookup("XDG_STATE_HOME")
	if !filepath.IsAbs(state) { // the specification says to ignore it
		home, _ := lookup("HOME")
		if home == "" {
			return ""
		}
		state = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(state, "labsh", "history")
}

// appendEntry adds entry to the entries and reports whether it did: not when it
// is blank, huge, or the same as the last.
func appendEntry(entries []string, entry string) ([]string, bool) {
	if strings.TrimSpace(entry) == "" || len(entry) > maxEntry ||
		len(entries) > 0 && entries[len(entries)-1] == entry {
		return entries, false
	}
	if len(entries) >= historyLimit {
		entries = append([]string(nil), entries[len(entries)-historyLimit+1:]...)
	}
	return append(entries, entry), true
}

// A historyFile keeps entries, one a line, a newline inside an entry written
// as \n and a backslash as \\. Several shells may append to one file.
type historyFile struct {
	f *os.File // nil when there is no file, or none that can be written
}

// openHistory opens the file at path, creating it, for its owner alone, and
// returns its entries. A file that cannot be opened is an empty history.
func openHistory(path string) (*historyFile, []string) {
	h := &historyFile{}
	if path == "" {
		return h, nil
	}
	_ = os.MkdirAll(filepath.Dir(path), 0o700) // opening the file finds out
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		f, err = os.Open(path)
		if err != nil {
			return h, nil
		}
		defer f.Close()
		return h, readEntries(f)
	}
	h.f = f
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return h, nil // /dev/null and its like keep nothing
	} else if info.Mode().Perm() != 0o600 {
		_ = f.Chmod(0o600) // not ours to change when the file is somebody else's
	}
	entries := readEntries(f)
	if len(entries) > 2*historyLimit {
		h.rewrite(path, entries[len(entries)-historyLimit:])
	}
	return h, entries[max(0, len(entries)-historyLimit):]
}

func readEntries(f *os.File) []string {
	end, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return nil
	}
	start := max(0, end-historyMaxRead)
	content, err := io.ReadAll(io.NewSectionReader(f, start, end-start))
	if err != nil {
		return nil
	}
	if start > 0 { // in the middle of a line
		_, content, _ = bytes.Cut(content, []byte("\n"))
	}
	var entries []string
	for line := range bytes.Lines(content) {
		if entry := decodeEntry(strings.TrimSuffix(string(line), "\n")); strings.TrimSpace(entry) != "" {
			entries = append(entries, entry)
		}
	}
	return entries
}

// rewrite replaces the file by one with fewer entries. What fails leaves the
// old file in its place.
func (h *historyFile) rewrite(path string, entries []string) {
	var b strings.Builder
	for _, entry := range entries {
		b.WriteString(encodeEntry(entry) + "\n")
	}
	if atomicfile.Write(path, []byte(b.String()), 0o600) != nil {
		return
	}
	if f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND, 0); err == nil {
		_ = h.f.Close()
		h.f = f
	}
}

func (h *historyFile) append(entry string) error {
	if h.f == nil {
		return nil
	}
	_, err := h.f.WriteString(encodeEntry(entry) + "\n")
	return err
}

func (h *historyFile) close() error {
	if h.f == nil {
		return nil
	}
	return h.f.Close()
}

var encoder = strings.NewReplacer(`\`, `\\`, "\n", `\n`)

func encodeEntry(entry string) string { return encoder.Replace(entry) }

var decoder = strings.NewReplacer(`\\`, `\`, `\n`, "\n")

func decodeEntry(line string) string { return decoder.Replace(line) }
