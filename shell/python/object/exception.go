package object

import (
	"fmt"
	"strings"
)

// Exception is an instance of BaseException or a class below it; as a Go error
// it is that exception raised.
type Exception struct {
	Header
	Args            *Tuple
	Cause, Context  *Exception
	SuppressContext bool
	Trace           []TraceEntry // innermost call first
	// Suggest gives the name that was probably meant, or ""; a traceback ends
	// with it.
	Suggest func() string
	// Hint is the shell's own: what it tells people to do next.
	Hint any
	// Origin is the Go error that the exception was made from; nil for one that
	// Python code, or a check of arguments, raised. errors.As and errors.Is find it.
	Origin error
}

// Unwrap is the error that the exception was made from, nil where there is none.
func (e *Exception) Unwrap() error { return e.Origin }

// TraceEntry is one line of a traceback: where a call stood when the
// exception passed through it. Columns count bytes from 0; EndCol is on EndLine.
type TraceEntry struct {
	Source                     *Source
	Func                       string // "<module>" outside functions
	Line, Col, EndLine, EndCol int32
	AnchorLeft, AnchorRight    int32 // the operator inside a binary operation or subscript; 0, 0 for none
	Frame                      any   // whose entry it is, for the evaluator
}

// Source is a program text, for tracebacks to quote.
type Source struct {
	File string
	Text string // empty when the lines are not to be quoted, as at the prompt
}

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
	s, err := ToStr(&Thread{}, e)
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
	return &Exception{Header: Header{class: class}, Args: NewTuple(args...)}
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
	e.Attrs().SetStr("name", Str(name))
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
	BaseException        = exceptionClass("BaseException", nil)
	ExceptionType        = exceptionClass("Exception", BaseException)
	SystemExit           = exceptionClass("SystemExit", BaseException)
	KeyboardInterrupt    = exceptionClass("KeyboardInterrupt", BaseException)
	GeneratorExit        = exceptionClass("GeneratorExit", BaseException)
	ArithmeticError      = exceptionClass("ArithmeticError", ExceptionType)
	OverflowError        = exceptionClass("OverflowError", ArithmeticError)
	ZeroDivisionError    = exceptionClass("ZeroDivisionError", ArithmeticError)
	FloatingPointError   = exceptionClass("FloatingPointError", ArithmeticError)
	AssertionError       = exceptionClass("AssertionError", ExceptionType)
	AttributeError       = exceptionClass("AttributeError", ExceptionType)
	BufferError          = exceptionClass("BufferError", ExceptionType)
	EOFError             = exceptionClass("EOFError", ExceptionType)
	ImportError          = exceptionClass("ImportError", ExceptionType)
	ModuleNotFoundError  = exceptionClass("ModuleNotFoundError", ImportError)
	LookupError          = exceptionClass("LookupError", ExceptionType)
	IndexError           = exceptionClass("IndexError", LookupError)
	KeyError             = exceptionClass("KeyError", LookupError)
	MemoryError          = exceptionClass("MemoryError", ExceptionType)
	NameError            = exceptionClass("NameError", ExceptionType)
	UnboundLocalError    = exceptionClass("UnboundLocalError", NameError)
	RuntimeError         = exceptionClass("RuntimeError", ExceptionType)
	NotImplementedError  = exceptionClass("NotImplementedError", RuntimeError)
	RecursionError       = exceptionClass("RecursionError", RuntimeError)
	StopIteration        = exceptionClass("StopIteration", ExceptionType)
	SyntaxErrorType      = exceptionClass("SyntaxError", ExceptionType)
	IndentationErrorType = exceptionClass("IndentationError", SyntaxErrorType)
	TabErrorType         = exceptionClass("TabError", IndentationErrorType)
	SystemError          = exceptionClass("SystemError", ExceptionType)
	TypeError            = exceptionClass("TypeError", ExceptionType)
	ValueError           = exceptionClass("ValueError", ExceptionType)
	UnicodeError         = exceptionClass("UnicodeError", ValueError)
	UnicodeDecodeError   = exceptionClass("UnicodeDecodeError", UnicodeError)
	UnicodeEncodeError   = exceptionClass("UnicodeEncodeError", UnicodeError)
	Warning              = exceptionClass("Warning", ExceptionType)
	UserWarning          = exceptionClass("UserWarning", Warning)
	DeprecationWarning   = exceptionClass("DeprecationWarning", Warning)
)

