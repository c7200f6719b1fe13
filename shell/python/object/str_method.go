package object

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// strMap is a method that takes no arguments and gives text.
func strMap(f func(string) string) Fn {
	return func(_ *Thread, a []Value) (Value, error) { return rebox(a[0], strKind, f(string(a[0].(Str)))), nil }
}

// strCase is strMap for the change of case that f makes, which changes of the letters
// of ASCII those from first on alone.
func strCase(first byte, f func(string) string) Fn {
	return func(_ *Thread, a []Value) (Value, error) {
		s, changes := string(a[0].(Str)), false
		for i := range len(s) {
			if s[i] >= utf8.RuneSelf {
				return Str(f(s)), nil
			}
			changes = changes || s[i]-first < 26
		}
		if !changes {
			return a[0], nil
		}
		v, b := makeText(strKind, len(s))
		for i := range b {
			if b[i] = s[i]; s[i]-first < 26 {
				b[i] ^= 0x20
			}
		}
		return v, nil
	}
}

// strTest is a method that takes no arguments and gives a bool.
func strTest(f func(string) bool) Fn {
	return func(_ *Thread, a []Value) (Value, error) { return NewBool(f(string(a[0].(Str)))), nil }
}

func strEvery(is func(rune) bool) Fn {
	set := elementsThat(is)
	return strTest(func(s string) bool { return s != "" && textAlphabet.run(s, set, true) == len(s) })
}

