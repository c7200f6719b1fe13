package editor

import (
	"bytes"
	"context"
	"fmt"
	"strings"
)

// groupSeparator is Ctrl-], with which telnet(1) is left.
const groupSeparator = 29

// maxUnfinished is how much of a line without an end stands before the cursor, in
// bytes; one that is longer goes on below.
const maxUnfinished = 4 << 10

// Converse implements [Editor].
func (k *keyboard) Converse(ctx context.Context) ([]byte, error) {
	line, err := k.read(ctx, "", "", conversing)
	return []byte(line + "\n"), err
}

// HoldKeys implements [Editor].
func (k *keyboard) HoldKeys() (release func() (dropped bool, err error), err error) {
	k.reading.Lock()
	defer k.reading.Unlock()
	k.holding = true
	return k.releaseKeys, k.makeRaw()
}

func (k *keyboard) releaseKeys() (dropped bool, err error) {
	k.reading.Lock()
	defer k.reading.Unlock()
	k.holding = false
	if dropped = k.keys.pasting; dropped {
		_, after, ended := bytes.Cut(k.keys.raw, []byte(pasteEnd))
		k.swallow = !ended
		k.keys.reset()
		k.keys.raw = after
	}
	return dropped, k.restore()
}

// makeRaw and restore are the terminal's, which is to be made raw once.
func (k *keyboard) makeRaw() error {
	if k.raw {
		return nil
	}
	err := k.term.makeRaw()
	k.raw = err == nil
	return err
}

func (k *keyboard) restore() error {
	if k.holding {
		return nil
	}
	k.raw = false
	return k.term.restore()
}

// Converse implements [Editor]. On a terminal that edits its lines by itself Ctrl-]
// is a line of its own.
func (p *plain) Converse(ctx context.Context) ([]byte, error) {
	if p.some == nil {
		p.some = make([]byte, maxAtOnce)
	}
	n, err := p.readInput(ctx, p.some, false)
	b := bytes.Clone(p.some[:n])
	if err == nil && string(b) == string(rune(groupSeparator))+"\n" && IsTerminal(p.cfg.In) {
		return nil, ErrLeft
	}
	return b, err
}

// maxAtOnce is how much plain input is read at once, in bytes.
const maxAtOnce = 64 << 10

// PrintStream implements [Editor]. It waits as PrintAbove does.
func (k *keyboard) PrintStream(text string, direct func(lines string)) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for k.drawsStream() && len(k.came) > maxQueue {
		k.room.Wait()
	}
	k.came += text
	if k.drawsStream() {
		k.src.wake()
		return
	}
	var lines string
	if lines, k.came = cutLines(k.came); lines != "" {
		direct(lines)
	}
}

// drawsStream reports whether what PrintStream is given is drawn around a line.
// The lock is held.
func (k *keyboard) drawsStream() bool { return k.editing && k.conversing && !k.closed }

// Unfinished implements [Editor].
func (k *keyboard) Unfinished() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	rest := k.came
	k.came = ""
	return rest
}

// beginConversing puts what has come of a line before the cursor. The lock is held.
func (k *keyboard) beginConversing() {
	k.whole, k.came = k.came, ""
}

// endConversing is for a line that has ended: what stood before it stays where it
// is, and what has not been drawn yet goes below. The lock is held.
func (k *keyboard) endConversing() {
	var lines string
	lines, k.came = cutLines(k.came)
	fmt.Fprint(k.out, lines)
	k.room.Broadcast()
}

// takeStream takes the lines of what came, to be printed above; the rest is the
// prompt from here on. The lock is held.
func (k *keyboard) takeStream() (lines string) {
	lines, k.whole = cutLines(k.whole + k.came)
	k.came = ""
	return lines
}

// cutLines cuts text behind its last newline; what follows is short.
func cutLines(text string) (lines, rest string) {
	at := strings.LastIndexByte(text, '\n') + 1
	lines, rest = text[:at], text[at:]
	if len(rest) > maxUnfinished {
		return lines + rest + "\n", ""
	}
	return lines, rest
}

// PrintStream implements [Editor].
func (*plain) PrintStream(text string, direct func(string)) { direct(text) }

// HoldKeys implements [Editor].
func (*plain) HoldKeys() (release func() (bool, error), err error) {
	return func() (bool, error) { return false, nil }, nil
}

// Unfinished implements [Editor].
func (*plain) Unfinished() string { return "" }
