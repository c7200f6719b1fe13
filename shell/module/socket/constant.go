package socket

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"labsh/netlab"
	"labsh/shell/python/object"
)

// enumeration is an IntEnum or IntFlag of a module, and its members by number.
type enumeration struct {
	class   *object.Type
	members map[int]*object.Enum
	order   []*object.Enum // by number
}

// The enumerations of the socket module: the constants with a prefix each.
var (
	addressFamilies = sync.OnceValue(func() *enumeration { return newEnumeration("AddressFamily", "AF_", false) })
	socketKinds     = sync.OnceValue(func() *enumeration { return newEnumeration("SocketKind", "SOCK_", false) })
	messageFlags    = sync.OnceValue(func() *enumeration { return newEnumeration("MsgFlag", "MSG_", true) })
	addressInfos    = sync.OnceValue(func() *enumeration { return newEnumeration("AddressInfo", "AI_", true) })
)

// constants are all those of netlab, by name.
var constants = sync.OnceValue(netlab.Constants)

func newEnumeration(name, prefix string, flags bool) *enumeration {
	var names []string
	for n := range constants() {
		if strings.HasPrefix(n, prefix) {
			names = append(names, n)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(constants()[a], constants()[b]), cmp.Compare(a, b))
	})
	e := &enumeration{class: object.NewEnumType("socket", name), members: make(map[int]*object.Enum)}
	for _, n := range names {
		e.add(n, constants()[n])
	}
	e.finish(flags)
	return e
}

// add makes a member; a second name for a number is that member again.
func (e *enumeration) add(name string, value int) {
	m, ok := e.members[value]
	if !ok {
		m = object.NewEnum(e.class, name, int64(value))
		e.members[value] = m
		e.order = append(e.order, m)
	}
	e.class.SetClassAttr(name, m)
}

// finish gives the class its call, AddressFamily(2), and flags their operators.
func (e *enumeration) finish(flags bool) {
	e.class.New = func(t *object.Thread, class *object.Type, args object.Args) (object.Value, error) {
		if len(args.Pos) != 1 || len(args.Kw) > 0 {
			return nil, object.Errorf(object.TypeError, "EnumType.__call__() missing 1 required positional argument: 'value'")
		}
		if i, err := object.AsIndex(t, args.Pos[0]); err == nil {
			if n, ok := i.(object.Int); ok {
				if m := e.member(int(n), flags); m != nil {
					return m, nil
				}
			}
		}
		shown, err := object.Repr(t, args.Pos[0])
		if err != nil {
			return nil, err
		}
		return nil, object.Errorf(object.ValueError, "%s is not a valid %s", shown, class.Name)
	}
	e.class.Init = func(*object.Thread, object.Value, object.Args) error { return nil }
	if !flags {
		return
	}
	plain := e.class.Repr
	e.class.Repr = func(t *object.Thread, v object.Value) (string, error) {
		if m := v.(*object.Enum); m.Name == "" {
			return fmt.Sprintf("<%s: %d>", e.class.Name, m.Value), nil
		}
		return plain(t, v)
	}
	numbers := object.IntType.Binary
	e.class.Binary = func(t *object.Thread, op object.BinaryOp, x, y object.Value) (object.Value, error) {
		r, err := numbers(t, op, x, y)
		if n, ok := r.(object.Int); ok && (op == object.And || op == object.Or || op == object.Xor) {
			return e.member(int(n), true), nil
		}
		return r, err
	}
}

// member is the member with a number; of flags it is made if need be, under the
// names of its bits.
func (e *enumeration) member(n int, flags bool) *object.Enum {
	if m, ok := e.members[n]; ok || !flags {
		return m
	}
	var names []string
	rest := n
	for _, m := range e.order {
		if bit := int(m.Value); bit > 0 && bit&(bit-1) == 0 && n&bit != 0 {
			names = append(names, m.Name)
			rest &^= bit
		}
	}
	if rest != 0 && len(names) > 0 {
		names = append(names, fmt.Sprint(rest))
	}
	m := object.NewEnum(e.class, "", int64(n))
	e.class.SetClassAttr("", nil) // a combination is no attribute of the class
	m.Name = strings.Join(names, "|")
	return m
}

// value is the member with a number, or the number where there is none.
func (e *enumeration) value(n int) object.Value {
	if m, ok := e.members[n]; ok {
		return m
	}
	return object.NewInt(int64(n))
}

// addConstants adds the platform's constants to the module, the enumerations'
// as their members.
func addConstants(m *object.Module) {
	for name, value := range constants() {
		m.Vars.Set(name, object.NewInt(int64(value)))
	}
	for _, e := range []*enumeration{addressFamilies(), socketKinds(), messageFlags(), addressInfos()} {
		m.Vars.Set(e.class.Name, e.class)
		for _, name := range e.class.ClassAttrs().Names() {
			if member, ok := e.class.Lookup(name); ok {
				m.Vars.Set(name, member)
			}
		}
	}
}
