package object

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
)

// Builtin is a function or method written in Go. Its signature is in the form
// of CPython's __text_signature__, without the parentheses:
//
//	"obj, /"                       one positional argument
//	"sub, start=None, end=None, /" up to three positional ones
//	"*args, sep=' ', end='\n'"     any number, and keywords
//
// A method's signature begins with "self". Fn is given the arguments in the
// signature's order, one for each name, nil for an optional one left out; *args
// comes as a *Tuple, **kwargs as a *Dict. So Fn never counts arguments: that, and CPython's
// wording of what is wrong, is done here.
type Builtin struct {
	Name  string
	Owner *Type  // the class of a method, nil for a function
	Mod   string // the module of a function
	Sig   string
	Doc   string
	Fn    func(t *Thread, a []Value) (Value, error)
	// One, unless nil, is Fn for a call with one positional argument, for a function
	// that is called often and takes more.
	One  func(t *Thread, v Value) (Value, error)
	slot bool  // stands for a slot of Owner
	of   Value // what the method of a class's __new__ is of

	params atomic.Pointer[params] // Sig parsed, from the first call on
}

// Type is builtin_function_or_method, or method_descriptor for a method.
func (b *Builtin) Type() *Type {
	switch {
	case b.slot:
		return WrapperDescriptorType
	case b.Owner != nil:
		return MethodDescriptorType
	}
	return BuiltinType
}

// FuncName is "len" or "list.append".
func (b *Builtin) FuncName() string {
	if b.Owner != nil {
		return b.Owner.Name + "." + b.Name
	}
	return b.Name
}

// fullName is FuncName behind the module's name, as some messages have it.
func (b *Builtin) fullName() string {
	if b.Owner == nil && b.Mod != "" && b.Mod != "builtins" {
		return b.Mod + "." + b.Name
	}
	return b.FuncName()
}

// Fn is the shape of a built-in function's Go code.
type Fn = func(t *Thread, a []Value) (Value, error)

// AddMethod gives class a method; sig is without self.
func (t *Type) AddMethod(name, sig, doc string, fn Fn) {
	if sig == "" {
		sig = "self, /"
	} else {
		sig = "self, " + sig
	}
	t.attrs.SetStr(name, &Builtin{Name: name, Owner: t, Sig: sig, Doc: doc, Fn: fn})
}

// AddProperty gives class a read-only attribute.
func (t *Type) AddProperty(name, doc string, get func(t *Thread, self Value) (Value, error)) {
	t.attrs.SetStr(name, &GetSet{Name: name, Owner: t, Doc: doc, Get: get})
}

// AddAttribute gives class an attribute that may be set; set is given nil where it
// is deleted.
func (t *Type) AddAttribute(name, doc string, get func(t *Thread, self Value) (Value, error), set func(t *Thread, self, value Value) error) {
	t.attrs.SetStr(name, &GetSet{Name: name, Owner: t, Doc: doc, Get: get, Set: set})
}

// AddStatic and AddClassMethod give class a method that takes no self, or the class.
func (t *Type) AddStatic(name, sig, doc string, fn Fn) {
	t.attrs.SetStr(name, &StaticMethod{Func: &Builtin{Name: name, Mod: t.Module, Sig: sig, Doc: doc, Fn: fn}})
}

// AddClassMethod gives class a method whose first argument is the class.
func (t *Type) AddClassMethod(name, sig, doc string, fn Fn) {
	if sig == "" {
		sig = "cls, /"
	} else {
		sig = "cls, " + sig
	}
	t.attrs.SetStr(name, &ClassMethod{Func: &Builtin{Name: name, Owner: t, Sig: sig, Doc: doc, Fn: fn}})
}

// params is a parsed signature.
type params struct {
	names    []string
	method   bool // the first is self or cls
	of       bool // the first is self
	plain    bool // takes values of built-in types for those of subclasses
	posOnly  int  // how many of names are positional only
	pos      int  // how many may be positional
	required int  // how many of the positional ones must be given
	varArg   int  // index of *args, or -1
	kwArg    int  // index of **kwargs, or -1
	needed   []bool
	simple   bool // no *args, no **kwargs, no keyword-only one that must be given
	counted  bool // takes no argument or one: CPython counts its calls as nested ones
}

