package eval_test

import (
	"fmt"
	"strings"
)

// operand is a short expression: a variable or a value.
func (p *programmer) operand() string {
	if p.one(2) {
		return p.name()
	}
	return p.value(p.pick("int", "int", "str", "float", "bool", "list", "tuple", "dict", "bytes"))
}

// expr is any expression.
func (p *programmer) expr() string {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > 3 {
		return p.operand()
	}
	switch p.Intn(17) {
	case 0, 1, 2:
		return p.operand()
	case 3, 4, 5:
		return "(" + p.expr() + " " + p.pick("+", "-", "*", "/", "//", "%", "&", "|", "^", "<<", ">>") + " " + p.small() + ")"
	case 6:
		return p.method()
	case 7:
		return p.operand() + "[" + p.pick(p.value("int"), p.value("int")+":"+p.value("int"), "::-1", "1:", ":-1", "::2", p.value("str")) + "]"
	case 8:
		return "(" + p.condition() + ")"
	case 9:
		return "(" + p.expr() + " " + p.pick("and", "or") + " " + p.expr() + ")"
	case 10:
		// Neither iter nor enumerate: a list that is extended by either of itself has no end.
		return p.pick("len", "str", "repr", "int", "float", "bool", "list", "tuple", "abs", "sorted", "sum", "min", "max", "any", "all", "type", "reversed", "round", "ord", "chr", "hex", "bin", "dict", "callable", "ascii", "bytes") + "(" + p.operand() + ")"
	case 11:
		return p.pick("-", "+", "~", "not ") + p.operand()
	case 12:
		return "[" + p.expr() + ", *" + p.value("list") + "]"
	case 13:
		return "(lambda q, w=1: " + p.pick("q", "w", "q + w", "(q, w)", "[w] * q") + ")(" + p.operand() + ")"
	case 14:
		return p.comprehension()
	case 15:
		// A power of a large number has more digits than there is memory.
		return "pow(" + p.operand() + ", " + p.pick("-1", "0", "1", "2", "'a'", "2, 7") + ")"
	}
	return p.pick("'%s|%5s' % (", "'%d-%x' % (", "'%r %5.1f' % (", "'{} {:>4}'.format(", "'{0!r}{1}'.format(", "divmod(", "isinstance(", "max(") + p.operand() + ", " + p.operand() + ")"
}

// small is an operand that makes nothing large of a number or a sequence.
func (p *programmer) small() string { return p.pick(fmt.Sprint(p.Intn(7)-1), p.operand()) }

func (p *programmer) method() string {
	text, number, list := p.value("str"), p.value("int"), p.value("list")
	// Of a number, 1.real is none.
	return p.pick("("+p.operand()+")", text, list, p.value("dict"), p.value("bytes")) + "." + p.pick(
		"upper()", "title()", "swapcase()", "strip()", "split()", "split('a')", "join(['x', 'y'])", "find("+text+")", "replace('a', "+text+")",
		"count("+text+")", "index("+number+")", "append("+number+")", "pop()", "pop("+number+")", "insert(1, "+number+")", "extend("+list+")",
		"reverse()", "sort()", "remove("+number+")", "copy()", "clear()", "keys()", "values()", "items()", "get("+text+")", "get(1, 2)",
		"update({1: 2})", "setdefault("+number+", 5)", "startswith("+text+")", "endswith('a')", "zfill(6)", "ljust(5, '*')", "center(7)",
		"isdigit()", "isalpha()", "encode()", "decode()", "hex()", "partition('a')", "rsplit('b', 1)", "splitlines()", "bit_length()",
		"is_integer()", "casefold()", "expandtabs(2)", "removeprefix('a')", "add(3)", "foo", "foo()")
}

// value is a literal of a kind.
func (p *programmer) value(kind string) string {
	switch kind {
	case "int":
		return p.pick("0", "1", "2", "3", "-1", "7", "10", "255", "-100", "10000", "12345678901234567890", "0x1f", "5", "4")
	case "float":
		return p.pick("0.0", "1.5", "-2.25", "1e10", "0.1", "3.0", "1e-7", "123456.789", "1e300")
	case "bool":
		return p.pick("True", "False", "None")
	case "str":
		return p.pick("''", "'a'", "'abc'", "'Été'", `"it's"`, `'a\nb'`, "'12'", "'a b a'", "'x,y'", "' pad '", "'日本'", `'\x00'`)
	case "bytes":
		return p.pick("b''", "b'abc'", `b'\xff\x00'`, "b'a b'", "bytearray(b'xy')")
	}
	var elems []string
	for range p.Intn(4) {
		if kind == "set" {
			// The order of others is not the same twice in Python.
			elems = append(elems, p.value("int"))
			continue
		}
		elems = append(elems, p.pick(p.value("int"), p.value("int"), p.value("str"), p.value("float"), p.value("bool")))
	}
	switch kind {
	case "list":
		return "[" + strings.Join(elems, ", ") + "]"
	case "set":
		return "{" + strings.Join(append(elems, "1"), ", ") + "}"
	case "tuple":
		return "(" + strings.Join(append(elems, "2"), ", ") + ",)"
	}
	for i, e := range elems {
		elems[i] = p.pick(p.value("int"), p.value("str")) + ": " + e
	}
	return "{" + strings.Join(elems, ", ") + "}"
}
