package object

import (
	"slices"
	"strings"
)

// Member is an attribute that __slots__ names: it is kept in the instance itself, not
// in a __dict__.
type Member struct {
	Name  string
	Owner *Type
	index int
}

// MemberType is the class of the attributes that __slots__ names.
var MemberType = NewType(&Type{Name: "member_descriptor", Final: true})

// Type is member_descriptor.
func (*Member) Type() *Type { return MemberType }

// place is where an instance keeps the member: in the room for its own attributes,
// which is no dictionary then. Values of built-in types keep it among their
// attributes: then it is nil.
func (m *Member) place(instance Value) (*Value, error) {
	if !Is(instance, m.Owner) {
		return nil, notOf(m.Name, m.Owner, instance)
	}
	if i, ok := instance.(*Instance); ok {
		return &i.own.entries[m.index].value, nil
	}
	return nil, nil
}

// kept is the attributes of an instance, also where its class hides them.
func (h *Header) kept() *Dict {
	if h.attrs == nil {
		h.attrs = NewDict()
	}
	return h.attrs
}

func initMembers() {
	lacks := func(m *Member, v Value) error { return noAttribute(v, m.Name) }
	MemberType.DescrGet = func(_ *Thread, d, instance Value, _ *Type) (Value, error) {
		m := d.(*Member)
		if instance == nil {
			return m, nil
		}
		at, err := m.place(instance)
		if err != nil {
			return nil, err
		}
		var found Value
		if at != nil {
			found = *at
		} else if h, ok := instance.(interface{ kept() *Dict }); ok {
			found, _ = h.kept().GetStr(m.Name)
		}
		if found == nil {
			return nil, lacks(m, instance)
		}
		return found, nil
	}
	MemberType.DescrSet = func(_ *Thread, d, instance, value Value) error {
		m := d.(*Member)
		at, err := m.place(instance)
		if err != nil {
			return err
		}
		if at == nil {
			kept := instance.(interface{ kept() *Dict }).kept()
			if value != nil {
				kept.SetStr(m.Name, value)
			} else if !kept.DeleteStr(m.Name) {
				return NewException(AttributeError, Str(m.Name))
			}
			return nil
		}
		if value == nil && *at == nil {
			return NewException(AttributeError, Str(m.Name))
		}
		*at = value
		return nil
	}
	MemberType.Repr = func(_ *Thread, v Value) (string, error) {
		m := v.(*Member)
		return "<member '" + m.Name + "' of '" + m.Owner.Name + "' objects>", nil
	}
	MemberType.AddProperty("__name__", "", func(_ *Thread, v Value) (Value, error) { return Str(v.(*Member).Name), nil })
	MemberType.AddProperty("__objclass__", "", func(_ *Thread, v Value) (Value, error) { return v.(*Member).Owner, nil })
}

// addMembers reads __slots__, and gives the class what its instances keep attributes
// in: members, a __dict__ unless there are slots, or both.
func (t *Type) addMembers(th *Thread) error {
	t.members, t.noDict = t.Base.members, !t.Base.hasDict()
	given, ok := t.attrs.GetStr("__slots__")
	names := []string{"__dict__", "__weakref__"}
	if ok {
		var err error
		if names, err = t.slotNames(th, given); err != nil {
			return err
		}
	}
	_, weak := t.Base.Lookup("__weakref__")
	had, added := map[string]bool{"__dict__": !t.noDict, "__weakref__": weak}, map[string]bool{}
	for _, name := range names {
		switch {
		case !ok && had[name]:
			continue // a base has it
		case had[name], added[name] && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__"):
			reason := "we already got one"
			if name == "__weakref__" {
				reason = "either " + reason + ", or __itemsize__ != 0"
			}
			return Errorf(TypeError, "%s slot disallowed: %s", name, reason)
		case name == "__dict__":
			t.noDict = false
			t.setDefault(name, &GetSet{Name: name, Owner: t, Doc: "dictionary for instance variables (if defined)", Get: instanceDict, Set: setInstanceDict})
		case name == "__weakref__":
			t.setDefault(name, &GetSet{Name: name, Owner: t, Doc: "list of weak references to the object (if defined)", Get: func(*Thread, Value) (Value, error) { return None, nil }})
		case !added[name]:
			t.attrs.SetStr(name, &Member{Name: name, Owner: t, index: t.members})
			t.members++
		}
		added[name] = true
	}
	for _, b := range t.Bases {
		t.noDict = t.noDict && !b.hasDict()
	}
	t.setDefault("__doc__", None)
	return nil
}

