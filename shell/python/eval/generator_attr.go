package eval

import (
	"slices"

	"labsh/shell/python/object"
)

func addGeneratorMethods() {
	generatorType.AddMethod("send", "arg, /", "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.",
		func(t *object.Thread, a []object.Value) (object.Value, error) {
			g := a[0].(*generator)
			return orStop(g.stopped(g.send(t, a[1])))
		})
	generatorType.AddMethod("throw", "type, value=None, traceback=None, /",
		"throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.",
		func(t *object.Thread, a []object.Value) (object.Value, error) {
			e, err := thrown(t, a[1], a[2], a[3])
			if err != nil {
				return nil, err
			}
			args := slices.DeleteFunc(slices.Clone(a[1:]), func(v object.Value) bool { return v == nil })
			g := a[0].(*generator)
			return orStop(g.stopped(g.throw(t, e, args...)))
		})
	generatorType.AddMethod("close", "", "close() -> raise GeneratorExit inside generator.",
		func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.None, a[0].(*generator).close(t)
		})
	property := func(name string, get func(g *generator) object.Value) {
		generatorType.AddProperty(name, "", func(_ *object.Thread, v object.Value) (object.Value, error) {
			return get(v.(*generator)), nil
		})
	}
	property("__name__", func(g *generator) object.Value { return object.Str(g.named()[0]) })
	property("__qualname__", func(g *generator) object.Value { return object.Str(g.named()[1]) })
	property("gi_running", func(g *generator) object.Value { return object.NewBool(g.running) })
	property("gi_suspended", func(g *generator) object.Value { return object.NewBool(g.f != nil && g.started && !g.running) })
	property("gi_code", func(g *generator) object.Value { return g.code })
	property("gi_frame", func(g *generator) object.Value {
		f := g.f
		if f == nil {
			return object.None
		}
		if !g.running {
			f.caller = nil
		}
		if f.at == nil {
			f.at = g.code.start // it is never used again
		}
		return f
	})
	property("gi_yieldfrom", func(g *generator) object.Value {
		if g.f != nil && !g.running && g.f.gen.delegate != nil {
			return g.f.gen.delegate
		}
		return object.None
	})
}

// named is __name__ and __qualname__.
func (g *generator) named() [2]string {
	if g.names != nil {
		return *g.names
	}
	if g.code.names != nil {
		return *g.code.names
	}
	return [2]string{g.code.name, g.code.qualName()}
}

// orStop makes of the nil at the end StopIteration.
func orStop(v object.Value, err error) (object.Value, error) {
	if v == nil && err == nil {
		err = object.NewException(object.StopIteration)
	}
	return v, err
}

// thrown makes the exception from the arguments of throw.
//
// Source: CPython 3.11's _gen_throw (Objects/genobject.c).
func thrown(t *object.Thread, class, value, traceback object.Value) (*object.Exception, error) {
	tb, ok := traceback.(*object.Traceback)
	if !ok && traceback != nil && traceback != object.None {
		return nil, object.Errorf(object.TypeError, "throw() third argument must be a traceback object")
	}
	e, err := thrownValue(t, class, value)
	if err == nil && tb != nil {
		e.Trace = tb
	}
	return e, err
}

func thrownValue(t *object.Thread, class, value object.Value) (*object.Exception, error) {
	if e, ok := class.(*object.Exception); ok {
		if value != nil && value != object.None {
			return nil, object.Errorf(object.TypeError, "instance exception may not have a separate value")
		}
		return e, nil
	}
	if c, ok := class.(*object.Type); ok && c.IsSubclass(object.BaseException) {
		var args []object.Value
		switch v := value.(type) {
		case nil:
		case *object.Exception:
			if v.Type().IsSubclass(c) {
				return v, nil
			}
			args = []object.Value{v}
		case *object.Tuple:
			args = v.Elems
		default:
			if v != object.None {
				args = []object.Value{v}
			}
		}
		made, err := object.Call(t, c, args...)
		if e, ok := made.(*object.Exception); ok && err == nil {
			return e, nil
		}
		if err == nil {
			name, _ := object.Repr(t, c)
			err = object.Errorf(object.TypeError, "calling %s should have returned an instance of BaseException, not %s", name, made.Type().Name)
		}
		if e, ok := object.AsException(err); ok {
			return e, nil // what went wrong is thrown instead
		}
		return nil, err
	}
	return nil, object.Errorf(object.TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", class.Type().Name)
}

func setGeneratorAttr(_ *object.Thread, v object.Value, name string, value object.Value) (bool, error) {
	g := v.(*generator)
	if name != "__name__" && name != "__qualname__" {
		return false, nil
	}
	s, ok := value.(object.Str)
	if !ok {
		return true, object.Errorf(object.TypeError, "%s must be set to a string object", name)
	}
	names := g.named()
	if name == "__name__" {
		names[0] = string(s)
	} else {
		names[1] = string(s)
	}
	g.names = &names
	return true, nil
}
