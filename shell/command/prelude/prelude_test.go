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
	var files []string
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
		files = append(files, name+".py")
	}
	if python, err := exec.LookPath("python3"); err == nil {
		args := append([]string{"-c", "import sys\nfor name in sys.argv[1:]: compile(open(name).read(), name, 'exec')"}, files...)
		if out, err := exec.Command(python, args...).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
}

func TestNeeded(t *testing.T) {
	t.Parallel()
	var names []string
	for _, d := range Needed([]string{"Relais", "nothing", "Serveur", "remember"}, "tls=True") {
		names = append(names, d.Name)
	}
	if want := []string{"contexte_tls", "Serveur", "Relais", "remember"}; !slices.Equal(names, want) {
		t.Errorf("%v, want %v", names, want)
	}
	if d, _ := Lookup("Serveur"); !slices.Equal(d.Imports, []string{"operator", "random", "socket", "struct", "threading", "time"}) {
		t.Errorf("Serveur imports %v", d.Imports)
	}
}

// TestOnly: what a definition needs for some programs alone is left out of the others.
func TestOnly(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"Serveur(1, tls=True)": true, "Serveur(1)": false} {
		names := Needed([]string{"Serveur"}, text)
		if got := slices.ContainsFunc(names, func(d Definition) bool { return d.Name == "contexte_tls" }); got != want {
			t.Errorf("%s: %v", text, names)
		}
	}
}
