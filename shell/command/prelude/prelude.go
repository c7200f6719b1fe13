// Package prelude is the Python that a saved program begins with where it uses it: the
// shell's own classes, and functions that do what a command or a filter does beyond a few
// lines. Each stands in a file named after it, with the imports that it needs.
package prelude

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

//go:embed *.py
var files embed.FS

// Definition is one class or function.
type Definition struct {
	Name string
	// Text is its Python, without the imports.
	Text string
	// Imports are the modules that it uses, Uses the other definitions.
	Imports, Uses []string
	// Only is a word that a program has where it needs this for what uses it; "" for none.
	Only string
}

// all are the definitions by name, read at first use.
var all = sync.OnceValue(func() map[string]Definition {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic(err) // they are in the binary
	}
	defined := map[string]Definition{}
	for _, entry := range entries {
		octets, err := files.ReadFile(entry.Name())
		if err != nil {
			panic(err)
		}
		d := Definition{Name: strings.TrimSuffix(entry.Name(), ".py"), Text: string(octets)}
		for {
			first, rest, _ := strings.Cut(d.Text, "\n")
			module, imports := strings.CutPrefix(first, "import ")
			// `from prelude import NAME` is for tools that check the file alone, too.
			used, uses := strings.CutPrefix(first, "from prelude import ")
			only, restricts := strings.CutPrefix(first, "# only with: ")
			if !imports && !uses && !restricts && first != "" {
				break
			}
			if restricts {
				d.Only = only
			}
			if imports {
				d.Imports = append(d.Imports, module)
			}
			if uses {
				d.Uses = append(d.Uses, strings.Split(used, ", ")...)
			}
			d.Text = rest
		}
		defined[d.Name] = d
	}
	return defined
})

// Lookup finds a definition.
func Lookup(name string) (Definition, bool) {
	d, ok := all()[name]
	return d, ok
}

// Names lists them all.
func Names() []string {
	var names []string
	for name := range all() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Needed are the named definitions with all that they use, what is used before what
// uses it, in a program with that text. Names that nothing here has are left out.
func Needed(names []string, text string) []Definition {
	var needed []Definition
	seen := map[string]bool{}
	var add func(name string)
	add = func(name string) {
		d, ok := all()[name]
		if !ok || seen[name] {
			return
		}
		seen[name] = true
		for _, used := range d.Uses {
			if only := all()[used].Only; only == "" || strings.Contains(text, only) {
				add(used)
			}
		}
		needed = append(needed, d)
	}
	for _, name := range names {
		add(name)
	}
	return needed
}

// everything is a text that needs all that there is.
func everything() string {
	var words []string
	for _, d := range all() {
		words = append(words, d.Only)
	}
	return strings.Join(words, " ")
}

// Program is a program's beginning: the imports and the text of the named definitions,
// and of all that they use.
func Program(names ...string) string {
	var b strings.Builder
	needed := Needed(names, everything())
	for _, d := range needed {
		for _, module := range d.Imports {
			b.WriteString("import " + module + "\n")
		}
	}
	for _, d := range needed {
		b.WriteString("\n\n" + d.Text)
	}
	return b.String() + "\n"
}
