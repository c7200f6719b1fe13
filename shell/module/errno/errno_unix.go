//go:build unix

// Package errno is the module errno: the names of the system's errors.
package errno

import (
	"maps"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"

	"labsh/shell/python/object"
)

// most is more than any system has.
const most = 256

// later are second names of some errors.
var later = map[string]syscall.Errno{"EWOULDBLOCK": unix.EAGAIN, "EOPNOTSUPP": unix.EOPNOTSUPP, "ENOTSUP": unix.ENOTSUP, "EDEADLOCK": unix.EDEADLK}

// renamed are the names that CPython does not have, and those that it has instead.
var renamed = map[string]string{"EFSCORRUPTED": "EUCLEAN", "EFTYPE": "", "EHWPOISON": ""}

// Module makes the module.
func Module() (*object.Module, error) {
	m := object.NewModule("errno", "The names of the system's errors; errorcode has them by their numbers.")
	codes := object.NewDict()
	add := func(name string, errno syscall.Errno, shown bool) error {
		number := object.NewInt(object.ErrnoNumber(errno))
		if m.Vars.Set(name, number); !shown {
			return nil
		}
		return codes.Set(nil, number, object.Str(name))
	}
	for n := range syscall.Errno(most) {
		name := unix.ErrnoName(n)
		if to, ok := renamed[name]; ok {
			name = to
		}
		if name != "" {
			if err := add(name, n, true); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(later)) {
		// errorcode shows those that CPython adds last.
		if err := add(name, later[name], name == "EDEADLOCK" || name == "ENOTSUP"); err != nil {
			return nil, err
		}
	}
	m.Vars.Set("errorcode", codes)
	return m, nil
}
