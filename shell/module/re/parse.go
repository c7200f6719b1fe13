package re

import (
	"math"
	"slices"
	"strconv"

	"labsh/shell/python/object"
)

// tree is a parsed pattern.
type tree struct {
	root   *node
	flags  int
	groups []*node // by number; the first is the whole
	names  []groupName
}

type groupName struct {
	name   string
	number int
}

// maxNesting bounds the depth of groups, as CPython's own recursion does.
const maxNesting = 330

type parser struct {
	source
	flags  int // in force
	global int // of the whole pattern
	tree   *tree
	// open are the groups whose end is not reached, behind the number of groups that
	// stood before the outermost look-behind under way; 0 for none.
	open       map[int]bool
	lookbehind int
	conditions []condition
	depth      int
}

// condition is a number that a conditional asks for, and its place.
type condition struct{ number, pos int }

// parse parses a pattern, which is a str or bytes.
//
// Source: Python's documentation of the module re, and CPython's Lib/re/_parser.py
// for the words and places of the errors.
func parse(t *object.Thread, pattern object.Value, text []rune, flags int) (tr *tree, err error) {
	_, isBytes := object.Plain(pattern).(object.Bytes)
	p := &parser{
		source: source{t: t, pattern: pattern, text: text, isText: !isBytes},
		flags:  flags, global: flags,
		tree: &tree{groups: make([]*node, 1)}, open: make(map[int]bool),
	}
	defer func() {
		switch stop := recover().(type) {
		case nil:
		case syntaxError:
			tr, err = nil, stop.err
		default:
			panic(stop)
		}
	}()
	p.advance()
	root := p.alternatives(true)
	if p.tree.flags, err = fixFlags(p.global, p.isText); err != nil {
		return nil, err
	}
	if p.next != nil {
		p.fail(0, "unbalanced parenthesis")
	}
	for _, c := range p.conditions {
		if c.number >= len(p.tree.groups) {
			p.failAt(c.pos, "invalid group reference %d", c.number)
		}
	}
	p.tree.root = root
	p.tree.groups[0] = root
	root.every(func(n *node) {
		if n.kind != look || !n.behind {
			return
		}
		if low, high := n.subs[0].width(p.tree.groups); low != high {
			panic(syntaxError{newError("look-behind requires fixed-width pattern", object.None, nil, -1)})
		}
	})
	return p.tree, nil
}

// fixFlags checks the flags of a whole pattern; one of text is Unicode unless ASCII.
func fixFlags(flags int, isText bool) (int, error) {
	wrong := ""
	switch {
	case isText && flags&flagLocale != 0:
		wrong = "cannot use LOCALE flag with a str pattern"
	case isText && flags&flagASCII != 0 && flags&flagUnicode != 0:
		wrong = "ASCII and UNICODE flags are incompatible"
	case !isText && flags&flagUnicode != 0:
		wrong = "cannot use UNICODE flag with a bytes pattern"
	case !isText && flags&flagLocale != 0 && flags&flagASCII != 0:
		wrong = "ASCII and LOCALE flags are incompatible"
	case isText && flags&flagASCII == 0:
		flags |= flagUnicode
	}
	if wrong != "" {
		return 0, object.Errorf(object.ValueError, "%s", wrong)
	}
	return flags, nil
}

// alternatives parses up to a ) or the end; outermost is for the whole pattern.
func (p *parser) alternatives(outermost bool) *node {
	if p.depth++; p.depth > maxNesting {
		panic(syntaxError{object.Errorf(object.RecursionError, "maximum recursion depth exceeded")})
	}
	defer func() { p.depth-- }()
	items := []*node{p.items(outermost)}
	for p.match('|') {
		items = append(items, p.items(false))
	}
	if len(items) == 1 {
		return items[0]
	}
	return p.node(branch, items...)
}

func (p *parser) node(k kind, subs ...*node) *node { return &node{kind: k, flags: p.flags, subs: subs} }

// items parses one alternative; first tells that global flags may stand before it.
func (p *parser) items(first bool) *node {
	seq := p.node(sequence)
	for p.next != nil && !in(p.next, "|)") {
		this := p.get()
		if p.flags&flagVerbose != 0 {
			if in(this, " \t\n\r\v\f") {
				continue
			}
			if is(this, '#') {
				for this != nil && !is(this, '\n') {
					this = p.get()
				}
				continue
			}
		}
		var n *node
		switch {
		case this[0] == '\\':
			n = p.escape(this)
		case this[0] == '[':
			n = p.set()
		case in(this, "*+?{"):
			p.repeat(this[0], seq)
			continue
		case this[0] == '.':
			n = p.node(anyChar)
		case this[0] == '(':
			if n = p.group(first && len(seq.subs) == 0); n == nil {
				continue
			}
		case in(this, "^$"):
			n = p.node(at)
			n.char = this[0]
		default:
			n = p.literal(this[0])
		}
		seq.subs = append(seq.subs, n)
	}
	return seq
}

func (p *parser) literal(c rune) *node { return &node{kind: literal, char: c, flags: p.flags} }

// repeat parses what follows a * + ? or {, and has the last item of seq repeated.
func (p *parser) repeat(this rune, seq *node) {
	here := p.tell()
	n := p.node(repeat)
	n.max = maxRepeat
	switch this {
	case '?':
		n.max = 1
	case '+':
		n.min = 1
	case '{':
		if is(p.next, '}') {
			seq.subs = append(seq.subs, p.literal(this))
			return
		}
		low := p.take(math.MaxInt, digits)
		high := low
		if p.match(',') {
			high = p.take(math.MaxInt, digits)
		}
		if !p.match('}') {
			seq.subs = append(seq.subs, p.literal(this))
			p.seek(here)
			return
		}
		n.min, n.max = repetition(low, 0), repetition(high, maxRepeat)
		if n.max < n.min {
			p.fail(p.tell()-here, "min repeat greater than max repeat")
		}
	}
	if len(seq.subs) == 0 || seq.subs[len(seq.subs)-1].kind == at {
		p.fail(p.tell()-here+1, "nothing to repeat")
	}
	last := &seq.subs[len(seq.subs)-1]
	if (*last).kind == repeat {
		p.fail(p.tell()-here+1, "multiple repeat")
	}
	switch {
	case p.match('?'):
		n.mode = '?'
	case p.match('+'):
		n.mode = '+'
	}
	n.subs = []*node{*last}
	*last = n
}

func repetition(text string, none int) int {
	if text == "" {
		return none
	}
	n, err := strconv.ParseUint(text, 10, 32)
	if err != nil || n >= maxRepeat {
		panic(syntaxError{object.Errorf(object.OverflowError, "the repetition number is too large")})
	}
	return int(n)
}

// reference makes a reference to a group that is closed; its text has n characters.
func (p *parser) reference(number, n int) *node {
	if p.open[number] {
		p.fail(n, "cannot refer to an open group")
	}
	p.outside(number)
	ref := p.node(backref)
	ref.number = number
	return ref
}

// outside checks that a look-behind refers to no group of its own.
func (p *parser) outside(number int) {
	switch {
	case p.lookbehind == 0:
	case number >= len(p.tree.groups) || p.open[number]:
		p.fail(0, "cannot refer to an open group")
	case number >= p.lookbehind:
		p.fail(0, "cannot refer to group defined in the same lookbehind subpattern")
	}
}

// named is the number of a group, 0 where there is none of that name.
func (tr *tree) named(name string) int {
	i := slices.IndexFunc(tr.names, func(g groupName) bool { return g.name == name })
	if i < 0 {
		return 0
	}
	return tr.names[i].number
}
