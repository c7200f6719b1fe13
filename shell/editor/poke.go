package editor

import (
	"bytes"
	"io"
)

// PrintAbove implements Editor. While more is queued than the terminal takes, it
// waits: a thread that prints without end must not fill the memory.
func (k *keyboard) PrintAbove(text string, direct func()) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for k.editing && k.queue.Len() > maxQueue && !k.closed {
		k.room.Wait()
	}
	if !k.editing || k.closed {
		direct()
		return
	}
	k.queue.WriteString(text)
	k.src.wake()
}

// printQueue prints what is queued to w. The lock is held.
func (k *keyboard) printQueue(w io.Writer) {
	if k.queue.Len() > 0 {
		_, _ = w.Write(k.queue.Bytes()) // a terminal that is gone ends the input too
		k.queue = bytes.Buffer{}
	}
	k.room.Broadcast()
}

// Read implements io.Reader for readline: one key, whole, or a poke.
func (k *keyboard) Read(p []byte) (int, error) {
	for {
		if n, err := k.readState(p); n > 0 || err != nil {
			return n, err
		}
		stroke, ok := k.keys.next()
		switch {
		case !ok:
			before := len(k.keys.raw)
			if err := k.fill(); err != nil {
				return 0, k.finish(err)
			}
			if len(k.keys.raw) == before {
				k.takeTurn()
			}
		case stroke.keys != "":
			return k.handOver(p, stroke), nil
		case stroke.edit == quit:
			k.term.quit()
		case stroke.edit == suspend:
			if k.suspend != nil {
				k.suspend()
			}
		case stroke.edit == leave:
			k.mu.Lock()
			k.left = true
			k.mu.Unlock()
		default:
			k.mu.Lock()
			k.edits, k.untouched, k.timed = append(k.edits, stroke), false, false
			k.mu.Unlock()
		}
	}
}

// readState returns what goes before any key: the end of the input, the interrupt
// of a line whose context is done (repeated until readline has left its search
// and its menu), the end of one that is taken by time, or a poke.
func (k *keyboard) readState(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case k.engine.retired.Load():
		return 0, io.EOF
	case k.closed:
		k.ended = true
		return 0, io.EOF
	case k.canceled, k.left:
		p[0] = ctrlC
		return 1, nil
	case k.expired:
		k.expired = false
		p[0] = enter
		return 1, nil
	case k.resized, len(k.edits) > 0, k.printing() && !k.yielded:
		k.yielded = true
		p[0] = bell
		return 1, nil
	}
	return 0, nil
}

// takeTurn lets what is printed go before the next key again: who prints without end
// and who types take turns.
func (k *keyboard) takeTurn() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.yielded = false
}

// printing reports whether there is something to print around the line. The lock is
// held.
func (k *keyboard) printing() bool { return k.queue.Len() > 0 || k.came != "" }

func (k *keyboard) handOver(p []byte, stroke keystroke) int {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.yielded = false
	if stroke.keys == "\r" || stroke.keys == "\n" {
		k.pasted = stroke.pasted
	}
	return copy(p, k.replacing(stroke.keys))
}

func (k *keyboard) finish(err error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.ended = true
	return err
}

// fill waits for bytes from the keyboard, or for a wake, and takes all there
// are: a Ctrl-C behind a long paste must be seen before the paste is through.
func (k *keyboard) fill() error {
	timeout := -1
	switch {
	case k.swallow:
		timeout = pasteIdle
	case k.toPrint():
		timeout = 0
	}
	readable, err := k.src.wait(timeout)
	if err != nil {
		return err
	}
	if !readable {
		k.swallow = false
		return nil
	}
	var buf [4096]byte
	some := false
	for readable && len(k.keys.raw) < maxTypeAhead {
		n, err := k.src.read(buf[:])
		if err != nil {
			if some {
				return nil // that first; the end stays where it is
			}
			return err
		}
		some = some || n > 0
		k.take(buf[:n])
		if readable, err = k.src.wait(0); err != nil {
			return err
		}
	}
	return nil
}

