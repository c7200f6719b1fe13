package command

import (
	"context"
	"errors"
)

var (
	// ErrLeft is Ctrl-] in a conversation.
	ErrLeft = errors.New("the conversation was left")
	// ErrInterrupted is Ctrl-C there, typed where keys are read.
	ErrInterrupted = errors.New("the conversation was interrupted")
)

// A Conversation is what a command that converses has of the shell: its input.
type Conversation struct {
	// Keyboard tells that somebody types, at a terminal that labsh edits lines on.
	Keyboard bool
	// Next gives what is to be sent next: a line that was typed, with its newline, or
	// what there is elsewhere. Its errors are io.EOF, ErrLeft,
	// ErrInterrupted and ctx's cause; at a keyboard there may be more behind an io.EOF. It is called without the
	// interpreter's lock, by one goroutine at a time.
	Next func(ctx context.Context) ([]byte, error)
}

// Connects reports whether the line gives an address to connect to, where it could
// give a socket's name or nothing.
func (c *Call) Connects() bool { return c.Arg("PORT") != nil || c.UnixPath() != nil }

// RunAs runs another command on what this one's line holds: its work, its report if
// report is set, its names. The call acts from then on on what that one made.
func (c *Call) RunAs(other *Command, report bool) (Result, error) {
	as := *c
	as.Command = other
	run := (*Call).RunTwin
	if other.Run != nil {
		run = other.Run
	}
	r, err := run(&as)
	if err != nil {
		return r, err
	}
	c.Self, c.Subject = as.Self, as.Subject
	if r.Made != "" {
		c.Self, c.Subject = r.Made, r.Value
	}
	if report {
		err = as.report(r)
	}
	return r, err
}
