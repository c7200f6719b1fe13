package builtin

import (
	"fmt"
	"strings"

	"labsh/shell/python/object"
)

// helper is help: called, it prints what a value is for, in the layout of
// CPython's pydoc, as plain text and without a pager.
type helper struct{}

var helperType = object.NewType(&object.Type{
	Name: "_Helper", Module: "_sitebuiltins", Final: true,
	Repr: func(*object.Thread, object.Value) (string, error) {
		return "Type help() for interactive help, or help(object) for help about object.", nil
	},
	Call: func(t *object.Thread, _ object.Value, args object.Args) (object.Value, error) {
		return object.CallArgs(t, helpCall, args)
	},
})

func (helper) Type() *object.Type { return helperType }

var helpCall = &object.Builtin{Name: "help", Mod: "builtins", Sig: "object=None, /", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
	if a[0] == nil {
		return object.None, writeOut(t, "Type help(object) for help about object: help(len), help(str.split).\n", false)
	}
	text, err := describe(t, a[0])
	if err != nil {
		return nil, err
	}
	return object.None, writeOut(t, text, false)
}}

// Describe gives the text that help(v) prints.
func Describe(t *object.Thread, v object.Value) (string, error) { return describe(t, v) }

func describe(t *object.Thread, v object.Value) (string, error) {
	if name, ok := v.(object.Str); ok {
		named, found := lookup(t, string(name))
		if !found {
			return fmt.Sprintf("No Python documentation found for %s.\nUse help() to get the interactive help utility.\nUse help(str) for help on the str class.\n\n",
				must(object.Repr(t, name))), nil
		}
		v = named
	}
	d := describer{t: t}
	switch v := v.(type) {
	case *object.Type:
		d.printf("Help on class %s%s:\n\n", v.Name, in(v.Module))
		d.class(v)
	case *object.Module:
		d.module(v)
	case *object.BoundMethod, object.Function:
		d.heading(v)
		d.function(v, "")
	default:
		c := v.Type()
		of := " object"
		if c.Module != "builtins" {
			of = in(c.Module) + " object"
		}
		d.printf("Help on %s%s:\n\n", c.Name, of)
		d.class(c)
	}
	d.printf("\n")
	return d.String(), nil
}

func must(s string, _ error) string { return s }

func in(module string) string { return " in module " + module }

// lookup finds what a dotted name stands for among the built-in names and the
// modules that are loaded.
func lookup(t *object.Thread, name string) (object.Value, bool) {
	first, rest, dotted := strings.Cut(name, ".")
	v, ok := t.Interpreter().Builtins.Get(first)
	if m, loaded := t.Interpreter().Modules[first]; loaded && !ok {
		v, ok = m, true
	}
	for ok && dotted {
		var attr string
		attr, rest, dotted = strings.Cut(rest, ".")
		next, err := object.LookupAttr(t, v, attr)
		v, ok = next, err == nil && next != nil
	}
	return v, ok
}

type describer struct {
	strings.Builder
	t *object.Thread
}

func (d *describer) printf(format string, args ...any) { fmt.Fprintf(d, format, args...) }

func (d *describer) heading(v object.Value) {
	kind, where := "function", ""
	name := d.attr(v, "__name__")
	switch f := v.(type) {
	case *object.BoundMethod:
		if _, ok := f.Func.(*object.Builtin); ok {
			kind = "built-in function"
		} else {
			kind, where = "method", in(d.attr(f.Func, "__module__"))
		}
	case *object.Builtin:
		switch {
		case f.Owner != nil:
			kind = "method_descriptor"
		default:
			kind, where = "built-in function", in(f.Mod)
		}
	default:
		where = in(d.attr(v, "__module__"))
	}
	d.printf("Help on %s %s%s:\n\n", kind, name, where)
}

// attr is an attribute that is text, or "".
func (d *describer) attr(v object.Value, name string) string {
	if a, err := object.LookupAttr(d.t, v, name); err == nil {
		if s, ok := a.(object.Str); ok {
			return string(s)
		}
	}
	return ""
}

// signature is what a function is called with, in parentheses; bound leaves the
// first argument out.
func (d *describer) signature(f object.Value, bound bool) string {
	sig := "(...)"
	if b, ok := f.(*object.Builtin); ok {
		sig = "(" + b.Sig + ")"
	} else if f, ok := f.(interface{ Signature(*object.Thread) string }); ok {
		sig = f.Signature(d.t)
	}
	if !bound {
		return sig
	}
	end := strings.IndexAny(sig, ",)")
	rest := strings.TrimLeft(sig[end:], ", ")
	rest = strings.TrimPrefix(rest, "/, ")
	return "(" + strings.TrimPrefix(rest, "/")
}

func (d *describer) function(v object.Value, indent string) {
	if m, ok := v.(*object.BoundMethod); ok {
		d.method(m.Func, " method of "+m.Self.Type().Module+"."+m.Self.Type().Name+" instance", true, indent)
		return
	}
	d.method(v, "", false, indent)
}

