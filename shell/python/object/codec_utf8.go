package object

import (
	"strings"
	"unicode/utf8"
)

// encodeUTF8 hands the text on as it is: only a lone surrogate has no UTF-8.
func encodeUTF8(s, errors string) (string, error) {
	if utf8.ValidString(s) {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		end := i
		for end < len(s) {
			r, n := DecodeRune(s[end:])
			if !isSurrogate(r) {
				break
			}
			end += n
		}
		if end == i {
			_, n := DecodeRune(s[i:])
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		repl, _, err := encodeFailure{"utf-8", s, i, end, "surrogates not allowed"}.replacement(errors)
		if err != nil {
			return "", err
		}
		b.WriteString(repl)
		i = end
	}
	return b.String(), CheckSize(int64(b.Len()), 1)
}

func decodeUTF8(b, errors string) (string, error) {
	if utf8.ValidString(b) {
		return b, nil
	}
	var s strings.Builder
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			s.WriteByte(b[i])
			i++
			continue
		}
		if r, n := utf8.DecodeRuneInString(b[i:]); r != utf8.RuneError || n > 1 {
			s.WriteString(b[i : i+n])
			i += n
			continue
		}
		n, reason := invalidUTF8(b[i:])
		repl, next, err := decodeFailure{"utf-8", b, i, i + n, reason}.replacement(errors)
		if err != nil {
			return "", err
		}
		s.WriteString(repl)
		i = next
	}
	return s.String(), CheckSize(int64(s.Len()), 1)
}

// invalidUTF8 tells how many octets at the start of b make one error, and what
// is wrong with them.
//
// Source: CPython's Objects/stringlib/codecs.h.
func invalidUTF8(b string) (n int, reason string) {
	const (
		start        = "invalid start byte"
		continuation = "invalid continuation byte"
		unexpected   = "unexpected end of data"
	)
	first := b[0]
	length := 0
	switch {
	case first < 0xC2 || first > 0xF4:
		return 1, start
	case first < 0xE0:
		length = 2
	case first < 0xF0:
		length = 3
	default:
		length = 4
	}
	for i := 1; i < length; i++ {
		if i == len(b) {
			return i, unexpected
		}
		c := b[i]
		bad := startsRune(c)
		if i == 1 {
			switch first {
			case 0xE0:
				bad = bad || c < 0xA0
			case 0xED:
				bad = bad || c >= 0xA0
			case 0xF0:
				bad = bad || c < 0x90
			case 0xF4:
				bad = bad || c >= 0x90
			}
		}
		if bad {
			return i, continuation
		}
	}
	return length, continuation
}

const byteOrderMark = "\ufeff"

func encodeUTF8Sig(s, errors string) (string, error) {
	b, err := encodeUTF8(s, errors)
	return byteOrderMark + b, err
}

func decodeUTF8Sig(b, errors string) (string, error) {
	return decodeUTF8(strings.TrimPrefix(b, byteOrderMark), errors)
}
