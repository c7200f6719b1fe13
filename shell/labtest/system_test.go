package labtest

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// everywhere is what package syscall has under one name and one meaning on every
// system.
var everywhere = regexp.MustCompile(`^(Errno|E[A-Z0-9]+|Signal|SIG(HUP|INT|PIPE|QUIT|TERM))$`)

// What the system decides stands in files by system, which their names or build
// constraints tell: for another kernel there are files to write, none to change.
func TestFilesBySystem(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if strings.Contains(name, "testdata") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		if !bySystem(file, name) {
			for _, found := range systemNames(file) {
				t.Errorf("%s: %s is one system's; say so in the file's name or build constraint", name, found)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// systemNames lists what a file takes of packages that differ by system.
func systemNames(file *ast.File) (found []string) {
	for _, i := range file.Imports {
		if path, err := strconv.Unquote(i.Path.Value); err == nil && (strings.HasPrefix(path, "golang.org/x/sys/") || path == "github.com/mdlayher/socket") {
			found = append(found, path)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if pkg, ok := s.X.(*ast.Ident); ok && pkg.Name == "syscall" && !everywhere.MatchString(s.Sel.Name) {
			found = append(found, "syscall."+s.Sel.Name)
		}
		return true
	})
	return found
}

// bySystem reports whether a file is for some systems alone.
func bySystem(file *ast.File, name string) bool {
	for _, system := range []string{"linux", "darwin", "windows"} {
		if strings.HasSuffix(name, "_"+system+".go") {
			return true
		}
	}
	for _, group := range file.Comments {
		for _, line := range group.List {
			if group.Pos() < file.Package && constraint.IsGoBuild(line.Text) {
				return true
			}
		}
	}
	return false
}

// The rule finds what it is for.
func TestFilesBySystemFound(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]int{
		"package p\nimport \"golang.org/x/sys/unix\"\nconst x = unix.TIOCGWINSZ\n":   1,
		"package p\nimport \"syscall\"\nvar x = syscall.Stat_t{}\n":                  1,
		"package p\nimport \"syscall\"\nvar x, y = syscall.EPIPE, syscall.SIGTERM\n": 0,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if found := systemNames(file); len(found) != want || bySystem(file, "p.go") || !bySystem(file, "p_linux.go") {
			t.Errorf("%s: %q", source, found)
		}
		if tagged, err := parser.ParseFile(token.NewFileSet(), "", "//go:build unix\n\n"+source, parser.ParseComments); err != nil || !bySystem(tagged, "p.go") {
			t.Errorf("%v: the build constraint is not seen", err)
		}
	}
}