// takes reports whether there may be n positional arguments, all that must be given
// among them.
func (p *params) takes(n int) bool { return n <= p.pos && n >= p.required }

func readParams(sig string) *params {
	p := &params{varArg: -1, kwArg: -1}
	kwOnly := false
	for _, part := range splitParams(sig) {
		name, _, optional := strings.Cut(part, "=")
		switch {
		case part == "/":
			p.posOnly = len(p.names)
			continue
		case part == "*":
			kwOnly = true
			continue
		case strings.HasPrefix(part, "**"):
			p.kwArg = len(p.names)
			name = part[2:]
			optional = true
		case strings.HasPrefix(part, "*"):
			p.varArg = len(p.names)
			kwOnly = true
			name = part[1:]
			optional = true
		}
		if !kwOnly && p.kwArg < 0 {
			p.pos++
			if !optional {
				p.required = p.pos
			}
		}
		p.names = append(p.names, name)
		p.needed = append(p.needed, !optional)
	}
	if len(p.names) > 0 {
		p.of = p.names[0] == "self"
		p.method = p.of || p.names[0] == "cls"
		if p.method && p.posOnly == 0 {
			p.posOnly = 1
		}
	}
	n := len(p.names)
	p.simple = p.varArg < 0 && p.kwArg < 0 && !slices.Contains(p.needed[p.pos:], true)
	p.counted = p.varArg < 0 && p.required == n && p.posOnly == n && n-p.self() <= 1
	return p
}

// splitParams splits a signature at its commas, those of defaults in quotes
// or brackets left alone.
func splitParams(sig string) []string {
	var parts []string
	depth, start := 0, 0
	var quote byte
	for i := 0; i < len(sig); i++ {
		switch c := sig[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		case c == ',' && depth == 0:
			parts = append(parts, strings.TrimSpace(sig[start:i]))
			start = i + 1
		}
	}
	if last := strings.TrimSpace(sig[start:]); last != "" {
		parts = append(parts, last)
	}
	return parts
}

// parsed is the signature parsed.
func (b *Builtin) parsed() *params {
	if p := b.params.Load(); p != nil {
		return p
	}
	return b.parse()
}

func (b *Builtin) parse() *params {
	p := readParams(b.Sig)
	p.plain = b.Owner != nil && (isDerivable(b.Owner) || b.Owner == BytearrayType) && !slices.Contains(ofItself, b.Name)
	b.params.Store(p)
	return p
}

// Positional gives the slice for n positional arguments of a call by CallOwn, with room
// for those that may be left out. It is of t.Arguments, and freed by who asked for it.
func (b *Builtin) Positional(t *Thread, n int) []Value {
	size := n
	if p := b.parsed(); p.simple && p.takes(n) {
		size = len(p.names)
	}
	return t.Arguments.take(n, size)
}

// Arguments is memory for the arguments of the built-in functions that a thread runs,
// one inside the other. No Fn keeps the slice that it is given: who does copies it.
type Arguments struct {
	room []Value
	used int
}

// manyArguments is the room that a thread has; calls nested deeper ask the allocator.
const manyArguments = 128

func (a *Arguments) take(n, size int) []Value {
	from := a.used
	if from+size > len(a.room) {
		return a.more(n, size)
	}
	a.used += size
	return a.room[from : from+n : from+size]
}

func (a *Arguments) more(n, size int) []Value {
	if a.room != nil {
		return make([]Value, n, size)
	}
	a.room = make([]Value, manyArguments)
	return a.take(n, size)
}

// Used tells what is in use, to be given to Free after a call.
func (a *Arguments) Used() int { return a.used }

// Free drops what was taken since.
func (a *Arguments) Free(used int) {
	Forget(a.room[used:a.used])
	a.used = used
}

// CallOwn calls the function with a slice that Positional has made for it.
func (b *Builtin) CallOwn(t *Thread, pos []Value) (Value, error) {
	p := b.parsed()
	if !p.simple || !p.takes(len(pos)) || b.One != nil {
		return callBuiltin(t, b, Args{Pos: pos})
	}
	if p.of && b.Owner != nil && pos[0].Type() != b.Owner {
		if err := b.checkSelf(p, pos); err != nil {
			return nil, err
		}
	}
	if pos = pos[:len(p.names)]; p.plain {
		pos = b.plainArgs(pos, p.varArg)
	}
	return b.run(t, p, pos)
}

