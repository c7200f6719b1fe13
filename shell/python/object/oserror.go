package object

import (
	"fmt"
	"syscall"
)

// OSError and the classes that an errno chooses.
var (
	OSError                = exceptionClass("OSError", ExceptionType)
	BlockingIOError        = exceptionClass("BlockingIOError", OSError)
	ChildProcessError      = exceptionClass("ChildProcessError", OSError)
	ConnectionError        = exceptionClass("ConnectionError", OSError)
	BrokenPipeError        = exceptionClass("BrokenPipeError", ConnectionError)
	ConnectionAbortedError = exceptionClass("ConnectionAbortedError", ConnectionError)
	ConnectionRefusedError = exceptionClass("ConnectionRefusedError", ConnectionError)
	ConnectionResetError   = exceptionClass("ConnectionResetError", ConnectionError)
	FileExistsError        = exceptionClass("FileExistsError", OSError)
	FileNotFoundError      = exceptionClass("FileNotFoundError", OSError)
	InterruptedError       = exceptionClass("InterruptedError", OSError)
	IsADirectoryError      = exceptionClass("IsADirectoryError", OSError)
	NotADirectoryError     = exceptionClass("NotADirectoryError", OSError)
	PermissionError        = exceptionClass("PermissionError", OSError)
	ProcessLookupError     = exceptionClass("ProcessLookupError", OSError)
	TimeoutError           = exceptionClass("TimeoutError", OSError)
)

// errnoClass is PEP 3151's table.
func errnoClass(errno syscall.Errno) *Type {
	switch errno {
	case syscall.EAGAIN, syscall.EALREADY, syscall.EINPROGRESS:
		return BlockingIOError
	case syscall.ECHILD:
		return ChildProcessError
	case syscall.EPIPE, syscall.ESHUTDOWN:
		return BrokenPipeError
	case syscall.ECONNABORTED:
		return ConnectionAbortedError
	case syscall.ECONNREFUSED:
		return ConnectionRefusedError
	case syscall.ECONNRESET:
		return ConnectionResetError
	case syscall.EEXIST:
		return FileExistsError
	case syscall.ENOENT:
		return FileNotFoundError
	case syscall.EINTR:
		return InterruptedError
	case syscall.EISDIR:
		return IsADirectoryError
	case syscall.ENOTDIR:
		return NotADirectoryError
	case syscall.EACCES, syscall.EPERM:
		return PermissionError
	case syscall.ESRCH:
		return ProcessLookupError
	case syscall.ETIMEDOUT:
		return TimeoutError
	}
	return OSError
}

// NewOSError makes the exception for an errno, its class by PEP 3151; file may
// be nil.
func NewOSError(errno syscall.Errno, message string, file Value) *Exception {
	args := []Value{NewInt(ErrnoNumber(errno)), Str(message)}
	if file != nil {
		args = append(args, file)
	}
	return NewException(errnoClass(errno), args...)
}

func initOSError() {
	OSError.New = func(_ *Thread, class *Type, args Args) (Value, error) {
		if class == OSError && len(args.Pos) >= 2 && len(args.Pos) <= 5 {
			if n, ok := Plain(args.Pos[0]).(Int); ok {
				class = errnoClass(errnoOf(int64(n)))
			}
		}
		e := &Exception{Header: Header{class: class}, Args: NewTuple()}
		if class.Defines("__new__") {
			return e, fillOSError(e, args.Pos)
		}
		return e, nil
	}
	// A class with a __new__ of its own has passed on there what it takes.
	OSError.Init = func(_ *Thread, self Value, args Args) error {
		e := self.(*Exception)
		if e.Type().Defines("__new__") {
			return nil
		}
		if len(args.Kw) > 0 {
			return Errorf(TypeError, "%s() takes no keyword arguments", e.Type().Name)
		}
		return fillOSError(e, args.Pos)
	}
	OSError.fielded = true
	for _, name := range []string{"errno", "strerror", "filename", "filename2"} {
		OSError.addField(name)
	}
	const written = "characters_written"
	OSError.AddAttribute(written, "", func(_ *Thread, v Value) (Value, error) {
		if n := v.(*Exception).Field(written); n != nil {
			return n, nil
		}
		return nil, Errorf(AttributeError, written)
	}, func(t *Thread, v, value Value) error {
		e := v.(*Exception)
		if value == nil {
			if e.Field(written) == nil {
				return Errorf(AttributeError, written)
			}
			e.SetField(written, nil)
			return nil
		}
		n, err := AsIndex(t, value)
		if err == nil {
			e.SetField(written, n)
		}
		return err
	})
	OSError.Str = strOSError
}

// fillOSError reads errno, strerror, filename, a number that only Windows has, and
// filename2. Of a BlockingIOError, the third is how much was written before.
func fillOSError(e *Exception, a []Value) error {
	e.takeArgs(a)
	if len(a) < 2 || len(a) > 5 {
		return nil
	}
	e.SetField("errno", a[0])
	e.SetField("strerror", a[1])
	switch {
	case len(a) == 2 || a[2] == None:
	case e.Type() == BlockingIOError && isIndex(a[2]):
		e.SetField("characters_written", a[2])
		return nil
	default:
		e.SetField("filename", a[2])
		if len(a) == 5 && a[4] != None {
			e.SetField("filename2", a[4])
		}
		e.Args = NewTuple(a[:2:2]...)
	}
	return nil
}

// strOSError is "[Errno 2] No such file or directory: 'x'".
func strOSError(t *Thread, v Value) (string, error) {
	e := v.(*Exception)
	file := e.Field("filename")
	if file == nil && (e.Field("errno") == nil || e.Field("strerror") == nil) {
		return BaseException.Str(t, v)
	}
	errno, err := ToStr(t, orNone(e.Field("errno")))
	if err != nil {
		return "", err
	}
	message, err := ToStr(t, orNone(e.Field("strerror")))
	if err != nil {
		return "", err
	}
	s := fmt.Sprintf("[Errno %s] %s", errno, message)
	if file == nil {
		return s, nil
	}
	name, err := Repr(t, file)
	if err != nil {
		return "", err
	}
	s += ": " + name
	if other := e.Field("filename2"); other != nil {
		if name, err = Repr(t, other); err != nil {
			return "", err
		}
		s += " -> " + name
	}
	return s, nil
}
