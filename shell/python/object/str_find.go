package object

import (
	"math"
	"strings"
)

// searchSig is the signature of find, count, startswith and their like.
const searchSig = "sub, start=None, end=None, /"

// searchArgs reads the arguments of a method with searchSig.
func searchArgs(t *Thread, a []Value) (sub Value, start, end int, err error) {
	end = math.MaxInt
	if a[2] != nil {
		if start, err = slicePart(t, a[2], 0); err != nil {
			return nil, 0, 0, err
		}
	}
	if a[3] != nil {
		if end, err = slicePart(t, a[3], math.MaxInt); err != nil {
			return nil, 0, 0, err
		}
	}
	return a[1], start, end, nil
}

// searchRange fits start and end to n elements; start may exceed end, and then
// nothing is found, not even an empty string.
func searchRange(start, end, n int) (int, int) {
	if end > n {
		end = n
	} else if end < 0 {
		end = max(end+n, 0)
	}
	if start < 0 {
		start = max(start+n, 0)
	}
	return start, end
}

// within cuts code points start to end out; at is the offset of the part.
func (x text) within(start, end int) (part string, at int, ok bool) {
	start, end = searchRange(start, end, x.n)
	if start > end {
		return "", 0, false
	}
	at = x.offset(start)
	stop := len(x.s)
	if end < x.n {
		stop = x.offset(end)
	}
	return x.s[at:stop], at, true
}

// finder is find, rfind, index or rindex.
type finder struct {
	name   string
	last   bool
	raises bool
}

var finders = []finder{{"find", false, false}, {"rfind", true, false}, {"index", false, true}, {"rindex", true, true}}

func (f finder) in(s, sub string) int {
	if f.last {
		return strings.LastIndex(s, sub)
	}
	return strings.Index(s, sub)
}

func (f finder) result(i int, notFound string) (Value, error) {
	if i < 0 && f.raises {
		return nil, Errorf(ValueError, "%s", notFound)
	}
	return NewInt(int64(i)), nil
}

func (f finder) str(t *Thread, a []Value) (Value, error) {
	v, start, end, err := searchArgs(t, a)
	if err != nil {
		return nil, err
	}
	sub, err := mustBeStr(v)
	if err != nil {
		return nil, err
	}
	x := t.text(string(a[0].(Str)))
	i := -1
	if part, at, ok := x.within(start, end); ok {
		if i = f.in(part, sub); i >= 0 {
			i = x.position(at + i)
		}
	}
	return f.result(i, "substring not found")
}

func strCount(t *Thread, a []Value) (Value, error) {
	v, start, end, err := searchArgs(t, a)
	if err != nil {
		return nil, err
	}
	sub, err := mustBeStr(v)
	if err != nil {
		return nil, err
	}
	part, _, ok := t.text(string(a[0].(Str))).within(start, end)
	switch {
	case !ok:
		return NewInt(0), nil
	case sub == "":
		return NewInt(int64(countRunes(part)) + 1), nil
	}
	return NewInt(int64(strings.Count(part, sub))), nil
}

// strAffix is startswith or endswith.
func strAffix(name string, has func(s, affix string) bool) Fn {
	return func(t *Thread, a []Value) (Value, error) {
		v, start, end, err := searchArgs(t, a)
		if err != nil {
			return nil, err
		}
		part, _, ok := t.text(string(a[0].(Str))).within(start, end)
		switch v := Plain(v).(type) {
		case Str:
			return NewBool(ok && has(part, string(v))), nil
		case *Tuple:
			for _, e := range v.Elems {
				affix, isStr := Plain(e).(Str)
				if !isStr {
					return nil, Errorf(TypeError, "tuple for %s must only contain str, not %s", name, e.Type().Name)
				}
				if ok && has(part, string(affix)) {
					return True, nil
				}
			}
			return False, nil
		}
		return nil, Errorf(TypeError, "%s first arg must be str or a tuple of str, not %s", name, v.Type().Name)
	}
}

func mustBeStr(v Value) (string, error) {
	if s, ok := Plain(v).(Str); ok {
		return string(s), nil
	}
	return "", Errorf(TypeError, "must be str, not %s", v.Type().Name)
}
