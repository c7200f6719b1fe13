package locale_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"labsh/netlab/httpwire"
	"labsh/shell/locale"
)

// TestHTTPTexts: each status code, method and diagnosis of httpwire has its text,
// and no text is for one that is not there.
func TestHTTPTexts(t *testing.T) {
	for _, s := range httpwire.Statuses {
		if _, ok := locale.StatusMeaning[s.Code]; !ok {
			t.Errorf("no meaning of %d", s.Code)
		}
		if class := httpwire.Class(s.Code); class == 0 || class >= len(locale.StatusCategory) {
			t.Errorf("no category of %d", s.Code)
		}
	}
	for _, m := range httpwire.Methods {
		if _, ok := locale.MethodPurpose[m]; !ok {
			t.Errorf("no purpose of %s", m)
		}
	}
	causes := causes(t)
	for _, c := range causes {
		if _, ok := locale.Diagnosis[c]; !ok {
			t.Errorf("no diagnosis of %s", c)
		}
	}
	if len(locale.StatusMeaning) != len(httpwire.Statuses) || len(locale.MethodPurpose) != len(httpwire.Methods) || len(locale.Diagnosis) != len(causes) {
		t.Error("there are texts for what is not there")
	}
	for c, text := range locale.Diagnosis {
		named := c == string(httpwire.BodyUnsent) || c == string(httpwire.GoesToTLS) || c == string(httpwire.Redirected)
		if strings.Contains(text.En, "%s") != named {
			t.Errorf("%s: %q, and the diagnosis has a subject: %v", c, text.En, named)
		}
	}
}

// causes reads the constants of httpwire.Cause from their source.
func causes(t *testing.T) (all []string) {
	file, err := parser.ParseFile(token.NewFileSet(), "../../netlab/httpwire/diagnose.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "Cause" {
				text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, text)
			}
		}
		return true
	})
	if len(all) < 8 {
		t.Fatalf("found only %q", all)
	}
	return all
}
