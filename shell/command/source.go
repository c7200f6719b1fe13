package command

import (
	"slices"
	"strings"

	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// How a word stands in a twin. A name of the line stays a name. Another expression
// has been evaluated when the command runs, and its value stands there as text; in a
// program, where it is to be evaluated again, it stands as it was typed.

// kept reports whether an expression stands in the twin as it was typed.
func (a *Arg) kept(p line.Part) bool {
	if p.Expr < 0 || a.constant(p) {
		return false
	}
	return a.call.symbolic || p.Plain && !a.call.hides(p)
}

// constant reports whether a part is the octets of a word b"…" among other words.
func (a *Arg) constant(p line.Part) bool { return p.Expr >= len(a.call.values) }

// hides reports whether a name in the line hides one that twins use for something
// else, and has a value that can stand there as text.
func (c *Call) hides(p line.Part) bool {
	if !slices.Contains(Predeclared, p.Src) && !slices.Contains(used, p.Src) {
		return false
	}
	switch object.Plain(c.values[p.Expr]).(type) {
	case object.Str, object.Int, object.Float, object.Bytes, object.Bool:
		return true
	}
	return false
}

// used are the modules and built-ins that twins use, beside the predeclared ones.
var used = []string{"ssl", "struct", "select", "sys", "context", "int", "float", "len", "open"}

// evaluated is the word with the values of this run in place of its expressions: what it
// is now, where its source would evaluate them again.
func (a *Arg) evaluated() *Arg {
	now := *a.call
	now.symbolic = false
	return &Arg{Word: a.Word, values: a.values, call: &now}
}

// Kept reports whether the word holds expressions that stand in the twin as they were
// typed.
func (a *Arg) Kept() bool { return slices.ContainsFunc(a.Parts, a.kept) }

// Computed reports whether the word holds expressions that the program is to
// evaluate again.
func (a *Arg) Computed() bool {
	return a.call.symbolic && slices.ContainsFunc(a.Parts, func(p line.Part) bool { return p.Expr >= 0 && !a.constant(p) })
}

// Effects reports whether the word's source may be something else when it is evaluated
// again: it holds an expression that is no name alone.
func (a *Arg) Effects() bool {
	return a.Computed() && slices.ContainsFunc(a.Parts, func(p line.Part) bool { return p.Expr >= 0 && !p.Plain && !a.constant(p) })
}

// Str is the Python source of the word as a str.
func (a *Arg) Str() string {
	if name, v, ok := a.ByName(); ok {
		return a.textOf(name, v)
	}
	text, _ := a.run(a.pieces(false))
	return text
}

// Octets is the Python source of the word as bytes.
func (a *Arg) Octets() string {
	if name, v, ok := a.ByName(); ok && !a.call.general {
		if _, isOctets := object.Plain(v).(object.Buffer); isOctets {
			return name
		}
		return a.textOf(name, v) + encoded
	}
	if a.call.general && a.Kept() {
		return a.anyOctets()
	}
	var terms []string
	pieces := a.pieces(true)
	for len(pieces) > 0 {
		n := slices.IndexFunc(pieces, func(p piece) bool { return p.octets != pieces[0].octets })
		if n < 0 {
			n = len(pieces)
		}
		group := pieces[:n]
		switch text, single := a.run(group); {
		case pieces[0].octets:
			for _, p := range group {
				if p.source == "" {
					terms = append(terms, literal.Octets([]byte(p.text)))
				} else {
					terms = append(terms, p.source)
				}
			}
		case !slices.ContainsFunc(group, func(p piece) bool { return p.source != "" }):
			terms = append(terms, literal.Bytes([]byte(group[0].text)))
		case single:
			terms = append(terms, text+encoded)
		default:
			terms = append(terms, "("+text+")"+encoded)
		}
		pieces = pieces[n:]
	}
	if len(terms) == 0 {
		return literal.Octets(nil)
	}
	return strings.Join(terms, " + ")
}

// anyOctets is Octets whatever the types of the values are.
func (a *Arg) anyOctets() string {
	var terms []string
	for _, p := range a.Parts {
		if a.kept(p) {
			terms = append(terms, "octets("+p.Src+")")
		} else {
			terms = append(terms, literal.Octets(a.partContent(p)))
		}
	}
	return strings.Join(terms, " + ")
}

const encoded = `.encode("utf-8")`

// A piece is a stretch of a word's text, or the source of an expression in it.
type piece struct {
	text   string // octets, where source is empty
	source string
	value  object.Value
	octets bool // it is bytes in Python
}

// pieces are the word's, with neighbours of a kind in one; where octets are asked for
// a value of bytes stays that.
func (a *Arg) pieces(octets bool) []piece {
	var all []piece
	add := func(p piece) {
		if n := len(all) - 1; n >= 0 && p.source == "" && all[n].source == "" && all[n].octets == p.octets {
			all[n].text += p.text
			return
		}
		all = append(all, p)
	}
	for _, p := range a.Parts {
		if !a.kept(p) {
			_, isOctets := a.octetsOf(p)
			add(piece{text: string(a.partContent(p)), octets: octets && isOctets})
			continue
		}
		source := operand(p.Src)
		v := a.values[p.Expr]
		_, isOctets := object.Plain(v).(object.Buffer)
		switch {
		case isOctets && octets:
			if _, plain := object.Plain(v).(object.Bytes); !plain && len(all) == 0 {
				add(piece{octets: true}) // bytes and a bytearray are bytes together
			}
			all = append(all, piece{source: source, value: v, octets: true})
		default:
			all = append(all, piece{source: source, value: v})
		}
	}
	if !octets || slices.ContainsFunc(all, func(p piece) bool { return p.source != "" }) {
		return all
	}
	// Text and octets without an expression are one literal.
	var whole piece
	for _, p := range all {
		whole.text += p.text
	}
	if len(all) == 0 {
		return nil
	}
	return []piece{whole}
}

// octetsOf is what a part has as bytes: those of b"…", or a value's.
func (a *Arg) octetsOf(p line.Part) ([]byte, bool) {
	if p.Expr < 0 {
		return latin1(p.Text), a.Bytes
	}
	return object.AsBytes(a.values[p.Expr])
}

// partContent is what a part stands for: text as UTF-8, bytes as they are.
func (a *Arg) partContent(p line.Part) []byte {
	if p.Expr >= 0 && !a.constant(p) {
		a.Value(p) // which notes that it is looked at
	}
	if octets, ok := a.octetsOf(p); ok {
		return octets
	}
	if p.Expr < 0 {
		return []byte(p.Text)
	}
	text, err := object.ToStr(a.call.Thread, a.values[p.Expr])
	if err != nil {
		text = "<str() failed>"
	}
	return []byte(text)
}

// content gives the word's octets: text as UTF-8, a bytes value as it is.
func (a *Arg) content() []byte {
	var b []byte
	for _, p := range a.Parts {
		b = append(b, a.partContent(p)...)
	}
	return b
}

// run is pieces of text as one str: a literal, an f-string, or several with a + between
// them where single is false.
func (a *Arg) run(pieces []piece) (source string, single bool) {
	var terms []string
	var b strings.Builder
	formatted := false
	end := func() {
		switch {
		case formatted:
			terms = append(terms, `f"`+b.String()+`"`)
		case b.Len() > 0:
			terms = append(terms, `"`+strings.NewReplacer("{{", "{", "}}", "}").Replace(b.String())+`"`)
		}
		formatted = false
		b.Reset()
	}
	for _, p := range pieces {
		if p.source == "" {
			b.WriteString(strings.NewReplacer("{", "{{", "}", "}}").Replace(literal.Inside(p.text)))
			continue
		}
		if inner, ok := inFString(p.source); ok && !isOctets(p.value) {
			b.WriteString("{" + inner + conversion(p.value) + "}")
			formatted = true
			continue
		}
		end()
		terms = append(terms, a.textOf(p.source, p.value))
	}
	end()
	if len(terms) == 0 {
		return `""`, true
	}
	return strings.Join(terms, " + "), len(terms) == 1
}

// FString is the word as an f-string, for a twin that is to be run again: only
// then, and only where the word holds expressions.
func (a *Arg) FString() (string, bool) {
	if !a.Computed() {
		return "", false
	}
	text, _ := a.run(a.pieces(false))
	return text, true
}

// textOf is the source of a value as a str.
func (a *Arg) textOf(source string, v object.Value) string {
	switch object.Plain(v).(type) {
	case object.Str:
		return source
	case object.Buffer:
		if _, view := object.Plain(v).(*object.Memoryview); view {
			return source + ".tobytes().decode()"
		}
		return source + ".decode()"
	}
	if inner, ok := inFString(source); ok && a.call.hidden("str") {
		return `f"{` + inner + conversion(v) + `}"`
	}
	return "str(" + bare(source) + ")"
}

// operand is an expression's source as it stands before a dot or an operator.
func operand(source string) string {
	source = strings.TrimSpace(source)
	if syntax.IdentifierLen(source) == len(source) {
		return source // most are names
	}
	e, err := syntax.ParseExpr("<twin>", source)
	if err == nil {
		switch e.(type) {
		case *syntax.Name, *syntax.Call, *syntax.Attribute, *syntax.Subscript, *syntax.StrLit, *syntax.BytesLit, *syntax.List, *syntax.Dict:
			return source
		}
	}
	return "(" + source + ")"
}

// bare is the source of an expression without the parentheses around it, where they
// are not the expression's own.
func bare(source string) string {
	inner, ok := strings.CutPrefix(source, "(")
	if !ok {
		return source
	}
	inner, ok = strings.CutSuffix(inner, ")")
	if e, err := syntax.ParseExpr("<twin>", inner); !ok || err != nil || isTuple(e) {
		return source
	}
	return inner
}

func isTuple(e syntax.Expr) bool {
	_, ok := e.(*syntax.Tuple)
	return ok
}

// hidden reports whether the user has taken the name of a built-in.
func (c *Call) hidden(builtin string) bool {
	if c.Mentions(builtin) {
		return true
	}
	_, taken := c.Env.Globals.Get(builtin)
	return taken
}

func isOctets(v object.Value) bool {
	_, ok := object.Plain(v).(object.Buffer)
	return ok
}

// conversion asks for str() of a value whose class may format itself otherwise.
func conversion(v object.Value) string {
	if v.Type().Heap {
		return "!s"
	}
	return ""
}

// inFString is an expression's source between the braces of an f-string, where Python
// before 3.12 takes neither the string's own quotes nor a backslash.
func inFString(source string) (string, bool) {
	if strings.ContainsAny(source, "\\#\n") {
		return "", false
	}
	if strings.Contains(source, `"`) {
		if strings.Contains(source, "'") {
			return "", false
		}
		source = strings.ReplaceAll(source, `"`, "'")
	}
	inner := bare(source)
	switch {
	case hasColon(inner):
		inner = "(" + inner + ")"
	case strings.HasPrefix(inner, "{"):
		inner = " " + inner
	}
	return inner, true
}

// hasColon reports whether a colon stands outside brackets, which in an f-string ends
// the expression: a lambda's, or that of :=.
func hasColon(source string) bool {
	depth := 0
	for _, r := range source {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ':':
			if depth == 0 {
				return true
			}
		}
	}
	return false
}