func initStrMethods() {
	add := StrType.AddMethod
	printable := elementsThat(unicode.IsPrint)
	add("capitalize", "", "Return a capitalized version of the string.", strMap(capitalizeText))
	add("casefold", "", "Return a version of the string suitable for caseless comparisons.", strCase('A', foldText))
	add("lower", "", "Return a copy of the string converted to lowercase.", strCase('A', lowerText))
	add("upper", "", "Return a copy of the string converted to uppercase.", strCase('a', upperText))
	add("title", "", "Return a version of the string where each word is titlecased.", strMap(titleText))
	add("swapcase", "", "Convert uppercase characters to lowercase and lowercase characters to uppercase.", strMap(swapCaseText))

	add("isalnum", "", "Return True if the string is an alpha-numeric string, False otherwise.", strEvery(isAlnum))
	add("isalpha", "", "Return True if the string is an alphabetic string, False otherwise.", strEvery(unicode.IsLetter))
	add("isascii", "", "Return True if all characters in the string are ASCII, False otherwise.", strTest(isASCII))
	add("isdecimal", "", "Return True if the string is a decimal string, False otherwise.", strEvery(isDecimal))
	add("isdigit", "", "Return True if the string is a digit string, False otherwise.", strEvery(isDigit))
	add("isidentifier", "", "Return True if the string is a valid Python identifier, False otherwise.", strTest(isIdentifier))
	add("islower", "", "Return True if the string is a lowercase string, False otherwise.", strTest(func(s string) bool { return onlyCase(s, isLower, isUpper) }))
	add("isnumeric", "", "Return True if the string is a numeric string, False otherwise.", strEvery(isNumeric))
	add("isprintable", "", "Return True if the string is printable, False otherwise.", strTest(func(s string) bool { return textAlphabet.run(s, printable, true) == len(s) }))
	add("isspace", "", "Return True if the string is a whitespace string, False otherwise.", strEvery(isSpace))
	add("istitle", "", "Return True if the string is a title-cased string, False otherwise.", strTest(isTitled))
	add("isupper", "", "Return True if the string is an uppercase string, False otherwise.", strTest(func(s string) bool { return onlyCase(s, isUpper, isLower) }))

	for _, f := range finders {
		doc := "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end]."
		if f.last {
			doc = strings.Replace(doc, "lowest", "highest", 1)
		}
		add(f.name, searchSig, doc, f.str)
	}
	add("count", searchSig, "Return the number of non-overlapping occurrences of substring sub in string S[start:end].", strCount)
	add("startswith", searchSig, "Return True if S starts with the specified prefix, False otherwise.", strAffix("startswith", strings.HasPrefix))
	add("endswith", searchSig, "Return True if S ends with the specified suffix, False otherwise.", strAffix("endswith", strings.HasSuffix))

	add("center", "width, fillchar=' ', /", "Return a centered string of length width.", strPad(padCenter))
	add("ljust", "width, fillchar=' ', /", "Return a left-justified string of length width.", strPad(padRight))
	add("rjust", "width, fillchar=' ', /", "Return a right-justified string of length width.", strPad(padLeft))
	add("zfill", "width, /", "Pad a numeric string with zeros on the left, to fill a field of the given width.", func(t *Thread, a []Value) (Value, error) {
		width, err := AsInt(t, a[1])
		if err != nil {
			return nil, err
		}
		s, err := zeroFill(string(a[0].(Str)), t.text(string(a[0].(Str))).n, width)
		return Str(s), err
	})
	add("expandtabs", "tabsize=8", "Return a copy where all tab characters are expanded using spaces.", func(t *Thread, a []Value) (Value, error) {
		size, err := optionalInt32(t, a[1], 8)
		if err != nil {
			return nil, err
		}
		s, err := textAlphabet.expandTabs(string(a[0].(Str)), size)
		return Str(s), err
	})

	add("strip", "chars=None, /", "Return a copy of the string with leading and trailing whitespace removed.", strStrip("strip", true, true))
	add("lstrip", "chars=None, /", "Return a copy of the string with leading whitespace removed.", strStrip("lstrip", true, false))
	add("rstrip", "chars=None, /", "Return a copy of the string with trailing whitespace removed.", strStrip("rstrip", false, true))
	add("split", "sep=None, maxsplit=-1", "Return a list of the substrings in the string, using sep as the separator string.", strSplit(splitAt, textAlphabet.splitSpace))
	add("rsplit", "sep=None, maxsplit=-1", "Return a list of the substrings in the string, using sep as the separator string, from the end.", strSplit(rsplitAt, textAlphabet.rsplitSpace))
	add("splitlines", "keepends=False", "Return a list of the lines in the string, breaking at line boundaries.", func(t *Thread, a []Value) (Value, error) {
		keep, err := optionalTruth(t, a[1])
		if err != nil {
			return nil, err
		}
		return strList(textAlphabet.splitLines(string(a[0].(Str)), keep)), nil
	})
	add("partition", "sep, /", "Partition the string into three parts using the given separator.", strPartition(false))
	add("rpartition", "sep, /", "Partition the string into three parts using the last such separator.", strPartition(true))
	add("join", "iterable, /", "Concatenate any number of strings.", strJoin)

	add("removeprefix", "prefix, /", "Return a str with the given prefix string removed if present.", strRemove("removeprefix", strings.TrimPrefix))
	add("removesuffix", "suffix, /", "Return a str with the given suffix string removed if present.", strRemove("removesuffix", strings.TrimSuffix))
	add("replace", "old, new, count=-1, /", "Return a copy with all occurrences of substring old replaced by new.", strReplace)
	add("translate", "table, /", "Replace each character in the string using the given translation table.", strTranslate)
	StrType.AddStatic("maketrans", "x, y=None, z=None, /", "Return a translation table usable for str.translate().", strMakeTrans)

	add("encode", "encoding='utf-8', errors='strict'", "Encode the string using the codec registered for encoding.", func(_ *Thread, a []Value) (Value, error) {
		encoding, err := optionalStr("encode", "encoding", a[1], "utf-8")
		if err != nil {
			return nil, err
		}
		errors, err := optionalStr("encode", "errors", a[2], "strict")
		if err != nil {
			return nil, err
		}
		b, err := Encode(string(a[0].(Str)), encoding, errors)
		return rebox(a[0], bytesKind, b), err
	})
	add("format", "*args, **kwargs", "Return a formatted version of S, using substitutions from args and kwargs.", func(t *Thread, a []Value) (Value, error) {
		s, err := formatFields(t, string(a[0].(Str)), a[1].(*Tuple), a[2].(*Dict))
		return Str(s), err
	})
	add("format_map", "mapping, /", "Return a formatted version of S, using substitutions from mapping.", func(t *Thread, a []Value) (Value, error) {
		s, err := formatFields(t, string(a[0].(Str)), nil, a[1])
		return Str(s), err
	})
}

// optionalInt32 is an argument that CPython takes as a C int.
func optionalInt32(t *Thread, v Value, otherwise int) (int, error) {
	if v == nil {
		return otherwise, nil
	}
	n, err := AsInt(t, v)
	if err == nil && n != int64(int32(n)) || IsException(err, OverflowError) {
		err = Errorf(OverflowError, "Python int too large to convert to C int")
	}
	return int(n), err
}

func optionalTruth(t *Thread, v Value) (bool, error) {
	if v == nil {
		return false, nil
	}
	return Truth(t, v)
}

// optionalCount is an argument such as maxsplit: an int, -1 when left out.
func optionalCount(t *Thread, v Value) (int, error) {
	if v == nil {
		return -1, nil
	}
	n, err := AsInt(t, v)
	return int(n), err
}

func strList(parts []string) Value { return NewList(boxParts(strKind, parts)...) }

