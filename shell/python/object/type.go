package object

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"weak"
)

// Type is a class: a built-in one, one of a module, or one made by a class
// statement. A slot that is nil is inherited from Base when the type is made
// ready by [NewType]; one that stays nil means that its values cannot do that.
//
// Slots that yield a value return nil, nil for Python's NotImplemented (Binary,
// InPlace, Compare) or for "no such attribute" (GetAttr).
type Type struct {
	Name   string
	Qual   string // __qualname__, where it is not Name
	Module string // "builtins", "__main__", "socket", …
	Doc    string
	Base   *Type // single inheritance; nil for object alone
	Also   *Type // a second base of a few built-in exceptions, for IsSubclass alone
	Heap   bool  // made by a class statement, or allowing attributes as one does
	Final  bool  // may not be a base class (bool, range, NoneType, …)

	attrs   *Dict
	late    []func()                         // add what attrs still lacks; see AddLater
	filled  sync.Once                        // late was run
	dict    Dict                             // attrs, where no other was given
	subs    []weak.Pointer[Type]             // classes below one of a class statement
	calls   bool                             // some operator is a method of a class statement
	enum    *enumeration                     // the members, if it is an enumeration of a module
	generic bool                             // list[int] is allowed in annotations
	repeats bool                             // a sequence that * repeats
	concat  string                           // the TypeError of + with another type, with a %s for its name
	lookups atomic.Pointer[map[string]Value] // MRO look-ups so far, nil for absent ones; replaced whole

	// New makes an object from a call of the class; Init fills it.
	New  func(t *Thread, class *Type, args Args) (Value, error)
	Init func(t *Thread, self Value, args Args) error

	Repr   func(t *Thread, v Value) (string, error)
	Str    func(t *Thread, v Value) (string, error)
	Format func(t *Thread, v Value, spec string) (string, error)
	Hash   func(t *Thread, v Value) (int64, error)
	Truth  func(t *Thread, v Value) (bool, error)
	Len    func(t *Thread, v Value) (int, error)
	Index  func(t *Thread, v Value) (Value, error) // __index__

	Iter     func(t *Thread, v Value) (Value, error)
	Next     func(t *Thread, v Value) (Value, error) // nil, nil at the end
	Contains func(t *Thread, v, item Value) (bool, error)
	GetItem  func(t *Thread, v, key Value) (Value, error)
	SetItem  func(t *Thread, v, key, value Value) error // value nil deletes

	// Binary is given the operands in their written order; one of them is of
	// this type.
	Binary  func(t *Thread, op BinaryOp, x, y Value) (Value, error)
	InPlace func(t *Thread, op BinaryOp, x, y Value) (Value, error)
	Unary   func(t *Thread, op UnaryOp, x Value) (Value, error)
	// Compare is x op y, x being of this type.
	Compare func(t *Thread, op CompareOp, x, y Value) (Value, error)

	Call    func(t *Thread, v Value, args Args) (Value, error)
	GetAttr func(t *Thread, v Value, name string) (Value, error)
	// SetAttr sets an attribute, or deletes it when value is nil; it reports
	// whether it knew the name.
	SetAttr func(t *Thread, v Value, name string, value Value) (bool, error)
	// DescrGet binds an attribute found on a class to an instance (methods,
	// properties); instance is nil for a look-up on the class itself.
	DescrGet func(t *Thread, descr, instance Value, class *Type) (Value, error)
	DescrSet func(t *Thread, descr, instance, value Value) error // value nil deletes
}

// Type is type itself, or enum.EnumType.
func (t *Type) Type() *Type {
	if t.enum != nil {
		return EnumType
	}
	return TypeType
}

// NewType makes a built-in type ready: it inherits the slots that are nil.
func NewType(t *Type) *Type {
	if t.Base == nil && t != root {
		t.Base = root
	}
	if t.Module == "" {
		t.Module = "builtins"
	}
	if t.attrs == nil {
		t.attrs = &t.dict
	}
	if t.Base != nil && t.Base.Heap {
		t.Base.addSub(t)
	}
	if !setUp {
		pending = append(pending, t)
		return t
	}
	inheritSlots(t, t.Base)
	return t
}

// Until this package's own types are set up, types are only noted down: their
// bases have no slots to inherit yet.
var (
	setUp   bool
	pending []*Type
	root    *Type // ObjectType
)

func finishTypes() {
	done := map[*Type]bool{}
	var finish func(t *Type)
	finish = func(t *Type) {
		if t == nil || done[t] {
			return
		}
		done[t] = true
		if t.Base == nil && t != root {
			t.Base = root
		}
		if finish(t.Base); t.Base != nil {
			inheritSlots(t, t.Base)
		}
	}
	for _, t := range pending {
		finish(t)
	}
	setUp, pending = true, nil
}

// inherit copies a slot that is nil; Go cannot compare functions with nil
// through a type parameter, so the caller does.
func inherit[F any](to *F, from F, isNil bool) {
	if isNil {
		*to = from
	}
}

