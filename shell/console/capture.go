package console

import (
	"regexp"
	"strings"
)

// Captured is what was printed while Capture ran.
type Captured struct {
	Text   string  // without colours, tables as wide as they are
	Tables []Table // those in it
}

// Capture returns what f prints to standard output, which does not reach it.
// What [Console.Async] prints meanwhile goes its usual way. Captures do not
// nest.
func (c *Console) Capture(f func()) Captured {
	b := &capture{}
	c.mu.Lock()
	c.captured = b
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		c.captured = nil
		c.mu.Unlock()
	}()
	f()
	c.mu.Lock()
	defer c.mu.Unlock()
	return Captured{colours.ReplaceAllString(b.String(), ""), b.tables}
}

// capture takes the place of standard output.
type capture struct {
	strings.Builder
	tables []Table
}

// noteTable keeps a table that is about to be drawn, if output is captured.
func (c *Console) noteTable(t Table) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.captured != nil {
		c.captured.tables = append(c.captured.tables, t)
	}
}

// capturing reports whether output is captured.
func (c *Console) capturing() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.captured != nil
}

// colours are the only escape sequences in a text that is fit for the screen.
var colours = regexp.MustCompile(`\x1b\[[0-9;]*m`)
