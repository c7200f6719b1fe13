package object

import (
	"fmt"
	"slices"
	"strings"
)

// NewClass makes the class of a class statement: attrs is what its body bound.
func NewClass(t *Thread, name, module string, bases []*Type, attrs *Dict) (*Type, error) {
	attrs.SetStr("__module__", Str(module))
	return newClass(t, nil, name, bases, attrs, nil)
}

// newClass is type.__new__: a class of the class meta. It keeps attrs; kw are for
// __init_subclass__.
func newClass(t *Thread, meta *Type, name string, bases []*Type, attrs *Dict, kw []Keyword) (*Type, error) {
	if len(bases) == 0 {
		bases = []*Type{ObjectType}
	}
	best, err := bestBase(bases)
	if err != nil {
		return nil, err
	}
	if meta == TypeType {
		meta = nil
	}
	class := &Type{Name: name, Base: best, Bases: bases, Heap: true, meta: meta, attrs: attrs}
	if err := class.takeNames(); err != nil {
		return nil, err
	}
	if err := class.addMembers(t); err != nil {
		return nil, err
	}
	for _, name := range []string{"__init_subclass__", "__class_getitem__"} {
		if f, ok := attrs.GetStr(name); ok && isPlainFunction(f) {
			attrs.SetStr(name, &ClassMethod{Func: f})
		}
	}
	if f, ok := attrs.GetStr("__new__"); ok && isPlainFunction(f) {
		attrs.SetStr("__new__", &StaticMethod{Func: f})
	}
	_, eq := attrs.GetStr("__eq__")
	if _, hash := attrs.GetStr("__hash__"); eq && !hash {
		attrs.SetStr("__hash__", None)
	}
	if err := class.takeCell(); err != nil {
		return nil, err
	}
	if err := class.order(t); err != nil {
		return nil, err
	}
	for _, b := range bases {
		b.addSub(class)
	}
	class.pointSlots()
	if err := nameDescriptors(t, class); err != nil {
		return nil, err
	}
	return class, initSubclass(t, class, kw)
}

func isPlainFunction(v Value) bool {
	_, builtin := v.(*Builtin)
	_, function := v.(Function)
	return function && !builtin
}

// takeNames takes what the class is called out of its attributes.
func (t *Type) takeNames() error {
	if m, ok := t.attrs.GetStr("__module__"); ok {
		if s, isStr := m.(Str); isStr {
			t.Module = string(s)
		}
	}
	if q, ok := t.attrs.GetStr("__qualname__"); ok {
		path, isStr := q.(Str)
		if !isStr {
			return Errorf(TypeError, "type __qualname__ must be a str, not %s", q.Type().Name)
		}
		t.Qual = string(path)
		t.attrs.DeleteStr("__qualname__")
	}
	return nil
}

// takeCell fills the cell of super() and __class__ in the class's methods.
func (t *Type) takeCell() error {
	v, ok := t.attrs.GetStr("__classcell__")
	if !ok {
		return nil
	}
	cell, ok := v.(*Cell)
	if !ok {
		shown, err := Repr(nil, v.Type())
		if err != nil {
			return err
		}
		return Errorf(TypeError, "__classcell__ must be a nonlocal cell, not %s", shown)
	}
	cell.Value = t
	t.attrs.DeleteStr("__classcell__")
	return nil
}

// order gives the class its method resolution order: what the mro() of its
// metaclass says, if there is one.
func (t *Type) order(th *Thread) error {
	var problem string
	if t.mro, problem = linearize(t, t.Bases); problem != "" {
		return Errorf(TypeError, "%s", problem)
	}
	if f, _ := t.Type().Lookup("mro"); t.meta == nil || f == nil || !isPlainFunction(f) {
		return nil
	}
	r, err := dunder(th, t, "mro")
	if err != nil {
		return err
	}
	elems, err := Elements(th, r)
	if err != nil {
		return err
	}
	mro := make([]*Type, len(elems))
	for i, e := range elems {
		c, ok := e.(*Type)
		if !ok {
			return Errorf(TypeError, "mro() returned a non-class ('%s')", e.Type().Name)
		}
		if !solid(t).IsSubclass(solid(c)) {
			return Errorf(TypeError, "mro() returned base with unsuitable layout ('%s')", c.Name)
		}
		mro[i] = c
	}
	t.mro = mro
	return nil
}

