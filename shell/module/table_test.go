package module_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
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

// TestNames imports every module by the name that people are told, and finds it, or the
// package that it is in, in the README's table.
func TestNames(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "| for | modules |")
	table, _, _ = strings.Cut(table, "\n\n")
	var listed []string
	for _, m := range regexp.MustCompile("`([a-z_][a-z0-9_.]*)`").FindAllStringSubmatch(table, -1) {
		listed = append(listed, m[1])
	}
	names := module.Names()
	for _, name := range names {
		if o := moduletest.New(t).Do("import sys, " + name + "; print(sys.modules['" + name + "'].__name__)"); o.Out != name+"\n" {
			t.Errorf("import %s: %+v", name, o)
		}
		inside := slices.ContainsFunc(listed, func(l string) bool { return strings.HasPrefix(l, name+".") })
		if top, _, _ := strings.Cut(name, "."); !slices.Contains(listed, top) && !slices.Contains(listed, name) && !inside {
			t.Errorf("%s is not in the README's table", name)
		}
	}
	for _, name := range listed {
		if !slices.Contains(names, name) && name != "os.path" {
			t.Errorf("the README lists %s, which is not there", name)
		}
	}
}
