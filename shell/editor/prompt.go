package editor

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/chzyer/readline"
	"github.com/jedib0t/go-pretty/v6/text"
)

// A prompt as the screen has it. readline draws the prompt anew with every key
// and believes that it is narrower than the window: it draws a wider one wrong,
// and one that fills whole rows makes it loop for ever. So the rows that a
// prompt fills are its head, printed once, and readline has the last row only.
type prompt struct {
	head string // leaves the cursor in the first column below it
	rows int    // that head fills
	tail string // narrower than the window
}

// splitPrompt lays a prompt out in a window of so many columns.
func splitPrompt(whole string, columns int) prompt {
	var p prompt
	var head, row, style strings.Builder
	column, wrapped := 0, false
	next := func(end string) { // begins the next row
		wrapped = end == ""
		if wrapped {
			end = strings.Repeat(" ", max(0, columns-column)) // where no wide character fits
		}
		head.WriteString(row.String() + end)
		p.rows++
		row.Reset()
		row.WriteString(style.String()) // readline draws the last row alone
		column = 0
	}
	put := func(s string, width int) {
		if column > 0 && column+width > columns {
			next("")
		}
		row.WriteString(s)
		column += width
	}
	for rest := whole; len(rest) > 0; {
		if size := styleSize(rest); size > 0 {
			row.WriteString(rest[:size])
			style.WriteString(rest[:size])
			rest = rest[size:]
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		switch r {
		case newline:
			next("\n")
		case tab:
			n := min(tabStop-column%tabStop, max(1, columns-column))
			put(strings.Repeat(" ", n), n)
		case escape: // half a colour would make readline panic
		default:
			put(rest[:size], text.RuneWidth(r))
		}
		rest = rest[size:]
	}
	switch {
	case column >= columns:
		next("")
	case readlineWidth(row.String()) >= columns: // some characters are wide to readline alone
		next("\n")
	}
	if wrapped {
		head.WriteString(" \r") // a full row ends when the next character comes
	}
	p.head, p.tail = head.String(), row.String()
	return p
}

// styleSize returns the length of the colour (ECMA-48's SGR) that text begins
// with; 0 when it begins with none.
func styleSize(text string) int {
	rest, ok := strings.CutPrefix(text, "\x1b[")
	if !ok {
		return 0
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return r != ';' && (r < '0' || r > '9') })
	if end < 0 || rest[end] != 'm' {
		return 0
	}
	return len(text) - len(rest) + end + 1
}

// readlineWidth returns how many columns readline believes that text takes.
func readlineWidth(text string) int {
	return readline.Runes{}.WidthAll(readline.Runes{}.ColorFilter([]rune(text)))
}

// erase is what takes head off the screen, with all below, from the row under
// it.
func (p prompt) erase() string {
	if p.rows == 0 {
		return ""
	}
	return fmt.Sprintf("\x1b[%dA\x1b[J", p.rows)
}
