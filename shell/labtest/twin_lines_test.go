package labtest

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/literal"
)

var (
	twinLines = flag.Int("twin-lines", 300, "how many lines TestTwinLines makes")
	twinSeed  = flag.Uint64("twin-seed", 1, "from which numbers it makes them")
)

// linesAtOnce is how many lines a process runs.
const linesAtOnce = 300

// twinWords are words for each parameter and option, by its name. The names in them are
// bound in twinStart.
var twinWords = map[string][]string{
	"N":         {"0", "1", "3", "8", "1024", "$n", "$ns", "${n}", "${n + 1}", "${next(it)}", "${str(next(it))}", "-1", "x", "0x10", "$yes"},
	"HOST":      {"localhost", "127.0.0.1", "::1", "$h", "${h}", "$hb", "${h + ''}", "${[h][0]}", "$six"},
	"PORT":      {"$port", "$ports", "${port}", "${int(ports)}", "${l.getsockname()[1]}", "${ports}", "70000", "x"},
	"SECONDS":   {"0.02", "1", "0", "none", "None", "$t", "$none", "${t * 2}", "$ns", "-1", "x", "inf", "$h"},
	"PATH":      {"data.txt", "$path", "${path}", "nofile", "${path + ''}", "${'data' + \".txt\"}"},
	"NAME|HOST": {"c"},
	"VALUE":     {"1", "0", "on", "off", "$n", "$yes", "${n + 1}", "0.5", "$t", "(1, 3)", "$two", "x", "$raw", "127.0.0.1", "$h", "reno", "224.1.1.1"},
	"SOCKOPT":   {"SO_REUSEADDR", "so_keepalive", "SO_LINGER", "SO_RCVTIMEO", "TCP_NODELAY", "SO_TYPE", "SO_ERROR", "TCP_CONGESTION", "IP_TTL", "IP_MULTICAST_IF", "IP_MULTICAST_TTL", "SO_NOSUCH", "socket.SO_BROADCAST"},
	"NAME":      {"c", "p", "l", "$c", "${[c, p][1]}", "nothing", "${'c'}"},
	"TEXT": {
		"bonjour", "a  b", `"un\n"`, `"x" 'y'`, `b"\xff\0" "é"`, "été", `l'heure > 3 x"`, "$h", "$n", "$d", "${d}", "$view", `"Recu : $d"`, "a $n {b} ${n + 1}", "a $d b ${h}$n",
		`"é $d" b"\xfe" "$n"`, `${"q'q"} x`, `'$h "q"'`, `${{'k': [1]}['k'][0]} x`, "${next(it)} $$ ${next(it)}", "${(n := 5)}", `x\n`, "${(lambda: n)()}", "END", "ux", `"\x00"`, `${'\n'}`, "$none $yes $t", "${n == 3}", `${f"{n}!"}`,
	},
	"flags":   {"peek", "dontwait", "peek+dontwait", "MSG_PEEK", "nothing"},
	"backlog": {"0", "3", "$n", "${next(it)}", "${str(next(it))}", "x"},
	"reuse":   {"no", "yes"},
	"eol":     {"lf", "crlf", "cr"},
	"path":    {"lines.sock", "./lines.sock", "new.sock", "$unix", "${unix}", "${unix + ''}", "@lines", "@$h", "${'@' + h}", "no/such"},
	"secure":  {"localhost $tls tls insecure", "${h} ${tls} tls insecure", "$h $tls insecure tls", "localhost $tls tls", "${'local' + \"host\"} ${tls + 0} tls insecure"},

	"SERVER-NAME": {"localhost", "$h", "${'local' + 'host'}"},
}

// twinStart binds what the words name.
const twinStart = "n = 3; ns = '3'; h = '127.0.0.1'; six = '::1'; hb = b'localhost'; d = b'\\xff\\xfe'; t = 0.02; none = None; yes = True; path = 'data.txt'; raw = b'\\1\\0\\0\\0'; two = (1, 2); view = memoryview(b'vi\\xee'); unix = 'lines.sock'; it = iter(range(1, 99)); x = None"

