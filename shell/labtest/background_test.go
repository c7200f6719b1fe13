package labtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A program in the background prints above the line that is being typed; Ctrl-Z puts it
// back from the front, while it runs and while it asks, and its input() asks there.
func TestProgramsAtTheTerminal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"prints.py": "import sys, time\nwhile True:\n    if open(sys.argv[1]).read():\n        print('un')\n        break\n    time.sleep(0.01)\nprint('deux')\n",
		"asks.py":   "n = input('n? ')\nprint('got', n)\nimport threading\nthreading.Event().wait()\n",
		"go":        "",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := labsh()
	cmd.Dir = dir
	m := open(t, cmd)
	m.run("python prints.py go &")
	m.typed("20 +")
	m.await(">>> 20 +")
	if err := os.WriteFile(filepath.Join(dir, "go"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	m.awaitThat("the lines above the line", func() bool {
		rows := m.rows()
		return rows[len(rows)-1] == ">>> 20 +" && strings.Contains(strings.Join(rows, "\n"), "prints | un\nprints | deux\n")
	})
	m.typed(" 40\r")
	m.awaitRow("60")

	m.typed("python asks.py\r")
	m.await("n?")
	m.typed("\x1a")
	m.awaitRow("asks waits for input (fg asks): n?")
	m.typed("fg asks\r")
	m.await("n?")
	m.typed("42\r")
	m.awaitRow("got 42")
	m.typed("\x1a")
	m.awaitThat("the prompt", func() bool {
		rows := m.rows()
		return rows[len(rows)-1] == ">>>" && strings.Count(strings.Join(rows, "\n"), "asks goes on in the background") == 2
	})
	m.typed("fg\r")
	m.awaitThat("the program in front", func() bool { return strings.HasSuffix(strings.Join(m.rows(), "\n"), ">>> fg") })
	m.typed("\x03")
	m.awaitRow("KeyboardInterrupt")
	m.typed("exit\r")
}

// getpass in the background leaves the keyboard to the prompt, until fg; Ctrl-Z takes back
// what was typed of the password.
func TestSecretInTheBackground(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "secret.py"), []byte("import getpass\nprint('got', getpass.getpass('pass? '))\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := labsh()
	cmd.Dir = dir
	m := open(t, cmd)
	m.typed("python secret.py &\r")
	m.awaitRow("secret waits for input (fg secret): pass?")
	m.typed("20 + 40\r")
	m.awaitRow("60")
	m.typed("fg secret\r")
	m.awaitThat("the question", func() bool { return strings.HasSuffix(strings.Join(m.rows(), "\n"), "\npass?") })
	m.typed("half\x1a")
	m.awaitThat("the prompt", func() bool {
		rows := m.rows()
		return rows[len(rows)-1] == ">>>" && strings.Count(strings.Join(rows, "\n"), "secret waits for input") == 2
	})
	m.typed("fg\r")
	m.awaitThat("the question again", func() bool { return strings.HasSuffix(strings.Join(m.rows(), "\n"), "\npass?") })
	m.typed("whole\r")
	m.awaitRow("got whole")
	m.typed("exit\r")
}
