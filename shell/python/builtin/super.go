package builtin

import (
	"fmt"

	"labsh/shell/python/object"
)

// super is super(class, obj): obj, whose attributes are looked for from the
// base of class on. obj is nil in the unbound form super(class).
type super struct {
	class *object.Type
	obj   object.Value
	of    *object.Type // the class whose bases are searched: obj's, or obj itself
}

var superType = object.NewType(&object.Type{
	Name: "super",
	Doc: "super() -> same as super(__class__, <first argument>)\n" +
		"super(type) -> unbound super object\n" +
		"super(type, obj) -> bound super object; requires isinstance(obj, type)\n" +
		"super(type, type2) -> bound super object; requires issubclass(type2, type)",
	New:     newSuper,
	GetAttr: superAttr,
	DescrGet: func(t *object.Thread, d, instance object.Value, _ *object.Type) (object.Value, error) {
		s := d.(*super)
		if s.obj != nil || instance == nil {
			return s, nil
		}
		return object.Call(t, superCall, s.class, instance)
	},
	Repr: func(_ *object.Thread, v object.Value) (string, error) {
		s := v.(*super)
		if s.obj == nil {
			return fmt.Sprintf("<super: <class '%s'>, NULL>", s.class.Name), nil
		}
		return fmt.Sprintf("<super: <class '%s'>, <%s object>>", s.class.Name, s.of.Name), nil
	},
})

func (*super) Type() *object.Type { return superType }

var superCall = &object.Builtin{Name: "super", Mod: "builtins", Sig: "type=None, object=None, /", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
	if a[0] == nil {
		return nil, object.Errorf(object.RuntimeError, "super(): no arguments")
	}
	class, ok := a[0].(*object.Type)
	if !ok {
		return nil, object.Errorf(object.TypeError, "super() argument 1 must be a type, not %s", a[0].Type().Name)
	}
	if a[1] == nil || a[1] == object.None {
		return &super{class: class}, nil
	}
	of := a[1].Type()
	if c, ok := a[1].(*object.Type); ok && c.IsSubclass(class) {
		of = c
	}
	if !of.IsSubclass(class) && of.Heap { // it may pretend to be of another class
		other, err := object.LookupAttr(t, a[1], "__class__")
		if c, ok := other.(*object.Type); ok && err == nil {
			of = c
		}
	}
	if !of.IsSubclass(class) {
		return nil, object.Errorf(object.TypeError, "super(type, obj): obj must be an instance or subtype of type")
	}
	return &super{class, a[1], of}, nil
}}

func newSuper(t *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
	return object.CallArgs(t, superCall, args)
}

// Delegated is super().name(…), without the bound method.
func (s *super) Delegated(name string) (f, self object.Value) {
	if s.obj == nil || s.of == s.obj {
		return nil, nil
	}
	if found, ok := s.of.LookupAfter(s.class, name); ok && object.Binds(found) {
		return found, s.obj
	}
	return nil, nil
}

// superAttr looks name up on the classes that follow class in the order of the
// object's class, and binds it to the object.
func superAttr(t *object.Thread, v object.Value, name string) (object.Value, error) {
	s := v.(*super)
	switch name {
	case "__thisclass__":
		return s.class, nil
	case "__self__":
		return orNone(s.obj), nil
	case "__self_class__":
		if s.of == nil {
			return object.None, nil
		}
		return s.of, nil
	}
	if s.obj == nil || name == "__class__" {
		return nil, nil
	}
	instance := s.obj
	if s.of == s.obj {
		instance = nil
	}
	found, ok := s.of.LookupAfter(s.class, name)
	if !ok {
		return nil, nil
	}
	return object.Bind(t, found, instance, s.of)
}

func orNone(v object.Value) object.Value {
	if v == nil {
		return object.None
	}
	return v
}
