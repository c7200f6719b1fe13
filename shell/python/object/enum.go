package object

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// enumeration is what a class like an IntEnum or IntFlag of a module knows of its
// members, ints with a name such as socket.AF_INET. It is filled before programs see
// the class, and only read from then on.
type enumeration struct {
	flags   bool
	all     Dict // the members by name, aliases too, in the order of definition
	members []*Derived
	byValue map[int64]*Derived
	mask    int64 // the bits of all members, for an IntFlag
}

// EnumType is the class of the enumerations themselves: what may be done with
// AddressFamily and not with any other class.
//
// Source: CPython's Lib/enum.py, here and below.
var EnumType = NewType(&Type{
	Name: "EnumType", Module: "enum", Base: TypeType, Final: true,
	Repr: func(_ *Thread, v Value) (string, error) {
		class := v.(*Type)
		if class.enum.flags {
			return "<flag '" + class.Name + "'>", nil
		}
		return "<enum '" + class.Name + "'>", nil
	},
	Len: func(_ *Thread, v Value) (int, error) { return len(v.(*Type).enum.members), nil },
	Iter: func(t *Thread, v Value) (Value, error) {
		return ListType.Iter(t, enumList(v.(*Type).enum.members))
	},
	GetItem: func(_ *Thread, v, key Value) (Value, error) {
		if name, ok := Plain(key).(Str); ok {
			if m, ok := v.(*Type).enum.all.GetStr(string(name)); ok {
				return m, nil
			}
		}
		return nil, NewException(KeyError, key)
	},
	Contains: func(_ *Thread, v, item Value) (bool, error) {
		m, ok := item.(*Derived)
		if !ok {
			return false, Errorf(TypeError, "unsupported operand type(s) for 'in': '%s' and 'EnumType'", item.Type().Path())
		}
		_, named := v.(*Type).enum.all.GetStr(m.name())
		return named && m.class == v, nil
	},
})

func init() {
	EnumType.AddProperty("__members__", "", func(_ *Thread, v Value) (Value, error) { return v.(*Type).enum.all.Copy(), nil })
	EnumType.AddMethod("__reversed__", "", "Return members in reverse definition order.", func(t *Thread, a []Value) (Value, error) {
		members := slices.Clone(a[0].(*Type).enum.members)
		slices.Reverse(members)
		return ListType.Iter(t, enumList(members))
	})
}

func enumList(members []*Derived) *List {
	elems := make([]Value, len(members))
	for i, m := range members {
		elems[i] = m
	}
	return NewList(elems...)
}

// NewEnumType makes a class like an IntEnum, without members yet.
func NewEnumType(module, name string) *Type {
	class := newEnumType(module, name)
	class.enum = &enumeration{byValue: make(map[int64]*Derived)}
	return class
}

// NewFlagType makes a class like an IntFlag: its members are bits, and what &, |,
// ^ and ~ make of them are of the class too.
func NewFlagType(module, name string) *Type {
	class := newEnumType(module, name)
	class.enum = &enumeration{flags: true, byValue: make(map[int64]*Derived)}
	class.Binary = flagBinary
	class.Unary = func(t *Thread, op UnaryOp, x Value) (Value, error) {
		if m := x.(*Derived); op == Invert {
			return class.enum.combined(class, ^m.number()), nil
		}
		return IntType.Unary(t, op, x)
	}
	class.Len = func(_ *Thread, v Value) (int, error) { return bits.OnesCount64(uint64(v.(*Derived).number())), nil }
	class.Iter = func(t *Thread, v Value) (Value, error) {
		return ListType.Iter(t, enumList(class.enum.bits(v.(*Derived).number())))
	}
	class.Contains = func(_ *Thread, v, item Value) (bool, error) {
		m, ok := item.(*Derived)
		if !ok || m.class != class {
			return false, Errorf(TypeError, "unsupported operand type(s) for 'in': '%s' and '%s'", item.Type().Path(), class.Name)
		}
		return m.number()&v.(*Derived).number() == m.number(), nil
	}
	return class
}

// adopted says which of what modules have in Go counts as below a class of the module
// enum.
type adopted struct{ meta, ints, flags bool }

func (a *adopted) has(sub *Type) bool {
	switch {
	case sub.enum == nil:
		return a.meta && sub == EnumType
	case sub.enum.flags:
		return a.flags
	}
	return a.ints
}

// AdoptEnums has the enumerations of modules count as classes below those of the module
// enum: meta is their metaclass, the others what an IntEnum or an IntFlag is below.
func AdoptEnums(meta *Type, ints, flags []*Type) {
	meta.adopts = &adopted{meta: true}
	for _, class := range append(slices.Clone(ints), flags...) {
		class.adopts = &adopted{ints: slices.Contains(ints, class), flags: slices.Contains(flags, class)}
	}
}

func newEnumType(module, name string) *Type {
	class := NewType(&Type{
		Name: name, Module: module, Base: IntType, meta: EnumType, Final: true, Doc: "An enumeration.",
		New:  enumMember,
		Init: func(*Thread, Value, Args) error { return nil },
		Repr: func(_ *Thread, v Value) (string, error) {
			e := v.(*Derived)
			if e.name() == "" {
				return fmt.Sprintf("<%s: %d>", e.class.Name, e.Value), nil
			}
			return fmt.Sprintf("<%s.%s: %d>", e.class.Name, e.name(), e.Value), nil
		},
		Str: IntType.Repr,
	})
	for _, attr := range []string{"name", "value"} {
		class.AddProperty(attr, "", func(_ *Thread, v Value) (Value, error) {
			a, _ := v.(*Derived).attrs.GetStr("_" + attr + "_")
			return a, nil
		})
	}
	return class
}

