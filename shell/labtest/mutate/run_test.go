package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// mutate runs the tool on the module in testdata/fixture, with time enough for
// a machine that does much else.
func mutate(ctx context.Context, progress io.Writer, args ...string) (string, error) {
	var out strings.Builder
	err := run(ctx, append([]string{"-root", "-C", "testdata/fixture", "-timeout", "5m"}, args...), &out, progress)
	return out.String(), err
}

func TestRun(t *testing.T) {
	t.Parallel()
	var progress strings.Builder
	out, err := mutate(t.Context(), &progress, "-p", "2", "./number")
	if err != nil {
		t.Fatal(err)
	}
	want := `number/number.go:6: most = 100: doubled
number/number.go:10: Absolute: n < 0: < became <=
number/number.go:18: Check: n > most: > became >=
score: 66%: 6 of 9 killed (0 by a timeout), 3 survived; 1 did not compile; drawn from 10
`
	if out != want {
		t.Errorf("got\n%swant\n%s\n%s", out, want, progress.String())
	}
	if told := "killed by TestAbsolute: number/number.go:10: Absolute: if n < 0 negated\n"; !strings.Contains(progress.String(), told) {
		t.Errorf("not told: %s%s", told, progress.String())
	}
}

func TestSeedAndCount(t *testing.T) {
	t.Parallel()
	samples := map[string]bool{}
	for _, seed := range []string{"1", "2", "1"} {
		out, err := mutate(t.Context(), io.Discard, "-list", "-n", "5", "-seed", seed, "./number", "./wait")
		if err != nil || strings.Count(out, "\n") != 5 {
			t.Errorf("%v: got %s", err, out)
		}
		samples[out] = true
	}
	if len(samples) != 2 {
		t.Errorf("two seeds draw %d samples", len(samples))
	}
}

// TestOnly judges one mutant, which a slow test kills.
func TestOnly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ option, want string }{
		{"-long=false", "number/number.go:6: most = 100: doubled\nscore: 0%: 0 of 1 killed (0 by a timeout), 1 survived; 0 did not compile; drawn from 1\n"},
		{"-long", "score: 100%: 1 of 1 killed (0 by a timeout), 0 survived; 0 did not compile; drawn from 1\n"},
	} {
		if out, err := mutate(t.Context(), io.Discard, c.option, "-only", `number.go:6:.*doubled`, "./number"); err != nil || out != c.want {
			t.Errorf("%s: %v: got\n%swant\n%s", c.option, err, out, c.want)
		}
	}
}

func TestNothingToMutate(t *testing.T) {
	t.Parallel()
	if out, err := mutate(t.Context(), io.Discard, "-only", "nothing", "./wait"); err != nil || out != "no mutant was judged\n" {
		t.Errorf("%v: got %q", err, out)
	}
}

func TestFilesThatCannotBeReadOrWritten(t *testing.T) {
	t.Parallel()
	if _, err := findMutants("p", filepath.Join(t.TempDir(), "gone.go"), "gone.go"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a source: %v", err)
	}
	r := runner{overlays: filepath.Join(t.TempDir(), "gone")}
	if _, _, err := r.judge(t.Context(), mutant{file: "f.go"}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an overlay: %v", err)
	}
}

func TestUsage(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"-n", "0", "./number"}, {"-p", "0", "./number"}, {"-x", "./number"}, {"-only", "(", "./number"}} {
		var told strings.Builder
		if _, err := mutate(t.Context(), &told, args...); !errors.Is(err, errUsage) || !strings.Contains(told.String(), "usage: mutate") {
			t.Errorf("%q: %v, %s", args, err, told.String())
		}
	}
	if _, err := mutate(t.Context(), io.Discard, "-h"); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("-h: %v", err)
	}
	if _, err := mutate(t.Context(), io.Discard, "./nowhere"); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("no such package: %v", err)
	}
}

