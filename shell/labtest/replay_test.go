package labtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A session is what somebody types at the prompt, and what is there for it.
type session struct {
	lang   string
	inputs []string          // a line or a block each, with <echo> for that peer's port
	last   []string          // inputs that end it, and that shrinking leaves in
	files  map[string]string // in the working folder when it begins
	names  []string          // those that it may bind
}

// The lines of a session's own print() that are compared, and those by which it asks the
// test for a client of its server, or for Ctrl-C.
const (
	printMark     = "@@"
	dialMark      = printMark + "dial "
	interruptMark = printMark + "interrupt"
)

// An outcome is what a session, or the program that save made of it, has done.
type outcome struct {
	printed []string
	files   map[string]string
	seen    map[string]string // what each peer received, by its connection
	state   map[string]string // what its names are bound to
	status  int
	errors  string // standard error
	late    bool   // it was killed
}

// A replayDifference is between a session and one of its replays.
type replayDifference struct {
	way, what  string // "python3 x.py", "files"
	detail     string // for people
	cause      string // for telling causes apart
	unexpected bool
}

// A replay runs one session, and then what save wrote of it.
type replay struct {
	t     *testing.T
	peers *replayPeers
	limit time.Duration
	saved map[string]string // x.py and x.lab
	heard outcome           // the session itself
}

// The ways to run what save wrote.
var replayWays = []string{"python3 x.py", "labsh x.py", "labsh x.lab", "run x.lab"}

// check runs a session and its replays, those ways alone that are asked for, and tells
// what is not the same.
func (r *replay) check(s session, ways ...string) []replayDifference {
	r.t.Helper()
	if len(ways) == 0 {
		ways = replayWays
	}
	dump := `__import__("state").dump(globals(), "` + strings.Join(s.names, " ") + "\")\n"
	var typed strings.Builder
	for _, in := range slices.Concat(s.inputs, s.last, []string{"save x.py", "save x.lab"}) {
		in = r.peers.filled(in)
		typed.WriteString(in + "\n")
		if strings.Contains(in, "\n") {
			typed.WriteString("\n") // ends a block, and is nothing elsewhere
		}
	}
	dir := r.folder(s)
	r.heard = r.run(dir, typed.String()+dump, exec.Command(binary, "-i", "--lang", s.lang))
	session := r.heard
	if session.late {
		return []replayDifference{{way: "session", what: "end", detail: "it does not end:\n" + indent(session.errors), cause: "it does not end", unexpected: true}}
	}
	if session.status != 0 || len(session.state) == 0 {
		return []replayDifference{{way: "session", what: "end", detail: fmt.Sprintf("exit status %d\n%s", session.status, indent(session.errors)), cause: lastLine(session.errors), unexpected: true}}
	}
	r.saved = map[string]string{}
	var found []replayDifference
	for _, name := range []string{"x.py", "x.lab"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			found = append(found, replayDifference{way: "save " + name, what: "end", detail: indent(session.errors), cause: lastLine(session.errors)})
			continue
		}
		r.saved[name] = string(text)
	}
	found = append(found, checkProgram(s, r.saved["x.py"])...)
	for _, way := range ways {
		program, name, _ := strings.Cut(way, " ")
		text, ok := r.saved[name]
		if !ok {
			continue
		}
		dir := r.folder(s)
		if name == "x.py" {
			text = replayStore.ReplaceAllString(text, "${1}"+r.peers.ports["store"]+"\"")
		}
		var typed string
		cmd := exec.Command(binary, "--lang", s.lang, name)
		switch program {
		case "python3":
			cmd = exec.Command(needRequests(r.t), name)
		case "run":
			cmd = exec.Command(binary, "-i", "--lang", s.lang)
			typed = way + "\n" + dump
		}
		if typed == "" {
			text += dump
		}
		r.write(dir, name, text)
		found = append(found, compareReplay(way, session, r.run(dir, typed, cmd))...)
	}
	return found
}

// replayStore is where a saved program has the address of the session's own store, which
// is gone with the session.
var replayStore = regexp.MustCompile(`(?m)^(BASE_URL\w* = ")http://[^"]*"`)

