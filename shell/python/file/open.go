package file

import (
	"context"
	"io"
	"os"
	"strings"
	"syscall"
	"time"

	"labsh/shell/python/object"
)

// mode is open's mode argument, parsed.
type mode struct {
	reading, writing, creating, appending, updating, binary, text bool
}

func readMode(s string) (m mode, err error) {
	for i, c := range s {
		flag := map[rune]*bool{'r': &m.reading, 'w': &m.writing, 'x': &m.creating, 'a': &m.appending, '+': &m.updating, 'b': &m.binary, 't': &m.text}[c]
		if flag == nil || strings.ContainsRune(s[:i], c) {
			return m, object.Errorf(object.ValueError, "invalid mode: '%s'", s)
		}
		*flag = true
	}
	count := 0
	for _, set := range []bool{m.reading, m.writing, m.creating, m.appending} {
		if set {
			count++
		}
	}
	switch {
	case m.text && m.binary:
		return m, object.Errorf(object.ValueError, "can't have text and binary mode at once")
	case count > 1:
		return m, object.Errorf(object.ValueError, "must have exactly one of create/read/write/append mode")
	case count == 0:
		return m, object.Errorf(object.ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
	}
	return m, nil
}

func (m mode) flags() int {
	access := os.O_RDONLY
	switch {
	case m.updating:
		access = os.O_RDWR
	case !m.reading:
		access = os.O_WRONLY
	}
	switch {
	case m.writing:
		access |= os.O_CREATE | os.O_TRUNC
	case m.creating:
		access |= os.O_CREATE | os.O_EXCL
	case m.appending:
		access |= os.O_CREATE | os.O_APPEND
	}
	return access
}

// raw is the mode as binary files show it.
func (m mode) raw() string {
	s := "r"
	switch {
	case m.creating:
		s = "x"
	case m.appending:
		s = "a"
	case m.writing && !m.updating:
		s = "w"
	}
	s += "b"
	if m.updating {
		s += "+"
	}
	return s
}

// text reads an argument that must be text or None; name words the refusal.
func text(v object.Value, name string) (string, bool, error) {
	switch s := object.Plain(v).(type) {
	case nil:
		return "", false, nil
	case object.Str:
		return string(s), true, nil
	}
	if v == object.None {
		return "", false, nil
	}
	return "", false, object.Errorf(object.TypeError, "open() argument '%s' must be str or None, not %s", name, v.Type().Name)
}

// Open is open(file, mode, buffering, encoding, errors, newline, closefd,
// opener). What is written reaches the file at once: a program that forgets to
// close one finds its text there all the same, as it does in CPython, where the
// last reference closes it.
func Open(t *object.Thread, a []object.Value) (object.Value, error) {
	shown := "r"
	if a[1] != nil {
		s, ok := object.Plain(a[1]).(object.Str)
		if !ok {
			name := a[1].Type().Name
			if a[1] == object.None {
				name = "None"
			}
			return nil, object.Errorf(object.TypeError, "open() argument 'mode' must be str, not %s", name)
		}
		shown = string(s)
	}
	buffering := int64(-1)
	if a[2] != nil {
		var err error
		if buffering, err = object.AsInt(t, a[2]); err != nil {
			return nil, err
		}
	}
	var o TextOptions
	var hasEncoding, hasErrors, hasNewline bool
	var err error
	if o.Encoding, hasEncoding, err = text(a[3], "encoding"); err != nil {
		return nil, err
	}
	if o.Errors, hasErrors, err = text(a[4], "errors"); err != nil {
		return nil, err
	}
	newline := ""
	if newline, hasNewline, err = text(a[5], "newline"); err != nil {
		return nil, err
	}
	if hasNewline {
		o.Newline = &newline
	}
	name := a[0]
	if !object.Is(name, object.IntType) {
		if name, err = Path(t, name); err != nil {
			return nil, err
		}
		if s, err := PathText(name); err == nil && strings.Contains(s, "\x00") {
			return nil, object.Errorf(object.ValueError, "embedded null byte")
		}
	}
	m, err := readMode(shown)
	if err != nil {
		return nil, err
	}
	if m.binary {
		for what, given := range map[string]bool{"an encoding": hasEncoding, "an errors": hasErrors, "a newline": hasNewline} {
			if given {
				return nil, object.Errorf(object.ValueError, "binary mode doesn't take %s argument", what)
			}
		}
	}
	if hasNewline {
		if err := checkNewline(newline); err != nil {
			return nil, err
		}
	}
	var f *os.File
	if a[7] != nil && a[7] != object.None && !object.Is(name, object.IntType) {
		f, err = openWith(t, a[7], name, m)
	} else {
		f, err = openFile(t, name, m, a[6])
	}
	if err != nil {
		return nil, err
	}
	stream, held := newStream(f)
	t.Interpreter().Hold(held)
	readable, writable := m.reading || m.updating, !m.reading || m.updating
	leavesOpen := false
	if a[6] != nil && object.Is(a[0], object.IntType) {
		closes, _ := object.Truth(t, a[6]) // openFile has seen the error
		leavesOpen = !closes
	}
	raw := NewRaw(stream, RawOptions{Name: func() object.Value { return name }, Mode: m.raw(), Readable: readable, Writable: writable, LeavesOpen: leavesOpen})
	if m.binary && buffering == 0 {
		return raw, nil
	}
	bo := BinaryOptions{Readable: readable, Writable: writable}
	if buffering > 1 {
		bo.ReadBuffer = int(min(buffering, MaxPiece))
	}
	b := Buffer(raw, bo)
	if m.binary {
		return b, nil
	}
	if buffering == 0 {
		err = object.Errorf(object.ValueError, "can't have unbuffered text I/O")
	} else {
		o.Mode, o.LineBuffered = shown, buffering == 1
		var x *Text
		if x, err = NewText(b, o); err == nil {
			return x, nil
		}
	}
	_ = stream.Close() // the error that there is says more
	return nil, err
}

func openFile(t *object.Thread, name object.Value, m mode, closeFd object.Value) (*os.File, error) {
	if object.Is(name, object.IntType) {
		return openDescriptor(t, name, closeFd)
	}
	path, err := PathText(name)
	if err != nil {
		return nil, err
	}
	var f *os.File
	err = t.Blocking(func(ctx context.Context) error {
		return t.Interpreter().Again(func() (err error) {
			f, err = OpenPath(ctx, path, m.flags())
			return err
		})
	})
	if err != nil {
		return nil, osError(err, name)
	}
	if st, err := f.Stat(); err == nil && st.IsDir() {
		_ = f.Close()
		return nil, osError(syscall.EISDIR, name)
	}
	return f, nil
}

// openWith opens a file as the program's opener does.
func openWith(t *object.Thread, opener, name object.Value, m mode) (*os.File, error) {
	v, err := object.Call(t, opener, name, object.NewInt(int64(m.flags()|closeOnExec)))
	switch {
	case err != nil:
		return nil, err
	case !object.Is(v, object.IntType):
		return nil, object.Errorf(object.TypeError, "expected integer from opener")
	}
	if n, err := object.AsInt(t, v); err == nil && n < 0 {
		return nil, object.Errorf(object.ValueError, "opener returned %d", n)
	}
	return openDescriptor(t, v, nil)
}

// perm is a new file's permissions, before the umask.
const perm = 0o666

// OpenPath opens a file. A FIFO is waited for until somebody opens its other end
// (fifo(7)), or until ctx ends.
func OpenPath(ctx context.Context, path string, flags int) (*os.File, error) {
	if st, err := os.Stat(path); err != nil || st.Mode().Type() != os.ModeNamedPipe {
		return os.OpenFile(path, flags, perm)
	}
	return openFIFO(ctx, path, flags)
}

// openDescriptor makes a file of a descriptor; with closefd=False of a copy, so
// that closing it leaves the descriptor open.
func openDescriptor(t *object.Thread, v, closeFd object.Value) (*os.File, error) {
	n, err := object.AsInt(t, v)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, object.Errorf(object.ValueError, "negative file descriptor")
	}
	fd := int(n)
	err = checkDescriptor(fd)
	if err == nil && OfMachinery(fd) {
		err = syscall.EBADF
	}
	if err != nil {
		return nil, osError(err, nil)
	}
	closes := true
	if closeFd != nil {
		if closes, err = object.Truth(t, closeFd); err != nil {
			return nil, err
		}
	}
	if !closes {
		const behindStandard = 3 // it is none of the standard streams'
		if fd, err = CopyDescriptor(t, int(n), behindStandard); err != nil {
			return nil, err
		}
	}
	return os.NewFile(uintptr(fd), ""), nil
}

// CopyDescriptor makes another descriptor of the same open file, the first that is
// free from least on. It closes in programs that this one starts.
func CopyDescriptor(t *object.Thread, fd, least int) (twin int, err error) {
	err = t.Interpreter().Again(func() (err error) {
		twin, err = copyDescriptor(fd, least)
		return err
	})
	return twin, osError(err, nil)
}

// ReadAll reads a file to its end, without the interpreter's lock; EFBIG where it is
// longer than limit, in bytes. An interrupt of the thread ends the wait for what comes
// from a FIFO, or a terminal.
func ReadAll(t *object.Thread, path string, limit int64) (string, error) {
	var text []byte
	err := t.Blocking(func(ctx context.Context) error {
		f, err := OpenPath(ctx, path, os.O_RDONLY)
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }()
		defer context.AfterFunc(ctx, func() { _ = f.SetReadDeadline(time.Now()) })()
		text, err = io.ReadAll(io.LimitReader(f, limit+1))
		return err
	})
	if err == nil && int64(len(text)) > limit {
		err = syscall.EFBIG
	}
	return string(text), err
}
