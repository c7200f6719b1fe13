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

// errnoClasses is PEP 3151's table.
var errnoClasses = map[syscall.Errno]*Type{
	syscall.EAGAIN: BlockingIOError, syscall.EALREADY: BlockingIOError, syscall.EINPROGRESS: BlockingIOError,
	syscall.ECHILD: ChildProcessError,
	syscall.EPIPE:  BrokenPipeError, syscall.ESHUTDOWN: BrokenPipeError,
	syscall.ECONNABORTED: ConnectionAbortedError, syscall.ECONNREFUSED: ConnectionRefusedError, syscall.ECONNRESET: ConnectionResetError,
	syscall.EEXIST: FileExistsError, syscall.ENOENT: FileNotFoundError,
	syscall.EINTR: InterruptedError, syscall.EISDIR: IsADirectoryError, syscall.ENOTDIR: NotADirectoryError,
	syscall.EACCES: PermissionError, syscall.EPERM: PermissionError,
	syscall.ESRCH: ProcessLookupError, syscall.ETIMEDOUT: TimeoutError,
}

// NewOSError makes the exception for an errno, its class by PEP 3151; file may
// be nil.
func NewOSError(errno syscall.Errno, message string, file Value) *Exception {
	class := OSError
	if c, ok := errnoClasses[errno]; ok {
		class = c
	}
	e := NewException(class, NewInt(int64(errno)), Str(message))
	e.Attrs().SetStr("filename", orNone(file))
	return e
}

func initOSError() {
	OSError.New = func(_ *Thread, class *Type, args Args) (Value, error) {
		if class == OSError && len(args.Pos) >= 2 && len(args.Pos) <= 5 {
			if n, ok := args.Pos[0].(Int); ok {
				if c, ok := errnoClasses[syscall.Errno(n)]; ok {
					class = c
				}
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
			if len(e.Args.Elems) == 2 {
				return e.Args.Elems[i], nil
			}
			return None, nil
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
		if len(e.Args.Elems) != 2 {
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
