package object

import (
	"hash/maphash"
	"strings"
)

func initStr() {
	StrType.Doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str"
	StrType.New = func(t *Thread, class *Type, args Args) (Value, error) {
		v, err := newStr(t, args)
		return derive(class, v, err)
	}
	StrType.Repr = func(_ *Thread, v Value) (string, error) { return reprText(string(v.(Str))), nil }
	StrType.Str = func(_ *Thread, v Value) (string, error) { return string(v.(Str)), nil }
	StrType.Format = formatStr
	StrType.Hash = func(_ *Thread, v Value) (int64, error) { return hashText(string(v.(Str))), nil }
	StrType.Len = func(t *Thread, v Value) (int, error) { return t.text(string(v.(Str))).n, nil }
	StrType.GetItem = strItem
	StrType.Iter = func(_ *Thread, v Value) (Value, error) {
		s := string(v.(Str))
		return &strIterator{s, isASCII(s)}, nil
	}
	StrType.Contains = func(_ *Thread, v, item Value) (bool, error) {
		sub, ok := Plain(item).(Str)
		if !ok {
			return false, Errorf(TypeError, "'in <string>' requires string as left operand, not %s", item.Type().Name)
		}
		return strings.Contains(string(v.(Str)), string(sub)), nil
	}
	StrType.Binary = strBinary
	StrType.Compare = func(_ *Thread, op CompareOp, x, y Value) (Value, error) {
		b, ok := Plain(y).(Str)
		if !ok {
			return nil, nil
		}
		return compareStrings(op, string(Plain(x).(Str)), string(b)), nil
	}
	StrType.AddLater(initStrMethods)
}

// The order of UTF-8, surrogates included, is that of code points.
func compareStrings(op CompareOp, x, y string) Value {
	switch op {
	case EQ:
		return NewBool(x == y)
	case NE:
		return NewBool(x != y)
	}
	return NewBool(op.holds(strings.Compare(x, y), 0))
}

var hashSeed = maphash.MakeSeed()

// hashText is the hash of text and of bytes, which differs from one run to the
// next, as in Python.
func hashText(s string) int64 {
	if s == "" {
		return 0
	}
	if h := int64(maphash.String(hashSeed, s)); h != -1 {
		return h
	}
	return -2
}

func strBinary(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	a, ok := Plain(x).(Str)
	switch op {
	case Add:
		b, ok2 := Plain(y).(Str)
		if !ok || !ok2 {
			return nil, nil
		}
		return t.concat(strKind, string(a), string(b))
	case Mul:
		self := x
		if !ok {
			self, a, y = y, Plain(y).(Str), x
		}
		n, ok, err := repeatTimes(t, y)
		if !ok || err != nil {
			return nil, err
		}
		if _, exact := self.(Str); exact && n == 1 {
			return self, nil
		}
		s, err := repeat(string(a), n)
		return Str(s), err
	case Mod:
		if !ok {
			return nil, nil
		}
		s, err := percentStr(t, string(a), y)
		return MakeStr(s), err
	}
	return nil, nil
}

func strItem(t *Thread, v, key Value) (Value, error) {
	x := t.text(string(v.(Str)))
	if s, ok := key.(*Slice); ok {
		start, stop, step, n, err := SliceIndices(t, s, x.n)
		if err != nil {
			return nil, err
		}
		return x.slice(start, stop, step, n), nil
	}
	if !isIndex(key) {
		return nil, Errorf(TypeError, "string indices must be integers, not '%s'", key.Type().Name)
	}
	i, err := sequenceIndex(t, key, x.n, "string", "string index")
	if err != nil {
		return nil, err
	}
	return x.char(i), nil
}

// slice is x[start:stop:step], n code points.
func (x text) slice(start, stop, step, n int) Value {
	switch {
	case n <= 0:
		return Str("")
	case step == 1 && n == x.n:
		return Str(x.s)
	case step == 1:
		from := x.offset(start)
		if x.marks == nil {
			// A short string: the end is nearer from here than from its start.
			return charValue(x.s[from : from+text{s: x.s[from:], n: x.n - start}.offset(stop-start)])
		}
		return charValue(x.s[from:x.offset(stop)])
	case n == 1:
		return x.char(start)
	case x.n == len(x.s):
		return Str(everyByte(x.s, start, step, n))
	}
	runes := make([]string, 0, x.n)
	for i := 0; i < len(x.s); {
		j := nextRune(x.s, i)
		runes = append(runes, x.s[i:j])
		i = j
	}
	var b strings.Builder
	for ; n > 0; n-- {
		b.WriteString(runes[start])
		start += step
	}
	return Str(b.String())
}