// Mentions reports whether the line uses a name, in an expression too.
func (c *Call) Mentions(name string) bool {
	if c.Named(name) {
		return true
	}
	found := func(args []*Arg) bool {
		return slices.ContainsFunc(args, func(a *Arg) bool {
			return slices.ContainsFunc(a.Parts, func(p line.Part) bool { return p.Expr >= 0 && mentions(p.Src, name) })
		})
	}
	for _, args := range c.args {
		if found(args) {
			return true
		}
	}
	for _, a := range c.options {
		if found([]*Arg{a}) {
			return true
		}
	}
	return found(c.text)
}

// mentions reports whether a name stands in an expression's source.
func mentions(source, name string) bool {
	for len(source) > 0 {
		n := syntax.IdentifierLen(source)
		if n > 0 && source[:n] == name {
			return true
		}
		source = source[max(n, 1):]
	}
	return false
}

// Own is the name of a variable of the twin's own: base, or another where the line
// uses that one.
func (c *Call) Own(base string) string {
	for c.Mentions(base) || base == c.Self {
		base += "_"
	}
	return base
}

// ResultName is the name of the variable in which the twin has the command's value: the
// line's target, or one of its own.
func (c *Call) ResultName(base string) string {
	if len(c.Targets) == 1 && c.Targets[0] != c.Self {
		return c.Targets[0]
	}
	return c.Own(base)
}

