//go:build unix

package posix

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"labsh/shell/module/native"
	"labsh/shell/module/signal"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// addProcesses adds what starts processes, waits for them and ends them.
func addProcesses(m *object.Module) {
	add(m,
		call{"_exit", "status", func(status int) { os.Exit(status & 0xff) }},
		call{"kill", "pid, signal, /", func(t *object.Thread, pid, n int) error {
			if pid == os.Getpid() && n != 0 {
				return signal.Raise(t, n)
			}
			return unix.Kill(pid, unix.Signal(n))
		}},
		call{"killpg", "pid, signal, /", func(group, n int) error { return unix.Kill(-group, unix.Signal(n)) }},
		call{"getpgid", "pid, /", unix.Getpgid},
		call{"getsid", "pid, /", unix.Getsid},
		call{"setsid", "", func() error {
			_, err := unix.Setsid()
			return err
		}},
		call{"waitpid", "pid, options, /", func(t *object.Thread, pid, options int) (who, status int, err error) {
			return waitFor(t, pid, options, -1)
		}},
		// The same for as long as that many seconds; (0, 0) where they are over.
		call{"_waitpid_for", "pid, seconds, /", func(t *object.Thread, pid int, seconds object.Value) (who, status int, err error) {
			limit, err := native.Timeout(t, seconds, time.Second)
			if err != nil {
				return 0, 0, err
			}
			return waitFor(t, pid, 0, max(limit, 0))
		}},
	)
	m.AddFunc("_spawn", "args, executable, search, cwd, env, files, session, group", "", spawn)
}

// waitFor is waitpid(2), which an interrupt ends; limit bounds the wait, if it is not
// negative.
func waitFor(t *object.Thread, pid, options int, limit time.Duration) (who, status int, err error) {
	var ws unix.WaitStatus
	end := time.Now().Add(limit)
	err = t.Blocking(func(ctx context.Context) error {
		for pause := time.Millisecond / 2; ; pause = min(2*pause, 50*time.Millisecond) {
			who, err = ignoringEINTR(func() (int, error) { return unix.Wait4(pid, &ws, options|unix.WNOHANG, nil) })
			if who != 0 || err != nil || options&unix.WNOHANG != 0 {
				return err
			}
			if limit >= 0 {
				if pause = min(pause, time.Until(end)); pause <= 0 {
					return nil
				}
			}
			if err := awaitExit(ctx, pid, pause, limit, end); err != nil {
				return err
			}
		}
	})
	return max(who, 0), int(ws), err
}

// sleep waits for so long, or until ctx ends.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// maxInherited bounds the numbers of the descriptors that a process is given.
const maxInherited = 1 << 16

// spawn starts a program. files are the descriptors that become its 0, 1, 2, then those
// that keep their numbers; env is None or a list of bytes, NAME=VALUE; search are the
// folders to look in where executable has no slash.
func spawn(t *object.Thread, a []object.Value) (object.Value, error) {
	args, err := systemTexts(t, a[0])
	if err != nil {
		return nil, err
	}
	program, err := pathArg(t, "spawn", "executable", a[1], false, false)
	if err != nil {
		return nil, err
	}
	search, err := systemTexts(t, a[2])
	if err != nil {
		return nil, err
	}
	attr := &syscall.ProcAttr{Env: os.Environ(), Sys: &syscall.SysProcAttr{}}
	if native.Given(a[3]) {
		dir, err := pathArg(t, "spawn", "cwd", a[3], false, false)
		if err != nil {
			return nil, err
		}
		attr.Dir = dir.name
	}
	if native.Given(a[4]) {
		if attr.Env, err = systemTexts(t, a[4]); err != nil {
			return nil, err
		}
	}
	if attr.Files, err = inherited(t, a[5]); err != nil {
		return nil, err
	}
	if attr.Sys.Setsid, err = object.Truth(t, a[6]); err != nil {
		return nil, err
	}
	if native.Given(a[7]) {
		if attr.Sys.Pgid, err = native.Int(t, a[7]); err != nil {
			return nil, err
		}
		attr.Sys.Setpgid = attr.Sys.Pgid >= 0
		attr.Sys.Pgid = max(attr.Sys.Pgid, 0)
	}
	if err := flushOutput(t); err != nil {
		return nil, err
	}
	places := []string{program.name}
	if !strings.Contains(program.name, "/") {
		places = places[:0]
		for _, dir := range search {
			places = append(places, filepath.Join(dir, program.name))
		}
	}
	pid, err := forkExec(places, args, attr)
	if err != nil {
		if st, wrong := os.Stat(attr.Dir); attr.Dir != "" && (wrong != nil || !st.IsDir()) {
			return nil, file.OSErrorAbout(err, a[3])
		}
		return nil, program.fail(err)
	}
	return object.NewInt(int64(pid)), nil
}

// forkExec starts the first of the files that is there.
func forkExec(places, args []string, attr *syscall.ProcAttr) (pid int, err error) {
	var refused error
	for _, place := range places {
		pid, err = syscall.ForkExec(place, args, attr)
		switch err {
		case nil:
			return pid, nil
		case unix.ENOENT, unix.ENOTDIR:
		default:
			if refused == nil {
				refused = err
			}
		}
	}
	if refused != nil {
		return 0, refused
	}
	return 0, unix.ENOENT
}

// inherited is which descriptor of ours becomes each of a new process's.
func inherited(t *object.Thread, v object.Value) ([]uintptr, error) {
	fds, err := object.Elements(t, v)
	if err != nil {
		return nil, err
	}
	var files []uintptr
	for i, v := range fds {
		fd, err := native.Int(t, v)
		if err != nil {
			return nil, err
		}
		place := i
		if i > 2 {
			place = fd
		}
		if fd < 0 || place >= maxInherited {
			return nil, file.OSErrorOf(unix.EBADF)
		}
		for len(files) <= place {
			files = append(files, ^uintptr(0))
		}
		files[place] = uintptr(fd)
	}
	return files, nil
}

// systemTexts reads a sequence of paths or of other texts for the system.
func systemTexts(t *object.Thread, v object.Value) ([]string, error) {
	elems, err := object.Elements(t, v)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(elems))
	for i, e := range elems {
		s, err := file.Path(t, e)
		if err != nil {
			return nil, err
		}
		if texts[i], err = file.PathText(s); err != nil {
			return nil, err
		}
		if strings.Contains(texts[i], "\x00") {
			return nil, object.Errorf(object.ValueError, "embedded null byte")
		}
	}
	return texts, nil
}
