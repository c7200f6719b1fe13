package command

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"syscall"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// written is what save knows of the files that it might write over.
type written struct {
	ran   []string // the files that the session ran, by absolute path
	saved map[string][sha256.Size]byte
}

// Ran notes that the session runs a file: save never writes over it.
func (s *Session) Ran(path string) {
	s.written.ran = append(s.written.ran, Absolute(path))
}

// Absolute is a path from the root, which is how python3 names the program that it
// runs.
func Absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// check fails where save must not write: over a file that the session ran, or
// one that save has not written itself and overwrite does not ask for.
func (w *written) check(path string, overwrite bool) error {
	hint, ok := w.mayReplace(path, overwrite)
	if ok {
		return nil
	}
	e := object.NewOSError(syscall.EEXIST, netlab.Strerror(syscall.EEXIST), object.Str(path))
	e.Hint = hint.Hint(path)
	return e
}

// wrote notes what save has written.
func (w *written) wrote(path, text string) {
	if w.saved == nil {
		w.saved = map[string][sha256.Size]byte{}
	}
	w.saved[Absolute(path)] = sha256.Sum256([]byte(text))
}

// mayReplace reports whether what stands at path, if anything, may go; the hint
// says why not.
func (w *written) mayReplace(path string, overwrite bool) (hint locale.Text, ok bool) {
	old, err := os.Stat(path)
	if err != nil || !old.Mode().IsRegular() {
		return hint, true // nothing to lose; an error is told when it is written
	}
	for _, ran := range w.ran {
		if info, err := os.Stat(ran); err == nil && os.SameFile(old, info) {
			return locale.SaveRanHint, false
		}
	}
	return locale.SaveExistsHint, overwrite || w.holds(path)
}

// holds reports whether a file is as save has written it.
func (w *written) holds(path string) bool {
	sum, ok := w.saved[Absolute(path)]
	if !ok {
		return false
	}
	text, err := os.ReadFile(path)
	return err == nil && sha256.Sum256(text) == sum
}
