package console

import (
	"fmt"
	"strings"
)

const hexWidth = 16 // bytes on a line

// HexDump returns data as hexdump -C shows it: offset, 16 bytes, ASCII; equal
// lines after the first as one *; the length last. It is empty for no data.
func HexDump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var b strings.Builder
	same := false
	for i := 0; i < len(data); i += hexWidth {
		line := data[i:min(i+hexWidth, len(data))]
		if i > 0 && len(line) == hexWidth && string(line) == string(data[i-hexWidth:i]) {
			if !same {
				b.WriteString("*\n")
			}
			same = true
			continue
		}
		same = false
		hexLine(&b, i, line)
	}
	fmt.Fprintf(&b, "%08x\n", len(data))
	return b.String()
}

func hexLine(b *strings.Builder, offset int, line []byte) {
	const digits = "0123456789abcdef"
	fmt.Fprintf(b, "%08x  ", offset)
	for i := range hexWidth {
		if i == hexWidth/2 {
			b.WriteByte(' ')
		}
		if i < len(line) {
			b.WriteByte(digits[line[i]>>4])
			b.WriteByte(digits[line[i]&15])
			b.WriteByte(' ')
		} else {
			b.WriteString("   ")
		}
	}
	b.WriteString(" |")
	for _, c := range line {
		if c < ' ' || c > '~' {
			c = '.'
		}
		b.WriteByte(c)
	}
	b.WriteString("|\n")
}
