package labtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestLabs works through the lab sheets in testdata/lab, in both languages, in a network
// of their own. A sheet is a txtar archive: its steps, and the files that they use.
//
//	# text           a comment
//	A> line          a line that is typed in window A, a labsh that opens with its first;
//	                 what follows is done when the prompt has come back
//	A& line          the same of a line that waits for what follows
//	nc$ ncat -l 5000 a program that is started in window nc
//	nc< line         a line for its standard input
//	A:               nothing is typed, what follows is seen in window A
//	A.               the window's input ends, and what runs there ends well
//	  : text         what is seen in that window next, a line
//	  en: text       the same, in that language alone
//	  err: text      the same, on standard error; en.err: and fr.err: too
//
// In what is seen … is for anything, on a line of its own for any number of lines. What
// is written on standard output is seen whole; on standard error stand the prompts, too.
func TestLabs(t *testing.T) {
	t.Parallel()
	sheets, err := filepath.Glob(filepath.Join("testdata", "lab", "*.txtar"))
	if err != nil || len(sheets) == 0 {
		t.Fatalf("no sheets: %v", err)
	}
	for _, path := range sheets {
		for _, lang := range []string{"en", "fr"} {
			t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar")+"/"+lang, func(t *testing.T) {
				t.Parallel()
				archive, err := txtar.ParseFile(path)
				if err != nil {
					t.Fatal(err)
				}
				work(t, archive, lang)
			})
		}
	}
}

// A lab is a sheet that is worked through.
type lab struct {
	t       *testing.T
	lang    string
	folder  string
	network *namespace
	windows map[string]*window
}

// A window is where one program runs.
type window struct {
	*process
	out, err view
	typed    int // lines
}

// A view is what is still to be seen of a transcript.
type view struct {
	*transcript
	any  bool // lines may be passed over
	over bool // the last line, which has no end, has been seen
}

var (
	labStep = regexp.MustCompile(`^(\w+)([>&$<:.]) ?(.*)$`)
	labSeen = regexp.MustCompile(`^ +(?:(en|fr)\b)?\.?(err)?: ?(.*)$`)
	blanks  = regexp.MustCompile(`  +`) // between columns, which are tabs where nobody looks
	prompts = regexp.MustCompile(`(>>>|\.\.\.) `)
)

func work(t *testing.T, archive *txtar.Archive, lang string) {
	l := &lab{t: t, lang: lang, folder: t.TempDir(), network: newNamespace(t), windows: map[string]*window{}}
	for _, f := range archive.Files {
		if err := os.WriteFile(filepath.Join(l.folder, f.Name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var at *window
	for i, line := range strings.Split(string(archive.Comment), "\n") {
		place := fmt.Sprintf("line %d: %s", i+1, line)
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if m := labSeen.FindStringSubmatch(line); m != nil {
			if m[1] == "" || m[1] == lang {
				at.see(place, m[2] == "err", m[3])
			}
			continue
		}
		m := labStep.FindStringSubmatch(line)
		if m == nil {
			t.Fatal(place)
		}
		at = l.step(place, m[1], m[2], m[3])
	}
	for _, w := range l.windows {
		w.close("the end")
	}
}

// step does one step, and gives the window that it is about.
func (l *lab) step(place, name, what, text string) *window {
	w := l.windows[name]
	switch what {
	case "$":
		words := strings.Fields(text)
		need(l.t, words[0])
		w = l.open(exec.Command(words[0], words[1:]...))
		l.windows[name] = w
		return w
	case ">", "&":
		if w == nil {
			w = l.open(labsh("--lang", l.lang, "-i"))
			l.windows[name] = w
		}
		w.enter(text + "\n")
		if w.typed++; what == ">" {
			w.prompted(place)
		}
		return w
	}
	if w == nil {
		l.t.Fatalf("%s: no window %s", place, name)
	}
	switch what {
	case "<":
		w.enter(text + "\n")
	case ".":
		w.close(place)
		delete(l.windows, name)
	}
	return w
}

func (l *lab) open(cmd *exec.Cmd) *window {
	cmd.Env, cmd.Dir = environment(l.t), l.folder
	p := start(l.t, l.network.in(cmd))
	return &window{process: p, out: view{transcript: p.output}, err: view{transcript: p.errors}}
}

// prompted waits until the prompt has come back after each line that was typed.
func (w *window) prompted(place string) {
	w.t.Helper()
	if !w.errors.until(func(text string) bool { return len(prompts.FindAllString(text, -1)) > w.typed }) {
		w.t.Fatalf("%s: no prompt\n%s\nstandard error:\n%s", place, indent(w.output.String()), indent(w.errors.String()))
	}
}

// see waits for a line that is like want.
func (w *window) see(place string, onErrors bool, want string) {
	w.t.Helper()
	v := &w.out
	if onErrors {
		v = &w.err
	}
	if want == "…" {
		v.any = true
		return
	}
	like := regexp.MustCompile("^" + blanks.ReplaceAllString(strings.ReplaceAll(regexp.QuoteMeta(want), "…", ".*"), `\s+`) + "$")
	for {
		line, ok := v.await("\n")
		if line = strings.TrimSuffix(line, "\n"); onErrors {
			line = prompts.ReplaceAllString(line, "")
		}
		switch {
		case like.MatchString(line) && (ok || line != ""):
			v.any = false
			v.over = !ok
			return
		case !ok || !v.any && !onErrors:
			w.t.Fatalf("%s\nin the place of it %q; all of it:\n%s\nstandard error:\n%s", place, line, indent(w.output.String()), indent(w.errors.String()))
		}
	}
}

// close ends the window's input; all that was written has been seen, then.
func (w *window) close(place string) {
	w.t.Helper()
	if status := w.end(); status != 0 {
		w.t.Errorf("%s: %s: exit status %d\n%s", place, w.name, status, indent(w.errors.String()))
	}
	if rest, _ := w.out.await("\x00"); rest != "" && !w.out.any && !w.out.over {
		w.t.Errorf("%s: %s: nobody has looked at\n%s", place, w.name, indent(rest))
	}
}
