package syntax

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// promptScript gives programs to Python's own prompt, in a child each, and
// writes what it says. The prompt reads without running: its prompts are
// marks, each error is its class and message, and nothing is executed.
const promptScript = `
import json, os, sys, tempfile
def hook(event, args):
    if event == 'exec':
        raise RuntimeError('not run')
def report(cls, e, tb):
    if cls is not RuntimeError:
        sys.stderr.write('\x01E%s: %s\n' % (cls.__name__, getattr(e, 'msg', e)))
        sys.stderr.flush()
children = []
for program in json.load(open(sys.argv[1])):
    given, said_file = tempfile.TemporaryFile(), tempfile.TemporaryFile()
    given.write((program + '\n').encode())
    given.flush()
    given.seek(0)
    pid = os.fork()
    if not pid:
        os.dup2(given.fileno(), 0)
        os.dup2(said_file.fileno(), 2)
        sys.excepthook = report
        sys.ps1, sys.ps2 = '\x01>\n', '\x01.\n'
        sys.addaudithook(hook)
        break
    given.close()
    children.append((pid, said_file))
    if len(children) > 3:
        os.waitpid(children[-4][0], 0)
else:
    said = []
    for pid, said_file in children:
        try:
            os.waitpid(pid, 0)
        except ChildProcessError:
            pass
        said_file.seek(0)
        said.append(said_file.read().decode())
    sys.stdout.write(json.dumps(said))
    sys.stdout.flush()
    os._exit(0)
`

// dialogue is what a prompt does with a program: for each line, whether it is
// complete (>), needs more (.), or what error it gives.
func dialogue(program string) []string {
	var got []string
	buffer := ""
	for _, line := range strings.Split(program, "\n") {
		buffer += line + "\n"
		_, err := Parse("<stdin>", buffer, InteractiveMode, nil)
		var e *Error
		switch {
		case err == nil:
			got = append(got, ">")
			buffer = ""
		case errors.As(err, &e) && e.Incomplete:
			got = append(got, ".")
		default:
			got = append(got, err.Error())
			buffer = ""
		}
	}
	return got
}

// pythonDialogues is the same of Python's own prompt, for many programs.
func pythonDialogues(t *testing.T, all []string) [][]string {
	t.Helper()
	cpython(t, "print(0)", nil, new(int)) // skips without Python
	dir := t.TempDir()
	script, list := filepath.Join(dir, "prompt.py"), filepath.Join(dir, "programs.json")
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{script: []byte(promptScript), list: text} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("python3", "-q", "-i", "-W", "ignore", script, list)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	var said []string
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	dialogues := make([][]string, len(said))
	for i, text := range said {
		dialogues[i] = marks(text)
	}
	return dialogues
}

// marks cuts what the prompt said into its answers to each line.
func marks(said string) []string {
	var got []string
	pending := ""
	for i, mark := range strings.Split(said, "\x01") {
		mark = strings.TrimSpace(mark)
		switch {
		case mark == "" || i <= 1: // the first prompt
		case mark[0] == 'E':
			pending = mark[1:]
		case pending != "":
			got = append(got, pending)
			pending = ""
		default:
			got = append(got, mark)
		}
	}
	return got
}

func TestPromptAsCPython(t *testing.T) {
	t.Parallel()
	all := append(strings.Split(programs, "\n%%\n"), append(typed, typedMatch...)...)
	wants := pythonDialogues(t, all)
	lines, agree := 0, 0
	for n, program := range all {
		want, got := wants[n], dialogue(program)
		for i, line := range strings.Split(program, "\n") {
			lines++
			if i < len(want) && got[i] == want[i] {
				agree++
				continue
			}
			w := "nothing"
			if i < len(want) {
				w = want[i]
			}
			t.Errorf("line %d, %q, of\n%s\n got %s\nwant %s", i+1, line, number(program), got[i], w)
			break
		}
	}
	t.Logf("%d of %d lines agree", agree, lines)
}

func number(program string) string {
	var b strings.Builder
	for i, line := range strings.Split(program, "\n") {
		fmt.Fprintf(&b, "%3d %s\n", i+1, line)
	}
	return b.String()
}