// nameDescriptors tells the attributes of a new class what they are called,
// as __set_name__ does.
func nameDescriptors(t *Thread, class *Type) error {
	for _, name := range class.attrs.Names() {
		v, _ := class.attrs.GetStr(name)
		if v == nil { // what was told its name has deleted it
			continue
		}
		if p, ok := v.(*Property); ok && p.class == nil {
			p.Name = name
			continue
		}
		if _, ok := v.Type().Lookup("__set_name__"); !ok {
			continue
		}
		if _, err := dunder(t, v, "__set_name__", class, Str(name)); err != nil {
			e := Errorf(RuntimeError, "Error calling __set_name__ on '%s' instance '%s' in '%s'", v.Type().Name, name, class.Name)
			e.Cause, _ = AsException(err)
			e.Context = e.Cause
			return e
		}
	}
	return nil
}

// initSubclass calls the __init_subclass__ of the classes above.
func initSubclass(t *Thread, class *Type, kw []Keyword) error {
	f, ok := class.LookupAfter(class, "__init_subclass__")
	if !ok {
		return nil
	}
	if c, isClass := f.(*ClassMethod); isClass && c.Func == objectInitSubclass && len(kw) == 0 {
		return nil
	}
	bound, err := Bind(t, f, nil, class)
	if err == nil {
		_, err = CallArgs(t, bound, Args{Kw: kw})
	}
	return err
}

// objectInitSubclass is what object.__init_subclass__ binds to a class.
var objectInitSubclass Value = &Builtin{Name: "__init_subclass__", Owner: ObjectType, Sig: "cls, *args, **kwargs",
	Doc: "This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses.\n",
	Fn: func(_ *Thread, a []Value) (Value, error) {
		class, _ := a[0].(*Type)
		switch args := slotArgs(a); {
		case class == nil:
		case len(args.Kw) > 0:
			return nil, Errorf(TypeError, "%s.__init_subclass__() takes no keyword arguments", class.Path())
		case len(args.Pos) > 0:
			return nil, Errorf(TypeError, "%s.__init_subclass__() takes no arguments (%d given)", class.Path(), len(args.Pos))
		}
		return None, nil
	}}

