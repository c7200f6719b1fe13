package object

import (
	"strings"
	"unicode"
)

func isSpace(r rune) bool {
	switch {
	case r >= 9 && r <= 13, r >= 0x1c && r <= 0x20, r == 0x85, r == 0xa0:
		return true
	case r < 0x1680:
		return false
	}
	return unicode.Is(unicode.Zs, r) || r == 0x2028 || r == 0x2029
}

func isLower(r rune) bool { return unicode.IsLower(r) || unicode.Is(unicode.Other_Lowercase, r) }
func isUpper(r rune) bool { return unicode.IsUpper(r) || unicode.Is(unicode.Other_Uppercase, r) }
func isTitle(r rune) bool { return unicode.Is(unicode.Lt, r) }
func isCased(r rune) bool { return isLower(r) || isUpper(r) || isTitle(r) }

func isDecimal(r rune) bool { return unicode.Is(unicode.Nd, r) }

func isDigit(r rune) bool {
	if isDecimal(r) {
		return true
	}
	for _, x := range otherDigits {
		if r >= x[0] && r <= x[1] {
			return true
		}
	}
	return false
}

func isNumeric(r rune) bool { return unicode.IsNumber(r) || strings.ContainsRune(otherNumbers, r) }

func isAlnum(r rune) bool { return unicode.IsLetter(r) || isNumeric(r) }

func startsIdentifier(r rune) bool {
	return r == '_' || unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) &&
		!strings.ContainsRune(notInIdentifier, r) && !strings.ContainsRune(lateInIdentifier, r)
}

func continuesIdentifier(r rune) bool {
	return startsIdentifier(r) || strings.ContainsRune(lateInIdentifier, r) ||
		unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

func isIdentifier(s string) bool {
	first, n := DecodeRune(s)
	return s != "" && startsIdentifier(first) && (n == len(s) || everyRune(s[n:], continuesIdentifier))
}

// everyRune is false for an empty string.
func everyRune(s string, is func(rune) bool) bool {
	for i := 0; i < len(s); {
		r, n := DecodeRune(s[i:])
		if !is(r) {
			return false
		}
		i += n
	}
	return s != ""
}

// onlyCase reports whether s has letters of one case and none of the other.
func onlyCase(s string, is, other func(rune) bool) bool {
	cased := false
	for i := 0; i < len(s); {
		r, n := DecodeRune(s[i:])
		if other(r) || isTitle(r) {
			return false
		}
		cased = cased || is(r)
		i += n
	}
	return cased
}

// isTitled reports whether every word begins with a capital and goes on
// without.
func isTitled(s string) bool {
	cased, inWord := false, false
	for i := 0; i < len(s); {
		r, n := DecodeRune(s[i:])
		switch {
		case isUpper(r) || isTitle(r):
			if inWord {
				return false
			}
			cased, inWord = true, true
		case isLower(r):
			if !inWord {
				return false
			}
			cased = true
		default:
			inWord = false
		}
		i += n
	}
	return cased
}
