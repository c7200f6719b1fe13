package save

import (
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

func TestNamesOfText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a = b": "a", "a, (b, [c]) = d": "a b c", "a.x = b[i] = 1": "", "for i in x:\n    j = 1\nelse:\n    k = 2": "i j k", "with f() as g, h():\n    m = 1": "g m",
		"if a:\n    b = 1\nelse:\n    c = 1": "b c", "try:\n    a = 1\nexcept E as e:\n    b = 1\nelse:\n    c = 1\nfinally:\n    d = 1": "a b c d e",
		"def f(x):\n    y = 1": "f x y", "class C:\n    z = 1": "C z", "import a.b, c as d\nfrom e import g as h": "a d h", "def f():\n    global g\n    g = 1": "f g", "(n := 1)": "n",
	} {
		var got []string
		eachBound(read(text), func(name string) { got = append(got, name) })
		sort.Strings(got)
		if got = slices.Compact(got); strings.Join(got, " ") != want {
			t.Errorf("%q binds %q, want %q", text, got, want)
		}
	}
	// The names of a text, those of a function of its own in brackets.
	for text, want := range map[string]string{
		"a.b(c, d=e)[f]": "a c e f", "def f(x, *y, z=w):\n    return v + x": "(x) (x) (y) (z) v w", "lambda p: q + p": "(p) (p) q", "[i for i in j if k]": "(i) (i) j k", "f'{m}'": "m",
		"def f():\n    global g\n    g = h = 1": "(h) g", "class C:\n    x = 1\n    def f(self):\n        x": "(self) (x) x",
	} {
		var got []string
		eachName(read(text), func(n *syntax.Name, bound bool) {
			if bound {
				got = append(got, "("+n.Ident+")")
			} else {
				got = append(got, n.Ident)
			}
		})
		sort.Strings(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{"def f": true, "class C": true, "@d": true, "x = 1": false, "define": false, " def f": false} {
		if got := isDefinition(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	for text, want := range map[string]string{"import a": "a", "import a, b": "a b", "import a as b": "-", "from a import b": "-", "x": "-"} {
		tree, err := syntax.Parse("", text, syntax.FileMode, nil)
		if err != nil {
			t.Fatal(err)
		}
		names, ok := plainImport(tree.Body[0])
		if got := strings.Join(names, " "); ok != (want != "-") || ok && got != want {
			t.Errorf("%q: %q, %v", text, got, ok)
		}
	}
}

// TestMayReplace: save writes over what it has written itself, as long as nobody
// else has changed it, and never over a file that the session ran.
func TestMayReplace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path, ran, link := filepath.Join(dir, "saved"), filepath.Join(dir, "ran"), filepath.Join(dir, "link")
	write := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(ran, "x")
	if err := os.Symlink(ran, link); err != nil {
		t.Fatal(err)
	}
	var f Files
	may := func(path string, overwrite, want bool, why locale.Text) {
		t.Helper()
		if hint, ok := f.mayReplace(path, overwrite); ok != want || !ok && hint.En != why.En {
			t.Errorf("%s, overwrite %v: %v, %q", path, overwrite, ok, hint.En)
		}
		if err := f.check(path, overwrite); (err == nil) != want {
			t.Errorf("%s, overwrite %v: %v", path, overwrite, err)
		}
	}
	may(path, false, true, locale.Text{})
	may(dir, false, true, locale.Text{}) // the write says what is wrong
	write(path, "theirs")
	may(path, false, false, locale.SaveExistsHint)
	may(path, true, true, locale.Text{})
	f.wrote(path, []byte("ours"))
	may(path, false, false, locale.SaveExistsHint)
	write(path, "ours")
	may(path, false, true, locale.Text{})
	may(ran, true, true, locale.Text{})
	f.Ran(filepath.Join(dir, "gone"))
	f.Ran(ran)
	may(ran, true, false, locale.SaveRanHint)
	may(link, true, false, locale.SaveRanHint)
	may(path, true, true, locale.Text{})
}

func TestAbsolute(t *testing.T) {
	t.Parallel()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"x": here + "/x", "/a/../b": "/b", "./x/y": here + "/x/y"} {
		if got := Absolute(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
