package netlab

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"
)

// An Error says what failed, in the words of Python's socket module: the name
// of the exception that Python raises, its errno and its message.
type Error struct {
	// Name is the exception's class, with its module where Python prints one:
	// "ConnectionRefusedError", "OSError", "socket.gaierror".
	Name string
	// Errno is the exception's errno; 0 when Python gives none (as for
	// "timed out"), negative for a name that could not be resolved (EAI_*).
	Errno int
	// Message is C's text for Errno, or Python's own where there is no errno.
	Message string
	// Op is the socket method that failed, such as "connect".
	Op string
	// Address is the address the operation was about; nil if none.
	Address Address
	// Attempt is what the system was asked; nil but for bind, listen and connect.
	Attempt *Attempt
	// Err is the error underneath, if any: a context's, a resolver's.
	Err error
}

// An Attempt is a bind, listen or connect that the system refused.
type Attempt struct {
	// Address is the error's own with its host resolved; listen's is where the
	// socket is bound.
	Address Address
	// Local is where the socket was bound, all zero for nowhere yet.
	Local Address
	Type  Type
	// Reuse is whether the socket had SO_REUSEADDR.
	Reuse bool
}

// attempted notes in err what the system was asked: the address in its form, nil for
// where the socket is.
func (s *Socket) attempted(err error, raw rawAddress) error {
	var e *Error
	if !errors.As(err, &e) || e.Attempt != nil {
		return err
	}
	a := &Attempt{Type: s.typ}
	_ = s.control("getsockname", nil, func(fd int) error { // a closed socket has none of it
		local, err := getsockname(fd)
		if err != nil {
			return err
		}
		a.Local = s.address(local)
		reuse, err := getsockoptInt(fd, solSocket, soReuse)
		a.Reuse = reuse != 0
		return err
	})
	if a.Address = a.Local; raw != nil {
		a.Address = s.address(raw)
	}
	e.Attempt = a
	return err
}

// What an Error's Err is where Python's class and message are shared with others.
var (
	ErrPort  = errors.New("a port is from 0 to 65535")
	ErrPath  = errors.New("a Unix socket's path is too long")
	ErrLimit = errors.New("the stream exceeds the limit")
)

// Error returns what Python's str(err) is: "[Errno 111] Connection refused",
// "timed out".
func (e *Error) Error() string {
	if e.Errno == 0 || strings.HasPrefix(e.Name, "ssl.") {
		return e.Message
	}
	return fmt.Sprintf("[Errno %d] %s", e.Errno, e.Message)
}

// Unwrap returns the error underneath.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is the same errno (a [syscall.Errno]),
// [os.ErrDeadlineExceeded] for a timeout, or [net.ErrClosed] for a closed
// socket.
func (e *Error) Is(target error) bool {
	switch t := target.(type) {
	case syscall.Errno:
		return e.Errno > 0 && errnoOf(e.Errno) == t
	default:
		return target == os.ErrDeadlineExceeded && e.Timeout() ||
			target == net.ErrClosed && errnoOf(e.Errno) == syscall.EBADF
	}
}

// Code is the errno as package syscall names it, which every system has the same names
// for: ECONNREFUSED; 0 when there is none.
func (e *Error) Code() syscall.Errno {
	if e.Errno <= 0 {
		return 0
	}
	return errnoOf(e.Errno)
}

// Timeout reports whether a timeout ran out, the socket's or the kernel's.
func (e *Error) Timeout() bool { return e.Name == "TimeoutError" }

// Temporary reports whether the same call may succeed later; it makes an Error
// a net.Error, whose readers go on after a deadline only when this is true, and
// net/http's servers after an accept that failed.
func (e *Error) Temporary() bool {
	return e.Timeout() || e.Name == "BlockingIOError" || e.Name == "KeyboardInterrupt" || exhausted(e) || errors.Is(e, syscall.ECONNABORTED)
}

// exhausted reports whether descriptors or memory are used up, which others may give
// back.
func exhausted(err error) bool {
	return errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) || errors.Is(err, syscall.ENOBUFS) || errors.Is(err, syscall.ENOMEM)
}

// ExceptionName returns the class of the exception that Python's OSError
// becomes for errno (PEP 3151), "OSError" itself for most.
func ExceptionName(errno syscall.Errno) string {
	switch errno {
	case syscall.EAGAIN, syscall.EALREADY, syscall.EINPROGRESS:
		return "BlockingIOError"
	case syscall.EPIPE, syscall.ESHUTDOWN:
		return "BrokenPipeError"
	case syscall.ECHILD:
		return "ChildProcessError"
	case syscall.ECONNABORTED:
		return "ConnectionAbortedError"
	case syscall.ECONNREFUSED:
		return "ConnectionRefusedError"
	case syscall.ECONNRESET:
		return "ConnectionResetError"
	case syscall.EEXIST:
		return "FileExistsError"
	case syscall.ENOENT:
		return "FileNotFoundError"
	case syscall.EINTR:
		return "InterruptedError"
	case syscall.EISDIR:
		return "IsADirectoryError"
	case syscall.ENOTDIR:
		return "NotADirectoryError"
	case syscall.EACCES, syscall.EPERM:
		return "PermissionError"
	case syscall.ESRCH:
		return "ProcessLookupError"
	case syscall.ETIMEDOUT:
		return "TimeoutError"
	}
	return "OSError"
}

// Strerror returns C's text for errno, as os.strerror in Python.
func Strerror(errno syscall.Errno) string {
	if text := libraryText(errno); text != "" {
		return text
	}
	text := errno.Error()
	first, size := utf8.DecodeRuneInString(text)
	if strings.HasPrefix(text, "errno ") {
		return fmt.Sprintf("Unknown error %d", int(errno))
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// ErrnoError is the Python exception for errno, of the method called op.
func ErrnoError(op string, errno syscall.Errno) *Error { return errnoError(op, errno, nil) }

// errnoError is the Python exception for errno.
func errnoError(op string, errno syscall.Errno, address Address) *Error {
	return &Error{
		Name:    ExceptionName(errno),
		Errno:   errnoNumber(errno),
		Message: Strerror(errno),
		Op:      op,
		Address: address,
	}
}

// asError gives err, from the kernel, the poller or a context, its Python
// name. It returns nil for nil.
func asError(op string, err error, address Address) error {
	if err == nil {
		return nil
	}
	var ours *Error
	if errors.As(err, &ours) {
		return err
	}
	var errno syscall.Errno
	switch {
	case errors.Is(err, context.Canceled):
		return &Error{Name: "KeyboardInterrupt", Op: op, Address: address, Err: err}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return &Error{Name: "TimeoutError", Message: "timed out", Op: op, Address: address, Err: err}
	case errors.Is(err, os.ErrClosed):
		return errnoError(op, syscall.EBADF, address)
	case errors.As(err, &errno):
		return errnoError(op, errno, address)
	}
	return &Error{Name: "OSError", Message: err.Error(), Op: op, Address: address, Err: err}
}
