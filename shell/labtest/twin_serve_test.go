package labtest

import (
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	carry "labsh/shell/command/prelude"
)

// TestServeClasses: the classes Serveur, Relais and Client that a saved program carries are
// in python3 and in labsh what labsh's own are: the same lines, values and exceptions, and
// the same for their clients.
func TestServeClasses(t *testing.T) {
	t.Parallel()
	py := needPython(t)
	body := read(t, "testdata", "serve_classes.py")
	program := write(t, "x.py", carried("Serveur", "Relais", "Client")+body)
	outputs := map[string][]string{}
	for name, cmd := range map[string]*exec.Cmd{
		"labsh":                 labsh("--lang", "fr", write(t, "x.lab", body)),
		"the program":           exec.Command(py, program),
		"the program, in labsh": exec.Command(binary, program),
	} {
		outputs[name] = byCase(start(t, cmd).succeed())
	}
	want := outputs["labsh"]
	if len(want) < 50 {
		t.Fatalf("only %d cases: %q", len(want), want)
	}
	for name, got := range outputs {
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s, of %d cases, and labsh, of %d, differ in:\n%s", name, len(got), len(want), difference(at(got, i), at(want, i)))
			}
		}
	}
}

// carried is what a saved program begins with that uses those names.
func carried(names ...string) string {
	var b strings.Builder
	for _, d := range carry.Needed(names) {
		for _, module := range d.Imports {
			b.WriteString("import " + module + "\n")
		}
		b.WriteString("\n\n" + d.Text + "\n\n")
	}
	return b.String()
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

var servedPort = regexp.MustCompile(`:\d{4,5}\b|, \d{4,5}\b`)

// byCase cuts an output at its cases. In each, the program's own lines are in their order,
// and those of the threads are sorted: theirs is no other's.
func byCase(output string) []string {
	var cases []string
	var own, others []string
	end := func() {
		slices.Sort(others)
		cases = append(cases, strings.Join(append(own, others...), "\n"))
		own, others = nil, nil
	}
	for line := range strings.Lines(servedPort.ReplaceAllString(output, "PORT")) {
		line = strings.TrimRight(line, "\r\n") // the shell shows no \r at the end of a line
		if strings.HasPrefix(line, "@case") || strings.HasPrefix(line, "@relay") {
			end()
		}
		switch {
		case strings.HasPrefix(line, "@"):
			own = append(own, line)
		case line != "":
			others = append(others, line)
		}
	}
	end()
	return cases
}
