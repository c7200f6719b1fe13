package native

import "labsh/shell/python/object"

// Enumeration is an IntEnum or IntFlag of a module.
type Enumeration struct{ Class *object.Type }

// Add makes a member; a second name for a number is that member again.
func (e *Enumeration) Add(name string, value int64) { object.NewEnum(e.Class, name, value) }

// Value is the member with a number, or the number where there is none.
func (e *Enumeration) Value(n int64) object.Value { return object.EnumValue(e.Class, n) }

// Has reports whether a member has the number.
func (e *Enumeration) Has(n int64) bool {
	_, plain := e.Value(n).(object.Int)
	return !plain
}

// AddTo adds the class and its members to a module.
func (e *Enumeration) AddTo(m *object.Module) {
	m.Vars.Set(e.Class.Name, e.Class)
	for _, name := range e.Class.ClassAttrs().Names() {
		if member, ok := e.Class.Lookup(name); ok && member.Type() == e.Class {
			m.Vars.Set(name, member)
		}
	}
}

// EnumModule makes _enum, by which the module enum, in Python, takes the enumerations of
// modules for its own.
func EnumModule() (*object.Module, error) {
	m := object.NewModule("_enum", "")
	m.AddFunc("adopt", "meta, ints, flags, /", "Have the enumerations in Go count as below these classes.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		classes := func(v object.Value) (list []*object.Type) {
			for _, c := range v.(*object.Tuple).Elems {
				list = append(list, c.(*object.Type))
			}
			return list
		}
		object.AdoptEnums(a[0].(*object.Type), classes(a[1]), classes(a[2]))
		return object.None, nil
	})
	return m, nil
}
