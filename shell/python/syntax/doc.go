// Package syntax reads the text of the shell's Python: source to tree, with
// positions, and with the difference between a text that is wrong and one that
// is merely incomplete, which drives the `... ` prompt.
//
// The language is a subset of Python 3.11; a line may also be a command of the
// shell, which a [CommandReader] recognises, so that this package knows nothing
// of any command. What the tree means is left to package eval.
package syntax
