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
func status(p path, follow bool) (object.Value, error) {
	var st unix.Stat_t
	err := error(unix.EBADF)
	switch {
	case p.fd >= 0:
		err = unix.Fstat(p.fd, &st)
	case p.name == "" && object.Is(p.shown, object.IntType):
	case follow:
		err = unix.Stat(p.name, &st)
	default:
		err = unix.Lstat(p.name, &st)
	}
	if err != nil {
		return nil, err
	}
	return statusOf(&st), nil
}

// addStatus adds what tells of a file, or changes what is told.
func addStatus(m *object.Module) {
	add(m,
		call{"stat", "path, *, dir_fd=None, follow_symlinks=True", func(p onFile, _ noFolder, follow bool) (object.Value, error) { return status(p.path, follow) }},
		call{"lstat", "path, *, dir_fd=None", func(p path) (object.Value, error) { return status(p, false) }},
		call{"fstat", "fd", func(fd int) (object.Value, error) {
			if fd < 0 {
				return nil, unix.EBADF
			}
			return status(path{fd: fd}, true)
		}},
		call{"truncate", "path, length", func(p onFile, n int64) error {
			if p.name == "" {
				return unix.Ftruncate(p.fd, n)
			}
			return os.Truncate(p.name, n)
		}},
		// The times are in nanoseconds, and None for now.
		call{"_utime", "path, accessed, modified", utime},
	)
}

func utime(t *object.Thread, p path, accessed, modified object.Value) error {
	var times []unix.Timespec
	for _, v := range []object.Value{accessed, modified} {
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
}
