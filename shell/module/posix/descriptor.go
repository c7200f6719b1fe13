//go:build unix

package posix

import (
	"bytes"
	"context"
	"os"

	"golang.org/x/sys/unix"

	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// addDescriptors adds what works on open files by their numbers.
func addDescriptors(m *object.Module) {
	add(m, "open", "path, flags, mode=0o777, *, dir_fd=None", open)
	act(m, "close", "fd", func(t *object.Thread, a []object.Value) error {
		fd, err := native.Int(t, a[0])
		if err == nil && file.OfMachinery(fd) {
			err = unix.EBADF
		}
		if err == nil {
			err = unix.Close(fd)
		}
		return file.OSErrorOf(err)
	})
	add(m, "read", "fd, length, /", read)
	add(m, "write", "fd, data, /", write)
	add(m, "pipe", "", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		var ends [2]int
		err := t.Interpreter().Again(func() error { return makePipe(&ends) })
		return object.NewPair(object.NewInt(int64(ends[0])), object.NewInt(int64(ends[1]))), file.OSErrorOf(err)
	})
	add(m, "dup", "fd, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		fd, err := native.Int(t, a[0])
		if err != nil {
			return nil, err
		}
		twin, err := file.CopyDescriptor(t, fd, 0)
		return object.NewInt(int64(twin)), err
	})
	add(m, "dup2", "fd, fd2, inheritable=True", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := ints(t, a[0], a[1])
		if err != nil {
			return nil, err
		}
		stays := true
		if a[2] != nil {
			if stays, err = object.Truth(t, a[2]); err != nil {
				return nil, err
			}
		}
		if n[0] < 0 || n[1] < 0 || file.OfMachinery(n[0]) || file.OfMachinery(n[1]) {
			return nil, file.OSErrorOf(unix.EBADF)
		}
		if err = duplicate(n[0], n[1]); err == nil && n[0] != n[1] {
			err = inherit(n[1], stays)
		}
		return a[1], file.OSErrorOf(err)
	})
	add(m, "lseek", "fd, position, how, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := ints(t, a[0], a[2])
		if err != nil {
			return nil, err
		}
		to, err := object.AsInt(t, a[1])
		if err != nil {
			return nil, err
		}
		at, err := unix.Seek(n[0], to, n[1])
		return object.NewInt(at), file.OSErrorOf(err)
	})
	for name, call := range map[string]func(int) error{"fsync": unix.Fsync, "fdatasync": unix.Fsync} {
		act(m, name, "fd", func(t *object.Thread, a []object.Value) error {
			fd, err := native.Int(t, a[0])
			if err == nil {
				err = t.Blocking(func(context.Context) error { return call(fd) })
			}
			return file.OSErrorOf(err)
		})
	}
	act(m, "ftruncate", "fd, length, /", func(t *object.Thread, a []object.Value) error {
		fd, err := native.Int(t, a[0])
		if err != nil {
			return err
		}
		n, err := object.AsInt(t, a[1])
		if err == nil {
			err = unix.Ftruncate(fd, n)
		}
		return file.OSErrorOf(err)
	})
	add(m, "isatty", "fd, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		fd, err := native.Int(t, a[0])
		return object.NewBool(err == nil && file.IsTerminal(fd)), err
	})
	add(m, "get_terminal_size", "fd=1, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		fd := 1
		if a[0] != nil {
			var err error
			if fd, err = native.Int(t, a[0]); err != nil {
				return nil, err
			}
		}
		size, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
		if err != nil {
			return nil, file.OSErrorOf(err)
		}
		return terminalSize().Make(object.NewInt(int64(size.Col)), object.NewInt(int64(size.Row))), nil
	})
	add(m, "sendfile", "out_fd, in_fd, offset, count", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := ints(t, a[0], a[1])
		if err != nil {
			return nil, err
		}
		var from *int64
		if a[2] != object.None {
			at, err := object.AsInt(t, a[2])
			if err != nil {
				return nil, err
			}
			from = &at
		}
		count, err := native.Size(t, a[3])
		if err != nil {
			return nil, err
		}
		sent := 0
		err = t.Blocking(func(ctx context.Context) error {
			if err := file.Await(ctx, n[0], true); err != nil {
				return err
			}
			sent, err = ignoringEINTR(func() (int, error) { return unix.Sendfile(n[0], n[1], from, min(count, file.MaxPiece)) })
			return err
		})
		return object.NewInt(int64(sent)), file.OSErrorOf(err)
	})
	addFlags(m)
}

