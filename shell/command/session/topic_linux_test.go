package session_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"labsh/shell/command/commandtest"
	"labsh/shell/command/session"
	"labsh/shell/locale"
)

// The lines of a topic show what their comments say. Each topic has a network of
// its own, where port 5000 is free and nobody's connections are in the way.
func TestTopicLines(t *testing.T) {
	t.Parallel()
	for i, topic := range session.Topics {
		if topic.Lines == "" {
			continue
		}
		lang := []locale.Lang{locale.English, locale.French}[i%2]
		t.Run(topic.Name.En, func(t *testing.T) {
			t.Parallel()
			inNamespace(t, "TestTopicInNamespace", "LABSH_TOPIC="+topic.Name.En, "LABSH_TOPIC_LANG="+strconv.Itoa(int(lang)))
		})
	}
}

// inNamespace runs a test of this program in a network namespace of its own.
func inNamespace(t *testing.T, name string, environment ...string) {
	t.Helper()
	for _, program := range []string{"unshare", "ip"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not here", program)
		}
	}
	if out, err := exec.Command("unshare", "-rn", "ip", "link", "set", "lo", "up").CombinedOutput(); err != nil {
		t.Skipf("no network namespaces: %s", out)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, "unshare", "-rn", "sh", "-c", `ip link set lo up && exec "$@"`, "sh", os.Args[0], "-test.run=^"+name+"$", "-test.v")
	c.Env = append(os.Environ(), environment...)
	out, err := c.CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("--- PASS: "+name)) {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestTopicInNamespace(t *testing.T) {
	name := os.Getenv("LABSH_TOPIC")
	i := slices.IndexFunc(session.Topics, func(topic session.Topic) bool { return topic.Name.En == name })
	if i < 0 {
		t.Skip("run by TestTopicLines")
	}
	lang, _ := strconv.Atoi(os.Getenv("LABSH_TOPIC_LANG"))
	h := commandtest.New(t, locale.Lang(lang))
	for text := range strings.SplitSeq(session.Topics[i].Lines, "\n") {
		line, comment, _ := strings.Cut(text, "# ")
		looks := strings.HasPrefix(line, "sockets") || strings.HasPrefix(line, "ss ")
		got := h.Prompt(text)
		for end := time.Now().Add(40 * time.Second); looks && !showsAll(got, comment) && time.Now().Before(end); {
			got = h.Prompt(text)
		}
		if !showsAll(got, comment) || failed.MatchString(got) != failed.MatchString(comment) {
			t.Fatalf("%s\n%s", text, got)
		}
	}
}

var failed = regexp.MustCompile(`\w+Error\b`)

// showsAll reports whether what was shown has what a line's comment says: the
// words of each of its parts, which a comma ends, in one line, in this order, no
// line for two parts.
func showsAll(shown, comment string) bool {
	lines := strings.Split(shown, "\n")
	for part := range strings.SplitSeq(comment, ", ") {
		words := strings.Fields(part)
		i := slices.IndexFunc(lines, func(line string) bool { return inOrder(strings.Fields(line), words) })
		if i < 0 {
			return false
		}
		lines = slices.Delete(lines, i, i+1)
	}
	return true
}

func inOrder(fields, words []string) bool {
	for _, word := range words {
		i := slices.IndexFunc(fields, func(field string) bool {
			return strings.Trim(field, "[](),:") == strings.Trim(word, "[](),") || strings.HasPrefix(word, ":") && strings.HasSuffix(field, word)
		})
		if i < 0 {
			return false
		}
		fields = fields[i+1:]
	}
	return true
}

// Each kind of line puts as many segments on the wire as help segments draws.
func TestTopicSegments(t *testing.T) {
	t.Parallel()
	inNamespace(t, "TestSegmentsInNamespace", "LABSH_TOPIC=segments")
}

func TestSegmentsInNamespace(t *testing.T) {
	if os.Getenv("LABSH_TOPIC") != "segments" {
		t.Skip("run by TestTopicSegments")
	}
	h := commandtest.New(t, locale.English)
	sent := segments(t)
	for _, step := range []struct {
		line     string
		segments int
	}{
		{"s = socket tcp", 0}, {"s.bind localhost 5000", 0}, {"s.listen 1", 0},
		{"c = socket tcp", 0}, {"connect localhost 5000", 3}, {"p = s.accept", 0},
		{"c.send Bonjour", 2}, {"p.recv", 0}, {"c.shutdown rd", 0}, {"c.shutdown wr", 2}, {"p.close", 2}, {"c.close", 0},
		{"c = socket tcp", 0}, {"connect localhost 5000", 3}, {"p = s.accept", 0}, {"c.send Bonjour", 2}, {"p.close", 1}, {"c.close", 0},
		{"c = socket tcp", 0}, {"connect localhost 5000", 3}, {"c.setsockopt SO_LINGER 0", 0}, {"c.close", 1},
		{"c = socket tcp", 0}, {"connect localhost 5001", 2}, {"s.close", 0},
	} {
		h.Prompt(step.line)
		sent += step.segments
		for end := time.Now().Add(40 * time.Second); segments(t) < sent && time.Now().Before(end); {
			runtime.Gosched() // the acknowledgement of a FIN takes 40 ms
		}
		if got := segments(t); got != sent {
			t.Fatalf("%s: %d segments, want %d", step.line, got-sent+step.segments, step.segments)
		}
	}
}

// segments is how many segments this network has sent (RFC 1213, tcpOutSegs).
func segments(t *testing.T) int {
	t.Helper()
	text, err := os.ReadFile("/proc/self/net/snmp")
	if err != nil {
		t.Fatal(err)
	}
	tcp := regexp.MustCompile(`(?m)^Tcp: (.*)\nTcp: (.*)$`).FindSubmatch(text)
	if tcp == nil {
		t.Fatal("no line of TCP in snmp")
	}
	names, values := strings.Fields(string(tcp[1])), strings.Fields(string(tcp[2]))
	n, err := strconv.Atoi(values[slices.Index(names, "OutSegs")])
	if err != nil {
		t.Fatal(err)
	}
	return n
}
