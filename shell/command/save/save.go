// Package save holds the command that writes what succeeded in a session as a
// Python program, or as a script of the shell, and what its sockets exchanged as packets
// for Wireshark.
package save

import (
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/journal"
	"labsh/shell/locale"
)

// Commands are the family's. files are those that save may not write over, base
// gives the URL of the session's own store, "" where it was not asked.
func Commands(files *Files, base func() string) []command.Command {
	return []command.Command{{
		Name: "save", Group: command.GroupShell, Looks: true, Usage: "FILE [last] [overwrite]", Summary: locale.SaveSummary, Detail: locale.SaveDetail,
		Raises: []command.Raise{
			{Name: "FileExistsError", Means: locale.RaiseFileExists}, {Name: "OSError", Means: locale.RaiseNotWritable},
			{Name: "RuntimeError", Means: locale.RaiseNothingToSave}, {Name: "ValueError", Means: locale.RaiseSuffix},
		},
		Run: func(c *command.Call) (command.Result, error) {
			path := c.Arg("FILE").Text()
			form, err := formOf(path)
			if err != nil {
				return command.Result{}, err
			}
			s, err := sessionFor(c, form, path, files, base)
			if err == nil {
				err = files.check(path, c.Arg("overwrite") != nil, s.files...)
			}
			if err != nil {
				return command.Result{}, err
			}
			content, report, err := form.of(c, s, path)
			if err == nil {
				err = c.WriteFile(path, false, content)
			}
			if err != nil {
				return command.Result{}, err
			}
			files.wrote(path, content)
			report()
			if s.lost > 0 {
				c.Console.Remark(locale.SavedDamaged.For(c.Console.Lang(), int64(s.lost)), s.lost)
			}
			return command.Result{}, nil
		},
	}}
}

// saved is the session that is saved.
type saved struct {
	journal *journal.Journal
	store   func() string // the URL of its own store, "" where nothing has asked it
	files   []string
	// sections are what was seen, gone how many there were before.
	sections []journal.Section
	gone     int
	lost     int // lines of the log that could not be read
}

// sessionFor is the session that a call saves: this one, up to the command that runs now,
// or the last one.
func sessionFor(c *command.Call, form *form, path string, files *Files, base func() string) (*saved, error) {
	if c.Arg("last") != nil {
		return lastSession(c, form, path, files)
	}
	s := &saved{journal: &c.Session.Journal, store: base}
	if form.seen {
		s.seen(c)
	}
	return s, nil
}

// mostUnsaid is how many lines that have no Python are told.
const mostUnsaid = 5

// report says what is in the file, and what is not.
func (p *program) report(c *command.Call, path string) {
	c.Console.Report(locale.Saved.For(p.lang, int64(p.count)), path, p.count)
	for i, line := range p.unsaid {
		if i == mostUnsaid {
			c.Console.Remark(locale.SaveMoreUnsaid, len(p.unsaid)-i)
			break
		}
		first, _, _ := strings.Cut(line, "\n")
		c.Console.Remark(locale.SaveUnsaid, first)
	}
	if n := int64(p.journal.Forgotten()); n > 0 {
		c.Console.Remark(locale.SavedForgotten.For(p.lang, n), n)
	}
}
