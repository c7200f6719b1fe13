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
	act(m, "_exit", "status", func(t *object.Thread, a []object.Value) error {
		status, err := native.Int(t, a[0])
		if err == nil {
			os.Exit(status & 0xff)
		}
		return err
	})
	for name, call := range map[string]func(int, unix.Signal) error{
		"kill":   unix.Kill,
		"killpg": func(group int, s unix.Signal) error { return unix.Kill(-group, s) },
	} {
		act(m, name, "pid, signal, /", func(t *object.Thread, a []object.Value) error {
			n, err := ints(t, a[0], a[1])
			switch {
			case err != nil:
			case name == "kill" && n[0] == os.Getpid() && n[1] != 0:
				err = signal.Raise(t, n[1])
			default:
				err = call(n[0], unix.Signal(n[1]))
			}
			return file.OSErrorOf(err)
		})
	}
	for name, call := range map[string]func(int) (int, error){"getpgid": unix.Getpgid, "getsid": unix.Getsid} {
		add(m, name, "pid, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
			n, err := native.Int(t, a[0])
			if err == nil {
				n, err = call(n)
			}
			return object.NewInt(int64(n)), file.OSErrorOf(err)
		})
	}
	act(m, "setsid", "", func(*object.Thread, []object.Value) error {
		_, err := unix.Setsid()
		return file.OSErrorOf(err)
	})
	add(m, "waitpid", "pid, options, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := ints(t, a[0], a[1])
		if err != nil {
			return nil, err
		}
		pid, status, err := waitFor(t, n[0], n[1], -1)
		return object.NewPair(object.NewInt(int64(pid)), object.NewInt(int64(status))), file.OSErrorOf(err)
	})
	// The same for as long as that many seconds; (0, 0) where they are over.
	add(m, "_waitpid_for", "pid, seconds, /", func(t *object.Thread, a []object.Value) (object.Value, error) {
		pid, err := native.Int(t, a[0])
		if err != nil {
			return nil, err
		}
		limit, err := native.Timeout(t, a[1], time.Second)
		if err != nil {
			return nil, err
		}
		pid, status, err := waitFor(t, pid, 0, max(limit, 0))
		return object.NewPair(object.NewInt(int64(pid)), object.NewInt(int64(status))), file.OSErrorOf(err)
	})
	add(m, "_spawn", "args, executable, search, cwd, env, files, session, group", spawn)
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
