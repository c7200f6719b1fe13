// Package known keeps what a session has open: the sockets and the servers that
// commands made, and those that Python lines made and bound to a name. It knows
// which socket is the current one and under which name each can be reached.
package known
