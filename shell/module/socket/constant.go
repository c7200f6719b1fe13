package socket

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"labsh/netlab"
	"labsh/shell/python/object"
)

// enumeration is an IntEnum or IntFlag of a module.
type enumeration struct{ class *object.Type }

// The enumerations of the socket module: the constants with a prefix each.
var (
	addressFamilies = sync.OnceValue(func() *enumeration {
		return newEnumeration(object.NewEnumType("socket", "AddressFamily"), "AF_")
	})
	socketKinds  = sync.OnceValue(func() *enumeration { return newEnumeration(object.NewEnumType("socket", "SocketKind"), "SOCK_") })
	messageFlags = sync.OnceValue(func() *enumeration { return newEnumeration(object.NewFlagType("socket", "MsgFlag"), "MSG_") })
	addressInfos = sync.OnceValue(func() *enumeration { return newEnumeration(object.NewFlagType("socket", "AddressInfo"), "AI_") })
)

// constants are all those of netlab, by name.
var constants = sync.OnceValue(netlab.Constants)

// newEnumeration fills class with the constants whose names begin with prefix and
// are capitals throughout, which AF_DECnet's is not, as IntEnum._convert_ does.
func newEnumeration(class *object.Type, prefix string) *enumeration {
	var names []string
	for n := range constants() {
		if strings.HasPrefix(n, prefix) && n == strings.ToUpper(n) {
			names = append(names, n)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(constants()[a], constants()[b]), cmp.Compare(a, b))
	})
	e := &enumeration{class}
	for _, n := range names {
		e.add(n, constants()[n])
	}
	return e
}

// add makes a member; a second name for a number is that member again.
func (e *enumeration) add(name string, value int64) { object.NewEnum(e.class, name, value) }

// value is the member with a number, or the number where there is none.
func (e *enumeration) value(n int64) object.Value { return object.EnumValue(e.class, n) }

// has reports whether a member has the number.
func (e *enumeration) has(n int64) bool {
	_, ok := e.value(n).(*object.Enum)
	return ok
}

// addConstants adds the platform's constants to the module, the enumerations'
// as their members.
func addConstants(m *object.Module) {
	for name, value := range constants() {
		m.Vars.Set(name, object.NewInt(value))
	}
	for name, text := range netlab.TextConstants() {
		m.Vars.Set(name, object.Str(text))
	}
	for _, e := range []*enumeration{addressFamilies(), socketKinds(), messageFlags(), addressInfos()} {
		e.addTo(m)
	}
}

// addTo adds the class and its members to a module.
func (e *enumeration) addTo(m *object.Module) {
	m.Vars.Set(e.class.Name, e.class)
	for _, name := range e.class.ClassAttrs().Names() {
		if member, ok := e.class.Lookup(name); ok {
			m.Vars.Set(name, member)
		}
	}
}
