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
		text := fmt.Sprintf("%04x  ", i) + HexLine(line, per)
		s.put([]piece{{2 * margin, text, console.Faint}})
	}
}

// HexLine is up to per bytes in hexadecimal, in the room of per of them, and as text.
func HexLine(bytes []byte, per int) string {
	var hex, text strings.Builder
	for _, c := range bytes {
		fmt.Fprintf(&hex, "%02x ", c)
		if c < ' ' || c > '~' {
			c = '.'
		}
		text.WriteByte(c)
	}
	return hex.String() + strings.Repeat("   ", per-len(bytes)) + " " + text.String()
}

func dumpWidth(per int) int { return 2*margin + 6 + 3*per + 1 + per }
