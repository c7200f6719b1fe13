package labtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestLabs works through the lab sheets in testdata/lab, in both languages, in a network
// of their own. A sheet is a txtar archive: its steps, and the files that they use.
//
//	# text           a comment
//	A> line          a line that is typed in window A, a labsh that opens with its first;
//	                 what follows is done when the prompt has come back
//	A& line          the same of a line that waits for what follows
//	A~ line          a line that is typed again and again until what follows is seen
//	nc$ ncat -l 5000 a program that is started in window nc
//	nc< line         a line for its standard input
//	A:               nothing is typed, what follows is seen in window A
//	A.               the window's input ends, and what runs there ends well
//	A@2> line        the window stands on a second machine, 192.0.2.2 and fd00::2, at the
//	                 other end of a cable; the first is then 192.0.2.1 and fd00::1
//	  : text         what is seen in that window next, a line
//	  en: text       the same, in that language alone
//	  err: text      the same, on standard error; en.err: and fr.err: too
//
// In what is seen … is for anything, on a line of its own for any number of lines; blanks
// at the end of a line do not count. What
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
	here    *namespace
	there   *namespace // the second machine
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
	labStep       = regexp.MustCompile(`^(\w+(?:@2)?)([>&~$<:.]) ?(.*)$`)
	secondMachine = regexp.MustCompile(`(?m)^\w+@2`)
	labSeen       = regexp.MustCompile(`^ +(?:(en|fr)\b)?\.?(err)?: ?(.*)$`)
	blanks        = regexp.MustCompile(`  +`) // between columns, which are tabs where nobody looks
	prompts       = regexp.MustCompile(`(>>>|\.\.\.) `)
)

func work(t *testing.T, archive *txtar.Archive, lang string) {
	l := &lab{t: t, lang: lang, folder: t.TempDir(), windows: map[string]*window{}}
	if secondMachine.Match(archive.Comment) {
		l.here, l.there = newPair(t)
	} else {
		l.here = newNamespace(t)
	}
	for _, f := range archive.Files {
		if err := os.WriteFile(filepath.Join(l.folder, f.Name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var at *window
	lines := strings.Split(string(archive.Comment), "\n")
	for i, line := range lines {
		place := fmt.Sprintf("line %d: %s", i+1, line)
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if m := labSeen.FindStringSubmatch(line); m != nil {
			if (m[1] == "" || m[1] == lang) && at != nil {
				at.see(place, m[2] == "err", m[3])
			}
			continue
		}
		m := labStep.FindStringSubmatch(line)
		if m == nil {
			t.Fatal(place)
		}
		if m[2] == "~" {
			l.again(place, m[1], m[3], lines[i+1:])
			at = nil // what follows has been seen
			continue
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
		w = l.open(name, exec.Command(words[0], words[1:]...))
		l.windows[name] = w
		return w
	case ">", "&":
		if w == nil {
			w = l.open(name, labsh("--lang", l.lang, "-i"))
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

// again types a line until what is seen of it on standard output is what the lines say
// that follow, which the window has seen then.
func (l *lab) again(place, name, line string, follow []string) {
	l.t.Helper()
	var want []string
	for _, f := range follow {
		m := labSeen.FindStringSubmatch(f)
		if m == nil {
			break
		}
		if m[1] == "" || m[1] == l.lang {
			want = append(want, seenLike(m[3])+`\n`)
		}
	}
	like := regexp.MustCompile("^" + strings.Join(want, "") + "$")
	for deadline := time.Now().Add(patience); ; {
		w := l.step(place, name, ">", line)
		w.typed++
		w.enter("print('that was it')\n")
		got, ok := w.out.await("that was it\n")
		got = strings.TrimSuffix(got, "that was it\n")
		switch {
		case like.MatchString(got):
			w.prompted(place)
			return
		case !ok || time.Now().After(deadline):
			l.t.Fatalf("%s: never seen; at last\n%s", place, indent(got))
		}
		w.prompted(place)
	}
}

func (l *lab) open(name string, cmd *exec.Cmd) *window {
	cmd.Env, cmd.Dir = environment(l.t), l.folder
	machine := l.here
	if strings.HasSuffix(name, "@2") {
		machine = l.there
	}
	p := start(l.t, machine.in(cmd))
	return &window{process: p, out: view{transcript: p.output}, err: view{transcript: p.errors}}
}

// prompted waits until the prompt has come back after each line that was typed.
func (w *window) prompted(place string) {
	w.t.Helper()
	if !w.errors.until(func(text string) bool { return len(prompts.FindAllString(text, -1)) > w.typed }) {
		w.t.Fatalf("%s: no prompt\n%s\nstandard error:\n%s", place, indent(w.output.String()), indent(w.errors.String()))
	}
}

// seenLike is the regular expression of a line that is like want.
func seenLike(want string) string {
	return blanks.ReplaceAllString(strings.ReplaceAll(regexp.QuoteMeta(want), "…", ".*"), `\s+`)
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
	like := regexp.MustCompile("^" + seenLike(strings.TrimRight(want, " ")) + "$")
	for {
		line, ok := v.await("\n")
		if line = strings.TrimRight(line, " \t\r\n"); onErrors {
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
