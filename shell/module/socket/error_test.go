package socket_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"labsh/netlab"
	"labsh/shell/module/moduletest"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// TestOrigin has Python code raise what Go met, and finds that error from the
// exception, through try and raise.
func TestOrigin(t *testing.T) {
	for _, c := range []struct {
		what, text string
		is         error
		op         string
	}{
		{"refused", "s = socket.socket(); s.bind(('127.0.0.1', 0)); socket.create_connection(s.getsockname())", syscall.ECONNREFUSED, "connect"},
		{"kept by raise", "try:\n    socket.socket().recv(1)\nexcept OSError as e:\n    raise", syscall.ENOTCONN, "recv"},
		{"timeout", "a, b = socket.socketpair(); a.settimeout(0.001); a.recv(1)", os.ErrDeadlineExceeded, "recv"},
		{"a port", "socket.socket().bind(('127.0.0.1', 70000))", netlab.ErrPort, "bind"},
		{"a path", "socket.socket(socket.AF_UNIX).bind('x' * 200)", netlab.ErrPath, "bind"},
	} {
		t.Run(c.what, func(t *testing.T) {
			s := moduletest.New(t)
			if o := s.Do("import socket"); o.Err != "" {
				t.Fatal(o.Err)
			}
			err := s.Raise(c.text)
			var cause *netlab.Error
			if _, raised := object.AsException(err); !raised || !errors.As(err, &cause) || !errors.Is(err, c.is) || cause.Op != c.op {
				t.Errorf("%v; its origin is %+v", err, cause)
			}
		})
	}
}

// TestFileOrigin finds the error of a file's system call.
func TestFileOrigin(t *testing.T) {
	name := filepath.Join(t.TempDir(), "missing")
	err := moduletest.New(t).Raise(fmt.Sprintf("open(%q)", name))
	var path *os.PathError
	if !errors.As(err, &path) || path.Path != name {
		t.Errorf("%v; its origin is %+v", err, path)
	}
}

// TestExceptionStays hands on what is an exception already, and nil.
func TestExceptionStays(t *testing.T) {
	raised := object.Errorf(object.ValueError, "no")
	if got := socket.Exception(fmt.Errorf("wrapped: %w", raised)); got != raised {
		t.Error(got)
	}
	if got := socket.Exception(nil); got != nil {
		t.Error(got)
	}
}
