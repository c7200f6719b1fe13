package object

import (
	"slices"
	"unsafe"
)

// The slots of a [Type], in the order of its fields, which are functions and
// nothing else.
const (
	slotNew = iota
	slotInit
	slotRepr
	slotStr
	slotFormat
	slotHash
	slotTruth
	slotLen
	slotIndex
	slotIter
	slotNext
	slotContains
	slotGetItem
	slotSetItem
	slotBinary
	slotInPlace
	slotUnary
	slotCompare
	slotCall
	slotGetAttr
	slotSetAttr
	slotDescrGet
	slotDescrSet
	slotCount
)

// specials are the methods that each slot stands for.
var specials = [slotCount][]string{
	slotNew:      {"__new__"},
	slotInit:     {"__init__"},
	slotRepr:     {"__repr__"},
	slotStr:      {"__str__"},
	slotFormat:   {"__format__"},
	slotHash:     {"__hash__"},
	slotTruth:    {"__bool__"},
	slotLen:      {"__len__"},
	slotIndex:    {"__index__"},
	slotIter:     {"__iter__"},
	slotNext:     {"__next__"},
	slotContains: {"__contains__"},
	slotGetItem:  {"__getitem__"},
	slotSetItem:  {"__setitem__", "__delitem__"},
	slotBinary:   operatorNames("__", "__r"),
	slotInPlace:  operatorNames("__i"),
	slotUnary:    unaryMethods[:],
	slotCompare:  compareMethods[:],
	slotCall:     {"__call__"},
	slotGetAttr:  {"__getattribute__"},
	slotSetAttr:  {"__setattr__", "__delattr__"},
	slotDescrGet: {"__get__"},
	slotDescrSet: {"__set__", "__delete__"},
}

func operatorNames(prefixes ...string) []string {
	var names []string
	for _, p := range prefixes {
		for _, m := range binaryMethods {
			names = append(names, p+m+"__")
		}
	}
	return names
}

// slotNamed finds the slot that a method stands for.
var slotNamed = func() map[string]int {
	named := make(map[string]int, 96)
	for slot, names := range specials {
		for _, name := range names {
			named[name] = slot
		}
	}
	return named
}()

// slots are the slots of a class. A function value is a pointer, which Go compares
// and copies where it cannot do so with the functions.
func (t *Type) slots() *[slotCount]unsafe.Pointer {
	return (*[slotCount]unsafe.Pointer)(unsafe.Pointer(&t.New))
}

// defines reports whether a built-in type has a slot of its own there, and has not
// inherited it.
func (t *Type) defines(slot int) bool {
	f := t.slots()[slot]
	return f != nil && (t.Base == nil || f != t.Base.slots()[slot])
}

// inheritSlots fills the slots of a built-in type that are nil.
func inheritSlots(t, b *Type) {
	t.inheritTraits(b)
	for i, f := range b.slots() {
		if t.slots()[i] == nil {
			t.slots()[i] = f
		}
	}
}

// pointSlots points the slots of a class at what its attributes and bases have: at
// the Go code of a built-in type when all methods that a slot stands for are those of
// this type, and otherwise at code that calls the methods.
func (t *Type) pointSlots() {
	for slot := range slotCount {
		t.pointSlot(slot)
	}
	for _, b := range t.mro {
		t.inheritTraits(b)
	}
}

// inheritTraits gives t what a base is known for beside its slots.
func (t *Type) inheritTraits(b *Type) {
	t.repeats, t.fielded, t.generic = t.repeats || b.repeats, t.fielded || b.fielded, t.generic || b.generic
	if t.concat == "" {
		t.concat = b.concat
	}
}

func (t *Type) pointSlot(slot int) {
	var from *Type
	methods := false
	for _, name := range specials[slot] {
		switch c, v := t.provider(slot, name); {
		case c == nil || v == None && slot == slotHash:
		case v != nil || from != nil && from != c:
			methods = true
		default:
			from = c
		}
	}
	switch slot {
	case slotBinary:
		t.calls = methods
	case slotInit:
		t.inits = methods
	}
	if methods && (slot == slotHash || slot == slotCompare) {
		t.ownKeys = true
	}
	switch {
	case methods:
		dunders[slot](t)
	case from != nil:
		t.slots()[slot] = slotsOf(from).slots()[slot]
	default:
		t.slots()[slot] = nil
	}
}

// provider is the class that t has a special method from: with the attribute, or nil
// for the slot of a built-in type.
func (t *Type) provider(slot int, name string) (*Type, Value) {
	for _, c := range t.mro {
		if v, ok := c.own().GetStr(name); ok {
			return c, v
		}
		if c.provides(slot, name) {
			return c, nil
		}
	}
	return nil, nil
}

// provides reports whether a built-in type has the special method as a slot of its
// own.
func (t *Type) provides(slot int, name string) bool {
	if t.Heap {
		return false
	}
	if t == ObjectType {
		switch slot {
		case slotStr, slotCompare, slotGetAttr, slotSetAttr:
			return true // what there is without a slot
		}
	}
	if t == TypeType && (slot == slotGetAttr || slot == slotSetAttr) {
		return true
	}
	if (slot == slotInit || slot == slotNew) && t.Module == "builtins" && t.IsSubclass(BaseException) {
		return true // each has its own, be they the same
	}
	if !t.defines(slot) {
		return false
	}
	switch slot {
	case slotBinary, slotInPlace:
		known := operatorsOf(t)
		if known == nil {
			return true
		}
		m := name[2 : len(name)-2]
		if slot == slotInPlace {
			return slices.Contains(known, m[1:])
		}
		return slices.Contains(known, m) || m[0] == 'r' && slices.Contains(known, m[1:]) && !(m == "radd" && t.repeats)
	case slotUnary:
		return name != "__invert__" || t != FloatType
	}
	return true
}

// repoint points the slot that a changed attribute stands for anew, here and in the
// classes below that have not their own.
func (t *Type) repoint(name string) {
	slot, ok := slotNamed[name]
	if !ok {
		return
	}
	t.pointSlot(slot)
	if slot == slotDescrGet || slot == slotDescrSet {
		root.forget() // any class may have such a value, which binds otherwise now
	}
	for _, s := range t.Subclasses() {
		if _, own := s.own().GetStr(name); s.Heap && !own {
			s.repoint(name)
		}
	}
}
