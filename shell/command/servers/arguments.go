package servers

import (
	"slices"
	"strings"

	"labsh/shell/command"
	"labsh/shell/python/object"
)

// argument is one that a twin's class is given.
type argument struct {
	name, source string
	expr         int // the number of the line's first expression in it, -1 for none
}

// arguments are all of them; the first ones, as many as positional says, need no keyword.
type arguments struct {
	list       []argument
	positional int
}

// add adds the argument that a word of the line gives; nil is for one that is not there.
func (l *arguments) add(name, source string, a *command.Arg) {
	expr := -1
	if a != nil {
		for _, p := range a.Parts {
			if expr = p.Expr; expr >= 0 {
				break
			}
		}
	}
	l.list = append(l.list, argument{name, source, expr})
}

// flag adds name=True where the line has the word.
func (l *arguments) flag(c *command.Call, name string) bool {
	if c.Word(name, "") != name {
		return false
	}
	l.add(name, "True", nil)
	return true
}

// String is them in Python. The line's expressions are evaluated in its order, for which
// all are written with their keywords if need be.
func (l *arguments) String() string {
	var places []int
	var moving []argument
	for i, a := range l.list {
		if a.expr >= 0 {
			places, moving = append(places, i), append(moving, a)
		}
	}
	slices.SortStableFunc(moving, func(a, b argument) int { return a.expr - b.expr })
	list := slices.Clone(l.list)
	for i, place := range places {
		list[place] = moving[i]
	}
	plain := l.positional
	if !slices.Equal(list[:plain], l.list[:plain]) {
		plain = 0
	}
	var written []string
	for i, a := range list {
		if i >= plain {
			a.source = a.name + "=" + a.source
		}
		written = append(written, a.source)
	}
	return strings.Join(written, ", ")
}

// reply is the Python of what a server is to answer: text, or bytes where there are some.
func reply(a *command.Arg) string {
	octets := a.Bytes
	for _, p := range a.Parts {
		if p.Expr >= 0 {
			_, isBuffer := object.Plain(a.Value(p)).(object.Buffer)
			octets = octets || isBuffer
		}
	}
	if octets {
		return a.Octets()
	}
	return a.Str()
}