// callBuiltin binds the arguments and runs the function.
func callBuiltin(t *Thread, v Value, args Args) (Value, error) {
	b := v.(*Builtin)
	if b.One != nil && len(args.Pos) == 1 && len(args.Kw) == 0 {
		return b.One(t, args.Pos[0])
	}
	p := b.parsed()
	if err := b.checkSelf(p, args.Pos); err != nil {
		return nil, err
	}
	if p.plain {
		args.Pos = b.plainArgs(args.Pos, p.varArg)
	}
	if len(args.Kw) == 0 && len(args.Pos) == len(p.names) && p.pos == len(p.names) && p.varArg < 0 {
		return b.run(t, p, args.Pos)
	}
	bound, err := b.bind(p, args)
	if err != nil {
		return nil, err
	}
	return b.Fn(t, bound)
}

// run runs the function with all its arguments.
func (b *Builtin) run(t *Thread, p *params, all []Value) (Value, error) {
	if !p.counted || t == nil {
		return b.Fn(t, all)
	}
	if _, err := t.nest("while calling a Python object"); err != nil {
		return nil, err
	}
	v, err := b.Fn(t, all)
	t.Depth--
	return v, err
}

// checkSelf refuses what a method is called of, unless it is of the class.
func (b *Builtin) checkSelf(p *params, pos []Value) error {
	if b.Owner == nil || !p.of {
		return nil
	}
	switch {
	case len(pos) == 0 && b.slot:
		return Errorf(TypeError, "descriptor '%s' of '%s' object needs an argument", b.Name, b.Owner.Name)
	case len(pos) == 0:
		return Errorf(TypeError, "unbound method %s() needs an argument", b.FuncName())
	case Is(pos[0], b.Owner):
		return nil
	case b.slot:
		return Errorf(TypeError, "descriptor '%s' requires a '%s' object but received a '%s'", b.Name, b.Owner.cName(), pos[0].Type().cName())
	}
	return notOf(b.Name, b.Owner, pos[0])
}

func (b *Builtin) bind(p *params, args Args) ([]Value, error) {
	bound := make([]Value, len(p.names))
	n := len(args.Pos)
	if p.varArg >= 0 {
		k := min(n, p.varArg)
		copy(bound, args.Pos[:k])
		rest := MakeTuple(n - k)
		copy(rest.Elems, args.Pos[k:])
		bound[p.varArg] = rest
	} else {
		if n > p.pos {
			return nil, b.arity(p, n, len(args.Kw))
		}
		copy(bound, args.Pos)
	}
	var extra *Dict
	if p.kwArg >= 0 {
		extra = NewDict()
		bound[p.kwArg] = extra
	}
	for _, kw := range args.Kw {
		i := p.index(kw.Name)
		switch {
		case i < 0 && extra != nil:
			extra.SetStr(kw.Name, kw.Value)
		case i < 0 && !p.keywords():
			return nil, Errorf(TypeError, "%s() takes no keyword arguments", b.fullName())
		case i < 0:
			return nil, Errorf(TypeError, "'%s' is an invalid keyword argument for %s()", kw.Name, b.Name)
		case bound[i] != nil:
			return nil, Errorf(TypeError, "argument for %s() given by name ('%s') and position (%d)", b.Name, kw.Name, i+1-p.self())
		case p.plain:
			bound[i] = Plain(kw.Value)
		default:
			bound[i] = kw.Value
		}
	}
	for i, need := range p.needed {
		if !need || bound[i] != nil {
			continue
		}
		if i >= p.posOnly || p.keywords() && i >= p.posOnly {
			if i >= p.pos {
				return nil, Errorf(TypeError, "%s() missing required keyword-only argument: '%s'", b.Name, p.names[i])
			}
			return nil, Errorf(TypeError, "%s() missing required argument '%s' (pos %d)", b.Name, p.names[i], i+1-p.self())
		}
		return nil, b.arity(p, n, len(args.Kw))
	}
	return bound, nil
}

func (p *params) self() int {
	if p.method {
		return 1
	}
	return 0
}

