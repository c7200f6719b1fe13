package editor

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// The control characters that readline's emacs mode knows.
const (
	ctrlA         = 1
	ctrlB         = 2
	ctrlC         = 3
	ctrlD         = 4
	ctrlE         = 5
	ctrlF         = 6
	bell          = 7 // Ctrl-G; also the poke, see keyboard
	tab           = 9
	newline       = 10
	enter         = 13
	ctrlN         = 14
	ctrlP         = 16
	ctrlR         = 18
	ctrlS         = 19
	escape        = 27
	ctrlL         = 12
	ctrlT         = 20
	ctrlU         = 21
	ctrlZ         = 26
	ctrlBackslash = 28
	backspace     = 127
)

// known are the control characters handed on to readline. It would put the
// others into the line as they are; NUL would end the input and Ctrl-Z freeze a
// process group that nobody can continue.
const known = "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x10\x12\x13\x15\x17\x19\x7f"

const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	// maxSequence is longer than any key's: what goes on beyond is no key.
	maxSequence = 32
	tabStop     = 8 // Python's, for indentation
)

// A keystroke is what one key, or a part of a paste, does.
type keystroke struct {
	keys   string // bytes for readline
	insert string // text for the line, bypassing readline's keys
	edit   edit   // what readline does not do, or not well
	pasted bool   // from a paste
	first  bool   // the first of a paste
}

// An edit is what a key does without readline.
type edit int

const (
	noEdit     edit = iota
	deleteRune      // the Delete key: readline's would end the input on an empty line
	transpose       // Ctrl-T: readline's leaves a line of one character
	leave           // Ctrl-], in a conversation
	quit            // Ctrl-\\: as the terminal itself does while it is not raw
	suspend         // Ctrl-Z, where a program asks
)

// A keyParser turns the keyboard's bytes into keystrokes that readline
// understands, one at a time and each whole, so that a poke can come between
// any two. It is a plain state machine: it never waits.
type keyParser struct {
	raw        []byte
	asking     bool // no history, no completion
	conversing bool // Ctrl-] is a key
	pasting    bool
	first      bool // nothing of the paste has come yet
	column     int  // in a pasted line's indentation; -1 after it
	afterCR    bool // the next \n belongs to a \r
}

// feed adds bytes from the keyboard. A Ctrl-C among them makes all that came
// before it void, the rest of a long paste above all.
func (k *keyParser) feed(b []byte) {
	if i := bytes.LastIndexByte(b, ctrlC); i >= 0 {
		k.reset()
		b = b[i:]
	}
	k.raw = append(k.raw, b...)
}

// reset forgets what has not been parsed.
func (k *keyParser) reset() {
	k.raw, k.pasting, k.afterCR = nil, false, false
}

// next returns the next keystroke; false when the bytes so far hold none.
func (k *keyParser) next() (keystroke, bool) {
	for len(k.raw) > 0 {
		var size int
		var stroke keystroke
		switch c := k.raw[0]; {
		case k.pasting:
			size, stroke = k.paste()
		case c == escape:
			size, stroke = k.sequence()
		case c < ' ' || c == backspace:
			size, stroke = 1, k.control(c)
		default:
			size, stroke = plainRune(k.raw)
		}
		if size == 0 {
			return keystroke{}, false
		}
		k.raw = k.raw[size:]
		if stroke != (keystroke{}) {
			return stroke, true
		}
	}
	k.raw = nil // let go of a long paste
	return keystroke{}, false
}

func (k *keyParser) control(c byte) keystroke {
	switch c {
	case ctrlT:
		return keystroke{edit: transpose}
	case ctrlBackslash:
		return keystroke{edit: quit}
	case ctrlZ:
		if k.asking {
			return keystroke{edit: suspend}
		}
	case groupSeparator:
		if k.conversing {
			return keystroke{edit: leave}
		}
	}
	if strings.IndexByte(known, c) < 0 {
		return keystroke{}
	}
	if k.asking {
		switch c {
		case ctrlN, ctrlP, ctrlR, ctrlS:
			return keystroke{}
		case tab:
			return keystroke{insert: "\t"}
		}
	}
	return keystroke{keys: string(rune(c))}
}

// plainRune parses one UTF-8 encoded character; readline would draw a C1
// control character as it is, so those are left out.
func plainRune(b []byte) (int, keystroke) {
	if !utf8.FullRune(b) {
		return 0, keystroke{}
	}
	r, size := utf8.DecodeRune(b)
	if r >= 0x80 && r < 0xa0 {
		return size, keystroke{}
	}
	return size, keystroke{keys: string(r)}
}

