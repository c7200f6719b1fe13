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
		Name: name, Module: module, Base: IntType, Final: true,
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
