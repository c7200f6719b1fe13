package complete

import (
	"slices"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/line"
	"labsh/shell/command/pipe"
	"labsh/shell/python/object"
)

// usualWords are what completion offers for a parameter of that name, where the
// command has no words of its own for it.
var usualWords = map[string]command.Words{
	"FILE": command.Files,
	"HOST": command.Listed("localhost"),
}

// completeArgument completes the last word of a command's arguments.
func completeArgument(s *command.Session, in *object.Interpreter, of *command.Command, args string) (string, []string) {
	before, stem := "", args
	if i := strings.LastIndexAny(args, " \t"); i >= 0 {
		before, stem = strings.TrimSpace(args[:i]), args[i+1:]
	}
	last := before[strings.LastIndexAny(before, " \t")+1:]
	switch {
	case of.Yields && (last == ">" || last == ">>"):
		return stem, matching(stem, append(command.Files(s, stem), of.FileForms(stem)...))
	case of.Yields && last == "|":
		return stem, matching(stem, pipe.Words())
	case of.Yields && strings.Contains(" "+before+" ", " | "):
		return "", nil
	}
	if own, ok := of.Words[last]; ok && before != "" {
		return stem, matching(stem, own(s, stem))
	}
	if slices.ContainsFunc(of.Grammar().Params, func(p line.Param) bool { return p.Command() }) && before != "" {
		return complete(s, in, args)
	}
	var words []string
	if always, ok := of.Words[""]; ok {
		words = slices.Clone(always(s, stem))
	}
	for _, o := range of.Grammar().Options {
		words = append(words, o.Name+"=")
	}
	for _, p := range of.Grammar().Params {
		words = append(words, parameterWords(s, of, p, stem)...)
	}
	return stem, matching(stem, words)
}

// parameterWords is what completion offers for a parameter.
func parameterWords(s *command.Session, of *command.Command, p line.Param, stem string) []string {
	if own, ok := of.Words[p.Name]; ok {
		return own(s, stem)
	}
	switch usual, ok := usualWords[p.Name]; {
	case ok:
		return usual(s, stem)
	case p.Command():
		return append(s.Table.Names(), p.Choices...)
	case p.Choices != nil:
		return p.Choices
	case p.Name == "NAME":
		return subjects(s, of.On)
	}
	return nil
}

// subjects lists the names of what a command can act on; for one that acts on
// nothing, of sockets.
func subjects(s *command.Session, on command.Subject) []string {
	if on == command.Nothing {
		on = command.AnySocket
	}
	var names []string
	for _, name := range s.Env.Globals.Names() {
		if v, _ := s.Env.Globals.Get(name); name != "_" && on.Accepts(v) {
			names = append(names, name)
		}
	}
	return names
}
