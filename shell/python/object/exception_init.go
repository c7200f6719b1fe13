package object

import "strings"

func initExceptions() {
	BaseException.New = func(_ *Thread, class *Type, args Args) (Value, error) {
		return &Exception{Header: Header{class: class}, Args: NewTuple(append([]Value(nil), args.Pos...)...)}, nil
	}
	BaseException.Init = func(_ *Thread, self Value, args Args) error {
		if len(args.Kw) > 0 {
			return Errorf(TypeError, "%s() takes no keyword arguments", self.Type().Name)
		}
		self.(*Exception).takeArgs(args.Pos)
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
	initExceptionAttributes()
	BaseException.AddAttribute("__dict__", "", instanceDict, setInstanceDict)
	BaseException.AddMethod("add_note", "note, /", "Exception.add_note(note) --\n    add a note to the exception", addNote)
	BaseException.AddMethod("with_traceback", "tb, /", "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self.", func(t *Thread, a []Value) (Value, error) {
		return a[0], SetAttr(t, a[0], "__traceback__", a[1])
	})
	BaseException.AddMethod("__setstate__", "state, /", "", func(t *Thread, a []Value) (Value, error) {
		state, ok := a[1].(*Dict)
		if !ok && a[1] != None {
			return nil, Errorf(TypeError, "state is not a dictionary")
		}
		if !ok {
			return None, nil
		}
		for _, name := range state.Names() {
			v, _ := state.GetStr(name)
			if err := SetAttr(t, a[0], name, v); err != nil {
				return nil, err
			}
		}
		return None, nil
	})
	// A key is shown as it was written: KeyError: 'a'.
	KeyError.Str = func(t *Thread, v Value) (string, error) {
		if e := v.(*Exception); len(e.Args.Elems) == 1 {
			return Repr(t, e.Args.Elems[0])
		}
		return BaseException.Str(t, v)
	}
	initFields(StopIteration, []string{"value"}, func(_ *Thread, e *Exception, args []Value) error {
		if len(args) > 0 {
			e.SetField("value", args[0])
		}
		return nil
	})
	initFields(SystemExit, []string{"code"}, func(_ *Thread, e *Exception, args []Value) error {
		switch len(args) {
		case 0:
		case 1:
			e.SetField("code", args[0])
		default:
			e.SetField("code", e.Args)
		}
		return nil
	})
	initFields(NameError, []string{"name"}, nil, "name")
	initFields(AttributeError, []string{"name", "obj"}, nil, "name", "obj")
	initFields(ImportError, []string{"msg", "name", "path"}, func(_ *Thread, e *Exception, args []Value) error {
		e.SetField("msg", nil)
		if len(args) == 1 {
			e.SetField("msg", args[0])
		}
		return nil
	}, "name", "path")
	ImportError.Str = func(t *Thread, v Value) (string, error) {
		if msg, ok := v.(*Exception).Field("msg").(Str); ok {
			return string(msg), nil
		}
		return BaseException.Str(t, v)
	}
	initSyntaxError()
}

// takeArgs makes these e.args, unless they are already.
func (e *Exception) takeArgs(args []Value) {
	same := e.Args != nil && len(e.Args.Elems) == len(args)
	for i := 0; same && i < len(args); i++ {
		same = e.Args.Elems[i] == args[i]
	}
	if !same {
		e.Args = NewTuple(append([]Value(nil), args...)...)
	}
}

func addNote(t *Thread, a []Value) (Value, error) {
	if !Is(a[1], StrType) {
		return nil, Errorf(TypeError, "note must be a str, not '%s'", a[1].Type().Name)
	}
	held, err := LookupAttr(t, a[0], "__notes__")
	if err != nil {
		return nil, err
	}
	if held == nil {
		held = NewList()
		if err := SetAttr(t, a[0], "__notes__", held); err != nil {
			return nil, err
		}
	}
	notes, ok := held.(*List)
	if !ok {
		return nil, Errorf(TypeError, "Cannot add note: __notes__ is not a list")
	}
	return None, notes.Append(a[1])
}

// initFields gives a class of exceptions attributes that are kept beside __dict__,
// None until they are set, and an Init that fills them from the arguments; named
// are those that it takes by name alone.
func initFields(class *Type, fields []string, fill func(t *Thread, e *Exception, args []Value) error, named ...string) {
	class.fielded = true
	for _, name := range fields {
		class.addField(name)
	}
	class.Init = func(t *Thread, self Value, args Args) error {
		e := self.(*Exception)
		if len(args.Kw) > 0 && named == nil {
			return BaseException.Init(t, self, args)
		}
		e.takeArgs(args.Pos)
		for _, name := range named {
			e.SetField(name, nil)
		}
	keywords:
		for _, kw := range args.Kw {
			for _, name := range named {
				if kw.Name == name {
					e.SetField(name, kw.Value)
					continue keywords
				}
			}
			return Errorf(TypeError, "'%s' is an invalid keyword argument for %s()", kw.Name, class.Name)
		}
		if fill == nil {
			return nil
		}
		return fill(t, e, args.Pos)
	}
}

// initSyntaxError gives it where the error is: its second argument is a tuple of
// file, line, offset and text, and perhaps the end's line and offset.
func initSyntaxError() {
	place := []string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"}
	initFields(SyntaxErrorType, append([]string{"msg", "print_file_and_line"}, place...), func(t *Thread, e *Exception, args []Value) error {
		if len(args) >= 1 {
			e.SetField("msg", args[0])
		}
		if len(args) != 2 {
			return nil
		}
		at, err := Elements(t, args[1])
		n := len(at)
		switch {
		case err != nil:
			return err
		case n < 4:
			return Errorf(TypeError, "function takes at least 4 arguments (%d given)", n)
		case n > 6:
			return Errorf(TypeError, "function takes at most 6 arguments (%d given)", n)
		}
		for i, name := range place {
			e.SetField(name, nil)
			if i < n {
				e.SetField(name, at[i])
			}
		}
		if n == 5 {
			return Errorf(TypeError, "end_offset must be provided when end_lineno is provided")
		}
		return nil
	})
	SyntaxErrorType.Str = func(t *Thread, v Value) (string, error) {
		e := v.(*Exception)
		text, err := ToStr(t, orNone(e.Field("msg")))
		if err != nil {
			return "", err
		}
		file, hasFile := e.Field("filename").(Str)
		line, hasLine := e.Field("lineno").(Int)
		name := string(file[strings.LastIndexByte(string(file), '/')+1:])
		switch {
		case hasFile && hasLine:
			text += " (" + name + ", line " + decimal(int64(line)) + ")"
		case hasFile:
			text += " (" + name + ")"
		case hasLine:
			text += " (line " + decimal(int64(line)) + ")"
		}
		return text, nil
	}
}
