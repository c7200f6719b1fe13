package editor

import (
	"strings"
	"unicode"
)

// A Completer answers the Tab key. It must not block: readline waits for it,
// and so does everything that would be printed above the line.
type Completer interface {
	// Complete returns the words that could stand at the cursor, between head
	// and tail, the text on its two sides. Each begins with stem, which is the
	// end of head: the part already typed. A word may end in a space or "(" to
	// save typing one.
	Complete(head, tail string) (stem string, words []string)
}

const indentation = 4 // columns

// completion is a Completer as readline wants it.
type completion struct {
	completer Completer
	width     func() int // as readline has it
}

// Do implements readline.AutoCompleter: what could follow the cursor, and how
// many characters before it belong to each.
func (c *completion) Do(line []rune, pos int) (suffixes [][]rune, length int) {
	head, tail := string(line[:pos]), string(line[pos:])
	if strings.TrimSpace(head) == "" { // nothing to complete: indent
		n := indentation - len(head)%indentation
		return [][]rune{[]rune(strings.Repeat(" ", n))}, 0
	}
	if c.completer == nil {
		return nil, 0
	}
	defer func() {
		if recover() != nil { // a fault in a completer is no reason to end the shell
			suffixes, length = nil, 0
		}
	}()
	stem, words := c.completer.Complete(head, tail)
	if !strings.HasSuffix(head, stem) {
		return nil, 0
	}
	var rest []string
	widest := 0
	for _, word := range words {
		suffix, ok := strings.CutPrefix(word, stem)
		if !ok || strings.ContainsFunc(suffix, unshowable) {
			continue
		}
		rest = append(rest, suffix)
		widest = max(widest, readlineWidth(suffix))
	}
	// readline takes the stem to be as wide as it is long: in the menu, one with
	// wide characters is left out.
	length = len([]rune(stem))
	if readlineWidth(stem) > length {
		length = 0
	}
	// readline divides by the number of columns of its menu, which is 0 when a
	// candidate and the space after it do not fit: then there is no menu, only
	// what all candidates have in common.
	if len(rest) > 1 && length+widest+1 > c.width()-1 {
		rest = []string{commonPrefix(rest)}
		if rest[0] == "" {
			return nil, 0
		}
	}
	for _, suffix := range rest {
		suffixes = append(suffixes, []rune(suffix))
	}
	return suffixes, length
}

func unshowable(r rune) bool { return !unicode.IsPrint(r) }

func commonPrefix(words []string) string {
	prefix := []rune(words[0])
	for _, word := range words[1:] {
		n := 0
		for _, r := range word {
			if n == len(prefix) || prefix[n] != r {
				break
			}
			n++
		}
		prefix = prefix[:n]
	}
	return string(prefix)
}
