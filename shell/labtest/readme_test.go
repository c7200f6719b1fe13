package labtest

import (
	"net"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// notRun are the shell lines of the README that no test runs, and why.
var notRun = map[string]string{
	"go test ./...": "it would run this test",
}

// A readmeBlock is a fenced code block of the README. The language after the
// fence says what its lines are:
//
//	console  a transcript: `$ go run . FLAGS`, then lines after ">>> ", each with
//	         what it shows
//	labsh    lines to paste at the prompt, none of which may fail
//	sh       lines for a shell, each to end well and in silence on standard error;
//	         `go run .` is the binary
//	text     no code
type readmeBlock struct {
	language string
	number   int // of the README's line where it begins
	lines    []string
}

// A readmeSession is the blocks under one heading, which one labsh runs: what a
// block opens the next one uses.
type readmeSession struct {
	heading string
	blocks  []readmeBlock
}

// readmeSessions divides the README.
func readmeSessions(t *testing.T) []readmeSession {
	t.Helper()
	sessions := []readmeSession{{heading: "labsh"}}
	var open *readmeBlock
	number := 0
	for line := range strings.Lines(read(t, "..", "..", "README.md")) {
		number++
		line = strings.TrimSuffix(line, "\n")
		now := &sessions[len(sessions)-1]
		language, fence := strings.CutPrefix(line, "```")
		switch heading, begins := strings.CutPrefix(line, "## "); {
		case fence && open != nil:
			now.blocks = append(now.blocks, *open)
			open = nil
		case fence:
			open = &readmeBlock{language: language, number: number}
		case open != nil:
			open.lines = append(open.lines, line)
		case begins:
			sessions = append(sessions, readmeSession{heading: heading})
		}
	}
	if open != nil {
		t.Fatalf("README.md:%d: the block has no end", open.number)
	}
	return sessions
}

// Every code line of the README does what the README says.
func TestReadme(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for _, session := range readmeSessions(t) {
		for _, block := range session.blocks {
			seen[block.language]++
		}
		if len(session.blocks) > 0 {
			t.Run(session.heading, func(t *testing.T) {
				t.Parallel()
				session.run(t)
			})
		}
	}
	for _, language := range []string{"console", "labsh", "sh"} {
		if seen[language] == 0 {
			t.Errorf("no block of %s found", language)
		}
	}
}

func (session readmeSession) run(t *testing.T) {
	ports := readmePorts{t, map[string]string{}}
	var m *terminal
	for _, block := range session.blocks {
		switch block.language {
		case "text":
		case "sh":
			for _, line := range block.lines {
				runShellLine(t, line)
			}
		case "console":
			m = block.transcript(t, ports)
		case "labsh":
			if m == nil {
				m = open(t, labsh("--lang", "en"))
			}
			for _, line := range block.lines {
				if got := m.run(ports.in(line)); troubled.MatchString(got) {
					t.Errorf("README.md:%d: %s\n%s", block.number, line, indent(got))
				}
			}
		default:
			t.Errorf("README.md:%d: a block of %q: nothing here runs it", block.number, block.language)
		}
	}
}

// troubled is what an error looks like at the prompt.
var troubled = regexp.MustCompile(`(?m)^(Traceback|[A-Z][\w.]*(Error|Exception|Interrupt)\b|  hint: )`)

// transcript runs a transcript, and checks what it shows.
func (block readmeBlock) transcript(t *testing.T, ports readmePorts) *terminal {
	t.Helper()
	flags, ok := strings.CutPrefix(block.lines[0], "$ go run .")
	if !ok {
		t.Fatalf("README.md:%d: it begins with %q, not with $ go run .", block.number, block.lines[0])
	}
	m := open(t, labsh(strings.Fields(flags)...))
	for _, step := range strings.Split("\n"+strings.Join(block.lines[1:], "\n"), "\n>>> ")[1:] {
		line, want, _ := strings.Cut(ports.in(step), "\n")
		m.shows(line, want)
	}
	return m
}

func runShellLine(t *testing.T, line string) {
	t.Helper()
	code, _, _ := strings.Cut(line, "  #")
	if notRun[strings.TrimSpace(code)] != "" {
		return
	}
	code, ok := strings.CutPrefix(code, "go run .")
	if !ok {
		t.Errorf("%s: neither the program nor in notRun", line)
		return
	}
	start(t, exec.Command("sh", "-c", binary+code)).succeed()
}

// readmePorts are the ports of the README and those that stand for them in a
// test: each of a user's ports is replaced, in what is typed and in what is
// shown, by one that the kernel chose. It is held, bound and not listening, so
// that nobody else is given it; labsh may bind it too (SO_REUSEADDR).
type readmePorts struct {
	t    *testing.T
	held map[string]string
}

var readmePort = regexp.MustCompile(`\b(5000|5001|8080)\b`)

func (p readmePorts) in(text string) string {
	return readmePort.ReplaceAllStringFunc(text, func(port string) string {
		if p.held[port] == "" {
			p.held[port] = holdPort(p.t)
		}
		return p.held[port]
	})
}

func holdPort(t *testing.T) string {
	t.Helper()
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Close(fd) })
	syscall.CloseOnExec(fd)
	if err := syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Bind(fd, &syscall.SockaddrInet4{Addr: [4]byte(net.IPv4(127, 0, 0, 1).To4())}); err != nil {
		t.Fatal(err)
	}
	address, err := syscall.Getsockname(fd)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.Itoa(address.(*syscall.SockaddrInet4).Port)
}
