// Package ladder draws conversations as sequence diagrams: one column an end, time
// downward, an arrow for what crossed.
package ladder

import (
	"labsh/netlab/record"
	"labsh/shell/locale"
)

// Options say what is drawn.
type Options struct {
	Lang locale.Lang
}

// A Diagram is the picture, without a size.
type Diagram struct{}

// Draw lays conversations out.
func Draw(conversations []*record.Conversation, o Options) *Diagram { return &Diagram{} }

// Text is the diagram in so many columns of characters.
func (d *Diagram) Text(width int) string { return "" }