func everyByte(s string, start, step, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = s[start]
		start += step
	}
	return string(b)
}

// CPython 3.11 has an iterator of its own for text that is all ASCII.
var (
	strIteratorType      = NewIteratorType("str_iterator")
	strASCIIIteratorType = NewIteratorType("str_ascii_iterator")
)

type strIterator struct {
	rest  string
	ascii bool
}

// Type is one of the two iterators of str.
func (it *strIterator) Type() *Type {
	if it.ascii {
		return strASCIIIteratorType
	}
	return strIteratorType
}

func (it *strIterator) Next(*Thread) (Value, error) {
	if it.rest == "" {
		return nil, nil
	}
	n := nextRune(it.rest, 0)
	c := charValue(it.rest[:n])
	it.rest = it.rest[n:]
	return c, nil
}

var strCall = &Builtin{Name: "str", Sig: "object='', encoding='utf-8', errors='strict'"}

func newStr(t *Thread, args Args) (Value, error) {
	if len(args.Pos) == 1 && len(args.Kw) == 0 {
		return strOf(t, args.Pos[0])
	}
	a, err := bindCall(strCall, args)
	if err != nil {
		return nil, err
	}
	encoding, err := optionalStr("str", "encoding", a[1], "utf-8")
	if err != nil {
		return nil, err
	}
	errors, err := optionalStr("str", "errors", a[2], "strict")
	if err != nil {
		return nil, err
	}
	switch v := Plain(a[0]).(type) {
	case nil:
		return Str(""), nil
	default:
		if a[1] == nil && a[2] == nil {
			return strOf(t, a[0])
		}
		if _, ok := v.(Str); ok {
			return nil, Errorf(TypeError, "decoding str is not supported")
		}
		b, ok := octets(v)
		if !ok {
			return nil, Errorf(TypeError, "decoding to str: need a bytes-like object, %s found", v.Type().Name)
		}
		s, err := Decode(b, encoding, errors)
		return Str(s), err
	}
}

// strOf is ToStr, and ReprOf Repr, that keep the class of what the object's method
// gives.
func strOf(t *Thread, v Value) (Value, error) {
	if n, ok := v.(Int); ok {
		return IntStr(n), nil
	}
	s, err := textOf(t, v, "__str__")
	if s == nil && err == nil && v.Type().Str == nil {
		return ReprOf(t, v)
	}
	if s == nil && err == nil {
		var text string
		text, err = ToStr(t, v)
		s = Str(text)
	}
	return s, err
}

// ReprOf is repr(v).
func ReprOf(t *Thread, v Value) (Value, error) {
	s, err := textOf(t, v, "__repr__")
	if s == nil && err == nil {
		var text string
		text, err = Repr(t, v)
		s = Str(text)
	}
	return s, err
}

// textOf calls a method of a class statement that gives text; nil where there is none.
func textOf(t *Thread, v Value, name string) (Value, error) {
	if !v.Type().Defines(name) {
		return nil, nil
	}
	s, err := dunder(t, v, name)
	if err == nil && !Is(s, StrType) {
		err = Errorf(TypeError, "%s returned non-string (type %s)", name, s.Type().Name)
	}
	return s, err
}

// bindCall binds the arguments of a class's call by a signature.
func bindCall(b *Builtin, args Args) ([]Value, error) {
	return b.bind(readParams(b.Sig), args)
}

// optionalStr is an argument that must be text where it is given.
func optionalStr(function, arg string, v Value, otherwise string) (string, error) {
	switch v := Plain(v).(type) {
	case nil:
		return otherwise, nil
	case Str:
		return string(v), nil
	}
	return "", Errorf(TypeError, "%s() argument '%s' must be str, not %s", function, arg, typeName(v))
}

// typeName is the name of v's type as CPython's argument errors have it.
func typeName(v Value) string {
	if v == None {
		return "None"
	}
	return v.Type().Name
}
