package syntax

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// dumper writes a tree much as Python's ast.dump does, with the places of the
// nodes, except inside f-strings, where CPython 3.11 has them wrong.
type dumper struct {
	strings.Builder
	format int // f-strings around
}

func dumpBody(body []Stmt) string {
	d := &dumper{}
	d.WriteString("Module(body=")
	d.body(body)
	d.WriteString(", type_ignores=[])")
	return d.String()
}

// node writes Name(field=value, …); a nil value leaves its field out.
func (d *dumper) node(name string, fields ...any) {
	d.WriteString(name)
	d.WriteByte('(')
	sep := ""
	for i := 0; i < len(fields); i += 2 {
		if fields[i+1] == nil {
			continue
		}
		d.WriteString(sep)
		sep = ", "
		d.WriteString(fields[i].(string))
		d.WriteByte('=')
		d.value(fields[i+1])
	}
	d.WriteByte(')')
}

type (
	raw   string // written as it is
	store struct{ Expr }
	del   struct{ Expr }
)

// at writes the place of the node that follows.
func (d *dumper) at(n Node) {
	if s := n.Range(); d.format == 0 {
		fmt.Fprintf(d, "@%d:%d-%d:%d ", s.Start.Line, s.Start.Col, s.End.Line, s.End.Col)
	}
}

func (d *dumper) value(v any) {
	switch v := v.(type) {
	case raw:
		d.WriteString(string(v))
	case string:
		d.WriteString(pyString(v))
	case int:
		d.WriteString(strconv.Itoa(v))
	case []Stmt:
		d.body(v)
	case store:
		d.expr(v.Expr, "Store()")
	case del:
		d.expr(v.Expr, "Del()")
	case Expr:
		d.expr(v, "Load()")
	case []Expr:
		d.exprs(v, "Load()")
	case func():
		v()
	default:
		panic(fmt.Sprintf("%T", v))
	}
}

func (d *dumper) body(body []Stmt) {
	list(d, body, d.stmt)
}

func list[T any](d *dumper, items []T, one func(T)) {
	d.WriteByte('[')
	for i, x := range items {
		if i > 0 {
			d.WriteString(", ")
		}
		one(x)
	}
	d.WriteByte(']')
}

func (d *dumper) exprs(items []Expr, ctx string) {
	list(d, items, func(e Expr) { d.expr(e, ctx) })
}

// opt makes a nil expression a nil field.
func opt(e Expr) any {
	if e == nil {
		return nil
	}
	return e
}

