package socket

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// The enumerations of the socket module: the constants with a prefix each.
var (
	addressFamilies = sync.OnceValue(func() *native.Enumeration {
		return newEnumeration(object.NewEnumType("socket", "AddressFamily"), "AF_")
	})
	socketKinds  = sync.OnceValue(func() *native.Enumeration { return newEnumeration(object.NewEnumType("socket", "SocketKind"), "SOCK_") })
	messageFlags = sync.OnceValue(func() *native.Enumeration { return newEnumeration(object.NewFlagType("socket", "MsgFlag"), "MSG_") })
	addressInfos = sync.OnceValue(func() *native.Enumeration { return newEnumeration(object.NewFlagType("socket", "AddressInfo"), "AI_") })
)

// constants are all those of netlab, by name.
var constants = sync.OnceValue(netlab.Constants)

// newEnumeration fills class with the constants whose names begin with prefix and
// are capitals throughout, which AF_DECnet's is not, as IntEnum._convert_ does.
func newEnumeration(class *object.Type, prefix string) *native.Enumeration {
	var names []string
	for n := range constants() {
		if strings.HasPrefix(n, prefix) && n == strings.ToUpper(n) {
			names = append(names, n)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(constants()[a], constants()[b]), cmp.Compare(a, b))
	})
	e := &native.Enumeration{Class: class}
	for _, n := range names {
		e.Add(n, constants()[n])
	}
	return e
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
	for _, e := range []*native.Enumeration{addressFamilies(), socketKinds(), messageFlags(), addressInfos()} {
		e.AddTo(m)
	}
}
