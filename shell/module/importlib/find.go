package importlib

import (
	"os"
	"path/filepath"
	"strings"

	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// Finder finds modules.
type Finder struct {
	// Library gives the library's module of that name, nil for none.
	Library func(in *object.Interpreter, name string) *Spec
	// Path is sys.path.
	Path func(in *object.Interpreter) object.Value
}

type finderKey struct{}

// FinderOf is the interpreter's, nil where it has none yet.
func FinderOf(in *object.Interpreter) *Finder {
	f, _ := in.State(finderKey{}).(*Finder)
	return f
}

// Install makes f the interpreter's.
func (f *Finder) Install(in *object.Interpreter) { in.SetState(finderKey{}, f) }

// first are the modules that CPython has built in, or frozen: no file shadows them.
//
// Source: sys.builtin_module_names and _imp.is_frozen of CPython 3.11.
var first = map[string]bool{
	"abc": true, "atexit": true, "builtins": true, "codecs": true, "errno": true, "gc": true, "genericpath": true, "io": true,
	"itertools": true, "marshal": true, "ntpath": true, "os": true, "posixpath": true, "runpy": true, "stat": true, "sys": true, "time": true,
}

// Find finds the module of that name, in the package whose __path__ path is, or on
// sys.path where path is nil; nil where there is none.
func (f *Finder) Find(t *object.Thread, name string, path object.Value) (*Spec, error) {
	top := path == nil
	if top {
		// The core in Go of a module in Python has such a name, too.
		if first[name] || strings.HasPrefix(name, "_") {
			if s := f.Library(t.Interpreter(), name); s != nil {
				return s, nil
			}
		}
		path = f.Path(t.Interpreter())
	}
	entries, err := object.Elements(t, path)
	if err != nil {
		return nil, err
	}
	inLibrary := false
	var portions []string
	for _, e := range entries {
		entry, ok := object.Plain(e).(object.Str)
		switch dir := string(entry); {
		case !ok:
		case dir == object.LibraryPath || strings.HasPrefix(dir, object.LibraryPath+"/"):
			inLibrary = true
			if s := f.Library(t.Interpreter(), name); s != nil {
				return s, nil
			}
		default:
			switch s := inFolder(dir, name); {
			case s == nil:
			case s.File != "":
				return s, nil
			default:
				portions = append(portions, s.Search...)
			}
		}
	}
	switch {
	case portions != nil:
		return &Spec{Name: name, Search: portions}, nil
	case top && !inLibrary: // of sys.path only what is in it was replaced
		return f.Library(t.Interpreter(), name), nil
	}
	return nil, nil
}

// inFolder finds the module in a folder: a package, a file, or a folder alone, which
// is a part of a namespace package.
func inFolder(dir, name string) *Spec {
	base, last := whole(dir), name[strings.LastIndexByte(name, '.')+1:]
	if base == "" || last == "" { // the folder itself is no module in it
		return nil
	}
	base += last
	info, err := os.Stat(base)
	isFolder := err == nil && info.IsDir()
	if init := base + "/__init__.py"; isFolder && isFile(init) {
		return FileSpec(name, init, []string{base})
	}
	switch {
	case isFile(base + ".py"):
		return FileSpec(name, base+".py", nil)
	case isFolder:
		return &Spec{Name: name, Search: []string{base}}
	}
	return nil
}

// whole is an entry of sys.path as an absolute path with a slash at its end, "" where
// the working folder is gone. What stands in it stays.
func whole(dir string) string {
	if !filepath.IsAbs(dir) {
		working, err := os.Getwd()
		if err != nil {
			return ""
		}
		if dir = working + "/" + dir; strings.HasSuffix(dir, "/.") {
			dir = strings.TrimSuffix(dir, ".")
		}
	}
	return strings.TrimRight(dir, "/") + "/"
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// FileSpec is the spec of the module with that file.
func FileSpec(name, path string, search []string) *Spec {
	return &Spec{Name: name, File: path, Search: search, Read: func(t *object.Thread) (string, error) {
		octets, err := file.ReadAll(t, path, maxFile)
		if err != nil {
			return "", file.PathError(err, path)
		}
		return octets, nil
	}}
}

// maxFile bounds a module's text, in bytes, as that of a program is.
const maxFile = 64 << 20