// method is a function with what is said of it after its signature, which leaves the
// first argument out where it is bound.
func (d *describer) method(f object.Value, suffix string, bound bool, indent string) {
	d.printf("%s%s%s%s\n", indent, d.attr(f, "__name__"), d.signature(f, bound), suffix)
	d.doc(d.attr(f, "__doc__"), indent+"    ")
}

func (d *describer) doc(doc, indent string) {
	if doc == "" {
		return
	}
	lines := strings.Split(strings.TrimSpace(doc), "\n")
	margin := -1
	for _, l := range lines[1:] {
		if text := strings.TrimLeft(l, " "); text != "" && (margin < 0 || len(l)-len(text) < margin) {
			margin = len(l) - len(text)
		}
	}
	for i, l := range lines {
		if i > 0 && margin > 0 {
			l = l[min(margin, len(l)-len(strings.TrimLeft(l, " "))):]
		}
		d.printf("%s%s\n", indent, l)
	}
}

// bar is what stands before every line about a class.
const bar = " |  "

func (d *describer) class(c *object.Type) {
	var bases []string
	for _, b := range c.Bases {
		name := b.Name
		if b.Module != c.Module {
			name = b.Module + "." + name
		}
		bases = append(bases, name)
	}
	d.printf("class %s", c.Name)
	if bases != nil {
		d.printf("(%s)", strings.Join(bases, ", "))
	}
	d.printf("\n")
	init, _ := c.Lookup("__init__")
	if _, slot := init.(*object.Builtin); !slot {
		d.printf("%s%s%s\n%s\n", bar, c.Name, d.signature(init, true), bar)
	}
	if doc := d.attr(c, "__doc__"); doc != "" {
		d.doc(doc, bar)
		d.printf("%s\n", bar)
	}
	sections := []struct {
		title   string
		members []func()
	}{
		{title: "Methods defined here:"}, {title: "Class methods defined here:"}, {title: "Static methods defined here:"},
		{title: "Readonly properties defined here:"}, {title: "Data descriptors defined here:"}, {title: "Data and other attributes defined here:"},
	}
	for _, name := range names(c) {
		v, _ := c.ClassAttrs().GetStr(name)
		kind, show := d.member(name, v)
		if show != nil {
			sections[kind].members = append(sections[kind].members, show)
		}
	}
	written := false
	for _, s := range sections {
		if len(s.members) == 0 {
			continue
		}
		if written {
			d.printf("%s%s\n", bar, strings.Repeat("-", 70))
		}
		d.printf("%s%s\n%s\n", bar, s.title, bar)
		for i, show := range s.members {
			if show(); i < len(s.members)-1 || s.title[0] != 'D' {
				d.printf("%s\n", bar)
			}
		}
		written = true
	}
}

// names are the class's own, sorted.
func names(c *object.Type) []string {
	own := map[string]bool{}
	for _, n := range c.ClassAttrs().Names() {
		own[n] = true
	}
	var sorted []string
	for _, n := range object.Dir(c) {
		if own[n] {
			sorted = append(sorted, n)
		}
	}
	return sorted
}

// member tells in which section of a class's help an attribute stands, and how
// it is shown there; show is nil for those that help leaves out.
func (d *describer) member(name string, v object.Value) (section int, show func()) {
	function := func(f object.Value) func() {
		return func() { d.function(f, bar) }
	}
	switch v := v.(type) {
	case object.Function:
		return 0, function(v)
	case *object.ClassMethod:
		return 1, func() { d.method(v.Func, " from builtins.type", true, bar) }
	case *object.StaticMethod:
		return 2, function(v.Func)
	case *object.Property:
		section = 4
		if v.Set == nil && v.Del == nil {
			section = 3
		}
		return section, func() {
			d.printf("%s%s\n", bar, name)
			if v.Get != nil {
				d.doc(d.attr(v.Get, "__doc__"), bar+"    ")
			}
		}
	case *object.GetSet:
		return 4, func() {
			d.printf("%s%s\n", bar, name)
			d.doc(v.Doc, bar+"    ")
		}
	}
	if name == "__doc__" || name == "__module__" || name == "__qualname__" {
		return 5, nil
	}
	return 5, func() {
		s, err := object.Repr(d.t, v)
		if err != nil {
			s = "<unprintable " + v.Type().Name + " object>"
		}
		d.printf("%s%s = %s\n", bar, name, s)
	}
}

func (d *describer) module(m *object.Module) {
	d.printf("Help on module %s:\n\nNAME\n    %s", m.Name, m.Name)
	if m.Doc != "" {
		summary, _, _ := strings.Cut(m.Doc, "\n")
		d.printf(" - %s", summary)
	}
	d.printf("\n\nFUNCTIONS\n")
	for _, name := range object.Dir(m) {
		if f, ok := m.Vars.Get(name); ok && name[0] != '_' {
			if _, isFunction := f.(object.Function); isFunction {
				d.function(f, "    ")
				d.printf("    \n")
			}
		}
	}
}
