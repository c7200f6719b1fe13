package object

import (
	"strings"
	"unicode/utf8"
)

// octetMap is a method that takes no arguments and gives octets again.
func octetMap(f func(string) string) Fn {
	return func(_ *Thread, a []Value) (Value, error) {
		b, _ := octets(a[0])
		return likewise(a[0], f(b)), nil
	}
}

func octetTest(f func(string) bool) Fn {
	return func(_ *Thread, a []Value) (Value, error) {
		b, _ := octets(a[0])
		return NewBool(f(b)), nil
	}
}

// octetEvery is a test of ASCII characters.
func octetEvery(is func(c byte) bool) Fn {
	return octetTest(func(b string) bool {
		for i := 0; i < len(b); i++ {
			if !is(b[i]) {
				return false
			}
		}
		return b != ""
	})
}

func asciiLower(c byte) bool { return c >= 'a' && c <= 'z' }
func asciiAlpha(c byte) bool { return asciiLower(c | 0x20) }

// asciiCase changes letters: change is told whether a letter stands before.
func asciiCase(change func(c byte, inWord bool) byte) func(string) string {
	return func(s string) string {
		b := []byte(s)
		inWord := false
		for i, c := range b {
			if asciiAlpha(c) {
				b[i] = change(c, inWord)
				inWord = true
			} else {
				inWord = false
			}
		}
		return string(TakeBytes(b))
	}
}

// asciiText keeps what is beyond ASCII from being taken for letters.
func asciiText(f func(string) bool) func(string) bool {
	return func(b string) bool {
		return f(strings.Map(func(r rune) rune {
			if r >= utf8.RuneSelf {
				return '.'
			}
			return r
		}, b))
	}
}

