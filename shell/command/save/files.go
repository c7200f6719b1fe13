package save

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// Files are what save knows of the files that it might write over.
type Files struct {
	// History is the file of the history, beside which the last session is kept; "" for
	// none.
	History string

	ran   []string // the files that the session ran, by absolute path
	saved map[string][sha256.Size]byte
}

// Ran notes that the session runs a file: save never writes over it.
func (f *Files) Ran(path string) {
	f.ran = append(f.ran, Absolute(path))
}

// All are the files that the session ran.
func (f *Files) All() []string { return f.ran }

// Absolute is a path from the root, which is how python3 names the program that it
// runs.
func Absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// check fails where save must not write: over a file that the session ran, or
// one that save has not written itself and overwrite does not ask for. before are those
// that the session ran which is saved.
func (f *Files) check(path string, overwrite bool, before ...string) error {
	hint, ok := f.mayReplace(path, overwrite, before...)
	if ok {
		return nil
	}
	e := object.NewOSError(syscall.EEXIST, netlab.Strerror(syscall.EEXIST), object.Str(path))
	e.Hint = hint.Hint(path)
	return e
}

// wrote notes what save has written.
func (f *Files) wrote(path string, content []byte) {
	if f.saved == nil {
		f.saved = map[string][sha256.Size]byte{}
	}
	f.saved[Absolute(path)] = sha256.Sum256(content)
}

// mayReplace reports whether what stands at path, if anything, may go; the hint
// says why not.
func (f *Files) mayReplace(path string, overwrite bool, before ...string) (hint locale.Text, ok bool) {
	old, err := os.Stat(path)
	if err != nil || !old.Mode().IsRegular() {
		return hint, true // nothing to lose; an error is told when it is written
	}
	for _, ran := range slices.Concat(f.ran, before) {
		if info, err := os.Stat(ran); err == nil && os.SameFile(old, info) {
			return locale.SaveRanHint, false
		}
	}
	return locale.SaveExistsHint, overwrite || f.holds(path)
}

// holds reports whether a file is as save has written it.
func (f *Files) holds(path string) bool {
	sum, ok := f.saved[Absolute(path)]
	if !ok {
		return false
	}
	text, err := os.ReadFile(path)
	return err == nil && sha256.Sum256(text) == sum
}
