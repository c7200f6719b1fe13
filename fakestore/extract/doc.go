// Package extract takes JSON apart as a chain of filters does: each makes one
// [Result] of another, and a result is JSON, or rows with a header.
//
// [Parse] reads a filter as it is written in a line, and [Apply] applies
// some, one after the other:
//
//   - [Path] is a gjson path, verbatim;
//   - [Fields] makes a [Table] of the named fields, aligned where some are missing;
//   - [Where], [Sort], [Head], [Tail] choose rows, [Count] counts them.
//
// A plain name is looked for where gjson would not look, and what gjson passes
// over in silence is an [Error] that says what was not found and what would
// have been. Nesting is limited ([MaxDepth]), so JSON from anywhere may be given.
// What the data is about, where it came from and how a result is drawn is left to
// others.
package extract
