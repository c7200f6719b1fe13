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
	e := NewException(errnoClass(errno), NewInt(ErrnoNumber(errno)), Str(message))
	e.Attrs().SetStr("filename", orNone(file))
	return e
}

// written reports whether a BlockingIOError says how much was written before:
// its third argument, where other OSErrors have the file's name.
func (e *Exception) written() bool {
	a := e.Args.Elems
	return e.Type() == BlockingIOError && len(a) >= 3 && len(a) <= 5 && isIndex(a[2])
}

func initOSError() {
	OSError.New = func(_ *Thread, class *Type, args Args) (Value, error) {
		if class == OSError && len(args.Pos) >= 2 && len(args.Pos) <= 5 {
			if n, ok := args.Pos[0].(Int); ok {
				class = errnoClass(errnoOf(int64(n)))
			}
		}
		return NewException(class, args.Pos...), nil
	}
	OSError.Init = func(t *Thread, self Value, args Args) error {
		if err := BaseException.Init(t, self, args); err != nil {
			return err
		}
		e := self.(*Exception)
		if n := len(args.Pos); n >= 3 && n <= 5 {
			if e.written() {
				return nil
			}
			e.Attrs().SetStr("filename", args.Pos[2])
			e.Args = NewTuple(args.Pos[:2]...)
		}
		return nil
	}
	OSError.GetAttr = func(t *Thread, v Value, name string) (Value, error) {
		e := v.(*Exception)
		switch name {
		case "errno", "strerror":
			i := 0
			if name == "strerror" {
				i = 1
			}
			if len(e.Args.Elems) == 2 || e.written() {
				return e.Args.Elems[i], nil
			}
			return None, nil
		case "characters_written":
			if e.written() {
				return e.Args.Elems[2], nil
			}
			return nil, Errorf(AttributeError, "characters_written")
		case "filename", "filename2":
			if f, ok := e.Attrs().GetStr(name); ok {
				return f, nil
			}
			return None, nil
		}
		return BaseException.GetAttr(t, v, name)
	}
	OSError.Str = func(t *Thread, v Value) (string, error) {
		e := v.(*Exception)
		if len(e.Args.Elems) != 2 && !e.written() {
			return BaseException.Str(t, v)
		}
		errno, err := ToStr(t, e.Args.Elems[0])
		if err != nil {
			return "", err
		}
		message, err := ToStr(t, e.Args.Elems[1])
		if err != nil {
			return "", err
		}
		s := fmt.Sprintf("[Errno %s] %s", errno, message)
		if f, ok := e.Attrs().GetStr("filename"); ok && f != None {
			name, err := Repr(t, f)
			return s + ": " + name, err
		}
		return s, nil
	}
}
