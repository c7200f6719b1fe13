package object

import (
	"math/big"
	"weak"
)

// Value is a Python object.
type Value interface {
	// Type is the object's class, type(x).
	Type() *Type
}

// The immutable values. An int is an Int when it fits 64 bits and a *BigInt
// otherwise, never the other way round: [NewBig] sees to that. Str holds UTF-8
// (lone surrogates as WTF-8) and counts in code points; Bytes holds octets.
type (
	Int    int64
	BigInt struct{ V *big.Int }
	Float  float64
	Bool   bool
	Str    string
	Bytes  string
	Tuple  struct{ Elems []Value }
)

// The mutable containers, all of which a Python class may extend.
type (
	List struct {
		Header
		Elems []Value
	}
	Bytearray struct {
		Header
		B         []byte
		lent      int                      // loans of B under way
		exporters []weak.Pointer[exporter] // of the memoryviews that show B
	}
)

// Slice is slice(Start, Stop, Step); a part left out is None.
type Slice struct{ Start, Stop, Step Value }

// Range is range(Start, Stop, Step); N is its length. One beyond 64 bits has wide
// alone.
type Range struct {
	Start, Stop, Step, N int64

	wide *wideRange
}

type (
	noneType           struct{}
	ellipsisType       struct{}
	notImplementedType struct{}
)

// The singletons.
var (
	None           Value = noneType{}
	Ellipsis       Value = ellipsisType{}
	NotImplemented Value = notImplementedType{}
	True           Value = Bool(true)
	False          Value = Bool(false)
)

func (Int) Type() *Type                { return IntType }
func (*BigInt) Type() *Type            { return IntType }
func (Float) Type() *Type              { return FloatType }
func (Bool) Type() *Type               { return BoolType }
func (Str) Type() *Type                { return StrType }
func (Bytes) Type() *Type              { return BytesType }
func (*Tuple) Type() *Type             { return TupleType }
func (l *List) Type() *Type            { return l.typeOr(ListType) }
func (b *Bytearray) Type() *Type       { return b.typeOr(BytearrayType) }
func (*Slice) Type() *Type             { return SliceType }
func (*Range) Type() *Type             { return RangeType }
func (noneType) Type() *Type           { return NoneTypeType }
func (ellipsisType) Type() *Type       { return EllipsisTypeType }
func (notImplementedType) Type() *Type { return NotImplementedTypeType }

// NewInt boxes n.
func NewInt(n int64) Value {
	if i := n + 256; uint64(i) < uint64(len(smallInts)) {
		return smallInts[i]
	}
	return Int(n)
}

// NewBig gives the int n as an Int where it fits; it keeps n.
func NewBig(n *big.Int) Value {
	if n.IsInt64() {
		return NewInt(n.Int64())
	}
	return &BigInt{n}
}

// NewBool gives True or False.
func NewBool(b bool) Value {
	if b {
		return True
	}
	return False
}

// NewList and NewTuple keep the slice that they are given.
func NewList(elems ...Value) *List   { return &List{Elems: elems} }
func NewTuple(elems ...Value) *Tuple { return &Tuple{Elems: elems} }

// Header is embedded by the values that a Python class may extend: the class
// when it is not the built-in one, and the instance's attributes.
type Header struct {
	class *Type
	attrs *Dict
}

func (h *Header) typeOr(builtin *Type) *Type {
	if h.class != nil {
		return h.class
	}
	return builtin
}

// ClassOr is the class, builtin where none was set.
func (h *Header) ClassOr(builtin *Type) *Type { return h.typeOr(builtin) }

// SetClass makes the value an instance of a subclass.
func (h *Header) SetClass(class *Type) { h.class = class }

// GiveAttrs gives the value a __dict__, which those of most built-in types lack.
func (h *Header) GiveAttrs() { h.attrs = NewDict() }

// Attrs gives the instance's __dict__, nil where it has none: a value of a
// built-in type itself takes no attributes.
func (h *Header) Attrs() *Dict {
	if h.class != nil && h.class.noDict {
		return nil
	}
	if h.attrs == nil && h.class != nil && h.class.Heap {
		h.attrs = NewDict()
	}
	return h.attrs
}

// OwnAttrs is Attrs of a built-in type whose values take attributes.
func (h *Header) OwnAttrs() *Dict {
	if h.attrs == nil {
		h.attrs = NewDict()
	}
	return h.attrs
}

// attributed is a value with an instance dictionary.
type attributed interface{ Attrs() *Dict }

// Instance is an object of a class that extends object alone.
type Instance struct {
	Header
	own Dict // attrs, in the same piece of memory; the members of a class that has some
}

// Attrs gives the instance's __dict__.
func (i *Instance) Attrs() *Dict {
	if i.class.noDict {
		return nil
	}
	switch {
	case i.attrs != nil || !i.class.Heap:
	case i.class.members > 0:
		i.attrs = NewDict()
	default:
		i.attrs = &i.own
	}
	return i.attrs
}

// Type is the instance's class.
func (i *Instance) Type() *Type { return i.class }

// NewInstance makes an empty instance of class.
func NewInstance(class *Type) *Instance {
	var i *Instance
	switch width := class.width.Load(); {
	case class.members > 0:
		i = &Instance{own: Dict{entries: make([]entry, class.members)}}
	case width == 0 || width > 4:
		i = new(Instance)
	case width <= 2: // as many attributes as others have: one piece of memory with it
		p := new(struct {
			Instance
			room [2]entry
		})
		i = &p.Instance
		i.own.entries = p.room[:0]
	default:
		p := new(struct {
			Instance
			room [4]entry
		})
		i = &p.Instance
		i.own.entries = p.room[:0]
	}
	i.class = class
	return i
}

// Forget is clear for values that are few, as those of most calls are: for these it
// is done before the runtime's function for any number of them has been entered.
func Forget(values []Value) {
	if len(values) > 8 {
		clear(values)
		return
	}
	for i := len(values) - 1; i >= 0; i-- {
		values[i] = nil
	}
}
