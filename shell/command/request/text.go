package request

import (
	"slices"
	"strconv"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/python/object"
)

// Text is the Python source of a word as a str: what is sent, where bytes are UTF-8.
// For a program every expression of the word is in it.
func Text(a *command.Arg) string {
	if name, v, ok := a.ByName(); ok {
		switch object.Plain(v).(type) {
		case object.Str:
			return name
		case object.Buffer:
			return decoded(name, v)
		}
		return "str(" + name + ")"
	}
	if !a.Symbolic() || !Computed(a) {
		return literal.Str(a.Text())
	}
	return a.Str()
}

// isBuffer tells bytes and their like from other values.
func isBuffer(v object.Value) bool {
	_, ok := object.Plain(v).(object.Buffer)
	return ok
}

// decoded is the source of a buffer as a str.
func decoded(source string, v object.Value) string {
	switch v.Type() {
	case object.BytesType, object.BytearrayType:
		return source + ".decode()"
	}
	return "bytes(" + source + ").decode()"
}

// Encoded is the Python source of a word as bytes.
func Encoded(a *command.Arg) string {
	if name, v, ok := a.ByName(); ok && isBuffer(v) {
		if v.Type() == object.BytesType {
			return name
		}
		return "bytes(" + name + ")"
	}
	source := Text(a)
	if strings.Contains(source, " + ") {
		source = "(" + source + ")"
	}
	return source + ".encode()"
}

// Bound gives lines that put the values of the words' expressions into variables, in the
// order in which they stand, and the words with those in them. A name alone stays: it
// may be read twice.
func Bound(c *command.Call, words []*command.Arg) (lines []string, bound []*command.Arg) {
	type place struct{ word, part int }
	var places []place
	bound = make([]*command.Arg, len(words))
	for i, a := range words {
		w := *a.Word
		w.Parts = slices.Clone(w.Parts)
		bound[i] = a.With(&w)
		for k, p := range w.Parts {
			if p.Expr >= 0 && !p.Plain {
				places = append(places, place{i, k})
			}
		}
	}
	part := func(at place) *line.Part { return &bound[at.word].Parts[at.part] }
	slices.SortFunc(places, func(a, b place) int { return part(a).Expr - part(b).Expr })
	for i, at := range places {
		name := "value"
		if i > 0 {
			name += strconv.Itoa(i + 1)
		}
		name = Free(c, name)
		p := part(at)
		lines = append(lines, name+" = "+p.Src)
		p.Src, p.Plain = name, true
	}
	return lines, bound
}

// Free is a name for a variable of a twin that the line does not find bound.
func Free(c *command.Call, name string) string {
	for {
		if _, bound := c.Lookup(name); !bound && name != c.Self {
			return name
		}
		name += "_"
	}
}
