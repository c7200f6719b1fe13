// Package command holds the shell's commands: the table of them, the reading of
// a command line, and what each does.
//
// A command is shorthand for Python. [Reader] splits its line into words;
// the command turns them into its twin, a few lines of Python, which the
// [Session] runs on the same objects as everything else, and adds a report for
// people. Where a twin cannot do the job (a table for the screen, a progress bar) the
// command has Go code of its own.
//
// Everything said of a command (help, completion, usage errors, the README's
// reference) derives from its entry in the table.
package command
