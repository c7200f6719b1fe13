//go:build unix

// Package posix is the core of module os: the system calls under it, as CPython has
// them in its module posix. What is made of others is in Python, in lib/os.py.
package posix

import (
	"os"
	"slices"
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

// add adds a function that gives a value.
func add(m *object.Module, name, sig string, fn object.Fn) {
	doc := name + "(" + strings.NewReplacer(", /", "", "=,", ",").Replace(sig) + ")" // as section 2 of the manual says it
	m.AddFunc(name, sig, doc, fn)
}

// act adds a function that gives None.
func act(m *object.Module, name, sig string, fn func(t *object.Thread, a []object.Value) error) {
	add(m, name, sig, func(t *object.Thread, a []object.Value) (object.Value, error) { return object.None, fn(t, a) })
}

// number adds a function without arguments that gives an int.
func number(m *object.Module, name string, get func() int) {
	add(m, name, "", func(*object.Thread, []object.Value) (object.Value, error) { return object.NewInt(int64(get())), nil })
}

// ints reads arguments that are ints.
func ints(t *object.Thread, a ...object.Value) ([]int, error) {
	n := make([]int, len(a))
	for i, v := range a {
		var err error
		if n[i], err = native.Int(t, v); err != nil {
			return nil, err
		}
	}
	return n, nil
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

// onPath adds a function of a path alone.
func onPath(m *object.Module, name, sig string, call func(name string) error) {
	act(m, name, sig, func(t *object.Thread, a []object.Value) error {
		p, err := pathArg(t, name, "path", a[0], false, false)
		if err != nil {
			return err
		}
		return p.fail(call(p.name))
	})
}

// onTwo adds a function of two paths, both of which its errors tell.
func onTwo(m *object.Module, name, dirFDs string, call func(from, to string) error) {
	sig := "src, dst, *, " + dirFDs
	if name == "symlink" {
		sig = "src, dst, target_is_directory=False, *, " + dirFDs // which counts on Windows alone
	}
	act(m, name, sig, func(t *object.Thread, a []object.Value) error {
		from, err := pathArg(t, name, "src", a[0], false, false)
		if err != nil {
			return err
		}
		to, err := pathArg(t, name, "dst", a[1], false, false)
		if err != nil {
			return err
		}
		if err := noDirectory(name, a[strings.Count(sig[:strings.Index(sig, "*")], ","):]...); err != nil {
			return err
		}
		err = from.fail(call(from.name, to.name))
		if e, ok := object.AsException(err); ok {
			e.SetField("filename2", to.shown)
		}
		return err
	})
}

// noDirectory refuses an open folder that names are to be relative to.
func noDirectory(function string, dirFDs ...object.Value) error {
	if slices.ContainsFunc(dirFDs, native.Given) {
		return object.Errorf(object.NotImplementedError, "%s: dir_fd unavailable on this platform", function)
	}
	return nil
}

// addTree adds what changes or lists the tree of files.
func addTree(m *object.Module) {
	onPath(m, "chdir", "path", os.Chdir)
	onPath(m, "rmdir", "path", unix.Rmdir)
	for _, name := range []string{"remove", "unlink"} {
		onPath(m, name, "path", unix.Unlink)
	}
	onTwo(m, "rename", "src_dir_fd=None, dst_dir_fd=None", unix.Rename)
	onTwo(m, "replace", "src_dir_fd=None, dst_dir_fd=None", unix.Rename)
	onTwo(m, "link", "src_dir_fd=None, dst_dir_fd=None", unix.Link)
	onTwo(m, "symlink", "dir_fd=None", unix.Symlink)
	act(m, "mkdir", "path, mode=0o777, *, dir_fd=None", func(t *object.Thread, a []object.Value) error {
		return modePath(t, "mkdir", a[0], a[1], 0o777, unix.Mkdir)
	})
	act(m, "mkfifo", "path, mode=0o666", func(t *object.Thread, a []object.Value) error {
		return modePath(t, "mkfifo", a[0], a[1], 0o666, unix.Mkfifo)
	})
	act(m, "chmod", "path, mode", func(t *object.Thread, a []object.Value) error {
		return modePath(t, "chmod", a[0], a[1], 0, unix.Chmod)
	})
	add(m, "umask", "mask, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		mask, err := native.Int(t, a[0])
		if err != nil {
			return nil, err
		}
		return object.NewInt(int64(unix.Umask(mask))), nil
	})
	add(m, "readlink", "path", func(t *object.Thread, a []object.Value) (object.Value, error) {
		p, err := pathArg(t, "readlink", "path", a[0], false, false)
		if err != nil {
			return nil, err
		}
		to, err := os.Readlink(p.name)
		return p.text(to), p.fail(err)
	})
	add(m, "getcwd", "", func(*object.Thread, []object.Value) (object.Value, error) {
		dir, err := unix.Getwd()
		return fromSystem(dir), file.OSErrorOf(err)
	})
	add(m, "access", "path, mode", func(t *object.Thread, a []object.Value) (object.Value, error) {
		p, err := pathArg(t, "access", "path", a[0], false, false)
		if err != nil {
			return nil, err
		}
		mode, err := native.Int(t, a[1])
		return object.NewBool(err == nil && unix.Access(p.name, uint32(mode)) == nil), err
	})
	add(m, "listdir", "path=None", func(t *object.Thread, a []object.Value) (object.Value, error) { return list(t, "listdir", a[0], false) })
	// What scandir needs: pairs of a name and the kind of file, as in st_mode.
	add(m, "_entries", "path=None", func(t *object.Thread, a []object.Value) (object.Value, error) { return list(t, "scandir", a[0], true) })
}

func modePath(t *object.Thread, function string, name, mode object.Value, usual uint32, call func(string, uint32) error) error {
	p, err := pathArg(t, function, "path", name, false, false)
	if err != nil {
		return err
	}
	if mode != nil {
		n, err := native.Int(t, mode)
		if err != nil {
			return err
		}
		usual = uint32(n)
	}
	return p.fail(call(p.name, usual))
}

// list lists a folder: the names, or pairs of them with the kinds.
func list(t *object.Thread, function string, v object.Value, kinds bool) (object.Value, error) {
	p, err := pathArg(t, function, "path", v, true, true)
	if err != nil {
		return nil, err
	}
	var dir *os.File
	if p.name != "" || p.fd < 0 {
		dir, err = os.Open(p.name)
	} else if p.fd, err = file.CopyDescriptor(t, p.fd, 3); err == nil {
		dir = os.NewFile(uintptr(p.fd), "")
	}
	if err != nil {
		return nil, p.fail(err)
	}
	defer dir.Close()
	entries, err := dir.ReadDir(-1)
	if err != nil {
		return nil, p.fail(err)
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
