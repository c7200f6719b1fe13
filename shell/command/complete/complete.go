// Package complete completes what is typed at the prompt, from the command table,
// the session's names and the files there are.
package complete

import (
	"context"
	"slices"
	"strings"
	"time"

	"labsh/shell/command"
	"labsh/shell/command/line"
	"labsh/shell/module"
	"labsh/shell/module/importlib"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// completionLimit is how long Tab may take; an editor waits for it.
const completionLimit = 200 * time.Millisecond

// Completer completes what is typed at the prompt from the command table, the
// session's names and the files there are. It evaluates nothing.
type Completer struct {
	session *command.Session
	interp  *object.Interpreter
}

// New makes the completer of a session; in is the interpreter whose
// lock guards the session's names.
func New(s *command.Session, in *object.Interpreter) *Completer {
	return &Completer{session: s, interp: in}
}

// Complete gives the words that could stand at the end of head, each beginning
// with stem, the part of it that is typed. When the names cannot be had in time,
// because a thread of Python holds them, there are none.
func (c *Completer) Complete(head, _ string) (stem string, words []string) {
	type answer struct {
		stem  string
		words []string
	}
	answered := make(chan answer, 1)
	go func() {
		t := c.interp.NewThread(context.Background())
		_ = t.Run(func() error {
			stem, words := complete(c.session, c.interp, head)
			answered <- answer{stem, words}
			return nil
		})
	}()
	limit := time.NewTimer(completionLimit)
	defer limit.Stop()
	select {
	case a := <-answered:
		return a.stem, a.words
	case <-limit.C:
		return "", nil
	}
}

// complete is Complete, under the interpreter's lock.
func complete(s *command.Session, in *object.Interpreter, head string) (stem string, words []string) {
	head = strings.TrimLeft(head[strings.LastIndexByte(head, '\n')+1:], " \t")
	if stem, ok := expressionIn(head); ok {
		return completePython(s, stem, s.Names())
	}
	if stem, words, ok := completeImport(s, in, head); ok {
		return stem, words
	}
	name, args, more := strings.Cut(line.AfterTargets(head), " ")
	if !more {
		return completeStart(s, name)
	}
	found, receiver := commandAt(s, name)
	if found == nil || line.IsAssignment(strings.TrimLeft(args, " ")) || strings.HasPrefix(strings.TrimLeft(args, " "), "(") {
		return completePython(s, head, append(s.Names(), syntax.Keywords()...))
	}
	if receiver != "" {
		if v, bound := s.LookupName(receiver); !bound || !s.Owns(v, found.Name) {
			return "", nil
		}
	}
	return completeArgument(s, in, found, args)
}

// completeImport completes the modules of an import line, and what is taken from
// one that is there already: importing it to see would run it.
func completeImport(s *command.Session, in *object.Interpreter, head string) (stem string, words []string, ok bool) {
	fields := strings.FieldsFunc(head, func(r rune) bool { return r == ' ' || r == ',' })
	if len(fields) == 0 || fields[0] != "import" && fields[0] != "from" || fields[0] == head {
		return "", nil, false
	}
	if !strings.HasSuffix(head, " ") && !strings.HasSuffix(head, ",") {
		stem = fields[len(fields)-1]
	}
	before := len(fields)
	if stem != "" {
		before--
	}
	switch {
	case fields[0] == "import" || before == 1:
		return stem, matching(stem, modules(in)), true
	case before == 2:
		return stem, matching(stem, []string{"import "}), true
	case fields[2] == "import":
		if m := in.Modules[fields[1]]; m != nil {
			return stem, matching(stem, object.Dir(m)), true
		}
		if v, bound := s.LookupName(fields[1]); bound {
			return stem, matching(stem, object.Dir(v)), true
		}
	}
	return stem, nil, true
}

// modules are those that can be imported: the library's, and the files on sys.path.
func modules(in *object.Interpreter) []string {
	names := append(append(module.Names(), "os.path"), importlib.Beside(in)...)
	slices.Sort(names)
	return slices.Compact(names)
}

// commandAt finds the command that a line's first word is, and the name before
// its dot.
func commandAt(s *command.Session, word string) (c *command.Command, receiver string) {
	if receiver, method, dotted := strings.Cut(word, "."); dotted {
		c, _ = s.Table.Method(method)
		return c, receiver
	}
	c, _ = s.Table.Lookup(word)
	return c, ""
}

// expressionIn finds an open $NAME or ${expression} at the end of a line: what
// is typed of it.
func expressionIn(head string) (string, bool) {
	i := strings.LastIndexByte(head, '$')
	if i < 0 || i > 0 && head[i-1] == '$' {
		return "", false
	}
	rest := head[i+1:]
	if inside, ok := strings.CutPrefix(rest, "{"); ok {
		return inside, !strings.Contains(inside, "}")
	}
	return rest, syntax.IdentifierLen(rest) == len(rest)
}

// completeStart completes a line's first word: a command or a name.
func completeStart(s *command.Session, word string) (string, []string) {
	if receiver, method, dotted := strings.Cut(word, "."); dotted && syntax.IdentifierLen(receiver) == len(receiver) {
		stem, words := completePython(s, word, nil)
		v, bound := s.LookupName(receiver)
		for name, c := range s.Table.Methods() {
			if bound && c.On.Accepts(v) && strings.HasPrefix(name, method) && !slices.Contains(words, name) {
				words = append(words, name)
			}
		}
		slices.Sort(words)
		return stem, words
	}
	if syntax.IdentifierLen(word) != len(word) {
		return completePython(s, word, s.Names())
	}
	names := append(s.Names(), syntax.Keywords()...)
	for _, name := range s.Table.Names() {
		if c, _ := s.Table.Lookup(name); c.Usage != "" && !c.Module {
			name += " "
		}
		names = append(names, name)
	}
	return word, matching(word, names)
}

// completePython completes the end of a Python text: a name, one of names, or
// an attribute of what stands before the last dot.
func completePython(s *command.Session, text string, names []string) (string, []string) {
	if inString(text) {
		return "", nil
	}
	from := len(text)
	for from > 0 && isNameByte(text[from-1]) {
		from--
	}
	chain := strings.Split(text[from:], ".")
	stem := chain[len(chain)-1]
	if len(chain) == 1 {
		if stem == "" {
			return "", nil
		}
		return stem, matching(stem, names)
	}
	if from > 0 && strings.IndexByte(")]}\"'", text[from-1]) >= 0 {
		return "", nil // an attribute of something that would have to be evaluated
	}
	v, ok := s.LookupName(chain[0])
	for _, name := range chain[1 : len(chain)-1] {
		if !ok {
			break
		}
		v, ok = heldBy(v, name)
	}
	if !ok {
		return "", nil
	}
	return stem, matching(stem, object.Dir(v))
}

// heldBy is an attribute that an object simply holds: getting it runs no code.
func heldBy(v object.Value, name string) (object.Value, bool) {
	switch x := v.(type) {
	case *object.Module:
		return x.Vars.Get(name)
	case *object.Type:
		return x.Lookup(name)
	case interface{ Attrs() *object.Dict }:
		if d := x.Attrs(); d != nil {
			return d.GetStr(name)
		}
	}
	return nil, false
}

func isNameByte(c byte) bool {
	return c == '_' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// inString reports whether a Python line ends inside a string.
func inString(text string) bool {
	var quote byte
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote != 0 && c == '\\':
			i++
		case c == quote:
			quote = 0
		}
	}
	return quote != 0
}

// matching are the words that begin with stem, sorted, each once; those that
// begin with an underscore only when stem does.
func matching(stem string, words []string) []string {
	var found []string
	for _, w := range words {
		if strings.HasPrefix(w, stem) && (stem != "" || !strings.HasPrefix(w, "_")) {
			found = append(found, w)
		}
	}
	slices.Sort(found)
	found = slices.Compact(found)
	// A command that is a name as well is listed once, with its space.
	return slices.DeleteFunc(found, func(w string) bool {
		return slices.Contains(found, w+" ")
	})
}
