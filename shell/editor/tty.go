package editor

import "github.com/chzyer/readline"

// A terminal is what the keyboard needs of one beside its bytes.
type terminal interface {
	makeRaw() error // keys come one at a time, unechoed, Ctrl-C as a byte
	restore() error // what it was before makeRaw; may be called again
	width() int     // columns; 0 or less when unknown
	flush()         // forget what was typed and not read
	quit()          // what Ctrl-\\ does while the terminal is not raw
}

// tty is a terminal by its descriptors.
type tty struct {
	in, out int
	before  *readline.State
}

func (t *tty) makeRaw() error {
	state, err := readline.MakeRaw(t.in)
	if err == nil {
		t.before = state
	}
	return err
}

func (t *tty) restore() error {
	if t.before == nil {
		return nil
	}
	err := readline.Restore(t.in, t.before)
	t.before = nil
	return err
}

func (t *tty) width() int {
	columns, _, err := readline.GetSize(t.out)
	if err != nil {
		return 0
	}
	return columns
}