// twinStates are what the sockets may be like before a line, by what it acts on.
var twinStates = map[string][]string{
	"stream": {
		"p.sendall(b'un\\ndeux END\\xff x'); p.close(); c.settimeout(1)",
		"p.sendall(b'un\\nxyz'); c.settimeout(0.02)",
		"p.sendall(b'abcdefghijklm'); p.shutdown(socket.SHUT_WR); c.settimeout(2)",
		"reset(p); c.settimeout(0.02)",
		"c.setblocking(False)",
		"p.close(); c.settimeout(1)",
		"c.close()",
		"c.shutdown(socket.SHUT_WR); c.settimeout(0.02)",
		"c.shutdown(socket.SHUT_RD); c.settimeout(0.02)",
	},
	"datagram": {"v.send(b'abcdef'); v.send(b''); u.settimeout(0.02)", "u.setblocking(False)", "v.send(b'x'); u.settimeout(1)", "u.close()", "u.settimeout(0)"},
	"tls":      {"c.close(); c = socket.create_connection(('localhost', tls)); c.settimeout(5)", "p.close(); c.settimeout(1)", "c.setblocking(False)", "c.close()"},
	"new":      {"", "s.close(); s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)", "s.close(); s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)", "s.settimeout(1)", "s.close()"},
	"any":      {"", "c.settimeout(0.5)", "c.close()", "c.setblocking(False)"},
}

// twinPairs make the sockets: of streams in each family, and of datagrams.
var twinPairs = []string{"l, c, p = pair()", "l, c, p = pair('::1')", "l, c, p = unix_pair()"}

// A lineCase is a line that was made, and what is done before.
type lineCase struct {
	name, before, line string
	target             bool
}

// lineMaker makes lines from the table's argument patterns.
type lineMaker struct{ *rand.Rand }

func (m lineMaker) one(of []string) string { return of[m.IntN(len(of))] }

// arguments are words for the command's parameters and options.
func (m lineMaker) arguments(c *command.Command) string {
	g := c.Grammar()
	var words []string
	for _, o := range g.Options {
		if m.IntN(3) == 0 {
			words = append(words, o.Name+"="+m.one(twinWords[o.Name]))
		}
	}
	params := slices.Clone(g.Params)
	for _, p := range params {
		name := p.Name
		if name == "NAME" && strings.HasSuffix(c.Name, "sockopt") {
			name = "SOCKOPT"
		}
		pool := twinWords[name]
		if p.Choices != nil {
			pool = p.Choices
		}
		if len(pool) == 0 || p.Optional && m.IntN(2) == 0 || c.Name == "connect" && p.Name == "tls" {
			continue
		}
		words = append(words, m.one(pool))
		if p.Many && m.IntN(3) == 0 {
			words = append(words, m.one(pool))
		}
	}
	if g.Text {
		words = append(words, m.one(twinWords["TEXT"]))
	}
	return strings.Join(words, " ")
}

