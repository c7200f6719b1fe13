package session

import (
	"fmt"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/journal"
	"labsh/shell/locale"

	"labsh/shell/console"
)

// runHistory lists what was typed, the last N entries if N is given.
func runHistory(c *command.Call) (command.Result, error) {
	entries := c.Session.Journal.Entries()
	first := 0
	if a := c.Arg("N"); a != nil {
		n, err := c.Number(a)
		if err != nil {
			return command.Result{}, err
		}
		first = int(max(0, int64(len(entries))-max(n, 0)))
	}
	return command.Result{Report: func() error {
		if first < len(entries) {
			c.Console.Excerpt(console.Plain, numbered(entries[first:], first+1), locale.CutShort)
		}
		return nil
	}}, nil
}

// numbered is the entries with their numbers, the lines of a block one below
// the other.
func numbered(entries []*journal.Entry, first int) string {
	var lines []string
	for i, e := range entries {
		for j, text := range strings.Split(strings.TrimRight(e.Text, "\n"), "\n") {
			number := fmt.Sprintf("%5d", first+i)
			if j > 0 {
				number = "     "
			}
			lines = append(lines, number+"  "+text)
		}
	}
	return strings.Join(lines, "\n")
}