// A Binder gathers the lines that a twin begins with.
type Binder struct {
	Call  *Call
	Lines []string
}

// Bind gives the name of a variable with the source's value, where the arguments that
// it is made of may be something else when they are evaluated again; otherwise it is
// the source.
func (b *Binder) Bind(base, source string, of ...*Arg) string {
	if !slices.ContainsFunc(of, func(a *Arg) bool { return a != nil && a.Effects() }) {
		return source
	}
	return b.Always(base, source)
}

// BindAddress is the address that HOST and PORT give, or a variable that is bound to it
// where they use the name of the socket that is to be made first.
func (b *Binder) BindAddress(to Address, made string) string {
	if b.Call.Mentions(made) {
		return b.Always("address", to.Source)
	}
	return to.Source
}

// Octets is TEXT as bytes, for a twin that needs it more than once: a literal, the name of
// bytes, or a variable that is bound to it.
func (b *Binder) Octets(base string) (string, error) {
	c := b.Call
	source, err := c.Octets("")
	if err != nil || !slices.ContainsFunc(c.text, (*Arg).Kept) {
		return source, err
	}
	if len(c.text) == 1 {
		name, v, lone := c.text[0].ByName()
		_, isBytes := v.(object.Bytes)
		switch {
		case lone && isBytes && c.text[0].Parts[0].Plain:
			return name, nil
		case lone && !isBytes && isOctets(v):
			source = `b"" + ` + source
		}
	}
	return b.Always(base, source), nil
}

// Always binds a variable to the source's value.
func (b *Binder) Always(base, source string) string {
	name := b.Call.Own(base)
	b.Lines = append(b.Lines, name+" = "+bare(source))
	return name
}