// line makes a line of a command, and what stands before it.
func (m lineMaker) line(c *command.Command) lineCase {
	pairs := twinPairs[0]
	if m.IntN(3) == 0 {
		pairs = m.one(twinPairs)
	}
	udp := "u, v = datagrams()"
	if m.IntN(4) == 0 {
		udp = "u, v = datagrams('::1')"
	}
	made := lineCase{name: c.Name, target: m.IntN(3) > 0}
	receiver, state, use := "", "", "c"
	switch c.On {
	case command.Connected:
		receiver, state = "c", m.one(twinStates["stream"])
		if c.Name == "tls" {
			state = m.one(twinStates["tls"])
		} else if m.IntN(6) == 0 {
			receiver, state, use = "u", m.one(twinStates["datagram"]), "u"
		}
	case command.Datagram:
		receiver, state, use = "u", m.one(twinStates["datagram"]), "u"
	case command.Unconnected:
		receiver, state, use = "s", m.one(twinStates["new"]), "s"
	case command.UnconnectedOrNew:
		receiver, state = "s", m.one(twinStates["new"])
		if m.IntN(2) == 0 {
			receiver, state = "", ""
		}
	case command.Listening:
		receiver, use, state = "l", "l", "q = socket.socket(l.family); q.connect(l.getsockname()); l.settimeout(1)"
		if m.IntN(3) == 0 {
			state = "l.settimeout(0)"
		}
	case command.AnySocket, command.Closable:
		receiver, state = "c", m.one(twinStates["any"])
	}
	if m.IntN(4) == 0 && receiver != "s" && !c.MethodOnly && state != "c.close()" && state != "u.close()" {
		receiver = "" // the current one
	}
	bind := "s = socket.socket(l.family)"
	if c.MethodOnly {
		bind += "; s.bind(('127.0.0.1', 0)) if l.family == socket.AF_INET else None"
	}
	made.before = strings.Join([]string{twinStart, pairs, udp, bind, "port = l.getsockname()[1] if l.family != socket.AF_UNIX else 1; ports = str(port)"}, "\n") + "\n" + state
	if state != "c.close()" && state != "u.close()" && state != "s.close()" {
		made.before += "\nUSE " + use
	}
	if made.line = c.Name; receiver != "" {
		made.line = receiver + "." + c.Name
	}
	words := m.arguments(c)
	switch {
	case c.Name == "connect" && m.IntN(5) == 0:
		words = m.one(twinWords["secure"])
	case receiver == "s" && pairs == twinPairs[2] && !c.MethodOnly && !strings.Contains(state, "DGRAM"):
		words = m.one(twinWords["path"])
	}
	if words != "" {
		made.line += " " + words
	}
	switch {
	case c.Name == "accept" && m.IntN(3) == 0:
		made.line, made.target = "x, y = "+made.line, false
	case made.target:
		made.line = "x = " + made.line
	}
	return made
}