// metaclass is the class of a new class: the one below all others among the first
// choice and the classes of the bases.
func metaclass(first *Type, bases []Value) (*Type, error) {
	for _, b := range bases {
		switch meta := b.Type(); {
		case first.IsSubclass(meta):
		case meta.IsSubclass(first):
			first = meta
		default:
			return nil, Errorf(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return first, nil
}

// newType is type.__new__(meta, name, bases, dict, **kw), and type(x).
func newType(t *Thread, meta *Type, args Args) (Value, error) {
	if meta == TypeType && len(args.Pos) == 1 && len(args.Kw) == 0 {
		return args.Pos[0].Type(), nil
	}
	if len(args.Pos) != 3 {
		if meta == TypeType {
			return nil, Errorf(TypeError, "type() takes 1 or 3 arguments")
		}
		return nil, Errorf(TypeError, "type.__new__() takes exactly 3 arguments (%d given)", len(args.Pos))
	}
	name, ok := args.Pos[0].(Str)
	if !ok {
		return nil, Errorf(TypeError, "type.__new__() argument 1 must be str, not %s", args.Pos[0].Type().Name)
	}
	if strings.Contains(string(name), "\x00") {
		return nil, Errorf(ValueError, "type name must not contain null characters")
	}
	tuple, ok := args.Pos[1].(*Tuple)
	if !ok {
		return nil, Errorf(TypeError, "type.__new__() argument 2 must be tuple, not %s", args.Pos[1].Type().Name)
	}
	names, ok := args.Pos[2].(*Dict)
	if !ok {
		return nil, Errorf(TypeError, "type.__new__() argument 3 must be dict, not %s", args.Pos[2].Type().Name)
	}
	for _, b := range tuple.Elems {
		if _, class := b.(*Type); class {
			continue
		}
		if f, err := LookupAttr(t, b, "__mro_entries__"); f != nil && err == nil {
			return nil, Errorf(TypeError, "type() doesn't support MRO entry resolution; use types.new_class()")
		}
	}
	winner, err := metaclass(meta, tuple.Elems)
	if err != nil {
		return nil, err
	}
	if winner != meta && winner.slots()[slotNew] != TypeType.slots()[slotNew] {
		return winner.New(t, winner, args)
	}
	bases := make([]*Type, len(tuple.Elems))
	for i, b := range tuple.Elems {
		base, ok := b.(*Type)
		if !ok {
			return nil, Errorf(TypeError, "bases must be types")
		}
		bases[i] = base
	}
	attrs := names.Copy()
	if _, ok := attrs.GetStr("__module__"); !ok {
		attrs.SetStr("__module__", callerModule(t))
	}
	class, err := newClass(t, winner, string(name), bases, attrs, args.Kw)
	if err != nil {
		return nil, err
	}
	return class, nil
}

// callerModule is the __name__ of the module whose code runs.
func callerModule(t *Thread) Value {
	if f, ok := t.Frame.(interface{ Module() Value }); ok {
		return f.Module()
	}
	return Str("builtins")
}

// callType is a call of a class: New, then Init.
func callType(t *Thread, v Value, args Args) (Value, error) {
	class := v.(*Type)
	if class.New == nil {
		return nil, Errorf(TypeError, "cannot create '%s' instances", class.QualName())
	}
	if err := t.Dive(); err != nil {
		return nil, err
	}
	defer t.Rise()
	o, err := class.New(t, class, args)
	if err != nil || o == nil {
		return nil, err
	}
	if class == TypeType && len(args.Pos) == 1 {
		return o, nil
	}
	if err := Initialize(t, class, o, args); err != nil {
		return nil, err
	}
	return o, nil
}

// Initialize is what a call of class does with the object that its __new__ gave.
func Initialize(t *Thread, class *Type, o Value, args Args) error {
	if init := o.Type().Init; init != nil && o.Type().IsSubclass(class) {
		return init(t, o, args)
	}
	return nil
}

// newObject is object.__new__.
func newObject(t *Thread, class *Type, args Args) (Value, error) {
	if len(args.Pos)+len(args.Kw) > 0 {
		if class.slots()[slotNew] != ObjectType.slots()[slotNew] {
			return nil, Errorf(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if class.slots()[slotInit] == ObjectType.slots()[slotInit] {
			return nil, Errorf(TypeError, "%s() takes no arguments", class.Name)
		}
	}
	if class.abstract {
		return nil, abstractError(t, class)
	}
	if builtinBase(class) != ObjectType {
		return nil, Errorf(TypeError, "cannot create '%s' instances", class.QualName())
	}
	return NewInstance(class), nil
}

// initObjectValue is object.__init__.
func initObjectValue(_ *Thread, self Value, args Args) error {
	if len(args.Pos)+len(args.Kw) == 0 {
		return nil
	}
	class := self.Type()
	if class.slots()[slotInit] != ObjectType.slots()[slotInit] {
		return Errorf(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
	}
	if class.slots()[slotNew] == ObjectType.slots()[slotNew] {
		return Errorf(TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", class.Name)
	}
	return nil
}

// abstractError names the methods that a class would need.
func abstractError(t *Thread, class *Type) error {
	found, _ := class.own().GetStr("__abstractmethods__")
	elems, err := Elements(t, found)
	if err != nil {
		return err
	}
	names := make([]string, len(elems))
	for i, e := range elems {
		if names[i], err = ToStr(t, e); err != nil {
			return err
		}
	}
	slices.Sort(names)
	return Errorf(TypeError, "Can't instantiate abstract class %s with abstract method%s %s", class.Name, plural(len(names)), strings.Join(names, ", "))
}

func reprObject(_ *Thread, v Value) (string, error) {
	c := v.Type()
	name := c.Path()
	if c.Module != "builtins" {
		name = c.Module + "." + name
	}
	return fmt.Sprintf("<%s object at %s>", name, Address(v)), nil
}
