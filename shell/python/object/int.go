package object

import (
	"math/big"
	"strconv"
)

func initInt() {
	IntType.New = func(t *Thread, class *Type, args Args) (Value, error) {
		v, err := newInt(t, args)
		return derive(class, v, err)
	}
	IntType.Repr = func(t *Thread, v Value) (string, error) {
		n, b, _ := integer(v)
		if b == nil {
			return strconv.FormatInt(n, 10), nil
		}
		return bigString(t, b)
	}
	IntType.Format = func(t *Thread, v Value, spec string) (string, error) {
		if spec == "" {
			return ToStr(t, v)
		}
		return formatInt(t, v, spec)
	}
	IntType.Hash = func(_ *Thread, v Value) (int64, error) {
		n, b, _ := integer(v)
		if b == nil {
			return hashInt(n), nil
		}
		return hashBig(b), nil
	}
	IntType.Truth = func(_ *Thread, v Value) (bool, error) {
		n, b, _ := integer(v)
		return n != 0 || b != nil, nil
	}
	IntType.Index = func(_ *Thread, v Value) (Value, error) {
		n, b, _ := integer(v)
		if b != nil {
			return v, nil
		}
		return NewInt(n), nil
	}
	IntType.Binary = intBinary
	IntType.Unary = intUnary
	IntType.Compare = func(t *Thread, op CompareOp, x, y Value) (Value, error) {
		if _, ok := Plain(y).(Float); ok {
			return nil, nil // a float knows how to compare itself with an int
		}
		return compareNumbers(t, op, x, y)
	}
}

func initBool() {
	BoolType.New = func(t *Thread, _ *Type, args Args) (Value, error) {
		if len(args.Kw) > 0 {
			return nil, Errorf(TypeError, "bool() takes no keyword arguments")
		}
		switch len(args.Pos) {
		case 0:
			return False, nil
		case 1:
			b, err := Truth(t, args.Pos[0])
			return NewBool(b), err
		}
		return nil, Errorf(TypeError, "bool expected at most 1 argument, got %d", len(args.Pos))
	}
	BoolType.Repr = func(_ *Thread, v Value) (string, error) {
		if v.(Bool) {
			return "True", nil
		}
		return "False", nil
	}
	BoolType.Binary = func(t *Thread, op BinaryOp, x, y Value) (Value, error) {
		a, ok1 := x.(Bool)
		b, ok2 := y.(Bool)
		if ok1 && ok2 {
			switch op {
			case And:
				return NewBool(bool(a && b)), nil
			case Or:
				return NewBool(bool(a || b)), nil
			case Xor:
				return NewBool(a != b), nil
			}
		}
		return intBinary(t, op, x, y)
	}
}

// IntStr is str(n).
func IntStr(n Int) Value {
	var room [20]byte
	return MakeStr(strconv.AppendInt(room[:0], int64(n), 10))
}

// newInt is int(x=0, /, base=10).
func newInt(t *Thread, args Args) (Value, error) {
	var x, base Value
	if len(args.Pos)+len(args.Kw) > 2 {
		return nil, Errorf(TypeError, "int() takes at most 2 arguments (%d given)", len(args.Pos)+len(args.Kw))
	}
	if len(args.Pos) > 0 {
		x = args.Pos[0]
	}
	if len(args.Pos) > 1 {
		base = args.Pos[1]
	}
	for _, kw := range args.Kw {
		if kw.Name != "base" {
			return nil, Errorf(TypeError, "'%s' is an invalid keyword argument for int()", kw.Name)
		}
		if base != nil {
			return nil, Errorf(TypeError, "argument for int() given by name ('base') and position (2)")
		}
		base = kw.Value
	}
	if x == nil {
		if base != nil {
			return nil, Errorf(TypeError, "int() missing string argument")
		}
		return NewInt(0), nil
	}
	if base == nil {
		return ToInt(t, x)
	}
	b, err := AsIndex(t, base)
	if err != nil {
		return nil, err
	}
	radix, ok := b.(Int)
	if !ok || radix != 0 && (radix < 2 || radix > 36) {
		return nil, Errorf(ValueError, "int() base must be >= 2 and <= 36, or 0")
	}
	if s, ok := Plain(x).(Str); ok {
		return parseInt(t, x, string(s), int(radix))
	}
	if s, ok := BytesOrBytearray(x); ok {
		return parseInt(t, x, string(s), int(radix))
	}
	return nil, Errorf(TypeError, "int() can't convert non-string with explicit base")
}

// ToInt is int(v).
func ToInt(t *Thread, v Value) (Value, error) {
	switch x := v.(type) {
	case Int, *BigInt:
		return v, nil
	case Bool:
		return AsIndex(t, v)
	case Float:
		return floatToInt(float64(x))
	case Str:
		return parseInt(t, v, string(x), 10)
	}
	names := []string{"__int__", "__index__", "__trunc__"}
	if Is(v, IntType) {
		names = names[:1]
	}
	for _, name := range names {
		if _, ok := v.Type().Lookup(name); !ok {
			continue
		}
		n, err := dunder(t, v, name)
		if err != nil {
			return nil, err
		}
		if _, _, ok := integer(n); !ok {
			return nil, Errorf(TypeError, "%s returned non-int (type %s)", name, n.Type().Name)
		}
		return AsIndex(t, n)
	}
	switch x := Plain(v).(type) {
	case Int, *BigInt:
		return x, nil
	case Str:
		return parseInt(t, v, string(x), 10)
	}
	if b, ok := AsBytes(v); ok {
		return parseInt(t, v, string(b), 10)
	}
	return nil, Errorf(TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", v.Type().Name)
}

func intUnary(_ *Thread, op UnaryOp, x Value) (Value, error) {
	n, b, ok := integer(x)
	switch {
	case !ok:
		return nil, nil
	case b == nil && op == Neg:
		return SubInt(0, n), nil
	case b == nil && op == Invert:
		return NewInt(^n), nil
	case b == nil:
		return NewInt(n), nil
	case op == Neg:
		return NewBig(new(big.Int).Neg(b)), nil
	case op == Invert:
		return NewBig(new(big.Int).Not(b)), nil
	}
	return Plain(x), nil
}