func (r *replay) folder(s session) string {
	r.t.Helper()
	dir, err := os.MkdirTemp(r.peers.dir, "run")
	if err != nil {
		r.t.Fatal(err)
	}
	for name, text := range s.files {
		r.write(dir, name, r.peers.filled(text))
	}
	r.write(dir, "state.py", replayState())
	return dir
}

var replayState = sync.OnceValue(func() string {
	text, err := os.ReadFile(filepath.Join("testdata", "replay", "state.py"))
	if err != nil {
		panic(err)
	}
	return string(text)
})

func (r *replay) write(dir, name, text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		r.t.Fatal(err)
	}
}

// run runs a program in a folder until it ends, and does what its prints ask for.
func (r *replay) run(dir, typed string, cmd *exec.Cmd) outcome {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), r.limit)
	defer cancel()
	cmd = exec.CommandContext(ctx, cmd.Path, cmd.Args[1:]...)
	cmd.Dir, cmd.Env = dir, append(r.peers.environment, "PYTHONDONTWRITEBYTECODE=1")
	cmd.Stdin = strings.NewReader(typed)
	cmd.WaitDelay = time.Second
	var wrong strings.Builder
	cmd.Stderr = &wrong
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		r.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	var o outcome
	var clients sync.WaitGroup
	var dialled []*string
	lines := bufio.NewScanner(stdout)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		line := lines.Text()
		m := markedLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		line = m[1]
		o.printed = append(o.printed, replayMasked(line))
		if port, ok := strings.CutPrefix(line, dialMark); ok {
			got := new(string)
			text := fmt.Sprintf("salut %d\n", len(dialled))
			dialled = append(dialled, got)
			clients.Go(func() { *got = dialReplay(ctx, port, text) })
		} else if line == interruptMark {
			_ = cmd.Process.Signal(syscall.SIGINT) // it may have ended
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &exit) && ctx.Err() == nil {
		r.t.Fatal(err)
	}
	o.late = ctx.Err() != nil
	cancel()
	clients.Wait()
	o.status, o.errors = cmd.ProcessState.ExitCode(), promptsBefore.ReplaceAllString(wrong.String(), "")
	o.seen = r.peers.take(r.t)
	for i, got := range dialled {
		o.seen[fmt.Sprint("client ", i)] = *got
	}
	o.files = replayFiles(r.t, dir)
	if state, ok := o.files["state.txt"]; ok {
		o.state = map[string]string{"": ""}
		for line := range strings.Lines(state) {
			name, is, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " is ")
			o.state[name] = is
		}
		delete(o.files, "state.txt")
	}
	return o
}

// markedLine is a line to compare, after a file that is shown and has no end of line; not
// the source of one, in quotes, as history shows it.
var markedLine = regexp.MustCompile(`^(?:.*?[^"'])?(` + printMark + `.*)$`)

var promptsBefore = regexp.MustCompile(`(?m)^((>>>|\.\.\.) )+`)

// dialReplay is a client of a session's server: it sends a line and takes what comes.
func dialReplay(ctx context.Context, port, text string) string {
	var d net.Dialer
	c, err := d.DialContext(ctx, "tcp", net.JoinHostPort("127.0.0.1", port))
	if err != nil {
		return "refused"
	}
	defer func() { _ = c.Close() }()
	defer context.AfterFunc(ctx, func() { _ = c.Close() })()
	_, _ = c.Write([]byte(text)) // a server may not want it
	var got strings.Builder
	_, _ = bufio.NewReader(c).WriteTo(&got) // a reset ends it as well
	return got.String()
}

// replayFiles are the files of a folder that a session could have written.
func replayFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		switch {
		case err != nil || e.IsDir() || strings.HasPrefix(name, "__pycache__") || name == "x.py" || name == "x.lab" || name == "state.py":
			return err
		case !e.Type().IsRegular():
			files[name] = e.Type().String()
			return nil
		}
		text, err := os.ReadFile(path)
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// ephemeral is a port that the kernel chose.
var ephemeral = regexp.MustCompile(`\b(3[2-9]\d\d\d|[45]\d\d\d\d|60\d\d\d)\b`)

func replayMasked(text string) string {
	return ephemeral.ReplaceAllString(objectID.ReplaceAllString(descriptor.ReplaceAllString(text, "fd=N"), "0xID"), "PORT")
}
