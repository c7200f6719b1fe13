package builtin

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// asciiOnly escapes what is beyond ASCII, as ascii() does to a repr. A lone
// surrogate, kept as WTF-8, has its code point too.
func asciiOnly(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			b.WriteByte(s[i])
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			if end := min(i+3, len(s)); end == i+3 {
				if surrogate, ok := onlyRune(s[i:end]); ok {
					r, n = surrogate, 3
				}
			}
		}
		switch {
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		i += n
	}
	return b.String()
}
