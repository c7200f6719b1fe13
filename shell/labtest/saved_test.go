package labtest

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestSaved types the sessions of testdata/saved: what save writes of each does what it did.
// A file there is a subject. In it -- NAME -- is a session, its lines behind the prompts
// that they are typed at, everything else a remark, and -- NAME/FILE -- is a file that the
// session finds.
func TestSaved(t *testing.T) {
	t.Parallel()
	needRequests(t)
	store := replayStoreServer(t)
	for subject, cases := range savedCases(t) {
		for name, s := range cases {
			t.Run(subject+"/"+name, func(t *testing.T) {
				t.Parallel()
				r := &replay{t: t, peers: newReplayPeers(t, store), limit: patience}
				for _, d := range r.check(s, replayWays[:3]...) {
					t.Errorf("%s: %s: %s\n%s", d.way, d.what, d.cause, d.detail)
				}
				if t.Failed() || testing.Verbose() {
					t.Logf("session\n%sx.py:\n%s\nx.lab:\n%s", indent(s.text()), indent(withoutServer(r.saved["x.py"])), indent(r.saved["x.lab"]))
				}
			})
		}
	}
}

// savedCases are the sessions of testdata/saved, by subject and name. They alternate
// between the languages.
func savedCases(t *testing.T) map[string]map[string]session {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "saved", "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	all := map[string]map[string]session{}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cases := map[string]session{}
		for i, f := range archive.Files {
			name, file, isFile := strings.Cut(f.Name, "/")
			s, known := cases[name]
			switch {
			case isFile && !known:
				t.Fatalf("%s: %s is before its session", path, f.Name)
			case isFile:
				s.files[file] = string(f.Data)
			case known:
				t.Fatalf("%s: two sessions %s", path, name)
			default:
				s = savedSession(string(f.Data))
				s.lang = []string{"en", "fr"}[i%2]
			}
			cases[name] = s
		}
		all[strings.TrimSuffix(filepath.Base(path), ".txtar")] = cases
	}
	return all
}

// savedSession reads a session from its transcript. All that looks like a name in it is
// one whose value is compared.
func savedSession(transcript string) session {
	s := session{files: map[string]string{}}
	for line := range strings.Lines(transcript) {
		line = strings.TrimSuffix(line, "\n")
		if in, ok := strings.CutPrefix(line, ">>> "); ok {
			s.inputs = append(s.inputs, in)
		} else if more, ok := strings.CutPrefix(line, "... "); ok {
			s.inputs[len(s.inputs)-1] += "\n" + more
		} else if line == "..." {
			s.inputs[len(s.inputs)-1] += "\n"
		}
	}
	text := filterName.ReplaceAllString(strings.Join(s.inputs, "\n"), "|")
	names := likeNames.FindAllString(text, -1)
	slices.Sort(names)
	s.names = slices.DeleteFunc(slices.Compact(names), func(name string) bool {
		return slices.Contains([]string{"Client", "Serveur", "Relais"}, name) && !strings.Contains(text, "class "+name)
	})
	return s
}

// filterName finds the names of filters: a saved program has functions for some of them.
var filterName = regexp.MustCompile(`\| *[a-z]+`)

// likeNames finds words that could be names, but for `_`, which is a built-in at the prompt.
var likeNames = regexp.MustCompile(`\b[A-Za-z_]\w+\b|\b[A-Za-z]\b`)

// TestUnboundReceiver has a command's line without its receiver fail as Python does.
func TestUnboundReceiver(t *testing.T) {
	t.Parallel()
	cmd := exec.CommandContext(t.Context(), binary, "-i", "--lang", "en")
	cmd.Env, cmd.Stdin = environment(t), strings.NewReader("k.send y\n")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Traceback (most recent call last):") {
		t.Errorf("%v\n%s", err, out)
	}
}