// newMember makes a member; a number of an IntFlag that has none of its bits has no
// name.
func newMember(class *Type, name string, value int64) *Derived {
	m := &Derived{Header{class, NewDict()}, NewInt(value)}
	m.attrs.SetStr("_value_", m.Value)
	m.attrs.SetStr("_name_", Str(name))
	if name == "" {
		m.attrs.SetStr("_name_", None)
	}
	return m
}

// name is a member's name, "" where it has none.
func (d *Derived) name() string {
	n, _ := d.attrs.GetStr("_name_")
	s, _ := n.(Str)
	return string(s)
}

// number is a member's value.
func (d *Derived) number() int64 { return int64(d.Value.(Int)) }

// NewEnum makes a member and an attribute of its class. A name for a value that
// has one already is an alias: that member again.
func NewEnum(class *Type, name string, value int64) *Derived {
	e := class.enum
	m, ok := e.byValue[value]
	if !ok {
		m = newMember(class, name, value)
		e.byValue[value] = m
		if !e.flags || value > 0 && value&(value-1) == 0 {
			e.members = append(e.members, m)
		}
		e.mask |= value
	}
	e.all.SetStr(name, m)
	class.SetClassAttr(name, m)
	return m
}

// EnumValue is the member of an enumeration with a value, of an IntFlag also one that
// is several, or the plain number where there is none.
func EnumValue(class *Type, value int64) Value {
	if m, ok := class.enum.byValue[value]; ok {
		return m
	}
	if class.enum.flags {
		return class.enum.combined(class, value)
	}
	return NewInt(value)
}

// enumMember is AddressFamily(2): the member of that value. A number that is none
// makes a member of an IntFlag.
func enumMember(t *Thread, class *Type, args Args) (Value, error) {
	value := Value(nil)
	switch {
	case len(args.Pos) == 1 && len(args.Kw) == 0:
		value = args.Pos[0]
	case len(args.Pos) == 0 && len(args.Kw) == 1 && args.Kw[0].Name == "value":
		value = args.Kw[0].Value
	case len(args.Pos) == 0:
		return nil, Errorf(TypeError, "EnumType.__call__() missing 1 required positional argument: 'value'")
	default:
		shown, err := Repr(t, class)
		if err != nil {
			return nil, err
		}
		return nil, Errorf(TypeError, "%s has members: none can be added", shown)
	}
	n, big, ok := integer(value)
	if f, isFloat := Plain(value).(Float); isFloat && Float(int64(f)) == f {
		// As a key 2.0 is 2; but of no member it is no number of flags.
		if m, known := class.enum.byValue[int64(f)]; known {
			return m, nil
		}
	}
	if ok && big == nil {
		if m, known := class.enum.byValue[n]; known {
			return m, nil
		}
		if class.enum.flags {
			return class.enum.combined(class, n), nil
		}
	}
	s, err := Repr(t, value)
	if err != nil {
		return nil, err
	}
	return nil, Errorf(ValueError, "%s is not a valid %s", s, class.Name)
}

// bits are the members that a number of an IntFlag has.
func (e *enumeration) bits(n int64) []*Derived {
	var members []*Derived
	for rest := n & e.mask; rest != 0; rest &= rest - 1 {
		if m, ok := e.byValue[rest&-rest]; ok {
			members = append(members, m)
		}
	}
	return members
}

// combined is the member of an IntFlag with a number, under the names of its bits.
// A negative number stands for the bits that it has among those up to the
// highest of all members.
func (e *enumeration) combined(class *Type, n int64) *Derived {
	if n < 0 {
		n += 1 << max(bits.Len64(uint64(e.mask)), bits.Len64(uint64(-n)))
	}
	if m, ok := e.byValue[n]; ok {
		return m
	}
	members := e.bits(n)
	rest := n
	for _, m := range members {
		rest &^= m.number()
	}
	if rest != 0 { // some bits have a name together alone
		for _, name := range e.all.Names() {
			v, _ := e.all.GetStr(name)
			if m := v.(*Derived); m.number() != 0 && m.number()&n == m.number() && !slices.Contains(members, m) {
				members = append(members, m)
				rest &^= m.number()
			}
		}
	}
	var names []string
	for _, m := range members {
		names = append(names, m.name())
	}
	if rest != 0 && len(names) > 0 {
		names = append(names, fmt.Sprint(rest))
	}
	return newMember(class, strings.Join(names, "|"), n)
}

// flagBinary is x op y of an IntFlag's members: &, | and ^ with another int make
// members, all else makes numbers.
func flagBinary(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	r, err := IntType.Binary(t, op, x, y)
	n, ok := r.(Int)
	if !ok || op != And && op != Or && op != Xor {
		return r, err
	}
	class := x.Type()
	if class.enum == nil || !class.enum.flags {
		class = y.Type()
	}
	return class.enum.combined(class, int64(n)), nil
}