// addFlags adds whether a descriptor waits, and whether other programs have it.
func addFlags(m *object.Module) {
	flag := func(name string, command, bit int, means bool) {
		add(m, "get_"+name, "fd, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
			fd, err := native.Int(t, a[0])
			if err != nil {
				return nil, err
			}
			flags, err := unix.FcntlInt(uintptr(fd), command, 0)
			return object.NewBool(flags&bit != 0 == means), file.OSErrorOf(err)
		})
	}
	flag("inheritable", unix.F_GETFD, unix.FD_CLOEXEC, false)
	flag("blocking", unix.F_GETFL, unix.O_NONBLOCK, false)
	set := func(name string, call func(fd int, on bool) error) {
		act(m, "set_"+name, "fd, "+name+", /", func(t *object.Thread, a []object.Value) error {
			fd, err := native.Int(t, a[0])
			if err != nil {
				return err
			}
			on, err := object.Truth(t, a[1])
			if err == nil {
				err = call(fd, on)
			}
			return file.OSErrorOf(err)
		})
	}
	set("inheritable", inherit)
	set("blocking", func(fd int, on bool) error { return unix.SetNonblock(fd, !on) })
}

// inherit has the programs that this one starts keep fd open, or not.
func inherit(fd int, on bool) error {
	flags := unix.FD_CLOEXEC
	if on {
		flags = 0
	}
	_, err := unix.FcntlInt(uintptr(fd), unix.F_SETFD, flags)
	return err
}

func open(t *object.Thread, a []object.Value) (object.Value, error) {
	p, err := pathArg(t, "open", "path", a[0], false, false)
	if err != nil {
		return nil, err
	}
	n, err := ints(t, a[1])
	if err != nil {
		return nil, err
	}
	mode := 0o777
	if a[2] != nil {
		if mode, err = native.Int(t, a[2]); err != nil {
			return nil, err
		}
	}
	if err := noDirectory("open", a[3]); err != nil {
		return nil, err
	}
	fd := -1
	err = t.Blocking(func(ctx context.Context) error {
		if st, err := os.Stat(p.name); err == nil && st.Mode()&os.ModeNamedPipe != 0 && n[0]&unix.O_NONBLOCK == 0 {
			f, err := file.OpenPath(ctx, p.name, n[0])
			if err != nil {
				return err
			}
			defer f.Close()
			fd, err = unix.FcntlInt(f.Fd(), unix.F_DUPFD_CLOEXEC, 3)
			return err
		}
		return t.Interpreter().Again(func() (err error) {
			fd, err = unix.Open(p.name, n[0]|unix.O_CLOEXEC, uint32(mode))
			return err
		})
	})
	return object.NewInt(int64(fd)), p.fail(err)
}

func read(t *object.Thread, a []object.Value) (object.Value, error) {
	n, err := ints(t, a[0], a[1])
	switch {
	case err != nil:
		return nil, err
	case n[1] < 0:
		return nil, file.OSErrorOf(unix.EINVAL)
	}
	p := make([]byte, min(n[1], file.MaxPiece))
	got := 0
	err = t.Blocking(func(ctx context.Context) error {
		if err := file.Await(ctx, n[0], false); err != nil {
			return err
		}
		got, err = ignoringEINTR(func() (int, error) { return unix.Read(n[0], p) })
		return err
	})
	if err != nil {
		return nil, file.OSErrorOf(err)
	}
	return object.Bytes(bytes.Clone(p[:got])), nil
}

func write(t *object.Thread, a []object.Value) (object.Value, error) {
	fd, err := native.Int(t, a[0])
	if err != nil {
		return nil, err
	}
	p, err := native.Octets(a[1])
	if err != nil {
		return nil, err
	}
	if err := flushOutput(t); err != nil {
		return nil, err
	}
	total := 0
	err = t.Blocking(func(ctx context.Context) error {
		for {
			if err := file.Await(ctx, fd, true); err != nil {
				return err
			}
			piece := p[total:min(len(p), total+file.Piece(fd, len(p)))]
			n, err := ignoringEINTR(func() (int, error) { return unix.Write(fd, piece) })
			total += max(n, 0)
			switch {
			case err == unix.EAGAIN && total > 0, err == nil && total == len(p):
				return nil
			case err != nil:
				return err
			}
		}
	})
	if err != nil {
		return nil, file.OSErrorOf(err)
	}
	return object.NewInt(int64(total)), nil
}

// flushOutput writes what print has left to write, before somebody writes there by the
// number of the descriptor.
func flushOutput(t *object.Thread) error {
	if f, ok := t.Interpreter().Stdout.(interface{ Flush() error }); ok {
		return file.OSErrorOf(f.Flush())
	}
	return nil
}

func ignoringEINTR(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != unix.EINTR {
			return n, err
		}
	}
}
