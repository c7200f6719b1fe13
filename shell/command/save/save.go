// Package save holds the command that writes what succeeded in a session as a
// Python program, or as a script of the shell, and what its sockets exchanged as packets
// for Wireshark.
package save

import (
	"path/filepath"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/journal"
	"labsh/shell/locale"
)

// Commands are the family's. files are those that save may not write over, base
// gives the URL of the session's own store, "" where it was not asked.
func Commands(files *Files, base func() string) []command.Command {
	return []command.Command{{
		Name: "save", Group: command.GroupShell, Looks: true, Usage: "FILE [overwrite]", Summary: locale.SaveSummary, Detail: locale.SaveDetail,
		Raises: []command.Raise{
			{Name: "FileExistsError", Means: locale.RaiseFileExists}, {Name: "OSError", Means: locale.RaiseNotWritable},
			{Name: "RuntimeError", Means: locale.RaiseNoPackets},
		},
		Run: func(c *command.Call) (command.Result, error) {
			path := c.Arg("FILE").Text()
			if err := checkSuffix(path); err != nil {
				return command.Result{}, err
			}
			if err := files.check(path, c.Arg("overwrite") != nil); err != nil {
				return command.Result{}, err
			}
			content, report, err := contentFor(c, path, base)
			if err == nil {
				err = c.WriteFile(path, false, content)
			}
			if err != nil {
				return command.Result{}, err
			}
			files.wrote(path, content)
			report()
			return command.Result{}, nil
		},
	}}
}

// contentFor is what is written into a file, which its suffix tells, and what is said of it
// then.
func contentFor(c *command.Call, path string, base func() string) (content []byte, report func(), err error) {
	if strings.EqualFold(filepath.Ext(path), ".pcapng") {
		return packetFile(c, path)
	}
	var text string
	var n int
	if strings.HasSuffix(path, ".py") {
		text, n = pythonProgram(c, base())
	} else {
		text, n = script(c)
	}
	return []byte(text), func() { c.Console.Report(locale.Saved.For(c.Console.Lang(), int64(n)), path, n) }, nil
}

// script is the session as a script for run, and how many statements it has.
func script(c *command.Call) (string, int) {
	var lines []string
	c.Session.Journal.Succeeded(c.Line, false, func(_ *journal.Entry, s journal.Segment) {
		if typed := s.Command(); typed != nil && command.CommandOf(typed.Payload).Looks {
			return
		}
		lines = append(lines, s.Text)
	})
	if len(lines) == 0 {
		return "", 0
	}
	return strings.Join(lines, "\n") + "\n", len(lines)
}
