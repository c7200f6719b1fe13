package object

import "fmt"

// Exception is an instance of BaseException or a class below it; as a Go error
// it is that exception raised.
type Exception struct {
	Header
	Args            *Tuple
	Cause, Context  *Exception
	SuppressContext bool
	Trace           *Traceback // of the outermost call
	fields          *Dict      // what its class keeps beside __dict__; see addFields
	// Suggest gives the name that was probably meant, or ""; nil leaves it to
	// [Exception.Meant].
	Suggest func() string
	// Hint is the shell's own: what it tells people to do next.
	Hint any
	// Origin is the Go error that the exception was made from; nil for one that
	// Python code, or a check of arguments, raised. errors.As and errors.Is find it.
	Origin error
}

// Unwrap is the error that the exception was made from, nil where there is none.
func (e *Exception) Unwrap() error { return e.Origin }

// Type is the exception's class.
func (e *Exception) Type() *Type { return e.typeOr(BaseException) }

// Attrs is the exception's __dict__; every exception has one.
func (e *Exception) Attrs() *Dict {
	if e.attrs == nil {
		e.attrs = NewDict()
	}
	return e.attrs
}

// Error is the last line of a traceback, without a suggestion.
func (e *Exception) Error() string {
	s, err := ToStr(nil, e)
	name := e.Type().QualName()
	switch {
	case err != nil:
		return name + ": <exception str() failed>"
	case s == "":
		return name
	}
	return name + ": " + s
}

// NewException makes an exception of class with these args.
func NewException(class *Type, args ...Value) *Exception {
	e := &Exception{Header: Header{class: class}, Args: NewTuple(args...)}
	if class.fielded {
		// Go gives the arguments that the class takes.
		_ = class.Init(nil, e, Args{Pos: args})
	}
	return e
}

// Errorf makes an exception of class with a formatted message.
func Errorf(class *Type, format string, args ...any) *Exception {
	return NewException(class, Str(fmt.Sprintf(format, args...)))
}

// AsException gives the exception that err is, if it is one.
func AsException(err error) (*Exception, bool) {
	e, ok := err.(*Exception)
	return e, ok
}

// IsException reports whether err is an exception of class or below it.
func IsException(err error, class *Type) bool {
	e, ok := err.(*Exception)
	return ok && e.Type().IsSubclass(class)
}

// NewNameError is the NameError of a name that is nowhere; suggest gives the name
// that was probably meant, see [Exception], and may be nil.
func NewNameError(name string, suggest func() string) *Exception {
	e := Errorf(NameError, "name '%s' is not defined", name)
	e.SetField("name", Str(name))
	e.Suggest = suggest
	return e
}

func exceptionClass(name string, base *Type) *Type {
	return NewType(&Type{Name: name, Base: base})
}

// NewExceptionClass makes an exception class of a module.
func NewExceptionClass(module, name string, bases ...*Type) *Type {
	return NewType(&Type{Name: name, Module: module, Bases: bases})
}

// The built-in exceptions that the subset can meet, with CPython's hierarchy.
var (
	BaseException         = exceptionClass("BaseException", nil)
	ExceptionType         = exceptionClass("Exception", BaseException)
	SystemExit            = exceptionClass("SystemExit", BaseException)
	KeyboardInterrupt     = exceptionClass("KeyboardInterrupt", BaseException)
	GeneratorExit         = exceptionClass("GeneratorExit", BaseException)
	ArithmeticError       = exceptionClass("ArithmeticError", ExceptionType)
	OverflowError         = exceptionClass("OverflowError", ArithmeticError)
	ZeroDivisionError     = exceptionClass("ZeroDivisionError", ArithmeticError)
	FloatingPointError    = exceptionClass("FloatingPointError", ArithmeticError)
	AssertionError        = exceptionClass("AssertionError", ExceptionType)
	AttributeError        = exceptionClass("AttributeError", ExceptionType)
	BufferError           = exceptionClass("BufferError", ExceptionType)
	EOFError              = exceptionClass("EOFError", ExceptionType)
	ImportError           = exceptionClass("ImportError", ExceptionType)
	ModuleNotFoundError   = exceptionClass("ModuleNotFoundError", ImportError)
	LookupError           = exceptionClass("LookupError", ExceptionType)
	IndexError            = exceptionClass("IndexError", LookupError)
	KeyError              = exceptionClass("KeyError", LookupError)
	MemoryError           = exceptionClass("MemoryError", ExceptionType)
	NameError             = exceptionClass("NameError", ExceptionType)
	UnboundLocalError     = exceptionClass("UnboundLocalError", NameError)
	RuntimeError          = exceptionClass("RuntimeError", ExceptionType)
	NotImplementedError   = exceptionClass("NotImplementedError", RuntimeError)
	RecursionError        = exceptionClass("RecursionError", RuntimeError)
	StopIteration         = exceptionClass("StopIteration", ExceptionType)
	SyntaxErrorType       = exceptionClass("SyntaxError", ExceptionType)
	IndentationErrorType  = exceptionClass("IndentationError", SyntaxErrorType)
	TabErrorType          = exceptionClass("TabError", IndentationErrorType)
	SystemError           = exceptionClass("SystemError", ExceptionType)
	TypeError             = exceptionClass("TypeError", ExceptionType)
	ValueError            = exceptionClass("ValueError", ExceptionType)
	UnicodeError          = exceptionClass("UnicodeError", ValueError)
	UnicodeDecodeError    = exceptionClass("UnicodeDecodeError", UnicodeError)
	UnicodeEncodeError    = exceptionClass("UnicodeEncodeError", UnicodeError)
	UnicodeTranslateError = exceptionClass("UnicodeTranslateError", UnicodeError)
	Warning               = exceptionClass("Warning", ExceptionType)
	UserWarning           = exceptionClass("UserWarning", Warning)
	DeprecationWarning    = exceptionClass("DeprecationWarning", Warning)
)
