package object

// BinaryOp, UnaryOp and CompareOp are Python's operators.
type (
	BinaryOp  byte
	UnaryOp   byte
	CompareOp byte
)

const (
	Add BinaryOp = iota
	Sub
	Mul
	TrueDiv
	FloorDiv
	Mod
	Pow
	LShift
	RShift
	And
	Or
	Xor
	MatMul
)

const (
	Neg UnaryOp = iota
	Pos
	Invert
)

const (
	LT CompareOp = iota
	LE
	EQ
	NE
	GT
	GE
)

var (
	binarySymbols  = [...]string{"+", "-", "*", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "@"}
	unarySymbols   = [...]string{"-", "+", "~"}
	compareSymbols = [...]string{"<", "<=", "==", "!=", ">", ">="}
	// reflected[op] is the comparison with its operands exchanged.
	reflected = [...]CompareOp{LT: GT, LE: GE, EQ: EQ, NE: NE, GT: LT, GE: LE}
)

func (op CompareOp) String() string { return compareSymbols[op] }

// Binary is `x op y`.
func Binary(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	v, err := tryBinary(t, op, x, y)
	if v == nil && err == nil {
		return nil, operandError(op, binarySymbols[op], x, y)
	}
	return v, err
}

func tryBinary(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	tx, ty := x.Type(), y.Type()
	if tx.calls || ty.calls {
		return binaryDunder(t, op, x, y)
	}
	// A subclass on the right is asked first, as in Python.
	if tx != ty && ty.Binary != nil && ty.IsSubclass(tx) {
		if v, err := ty.Binary(t, op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	if tx.Binary != nil {
		if v, err := tx.Binary(t, op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	if tx != ty && ty.Binary != nil && !ty.IsSubclass(tx) {
		return ty.Binary(t, op, x, y)
	}
	return nil, nil
}

// InPlace is `x op= y`: the new value of x.
func InPlace(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	if tx, ty := x.Type(), y.Type(); tx.repeats && !tx.calls && ty.calls && !ty.repeats && (op == Add || op == Mul) {
		// A sequence's own come behind the operators of classes.
		if v, err := binaryDunder(t, op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	if f := x.Type().InPlace; f != nil {
		if v, err := f(t, op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	v, err := tryBinary(t, op, x, y)
	if v == nil && err == nil {
		symbol := binarySymbols[op] + "="
		if op == Pow {
			symbol = "**="
		}
		return nil, operandError(op, symbol, x, y)
	}
	return v, err
}

// operandError words the failure of an operator; a sequence has its own words
// for + and *, as in CPython's abstract.c.
func operandError(op BinaryOp, symbol string, x, y Value) error {
	if op == Add && x.Type().concat != "" && !x.Type().Defines("__add__") {
		return Errorf(TypeError, x.Type().concat, y.Type().Name)
	}
	if op == Mul {
		pairs := [][2]Value{{x, y}, {y, x}}
		if typ := x.Type(); symbol == "*=" && (typ.Len != nil || typ.Heap) {
			pairs = pairs[:1]
		}
		for _, p := range pairs {
			if p[0].Type().repeats && !isIndex(p[1]) && !p[0].Type().Defines("__mul__") {
				return Errorf(TypeError, "can't multiply sequence by non-int of type '%s'", p[1].Type().cName())
			}
		}
	}
	if op == RShift {
		if b, ok := x.(*Builtin); ok && b.Name == "print" {
			return Errorf(TypeError, "unsupported operand type(s) for >>: 'builtin_function_or_method' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?", y.Type().Name)
		}
	}
	return Errorf(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", symbol, x.Type().cName(), y.Type().cName())
}

// Unary is `-x`, `+x` or `~x`.
func Unary(t *Thread, op UnaryOp, x Value) (Value, error) {
	if f := x.Type().Unary; f != nil {
		if v, err := f(t, op, x); v != nil || err != nil {
			return v, err
		}
	}
	return nil, Errorf(TypeError, "bad operand type for unary %s: '%s'", unarySymbols[op], x.Type().Name)
}

// Compare is `x op y`, whose value need not be a bool.
func Compare(t *Thread, op CompareOp, x, y Value) (Value, error) {
	tx, ty := x.Type(), y.Type()
	swapped := tx != ty && ty.IsSubclass(tx) && ty.Compare != nil
	if swapped {
		if v, err := ty.Compare(t, reflected[op], y, x); v != nil || err != nil {
			return v, err
		}
	}
	if tx.Compare != nil {
		if v, err := tx.Compare(t, op, x, y); v != nil || err != nil {
			return v, err
		}
	}
	if !swapped && ty.Compare != nil {
		if v, err := ty.Compare(t, reflected[op], y, x); v != nil || err != nil {
			return v, err
		}
	}
	switch op {
	case EQ:
		return NewBool(Identical(x, y)), nil
	case NE:
		return NewBool(!Identical(x, y)), nil
	}
	return nil, Errorf(TypeError, "'%s' not supported between instances of '%s' and '%s'", op, tx.cName(), ty.cName())
}

// CompareBool is Compare for those who need the truth of it.
func CompareBool(t *Thread, op CompareOp, x, y Value) (bool, error) {
	v, err := Compare(t, op, x, y)
	if err != nil {
		return false, err
	}
	return Truth(t, v)
}

// Equal is `x is y or x == y`, as containers compare their elements.
func Equal(t *Thread, x, y Value) (bool, error) {
	if Identical(x, y) {
		return true, nil
	}
	return CompareBool(t, EQ, x, y)
}

// Identical is `x is y`. Numbers and text have no identity of their own here:
// equal ones of one type are taken for the same object, as CPython's small ints and
// interned strings are; a NaN, which equals nothing, is known by its place in
// memory. There is one empty tuple.
func Identical(x, y Value) bool {
	switch a := x.(type) {
	case Float:
		b, ok := y.(Float)
		return ok && (a == b || a != a && b != b && ID(x) == ID(y))
	case *Tuple:
		b, ok := y.(*Tuple)
		return ok && (a == b || len(a.Elems)+len(b.Elems) == 0)
	}
	return x == y
}
