package object

import "strconv"

// Field is an attribute that the exception keeps beside its __dict__, nil while it
// is not set.
func (e *Exception) Field(name string) Value {
	v, _ := e.fields.GetStr(name)
	return v
}

// SetField sets one, or forgets it when v is nil.
func (e *Exception) SetField(name string, v Value) {
	switch {
	case v != nil && e.fields == nil:
		e.fields = NewDict()
		fallthrough
	case v != nil:
		e.fields.SetStr(name, v)
	case e.fields != nil:
		e.fields.DeleteStr(name)
	}
}

// addField gives a class of exceptions an attribute of that kind.
func (t *Type) addField(name string) {
	t.AddAttribute(name, "", func(_ *Thread, v Value) (Value, error) {
		return orNone(v.(*Exception).Field(name)), nil
	}, func(_ *Thread, v, value Value) error {
		v.(*Exception).SetField(name, value)
		return nil
	})
}

// Meant is the name that was probably meant, or "".
func (e *Exception) Meant() string {
	if e.Suggest != nil {
		return e.Suggest()
	}
	name, isName := e.Field("name").(Str)
	if obj := e.Field("obj"); isName && obj != nil && e.Type().IsSubclass(AttributeError) {
		return Closest(string(name), Dir(obj))
	}
	return ""
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// initExceptionAttributes gives every exception args and what leads to others.
func initExceptionAttributes() {
	attribute := func(name string, get func(e *Exception) Value, set func(t *Thread, e *Exception, v Value) error) {
		BaseException.AddAttribute(name, "", func(_ *Thread, v Value) (Value, error) {
			return get(v.(*Exception)), nil
		}, func(t *Thread, v, value Value) error {
			switch {
			case value != nil:
				return set(t, v.(*Exception), value)
			case name == "__suppress_context__":
				return Errorf(TypeError, "can't delete numeric/char attribute")
			}
			return Errorf(TypeError, "%s may not be deleted", name)
		})
	}
	attribute("args", func(e *Exception) Value { return e.Args }, func(t *Thread, e *Exception, v Value) error {
		elems, err := Elements(t, v)
		if err == nil {
			e.Args = NewTuple(elems...)
		}
		return err
	})
	attribute("__traceback__", func(e *Exception) Value { return e.Traceback() }, func(_ *Thread, e *Exception, v Value) error {
		tb, ok := v.(*Traceback)
		if !ok && v != None {
			return Errorf(TypeError, "__traceback__ must be a traceback or None")
		}
		e.Trace = tb
		return nil
	})
	attribute("__suppress_context__", func(e *Exception) Value { return NewBool(e.SuppressContext) }, func(_ *Thread, e *Exception, v Value) error {
		b, ok := v.(Bool)
		if !ok {
			return Errorf(TypeError, "attribute value type must be bool")
		}
		e.SuppressContext = bool(b)
		return nil
	})
	linked := func(what string, of func(e *Exception) **Exception) {
		attribute("__"+what+"__", func(e *Exception) Value { return exceptionOrNone(*of(e)) }, func(_ *Thread, e *Exception, v Value) error {
			other, ok := v.(*Exception)
			if !ok && v != None {
				return Errorf(TypeError, "exception %s must be None or derive from BaseException", what)
			}
			*of(e) = other
			e.SuppressContext = e.SuppressContext || what == "cause"
			return nil
		})
	}
	linked("cause", func(e *Exception) **Exception { return &e.Cause })
	linked("context", func(e *Exception) **Exception { return &e.Context })
}

func exceptionOrNone(e *Exception) Value {
	if e == nil {
		return None
	}
	return e
}