// setup is what is done before in labsh, and in Python, which has no current socket.
func (c lineCase) setup(python bool) string {
	var lines []string
	for _, line := range strings.Split(c.before, "\n") {
		if name, ok := strings.CutPrefix(line, "USE "); ok {
			if python {
				continue
			}
			line = "use " + name
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n") + "\n"
}

// madeLines are the lines of all socket commands that have a twin.
func madeLines() []lineCase {
	var commands []*command.Command
	for _, c := range commandtest.Table().All() {
		if c.Group == command.GroupSockets && c.Twin != nil && c.Name != "talk" {
			commands = append(commands, c)
		}
	}
	var cases []lineCase
	for i := range *twinLines {
		m := lineMaker{rand.New(rand.NewPCG(*twinSeed, uint64(i)))}
		cases = append(cases, m.line(commands[i%len(commands)]))
	}
	return cases
}

var (
	twinMark        = regexp.MustCompile(`(?m)^@@ (\d+) (value|failed|later) (.*)$`)
	aDescriptor     = regexp.MustCompile(`(?m)^value \d+$`)
	aPort           = regexp.MustCompile(`', \d{4,5}\b|\(\d+, '`)
	descriptorError = regexp.MustCompile(`fd=-?\d+`)
)

// marked are the lines that the helpers printed, by the case's number.
func marked(output string) map[string]string {
	found := map[string]string{}
	for _, m := range twinMark.FindAllStringSubmatch(output, -1) {
		found[m[1]] += aPort.ReplaceAllString(descriptorError.ReplaceAllString(m[2]+" "+m[3], "fd=N"), "', PORT") + "\n"
	}
	return found
}

// TestTwinLines runs lines that are made from the table's argument patterns, each in labsh,
// and as the twin that labsh prints of it in python3 and in labsh's Python: the value or
// the exception, what the other side has received, and what the sockets are like
// afterwards are the same. Many lines run in one process of each kind. More of them:
//
//	go test ./shell/labtest -run TwinLines -twin-lines 5000 -twin-seed 7
func TestTwinLines(t *testing.T) {
	t.Parallel()
	needPython(t)
	r := newLineRunner(t)
	var different []lineCase
	for cases := range slices.Chunk(madeLines(), linesAtOnce) {
		for i, text := range r.compare(cases) {
			if text != "" {
				different = append(different, cases[i])
			}
		}
	}
	// What a busy machine or a taken port has made different is not so again.
	for _, text := range r.compare(different) {
		if text != "" {
			t.Error(text)
		}
	}
}

// TestTwinLinesSaved types such lines at the prompt and saves the session: the program
// does the same. There the line's names and expressions are evaluated again.
func TestTwinLinesSaved(t *testing.T) {
	t.Parallel()
	py := needPython(t)
	r := newLineRunner(t)
	made := madeLines()
	made = made[:min(len(made), linesAtOnce)]
	var cases []lineCase
	done := r.inLabsh(made)
	for i, c := range made {
		// A line that failed is a comment in the program.
		if c.target && !strings.Contains(done[fmt.Sprint(i)], "failed") {
			cases = append(cases, c)
		}
	}
	var typed strings.Builder
	for i, c := range cases {
		fmt.Fprintf(&typed, "%s%s\nvalue(%d, x)\nlater(%[3]d, globals())\n", c.setup(false), c.line, i)
	}
	typed.WriteString("save saved.py\n")
	cmd := labsh("-i", write(t, "helpers.lab", r.helpers), r.tls, "strict")
	cmd.Dir, cmd.Stdin = r.folder(), strings.NewReader(typed.String())
	p := start(t, cmd)
	p.wait()
	if errors := strings.ReplaceAll(p.errors.String(), ">>> ", ""); errors != "" {
		t.Fatal(errors)
	}
	want := marked(p.output.String())
	program := read(t, cmd.Dir, "saved.py")
	for who, got := range map[string]map[string]string{"python3": marked(r.run("saved.py", program, "strict", py)), "labsh": marked(r.run("saved.py", program, "strict"))} {
		for i, c := range cases {
			if n := fmt.Sprint(i); !sameOutcome(c, want[n], got[n]) {
				t.Errorf("%d: %s\nbefore:\n%s\nsaved, in %s:\n%s", i, c.line, indent(c.before), who, difference(want[n], got[n]))
			}
		}
	}
}

// A lineRunner runs lines after the helpers of testdata/twin/lines.py.
type lineRunner struct {
	t            *testing.T
	helpers, tls string // tls is the port of a server
}

func newLineRunner(t *testing.T) *lineRunner {
	secure := start(t, labsh("-i"))
	t.Cleanup(func() { secure.end() })
	secure.enter("serve 0 tls reply=secret\n")
	secure.await("localhost:")
	return &lineRunner{t, read(t, "testdata", "twin", "lines.py"), strings.TrimSpace(secure.await("\n"))}
}

// folder is one with the file that the lines name.
func (r *lineRunner) folder() string {
	dir := r.t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "data.txt"), []byte("été\n"), 0o600); err != nil {
		r.t.Fatal(err)
	}
	return dir
}

// run runs a text in labsh, or in another program, and gives its output.
func (r *lineRunner) run(name, text, how string, program ...string) string {
	r.t.Helper()
	cmd := labsh(write(r.t, name, text), r.tls, how)
	if len(program) > 0 {
		cmd.Path, cmd.Args[0] = program[0], program[0]
	}
	cmd.Dir = r.folder()
	p := start(r.t, cmd)
	if status := p.end(); status != 0 {
		r.t.Fatalf("%s: %d\n%s\n%s", name, status, indent(p.output.String()), indent(p.errors.String()))
	}
	return p.output.String()
}

// tried is a case: what is done before, and a line with what it came to.
func tried(before, line, value string, i int) string {
	return fmt.Sprintf("%stry:\n    %s\n%sexcept BaseException as e:\n    failed(%[4]d, e, globals())\nlater(%[4]d, globals())\n", before, line, value, i)
}

