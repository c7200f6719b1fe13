// Package labtest tests labsh from the outside, as its users meet it: the real
// binary, run as a process, on pipes and on pseudo-terminals, against python3,
// Java and web servers.
//
// It holds tests alone. Transcripts are in testdata/script (package
// testscript), the lab sheet's programs in testdata/sheet, solutions of its
// exercises in testdata/solution, statements that raise the exceptions of
// sockets in testdata/exception, and in testdata/cpython what takes methods out of
// CPython's own tests. Peers that are not installed are skipped with a message.
package labtest
