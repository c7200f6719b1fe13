package command_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/command/pipe"
	"labsh/shell/locale"
)

var update = flag.Bool("update", false, "rewrite the README's reference of the commands")

const (
	readme     = "../../README.md"
	beginMark  = "<!-- commands:begin -->\n"
	endMark    = "<!-- commands:end -->\n"
	regenerate = "go test ./shell/command -run TestReference -update"
)

// TestReference compares the README's reference with the command table.
func TestReference(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	before, rest, begins := strings.Cut(text, beginMark)
	have, after, ends := strings.Cut(rest, endMark)
	if !begins || !ends {
		t.Fatalf("README.md has no lines %q and %q; put them where the reference goes, then run: %s", beginMark, endMark, regenerate)
	}
	want := "\n" + commandtest.Table().Reference(locale.English) + "\n"
	if have == want {
		return
	}
	if !*update {
		t.Fatalf("README.md's reference of the commands is stale; run: %s", regenerate)
	}
	if err := os.WriteFile(readme, []byte(before+beginMark+want+endMark+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestReferenceText(t *testing.T) {
	for lang, want := range map[locale.Lang]string{
		locale.English: "| `send TEXT…` | " + locale.SendSummary.En + " |",
		locale.French:  "| `send TEXT…` | " + locale.SendSummary.Fr + " |",
	} {
		text := commandtest.Table().Reference(lang)
		if !strings.Contains(text, want) {
			t.Errorf("no line %q in\n%s", want, text)
		}
		for _, c := range commandtest.Table().All() {
			if !strings.Contains(text, "`"+strings.ReplaceAll(c.ShortUsage(), "|", "\\|")+"`") {
				t.Errorf("%s is not in the reference", c.ShortUsage())
			}
		}
	}
}

// Every filter has its line in the README.
func TestFiltersInReadme(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range pipe.Filters {
		if !strings.Contains(string(text), "`"+strings.ReplaceAll(f.Usage, "|", "\\|")+"`") {
			t.Errorf("%s is not in README.md's table of filters", f.Usage)
		}
	}
}