// setDefault sets an attribute that a class body has not set.
func (t *Type) setDefault(name string, v Value) {
	if _, ok := t.attrs.GetStr(name); !ok {
		t.attrs.SetStr(name, v)
	}
}

// hasDict reports whether the instances of a class have a __dict__.
func (t *Type) hasDict() bool {
	return t.Heap && !t.noDict || !t.Heap && (t.IsSubclass(BaseException) || t.IsSubclass(ModuleType) || t.IsSubclass(TypeType))
}

// slotNames are the names of a __slots__.
func (t *Type) slotNames(th *Thread, given Value) ([]string, error) {
	list := []Value{given}
	if _, ok := given.(Str); !ok {
		var err error
		if list, err = Elements(th, given); err != nil {
			return nil, err
		}
	}
	if base := layout(t.Base); len(list) > 0 && (base == IntType || base == BytesType || base == TupleType) {
		return nil, Errorf(TypeError, "nonempty __slots__ not supported for subtype of '%s'", t.Base.Name)
	}
	names := make([]string, len(list))
	for i, v := range list {
		s, ok := v.(Str)
		if !ok {
			return nil, Errorf(TypeError, "__slots__ items must be strings, not '%s'", v.Type().Name)
		}
		if !isIdentifier(string(s)) {
			return nil, Errorf(TypeError, "__slots__ must be identifiers")
		}
		name := string(s)
		if _, conflict := t.attrs.GetStr(name); conflict && name != "__qualname__" && name != "__classcell__" {
			return nil, Errorf(ValueError, "'%s' in __slots__ conflicts with class variable", name)
		}
		names[i] = mangled(t.Name, name)
	}
	slices.Sort(names) // two classes with the same ones have one layout
	return names, nil
}

// mangled gives a private name, __x in a class, the name that it has outside.
func mangled(class, name string) string {
	class = strings.TrimLeft(class, "_")
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	return "_" + class + name
}

func instanceDict(_ *Thread, v Value) (Value, error) {
	if a, ok := v.(attributed); ok {
		if d := a.Attrs(); d != nil {
			return d, nil
		}
	}
	return nil, noAttribute(v, "__dict__")
}

func setInstanceDict(_ *Thread, v, value Value) error {
	if value == nil {
		value = NewDict()
	}
	d, isDict := value.(*Dict)
	if !isDict {
		return Errorf(TypeError, "__dict__ must be set to a dictionary, not a '%s'", value.Type().Name)
	}
	if h, ok := v.(interface{ setAttrs(*Dict) }); ok {
		h.setAttrs(d)
	}
	return nil
}

func (h *Header) setAttrs(d *Dict) { h.attrs = d }

// setInstanceClass is v.__class__ = class.
func setInstanceClass(_ *Thread, v, value Value) error {
	class, ok := value.(*Type)
	switch {
	case value == nil:
		return Errorf(TypeError, "can't delete __class__ attribute")
	case !ok:
		return Errorf(TypeError, "__class__ must be set to a class, not '%s' object", value.Type().Name)
	}
	old := v.Type()
	h, ok := v.(interface{ SetClass(*Type) })
	if !ok || !old.Heap || !class.Heap {
		return Errorf(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if layout(old) != layout(class) || old.members != class.members || old.noDict != class.noDict {
		return Errorf(TypeError, "__class__ assignment: '%s' object layout differs from '%s'", class.Name, old.Name)
	}
	h.SetClass(class)
	return nil
}
