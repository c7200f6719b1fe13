package console

import (
	"regexp"
	"strings"
)

// Capture returns what f prints to standard output, which does not reach it:
// the text alone, without colours, and laid out as it would have been. What
// [Console.Async] prints meanwhile goes its usual way. Captures do not nest.
func (c *Console) Capture(f func()) string {
	var b strings.Builder
	c.mu.Lock()
	c.captured = &b
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		c.captured = nil
		c.mu.Unlock()
	}()
	f()
	c.mu.Lock()
	defer c.mu.Unlock()
	return colours.ReplaceAllString(b.String(), "")
}

// colours are the only escape sequences in a text that is fit for the screen.
var colours = regexp.MustCompile(`\x1b\[[0-9;]*m`)
