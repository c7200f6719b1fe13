package labtest

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// binary is labsh, built for these tests.
var binary string

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	dir, err := os.MkdirTemp("", "labtest")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(dir) }()
	binary = filepath.Join(dir, "labsh")
	args := []string{"build", "-o", binary}
	if raceEnabled {
		args = append(args, "-race")
	}
	build := exec.Command("go", append(args, ".")...)
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
		return 1
	}
	// What ignores a signal passes that on to what it starts: nohup(1) does. A signal
	// that is caught is there as by default.
	for _, s := range []os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM} {
		if signal.Ignored(s) {
			signal.Notify(make(chan os.Signal, 1), s)
		}
	}
	return m.Run()
}

// python is the interpreter itself: a launcher before it would take longer to
// start than most tests last.
var python = sync.OnceValue(func() string {
	out, err := exec.Command("python3", "-c", "import sys; print(sys.executable)").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
})

func needPython(t *testing.T) string {
	t.Helper()
	if python() == "" {
		t.Skip("no python3 here")
	}
	return python()
}

var hasRequests = sync.OnceValue(func() bool {
	return exec.Command(python(), "-c", "import requests").Run() == nil
})

func needRequests(t *testing.T) string {
	t.Helper()
	if needPython(t); !hasRequests() {
		t.Skip("no module requests for python3 here")
	}
	return python()
}

func need(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skip("no ", program, " here")
	}
	return path
}

// environment is that of a user with an empty home, whose messages are in
// English; more is added to it.
func environment(t *testing.T, more ...string) []string {
	env := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "LC_ALL=C.UTF-8", "TERM=xterm", "TZ=UTC",
		"PYTHONUNBUFFERED=1", "PYTHONIOENCODING=utf-8", "GORACE=atexit_sleep_ms=0",
	}
	return append(env, more...)
}

// write makes a file in a directory of the test's own.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// difference shows two texts, one under the other, for a failure's message.
func difference(got, want string) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "got\n%s\nwant\n%s\n", indent(got), indent(want))
	return b.String()
}

func indent(text string) string {
	return "\t" + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n\t")
}
