// Package native gives Go code the face of Python's library: functions, classes and
// records that look, from Python, as if they were written in Python, and readers of
// their arguments.
package native

import (
	"fmt"
	"strings"
	"sync/atomic"

	"labsh/shell/python/object"
)

// Function is a function that is written in Python in CPython's library, and here
// in Go: its type, repr and the words for wrong arguments are those of a Python
// function. Sig has the form of [object.Builtin], with self for a method.
type Function struct {
	name, qual, module string
	sig, doc           string
	fn                 object.Fn
	read               atomic.Pointer[params] // sig, once it was needed
}

var functionType = object.NewType(&object.Type{
	Name: "function", Final: true,
	Call: func(t *object.Thread, v object.Value, args object.Args) (object.Value, error) {
		f := v.(*Function)
		bound, err := f.Bind(args)
		if err != nil {
			return nil, err
		}
		return f.fn(t, bound)
	},
	Repr: func(_ *object.Thread, v object.Value) (string, error) {
		return fmt.Sprintf("<function %s at %s>", v.(*Function).qual, object.Address(v)), nil
	},
	GetAttr: func(_ *object.Thread, v object.Value, name string) (object.Value, error) {
		f := v.(*Function)
		switch name {
		case "__name__":
			return object.Str(f.name), nil
		case "__qualname__":
			return object.Str(f.qual), nil
		case "__module__":
			return object.Str(f.module), nil
		case "__doc__":
			return object.Str(f.doc), nil
		}
		return nil, nil
	},
})

func (*Function) Type() *object.Type { return functionType }

// Signature is what help shows in parentheses.
func (f *Function) Signature(*object.Thread) string { return "(" + f.sig + ")" }

// FuncName is the qualified name.
func (f *Function) FuncName() string { return f.qual }

// NewFunction makes a function; what stands after the last dot of qual is its name.
func NewFunction(module, qual, sig, doc string, fn object.Fn) *Function {
	return &Function{name: qual[strings.LastIndexByte(qual, '.')+1:], qual: qual, module: module, sig: sig, doc: doc, fn: fn}
}

// AddFunction adds such a function to a module.
func AddFunction(m *object.Module, name, sig, doc string, fn object.Fn) {
	m.Vars.Set(name, NewFunction(m.Name, name, sig, doc, fn))
}

// Class is a class of the library in the making, which Python programs may extend
// as one of their own: methods and properties are added before Finish makes it.
type Class struct {
	module, name string
	base         *object.Type
	attrs        *object.Dict
	made         *object.Type // by Finish
}

// NewClass starts a class.
func NewClass(module, name, doc string, base *object.Type) *Class {
	c := &Class{module: module, name: name, base: base, attrs: object.NewDict()}
	c.attrs.SetStr("__doc__", object.Str(doc))
	return c
}

// Method adds a method; sig leaves self out.
func (c *Class) Method(name, sig, doc string, fn object.Fn) {
	if sig != "" {
		sig = ", " + sig
	}
	c.attrs.SetStr(name, NewFunction(c.module, c.name+"."+name, "self"+sig, doc, c.own(name, fn)))
}

// own is fn, for instances of the class alone.
func (c *Class) own(name string, fn object.Fn) object.Fn {
	return func(t *object.Thread, a []object.Value) (object.Value, error) {
		if !a[0].Type().IsSubclass(c.made) {
			return nil, wrongSelf(name, c.module+"."+c.name, a[0])
		}
		return fn(t, a)
	}
}

// wrongSelf is for a method of a class that is called on what is no instance of it.
func wrongSelf(name, class string, self object.Value) error {
	return object.Errorf(object.TypeError, "descriptor '%s' requires a '%s' object but received a '%s'", name, class, self.Type().Name)
}

// AddMethod adds to class, whose instances are a T each, a method that is written in
// Python in CPython's library; sig leaves self out, and a has the other arguments.
func AddMethod[T object.Value](class *object.Type, name, sig, doc string, f func(t *object.Thread, self T, a []object.Value) (object.Value, error)) {
	if sig != "" {
		sig = ", " + sig
	}
	class.SetClassAttr(name, NewFunction(class.Module, class.Name+"."+name, "self"+sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
		self, ok := a[0].(T)
		if !ok {
			return nil, wrongSelf(name, class.QualName(), a[0])
		}
		return f(t, self, a[1:])
	}))
}

// Property adds an attribute with code; set may be nil.
func (c *Class) Property(name, doc string, get func(*object.Thread, object.Value) (object.Value, error), set func(t *object.Thread, self, v object.Value) error) {
	p := &object.Property{Get: NewFunction(c.module, c.name+"."+name, "self", doc, c.own(name, func(t *object.Thread, a []object.Value) (object.Value, error) {
		return get(t, a[0])
	}))}
	if set != nil {
		p.Set = NewFunction(c.module, c.name+"."+name, "self, value", doc, c.own(name, func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.None, set(t, a[0], a[1])
		}))
	}
	c.attrs.SetStr(name, p)
}

