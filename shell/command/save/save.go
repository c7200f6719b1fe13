// Package save holds the command that writes what succeeded in a session as a
// Python program, or as a script of the shell, and what its sockets exchanged as packets
// for Wireshark.
package save

import (
	"path/filepath"
	"strings"

	"labsh/shell/command"
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
	j := &c.Session.Journal
	if strings.HasSuffix(path, ".py") {
		p := pythonProgram(c, j, base())
		return []byte(p.text()), func() { p.report(c, path) }, nil
	}
	s := scriptOf(c, j)
	return []byte(s.text()), func() { s.report(c, path) }, nil
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
