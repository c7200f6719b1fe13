package locale

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestTextsComplete reads this package's source: every Text has both
// languages, and both take the same verbs for the same arguments.
func TestTextsComplete(t *testing.T) {
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for lit := range textLiterals(file) {
			n++
			if msg := checkText(lit); msg != "" {
				t.Errorf("%s: %s", fset.Position(lit.Pos()), msg)
			}
		}
	}
	if n < 30 {
		t.Errorf("found only %d texts: the search is broken", n)
	}
}

// TestTextsCompleteFinds shows that the check above can fail.
func TestTextsCompleteFinds(t *testing.T) {
	tests := []struct{ src, want string }{
		{`Text{Fr: "un %s", En: "one %s"}`, ""},
		{`Text{Fr: "%[2]d de %[1]s", En: "%s has %d"}`, ""},
		{`Text{Fr: "100 %%", En: "100%%"}`, ""},
		{`Text{Fr: "a" + " %d", En: "b %d"}`, ""},
		{`Text{Fr: "un"}`, "no En"},
		{`Text{En: "one"}`, "no Fr"},
		{`Text{Fr: "", En: "one"}`, "no Fr"},
		{`Text{}`, "no Fr"},
		{`Text{"un", "one"}`, "write the keys Fr and En"},
		{`Text{Fr: "un %s", En: "one"}`, "the verbs differ"},
		{`Text{Fr: "un %s", En: "one %d"}`, "the verbs differ"},
		{`Text{Fr: "%s de %d", En: "%d of %s"}`, "the verbs differ"},
		{`[]Text{{Fr: "un"}}`, "no En"},
		{`map[string]Text{"a": {En: "one"}}`, "no Fr"},
		{`Plural{One: Text{Fr: "%d un", En: "one"}}`, "the verbs differ"},
		{`Text{Fr: f(), En: "one"}`, "not a plain string"},
	}
	for _, tt := range tests {
		file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package p; var x = "+tt.src, 0)
		if err != nil {
			t.Fatal(err)
		}
		got, found := "", false
		for lit := range textLiterals(file) {
			got, found = checkText(lit), true
		}
		if !found || !strings.HasPrefix(got, tt.want) || (tt.want == "") != (got == "") {
			t.Errorf("%s: %q, want %q", tt.src, got, tt.want)
		}
	}
}

// textLiterals returns the literals of type Text, those in arrays and maps of
// Text too, whose own type is left out.
func textLiterals(file *ast.File) map[*ast.CompositeLit]bool {
	found := map[*ast.CompositeLit]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		var elem ast.Expr
		switch typ := lit.Type.(type) {
		case *ast.Ident:
			if typ.Name == "Text" {
				found[lit] = true
			}
		case *ast.ArrayType:
			elem = typ.Elt
		case *ast.MapType:
			elem = typ.Value
		}
		if id, ok := elem.(*ast.Ident); !ok || id.Name != "Text" {
			return true
		}
		for _, e := range lit.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				e = kv.Value
			}
			if l, ok := e.(*ast.CompositeLit); ok {
				found[l] = true
			}
		}
		return true
	})
	return found
}

func checkText(lit *ast.CompositeLit) string {
	texts := map[string]string{}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return "write the keys Fr and En"
		}
		s, ok := plainString(kv.Value)
		if !ok {
			return "not a plain string"
		}
		texts[kv.Key.(*ast.Ident).Name] = s
	}
	for _, key := range []string{"Fr", "En"} {
		if texts[key] == "" {
			return "no " + key
		}
	}
	fr, en := verbs(texts["Fr"]), verbs(texts["En"])
	if !maps.Equal(fr, en) {
		return fmt.Sprintf("the verbs differ: %v in %q, %v in %q", fr, texts["Fr"], en, texts["En"])
	}
	return ""
}

func plainString(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		x, okX := plainString(e.X)
		y, okY := plainString(e.Y)
		return x + y, okX && okY && e.Op == token.ADD
	}
	return "", false
}

var verb = regexp.MustCompile(`%[-+# 0-9.]*(?:\[(\d+)\])?([a-zA-Z%])`)

// verbs maps the number of each argument to its verb.
func verbs(format string) map[int]string {
	args, next := map[int]string{}, 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		args[next] = m[2]
		next++
	}
	return args
}
