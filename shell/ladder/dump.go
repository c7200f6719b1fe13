package ladder

import (
	"fmt"
	"strings"

	"labsh/shell/console"
)

// dump writes an arrow's bytes, in hexadecimal and as text.
func (s *sheet) dump(a *Arrow) {
	per := 16
	for per > 2 && dumpWidth(per) > s.width {
		per /= 2
	}
	for i := 0; i < len(a.Data); i += per {
		line := a.Data[i:min(i+per, len(a.Data))]
		var b strings.Builder
		fmt.Fprintf(&b, "%04x  ", i)
		for j := range per {
			if j < len(line) {
				fmt.Fprintf(&b, "%02x ", line[j])
			} else {
				b.WriteString("   ")
			}
		}
		b.WriteByte(' ')
		for _, c := range line {
			if c < ' ' || c > '~' {
				c = '.'
			}
			b.WriteByte(c)
		}
		s.put([]piece{{2 * margin, b.String(), console.Faint}})
	}
}

func dumpWidth(per int) int { return 2*margin + 6 + 3*per + 1 + per }