func TestListRunsNothing(t *testing.T) {
	t.Parallel()
	out, err := mutate(t.Context(), io.Discard, "-list", "./broken")
	if want := "broken/broken.go:5: Less: a < b: < became <=\n"; err != nil || out != want {
		t.Errorf("%v: got %q", err, out)
	}
}

func TestOtherTestsJudge(t *testing.T) {
	t.Parallel()
	out, err := mutate(t.Context(), io.Discard, "-n", "2", "-tests", "./wait", "./number")
	if err != nil || !strings.Contains(out, "score: 0%: 0 of 2 killed") {
		t.Errorf("%v: got %q", err, out)
	}
}

func TestUnchangedCodeMustPass(t *testing.T) {
	t.Parallel()
	_, err := mutate(t.Context(), io.Discard, "./broken")
	if err == nil || !strings.Contains(err.Error(), "fails on the unchanged code") {
		t.Errorf("got %v", err)
	}
}

func TestInterrupt(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	// The first mutant that is judged ends the run.
	progress := writer(func(p []byte) (int, error) {
		if strings.HasPrefix(string(p), "1/") {
			cancel()
		}
		return len(p), nil
	})
	out, err := mutate(ctx, progress, "./number")
	if !errors.Is(err, context.Canceled) || !strings.Contains(out, " of 1 killed") {
		t.Errorf("%v: got %q", err, out)
	}
}

type writer func(p []byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

// TestNoProcessStays sees by their connections that processes end: a test that
// hangs, and a child that a failed test leaves.
func TestNoProcessStays(t *testing.T) {
	peer, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("FIXTURE_PEER", peer.Addr().String())
	var processes sync.WaitGroup
	processes.Go(func() {
		for {
			conn, err := peer.Accept()
			if err != nil {
				return
			}
			processes.Go(func() {
				defer conn.Close()
				_ = conn.SetReadDeadline(time.Now().Add(time.Minute))
				var timeout net.Error
				if _, err := conn.Read(make([]byte, 1)); errors.As(err, &timeout) && timeout.Timeout() {
					t.Error("a process is still there")
				}
			})
		}
	})
	for _, c := range []struct{ pkg, timeout, want string }{
		{"./wait", "5s", "1 of 1 killed (1 by a timeout)"},
		{"./child", "5m", "1 of 1 killed (0 by a timeout)"},
	} {
		out, err := mutate(t.Context(), io.Discard, "-timeout", c.timeout, c.pkg)
		if err != nil || !strings.Contains(out, c.want) {
			t.Errorf("%s: %v: got %q", c.pkg, err, out)
		}
	}
	peer.Close()
	processes.Wait()
}

func TestTimeComesFromTheUnchangedCode(t *testing.T) {
	t.Parallel()
	o, err := readOptions([]string{"-C", "testdata/fixture", "./wait"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	packages, err := listPackages(t.Context(), o.dir, o.patterns)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	r, err := newRunner(t.Context(), o, packages, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	most := 10*time.Second + 3*time.Since(start)
	if got := r.takes["fixture/wait"]; got <= 10*time.Second || got > most {
		t.Errorf("got %v, want up to %v", got, most)
	}
}

func TestTestsOf(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"labsh/netlab":                "labsh/netlab",
		"labsh/shell/command":         "labsh/shell/command/...",
		"labsh/shell/command/sockets": "labsh/shell/command/...",
		"labsh/shell/commands":        "labsh/shell/commands",
	} {
		p := goPackage{ImportPath: path}
		p.Module.Path = "labsh"
		if got := strings.Join(options{}.testsOf(p), " "); got != want {
			t.Errorf("%s: got %s", path, got)
		}
	}
}

// As root a mutant could replace any file.
func TestRoot(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("not root")
	}
	if err := run(t.Context(), []string{"-C", "testdata/fixture", "./number"}, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), "-root") {
		t.Errorf("%v", err)
	}
}
