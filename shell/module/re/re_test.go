package re_test

import (
	"bytes"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"github.com/dlclark/regexp2/v2"
	"go.uber.org/goleak"

	"labsh/shell/module/moduletest"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) { regexp2.StopTimeoutClock() }), goleak.IgnoreAnyFunction("github.com/dlclark/regexp2/v2.runClock"))
}

// TestInterrupt has a match that never ends interrupted, wherever it is made.
func TestInterrupt(t *testing.T) {
	for _, line := range []string{
		"re.match(r'(a+)+$', a)", "re.search(r'(a+)+$', a)", "re.fullmatch('(a+)+', a)", "re.findall('(a|aa)+$', a)",
		"list(re.finditer(r'x|(a+)+$', 'x' + a))", "re.sub(r'(a+)+$', '', a)", "re.split(r'(a+)+$', a)", "re.match(rb'(a+)+$', a.encode())",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			s := moduletest.New(t)
			s.Do("import re\na = 'a' * 60 + 'c'")
			go func() {
				for !s.Waits() {
					runtime.Gosched()
				}
				s.Interrupt()
			}()
			if o := s.Do(line); !strings.Contains(o.Err, "KeyboardInterrupt") {
				t.Error(o)
			}
			if o := s.Do("print(re.match('a*', a).end())"); o.Out != "60\n" {
				t.Error(o)
			}
		})
	}
}

// TestSlow is of a match that takes longer than what may be done at once.
func TestSlow(t *testing.T) {
	s := moduletest.New(t)
	s.Do("import re")
	for line, want := range map[string]string{
		"print(re.match('(a|a)*$', 'a' * 15 + 'b'))":                                         "None\n",
		"print([m.span() for m in re.finditer('b|(?:a|a)*c|a', 'b' + 'a' * 15 + 'bd')][:3])": "[(0, 1), (1, 2), (2, 3)]\n",
		"print(re.sub('(?:a|a)*c|a', lambda m: '-', 'a' * 14 + 'b'))":                        strings.Repeat("-", 14) + "b\n",
	} {
		if o := s.Do(line); o.Out != want {
			t.Errorf("%s: %v", line, o)
		}
	}
}

// TestLimits has what would take too much memory, or too deep a stack, refused.
func TestLimits(t *testing.T) {
	s := moduletest.New(t)
	s.Do("import re")
	for _, c := range [][2]string{
		{"re.findall('b', 'a' * 100_000_000)", "MemoryError"},
		{"re.sub('', 'x' * 100_000, 'a' * 10_000)", "MemoryError"},
		{"re.compile('(' * 5000 + ')' * 5000)", "RecursionError"},
		{"re.compile('a{4294967295}')", "OverflowError"},
		{"re.match('(a|b)*?$', 'a' * 3_000_000)", "MemoryError"},
		{"re.compile('(?:(?:a{1000}){1000}){1000}').match('a' * 100)", ""},
		{"re.compile('(?:a{0,4294967294}){0,4294967294}').match('a' * 100)", ""},
	} {
		if o := s.Do(c[0]); !strings.HasPrefix(o.Err, c[1]) || c[1] == "" && o.Err != "" {
			t.Errorf("%s: %v", c[0], o)
		}
	}
}

// TestCache has a pattern parsed once, and few remembered.
func TestCache(t *testing.T) {
	s := moduletest.New(t)
	o := s.Do("import re\na = re.compile('a')\nfor i in range(600): _ = re.compile('x%d' % i)\nprint(len(re._cache), re.compile('a') is a, re.compile('x599') is re.compile('x599'))\nre.purge()\nprint(len(re._cache))")
	if o.Out != "512 False True\n0\n" {
		t.Error(o)
	}
}

// TestRandom matches random patterns with random text, here and in python3.
func TestRandom(t *testing.T) {
	var program bytes.Buffer
	fmt.Fprint(&program, runner)
	r := newRandom(7)
	for range 400 {
		fmt.Fprintf(&program, "run(%s, %s)\n", quoted(r.pattern(3)), quoted(r.subject()))
	}
	python := exec.CommandContext(t.Context(), moduletest.Python3(t), "-W", "ignore", "-")
	python.Stdin = bytes.NewReader(program.Bytes())
	want, err := python.CombinedOutput()
	if err != nil {
		t.Fatal(err, string(want))
	}
	got := moduletest.New(t).Do(program.String())
	here, there := strings.Split(got.Out, "\n"), strings.Split(string(want), "\n")
	if len(here) != len(there) {
		t.Fatalf("%d lines and %d: %v", len(here), len(there), got.Err)
	}
	for i := range here {
		if here[i] != there[i] {
			t.Errorf("here    %s\nCPython %s", here[i], there[i])
		}
	}
}
