package labtest

import (
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

var recordReport = flag.Bool("record-report", false, "write testdata/report.md anew")

// day is the line of a report that says when the session was.
var day = regexp.MustCompile(`(?m)^(Séance du|Session of|Session from) .*\.$`)

// A report has what was typed and what was seen, in the session's language.
func TestReportOfSession(t *testing.T) {
	t.Parallel()
	u := newUser(t)
	if err := os.WriteFile(filepath.Join(u.dir, "hostile.py"), []byte("print('\\x1b[2J\\x07 \\u202e ```` é\\ttab\\r')\nname = input('Nom ? ')\nprint('Bonjour', name)\nraise ValueError('fini')\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := u.session("--lang", "fr")
	m.run("s = serve 0")
	m.mu.Lock()
	found := anyPort.FindAllString(strings.Join(m.rows(), "\n"), -1)
	m.mu.Unlock()
	c, err := net.Dial("tcp", "127.0.0.1:"+found[len(found)-1])
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if _, err := io.WriteString(c, "Message Client vers Serveur\n"); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(c); err != nil {
		t.Fatal(err)
	}
	m.awaitRow("Deconnexion localhost:")
	m.run("connect localhost ${s.port}")
	m.run("methods")
	m.begin("for i in range(2):\r    print('tour', i)\r")
	m.awaitRow("tour 1")
	m.await(">>>")
	m.run("connect localhost 1")
	m.run("1 / 0")
	m.begin("python hostile.py")
	m.await("Nom ?")
	m.typed("Zoé\r")
	m.awaitRow("ValueError: fini")
	m.await(">>>")
	m.typed("abandon" + ctrlC)
	m.awaitRow("KeyboardInterrupt")
	m.await(">>>")
	m.begin("wait s")
	m.typed(ctrlC)
	m.await(">>>")
	m.typed("save rapport.md\r")
	m.awaitRow("Enregistré : rapport.md (9 entrées)")
	got := masked(strings.ReplaceAll(day.ReplaceAllString(u.read("rapport.md"), "JOUR"), u.dir, "DOSSIER"))
	path := filepath.Join("testdata", "report.md")
	if *recordReport {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if want := read(t, path); got != want {
		t.Error(difference(got, want))
	}
	if line := day.FindString(u.read("rapport.md")); !regexp.MustCompile(`^Séance du (1er|\d+) \p{L}+ \d{4}, de \d+ h \d\d à \d+ h \d\d, avec labsh [\d.]+\.$`).MatchString(line) {
		t.Errorf("%q", line)
	}
}

// What was printed is bounded: the beginning and the end are there, and how much is not. A
// script's report has the script beside what it printed, up to its save.
func TestReportBounded(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const script = "import sys\nfor i in range(5000):\n    print('%0099d' % i)\nprint('oops', file=sys.stderr)\nsave report.md\nprint('after')\n"
	if err := os.WriteFile(filepath.Join(dir, "x.lab"), []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := labsh("x.lab")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text := read(t, dir, "report.md")
	begin := "\n```labsh\nimport sys\nfor i in range(5000):\n    print('%0099d' % i)\nprint('oops', file=sys.stderr)\n```\n\n```text\n" + strings.Repeat("0", 99) + "\n"
	if !strings.Contains(text, begin) || !strings.HasSuffix(text, "4999\noops\n```\n") || len(text) > 70<<10 {
		t.Errorf("%d bytes: %.500s … %s", len(text), text, text[len(text)-200:])
	}
	if n := len(regexp.MustCompile(`(?m)^0+\d*$`).FindAllString(text, -1)); !strings.Contains(text, fmt.Sprintf("\n[… %d more bytes, which labsh has not kept …]\n0", (5000-n)*100)) {
		t.Errorf("%d lines of 5000, and what is said is wrong: %q", n, regexp.MustCompile(`\[….*…\]`).FindString(text))
	}
}

// All that is kept is bounded, too, and what is gone is said.
func TestReportForgets(t *testing.T) {
	t.Parallel()
	cmd := labsh("-i")
	cmd.Dir = t.TempDir()
	cmd.Stdin = strings.NewReader(strings.Repeat("print('x' * 99999)\n", 200) + "print('€' + 'y' * 70000)\nsave report.md\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	text := read(t, cmd.Dir, "report.md")
	n := strings.Count(text, ">>> print")
	if gone := fmt.Sprintf("labsh no longer has the first %d inputs of that session", 201-n); n < 80 || n > 130 || !strings.Contains(text, "> "+gone+"\n") || !strings.HasSuffix(string(out), gone+"\n") {
		t.Errorf("%d inputs, but not %q; on the screen %q", n, gone, out[len(out)-300:])
	}
	if !utf8.ValidString(text) || len(text) > 10<<20 {
		t.Errorf("%d bytes", len(text))
	}
}

// There is no report of nothing.
func TestReportNothing(t *testing.T) {
	t.Parallel()
	m := open(t, labsh("--lang", "fr"))
	m.shows("save x.md", "RuntimeError: nothing to report yet\n  indice : rien n'a encore été tapé : un compte rendu contient ce qui a été tapé et affiché")
}
