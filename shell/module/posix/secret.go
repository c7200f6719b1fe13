//go:build unix

package posix

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"

	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// maxSecret bounds a line that is typed unseen, in bytes: what a terminal takes.
const maxSecret = 4096

// addSecret adds how getpass reads a line from the terminal, which does not show it.
func addSecret(m *object.Module) {
	add(m, call{"_secret", "prompt, /", func(t *object.Thread, prompt object.Value) (object.Value, error) {
		text, _ := native.Text(prompt)
		if err := flushOutput(t); err != nil {
			return nil, err
		}
		var line []byte
		ask := func(ctx context.Context) (err error) {
			line, err = askUnseen(ctx, text)
			return err
		}
		err := t.Blocking(func(ctx context.Context) error {
			if keyboard := t.Interpreter().Keyboard; keyboard != nil {
				return keyboard(ctx, text, ask)
			}
			return ask(ctx)
		})
		switch {
		case errors.Is(err, io.EOF): // nobody can bring the program to the front
			return nil, object.NewException(object.EOFError)
		case err != nil:
			return nil, err
		}
		return file.DecodeUTF8(t, string(line))
	}})
}

// askUnseen asks on the process's terminal, whose echo is off until the line is there
// or ctx ends.
func askUnseen(ctx context.Context, prompt string) ([]byte, error) {
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		return nil, err
	}
	defer tty.Close()
	fd := int(tty.Fd())
	before, err := unix.IoctlGetTermios(fd, getTermios)
	if err != nil {
		return nil, err
	}
	unseen := *before
	unseen.Lflag &^= unix.ECHO
	unseen.Lflag |= unix.ICANON | unix.ISIG
	if err := unix.IoctlSetTermios(fd, setTermios, &unseen); err != nil {
		return nil, err
	}
	defer func() {
		_ = unix.IoctlSetTermios(fd, setTermios, before) // it could be set a moment ago
		_, _ = tty.WriteString("\n")
	}()
	if _, err := tty.WriteString(prompt); err != nil {
		return nil, err
	}
	var line []byte
	p := make([]byte, maxSecret)
	for {
		if err := file.Await(ctx, fd, false); err != nil {
			return nil, err
		}
		n, err := ignoringEINTR(func() (int, error) { return unix.Read(fd, p) })
		if err != nil {
			return nil, err
		}
		line = append(line, p[:n]...)
		if n == 0 || len(line) >= maxSecret || bytes.HasSuffix(line, []byte("\n")) {
			return bytes.TrimSuffix(line, []byte("\n")), nil
		}
	}
}
