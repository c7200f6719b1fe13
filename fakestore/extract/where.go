package extract

import (
	"cmp"
	"strings"

	"github.com/tidwall/gjson"
	"github.com/tidwall/match"
)

// Where is a filter: the rows whose Field compares so with Value. Where Field
// is a list, or lies in one, a row stays when one of the elements compares so. A
// row without the field is left out.
type Where struct {
	Field string // a gjson path or a plain name, as in Fields
	// Op is == != < <= > >=, or % (like: * and ? stand for any letters) or
	// !% (not like).
	Op string
	// Value is what to compare with, as text.
	Value string
	// Quoted makes Value a string even where it looks like a number, true,
	// false or null.
	Quoted bool
}

// Apply keeps the kind of its input: rows of a Table, or a JSON array. Where
// no value of the field is of the kind of Value it fails with Incomparable: an
// empty result is an answer, not a misunderstanding.
func (f Where) Apply(in Result) (Result, error) {
	r, err := rowsOf(in)
	if err != nil {
		return Result{}, err
	}
	paths, err := resolve(r.items, []string{f.Field})
	if err != nil {
		return Result{}, err
	}
	var chosen []int
	var other gjson.Result // the first value of another kind
	inList, comparable := false, false
	for i, item := range r.items {
		holds := false
		found := gjson.Get(item, paths[0])
		eachScalar(found, func(v gjson.Result) {
			h, kind := f.meets(v)
			holds = holds || h
			switch {
			case kind == sameKind:
				comparable = true
			case kind == otherKind && !other.Exists():
				other, inList = v, found.IsArray()
			}
		})
		if holds {
			chosen = append(chosen, i)
		}
	}
	// A word has no order among numbers, whatever texts are beside them.
	astray := other.Type == gjson.Number && !f.Quoted && strings.ContainsAny(f.Op, "<>")
	if other.Exists() && (!comparable || astray) {
		return Result{}, f.incomparable(other, inList)
	}
	return r.keep(chosen), nil
}

func (f Where) String() string {
	value := f.Value
	if f.Quoted {
		value = Quote(value)
	}
	field := f.Field
	if strings.ContainsAny(field, " \t") && isPlain(field) {
		field = Quote(field)
	}
	return "where " + field + " " + f.Op + " " + value
}

// eachScalar calls do for v, or for each element of the list that it is, of
// lists in it too. What does not exist has none.
func eachScalar(v gjson.Result, do func(gjson.Result)) {
	switch {
	case v.IsArray():
		v.ForEach(func(_, item gjson.Result) bool {
			eachScalar(item, do)
			return true
		})
	case v.Exists():
		do(v)
	}
}

// kinship says whether two values can be compared.
type kinship int

const (
	noKind    kinship = iota // null, which is no value
	sameKind                 // two numbers, two texts, true and false
	otherKind                // anything else: only different
)

// meets compares v, which is no list. Order is between two numbers, or between
// two texts, by code point.
func (f Where) meets(v gjson.Result) (holds bool, kind kinship) {
	if f.Op == "%" || f.Op == "!%" {
		switch {
		case v.IsObject():
			return f.Op == "!%", otherKind
		case v.Type == gjson.Null:
			return f.Op == "!%", noKind
		}
		return like(plainText(v), f.Value) == (f.Op == "%"), sameKind
	}
	order, kind := f.compare(v)
	if kind != sameKind {
		return f.Op == "!=", kind
	}
	switch f.Op {
	case "==", "=":
		return order == 0, kind
	case "!=":
		return order != 0, kind
	case "<":
		return order < 0, kind
	case "<=":
		return order <= 0, kind
	case ">":
		return order > 0, kind
	default: // >=
		return order >= 0, kind
	}
}

// compare is the order of v and Value. A text that is written as a number is
// one to someone who compares it with one ("48.73"); true, false and null
// likewise.
func (f Where) compare(v gjson.Result) (order int, kind kinship) {
	switch {
	case f.keyword() == "null":
		if v.Type == gjson.Null || v.Type == gjson.String && v.Str == "null" {
			return 0, sameKind
		}
		return 1, sameKind
	case v.Type == gjson.Null:
		return 0, noKind
	case f.keyword() != "":
		if text := plainText(v); text == "true" || text == "false" {
			return strings.Compare(text, f.Value), sameKind
		}
	case f.number():
		text, ok := numeral(plainText(v))
		if value, _ := numeral(f.Value); ok && (v.Type == gjson.Number || v.Type == gjson.String) {
			return compareNumbers(text, value), sameKind
		}
	case v.Type == gjson.String:
		return strings.Compare(v.Str, f.Value), sameKind
	}
	return 0, otherKind
}

