package editor

import "bytes"

// Typed implements [Editor]. Between two lines the terminal edits and echoes by
// itself, and gives a line when that has ended: it is read as it is, for the editor
// would show it once more. What is no such line, such as keys that came while the
// terminal was still raw, is left to the editor.
func (k *keyboard) Typed() (line string, ok bool, err error) {
	k.reading.Lock()
	defer k.reading.Unlock()
	if len(k.keys.raw) > 0 || k.isClosed() {
		return "", false, nil
	}
	if there, err := k.src.wait(0); !there || err != nil {
		return "", false, err
	}
	text := make([]byte, maxCooked)
	n, err := k.src.read(text)
	if err != nil {
		return "", true, err
	}
	text = text[:n]
	if at := bytes.IndexByte(text, '\n'); at >= 0 && !bytes.ContainsAny(text[:at], "\r\x1b") {
		k.keys.feed(text[at+1:])
		return string(text[:at]), true, nil
	}
	k.keys.feed(text)
	return "", false, nil
}

// maxCooked is the longest line that a terminal edits by itself, in bytes.
const maxCooked = 4 << 10

func (k *keyboard) isClosed() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.closed || k.ended
}

// Ahead implements [Editor].
func (k *keyboard) Ahead() bool {
	if !k.reading.TryLock() {
		return false // what comes belongs to the line that is being read
	}
	defer k.reading.Unlock()
	return len(k.keys.raw) > 0
}

// Typed implements [Editor]: every line is read as it comes.
func (*plain) Typed() (string, bool, error) { return "", false, nil }

// Ahead implements [Editor]. What is read ahead counts for nothing, as in python3,
// whose standard input has a buffer too.
func (*plain) Ahead() bool { return false }
