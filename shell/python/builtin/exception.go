package builtin

import "labsh/shell/python/object"

func class(name string, base *object.Type) *object.Type {
	return object.NewExceptionClass("builtins", name, base)
}

// exceptions are the names of the exception classes; those that nothing in the
// shell raises are made here, for programs that name them in except.
var exceptions = []*object.Type{
	object.BaseException, object.ExceptionType, object.SystemExit, object.KeyboardInterrupt, object.GeneratorExit,
	object.ArithmeticError, object.OverflowError, object.ZeroDivisionError, object.FloatingPointError,
	object.AssertionError, object.AttributeError, object.BufferError, object.EOFError,
	object.ImportError, object.ModuleNotFoundError, object.LookupError, object.IndexError, object.KeyError,
	object.MemoryError, object.NameError, object.UnboundLocalError,
	object.RuntimeError, object.NotImplementedError, object.RecursionError, object.StopIteration,
	object.SyntaxErrorType, object.IndentationErrorType, object.TabErrorType, object.SystemError,
	object.TypeError, object.ValueError, object.UnicodeError, object.UnicodeDecodeError, object.UnicodeEncodeError, object.UnicodeTranslateError,
	object.OSError, object.BlockingIOError, object.ChildProcessError, object.ConnectionError, object.BrokenPipeError,
	object.ConnectionAbortedError, object.ConnectionRefusedError, object.ConnectionResetError,
	object.FileExistsError, object.FileNotFoundError, object.InterruptedError, object.IsADirectoryError,
	object.NotADirectoryError, object.PermissionError, object.ProcessLookupError, object.TimeoutError,
	object.Warning, object.UserWarning, object.DeprecationWarning,
	class("StopAsyncIteration", object.ExceptionType),
	class("ReferenceError", object.ExceptionType),
	class("BytesWarning", object.Warning),
	class("EncodingWarning", object.Warning),
	class("FutureWarning", object.Warning),
	class("ImportWarning", object.Warning),
	class("PendingDeprecationWarning", object.Warning),
	class("ResourceWarning", object.Warning),
	class("RuntimeWarning", object.Warning),
	class("SyntaxWarning", object.Warning),
	class("UnicodeWarning", object.Warning),
}