func (f Where) number() bool {
	_, ok := numeral(f.Value)
	return ok && !f.Quoted
}

// keyword is Value when it is true, false or null, else "".
func (f Where) keyword() string {
	if !f.Quoted && (f.Value == "true" || f.Value == "false" || f.Value == "null") {
		return f.Value
	}
	return ""
}

// incomparable says what the field holds, v, or a list with v in it, and how to
// compare with it.
func (f Where) incomparable(v gjson.Result, inList bool) error {
	e := &Error{Kind: Incomparable, What: f.Field}
	g := f
	inner := f.Field + "."
	if inList {
		inner += "#."
	}
	switch {
	case v.IsObject():
		e.Holds = "objects"
		for _, name := range scalarMembers(v) {
			g.Field = inner + name
			e.Candidates = append(e.Candidates, g.String())
		}
		return e
	case v.Type == gjson.Number:
		e.Holds = "numbers"
		if g.Value, g.Quoted = strings.TrimSpace(f.Value), false; !g.number() {
			g.Value = "N"
		}
	case v.IsBool():
		e.Holds = "true and false"
		g.Value, g.Quoted = strings.ToLower(f.Value), false
		if g.keyword() == "" || g.Value == "null" {
			g.Value = "true"
		}
		if g.Op != "!=" {
			g.Op = "="
		}
	default:
		e.Holds = "texts"
		g.Quoted = true
		e.Candidates = []string{g.String()}
		g.Op, g.Value, g.Quoted = "%", "*"+f.Value+"*", false
	}
	e.Candidates = append(e.Candidates, g.String())
	return e
}

// scalarMembers are the names, as a path has them, of an object's first three
// members that are no objects or lists.
func scalarMembers(object gjson.Result) (names []string) {
	object.ForEach(func(key, value gjson.Result) bool {
		if value.Type != gjson.JSON {
			names = append(names, gjson.Escape(key.String()))
		}
		return len(names) < 3
	})
	return names
}

// numeral is a number as JSON writes it: 7 for 07, 0.5 for .5, 5 for +5.
func numeral(s string) (string, bool) {
	if isNumber(s) {
		return s, true
	}
	digits := strings.TrimLeft(s, "+-")
	sign := s[:len(s)-len(digits)]
	digits = strings.TrimLeft(digits, "0")
	if digits == "" || digits[0] < '0' || digits[0] > '9' {
		digits = "0" + digits
	}
	switch digits = strings.TrimSuffix(digits, "."); sign {
	case "", "+":
		return digits, s != sign && s != sign+"." && isNumber(digits)
	case "-":
		return sign + digits, s != sign && s != sign+"." && isNumber(sign+digits)
	}
	return "", false
}

func isNumber(s string) bool {
	return s != "" && (s[0] == '-' || (s[0] >= '0' && s[0] <= '9')) && gjson.Valid(s)
}

// compareNumbers compares JSON numbers; whole ones exactly, whatever their
// length.
func compareNumbers(a, b string) int {
	if isWhole(a) && isWhole(b) {
		return compareWhole(a, b)
	}
	return cmp.Compare(gjson.Parse(a).Num, gjson.Parse(b).Num)
}

func isWhole(s string) bool { return !strings.ContainsAny(s, ".eE") }

// compareWhole compares decimals without a leading zero: the longer is the
// greater.
func compareWhole(a, b string) int {
	a, aNegative := strings.CutPrefix(a, "-")
	b, bNegative := strings.CutPrefix(b, "-")
	switch {
	case a == "0" && b == "0":
		return 0
	case aNegative != bNegative:
		if aNegative {
			return -1
		}
		return 1
	}
	order := cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	if aNegative {
		return -order
	}
	return order
}

// like matches a pattern of * and ?, giving up (and saying no) on one that
// would take for ever, as gjson does.
func like(text, pattern string) bool {
	matched, stopped := match.MatchLimit(text, pattern, 10_000)
	return matched && !stopped
}
