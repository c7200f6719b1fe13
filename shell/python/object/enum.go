package object

import "fmt"

// Enum is a member of an IntEnum of a module, such as socket.AF_INET: an int
// with a name.
type Enum struct {
	class *Type
	Name  string
	Value int64
}

// Type is the enumeration.
func (e *Enum) Type() *Type { return e.class }

// NewEnumType makes an enumeration class whose members print as
// <Name.MEMBER: value>.
func NewEnumType(module, name string) *Type {
	return NewType(&Type{
		Name: name, Module: module, Base: IntType, Final: true, enum: true,
		New: enumMember,
		Repr: func(_ *Thread, v Value) (string, error) {
			e := v.(*Enum)
			return fmt.Sprintf("<%s.%s: %d>", e.class.Name, e.Name, e.Value), nil
		},
		Str: func(_ *Thread, v Value) (string, error) {
			return fmt.Sprint(v.(*Enum).Value), nil
		},
		Index: func(_ *Thread, v Value) (Value, error) { return NewInt(v.(*Enum).Value), nil },
		GetAttr: func(_ *Thread, v Value, name string) (Value, error) {
			switch name {
			case "name":
				return Str(v.(*Enum).Name), nil
			case "value":
				return NewInt(v.(*Enum).Value), nil
			}
			return nil, nil
		},
	})
}

// NewEnum makes a member and an attribute of its class.
func NewEnum(class *Type, name string, value int64) *Enum {
	e := &Enum{class, name, value}
	class.SetClassAttr(name, e)
	return e
}

// enumMember is AddressFamily(2): the member of that value. Of several, it is
// the first.
func enumMember(t *Thread, class *Type, args Args) (Value, error) {
	if len(args.Pos) != 1 || len(args.Kw) > 0 {
		return nil, Errorf(TypeError, "%s() takes 1 argument, the value of a member (%d given)", class.Name, len(args.Pos)+len(args.Kw))
	}
	for i := 0; ; {
		name, member, next := class.own().At(i)
		if name == nil {
			break
		}
		i = next
		if e, ok := member.(*Enum); ok {
			if eq, err := Equal(t, NewInt(e.Value), args.Pos[0]); eq || err != nil {
				return e, err
			}
		}
	}
	s, err := Repr(t, args.Pos[0])
	if err != nil {
		return nil, err
	}
	return nil, Errorf(ValueError, "%s is not a valid %s", s, class.Name)
}