func valueOf(i int) string { return fmt.Sprintf("    value(%d, x)\n", i) }

// inLabsh is what the lines come to as commands.
func (r *lineRunner) inLabsh(cases []lineCase) map[string]string {
	r.t.Helper()
	text := r.helpers
	for i, c := range cases {
		text += tried(c.setup(false), c.line, valueOf(i), i)
	}
	return marked(r.run("lines.lab", text, ""))
}

// twins are what labsh shows as the lines' twins, "" where one is refused.
func (r *lineRunner) twins(cases []lineCase) []string {
	r.t.Helper()
	const mark, end = "\n@@ twin\n", "\n@@ end"
	text := r.helpers
	for i, c := range cases {
		text += tried(c.setup(false)+"print('\\n@@ twin\\n', port, sep='')\n", "twin "+c.line, "    print('\\n@@ end')\n", i)
	}
	shown := strings.Split(r.run("twins.lab", text, ""), mark)[1:]
	if len(shown) != len(cases) {
		r.t.Fatalf("%d twins of %d lines", len(shown), len(cases))
	}
	for i := range shown {
		port, code, _ := strings.Cut(shown[i], "\n")
		code, _, ok := strings.Cut(code, end)
		if len(port) > 3 { // its number is another in each process
			code = regexp.MustCompile(`\b`+port+`\b`).ReplaceAllString(code, "port")
		}
		if shown[i] = strings.TrimSpace(code); !ok {
			shown[i] = ""
		}
	}
	return shown
}

// compare gives, for each line, how its twin differs in what it does, "" where it does not.
func (r *lineRunner) compare(cases []lineCase) []string {
	r.t.Helper()
	differences := make([]string, len(cases))
	if len(cases) == 0 {
		return nil
	}
	done, twins := r.inLabsh(cases), r.twins(cases)
	program := r.helpers
	for i, c := range cases {
		code := twins[i]
		if !c.target {
			code = literal.WrapLast(code, "x = ", "")
		}
		if code != "" {
			program += tried(c.setup(true), strings.ReplaceAll(code, "\n", "\n    "), valueOf(i), i)
		}
	}
	for who, output := range map[string]string{"python3": r.run("twins.py", program, "", python()), "labsh": r.run("twins.py", program, "")} {
		got := marked(output)
		for i, c := range cases {
			n := fmt.Sprint(i)
			if twins[i] != "" && !(who == "python3" && c.moduleDiffers()) && !sameOutcome(c, done[n], got[n]) {
				differences[i] += fmt.Sprintf("%s\nbefore:\n%s\ntwin in %s:\n%s\n%s", c.line, indent(c.before), who, indent(twins[i]), difference(done[n], got[n]))
			}
		}
	}
	return differences
}

// moduleDiffers reports whether labsh's own modules, which the command uses, answer
// otherwise than CPython's: that looks at an address before it looks whether the socket is
// closed.
func (c lineCase) moduleDiffers() bool {
	switch c.name {
	case "bind", "connect", "connect_ex", "sendto":
		return strings.Contains(c.before, "\ns.close()") || strings.Contains(c.before, "\nu.close()")
	}
	return false
}

// sameOutcome compares what a line did with what its twin did.
func sameOutcome(c lineCase, ours, theirs string) bool {
	if !c.target && !strings.HasPrefix(c.line, "x,") { // the value of a line without a target is shown alone
		withoutValue := regexp.MustCompile(`(?m)^value .*$`)
		ours, theirs = withoutValue.ReplaceAllString(ours, "value"), withoutValue.ReplaceAllString(theirs, "value")
	}
	if strings.HasSuffix(c.line, "fileno") || strings.HasSuffix(c.line, "detach") {
		ours, theirs = aDescriptor.ReplaceAllString(ours, "value FD"), aDescriptor.ReplaceAllString(theirs, "value FD")
	}
	return ours == theirs
}
