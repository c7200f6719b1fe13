package prelude

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Every file has one definition of its name, which python3 can compile.
func TestDefinitions(t *testing.T) {
	t.Parallel()
	for _, name := range Names() {
		d, _ := Lookup(name)
		if !strings.HasPrefix(d.Text, "class "+name) && !strings.HasPrefix(d.Text, "def "+name+"(") {
			t.Errorf("%s.py begins with %.40q", name, d.Text)
		}
		for _, used := range d.Uses {
			if _, ok := Lookup(used); !ok {
				t.Errorf("%s uses %s, which is not there", name, used)
			}
		}
		if python, err := exec.LookPath("python3"); err == nil {
			cmd := exec.Command(python, "-c", "import sys; compile(sys.stdin.read(), '"+name+"', 'exec')")
			cmd.Stdin = strings.NewReader(d.Text)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", name, err, out)
			}
		}
	}
}

func TestNeeded(t *testing.T) {
	t.Parallel()
	var names []string
	for _, d := range Needed([]string{"Relais", "nothing", "Serveur", "remember"}) {
		names = append(names, d.Name)
	}
	if want := []string{"Serveur", "Relais", "remember"}; !slices.Equal(names, want) {
		t.Errorf("%v, want %v", names, want)
	}
	if d, _ := Lookup("Serveur"); !slices.Equal(d.Imports, []string{"socket", "ssl", "struct", "threading", "time"}) {
		t.Errorf("Serveur imports %v", d.Imports)
	}
}
