//go:build unix

package posix

import (
	"crypto/rand"
	"os"
	"os/user"
	"runtime"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// addSystem adds what tells of the machine, the user and the environment.
func addSystem(m *object.Module) {
	add(m,
		call{"getuid", "", os.Getuid},
		call{"geteuid", "", os.Geteuid},
		call{"getgid", "", os.Getgid},
		call{"getegid", "", os.Getegid},
		call{"getpid", "", os.Getpid},
		call{"getppid", "", os.Getppid},
		call{"getpgrp", "", unix.Getpgrp},
		call{"cpu_count", "", runtime.NumCPU},
		call{"uname", "", uname},
		call{"times", "", times},
		call{"urandom", "size, /", func(n int64) (object.Value, error) {
			if n < 0 {
				return nil, object.Errorf(object.ValueError, "negative argument not allowed")
			}
			if err := object.CheckSize(n, 1); err != nil {
				return nil, err
			}
			b := make([]byte, n)
			_, _ = rand.Read(b) // it never fails
			return object.TakeBytes(b), nil
		}},
		call{"strerror", "code, /", func(n int) string { return file.Strerror(syscall.Errno(n)) }},
		call{"_disk_usage", "path, /", func(name string) (total, used, free int64, err error) {
			var s unix.Statfs_t
			err = unix.Statfs(name, &s)
			block := int64(s.Bsize)
			return int64(s.Blocks) * block, (int64(s.Blocks) - int64(s.Bfree)) * block, int64(s.Bavail) * block, err
		}},
		call{"_user", "who, /", userOf},
		call{"_environ", "", environment},
		call{"putenv", "name, value, /", func(t *object.Thread, name, value object.Value) error {
			texts, err := systemTexts(t, object.NewPair(name, value))
			switch {
			case err != nil:
				return err
			case strings.Contains(texts[0], "="):
				return object.Errorf(object.ValueError, "illegal environment variable name")
			}
			return os.Setenv(texts[0], texts[1])
		}},
		call{"unsetenv", "name, /", func(t *object.Thread, name object.Value) error {
			texts, err := systemTexts(t, object.NewTuple(name))
			switch {
			case err != nil:
				return err
			case texts[0] == "" || strings.Contains(texts[0], "="):
				return unix.EINVAL
			}
			return os.Unsetenv(texts[0])
		}},
	)
}

func uname() (object.Value, error) {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return nil, err
	}
	text := func(b []byte) object.Value { return fromSystem(unix.ByteSliceToString(b)) }
	return unameResult().Make(text(u.Sysname[:]), text(u.Nodename[:]), text(u.Release[:]), text(u.Version[:]), text(u.Machine[:])), nil
}

// started is the moment from which times(2) counts, any in the past.
var started = time.Now()

func times() (object.Value, error) {
	var spent []object.Value
	for _, who := range []int{unix.RUSAGE_SELF, unix.RUSAGE_CHILDREN} {
		var u unix.Rusage
		if err := unix.Getrusage(who, &u); err != nil {
			return nil, err
		}
		for _, v := range []unix.Timeval{u.Utime, u.Stime} {
			spent = append(spent, object.Float(float64(v.Nano()/1e7)/100))
		}
	}
	return timesResult().Make(append(spent, object.Float(time.Since(started).Seconds()))...), nil
}

// userOf gives the name and the home folder of a user, given by name or number; None
// for neither.
func userOf(t *object.Thread, who object.Value) (name, home object.Value, err error) {
	look := user.LookupId
	if _, ok := object.Plain(who).(object.Str); ok {
		look = user.Lookup
	}
	text, err := object.ToStr(t, who)
	if err != nil {
		return nil, nil, err
	}
	u, err := look(text)
	if err != nil {
		return object.None, object.None, nil
	}
	return object.Str(u.Username), object.Str(u.HomeDir), nil
}

// environment gives the names and values, which are bytes.
func environment() (object.Value, error) {
	all := object.NewDict()
	for _, entry := range os.Environ() {
		name, value, _ := strings.Cut(entry, "=")
		if err := all.Set(nil, object.Bytes(name), object.Bytes(value)); err != nil {
			return nil, err
		}
	}
	return all, nil
}
