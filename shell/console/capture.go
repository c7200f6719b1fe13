package console

import (
	"regexp"
	"strings"
)

// Capture returns what f prints to standard output, which does not reach it:
// without colours, tables as wide as they are.
// What [Console.Async] prints meanwhile goes its usual way, and what is captured inside
// f is its own.
func (c *Console) Capture(f func()) string {
	b := &strings.Builder{}
	c.mu.Lock()
	before := c.captured
	c.captured = b
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		c.captured = before
		c.mu.Unlock()
	}()
	f()
	c.mu.Lock()
	defer c.mu.Unlock()
	return colours.ReplaceAllString(b.String(), "")
}

// capturing reports whether output is captured.
func (c *Console) capturing() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.captured != nil
}

// colours are the only escape sequences in a text that is fit for the screen.
var colours = regexp.MustCompile(`\x1b\[[0-9;]*m`)
