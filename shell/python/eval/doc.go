// Package eval runs the shell's Python: it turns a syntax tree into Go closures
// and runs them on values of package object.
//
// Names are resolved when the tree is compiled (scope.go), so that a local is a
// slice index and a global a pointer. An expression becomes an expr, a statement
// a stmt; both are given the frame of the call that runs them. An exception is a
// Go error that is an *object.Exception; on its way out every frame notes where it
// stood ([frame.fail]), from which a traceback is printed.
//
// Commands of the shell are statements too; what they do is left to the
// [Commands] of the environment.
package eval
