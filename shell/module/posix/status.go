//go:build unix

package posix

import (
	"os"
	"sync"

	"golang.org/x/sys/unix"

	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// statResult is os.stat_result. The times are elements as ints, and attributes of the
// same name as floats, which come last and so count.
var statResult = sync.OnceValue(func() *native.RecordType {
	return native.NewRecordType("os", "stat_result", []string{
		"st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime",
		"st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev",
	}, 10).Open()
})

var (
	unameResult = sync.OnceValue(func() *native.RecordType {
		return native.NewRecordType("posix", "uname_result", []string{"sysname", "nodename", "release", "version", "machine"}, 5).Open()
	})
	timesResult = sync.OnceValue(func() *native.RecordType {
		return native.NewRecordType("posix", "times_result", []string{"user", "system", "children_user", "children_system", "elapsed"}, 5).Open()
	})
	terminalSize = sync.OnceValue(func() *native.RecordType {
		return native.NewRecordType("os", "terminal_size", []string{"columns", "lines"}, 2).Open()
	})
)

func statusOf(st *unix.Stat_t) object.Value {
	n := object.NewInt
	values := []object.Value{n(int64(st.Mode)), object.NewInt(int64(st.Ino)), n(int64(st.Dev)), n(int64(st.Nlink)), n(int64(st.Uid)), n(int64(st.Gid)), n(st.Size)}
	times := []unix.Timespec{st.Atim, st.Mtim, st.Ctim}
	for _, at := range times {
		values = append(values, n(int64(at.Sec)))
	}
	for _, at := range times {
		values = append(values, object.Float(float64(at.Sec)+1e-9*float64(at.Nsec)))
	}
	for _, at := range times {
		values = append(values, n(at.Nano()))
	}
	return statResult().Make(append(values, n(int64(st.Blksize)), n(st.Blocks), n(int64(st.Rdev)))...)
}

// status is stat(2) of a path or descriptor, lstat(2) where links are not followed.
func status(t *object.Thread, function string, v object.Value, descriptor, follow bool) (object.Value, error) {
	p, err := pathArg(t, function, "path", v, descriptor, false)
	if err != nil {
		return nil, err
	}
	var st unix.Stat_t
	switch {
	case p.fd >= 0:
		if err := unix.Fstat(p.fd, &st); err != nil {
			return nil, file.OSErrorOf(err)
		}
	case p.name == "" && descriptor && object.Is(v, object.IntType):
		return nil, file.OSErrorOf(unix.EBADF)
	case follow:
		err = unix.Stat(p.name, &st)
	default:
		err = unix.Lstat(p.name, &st)
	}
	if err != nil {
		return nil, p.fail(err)
	}
	return statusOf(&st), nil
}

// addStatus adds what tells of a file, or changes what is told.
func addStatus(m *object.Module) {
	add(m, "stat", "path, *, dir_fd=None, follow_symlinks=True", func(t *object.Thread, a []object.Value) (object.Value, error) {
		follow := true
		if err := noDirectory("stat", a[1]); err != nil {
			return nil, err
		}
		if a[2] != nil {
			var err error
			if follow, err = object.Truth(t, a[2]); err != nil {
				return nil, err
			}
		}
		return status(t, "stat", a[0], true, follow)
	})
	add(m, "lstat", "path, *, dir_fd=None", func(t *object.Thread, a []object.Value) (object.Value, error) {
		if err := noDirectory("lstat", a[1]); err != nil {
			return nil, err
		}
		return status(t, "lstat", a[0], false, false)
	})
	add(m, "fstat", "fd", func(t *object.Thread, a []object.Value) (object.Value, error) {
		fd, err := native.Int(t, a[0])
		if err != nil {
			return nil, err
		}
		var st unix.Stat_t
		if err := unix.Fstat(fd, &st); err != nil {
			return nil, file.OSErrorOf(err)
		}
		return statusOf(&st), nil
	})
	act(m, "truncate", "path, length", func(t *object.Thread, a []object.Value) error {
		p, err := pathArg(t, "truncate", "path", a[0], true, false)
		if err != nil {
			return err
		}
		n, err := object.AsInt(t, a[1])
		switch {
		case err != nil:
			return err
		case p.name == "":
			return file.OSErrorOf(unix.Ftruncate(p.fd, n))
		}
		return p.fail(os.Truncate(p.name, n))
	})
	// The times are in nanoseconds, and None for now.
	act(m, "_utime", "path, accessed, modified", func(t *object.Thread, a []object.Value) error {
		p, err := pathArg(t, "utime", "path", a[0], false, false)
		if err != nil {
			return err
		}
		var times []unix.Timespec
		for _, v := range a[1:] {
			if v == object.None {
				times = nil
				break
			}
			n, err := object.AsInt(t, v)
			if err != nil {
				return err
			}
			times = append(times, unix.NsecToTimespec(n))
		}
		return file.OSErrorOf(unix.UtimesNanoAt(unix.AT_FDCWD, p.name, times, 0)) // CPython leaves the name out, too
	})
}
