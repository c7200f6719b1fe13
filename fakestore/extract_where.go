package fakestore

import (
	"cmp"
	"strings"

	"github.com/tidwall/gjson"
	"github.com/tidwall/match"
)

// Where is a filter: the rows whose Field compares so with Value. A row
// without the field is left out.
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

// operators, the longer first where one begins with another.
var operators = []string{"==", "!=", "<=", ">=", "!%", "<", ">", "%", "="}

// Apply keeps the kind of its input: rows of a Table, or a JSON array.
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
	for i, item := range r.items {
		if v := gjson.Get(item, paths[0]); v.Exists() && f.holds(v) {
			chosen = append(chosen, i)
		}
	}
	return r.keep(chosen), nil
}

func (f Where) String() string {
	value := f.Value
	if f.Quoted {
		value = quote(value)
	}
	return "where " + f.Field + " " + f.Op + " " + value
}

// holds compares v, which exists. Order is between two numbers, or between
// two strings, by code point; other pairs are only equal or different.
func (f Where) holds(v gjson.Result) bool {
	switch f.Op {
	case "%":
		return like(plainText(v), f.Value)
	case "!%":
		return !like(plainText(v), f.Value)
	}
	order, comparable := f.compare(v)
	switch f.Op {
	case "==", "=":
		return comparable && order == 0
	case "!=":
		return !comparable || order != 0
	case "<":
		return comparable && order < 0
	case "<=":
		return comparable && order <= 0
	case ">":
		return comparable && order > 0
	default: // >=
		return comparable && order >= 0
	}
}

func (f Where) compare(v gjson.Result) (order int, ok bool) {
	number := !f.Quoted && isNumber(f.Value)
	switch v.Type {
	case gjson.Number:
		if !number {
			return 0, false
		}
		return compareNumbers(v.Raw, f.Value), true
	case gjson.String:
		// "48.73" is a number to someone who compares it with one.
		if number && isNumber(v.Str) {
			return compareNumbers(v.Str, f.Value), true
		}
		return strings.Compare(v.Str, f.Value), true
	case gjson.JSON:
		return 0, false
	default: // true, false, null
		return 0, !f.Quoted && v.Raw == f.Value
	}
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
