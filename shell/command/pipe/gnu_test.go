package pipe

import (
	"bytes"
	"errors"
	"os/exec"
	"strings"
	"testing"
)

// seen are lines such as commands draw.
const seen = "State      Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n" +
	"LISTEN     0      128    127.0.0.1:5000     0.0.0.0:*         users:((\"python3\",pid=12,fd=3))\n" +
	"ESTAB      0      5      127.0.0.1:50001    127.0.0.1:5000\n" +
	"listen     0      128    [::1]:5000         [::]:*\n" +
	"TIME-WAIT  0      0      127.0.0.1:50002    127.0.0.1:5000\n" +
	"\n" +
	"a*b a+b (x|y) {2} $5 ^ \\d 1.2 1x2\n" +
	"déjà vu, ÉTÉ aaa\n"

// asTyped are filters as they are typed behind a bar in a system shell; all but one
// of them GNU's programs read as they stand here.
var asTyped = []string{
	"grep 5000", "grep -v 5000", "grep -i LISTEN", "grep -c 5000", "grep -n 5000", "grep -vi listen", "grep -i -v listen", "grep -ivc listen", "grep -vc 5000",
	"grep -w 5000", "grep -w 500", "grep -w 0.1", "grep -x ''", "grep -vx ''", "grep ''", "grep -w ETAB", "grep -iw estab",
	"grep '^LISTEN'", "grep ':5000$'", "grep '5000 '", "grep '^$'", "grep -v '^$'", "grep 'LISTEN\\|ESTAB'", "grep -E 'LISTEN|ESTAB'", "grep -E '^(LISTEN|ESTAB) '", "grep -vE 'LISTEN|State'",
	"grep -F '127.0.0.1:5000'", "grep 127.0.0.1:5000", "grep 1.2", "grep -F 1.2", "grep '1\\.2'", "grep -F '[::1]'", "grep '\\[::1\\]'", "grep '[[:digit:]]x'", "grep '[^ -~]'", "grep '[]]:5'", "grep '[[]'",
	"grep 'a*b'", "grep '*b'", "grep 'a\\*b'", "grep 'a+b'", "grep -E 'a\\+b'", "grep -E 'a+b'", "grep '(x|y)'", "grep -E '\\(x\\|y\\)'", "grep '{2}'", "grep -E '\\{2\\}'", "grep -E '0{2}'", "grep '0\\{3\\}'", "grep -E '0{3,}'", "grep -E 'a{,2}b'", "grep 'aaa\\{2,3\\}'",
	"grep '$5'", "grep '\\$5'", "grep 'x^y'", "grep ' ^ '", "grep -E '\\^'", "grep '\\\\d'", `grep "\\\\\\\\d"`, "grep -F '\\d'", "grep 'déjà'", "grep -i 'été'", "grep -i DÉJÀ", "grep '\\bvu\\b'", "grep '\\<vu\\>'", "grep '\\w\\W\\w'", "grep -E '(a)(b)?'", "grep -E 'x?y'", "grep '\\(ESTAB\\|LISTEN\\) *0'",
	"grep -E '(^| )0 +128'", "grep '[a-z]\\{5\\}'", "grep -E '[[:upper:]]{4}'", "grep '.'", "grep -c .", "grep -- -WAIT", "grep -F -- -WAIT", "grep -i 'time-wait'",
	"wc -l", "wc", "wc -w", "wc -c", "wc -m", "wc -lc", "wc -cl", "wc -l -w", "wc -lwmc",
	"head", "head -5", "head -n 5", "head -n5", "head -1", "head -0", "head -n -2", "head -n -99", "head --lines=3", "head -n 99",
	"tail", "tail -5", "tail -n 5", "tail -1", "tail -n +2", "tail -n +1", "tail -n +0", "tail -n +99", "tail -n -2", "tail --lines=2", "tail -n 0",
}

// TestGNU: what is typed behind a bar gives what GNU's grep, wc, head and tail give
// of the same lines.
func TestGNU(t *testing.T) {
	t.Parallel()
	if out, err := exec.Command("grep", "--version").Output(); err != nil || !bytes.Contains(out, []byte("GNU")) {
		t.Skip("no GNU grep here")
	}
	for _, lines := range []string{seen, strings.Repeat(seen, 3), "", "one line without an end"} {
		for _, typed := range asTyped {
			if lines == "" && strings.HasPrefix(typed, "wc") || !strings.HasSuffix(lines, "\n") && strings.HasPrefix(typed, "grep") {
				continue // one width for all of wc's columns; a newline that grep adds
			}
			cmd := exec.Command("sh", "-c", "LC_ALL=C.UTF-8 "+typed+" 2>/dev/null")
			cmd.Stdin = strings.NewReader(lines)
			want, err := cmd.Output()
			var exit *exec.ExitError
			if errors.As(err, &exit) && exit.ExitCode() > 1 || err != nil && exit == nil {
				t.Fatalf("%s: %v", typed, err)
			}
			f, err := Text(lines).through(typed)
			if got := string(f.Encode()); err != nil || got != string(want) {
				t.Errorf("| %s: %v\n got %q\nwant %q", typed, err, got, want)
			}
			if octets, err := Octets([]byte(lines)).through(typed); err != nil || string(octets.Encode()) != string(want) {
				t.Errorf("| %s, of bytes: %q, %v", typed, octets.Encode(), err)
			}
		}
	}
}

// TestNoPattern: what GNU grep refuses is refused, and so are back-references, which
// are not here.
func TestNoPattern(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"grep '[a'", `grep '\(a'`, `grep 'a\)'`, "grep -E '(a'", "grep '[[:nope:]]'", "grep '[:digit:]'", `grep 'a\'`, `grep 'a\{2'`, `grep '\(a\)\1'`, "grep -E '(a)\\1'", "grep '[b-a]'", "grep '[[:alpha'"} {
		if f, err := Text(seen).through(typed); err == nil {
			t.Errorf("%s: %q", typed, f.Encode())
		}
	}
}
