package command

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"labsh/fakestore"
	"labsh/fakestore/atomicfile"
	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// checkOutput finds out whether the line's file can be written, before the
// command takes or sends anything.
func (c *Call) checkOutput() error {
	if c.Line.File == nil {
		return nil
	}
	name := c.OutputName()
	if err := c.checkForm(); err != nil {
		return err
	}
	if err := fakestore.CheckFree(name); err != nil {
		return StoreError(err)
	}
	if info, err := os.Stat(name); c.Line.Append && err == nil && info.Mode().IsRegular() {
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return FileError(err)
		}
		_ = file.Close()
		return nil
	}
	return FileError(atomicfile.Check(name))
}

// WriteFile makes data the content of a file, or adds it to that; the file that it
// replaces stays as it was on an error. Errors are Python's OSError; Ctrl-C ends the
// wait for a FIFO's reader.
func (c *Call) WriteFile(name string, add bool, data []byte) error {
	if err := fakestore.CheckFree(name); err != nil {
		return StoreError(err)
	}
	return FileError(c.Thread.Blocking(func(ctx context.Context) error {
		out, release, err := OpenOutput(ctx, name, add)
		if err != nil {
			return err
		}
		defer release()
		defer out.Discard()
		if _, err := out.Write(data); err != nil {
			return err
		}
		return out.Commit()
	}))
}

// OpenOutput opens a file that is to be replaced, or added to. The end of ctx ends
// the wait for a FIFO's reader, here and in the writes until release.
func OpenOutput(ctx context.Context, name string, add bool) (out *atomicfile.File, release func() bool, err error) {
	info, err := os.Stat(name)
	if fifo := err == nil && info.Mode().Type() == fs.ModeNamedPipe; !add && !fifo {
		out, err = atomicfile.Create(name, 0o666)
		return out, func() bool { return true }, err
	}
	flags := os.O_WRONLY
	if add {
		flags |= os.O_CREATE | os.O_APPEND
	}
	f, err := file.OpenPath(ctx, name, flags)
	if err != nil {
		return nil, nil, err
	}
	return atomicfile.Direct(f), context.AfterFunc(ctx, func() { _ = f.SetWriteDeadline(time.Now()) }), nil
}

// ReadFile opens a file for read to read, without the interpreter's lock: read must
// not touch Python objects. An interrupt of the thread ends the wait for what comes
// from a FIFO, or a terminal.
func ReadFile(t *object.Thread, name string, read func(ctx context.Context, f *os.File) error) error {
	return t.Blocking(func(ctx context.Context) error {
		f, err := file.OpenPath(ctx, name, os.O_RDONLY)
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }()
		defer context.AfterFunc(ctx, func() { _ = f.SetReadDeadline(time.Now()) })()
		return read(ctx, f)
	})
}

// form is the form in which the command writes the line's file, nil for the usual one;
// special tells that the file's suffix stands in the command's Files.
func (c *Call) form() (form Form, special bool) {
	if c.Line.File == nil || len(c.Command.Files) == 0 {
		return nil, false
	}
	form, special = c.Command.Files[suffix(c.OutputName())]
	return form, special
}

// checkForm finds what a line may not have with a file of a form of its own.
func (c *Call) checkForm() error {
	form, special := c.form()
	switch name := c.OutputName(); {
	case !special:
		return nil
	case form == nil:
		return c.noForm("cannot make a '%s' file", locale.FormHint.Hint(strings.Join(c.Command.suffixes(), ", ")))
	case c.Line.Append:
		return c.noForm("nothing can be added to a '%s' file", locale.FormAppendHint.Hint(c.Command.Name, name))
	case len(c.Line.Filters) > 0:
		return c.noForm("a filter's result is no '%s' file", locale.FormFilterHint.Hint(c.Command.Name, name))
	}
	return nil
}

func (c *Call) noForm(format string, hint locale.Hint) error {
	e := object.Errorf(object.ValueError, "%s: "+format, c.Command.Name, suffix(c.OutputName()))
	e.Hint = hint
	return e
}

// suffixes are those that the command has forms for.
func (c *Command) suffixes() []string {
	var all []string
	for _, s := range slices.Sorted(maps.Keys(c.Files)) {
		if c.Files[s] != nil {
			all = append(all, s)
		}
	}
	return all
}

// FileForms completes the suffix at the end of a file's name to those that the command
// has forms for.
func (c *Command) FileForms(stem string) []string {
	i := strings.LastIndexByte(stem, '.')
	if i <= 0 {
		return nil
	}
	var names []string
	for _, form := range c.suffixes() {
		if strings.HasPrefix(form, stem[i:]) {
			names = append(names, stem[:i]+form)
		}
	}
	return names
}

// suffix is a file name's, in small letters: ".svg"; a hidden file's name is none.
func suffix(name string) string {
	base := filepath.Base(name)
	return strings.ToLower(filepath.Ext(strings.TrimPrefix(base, ".")))
}

// OutputName is the name in > FILE or >> FILE.
func (c *Call) OutputName() string {
	return c.arg(c.Line.File).Text()
}

// FileError is the OSError for an error of package os: with the file's name if
// it could not be opened.
func FileError(err error) error {
	var path *fs.PathError
	var errno syscall.Errno
	if !errors.As(err, &path) || !errors.As(err, &errno) {
		return socket.Exception(err)
	}
	var name object.Value
	if path.Op == "open" || path.Op == atomicfile.OpBeside {
		name = object.Str(path.Path)
	}
	e := object.NewOSError(errno, netlab.Strerror(errno), name)
	e.Origin = err
	if path.Op == atomicfile.OpBeside {
		e.Hint = locale.FolderHint.Hint()
	}
	return e
}

// StoreError is the exception for an error of the embedded store: a file's, or
// what is wrong with its content.
func StoreError(err error) error {
	if err == nil {
		return nil
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return FileError(path)
	}
	if _, ok := object.AsException(err); ok {
		return err
	}
	var inUse *fakestore.InUseError
	if errors.As(err, &inUse) {
		e := object.NewOSError(syscall.EAGAIN, inUse.Reason(), object.Str(inUse.Path)) // what flock(2) says
		e.Origin = err
		e.Hint = locale.StoreInUseHint.Hint()
		return e
	}
	e := object.Errorf(object.ValueError, "%s", err)
	e.Origin = err
	if errors.Is(err, fakestore.ErrForeign) {
		e.Hint = locale.StoreForeignHint.Hint()
	}
	return e
}
