package object

import "strings"

const undefined = "character maps to <undefined>"

// Where cp1252 and ISO 8859-15 differ from Latin-1; 0 is undefined.
func cp1252() map[byte]rune {
	return map[byte]rune{
		0x80: '€', 0x81: 0, 0x82: '‚', 0x83: 'ƒ', 0x84: '„', 0x85: '…', 0x86: '†', 0x87: '‡',
		0x88: 'ˆ', 0x89: '‰', 0x8a: 'Š', 0x8b: '‹', 0x8c: 'Œ', 0x8d: 0, 0x8e: 'Ž', 0x8f: 0,
		0x90: 0, 0x91: '‘', 0x92: '’', 0x93: '“', 0x94: '”', 0x95: '•', 0x96: '–', 0x97: '—',
		0x98: '˜', 0x99: '™', 0x9a: 'š', 0x9b: '›', 0x9c: 'œ', 0x9d: 0, 0x9e: 'ž', 0x9f: 'Ÿ',
	}
}

func latin9() map[byte]rune {
	return map[byte]rune{0xa4: '€', 0xa6: 'Š', 0xa8: 'š', 0xb4: 'Ž', 0xb8: 'ž', 0xbc: 'Œ', 0xbd: 'œ', 0xbe: 'Ÿ'}
}

// eightBit is a codec with one octet for each of the first limit code points,
// but for those in other. Where a codec has a table, CPython's errors name
// the single character; else, the whole run.
func eightBit(name, reason string, limit rune, other map[byte]rune) *codec {
	octetOf := make(map[rune]byte, len(other))
	for b, r := range other {
		if r != 0 {
			octetOf[r] = b
		}
	}
	octet := func(r rune) (byte, bool) {
		if b, ok := octetOf[r]; ok {
			return b, true
		}
		if r < 0 || r >= limit {
			return 0, false
		}
		_, moved := other[byte(r)]
		return byte(r), !moved
	}
	encode := func(s, errors string) (string, error) {
		if isASCII(s) {
			return s, nil
		}
		var b strings.Builder
		for i := 0; i < len(s); {
			r, n := DecodeRune(s[i:])
			if c, ok := octet(r); ok {
				b.WriteByte(c)
				i += n
				continue
			}
			end := i + n
			for end < len(s) {
				r, n := DecodeRune(s[end:])
				if _, ok := octet(r); ok {
					break
				}
				end += n
			}
			repl, raw, err := encodeFailure{name, s, i, end, reason}.replacement(errors)
			if err != nil {
				return "", err
			}
			if !raw {
				for _, r := range repl {
					if _, ok := octet(r); !ok {
						return "", encodeFailure{name, s, i, end, reason}.exception()
					}
				}
			}
			b.WriteString(repl)
			i = end
		}
		return b.String(), CheckSize(int64(b.Len()), 1)
	}
	decode := func(b, errors string) (string, error) {
		if isASCII(b) {
			return b, nil
		}
		if err := CheckSize(int64(len(b)), 2); err != nil {
			return "", err
		}
		s := make([]byte, 0, len(b)+len(b)/8)
		for i := 0; i < len(b); {
			r := rune(b[i])
			moved, isMoved := other[b[i]]
			if isMoved {
				r = moved
			}
			if r < limit && !isMoved || moved != 0 {
				s = AppendRune(s, r)
				i++
				continue
			}
			repl, next, err := decodeFailure{name, b, i, i + 1, reason}.replacement(errors)
			if err != nil {
				return "", err
			}
			s = append(s, repl...)
			i = next
		}
		return string(s), nil
	}
	return &codec{encode, decode}
}
