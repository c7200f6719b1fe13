// Package object holds the values of the shell's Python: the types, their
// operators, methods and reprs, and the exceptions, each to the letter of
// CPython 3.11.
//
// A [Value] is anything Python can name. What a value can do is told by its
// [Type]: a struct of slots (Repr, Binary, GetItem, …), as CPython's
// PyTypeObject is, with methods beside them. A class written in Python is a
// Type too, whose slots call its double-underscore methods; so the evaluator
// and the built-in functions never ask which of the two they have.
//
// An error is a Go error that is an [*Exception]. A [Thread] is what every
// operation that may call back into Python, wait, or be interrupted is given.
// Syntax, evaluation and modules are left to other packages.
package object