func initExceptions() {
	BaseException.New = func(_ *Thread, class *Type, args Args) (Value, error) {
		return NewException(class, append([]Value(nil), args.Pos...)...), nil
	}
	BaseException.Init = func(_ *Thread, self Value, args Args) error {
		if len(args.Kw) > 0 {
			return Errorf(TypeError, "%s() takes no keyword arguments", self.Type().Name)
		}
		self.(*Exception).Args = NewTuple(append([]Value(nil), args.Pos...)...)
		return nil
	}
	BaseException.Str = func(t *Thread, v Value) (string, error) {
		e := v.(*Exception)
		switch len(e.Args.Elems) {
		case 0:
			return "", nil
		case 1:
			return ToStr(t, e.Args.Elems[0])
		}
		return Repr(t, e.Args)
	}
	BaseException.Repr = func(t *Thread, v Value) (string, error) {
		e := v.(*Exception)
		if len(e.Args.Elems) == 1 {
			s, err := Repr(t, e.Args.Elems[0])
			return e.Type().Name + "(" + s + ")", err
		}
		s, err := Repr(t, e.Args)
		return e.Type().Name + s, err
	}
	BaseException.GetAttr = func(_ *Thread, v Value, name string) (Value, error) {
		e := v.(*Exception)
		switch name {
		case "args":
			return e.Args, nil
		case "__cause__":
			return exceptionOrNone(e.Cause), nil
		case "__context__":
			return exceptionOrNone(e.Context), nil
		case "__suppress_context__":
			return NewBool(e.SuppressContext), nil
		case "__traceback__":
			return None, nil
		}
		return nil, nil
	}
	BaseException.SetAttr = setExceptionAttr
	BaseException.AddMethod("add_note", "note, /", "Exception.add_note(note) --\n    add a note to the exception", func(_ *Thread, a []Value) (Value, error) {
		if _, ok := a[1].(Str); !ok {
			return nil, Errorf(TypeError, "note must be a str, not '%s'", a[1].Type().Name)
		}
		attrs := a[0].(*Exception).Attrs()
		if _, ok := attrs.GetStr("__notes__"); !ok {
			attrs.SetStr("__notes__", NewList())
		}
		held, _ := attrs.GetStr("__notes__")
		notes, ok := held.(*List)
		if !ok {
			return nil, Errorf(TypeError, "Cannot add note: __notes__ is not a list")
		}
		notes.Elems = append(notes.Elems, a[1])
		return None, nil
	})
	BaseException.AddMethod("with_traceback", "tb, /", "Set self.__traceback__ to tb and return self.", func(_ *Thread, a []Value) (Value, error) {
		return a[0], nil
	})
	// A key is shown as it was written: KeyError: 'a'.
	KeyError.Str = func(t *Thread, v Value) (string, error) {
		if e := v.(*Exception); len(e.Args.Elems) == 1 {
			return Repr(t, e.Args.Elems[0])
		}
		return BaseException.Str(t, v)
	}
	StopIteration.GetAttr = firstArgAs("value")
	SystemExit.GetAttr = firstArgAs("code")
}

// firstArgAs gives the first argument under a name of its own.
func firstArgAs(attr string) func(*Thread, Value, string) (Value, error) {
	return func(t *Thread, v Value, name string) (Value, error) {
		if name != attr {
			return BaseException.GetAttr(t, v, name)
		}
		if e := v.(*Exception); len(e.Args.Elems) > 0 {
			return e.Args.Elems[0], nil
		}
		return None, nil
	}
}

func exceptionOrNone(e *Exception) Value {
	if e == nil {
		return None
	}
	return e
}

// setExceptionAttr sets the attributes that are not in an exception's __dict__.
func setExceptionAttr(t *Thread, v Value, name string, value Value) (bool, error) {
	e := v.(*Exception)
	switch name {
	case "args", "__cause__", "__context__", "__suppress_context__", "__traceback__":
	default:
		return false, nil
	}
	if value == nil {
		return true, Errorf(TypeError, "%s may not be deleted", strings.Trim(name, "_"))
	}
	switch name {
	case "args":
		elems, err := Elements(t, value)
		e.Args = NewTuple(elems...)
		return true, err
	case "__suppress_context__":
		b, ok := value.(Bool)
		if !ok {
			return true, Errorf(TypeError, "attribute value type must be bool")
		}
		e.SuppressContext = bool(b)
		return true, nil
	case "__traceback__":
		if value != None {
			return true, Errorf(TypeError, "__traceback__ must be a traceback or None")
		}
		e.Trace = nil
		return true, nil
	}
	other, ok := value.(*Exception)
	if !ok && value != None {
		return true, Errorf(TypeError, "exception %s must be None or derive from BaseException", strings.Trim(name, "_"))
	}
	if name == "__cause__" {
		e.Cause, e.SuppressContext = other, true
	} else {
		e.Context = other
	}
	return true, nil
}
