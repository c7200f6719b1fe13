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

	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// addSystem adds what tells of the machine, the user and the environment.
func addSystem(m *object.Module) {
	for name, get := range map[string]func() int{
		"getuid": os.Getuid, "geteuid": os.Geteuid, "getgid": os.Getgid, "getegid": os.Getegid,
		"getpid": os.Getpid, "getppid": os.Getppid, "getpgrp": unix.Getpgrp,
	} {
		number(m, name, get)
	}
	number(m, "cpu_count", runtime.NumCPU)
	add(m, "uname", "", func(*object.Thread, []object.Value) (object.Value, error) {
		var u unix.Utsname
		if err := unix.Uname(&u); err != nil {
			return nil, file.OSErrorOf(err)
		}
		text := func(b []byte) object.Value { return fromSystem(unix.ByteSliceToString(b)) }
		return unameResult().Make(text(u.Sysname[:]), text(u.Nodename[:]), text(u.Release[:]), text(u.Version[:]), text(u.Machine[:])), nil
	})
	add(m, "times", "", func(*object.Thread, []object.Value) (object.Value, error) {
		var own, children unix.Rusage
		if err := unix.Getrusage(unix.RUSAGE_SELF, &own); err != nil {
			return nil, file.OSErrorOf(err)
		}
		if err := unix.Getrusage(unix.RUSAGE_CHILDREN, &children); err != nil {
			return nil, file.OSErrorOf(err)
		}
		seconds := func(v unix.Timeval) object.Value { return object.Float(float64(v.Nano()/1e7) / 100) }
		return timesResult().Make(seconds(own.Utime), seconds(own.Stime), seconds(children.Utime), seconds(children.Stime), object.Float(sinceStart().Seconds())), nil
	})
	add(m, "urandom", "size, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := native.Size(t, a[0])
		switch {
		case err != nil:
			return nil, err
		case n < 0:
			return nil, object.Errorf(object.ValueError, "negative argument not allowed")
		}
		if err := object.CheckSize(int64(n), 1); err != nil {
			return nil, err
		}
		b := make([]byte, n)
		_, _ = rand.Read(b) // it never fails
		return object.TakeBytes(b), nil
	})
	add(m, "strerror", "code, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := native.Int(t, a[0])
		if err != nil {
			return nil, err
		}
		return object.Str(file.Strerror(syscall.Errno(n))), nil
	})
	add(m, "_disk_usage", "path, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		p, err := pathArg(t, "statvfs", "path", a[0], false, false)
		if err != nil {
			return nil, err
		}
		var s unix.Statfs_t
		if err := unix.Statfs(p.name, &s); err != nil {
			return nil, p.fail(err)
		}
		block := int64(s.Bsize)
		total, free := int64(s.Blocks)*block, int64(s.Bavail)*block
		return object.NewTuple(object.NewInt(total), object.NewInt(total-int64(s.Bfree)*block), object.NewInt(free)), nil
	})
	// The name and home folder of a user, given by name or number; None for neither.
	add(m, "_user", "who, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		look := user.LookupId
		if _, ok := object.Plain(a[0]).(object.Str); ok {
			look = user.Lookup
		}
		who, err := object.ToStr(t, a[0])
		if err != nil {
			return nil, err
		}
		u, err := look(who)
		if err != nil {
			return object.NewPair(object.None, object.None), nil
		}
		return object.NewPair(object.Str(u.Username), object.Str(u.HomeDir)), nil
	})
	addEnvironment(m)
}

var started = time.Now()

// sinceStart is a time of the machine's that goes on, which times(2) counts from
// some moment in the past.
func sinceStart() time.Duration { return time.Since(started) }

// addEnvironment adds the environment: its names and values are bytes.
func addEnvironment(m *object.Module) {
	add(m, "_environ", "", func(*object.Thread, []object.Value) (object.Value, error) {
		all := object.NewDict()
		for _, entry := range os.Environ() {
			name, value, _ := strings.Cut(entry, "=")
			if err := all.Set(nil, object.Bytes(name), object.Bytes(value)); err != nil {
				return nil, err
			}
		}
		return all, nil
	})
	textOf := func(t *object.Thread, v object.Value) (string, error) {
		s, err := file.Path(t, v)
		if err != nil {
			return "", err
		}
		text, err := file.PathText(s)
		if err == nil && strings.Contains(text, "\x00") {
			err = object.Errorf(object.ValueError, "embedded null byte")
		}
		return text, err
	}
	act(m, "putenv", "name, value, /", func(t *object.Thread, a []object.Value) error {
		name, err := textOf(t, a[0])
		if err != nil {
			return err
		}
		value, err := textOf(t, a[1])
		switch {
		case err != nil:
			return err
		case strings.Contains(name, "="):
			return object.Errorf(object.ValueError, "illegal environment variable name")
		}
		return file.OSErrorOf(os.Setenv(name, value))
	})
	act(m, "unsetenv", "name, /", func(t *object.Thread, a []object.Value) error {
		name, err := textOf(t, a[0])
		if err != nil {
			return err
		}
		if name == "" || strings.Contains(name, "=") {
			return file.OSErrorOf(unix.EINVAL)
		}
		return file.OSErrorOf(os.Unsetenv(name))
	})
}
