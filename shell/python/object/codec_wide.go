package object

import (
	"encoding/binary"
	"strings"
)

// byteOrder is how UTF-16 and UTF-32 lay their units out.
type byteOrder byte

const (
	littleEndian byteOrder = iota
	bigEndian
	byOrderMark // little-endian with a mark, or what the mark says
)

func appendUnit(b []byte, u uint32, width int, big bool) []byte {
	switch {
	case width == 2 && big:
		return binary.BigEndian.AppendUint16(b, uint16(u))
	case width == 2:
		return binary.LittleEndian.AppendUint16(b, uint16(u))
	case big:
		return binary.BigEndian.AppendUint32(b, u)
	}
	return binary.LittleEndian.AppendUint32(b, u)
}

// unit reads the unit with which b begins.
func unit(b string, width int, big bool) uint32 {
	var u uint32
	for i := range width {
		c := b[width-1-i]
		if big {
			c = b[i]
		}
		u = u<<8 | uint32(c)
	}
	return u
}

// wide is UTF-16 or UTF-32, by the width of a unit.
func wide(name string, width int, order byteOrder) *codec {
	return &codec{
		encode: func(s, errors string) (string, error) { return encodeWide(name, s, errors, width, order) },
		decode: func(b, errors string) (string, error) { return decodeWide(name, b, errors, width, order) },
	}
}

func encodeWide(name, s, errors string, width int, order byteOrder) (string, error) {
	if err := CheckSize(int64(len(s)), int64(width)); err != nil {
		return "", err
	}
	big := order == bigEndian
	b := make([]byte, 0, width*(len(s)+1))
	if order == byOrderMark {
		b = appendUnit(b, 0xFEFF, width, big)
	}
	put := func(r rune) {
		if width == 2 && r > 0xFFFF {
			b = appendUnit(b, 0xD800+uint32(r-0x10000)>>10, width, big)
			b = appendUnit(b, 0xDC00+uint32(r-0x10000)&0x3FF, width, big)
			return
		}
		b = appendUnit(b, uint32(r), width, big)
	}
	for i := 0; i < len(s); {
		r, n := DecodeRune(s[i:])
		if !isSurrogate(r) {
			put(r)
			i += n
			continue
		}
		f := encodeFailure{name, s, i, i + n, "surrogates not allowed"}
		repl, raw, err := f.replacement(errors)
		switch {
		case err != nil:
			return "", err
		case raw && len(repl)%width != 0:
			return "", f.exception()
		case raw:
			b = append(b, repl...)
		default:
			for _, r := range repl {
				put(r)
			}
		}
		i += n
	}
	return string(b), CheckSize(int64(len(b)), 1)
}

func decodeWide(name, b, errors string, width int, order byteOrder) (string, error) {
	if err := CheckSize(int64(len(b)), 2); err != nil {
		return "", err
	}
	big := order == bigEndian
	start := 0
	if order == byOrderMark {
		name += "-le"
		if len(b) >= width {
			switch {
			case unit(b, width, false) == 0xFEFF:
				start = width
			case unit(b, width, true) == 0xFEFF:
				start, big = width, true
				name = strings.TrimSuffix(name, "-le") + "-be"
			}
		}
	}
	s := make([]byte, 0, len(b))
	for i := start; i < len(b); {
		r, n, reason := decodeUnits(b[i:], width, big)
		if reason == "" {
			s = AppendRune(s, r)
			i += n
			continue
		}
		repl, next, err := decodeFailure{name, b, i, i + n, reason}.replacement(errors)
		if err != nil {
			return "", err
		}
		s = append(s, repl...)
		i = next
	}
	return string(s), nil
}

// decodeUnits reads one code point, or tells what is wrong with how many octets.
func decodeUnits(b string, width int, big bool) (r rune, n int, wrong string) {
	if len(b) < width {
		return 0, len(b), "truncated data"
	}
	u := unit(b, width, big)
	switch {
	case width == 4 && u > 0x10FFFF:
		return 0, 4, "code point not in range(0x110000)"
	case width == 4 && isSurrogate(rune(u)):
		return 0, 4, "code point in surrogate code point range(0xd800, 0xe000)"
	case width == 4 || !isSurrogate(rune(u)):
		return rune(u), width, ""
	case u >= 0xDC00:
		return 0, 2, "illegal encoding"
	case len(b) < 4:
		return 0, len(b), "unexpected end of data"
	}
	low := unit(b[2:], 2, big)
	if low < 0xDC00 || low > 0xDFFF {
		return 0, 2, "illegal UTF-16 surrogate"
	}
	return 0x10000 + rune(u-0xD800)<<10 + rune(low-0xDC00), 4, ""
}
