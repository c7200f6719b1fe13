package module_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"labsh/shell/module"
	"labsh/shell/module/moduletest"
)

// TestFolders finds a loader for each folder that has a module, or the core of one, whose
// name begins with an underscore.
func TestFolders(t *testing.T) {
	files, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	makes := regexp.MustCompile(`(?m)^func (?:\([^)]*\) )?(Core)?Module\(.*\) \(\*object\.Module, error\)`)
	n := 0
	for _, file := range files {
		name := filepath.Dir(file)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if name == "lib" { // it has a test of its own
			continue
		}
		for _, made := range makes.FindAllSubmatch(text, -1) {
			n++
			module := name
			if len(made[1]) > 0 {
				module = "_" + name
			}
			if o := moduletest.New(t).Do("import " + module); o.Err != "" {
				t.Errorf("%s: import %s: %s", file, module, o.Err)
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d folders have a module", n)
	}
}

// TestNames imports every module by the name that people are told, and finds it in
// the README's list.
func TestNames(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(readme), "Modules: ")
	list, _, _ = strings.Cut(list, ".")
	names := module.Names()
	for _, name := range names {
		if o := moduletest.New(t).Do("import " + name + "; print(" + name + ".__name__)"); o.Out != name+"\n" {
			t.Errorf("import %s: %+v", name, o)
		}
		if !strings.Contains(list, "`"+name+"`") {
			t.Errorf("%s is not in the README's list", name)
		}
	}
	if n := strings.Count(list, "`") / 2; n != len(names) {
		t.Errorf("the README lists %d modules, there are %d", n, len(names))
	}
}
