package re

// The flags of a pattern, with CPython's numbers.
const (
	flagIgnoreCase = 1 << (iota + 1)
	flagLocale
	flagMultiline
	flagDotAll
	flagUnicode
	flagVerbose
	flagDebug
	flagASCII
)

const typeFlags = flagASCII | flagLocale | flagUnicode

// kind says what a node of a pattern's tree is, and which of its fields it has.
type kind byte

const (
	literal     kind = iota // char
	anyChar                 // .
	set                     // ranges, classes, not
	at                      // char: the letter of its escape, or ^ or $
	sequence                // subs
	branch                  // subs
	group                   // subs[0], number; 0 for one that captures nothing
	atomic                  // subs[0]
	repeat                  // subs[0], min, max, mode
	look                    // subs[0], behind, not
	backref                 // number
	conditional             // number, subs: yes and perhaps no
)

// node is a part of a pattern.
type node struct {
	kind   kind
	char   rune
	flags  int // in force where it stands
	ranges []span
	// classes are the letters of \d and its like in a set.
	classes  string
	not      bool
	behind   bool
	scoped   bool // a group with flags of its own
	mode     rune // of a repeat: '?' lazy, '+' possessive, else 0
	min, max int
	number   int
	subs     []*node
}

// span is a range of characters.
type span struct{ low, high rune }

// maxRepeat stands for no upper limit of a repeat.
const maxRepeat = 1<<32 - 1

// width gives the least and the greatest length that the node matches; groups are
// those of the pattern, by number.
func (n *node) width(groups []*node) (low, high int) {
	switch n.kind {
	case literal, anyChar, set:
		return 1, 1
	case sequence:
		for _, sub := range n.subs {
			l, h := sub.width(groups)
			low, high = min(low+l, maxRepeat), min(high+h, maxRepeat)
		}
		return low, high
	case branch:
		low = maxRepeat
		for _, sub := range n.subs {
			l, h := sub.width(groups)
			low, high = min(low, l), max(high, h)
		}
		return low, high
	case group, atomic:
		return n.subs[0].width(groups)
	case repeat:
		l, h := n.subs[0].width(groups)
		return times(l, n.min), times(h, n.max)
	case backref:
		return groups[n.number].width(groups)
	case conditional:
		low, high = n.subs[0].width(groups)
		l, h := 0, 0
		if len(n.subs) > 1 {
			l, h = n.subs[1].width(groups)
		}
		return min(low, l), max(high, h)
	}
	return 0, 0
}

// times is a*b, at most maxRepeat.
func times(a, b int) int {
	if a != 0 && b > maxRepeat/a {
		return maxRepeat
	}
	return a * b
}

// every calls visit for the node and all below it.
func (n *node) every(visit func(*node)) {
	visit(n)
	for _, sub := range n.subs {
		sub.every(visit)
	}
}

// directed reports whether a look-behind of the node has to be matched forward:
// what it matches depends on the direction.
func (n *node) directed() (yes bool) {
	n.every(func(n *node) {
		switch n.kind {
		case atomic, backref, conditional, look:
			yes = true
		case group:
			yes = yes || n.number > 0
		case repeat:
			yes = yes || n.mode == '+'
		}
	})
	return yes
}
