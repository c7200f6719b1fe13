package syntax

// Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// The statements. Names follow Python's ast module.
type (
	// ExprStmt is an expression on its own; at the prompt its value is echoed.
	ExprStmt struct {
		Span
		Value Expr
	}
	// Assign is `Targets[0] = Targets[1] = … = Value`.
	Assign struct {
		Span
		Targets []Expr
		Value   Expr
	}
	// AugAssign is `Target Op= Value`, Op without the equals sign.
	AugAssign struct {
		Span
		Target Expr
		Op     Op
		Value  Expr
	}
	// AnnAssign is `Target: Annotation = Value`; Value is nil for a bare
	// annotation. Simple tells a plain name without parentheses.
	AnnAssign struct {
		Span
		Target     Expr
		Annotation Expr
		Value      Expr
		Simple     bool
	}
	// If is `if`; an elif is an If alone in Else.
	If struct {
		Span
		Test       Expr
		Body, Else []Stmt
	}
	// For is a for loop; Else runs when no break left it.
	For struct {
		Span
		Target     Expr
		Iter       Expr
		Body, Else []Stmt
	}
	// While is a while loop.
	While struct {
		Span
		Test       Expr
		Body, Else []Stmt
	}
	// Break, Continue and Pass are the one-word statements.
	Break    struct{ Span }
	Continue struct{ Span }
	Pass     struct{ Span }
	// FunctionDef is `def`; Doc is nil without a docstring (which stays in
	// Body as well).
	FunctionDef struct {
		Span
		Name       string
		NameSpan   Span
		Decorators []Expr
		Params     *Params
		Returns    Expr
		Body       []Stmt
		Doc        *StrLit
	}
	// ClassDef is `class`.
	ClassDef struct {
		Span
		Name       string
		NameSpan   Span
		Decorators []Expr
		Bases      []Expr
		Keywords   []Keyword
		Body       []Stmt
		Doc        *StrLit
	}
	// Return is `return`; Value is nil without one.
	Return struct {
		Span
		Value Expr
	}
	// Raise is `raise Exc from Cause`; both may be nil.
	Raise struct {
		Span
		Exc, Cause Expr
	}
	// Try is `try`.
	Try struct {
		Span
		Body, Else, Finally []Stmt
		Handlers            []Handler
	}
	// With is `with item, item:`.
	With struct {
		Span
		Items []WithItem
		Body  []Stmt
	}
	// Assert is `assert Test, Msg`.
	Assert struct {
		Span
		Test, Msg Expr
	}
	// Delete is `del`.
	Delete struct {
		Span
		Targets []Expr
	}
	// Import is `import a.b as c, d`.
	Import struct {
		Span
		Names []Alias
	}
	// ImportFrom is `from Module import a as b`; a lone `*` is an Alias named "*".
	ImportFrom struct {
		Span
		Module string
		Level  int // leading dots
		Names  []Alias
	}
	// Global and Nonlocal declare names.
	Global struct {
		Span
		Names []string
	}
	Nonlocal struct {
		Span
		Names []string
	}
	// Command is a line that is, or may be, a command of the shell. When it
	// can be read as Python too (`close`, `status - 1`), Python holds that
	// reading, and which of the two it is is settled when the line runs.
	Command struct {
		Span
		*CommandLine
		Exprs  []Expr // CommandLine.Exprs, read
		Python []Stmt // nil when the line is no Python
	}
)

// Handler is `except Type as Name:`; Type is nil for a bare except.
type Handler struct {
	Span
	Type Expr
	Name string
	Body []Stmt
}

// WithItem is `Context as Target`; Target may be nil.
type WithItem struct {
	Span
	Context, Target Expr
}

// Alias is `Name as As`; As is empty without one.
type Alias struct {
	Span
	Name, As string
}

func (*ExprStmt) stmt()    {}
func (*Assign) stmt()      {}
func (*AugAssign) stmt()   {}
func (*AnnAssign) stmt()   {}
func (*If) stmt()          {}
func (*For) stmt()         {}
func (*While) stmt()       {}
func (*Break) stmt()       {}
func (*Continue) stmt()    {}
func (*Pass) stmt()        {}
func (*FunctionDef) stmt() {}
func (*ClassDef) stmt()    {}
func (*Return) stmt()      {}
func (*Raise) stmt()       {}
func (*Try) stmt()         {}
func (*With) stmt()        {}
func (*Assert) stmt()      {}
func (*Delete) stmt()      {}
func (*Import) stmt()      {}
func (*ImportFrom) stmt()  {}
func (*Global) stmt()      {}
func (*Nonlocal) stmt()    {}
func (*Command) stmt()     {}
