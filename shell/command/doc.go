// Package command is the core of the shell's commands: the entry that says all of a
// command, the table of entries, and the session that runs them.
//
// A command is shorthand for Python. Its line, parsed, and the values of its
// arguments are a [Call]; the entry's Twin turns that into a few lines of Python,
// which the [Session] runs on the same objects as everything else, and a report is
// added for people. Where a twin cannot do the job (a table for the screen, a progress
// bar) the entry has Go code of its own, Run.
//
// Everything said of a command (help, completion, usage errors, the README's
// reference) derives from its entry. Which commands there are is left to the
// families, one folder each beside this file; how a line is parsed to package line,
// filters to package pipe.
package command