// keywords reports whether some argument may be given by name.
func (p *params) keywords() bool { return len(p.names) > p.posOnly && !(p.varArg == len(p.names)-1) }

func (p *params) index(name string) int {
	for i := p.posOnly; i < len(p.names); i++ {
		if p.names[i] == name && i != p.varArg && i != p.kwArg {
			return i
		}
	}
	return -1
}

// arity words a wrong number of arguments as CPython does for this shape of
// signature.
func (b *Builtin) arity(p *params, given, kw int) error {
	self := p.self()
	given -= self
	atLeast, atMost := p.required-self, p.pos-self
	switch {
	case b.slot && atMost > 1:
		return Errorf(TypeError, " expected %d arguments, got %d", atMost, given)
	case b.slot:
		return Errorf(TypeError, "expected %d argument%s, got %d", atMost, plural(atMost), given)
	case p.keywords() && given < min(p.posOnly, p.required)-self:
		least, what := min(p.posOnly, p.required)-self, "at least"
		if least == atMost {
			what = "exactly"
		}
		return Errorf(TypeError, "%s() takes %s %d positional argument%s (%d given)", b.Name, what, least, plural(least), given)
	case p.keywords():
		what := "at most"
		if atLeast == atMost {
			what = "exactly"
		}
		positional := ""
		if len(p.names) > p.pos {
			positional = "positional "
		}
		if atMost == 0 {
			return Errorf(TypeError, "%s() takes no positional arguments", b.Name)
		}
		return Errorf(TypeError, "%s() takes %s %d %sargument%s (%d given)", b.Name, what, atMost, positional, plural(atMost), given+kw)
	case strings.HasSuffix(b.Sig, searchSig) && given < atLeast:
		return Errorf(TypeError, "%s() takes at least %d argument (%d given)", b.Name, atLeast, given)
	case strings.HasSuffix(b.Sig, searchSig):
		return Errorf(TypeError, "%s() takes at most %d arguments (%d given)", b.Name, atMost, given)
	case atMost == 0:
		return Errorf(TypeError, "%s() takes no arguments (%d given)", b.fullName(), given)
	case atMost == 1 && atLeast == 1:
		return Errorf(TypeError, "%s() takes exactly one argument (%d given)", b.fullName(), given)
	case atLeast == atMost:
		return Errorf(TypeError, "%s expected %d argument%s, got %d", b.Name, atMost, plural(atMost), given)
	case given < atLeast:
		return Errorf(TypeError, "%s expected at least %d argument%s, got %d", b.Name, atLeast, plural(atLeast), given)
	}
	return Errorf(TypeError, "%s expected at most %d argument%s, got %d", b.Name, atMost, plural(atMost), given)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// GetSet is an attribute computed by Go code.
type GetSet struct {
	Name  string
	Owner *Type
	Doc   string
	Get   func(t *Thread, self Value) (Value, error)
	Set   func(t *Thread, self, value Value) error // value nil deletes; nil for a read-only one
}

// Type is getset_descriptor.
func (*GetSet) Type() *Type { return GetSetType }

func reprBuiltin(_ *Thread, v Value) (string, error) {
	switch f := v.(type) {
	case *Builtin:
		switch {
		case f.of != nil:
			return fmt.Sprintf("<built-in method %s of %s object at %s>", f.Name, f.of.Type().Name, Address(f.of)), nil
		case f.slot:
			return fmt.Sprintf("<slot wrapper '%s' of '%s' objects>", f.Name, f.Owner.QualName()), nil
		case f.Owner != nil:
			return fmt.Sprintf("<method '%s' of '%s' objects>", f.Name, f.Owner.QualName()), nil
		}
		return fmt.Sprintf("<built-in function %s>", f.Name), nil
	case *BoundMethod:
		if f.Type() == MethodWrapperType {
			return fmt.Sprintf("<method-wrapper '%s' of %s object at %s>", f.Func.(*Builtin).Name, f.Self.Type().Name, Address(f.Self)), nil
		}
		return fmt.Sprintf("<built-in method %s of %s object at %s>", f.Func.(*Builtin).Name, f.Self.Type().Name, Address(f.Self)), nil
	}
	return "", nil
}
