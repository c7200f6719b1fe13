//go:build unix

// Package posix is the core of module os: the system calls under it, as CPython has
// them in its module posix. What is made of others is in Python, in lib/os.py.
package posix

import (
	"os"
	"strings"

	"golang.org/x/sys/unix"

	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// CoreModule makes the module.
func CoreModule() (*object.Module, error) {
	m := object.NewModule("_posix", "The system calls under module os.")
	for name, n := range constants {
		m.Vars.Set(name, object.NewInt(int64(n)))
	}
	for _, class := range []*native.RecordType{statResult(), unameResult(), timesResult(), terminalSize()} {
		m.Vars.Set(class.Class.Name, class.Class)
	}
	addTree(m)
	addStatus(m)
	addDescriptors(m)
	addSystem(m)
	addProcesses(m)
	addSecret(m)
	return m, nil
}

// path is an argument that names a file.
type path struct {
	shown   object.Value // as the error says it
	name    string
	fd      int // where the argument is an int and name is "", else -1
	inBytes bool
}

// pathArg reads it; fd and none say whether an int or None will do, too.
func pathArg(t *object.Thread, function, argument string, v object.Value, fd, none bool) (path, error) {
	if none && !native.Given(v) {
		return path{name: ".", fd: -1, shown: object.Str(".")}, nil
	}
	if _, ok := v.Type().Lookup("__index__"); ok && fd {
		n, err := native.Int(t, v)
		return path{shown: v, fd: n}, err
	}
	s, err := file.Path(t, v)
	if err != nil {
		if !object.IsException(err, object.TypeError) || v.Type().Defines("__fspath__") {
			return path{}, err
		}
		kinds := "string, bytes"
		switch {
		case fd && none:
			kinds += ", os.PathLike, integer or None"
		case fd:
			kinds += ", os.PathLike or integer"
		case none:
			kinds += ", os.PathLike or None"
		default:
			kinds += " or os.PathLike"
		}
		return path{}, object.Errorf(object.TypeError, "%s: %s should be %s, not %s", function, argument, kinds, v.Type().Name)
	}
	p := path{shown: s, fd: -1}
	_, p.inBytes = object.Plain(s).(object.Bytes)
	if p.name, err = file.PathText(s); err == nil && strings.Contains(p.name, "\x00") {
		err = object.Errorf(object.ValueError, "embedded null byte")
	}
	return p, err
}

// fail is the exception for an error of a call about that file.
func (p path) fail(err error) error { return file.OSErrorAbout(err, p.shown) }

// text is the name of a file as Python has it, in bytes where p was given in bytes.
func (p path) text(name string) object.Value {
	if p.inBytes {
		return object.Bytes(name)
	}
	return fromSystem(name)
}

// fromSystem is text of the system as a str; what is no UTF-8 is kept as surrogates.
func fromSystem(s string) object.Value {
	text, err := object.Decode(s, "utf-8", "surrogateescape")
	if err != nil {
		return object.Str(s)
	}
	return object.Str(text)
}

// addTree adds what changes or lists the tree of files.
func addTree(m *object.Module) {
	add(m,
		call{"chdir", "path", os.Chdir},
		call{"rmdir", "path", unix.Rmdir},
		call{"remove", "path, *, dir_fd=None", unix.Unlink},
		call{"unlink", "path, *, dir_fd=None", unix.Unlink},
		call{"rename", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", unix.Rename},
		call{"replace", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", unix.Rename},
		call{"link", "src, dst, *, src_dir_fd=None, dst_dir_fd=None", unix.Link},
		call{"symlink", "src, dst, target_is_directory=False, *, dir_fd=None", func(from, to string, _ bool) error { return unix.Symlink(from, to) }},
		call{"mkdir", "path, mode=0o777, *, dir_fd=None", unix.Mkdir},
		call{"mkfifo", "path, mode=0o666", unix.Mkfifo},
		call{"chmod", "path, mode", unix.Chmod},
		call{"umask", "mask, /", unix.Umask},
		call{"access", "path, mode", func(name string, mode uint32) bool { return unix.Access(name, mode) == nil }},
		call{"readlink", "path", func(p path) (object.Value, error) {
			to, err := os.Readlink(p.name)
			return p.text(to), err
		}},
		call{"getcwd", "", unix.Getwd},
		call{"listdir", "path=None", func(t *object.Thread, p onFolder) (object.Value, error) { return list(t, p.path, false) }},
		// What scandir needs: pairs of a name and the kind of file, as in st_mode.
		call{"_entries", "path=None", func(t *object.Thread, p onFolder) (object.Value, error) { return list(t, p.path, true) }},
	)
}

// list lists a folder: the names, or pairs of them with the kinds.
func list(t *object.Thread, p path, kinds bool) (object.Value, error) {
	var dir *os.File
	var err error
	if p.name != "" || p.fd < 0 {
		dir, err = os.Open(p.name)
	} else if p.fd, err = file.CopyDescriptor(t, p.fd, 3); err == nil {
		dir = os.NewFile(uintptr(p.fd), "")
	}
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	entries, err := dir.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	all := make([]object.Value, len(entries))
	for i, e := range entries {
		if all[i] = p.text(e.Name()); kinds {
			all[i] = object.NewPair(all[i], object.NewInt(int64(kindOf(e.Type()))))
		}
	}
	return object.NewList(all...), nil
}

// kindOf is the kind of a file as st_mode has it.
func kindOf(mode os.FileMode) int {
	switch {
	case mode.IsRegular():
		return unix.S_IFREG
	case mode.IsDir():
		return unix.S_IFDIR
	case mode&os.ModeSymlink != 0:
		return unix.S_IFLNK
	case mode&os.ModeNamedPipe != 0:
		return unix.S_IFIFO
	case mode&os.ModeSocket != 0:
		return unix.S_IFSOCK
	case mode&os.ModeCharDevice != 0:
		return unix.S_IFCHR
	}
	return unix.S_IFBLK
}
