package re

import (
	"slices"
	"strings"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// pattern is a re.Pattern.
type pattern struct {
	program
	value    object.Value // as given
	isText   bool
	flags    int64
	names    []groupName
	closings []closing // in the order of their ends in the pattern
	parts    []object.Value
	partsOf  object.Value // the template whose parts these are: the one used last
}

type groupName struct {
	name   object.Str
	number int
}

// closing is a group and the outermost loop around it, negative for none.
type closing struct{ group, loop int }

func (*pattern) Type() *object.Type { return patternClass() }

var patternClass = sync.OnceValue(newPatternClass)

// newPattern makes a pattern of what the parser gives.
func newPattern(_ *object.Thread, a []object.Value) (object.Value, error) {
	closings := a[4].(*object.List).Elems
	p := &pattern{program: program{text: string(a[2].(object.Str)), groups: len(closings) + 1}, value: object.Plain(a[0]), flags: int64(a[1].(object.Int))}
	_, p.isText = p.value.(object.Str)
	pair := func(v object.Value) (object.Value, int) {
		pair := v.(*object.Tuple).Elems
		return pair[0], int(pair[1].(object.Int))
	}
	for _, v := range a[3].(*object.List).Elems {
		name, number := pair(v)
		p.names = append(p.names, groupName{name.(object.Str), number})
	}
	for _, v := range closings {
		number, loop := pair(v)
		p.closings = append(p.closings, closing{int(number.(object.Int)), loop})
	}
	_, err := p.ready(search, true) // what cannot be compiled fails now
	return p, err
}

// template gives the parts of a template: text and the numbers of groups.
func (p *pattern) template(t *object.Thread, v object.Value) ([]object.Value, error) {
	text := object.Plain(v)
	switch s := text.(type) {
	case object.Str:
		if strings.IndexByte(string(s), '\\') < 0 {
			return []object.Value{text}, nil
		}
	case object.Buffer:
	default:
		return nil, object.Errorf(object.TypeError, "decoding to str: need a bytes-like object, %s found", v.Type().Name)
	}
	if p.parts != nil && object.Identical(text, p.partsOf) {
		return p.parts, nil
	}
	parse, err := object.ImportValue(t, "_re_syntax")
	if err != nil {
		return nil, err
	}
	made, err := object.CallMethod(t, parse, "parse_template", text, p)
	if err != nil {
		return nil, err
	}
	parts := made.(*object.List).Elems
	if _, fixed := text.(*object.Bytearray); !fixed {
		p.parts, p.partsOf = parts, text
	}
	return parts, nil
}

func patternRepr(t *object.Thread, v object.Value) (string, error) {
	p := v.(*pattern)
	text, err := object.Repr(t, p.value)
	if runes := []rune(text); len(runes) > 200 {
		text = string(runes[:200])
	}
	shown := p.flags
	if p.isText && shown&(flagASCII|flagUnicode) == flagUnicode {
		shown &^= flagUnicode
	}
	if shown != 0 {
		order := slices.SortedFunc(slices.Values(flags), func(a, b flag) int { return int(a.bit - b.bit) })
		text += ", " + flagsText(shown, order)
	}
	return "re.compile(" + text + ")", err
}

func newPatternClass() *object.Type {
	class := object.NewType(&object.Type{Name: "Pattern", Module: "re", Final: true, Static: true, Doc: "Compiled regular expression object."})
	class.New = cannotCreate("re.Pattern")
	class.Repr = patternRepr
	class.Compare = func(t *object.Thread, op object.CompareOp, x, y object.Value) (object.Value, error) {
		a := x.(*pattern)
		b, ok := y.(*pattern)
		if !ok || op != object.EQ && op != object.NE {
			return nil, nil
		}
		equal := a == b
		if !equal && a.flags == b.flags && a.isText == b.isText {
			var err error
			if equal, err = object.Equal(t, a.value, b.value); err != nil {
				return nil, err
			}
		}
		return object.NewBool(equal == (op == object.EQ)), nil
	}
	class.Hash = func(t *object.Thread, v object.Value) (int64, error) {
		p := v.(*pattern)
		return object.Hash(t, object.NewPair(p.value, object.NewInt(p.flags)))
	}
	add := func(name, sig, doc string, f func(t *object.Thread, p *pattern, a []object.Value) (object.Value, error)) {
		class.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			return f(t, a[0].(*pattern), a[1:])
		})
	}
	const part = "string, pos=0, endpos=sys.maxsize"
	for name, f := range methods {
		add(name, part, docs[name], f)
	}
	add("split", "string, maxsplit=0", "Split string by the occurrences of pattern.", patternSplit)
	add("sub", "repl, string, count=0", "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.", patternSub)
	add("subn", "repl, string, count=0", "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.", patternSubn)
	for _, name := range []string{"__copy__", "__deepcopy__"} {
		add(name, map[string]string{"__copy__": "", "__deepcopy__": "memo, /"}[name], "", func(_ *object.Thread, p *pattern, _ []object.Value) (object.Value, error) { return p, nil })
	}
	for name, get := range map[string]func(p *pattern) object.Value{
		"pattern": func(p *pattern) object.Value { return p.value },
		"flags":   func(p *pattern) object.Value { return object.NewInt(p.flags) },
		"groups":  func(p *pattern) object.Value { return object.NewInt(int64(p.groups - 1)) },
		"groupindex": func(p *pattern) object.Value {
			d := object.NewDict()
			for _, g := range p.names {
				d.SetStr(string(g.name), object.NewInt(int64(g.number)))
			}
			return &object.MappingProxy{Of: d}
		},
	} {
		class.AddProperty(name, "", func(_ *object.Thread, v object.Value) (object.Value, error) { return get(v.(*pattern)), nil })
	}
	addGeneric(class)
	return class
}

// subject gives what is to be matched, of the pattern's kind.
func (p *pattern) subject(t *object.Thread, v object.Value) (*subject, error) {
	s, err := subjectOf(t, v)
	switch {
	case err != nil:
		return nil, err
	case p.isText && !s.isText:
		return nil, object.Errorf(object.TypeError, "cannot use a string pattern on a bytes-like object")
	case !p.isText && s.isText:
		return nil, object.Errorf(object.TypeError, "cannot use a bytes pattern on a string-like object")
	}
	return s, nil
}

// part reads the arguments string, pos and endpos.
func (p *pattern) part(t *object.Thread, a []object.Value) (s *subject, pos, end int, err error) {
	if s, err = p.subject(t, a[0]); err != nil {
		return
	}
	end = len(s.runes)
	if a[1] != nil {
		if pos, err = native.Size(t, a[1]); err != nil {
			return
		}
		pos = min(max(pos, 0), end)
	}
	if a[2] != nil {
		var n int
		if n, err = native.Size(t, a[2]); err != nil {
			return
		}
		end = min(max(n, 0), end)
	}
	return
}
