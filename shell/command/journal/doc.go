// Package journal keeps what was typed in a session and what became of it: the
// source of history and save.
package journal
