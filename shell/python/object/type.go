package object

import (
	"maps"
	"slices"
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
	Base   *Type   // the base whose layout values have, see [layout]; nil for object alone
	Bases  []*Type // as written; Base alone where a built-in type names no others
	Heap   bool    // made by a class statement, or allowing attributes as one does
	Final  bool    // may not be a base class (bool, range, NoneType, …)
	Static bool    // written in C in CPython's library: its module is named where an attribute is missing

	mro      []*Type
	meta     *Type // the metaclass, where it is not type
	members  int   // attributes that __slots__ names, those of the bases among them
	noDict   bool  // instances have no __dict__
	abstract bool  // some method is abstract: there are no instances
	attrs    *Dict
	native   bool                             // see SetNative
	late     []func()                         // add what attrs still lacks; see AddLater
	filled   sync.Once                        // late was run
	dict     Dict                             // attrs, where no other was given
	wrapped  sync.Map                         // slots as methods, by name
	subs     []weak.Pointer[Type]             // classes below one of a class statement
	ownKeys  bool                             // __eq__ or __hash__ is a method of a class statement
	derived  *Type                            // the slots of classes below, if their instances are Derived
	calls    bool                             // some operator is a method of a class statement
	inits    bool                             // so is __init__
	enum     *enumeration                     // the members, if it is an enumeration of a module
	adopts   *adopted                         // the classes in Go that count as below; see AdoptEnums
	fielded  bool                             // exceptions that keep more than their args; see addFields
	generic  bool                             // list[int] is allowed in annotations
	repeats  bool                             // a sequence that * repeats
	concat   string                           // the TypeError of + with another type, with a %s for its name
	lookups  atomic.Pointer[map[string]Value] // MRO look-ups so far, nil for absent ones; replaced whole
	version  atomic.Uint32                    // counts the changes of what Lookup finds
	width    atomic.Int32                     // the number of attributes that instances have

	// New makes an object from a call of the class; Init fills it. Who keeps args.Pos
	// copies it.
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

// Type is type itself, or the metaclass.
func (t *Type) Type() *Type {
	if t.meta != nil {
		return t.meta
	}
	return TypeType
}

// NewType makes a built-in type ready: it inherits the slots that are nil.
func NewType(t *Type) *Type {
	if t.Module == "" {
		t.Module = "builtins"
	}
	if t.attrs == nil {
		t.attrs = &t.dict
	}
	if !setUp {
		pending = append(pending, t)
		return t
	}
	t.makeReady()
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
	for _, t := range pending {
		t.makeReady()
	}
	setUp, pending = true, nil
}

// makeReady gives a built-in type its bases, those below object first, and the
// slots that it inherits.
func (t *Type) makeReady() {
	if t.mro != nil {
		return
	}
	switch {
	case t == root:
		t.mro = []*Type{t}
		return
	case len(t.Bases) > 0:
		t.Base = t.Bases[0]
	case t.Base == nil:
		t.Base = root
	}
	if len(t.Bases) == 0 {
		t.Bases = []*Type{t.Base}
	}
	for _, b := range t.Bases {
		b.makeReady()
		b.addSub(t)
	}
	t.mro, _ = linearize(t, t.Bases)
	for _, b := range t.mro[1:] {
		inheritSlots(t, slotsOf(b))
	}
}

// IsSubclass reports whether t is class or descends from it.
func (t *Type) IsSubclass(class *Type) bool {
	if t == class {
		return true
	}
	for _, c := range t.mro {
		if c == class {
			return true
		}
	}
	return class.adopts != nil && class.adopts.has(t)
}

// MRO is the class and its bases in the order in which attributes are looked for;
// it is not to be changed.
func (t *Type) MRO() []*Type { return t.mro }

// QualName is the name with its module, as Python prints an exception's class:
// bare for built-in ones and for those of the program itself.
func (t *Type) QualName() string {
	if t.Module == "builtins" || t.Module == "__main__" {
		return t.Path()
	}
	return t.Module + "." + t.Path()
}

// cName is what C code calls the class: the name with its module, but for those of
// class statements, as which the enumerations count.
func (t *Type) cName() string {
	if (t.Heap && !t.native) || t.enum != nil {
		return t.Name
	}
	return t.QualName()
}

// shown is what errors call the class of a value: the name, with the module for those
// that CPython's library has in C.
func (t *Type) shown() string {
	if t.Static || t.native {
		return t.QualName()
	}
	return t.Name
}

// SetNative has errors name the class as C code does: for one of a class statement of
// the library's that is written in C in CPython.
func (t *Type) SetNative() { t.native = true }

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
	found := find(t.mro, name)
	t.remember(known, name, found)
	return found, found != nil
}

// LookupAfter finds a class attribute on the classes that follow class in the order
// of t, as super() does.
func (t *Type) LookupAfter(class *Type, name string) (Value, bool) {
	rest := t.mro[slices.Index(t.mro, class)+1:]
	if len(rest) == 0 {
		return nil, false
	}
	if next := rest[0]; len(next.mro) == len(rest) { // the same classes
		return next.Lookup(name)
	}
	found := find(rest, name)
	return found, found != nil
}

// find looks for an attribute in each of classes; the slots of a built-in type are
// methods of it.
func find(classes []*Type, name string) Value {
	for _, c := range classes {
		if v, ok := c.own().GetStr(name); ok {
			return v
		}
		if w := c.slotMethod(name); w != nil {
			return w
		}
	}
	return nil
}

// Defines reports whether a class statement has given the class a method of that
// name, which it may also have inherited.
func (t *Type) Defines(name string) bool {
	v, ok := t.Lookup(name)
	_, builtin := v.(*Builtin)
	return ok && t.Heap && v != None && !builtin
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
	if t.Heap {
		t.repoint(name)
	}
}

// ClassAttrs is the class's own __dict__.
func (t *Type) ClassAttrs() *Dict { return t.own() }

// addSub notes a class below this one, whose look-ups end when an attribute of
// this one changes; classes that are gone are dropped. Built-in types do not change
// once programs run, but may get classes in several goroutines.
func (t *Type) addSub(sub *Type) {
	subs.Lock()
	defer subs.Unlock()
	if len(t.subs) == cap(t.subs) {
		t.subs = slices.DeleteFunc(t.subs, func(p weak.Pointer[Type]) bool { return p.Value() == nil })
	}
	t.subs = append(t.subs, weak.Make(sub))
}

// dropSub takes sub out again.
func (t *Type) dropSub(sub *Type) {
	subs.Lock()
	defer subs.Unlock()
	t.subs = slices.DeleteFunc(t.subs, func(p weak.Pointer[Type]) bool { return p.Value() == sub })
}

var subs sync.Mutex

// Subclasses are the classes that have t among their bases.
func (t *Type) Subclasses() []*Type {
	subs.Lock()
	defer subs.Unlock()
	var below []*Type
	for _, p := range t.subs {
		if s := p.Value(); s != nil {
			below = append(below, s)
		}
	}
	return below
}

func (t *Type) forget() {
	t.lookups.Store(nil)
	t.version.Add(1)
	for _, s := range t.Subclasses() {
		s.forget()
	}
}

// Is reports whether v is an instance of class.
func Is(v Value, class *Type) bool { return v.Type().IsSubclass(class) }
