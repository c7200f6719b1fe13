package object

import (
	"strings"
	"unicode"
)

func appendUpper(b []byte, r rune) []byte {
	if s, ok := upperLong()[r]; ok {
		return append(b, s...)
	}
	return AppendRune(b, unicode.ToUpper(r))
}

func appendTitle(b []byte, r rune) []byte {
	if s, ok := titleLong()[r]; ok {
		return append(b, s...)
	}
	return AppendRune(b, unicode.ToTitle(r))
}

// appendLower writes the lower case of r, which stands at s[i:]: a sigma at a
// word's end has a form of its own.
func appendLower(b []byte, r rune, s string, i int) []byte {
	switch r {
	case 0x130:
		return append(b, "i\u0307"...)
	case 'Σ':
		if endsWord(s, i) {
			return append(b, "ς"...)
		}
		return append(b, "σ"...)
	}
	return AppendRune(b, unicode.ToLower(r))
}

// endsWord is Unicode's Final_Sigma: a cased letter before s[i:] and none
// after its first character, what case ignores left out.
func endsWord(s string, i int) bool {
	before := s[:i]
	for before != "" {
		r, n := DecodeLastRune(before)
		before = before[:len(before)-n]
		if caseIgnores(r) {
			continue
		}
		if !isCased(r) {
			return false
		}
		return !startsCased(s[nextRune(s, i):])
	}
	return false
}

func startsCased(s string) bool {
	for s != "" {
		r, n := DecodeRune(s)
		if !caseIgnores(r) {
			return isCased(r)
		}
		s = s[n:]
	}
	return false
}

// caseIgnores is Unicode's Case_Ignorable.
func caseIgnores(r rune) bool {
	return strings.ContainsRune("'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a", r) ||
		unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

// appendFold writes the form of r for comparison without case: the lower case
// of its upper case, but for Cherokee, whose capitals came first.
func appendFold(b []byte, r rune) []byte {
	switch {
	case r == 'ı':
		return AppendRune(b, r)
	case r == 'ẞ':
		return append(b, "ss"...)
	case unicode.Is(unicode.Cherokee, r):
		return AppendRune(b, unicode.ToUpper(r))
	}
	if s, ok := upperLong()[r]; ok {
		for _, u := range s {
			b = AppendRune(b, unicode.ToLower(u))
		}
		return b
	}
	if r == 0x130 {
		return append(b, "i\u0307"...)
	}
	return AppendRune(b, unicode.ToLower(unicode.ToUpper(r)))
}

// mapRunes applies add to each code point of s; add is given where it stands.
func mapRunes(s string, add func(b []byte, r rune, i int) []byte) string {
	b := make([]byte, 0, len(s)+8)
	for i := 0; i < len(s); {
		r, n := DecodeRune(s[i:])
		b = add(b, r, i)
		i += n
	}
	return string(b)
}

func upperText(s string) string {
	return mapRunes(s, func(b []byte, r rune, _ int) []byte { return appendUpper(b, r) })
}

func lowerText(s string) string {
	return mapRunes(s, func(b []byte, r rune, i int) []byte { return appendLower(b, r, s, i) })
}

func foldText(s string) string {
	return mapRunes(s, func(b []byte, r rune, _ int) []byte { return appendFold(b, r) })
}

func capitalizeText(s string) string {
	return mapRunes(s, func(b []byte, r rune, i int) []byte {
		if i == 0 {
			return appendTitle(b, r)
		}
		return appendLower(b, r, s, i)
	})
}

func titleText(s string) string {
	inWord := false
	return mapRunes(s, func(b []byte, r rune, i int) []byte {
		if inWord {
			b = appendLower(b, r, s, i)
		} else {
			b = appendTitle(b, r)
		}
		inWord = isCased(r)
		return b
	})
}

func swapCaseText(s string) string {
	return mapRunes(s, func(b []byte, r rune, i int) []byte {
		switch {
		case isUpper(r):
			return appendLower(b, r, s, i)
		case isLower(r):
			return appendUpper(b, r)
		}
		return AppendRune(b, r)
	})
}
