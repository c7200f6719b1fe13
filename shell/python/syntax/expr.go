package syntax

import "math/big"

// Expr is an expression.
type Expr interface {
	Node
	expr()
}

// Op is an operator, written as Python writes it ("+", "not in", "//").
type Op string

// The expressions. Names follow Python's ast module.
type (
	// Name is an identifier, NFKC-normalised as Python does.
	Name struct {
		Span
		Ident string
	}
	// IntLit is an integer literal; Big is set when it exceeds an int64.
	IntLit struct {
		Span
		Value int64
		Big   *big.Int
	}
	// FloatLit is a floating-point literal.
	FloatLit struct {
		Span
		Value float64
	}
	// StrLit is one or more adjacent string literals without replacement
	// fields, joined. Lone surrogates are held as WTF-8.
	StrLit struct {
		Span
		Value string
	}
	// BytesLit is one or more adjacent bytes literals, joined.
	BytesLit struct {
		Span
		Value string
	}
	// Constant is None, True, False or ... (Ellipsis), by its spelling.
	Constant struct {
		Span
		Name string
	}
	// JoinedStr is an f-string: literal text (StrLit) and replacement fields
	// (FormattedValue) in turn.
	JoinedStr struct {
		Span
		Parts []Expr
	}
	// FormattedValue is one replacement field: {Value!Conversion:Spec}.
	FormattedValue struct {
		Span
		Value      Expr
		Conversion byte       // 'r', 's', 'a', or 0
		Spec       *JoinedStr // nil without a format specification
	}
	// Tuple, List and Set displays; an element may be Starred.
	Tuple struct {
		Span
		Elems []Expr
		Paren bool // written between parentheses
	}
	List struct {
		Span
		Elems []Expr
	}
	Set struct {
		Span
		Elems []Expr
	}
	// Dict is a dict display; a nil key marks `**value`.
	Dict struct {
		Span
		Keys, Values []Expr
	}
	// Unary is `-x`, `+x`, `~x` or `not x`.
	Unary struct {
		Span
		Op      Op
		Operand Expr
	}
	// Binary is an arithmetic or bit operation.
	Binary struct {
		Span
		Op          Op
		Left, Right Expr
	}
	// BoolOp is a chain of one `and` or `or`.
	BoolOp struct {
		Span
		Op     Op
		Values []Expr
	}
	// Compare is a chain `Left Ops[0] Rights[0] Ops[1] Rights[1] …`.
	Compare struct {
		Span
		Left   Expr
		Ops    []Op // < <= > >= == != in, not in, is, is not
		Rights []Expr
	}
	// Conditional is `Body if Test else Else`.
	Conditional struct {
		Span
		Test, Body, Else Expr
	}
	// Lambda is `lambda params: Body`.
	Lambda struct {
		Span
		Params *Params
		Body   Expr
	}
	// NamedExpr is `Target := Value`.
	NamedExpr struct {
		Span
		Target *Name
		Value  Expr
	}
	// Attribute is `Value.Attr`; AttrSpan is the name's own place.
	Attribute struct {
		Span
		Value    Expr
		Attr     string
		AttrSpan Span
	}
	// Subscript is `Value[Index]`; Index may be a Slice or a Tuple of them.
	Subscript struct {
		Span
		Value, Index Expr
	}
	// Yield is `yield Value`; Value is nil without one.
	Yield struct {
		Span
		Value Expr
	}
	// YieldFrom is `yield from Value`.
	YieldFrom struct {
		Span
		Value Expr
	}
	// Slice is `Lower:Upper:Step`, each nil when left out.
	Slice struct {
		Span
		Lower, Upper, Step Expr
	}
	// Starred is `*Value` in a call, display or assignment target.
	Starred struct {
		Span
		Value Expr
	}
	// Call is a call; positional arguments may be Starred.
	Call struct {
		Span
		Func     Expr
		Args     []Expr
		Keywords []Keyword
		Looped   bool // a for statement iterates over what it gives, and nothing else has that
	}
	// Comprehension is a list, set or dict comprehension or a generator
	// expression, by Kind; Value is set for a dict only.
	Comprehension struct {
		Span
		Kind    ComprehensionKind
		Element Expr // a dict's key
		Value   Expr
		Clauses []Clause
	}
)

// Keyword is `Name=Value` in a call, or `**Value` when Name is empty.
type Keyword struct {
	Span
	Name  string
	Value Expr
}

// ComprehensionKind tells the four comprehensions apart.
type ComprehensionKind byte

// The kinds of comprehension.
const (
	ListComp ComprehensionKind = iota
	SetComp
	DictComp
	Generator
)

// Clause is `for Target in Iter` and the `if` conditions after it.
type Clause struct {
	Span
	Target Expr
	Iter   Expr
	Ifs    []Expr
}

// Param is one parameter of a function.
type Param struct {
	Span
	Name       string
	Annotation Expr // nil without one
	Default    Expr // nil without one
}

// Params is a function's parameter list.
type Params struct {
	PosOnly []Param // before /
	Args    []Param
	VarArg  *Param // *args
	KwOnly  []Param
	KwArg   *Param // **kwargs
}

func (*Name) expr()           {}
func (*IntLit) expr()         {}
func (*FloatLit) expr()       {}
func (*StrLit) expr()         {}
func (*BytesLit) expr()       {}
func (*Constant) expr()       {}
func (*JoinedStr) expr()      {}
func (*FormattedValue) expr() {}
func (*Tuple) expr()          {}
func (*List) expr()           {}
func (*Set) expr()            {}
func (*Dict) expr()           {}
func (*Unary) expr()          {}
func (*Binary) expr()         {}
func (*BoolOp) expr()         {}
func (*Compare) expr()        {}
func (*Conditional) expr()    {}
func (*Lambda) expr()         {}
func (*NamedExpr) expr()      {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}
func (*Slice) expr()          {}
func (*Starred) expr()        {}
func (*Call) expr()           {}
func (*Comprehension) expr()  {}
