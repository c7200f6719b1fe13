package shell

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every folder that has a family's commands is in the list of families.
func TestFamilies(t *testing.T) {
	list, err := os.ReadFile("families.go")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("command/*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	commands := regexp.MustCompile(`(?m)^func (\([^)]*\) )?Commands\(.*\) \[\]command\.Command`)
	n := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !commands.Match(text) {
			continue
		}
		n++
		if folder := filepath.ToSlash(filepath.Dir(file)); !strings.Contains(string(list), `"labsh/shell/`+folder+`"`) {
			t.Errorf("families.go does not have the family of %s", folder)
		}
	}
	if n < 6 {
		t.Errorf("only %d folders have commands", n)
	}
}
