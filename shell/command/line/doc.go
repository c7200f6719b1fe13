// Package line reads a command line: from its text to words, options, filters and
// the file that it ends in. Of a command it needs only the grammar.
package line