func optName(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (d *dumper) stmt(s Stmt) {
	d.at(s)
	switch s := s.(type) {
	case *ExprStmt:
		d.node("Expr", "value", s.Value)
	case *Assign:
		d.node("Assign", "targets", func() { d.exprs(s.Targets, "Store()") }, "value", s.Value)
	case *AugAssign:
		d.node("AugAssign", "target", store{s.Target}, "op", raw(opName(s.Op)+"()"), "value", s.Value)
	case *AnnAssign:
		simple := 0
		if s.Simple {
			simple = 1
		}
		d.node("AnnAssign", "target", store{s.Target}, "annotation", s.Annotation, "value", opt(s.Value), "simple", simple)
	case *If:
		d.node("If", "test", s.Test, "body", s.Body, "orelse", s.Else)
	case *For:
		d.node("For", "target", store{s.Target}, "iter", s.Iter, "body", s.Body, "orelse", s.Else)
	case *While:
		d.node("While", "test", s.Test, "body", s.Body, "orelse", s.Else)
	case *Break:
		d.node("Break")
	case *Continue:
		d.node("Continue")
	case *Pass:
		d.node("Pass")
	case *FunctionDef:
		d.node("FunctionDef", "name", s.Name, "args", func() { d.params(s.Params) }, "body", s.Body,
			"decorator_list", s.Decorators, "returns", opt(s.Returns))
	case *ClassDef:
		d.node("ClassDef", "name", s.Name, "bases", s.Bases, "keywords", func() { list(d, s.Keywords, d.keyword) },
			"body", s.Body, "decorator_list", s.Decorators)
	case *Return:
		d.node("Return", "value", opt(s.Value))
	case *Raise:
		d.node("Raise", "exc", opt(s.Exc), "cause", opt(s.Cause))
	case *Try:
		d.node("Try", "body", s.Body, "handlers", func() {
			list(d, s.Handlers, func(h Handler) {
				d.at(h)
				d.node("ExceptHandler", "type", opt(h.Type), "name", optName(h.Name), "body", h.Body)
			})
		}, "orelse", s.Else, "finalbody", s.Finally)
	case *With:
		d.node("With", "items", func() {
			list(d, s.Items, func(w WithItem) {
				var target any
				if w.Target != nil {
					target = store{w.Target}
				}
				d.node("withitem", "context_expr", w.Context, "optional_vars", target)
			})
		}, "body", s.Body)
	case *Match:
		d.node("Match", "subject", s.Subject, "cases", func() {
			list(d, s.Cases, func(c Case) {
				d.node("match_case", "pattern", func() { d.pattern(c.Pattern) }, "guard", opt(c.Guard), "body", c.Body)
			})
		})
	case *Assert:
		d.node("Assert", "test", s.Test, "msg", opt(s.Msg))
	case *Delete:
		d.node("Delete", "targets", func() { d.exprs(s.Targets, "Del()") })
	case *Import:
		d.node("Import", "names", func() { list(d, s.Names, d.alias) })
	case *ImportFrom:
		d.node("ImportFrom", "module", optName(s.Module), "names", func() { list(d, s.Names, d.alias) }, "level", s.Level)
	case *Global:
		d.node("Global", "names", func() { list(d, s.Names, func(n string) { d.value(n) }) })
	case *Nonlocal:
		d.node("Nonlocal", "names", func() { list(d, s.Names, func(n string) { d.value(n) }) })
	default:
		panic(fmt.Sprintf("%T", s))
	}
}

func (d *dumper) alias(a Alias) {
	d.at(a)
	d.node("alias", "name", a.Name, "asname", optName(a.As))
}

func (d *dumper) keyword(k Keyword) {
	d.at(k)
	d.node("keyword", "arg", optName(k.Name), "value", k.Value)
}

func (d *dumper) params(p *Params) {
	arg := func(a Param) {
		d.at(a)
		d.node("arg", "arg", a.Name, "annotation", opt(a.Annotation))
	}
	var defaults, kwDefaults []Expr
	for _, a := range p.PosOnly {
		if a.Default != nil {
			defaults = append(defaults, a.Default)
		}
	}
	for _, a := range p.Args {
		if a.Default != nil {
			defaults = append(defaults, a.Default)
		}
	}
	for _, a := range p.KwOnly {
		kwDefaults = append(kwDefaults, a.Default)
	}
	one := func(a *Param) any {
		if a == nil {
			return nil
		}
		return func() { arg(*a) }
	}
	d.node("arguments", "posonlyargs", func() { list(d, p.PosOnly, arg) }, "args", func() { list(d, p.Args, arg) },
		"vararg", one(p.VarArg), "kwonlyargs", func() { list(d, p.KwOnly, arg) },
		"kw_defaults", func() {
			list(d, kwDefaults, func(e Expr) {
				if e == nil {
					d.WriteString("None")
				} else {
					d.expr(e, "Load()")
				}
			})
		}, "kwarg", one(p.KwArg), "defaults", defaults)
}

func opName(op Op) string {
	return map[Op]string{
		"+": "Add", "-": "Sub", "*": "Mult", "/": "Div", "//": "FloorDiv", "%": "Mod", "@": "MatMult",
		"**": "Pow", "<<": "LShift", ">>": "RShift", "|": "BitOr", "&": "BitAnd", "^": "BitXor",
		"<": "Lt", "<=": "LtE", ">": "Gt", ">=": "GtE", "==": "Eq", "!=": "NotEq", "in": "In",
		"not in": "NotIn", "is": "Is", "is not": "IsNot", "and": "And", "or": "Or",
	}[op]
}

func constant(d *dumper, v string) { d.node("Constant", "value", raw(v)) }

func (d *dumper) expr(e Expr, ctx string) {
	d.at(e)
	switch e := e.(type) {
	case *Yield:
		d.node("Yield", "value", opt(e.Value))
	case *YieldFrom:
		d.node("YieldFrom", "value", e.Value)
	case *Name:
		d.node("Name", "id", e.Ident, "ctx", raw(ctx))
	case *IntLit:
		if e.Big != nil {
			constant(d, e.Big.String())
		} else {
			constant(d, strconv.FormatInt(e.Value, 10))
		}
	case *FloatLit:
		constant(d, pyFloat(e.Value))
	case *StrLit:
		constant(d, pyString(e.Value))
	case *BytesLit:
		constant(d, pyBytes(e.Value))
	case *Constant:
		if e.Name == "..." {
			constant(d, "Ellipsis")
		} else {
			constant(d, e.Name)
		}
	case *JoinedStr:
		d.format++
		d.node("JoinedStr", "values", e.Parts)
		d.format--
	case *FormattedValue:
		conversion := -1
		if e.Conversion != 0 {
			conversion = int(e.Conversion)
		}
		var spec any
		if e.Spec != nil {
			spec = Expr(e.Spec)
		}
		d.node("FormattedValue", "value", e.Value, "conversion", conversion, "format_spec", spec)
	case *Tuple:
		d.node("Tuple", "elts", func() { d.exprs(e.Elems, ctx) }, "ctx", raw(ctx))
	case *List:
		d.node("List", "elts", func() { d.exprs(e.Elems, ctx) }, "ctx", raw(ctx))
	case *Set:
		d.node("Set", "elts", e.Elems)
	case *Dict:
		d.node("Dict", "keys", func() {
			list(d, e.Keys, func(k Expr) {
				if k == nil {
					d.WriteString("None")
				} else {
					d.expr(k, "Load()")
				}
			})
		}, "values", e.Values)
	case *Unary:
		name := map[Op]string{"-": "USub", "+": "UAdd", "~": "Invert", "not": "Not"}[e.Op]
		d.node("UnaryOp", "op", raw(name+"()"), "operand", e.Operand)
	case *Binary:
		d.node("BinOp", "left", e.Left, "op", raw(opName(e.Op)+"()"), "right", e.Right)
	case *BoolOp:
		d.node("BoolOp", "op", raw(opName(e.Op)+"()"), "values", e.Values)
	case *Compare:
		d.node("Compare", "left", e.Left, "ops", func() {
			list(d, e.Ops, func(op Op) { d.WriteString(opName(op) + "()") })
		}, "comparators", e.Rights)
	case *Conditional:
		d.node("IfExp", "test", e.Test, "body", e.Body, "orelse", e.Else)
	case *Lambda:
		d.node("Lambda", "args", func() { d.params(e.Params) }, "body", e.Body)
	case *NamedExpr:
		d.node("NamedExpr", "target", store{e.Target}, "value", e.Value)
	case *Attribute:
		d.node("Attribute", "value", e.Value, "attr", e.Attr, "ctx", raw(ctx))
	case *Subscript:
		d.node("Subscript", "value", e.Value, "slice", e.Index, "ctx", raw(ctx))
	case *Slice:
		d.node("Slice", "lower", opt(e.Lower), "upper", opt(e.Upper), "step", opt(e.Step))
	case *Starred:
		d.node("Starred", "value", func() { d.expr(e.Value, ctx) }, "ctx", raw(ctx))
	case *Call:
		d.node("Call", "func", e.Func, "args", e.Args, "keywords", func() { list(d, e.Keywords, d.keyword) })
	case *Comprehension:
		clauses := func() {
			list(d, e.Clauses, func(c Clause) {
				d.node("comprehension", "target", store{c.Target}, "iter", c.Iter, "ifs", c.Ifs, "is_async", 0)
			})
		}
		switch e.Kind {
		case DictComp:
			d.node("DictComp", "key", e.Element, "value", e.Value, "generators", clauses)
		default:
			name := [...]string{"ListComp", "SetComp", "", "GeneratorExp"}[e.Kind]
			d.node(name, "elt", e.Element, "generators", clauses)
		}
	default:
		panic(fmt.Sprintf("%T", e))
	}
}

func pyFloat(f float64) string { return fmt.Sprintf("f<%016x>", math.Float64bits(f)) }

// pyString writes a string so that both sides write the same: code points in
// hexadecimal.
func pyString(s string) string {
	var b strings.Builder
	b.WriteByte('<')
	for i := 0; i < len(s); {
		// WTF-8 surrogates are decoded by hand.
		if s[i] == 0xed && i+2 < len(s) && s[i+1] >= 0xa0 {
			fmt.Fprintf(&b, " %x", rune(s[i]&0xf)<<12|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f))
			i += 3
			continue
		}
		for _, r := range s[i:] {
			fmt.Fprintf(&b, " %x", r)
			i += len(string(r))
			break
		}
	}
	b.WriteByte('>')
	return b.String()
}

func pyBytes(s string) string { return fmt.Sprintf("b<% x>", s) }
