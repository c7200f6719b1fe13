package labtest

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// feed gives a program an input as fast as it takes it.
func feed(t *testing.T, cmd *exec.Cmd, input []byte) *process {
	t.Helper()
	cmd.Stdin = bytes.NewReader(input)
	return start(t, cmd)
}

// judges are labsh and, where it is installed, python3.
func judges() map[string]string {
	found := map[string]string{"labsh": binary}
	if python, err := exec.LookPath("python3"); err == nil {
		found["python3"] = python
	}
	return found
}

// Of a line of 20 MB nothing is cut off, whoever reads it.
func TestLongLine(t *testing.T) {
	t.Parallel()
	const size = 20 << 20
	long := bytes.Repeat([]byte("a"), size)
	lines := append(bytes.Clone(long), "\nnext\n"...)
	for name, c := range map[string]struct {
		args  []string
		input []byte
		shows string
	}{
		"script":      {nil, fmt.Appendf(nil, "x = '%s'\nprint(len(x))\n", long), fmt.Sprintln(size)},
		"no newline":  {nil, fmt.Appendf(nil, "print(len('%s'))", long), fmt.Sprintln(size)},
		"comment":     {nil, fmt.Appendf(nil, "#%s\nprint('after')", long), "after\n"},
		"prompt":      {[]string{"-i"}, fmt.Appendf(nil, "x = '%s'\nlen(x)\n", long), fmt.Sprintln(size)},
		"input":       {[]string{"-c", "print(len(input()))\nprint(input())"}, lines, fmt.Sprintf("%d\nnext\n", size)},
		"readline":    {[]string{"-c", "import sys\nprint(len(sys.stdin.readline()))\nprint(sys.stdin.readline())"}, lines, fmt.Sprintf("%d\nnext\n\n", size+1)},
		"read":        {[]string{"-c", "import sys\nprint(len(sys.stdin.read()))"}, long, fmt.Sprintln(size)},
		"buffer":      {[]string{"-c", "import sys\nprint(len(sys.stdin.buffer.read()))"}, long, fmt.Sprintln(size)},
		"in a loop":   {[]string{"-c", "import sys\nfor line in sys.stdin: print(len(line))"}, lines, fmt.Sprintf("%d\n5\n", size+1)},
		"after input": {[]string{"-c", "import sys\nprint(len(input()))\nprint(sys.stdin.read())"}, lines, fmt.Sprintf("%d\nnext\n\n", size)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := labsh(c.args...)
			if !raceEnabled { // the race detector's own memory is data, too
				// 512 MiB of data at most; the reserve of addresses is not data.
				cmd = exec.Command("sh", append([]string{"-c", `ulimit -d 524288; exec "$0" "$@"`, binary}, c.args...)...)
			}
			p := feed(t, cmd, c.input)
			p.wait()
			if status := p.cmd.ProcessState.ExitCode(); status != 0 || p.output.String() != c.shows {
				t.Errorf("exit status %d, %q, %.300q", status, p.output, p.errors)
			}
		})
	}
}

// A line that is longer than what is read is refused, by a message in the user's
// language and by the exit status.
func TestTooLongLine(t *testing.T) {
	t.Parallel()
	long := append(bytes.Repeat([]byte("#"), 64<<20+1), "\nprint('after')\n"...)
	for lang, said := range map[string][2]string{
		"fr": {"labsh: entrée standard trop longue (plus de 64 Mio) : rien n'a été exécuté\n", "ligne trop longue (plus de 64 Mio) : elle n'a pas été exécutée"},
		"en": {"labsh: standard input too long (more than 64 MiB): nothing was run\n", "line too long (more than 64 MiB): it was not run"},
	} {
		p := feed(t, labsh("--lang", lang), long)
		p.wait()
		if status := p.cmd.ProcessState.ExitCode(); status != 2 || p.output.String() != "" || p.errors.String() != said[0] {
			t.Errorf("exit status %d, %q, %.300q", status, p.output, p.errors)
		}
		p = feed(t, labsh("--lang", lang, "-i"), long)
		p.wait()
		if status := p.cmd.ProcessState.ExitCode(); status != 1 || p.output.String() != "after\n" || !strings.Contains(p.errors.String(), said[1]) {
			t.Errorf("exit status %d, %q, %.300q", status, p.output, p.errors)
		}
	}
}

// What is read from standard input is what is there, to the last byte.
func TestInputAsItIs(t *testing.T) {
	t.Parallel()
	const input = "one\r\ntwo\rthree\n\nf\xc3\xa9\n\nno newline"
	for name, text := range map[string]string{
		"read":     "import sys\nprint(ascii(sys.stdin.read()))",
		"readline": "import sys\nwhile line := sys.stdin.readline(): print(ascii(line))",
		"loop":     "import sys\nfor line in sys.stdin: print(ascii(line))",
		"buffer":   "import sys\nprint(sys.stdin.buffer.read())",
		"lines":    "import sys\nprint(sys.stdin.buffer.readlines())",
		"input":    "try:\n    while True: print(ascii(input()))\nexcept EOFError: print('end')",
		"in turn":  "import sys\nprint(ascii(input()))\nprint(ascii(sys.stdin.readline()))\nprint(ascii(input()))\nprint(ascii(sys.stdin.read()))",
		"octets":   "import sys\nprint(sys.stdin.buffer.read(5))\nprint(sys.stdin.buffer.read(4))",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			shown := map[string]string{}
			for judge, program := range judges() {
				p := feed(t, exec.Command(program, "-c", text), []byte(input))
				p.wait()
				shown[judge] = p.output.String() + p.errors.String()
			}
			if python, ok := shown["python3"]; ok && shown["labsh"] != python {
				t.Errorf("%q, python3 has %q", shown["labsh"], python)
			}
		})
	}
}
