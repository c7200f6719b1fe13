package save

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/literal"
	"labsh/shell/command/prelude"
	"labsh/shell/locale"
)

// text is the whole program.
func (p *program) text() string {
	var body strings.Builder
	for i, text := range p.parts {
		if i > 0 && (isDefinition(text) || isDefinition(p.parts[i-1])) {
			body.WriteString("\n\n")
		}
		body.WriteString(strings.TrimRight(text, "\n") + "\n")
	}
	definitions := p.definitions(func(name string) bool { return p.names.used[name] || p.names.early[name] && isClass(name) })
	var b strings.Builder
	b.WriteString("# coding: utf-8\n")
	if n := int64(p.journal.Forgotten()); n > 0 {
		b.WriteString("# " + locale.SavedForgotten.For(p.lang, n).Format(p.lang, n) + "\n")
	}
	for _, line := range p.importLines() {
		b.WriteString(line + "\n")
	}
	if p.base != "" {
		b.WriteString("\n# " + locale.SavedStore.In(p.lang) + "\n" + p.base + " = " + literal.Str(p.store()) + "\n")
	}
	if len(p.runs) > 0 {
		b.WriteString("\n# " + locale.SavedRuns.In(p.lang) + "\n" + strings.Join(p.runs, "\n") + "\n")
	}
	for _, text := range definitions {
		b.WriteString("\n\n" + text)
	}
	if len(definitions) > 0 {
		b.WriteString("\n")
	}
	return b.String() + "\n" + body.String()
}

// isClass reports whether a definition is one of the classes that the prompt knows.
func isClass(name string) bool {
	d, _ := prelude.Lookup(name)
	return strings.HasPrefix(d.Text, "class ")
}

// definitions are those of the prelude that are wanted, and what these use: in twins under
// the name that they have there, in what people typed under their own.
func (p *program) definitions(want func(name string) bool) (texts []string) {
	wanted := slices.DeleteFunc(prelude.Names(), func(name string) bool { return !want(name) })
	for _, d := range prelude.Needed(wanted, strings.Join(p.parts, "\n")) {
		for _, name := range d.Imports {
			p.names.module(name)
		}
		local := p.names.localDefinition(d.Name)
		text := p.names.rename(strings.TrimRight(d.Text, "\n"), map[string]bool{}) + "\n"
		if local != d.Name {
			text = renameDefinition(text, d.Name, local)
			if isClass(d.Name) { // what it says of itself
				text += fmt.Sprintf("\n\n%s.__name__ = %[1]s.__qualname__ = \"%s\"\n", local, d.Name)
			}
			if p.names.early[d.Name] {
				text += "\n\n" + d.Name + " = " + local + "\n"
			}
		}
		texts = append(texts, text)
	}
	return texts
}

// renameDefinition gives a class or function another name; what it calls itself inside has
// been renamed with the other names.
func renameDefinition(text, name, local string) string {
	for _, kind := range []string{"class ", "def "} {
		if rest, ok := strings.CutPrefix(text, kind+name); ok {
			return kind + local + rest
		}
	}
	return text
}

// importLines are the imports at the program's top.
func (p *program) importLines() []string {
	for _, name := range command.Predeclared {
		if p.names.early[name] && p.names.imports[name] == "" {
			p.names.imports[name] = name
		}
	}
	return p.imported()
}

// imported are the imports of what the program uses.
func (p *program) imported() []string {
	var lines []string
	for name, local := range p.names.imports {
		if local != name {
			lines = append(lines, fmt.Sprintf("import %s as %s", name, local))
			if !p.names.early[name] {
				continue
			}
		}
		lines = append(lines, "import "+name)
	}
	sort.Strings(lines)
	return lines
}

// isDefinition reports whether a part is a function or class, which stands
// between blank lines.
func isDefinition(text string) bool {
	for _, word := range []string{"def ", "class ", "@"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}
