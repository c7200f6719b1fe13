//go:build unix

package posix

import (
	"bytes"
	"context"
	"os"

	"golang.org/x/sys/unix"

	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// addDescriptors adds what works on open files by their numbers.
func addDescriptors(m *object.Module) {
	add(m,
		call{"open", "path, flags, mode=0o777, *, dir_fd=None", open},
		call{"close", "fd", func(fd int) error {
			if file.OfMachinery(fd) {
				return unix.EBADF
			}
			return unix.Close(fd)
		}},
		call{"read", "fd, length, /", read},
		call{"write", "fd, data, /", write},
		call{"pipe", "", func(t *object.Thread) (from, to int, err error) {
			var ends [2]int
			err = t.Interpreter().Again(func() error { return makePipe(&ends) })
			return ends[0], ends[1], err
		}},
		call{"dup", "fd, /", func(t *object.Thread, fd int) (int, error) { return file.CopyDescriptor(t, fd, 0) }},
		call{"dup2", "fd, fd2, inheritable=True", func(fd, to int, stays bool) (int, error) {
			if fd < 0 || to < 0 || file.OfMachinery(fd) || file.OfMachinery(to) {
				return 0, unix.EBADF
			}
			err := duplicate(fd, to)
			if err == nil && fd != to {
				err = inherit(to, stays)
			}
			return to, err
		}},
		call{"lseek", "fd, position, how, /", unix.Seek},
		call{"fsync", "fd", syncFile},
		call{"fdatasync", "fd", syncFile},
		call{"ftruncate", "fd, length, /", unix.Ftruncate},
		call{"isatty", "fd, /", file.IsTerminal},
		call{"get_terminal_size", "fd=1, /", func(fd int) (object.Value, error) {
			size, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
			if err != nil {
				return nil, err
			}
			return terminalSize().Make(object.NewInt(int64(size.Col)), object.NewInt(int64(size.Row))), nil
		}},
		call{"sendfile", "out_fd, in_fd, offset, count", sendfile},
		call{"get_inheritable", "fd, /", func(fd int) (bool, error) {
			flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
			return flags&unix.FD_CLOEXEC == 0, err
		}},
		call{"get_blocking", "fd, /", func(fd int) (bool, error) {
			flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
			return flags&unix.O_NONBLOCK == 0, err
		}},
		call{"set_inheritable", "fd, inheritable, /", inherit},
		call{"set_blocking", "fd, blocking, /", func(fd int, on bool) error { return unix.SetNonblock(fd, !on) }},
	)
}

func syncFile(t *object.Thread, fd int) error {
	return t.Blocking(func(context.Context) error { return unix.Fsync(fd) })
}

func sendfile(t *object.Thread, to, from int, offset object.Value, count int64) (sent int, err error) {
	var start *int64
	if offset != object.None {
		at, err := object.AsInt(t, offset)
		if err != nil {
			return 0, err
		}
		start = &at
	}
	err = t.Blocking(func(ctx context.Context) error {
		if err := file.Await(ctx, to, true); err != nil {
			return err
		}
		sent, err = ignoringEINTR(func() (int, error) { return unix.Sendfile(to, from, start, int(min(count, file.MaxPiece))) })
		return err
	})
	return sent, err
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

func open(t *object.Thread, name string, flags int, mode uint32) (fd int, err error) {
	err = t.Blocking(func(ctx context.Context) error {
		if st, err := os.Stat(name); err == nil && st.Mode()&os.ModeNamedPipe != 0 && flags&unix.O_NONBLOCK == 0 {
			f, err := file.OpenPath(ctx, name, flags)
			if err != nil {
				return err
			}
			defer f.Close()
			fd, err = unix.FcntlInt(f.Fd(), unix.F_DUPFD_CLOEXEC, 3)
			return err
		}
		return t.Interpreter().Again(func() (err error) {
			fd, err = unix.Open(name, flags|unix.O_CLOEXEC, mode)
			return err
		})
	})
	return fd, err
}

func read(t *object.Thread, fd, n int) (object.Value, error) {
	if n < 0 {
		return nil, unix.EINVAL
	}
	p := make([]byte, min(n, file.MaxPiece))
	got := 0
	err := t.Blocking(func(ctx context.Context) error {
		err := file.Await(ctx, fd, false)
		if err == nil {
			got, err = ignoringEINTR(func() (int, error) { return unix.Read(fd, p) })
		}
		return err
	})
	return object.Bytes(bytes.Clone(p[:max(got, 0)])), err
}

func write(t *object.Thread, fd int, p []byte) (total int, err error) {
	if err := flushOutput(t); err != nil {
		return 0, err
	}
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
	return total, err
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
