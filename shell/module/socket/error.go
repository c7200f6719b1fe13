package socket

import (
	"context"
	"errors"
	"strings"
	"sync"
	"syscall"

	"labsh/netlab"
	"labsh/netlab/chain"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// The exceptions that the socket module adds. Its error is OSError and its
// timeout TimeoutError.
var (
	gaierror = sync.OnceValue(func() *object.Type { return object.NewExceptionClass("socket", "gaierror", object.OSError) })
	herror   = sync.OnceValue(func() *object.Type { return object.NewExceptionClass("socket", "herror", object.OSError) })
)

// exceptionClasses are the classes that a [netlab.Error] names.
var exceptionClasses = sync.OnceValue(func() map[string]*object.Type {
	classes := make(map[string]*object.Type)
	for _, c := range []*object.Type{
		object.OSError, object.BlockingIOError, object.ChildProcessError, object.ConnectionError,
		object.BrokenPipeError, object.ConnectionAbortedError, object.ConnectionRefusedError,
		object.ConnectionResetError, object.FileExistsError, object.FileNotFoundError,
		object.InterruptedError, object.IsADirectoryError, object.NotADirectoryError,
		object.PermissionError, object.ProcessLookupError, object.TimeoutError,
		object.KeyboardInterrupt, object.MemoryError, object.NotImplementedError,
		object.OverflowError, object.RuntimeError, object.TypeError, object.ValueError,
		gaierror(), herror(), file.UnsupportedOperation,
	} {
		classes[c.QualName()] = c
	}
	for _, c := range SSLErrors() {
		classes[c.QualName()] = c
	}
	return classes
})

// Exception gives the Python exception for an error of netlab: the class, errno
// and text that CPython has for it; err is its Origin. An exception is returned
// as it is, nil as nil, and the end of a context is KeyboardInterrupt.
func Exception(err error) error {
	if err == nil {
		return nil
	}
	var raised *object.Exception
	if errors.As(err, &raised) {
		return raised
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return object.NewException(object.KeyboardInterrupt)
	}
	var e *netlab.Error
	if !errors.As(err, &e) {
		return file.OSErrorOf(err)
	}
	class, ok := exceptionClasses()[e.Name]
	if !ok {
		class = object.OSError
	}
	var made *object.Exception
	switch {
	case class.IsSubclass(SSLError()):
		made = NewSSLError(class, e.Errno, e.Message)
		if refused, ok := errors.AsType[*chain.Error](err); ok {
			addVerdict(made, e.Message, refused.Code)
		}
	case e.Errno == 0:
		made = object.NewException(class, object.Str(e.Message))
	default:
		made = object.NewException(class, object.NewInt(int64(e.Errno)), object.Str(e.Message))
	}
	made.Origin = err
	return made
}

// exceptionFor is Exception for a method whose name differs from the call that
// netlab makes for it: connect_ex().
func exceptionFor(op string, err error) error {
	e, ok := err.(*netlab.Error)
	if !ok || !strings.HasPrefix(e.Message, e.Op+"():") {
		return Exception(err)
	}
	renamed := *e
	renamed.Message = op + strings.TrimPrefix(e.Message, e.Op)
	return Exception(&renamed)
}

// closedSocket is what every operation says of a socket that is not open.
func closedSocket() error {
	return Exception(netlab.ErrnoError("", syscall.EBADF))
}