func strPad(left func(missing, width int64) int64) Fn {
	return func(t *Thread, a []Value) (Value, error) {
		width, err := AsInt(t, a[1])
		if err != nil {
			return nil, err
		}
		fill := " "
		if a[2] != nil {
			c, ok := a[2].(Str)
			if !ok {
				return nil, Errorf(TypeError, "The fill character must be a unicode character, not %s", a[2].Type().Name)
			}
			if fill = string(c); countRunes(fill) != 1 {
				return nil, Errorf(TypeError, "The fill character must be exactly one character long")
			}
		}
		s := string(a[0].(Str))
		s, err = pad(s, t.text(s).n, width, fill, left)
		return Str(s), err
	}
}

func strStrip(name string, left, right bool) Fn {
	return func(_ *Thread, a []Value) (Value, error) {
		drop := textAlphabet.space
		switch chars := a[1].(type) {
		case nil, noneType:
		case Str:
			drop = textAlphabet.among(string(chars))
		default:
			return nil, Errorf(TypeError, "%s arg must be None or str", name)
		}
		return rebox(a[0], strKind, textAlphabet.trim(string(a[0].(Str)), drop, left, right)), nil
	}
}

func strSplit(at func(s, sep string, limit int) []string, space func(s string, limit int) []string) Fn {
	return func(t *Thread, a []Value) (Value, error) {
		limit, err := optionalCount(t, a[2])
		if err != nil {
			return nil, err
		}
		s := string(a[0].(Str))
		switch sep := a[1].(type) {
		case nil, noneType:
			if err := partsSize(s, " "); err != nil {
				return nil, err
			}
			return strList(space(s, limit)), nil
		case Str:
			if sep == "" {
				return nil, Errorf(ValueError, "empty separator")
			}
			if err := partsSize(s, string(sep)); err != nil {
				return nil, err
			}
			return strList(at(s, string(sep), limit)), nil
		}
		return nil, Errorf(TypeError, "must be str or None, not %s", a[1].Type().Name)
	}
}

func strPartition(last bool) Fn {
	return func(_ *Thread, a []Value) (Value, error) {
		sep, err := mustBeStr(a[1])
		if err != nil {
			return nil, err
		}
		if sep == "" {
			return nil, Errorf(ValueError, "empty separator")
		}
		before, found, after := partition(string(a[0].(Str)), sep, last)
		return NewTuple(Str(before), Str(found), Str(after)), nil
	}
}

// joinElems gathers what join is given.
func joinElems(t *Thread, v Value) ([]Value, error) {
	if l, ok := v.(*List); ok && l.class == nil {
		return l.Elems, nil
	}
	if v.Type().Iter == nil && v.Type().GetItem == nil {
		return nil, Errorf(TypeError, "can only join an iterable")
	}
	return Elements(t, v)
}

func strJoin(t *Thread, a []Value) (Value, error) {
	sep := string(a[0].(Str))
	elems, err := joinElems(t, a[1])
	if err != nil {
		return nil, err
	}
	size := int64(len(sep)) * int64(max(len(elems)-1, 0))
	for i, e := range elems {
		s, ok := Plain(e).(Str)
		if !ok {
			return nil, Errorf(TypeError, "sequence item %d: expected str instance, %s found", i, e.Type().Name)
		}
		size += int64(len(s))
	}
	if len(elems) == 1 {
		return Plain(elems[0]), nil
	}
	if err := CheckSize(size, 1); err != nil {
		return nil, err
	}
	v, b := makeText(strKind, int(size))
	for i, e := range elems {
		if i > 0 {
			b = b[copy(b, sep):]
		}
		b = b[copy(b, Plain(e).(Str)):]
	}
	return v, nil
}

func strRemove(name string, trim func(s, affix string) string) Fn {
	return func(_ *Thread, a []Value) (Value, error) {
		affix, ok := a[1].(Str)
		if !ok {
			return nil, Errorf(TypeError, "%s() argument must be str, not %s", name, typeName(a[1]))
		}
		return rebox(a[0], strKind, trim(string(a[0].(Str)), string(affix))), nil
	}
}

func strReplace(t *Thread, a []Value) (Value, error) {
	for i := 1; i <= 2; i++ {
		if _, ok := Plain(a[i]).(Str); !ok {
			return nil, Errorf(TypeError, "replace() argument %d must be str, not %s", i, typeName(a[i]))
		}
	}
	limit, err := optionalCount(t, a[3])
	if err != nil {
		return nil, err
	}
	return textAlphabet.replace(a[0], strKind, string(a[0].(Str)), string(a[1].(Str)), string(a[2].(Str)), limit)
}