// sequences maps the keys that send more than one character, by what follows
// the escape character, to what readline understands. Home and End differ
// between terminals, and readline knows only some; of a key with Ctrl or Alt
// it would see the key alone.
var sequences = map[string]keystroke{
	"[A": {keys: "\x10"}, "OA": {keys: "\x10"},
	"[B": {keys: "\x0e"}, "OB": {keys: "\x0e"},
	"[C": {keys: "\x06"}, "OC": {keys: "\x06"},
	"[D": {keys: "\x02"}, "OD": {keys: "\x02"},
	"[H": {keys: "\x01"}, "OH": {keys: "\x01"}, "[1~": {keys: "\x01"}, "[7~": {keys: "\x01"},
	"[F": {keys: "\x05"}, "OF": {keys: "\x05"}, "[4~": {keys: "\x05"}, "[8~": {keys: "\x05"},
	"[3~":   {edit: deleteRune},
	"[1;5D": {keys: "\x1bb"}, "[1;3D": {keys: "\x1bb"}, "[5D": {keys: "\x1bb"}, "Od": {keys: "\x1bb"}, "b": {keys: "\x1bb"},
	"[1;5C": {keys: "\x1bf"}, "[1;3C": {keys: "\x1bf"}, "[5C": {keys: "\x1bf"}, "Oc": {keys: "\x1bf"}, "f": {keys: "\x1bf"},
	"[3;5~": {keys: "\x1bd"}, "[3;3~": {keys: "\x1bd"}, "d": {keys: "\x1bd"},
	"\x7f": {keys: "\x1b\x7f"}, "\x08": {keys: "\x1b\x7f"},
}

// sequence parses what begins with an escape character (ECMA-48, section 5.4).
// Unknown keys do nothing.
func (k *keyParser) sequence() (int, keystroke) {
	size := sequenceSize(k.raw)
	if size == 0 {
		return 0, keystroke{}
	}
	switch string(k.raw[:size]) {
	case pasteStart:
		k.pasting, k.first, k.column, k.afterCR = true, true, 0, false
		return size, keystroke{}
	case pasteEnd:
		return size, keystroke{}
	}
	stroke := sequences[string(k.raw[1:size])]
	if k.asking && (stroke.keys == "\x10" || stroke.keys == "\x0e") {
		stroke = keystroke{}
	}
	return size, stroke
}

// sequenceSize returns the length of the escape sequence that b begins with; 0
// when its end has not come yet.
func sequenceSize(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '[':
	case 'O':
		if len(b) < 3 {
			return 0
		}
		return 3
	default:
		if b[1] == escape || b[1] == enter || b[1] == newline || b[1] == ctrlC || b[1] >= utf8.RuneSelf {
			return 1 // that one is a key of its own
		}
		return 2
	}
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case i == 2 && c == '[': // the Linux console's function keys: ESC [ [ A
		case c >= 0x40 && c <= 0x7e:
			return i + 1
		case c < 0x20 || c > 0x7e || i == maxSequence:
			return i
		}
	}
	return 0
}

// paste parses inside a bracketed paste: a stretch of text, or a newline, or
// its end. Tabs that indent become spaces, as Python counts them; readline
// would complete at them. Other control characters are left out.
func (k *keyParser) paste() (int, keystroke) {
	b := k.raw
	if bytes.HasPrefix(b, []byte(pasteEnd)) {
		k.pasting = false
		return len(pasteEnd), keystroke{}
	}
	if k.afterCR {
		k.afterCR = false
		if b[0] == newline {
			return 1, keystroke{}
		}
	}
	if b[0] == enter || b[0] == newline {
		k.afterCR, k.column, k.first = b[0] == enter, 0, false
		return 1, keystroke{keys: "\r", pasted: true}
	}
	size := 0
	var text strings.Builder
	for size < len(b) && b[size] != enter && b[size] != newline {
		rest := b[size:]
		if rest[0] == escape {
			if bytes.HasPrefix(rest, []byte(pasteEnd)) ||
				len(rest) < len(pasteEnd) && strings.HasPrefix(pasteEnd, string(rest)) {
				break
			}
		}
		if !utf8.FullRune(rest) {
			break
		}
		r, n := utf8.DecodeRune(rest)
		size += n
		k.pastedRune(&text, r)
	}
	if text.Len() == 0 {
		return size, keystroke{}
	}
	stroke := keystroke{insert: text.String(), pasted: true, first: k.first}
	k.first = false
	return size, stroke
}

func (k *keyParser) pastedRune(text *strings.Builder, r rune) {
	switch {
	case r == tab && k.column >= 0 && !k.asking:
		n := tabStop - k.column%tabStop
		text.WriteString(strings.Repeat(" ", n))
		k.column += n
	case r == ' ' && k.column >= 0:
		text.WriteByte(' ')
		k.column++
	case r == tab:
		text.WriteByte(tab)
	case r < ' ' || r >= backspace && r < 0xa0:
	default:
		text.WriteRune(r)
		k.column = -1
	}
}
