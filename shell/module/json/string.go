package json

import (
	"strings"

	"labsh/shell/python/object"
)

// str reads a string whose first character is at i, past the quote.
func (d *decoder) str(i int) (string, int, error) {
	begin := i - 1
	var b []byte
	for {
		from := i
		for i < len(d.doc) && d.doc[i] != '"' && d.doc[i] != '\\' && (d.doc[i] >= ' ' || !d.strict) {
			i++
		}
		if i == len(d.doc) {
			return "", i, d.fail("Unterminated string starting at", begin)
		}
		switch c := d.doc[i]; c {
		case '"':
			if b == nil {
				return d.doc[from:i], i + 1, nil
			}
			return string(append(b, d.doc[from:i]...)), i + 1, nil
		case '\\':
			b = append(b, d.doc[from:i]...)
			var err error
			if b, i, err = d.escape(b, i, begin); err != nil {
				return "", i, err
			}
		default:
			return "", i, d.fail("Invalid control character at", i)
		}
	}
}

// escape reads the escape whose backslash is at i.
func (d *decoder) escape(b []byte, i, begin int) ([]byte, int, error) {
	if i+1 == len(d.doc) {
		return nil, i, d.fail("Unterminated string starting at", begin)
	}
	const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	c := d.doc[i+1]
	if k := strings.IndexByte(from, c); k >= 0 {
		return append(b, to[k]), i + 2, nil
	}
	if c != 'u' {
		return nil, i, d.fail(`Invalid \escape`, i)
	}
	r, ok := d.hex(i + 2)
	if !ok {
		return nil, i, d.fail(`Invalid \uXXXX escape`, i+1)
	}
	i += 6
	if r >= 0xd800 && r < 0xdc00 && d.at(i) == '\\' && d.at(i+1) == 'u' {
		if low, ok := d.hex(i + 2); ok && low >= 0xdc00 && low < 0xe000 {
			r, i = (r-0xd800)<<10+(low-0xdc00)+0x10000, i+6
		}
	}
	return object.AppendRune(b, r), i, nil
}

// hex reads the four digits at i.
func (d *decoder) hex(i int) (r rune, ok bool) {
	if i+4 >= len(d.doc) {
		return 0, false
	}
	for _, c := range []byte(d.doc[i : i+4]) {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return r, true
}

// appendString writes s as JSON; with asciiOnly everything beyond ASCII as
// \uXXXX, in surrogate pairs where need be.
func appendString(b []byte, s string, asciiOnly bool) []byte {
	b = append(b, '"')
	from := 0 // what is written so far
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < 0x7f && c != '"' && c != '\\' || c >= 0x7f && !asciiOnly {
			i++
			continue
		}
		b = append(b, s[from:i]...)
		if k := strings.IndexByte("\b\f\n\r\t\"\\", c); k >= 0 {
			b = append(b, '\\', "bfnrt\"\\"[k])
			i++
		} else {
			r, n := object.DecodeRune(s[i:])
			if r >= 0x10000 {
				r -= 0x10000
				b = appendEscape(b, 0xd800+r>>10)
				r = 0xdc00 + r&0x3ff
			}
			b = appendEscape(b, r)
			i += n
		}
		from = i
	}
	return append(append(b, s[from:]...), '"')
}

// appendEscape writes a code of 16 bits as \uXXXX.
func appendEscape(b []byte, r rune) []byte {
	const digits = "0123456789abcdef"
	return append(b, '\\', 'u', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15])
}