// initOctetMethods gives class, bytes or bytearray, the methods that the two
// share.
func initOctetMethods(class *Type) {
	add := class.AddMethod
	upper := func(c byte, _ bool) byte { return c &^ 0x20 }
	lower := func(c byte, _ bool) byte { return c | 0x20 }
	add("lower", "", "B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase.", octetMap(asciiCase(lower)))
	add("upper", "", "B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase.", octetMap(asciiCase(upper)))
	add("swapcase", "", "B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted to lowercase and vice versa.", octetMap(asciiCase(func(c byte, _ bool) byte { return c ^ 0x20 })))
	add("title", "", "B.title() -> copy of B\n\nReturn a titlecased version of B.", octetMap(asciiCase(func(c byte, inWord bool) byte {
		if inWord {
			return c | 0x20
		}
		return c &^ 0x20
	})))
	add("capitalize", "", "B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII).", octetMap(func(b string) string {
		if b == "" {
			return b
		}
		return asciiCase(upper)(b[:1]) + asciiCase(lower)(b[1:])
	}))
	add("isalnum", "", "Return True if all characters in B are alphanumeric and there is at least one character in B.", octetEvery(func(c byte) bool { return asciiAlpha(c) || asciiDigit(c) }))
	add("isalpha", "", "Return True if all characters in B are alphabetic and there is at least one character in B.", octetEvery(asciiAlpha))
	add("isdigit", "", "Return True if all characters in B are digits and there is at least one character in B.", octetEvery(asciiDigit))
	add("isspace", "", "Return True if all characters in B are whitespace and there is at least one character in B.", octetEvery(octetAlphabet.space.hasASCII))
	add("isascii", "", "Return True if B is empty or all characters in B are ASCII.", octetTest(isASCII))
	add("islower", "", "Return True if all cased characters in B are lowercase and there is at least one.", octetTest(asciiText(func(s string) bool { return onlyCase(s, isLower, isUpper) })))
	add("isupper", "", "Return True if all cased characters in B are uppercase and there is at least one.", octetTest(asciiText(func(s string) bool { return onlyCase(s, isUpper, isLower) })))
	add("istitle", "", "Return True if B is a titlecased string and there is at least one character in B.", octetTest(asciiText(isTitled)))

	for _, f := range finders {
		doc := "Return the lowest index in B where subsection sub is found, such that sub is contained within B[start,end]."
		if f.last {
			doc = strings.Replace(doc, "lowest", "highest", 1)
		}
		add(f.name, searchSig, doc, f.bytes)
	}
	add("count", searchSig, "Return the number of non-overlapping occurrences of subsection sub in bytes B[start:end].", octetsCount)
	add("startswith", searchSig, "Return True if B starts with the specified prefix, False otherwise.", octetsAffix("startswith", strings.HasPrefix))
	add("endswith", searchSig, "Return True if B ends with the specified suffix, False otherwise.", octetsAffix("endswith", strings.HasSuffix))
	add("removeprefix", "prefix, /", "Return a bytes object with the given prefix string removed if present.", octetsRemove(strings.TrimPrefix))
	add("removesuffix", "suffix, /", "Return a bytes object with the given suffix string removed if present.", octetsRemove(strings.TrimSuffix))

	add("center", "width, fillchar=b' ', /", "Return a centered string of length width.", octetsPad("center", padCenter))
	add("ljust", "width, fillchar=b' ', /", "Return a left-justified string of length width.", octetsPad("ljust", padRight))
	add("rjust", "width, fillchar=b' ', /", "Return a right-justified string of length width.", octetsPad("rjust", padLeft))
	add("zfill", "width, /", "Pad a numeric string with zeros on the left, to fill a field of the given width.", func(t *Thread, a []Value) (Value, error) {
		width, err := AsInt(t, a[1])
		if err != nil {
			return nil, err
		}
		b, _ := octets(a[0])
		s, err := zeroFill(b, len(b), width)
		return likewise(a[0], s), err
	})
	add("expandtabs", "tabsize=8", "Return a copy where all tab characters are expanded using spaces.", func(t *Thread, a []Value) (Value, error) {
		size, err := optionalInt32(t, a[1], 8)
		if err != nil {
			return nil, err
		}
		b, _ := octets(a[0])
		s, err := octetAlphabet.expandTabs(b, size)
		return likewise(a[0], s), err
	})
	add("strip", "bytes=None, /", "Strip leading and trailing bytes contained in the argument.", octetsStrip(true, true))
	add("lstrip", "bytes=None, /", "Strip leading bytes contained in the argument.", octetsStrip(true, false))
	add("rstrip", "bytes=None, /", "Strip trailing bytes contained in the argument.", octetsStrip(false, true))
	add("split", "sep=None, maxsplit=-1", "Return a list of the sections in the bytes, using sep as the delimiter.", octetsSplit(splitAt, octetAlphabet.splitSpace))
	add("rsplit", "sep=None, maxsplit=-1", "Return a list of the sections in the bytes, using sep as the delimiter, from the end.", octetsSplit(rsplitAt, octetAlphabet.rsplitSpace))
	add("splitlines", "keepends=False", "Return a list of the lines in the bytes, breaking at line boundaries.", func(t *Thread, a []Value) (Value, error) {
		keep, err := optionalTruth(t, a[1])
		if err != nil {
			return nil, err
		}
		b, _ := octets(a[0])
		return octetsList(a[0], octetAlphabet.splitLines(b, keep)), nil
	})
	add("partition", "sep, /", "Partition the bytes into three parts using the given separator.", octetsPartition(false))
	add("rpartition", "sep, /", "Partition the bytes into three parts using the last such separator.", octetsPartition(true))
	add("join", "iterable_of_bytes, /", "Concatenate any number of bytes objects.", octetsJoin)
	add("replace", "old, new, count=-1, /", "Return a copy with all occurrences of substring old replaced by new.", octetsReplace)
	add("translate", "table, /, delete=b''", "Return a copy with each character mapped by the given translation table.", octetsTranslate)
	class.AddStatic("maketrans", "frm, to, /", "Return a translation table usable for the bytes or bytearray translate method.", octetsMakeTrans)
	add("hex", "sep=None, bytes_per_sep=1", "Create a string of hexadecimal numbers from a bytes object.", octetsHex)
	class.AddClassMethod("fromhex", "string, /", "Create a bytes object from a string of hexadecimal numbers.", octetsFromHex)
	add("decode", "encoding='utf-8', errors='strict'", "Decode the bytes using the codec registered for encoding.", func(_ *Thread, a []Value) (Value, error) {
		encoding, err := optionalStr("decode", "encoding", a[1], "utf-8")
		if err != nil {
			return nil, err
		}
		errors, err := optionalStr("decode", "errors", a[2], "strict")
		if err != nil {
			return nil, err
		}
		b, _ := octets(a[0])
		s, err := Decode(b, encoding, errors)
		return rebox(a[0], strKind, s), err
	})
}

func octetsList(self Value, parts []string) Value {
	if _, ok := self.(Bytes); ok {
		return NewList(boxParts(bytesKind, parts)...)
	}
	elems := make([]Value, len(parts))
	for i, p := range parts {
		elems[i] = likewise(self, p)
	}
	return NewList(elems...)
}

