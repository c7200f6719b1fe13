// Package ladder draws conversations as sequence diagrams: one column an end, time
// downward, an arrow for what crossed.
//
// [Draw] lays conversations out as a [Diagram], which has no size; its renderers make text
// or a picture of it. All words are in a language already.
package ladder

import (
	"labsh/netlab/record"
	"labsh/shell/locale"
)

// Options say what is drawn.
type Options struct {
	Lang locale.Lang
	// Columns is how many columns fit side by side, 0 for any number: conversations
	// that share an end stand beside each other as long as they do, and else one below
	// the other.
	Columns int
	// Names are the sockets whose conversations are wanted; none for all.
	Names []string
	// Last is how many of the last rows are wanted, 0 for all.
	Last int
	// Bytes asks for the bytes of messages, States for a state at each step.
	Bytes, States bool
	// Dropped is how many events the record no longer has.
	Dropped uint64
}

// Draw lays conversations out.
func Draw(conversations []*record.Conversation, o Options) *Diagram {
	return &Diagram{Lang: o.Lang.String()}
}

// Text is the diagram in so many columns of characters.
func (d *Diagram) Text(width int) string { return "" }