func inheritSlots(t, b *Type) {
	t.repeats, t.calls = t.repeats || b.repeats, t.calls || b.calls
	if t.concat == "" {
		t.concat = b.concat
	}
	inherit(&t.New, b.New, t.New == nil)
	inherit(&t.Init, b.Init, t.Init == nil)
	inherit(&t.Repr, b.Repr, t.Repr == nil)
	inherit(&t.Str, b.Str, t.Str == nil)
	inherit(&t.Format, b.Format, t.Format == nil)
	inherit(&t.Hash, b.Hash, t.Hash == nil)
	inherit(&t.Truth, b.Truth, t.Truth == nil)
	inherit(&t.Len, b.Len, t.Len == nil)
	inherit(&t.Index, b.Index, t.Index == nil)
	inherit(&t.Iter, b.Iter, t.Iter == nil)
	inherit(&t.Next, b.Next, t.Next == nil)
	inherit(&t.Contains, b.Contains, t.Contains == nil)
	inherit(&t.GetItem, b.GetItem, t.GetItem == nil)
	inherit(&t.SetItem, b.SetItem, t.SetItem == nil)
	inherit(&t.Binary, b.Binary, t.Binary == nil)
	inherit(&t.InPlace, b.InPlace, t.InPlace == nil)
	inherit(&t.Unary, b.Unary, t.Unary == nil)
	inherit(&t.Compare, b.Compare, t.Compare == nil)
	inherit(&t.Call, b.Call, t.Call == nil)
	inherit(&t.GetAttr, b.GetAttr, t.GetAttr == nil)
	inherit(&t.SetAttr, b.SetAttr, t.SetAttr == nil)
	inherit(&t.DescrGet, b.DescrGet, t.DescrGet == nil)
	inherit(&t.DescrSet, b.DescrSet, t.DescrSet == nil)
}

// IsSubclass reports whether t is class or descends from it.
func (t *Type) IsSubclass(class *Type) bool {
	for ; t != nil; t = t.Base {
		if t == class || t.Also != nil && t.Also.IsSubclass(class) {
			return true
		}
	}
	return false
}

// MRO is the class and its bases, nearest first.
func (t *Type) MRO() []*Type {
	var mro []*Type
	for ; t != nil; t = t.Base {
		mro = append(mro, t)
	}
	return mro
}

// QualName is the name with its module, as Python prints an exception's class:
// bare for built-in ones and for those of the program itself.
func (t *Type) QualName() string {
	if t.Module == "builtins" || t.Module == "__main__" {
		return t.Path()
	}
	return t.Module + "." + t.Path()
}

// Path is __qualname__: the name behind those of the classes and functions that
// it was made in.
func (t *Type) Path() string {
	if t.Qual != "" {
		return t.Qual
	}
	return t.Name
}

// AddLater has add give the class its methods when one of its attributes is first
// looked for: a process starts with a hundred classes and uses few. Slots may not
// wait, since the classes below inherit them.
func (t *Type) AddLater(add func()) { t.late = append(t.late, add) }

// own gives the class's own attributes.
func (t *Type) own() *Dict {
	if t.late != nil {
		t.filled.Do(func() {
			for _, add := range t.late {
				add()
			}
		})
	}
	return t.attrs
}

// Lookup finds a class attribute on the class or its bases.
func (t *Type) Lookup(name string) (Value, bool) {
	known := t.lookups.Load()
	if known != nil {
		if v, ok := (*known)[name]; ok {
			return v, v != nil
		}
	}
	var found Value
	for c := t; c != nil; c = c.Base {
		if v, ok := c.own().GetStr(name); ok {
			found = v
			break
		}
	}
	t.remember(known, name, found)
	return found, found != nil
}

// maxLookups bounds the look-ups that a type remembers.
const maxLookups = 256

// remember adds a look-up to a copy of the ones known: interpreters in other
// goroutines may be reading those.
func (t *Type) remember(known *map[string]Value, name string, found Value) {
	m := make(map[string]Value, 8)
	if known != nil {
		if len(*known) >= maxLookups {
			return
		}
		maps.Copy(m, *known)
	}
	m[name] = found
	t.lookups.CompareAndSwap(known, &m)
}

// SetClassAttr sets an attribute of the class, or deletes it when v is nil.
func (t *Type) SetClassAttr(name string, v Value) {
	if v == nil {
		t.own().DeleteStr(name)
	} else {
		t.own().SetStr(name, v)
	}
	t.forget()
	if t.Heap && strings.HasPrefix(name, "__") {
		t.pointSlots(name)
	}
}

// pointSlots points the slots that name stands for at it, here and in the
// classes below that inherit it.
func (t *Type) pointSlots(name string) {
	refreshSlots(t, func(n string) bool { return n == name })
	for _, p := range t.subs {
		if s := p.Value(); s != nil {
			if _, own := s.own().GetStr(name); !own {
				s.pointSlots(name)
			}
		}
	}
}

// ClassAttrs is the class's own __dict__.
func (t *Type) ClassAttrs() *Dict { return t.own() }

// addSub notes a class below this one, whose look-ups end when an attribute of
// this one changes; classes that are gone are dropped. Built-in types do not change
// once programs run.
func (t *Type) addSub(sub *Type) {
	if len(t.subs) == cap(t.subs) {
		t.subs = slices.DeleteFunc(t.subs, func(p weak.Pointer[Type]) bool { return p.Value() == nil })
	}
	t.subs = append(t.subs, weak.Make(sub))
}

func (t *Type) forget() {
	t.lookups.Store(nil)
	for _, p := range t.subs {
		if s := p.Value(); s != nil {
			s.forget()
		}
	}
}

// Is reports whether v is an instance of class.
func Is(v Value, class *Type) bool { return v.Type().IsSubclass(class) }