func octetsRemove(trim func(s, affix string) string) Fn {
	return func(_ *Thread, a []Value) (Value, error) {
		affix, err := mustBeOctets(a[1])
		if err != nil {
			return nil, err
		}
		b, _ := octets(a[0])
		return likewise(a[0], trim(b, affix)), nil
	}
}

func octetsPad(name string, left func(missing, width int64) int64) Fn {
	return func(t *Thread, a []Value) (Value, error) {
		width, err := AsInt(t, a[1])
		if err != nil {
			return nil, err
		}
		fill := " "
		if a[2] != nil {
			var ok bool
			if fill, ok = octets(a[2]); !ok || len(fill) != 1 {
				return nil, Errorf(TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name, typeName(a[2]))
			}
		}
		b, _ := octets(a[0])
		s, err := pad(b, len(b), width, fill, left)
		return likewise(a[0], s), err
	}
}

func octetsStrip(left, right bool) Fn {
	return func(_ *Thread, a []Value) (Value, error) {
		drop := octetAlphabet.space
		if a[1] != nil && a[1] != None {
			set, err := mustBeOctets(a[1])
			if err != nil {
				return nil, err
			}
			drop = octetAlphabet.among(set)
		}
		b, _ := octets(a[0])
		return likewise(a[0], octetAlphabet.trim(b, drop, left, right)), nil
	}
}

func octetsSplit(at func(s, sep string, limit int) []string, space func(s string, limit int) []string) Fn {
	return func(t *Thread, a []Value) (Value, error) {
		limit, err := optionalCount(t, a[2])
		if err != nil {
			return nil, err
		}
		b, _ := octets(a[0])
		if a[1] == nil || a[1] == None {
			if err := partsSize(b, " "); err != nil {
				return nil, err
			}
			return octetsList(a[0], space(b, limit)), nil
		}
		sep, err := mustBeOctets(a[1])
		if err != nil {
			return nil, err
		}
		if sep == "" {
			return nil, Errorf(ValueError, "empty separator")
		}
		if err := partsSize(b, sep); err != nil {
			return nil, err
		}
		return octetsList(a[0], at(b, sep, limit)), nil
	}
}

func octetsPartition(last bool) Fn {
	return func(_ *Thread, a []Value) (Value, error) {
		sep, err := mustBeOctets(a[1])
		if err != nil {
			return nil, err
		}
		if sep == "" {
			return nil, Errorf(ValueError, "empty separator")
		}
		b, _ := octets(a[0])
		before, found, after := partition(b, sep, last)
		middle := likewise(a[0], found)
		if _, ok := a[0].(Bytes); ok && found != "" {
			middle = a[1]
		}
		return NewTuple(likewise(a[0], before), middle, likewise(a[0], after)), nil
	}
}

func octetsJoin(t *Thread, a []Value) (Value, error) {
	if b, ok := a[0].(*Bytearray); ok {
		b.lent++
		defer func() { b.lent-- }()
	}
	elems, err := joinElems(t, a[1])
	if err != nil {
		return nil, err
	}
	sep, _ := octets(a[0])
	size := int64(len(sep)) * int64(max(len(elems)-1, 0))
	for i, e := range elems {
		p, ok := AsBytes(e)
		if !ok {
			return nil, Errorf(TypeError, "sequence item %d: expected a bytes-like object, %s found", i, e.Type().Name)
		}
		size += int64(len(p))
	}
	if err := CheckSize(size, 1); err != nil {
		return nil, err
	}
	v, b := MakeBytes(int(size))
	for i, e := range elems {
		if i > 0 {
			b = b[copy(b, sep):]
		}
		p, _ := AsBytes(e)
		b = b[copy(b, p):]
	}
	return likewise(a[0], string(v.(Bytes))), nil
}

func octetsReplace(t *Thread, a []Value) (Value, error) {
	from, err := mustBeOctets(a[1])
	if err != nil {
		return nil, err
	}
	to, err := mustBeOctets(a[2])
	if err != nil {
		return nil, err
	}
	limit, err := optionalCount(t, a[3])
	if err != nil {
		return nil, err
	}
	b, _ := octets(a[0])
	v, err := octetAlphabet.replace(a[0], bytesKind, b, from, to, limit)
	if _, ok := a[0].(Bytes); ok || err != nil {
		return v, err
	}
	return likewise(a[0], string(v.(Bytes))), nil
}