func (k *keyboard) toPrint() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.printing()
}

// take feeds b to the parser, without the rest of a paste that is not wanted.
func (k *keyboard) take(b []byte) {
	if k.swallow {
		_, after, found := bytes.Cut(b, []byte(pasteEnd))
		if i := bytes.LastIndexByte(b, ctrlC); i >= 0 && !found {
			after, found = b[i:], true
		}
		if !found {
			return
		}
		k.swallow, b = false, after
	}
	k.keys.feed(b)
}

// OnChange implements readline.Listener, on the goroutine that owns the line.
// It acts on pokes alone: after some other keys readline is not reading, and
// would not redraw the line around what is printed.
func (k *keyboard) OnChange(line []rune, pos int, key rune) ([]rune, int, bool) {
	switch key {
	case 0: // before a line; readline may not be complete yet
		return nil, 0, false
	case enter, newline, ctrlC: // has handed the line over: the next one may have begun
		return nil, 0, false
	}
	k.mu.Lock()
	k.line = line
	first, edits, resized := k.text, k.edits, k.resized
	above := k.printing()
	if key == bell {
		k.edits, k.resized = nil, false
	}
	if key != bell || len(edits) > 0 {
		k.text = ""
	}
	k.mu.Unlock() // readline may panic; and the screen takes the lock too
	if key == ctrlL && k.prompt.head != "" {
		_, _ = k.engine.rl.Stdout().Write([]byte(k.prompt.head))
	}
	if key != bell {
		return nil, 0, false
	}
	if resized {
		k.engine.resize()
		k.lay() // a terminal that wraps its lines anew has the head on its screen
	}
	if above {
		_, _ = k.engine.rl.Stdout().Write([]byte(k.takeQueue()))
	}
	if len(edits) == 0 {
		return nil, 0, false
	}
	for _, edit := range edits {
		line, pos = k.apply(edit, line, pos, first)
	}
	return line, pos, true
}

// takeQueue returns what is to be printed above the line, with the prompt's head
// drawn anew below it, and lets PrintAbove go on that waits for room.
func (k *keyboard) takeQueue() string {
	above := k.prompt.erase()
	k.mu.Lock()
	above += k.queue.String()
	k.queue = bytes.Buffer{}
	again := k.conversing && k.came != ""
	if again {
		above += k.takeStream()
	}
	k.room.Broadcast()
	k.mu.Unlock() // readline has locks of its own, under which it writes
	if again {
		k.engine.rl.Clean() // with the prompt that is on the screen
		k.lay()
	}
	return above + k.prompt.head
}

// apply does to the line what readline has no key for; first is the line's
// first text, while no key was pressed.
func (k *keyboard) apply(edit keystroke, line []rune, pos int, first string) ([]rune, int) {
	switch edit.edit {
	case deleteRune:
		if pos < len(line) {
			line = append(line[:pos:pos], line[pos+1:]...)
		}
		return line, pos
	case transpose:
		return transposed(line, pos)
	}
	if edit.first && first != "" && string(line) == first {
		line, pos = nil, 0 // a paste brings its own indentation
	}
	insert := []rune(edit.insert)
	if len(line)+len(insert) > maxTyped/4 { // a rune takes four bytes
		return line, pos
	}
	out := make([]rune, 0, len(line)+len(insert))
	out = append(out, line[:pos]...)
	out = append(out, insert...)
	out = append(out, line[pos:]...)
	return out, pos + len(insert)
}

// transposed exchanges the character before pos with the one at pos, or the two
// before it at the line's end, and goes on by one.
func transposed(line []rune, pos int) ([]rune, int) {
	if pos == 0 || len(line) < 2 {
		return line, pos
	}
	pos = min(pos, len(line)-1)
	line[pos-1], line[pos] = line[pos], line[pos-1]
	return line, pos + 1
}
