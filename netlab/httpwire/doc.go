// Package httpwire writes and reads HTTP/1.1 by hand (RFC 9112), over any
// stream of bytes: for people who want to see the very bytes.
//
// A [Request] is written exactly as it is shown: order and letter case of its
// headers are the user's. A [Reader] reads one message at a time and no byte
// more than it: what follows stays for the next read. A [Response] keeps what
// was received as it was received, beside what it means.
//
// The tables of status codes ([Statuses]) and [Methods], and the diagnoses
// ([Diagnose]), are facts and keys: their wording for people is left to others.
//
// The package opens no connection and waits for nothing by itself: the stream
// it is given decides about time limits, and its errors come back wrapped.
package httpwire
