package command

import (
	"strings"

	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// Misused is an error in how the call's command is written; its hint is the
// usage.
func (c *Call) Misused(class *object.Type, format string, args ...any) error {
	return c.Command.misused(class, format, args...)
}

// misused is an error in how the command is written.
func (c *Command) misused(class *object.Type, format string, args ...any) error {
	e := object.Errorf(class, c.Name+": "+format, args...)
	e.Hint = locale.UsageHint.Hint(c.usageLine())
	return e
}

// usageLine is the command with its argument pattern.
func (c *Command) usageLine() string {
	name := c.Name
	if c.MethodOnly {
		name = "NAME." + name
	}
	if c.Usage == "" {
		return name
	}
	return name + " " + c.Usage
}

// ShortUsage is usageLine without the flags, for lists.
func (c *Command) ShortUsage() string {
	var words []string
	for _, w := range strings.Fields(c.usageLine()) {
		if !strings.HasPrefix(w, "[--") {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}