// Finish makes the class.
func (c *Class) Finish() (*object.Type, error) {
	var err error
	c.made, err = object.NewClass(nil, c.name, c.module, []*object.Type{c.base}, c.attrs)
	return c.made, err
}

// params is a parsed signature of a Python function.
type params struct {
	names         []string // positional, then keyword-only ones
	needed        []bool
	pos           int // how many are positional
	varArg, kwArg bool
}

// params reads the signature at the first call: most functions are never
// called, and every start would pay for them.
func (f *Function) params() *params {
	p := f.read.Load()
	if p == nil {
		p = readParams(f.sig)
		f.read.Store(p)
	}
	return p
}

func readParams(sig string) *params {
	p := &params{}
	keywordOnly := false
	for part := range strings.SplitSeq(sig, ",") {
		part = strings.TrimSpace(part)
		name, _, optional := strings.Cut(part, "=")
		switch {
		case part == "" || part == "/":
		case part == "*":
			keywordOnly = true
		case strings.HasPrefix(part, "**"):
			p.kwArg = true
		case strings.HasPrefix(part, "*"):
			p.varArg, keywordOnly = true, true
		default:
			if p.names = append(p.names, name); !keywordOnly {
				p.pos++
			}
			p.needed = append(p.needed, !optional)
		}
	}
	return p
}

func (p *params) index(name string) int {
	for i, n := range p.names {
		if n == name {
			return i
		}
	}
	return -1
}

// Bind gives the arguments in the order of the names, then *args and **kwargs;
// one left out is nil.
func (f *Function) Bind(args object.Args) ([]object.Value, error) {
	p := f.params()
	bound := make([]object.Value, len(p.names), len(p.names)+2)
	n := copy(bound[:p.pos], args.Pos)
	extra := object.NewDict()
	for _, kw := range args.Kw {
		switch i := p.index(kw.Name); {
		case i >= 0 && bound[i] != nil:
			return nil, f.errorf("got multiple values for argument '%s'", kw.Name)
		case i >= 0:
			bound[i] = kw.Value
		case p.kwArg:
			extra.SetStr(kw.Name, kw.Value)
		default:
			return nil, f.errorf("got an unexpected keyword argument '%s'", kw.Name)
		}
	}
	if len(args.Pos) > p.pos && !p.varArg {
		return nil, f.tooMany(bound, len(args.Pos))
	}
	for _, group := range []struct {
		kind     string
		from, to int
	}{{"positional", 0, p.pos}, {"keyword-only", p.pos, len(p.names)}} {
		var missing []string
		for i := group.from; i < group.to; i++ {
			if bound[i] == nil && p.needed[i] {
				missing = append(missing, "'"+p.names[i]+"'")
			}
		}
		if len(missing) > 0 {
			return nil, f.errorf("missing %d required %s argument%s: %s", len(missing), group.kind, plural(len(missing)), enumerated(missing))
		}
	}
	if p.varArg {
		bound = append(bound, object.NewTuple(append([]object.Value(nil), args.Pos[n:]...)...))
	}
	if p.kwArg {
		bound = append(bound, extra)
	}
	return bound, nil
}

func (f *Function) errorf(format string, args ...any) error {
	return object.Errorf(object.TypeError, "%s() %s", f.qual, fmt.Sprintf(format, args...))
}

func (f *Function) tooMany(bound []object.Value, given int) error {
	p := f.params()
	takes, required := fmt.Sprint(p.pos), 0
	for i := range p.pos {
		if p.needed[i] {
			required++
		}
	}
	if required < p.pos {
		takes = fmt.Sprintf("from %d to %d", required, p.pos)
	}
	keywords := 0
	for _, v := range bound[p.pos:] {
		if v != nil {
			keywords++
		}
	}
	got := fmt.Sprintf("%d", given)
	if keywords > 0 {
		got = fmt.Sprintf("%d positional argument%s (and %d keyword-only argument%s)", given, plural(given), keywords, plural(keywords))
	}
	was := "were"
	if given == 1 && keywords == 0 {
		was = "was"
	}
	return f.errorf("takes %s positional argument%s but %s %s given", takes, plural(p.pos), got, was)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// enumerated joins quoted names as CPython does.
func enumerated(names []string) string {
	switch n := len(names); n {
	case 1:
		return names[0]
	case 2:
		return names[0] + " and " + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
}

// Given tells an argument from one that is left out or None.
func Given(v object.Value) bool { return v != nil && v != object.None }
