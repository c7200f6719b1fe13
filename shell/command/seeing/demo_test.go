package seeing_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/demo"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

func demoIn(t *testing.T, name string, l locale.Lang) *demo.Demo {
	t.Helper()
	script, ok := locale.Demo(name, l)
	if !ok {
		t.Fatalf("%s is not there in %s", name, l)
	}
	tree, err := syntax.Parse(name, script, syntax.FileMode, commandtest.Reader())
	if err != nil {
		t.Fatal(err)
	}
	return demo.New(tree)
}

// The demos are the same in both languages but for what is said; each fits twelve lines
// and ends with its ladder.
func TestDemos(t *testing.T) {
	t.Parallel()
	for _, name := range locale.Demos {
		fr, en := demoIn(t, name, locale.French), demoIn(t, name, locale.English)
		if len(fr.Steps) != len(en.Steps) || !slices.Equal(fr.Ports, en.Ports) || len(fr.End) != len(en.End) {
			t.Errorf("%s: %d lines, ports %v in French, %d, %v in English", name, len(fr.Steps), fr.Ports, len(en.Steps), en.Ports)
			continue
		}
		for i := range fr.Steps {
			f, e := fr.Steps[i], en.Steps[i]
			if f.Code != e.Code || f.Expected != e.Expected || (len(f.Say) == 0) != (len(e.Say) == 0) {
				t.Errorf("%s: line %d is %q in French, %q in English", name, i+1, f.Code, e.Code)
			}
		}
		if n := len(fr.Steps); n > 12 || !strings.HasPrefix(fr.Steps[n-1].Code, "ladder") {
			t.Errorf("%s: %d lines, the last is %s", name, n, fr.Steps[n-1].Code)
		}
		for l, d := range map[locale.Lang]*demo.Demo{locale.French: fr, locale.English: en} {
			script, _ := locale.Demo(name, l)
			if d.Title == "" || d.Title != locale.DemoSubject(script) {
				t.Errorf("%s: its title is %q, its subject %q", name, d.Title, locale.DemoSubject(script))
			}
			for line := range strings.Lines(script) {
				if strings.HasPrefix(line, "#") && len([]rune(line)) > 95 {
					t.Errorf("%s: a long line: %s", name, line)
				}
			}
		}
	}
}

// A file that is no demo of the list, or the other way round, is forgotten.
func TestDemoFiles(t *testing.T) {
	t.Parallel()
	for _, l := range []string{"fr", "en"} {
		files, err := os.ReadDir(filepath.Join("..", "..", "locale", "demo", l))
		if err != nil || len(files) != len(locale.Demos) {
			t.Errorf("%s: %d files, %d demos, %v", l, len(files), len(locale.Demos), err)
		}
		for _, f := range files {
			if !slices.Contains(locale.Demos, strings.TrimSuffix(f.Name(), ".lab")) {
				t.Errorf("%s/%s is not in the list", l, f.Name())
			}
		}
	}
}

// French has its spaces, and no English word of the other file was forgotten.
func TestDemoFrench(t *testing.T) {
	t.Parallel()
	space := regexp.MustCompile(`[^ \d\[(][;:!?»]( |$)|«\S|\S…\S`)
	english := regexp.MustCompile(`\b(the|and|of|is|with|sheet)\b`)
	for _, name := range locale.Demos {
		d := demoIn(t, name, locale.French)
		said := append([]string{d.Title}, d.End...)
		for _, s := range d.Steps {
			said = append(said, s.Say...)
		}
		for _, text := range said {
			if at := space.FindString(text); at != "" && !strings.Contains(text, "Message Client") {
				t.Errorf("%s: %q in %s", name, at, text)
			}
			if word := english.FindString(text); word != "" {
				t.Errorf("%s: %q in %s", name, word, text)
			}
		}
	}
}
