package command

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
)

// linux skips a test of what only Linux tells.
func linux(t *testing.T) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("TCP states are Linux's")
	}
}

// table gives columns of the sockets table, a row each.
func (h *harness) table(columns string) []string {
	h.t.Helper()
	out, _ := h.run("sockets | fields " + columns)
	return strings.Split(strings.TrimSuffix(out, "\n"), "\n")
}

// until waits until lines of the table's columns are as wanted: the kernel's
// packets take their time.
func (h *harness) until(columns string, want ...string) {
	h.t.Helper()
	var got []string
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); runtime.Gosched() {
		if got = h.table(columns); strings.Join(got, "\n") == strings.Join(want, "\n") {
			return
		}
	}
	h.t.Errorf("%s:\ngot  %q\nwant %q", columns, got, want)
}

// Backlog 0 lets one client complete, 1 two; the table shows the queue and the
// backlog, and what accept takes from it.
func TestBacklogInTable(t *testing.T) {
	linux(t)
	for backlog := range 3 {
		t.Run(fmt.Sprint(backlog), func(t *testing.T) {
			h := newSession(t, locale.English)
			h.run(fmt.Sprintf("s = listen 0 backlog=%d\nplace = s.getsockname()\nclients = []", backlog))
			for range backlog + 1 {
				h.run("c = socket.create_connection(place, 5)\nclients.append(c)\ndel c")
			}
			h.until("name recv_q send_q", append([]string{fmt.Sprintf("s\t%d\t%d", backlog+1, backlog)}, clientRows(backlog+1)...)...)
			if got := h.fails("late = socket.socket()\nlate.settimeout(0.05)\nlate.connect(place)"); !strings.HasPrefix(got, "TimeoutError: timed out") {
				t.Errorf("one client more: %q", got)
			}
			h.run("late.close()\np = s.accept")
			if row := h.table("name recv_q send_q")[0]; row != fmt.Sprintf("s\t%d\t%d", backlog, backlog) {
				t.Errorf("after accept: %q", row)
			}
			h.run("close all\nfor c in clients: c.close()\ndel c")
			if out, _ := h.run("sockets"); out != "No open sockets\n" {
				t.Errorf("after close: %q", out)
			}
		})
	}
}

func clientRows(n int) []string {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = fmt.Sprintf("clients[%d]\t0\t0", i)
	}
	return rows
}

// connection opens both ends of a connection, c and p, and lets the listener s
// go.
const connection = "s = listen 0\nc = connect localhost ${s.getsockname()[1]}\np = s.accept\ns.close\n"

func TestHalfCloseInTable(t *testing.T) {
	linux(t)
	h := newSession(t, locale.English)
	h.run(connection)
	h.until("name state", "c\tESTABLISHED", "p\tESTABLISHED")
	h.run("c.shutdown wr")
	h.until("name state", "c\tFIN_WAIT2", "p\tCLOSE_WAIT")
	h.run("p.send answer")
	if got := h.value("c.recv(10)"); got != "b'answer'" {
		t.Errorf("the other direction: %s", got)
	}
	h.run("p.send b'unread'")
	h.until("name recv_q send_q", "c\t6\t0", "p\t0\t0")
	h.run("c.recv 10\nclose p")
	h.until("name state", "c\tCLOSE")
}

// The report itself: who is current, the addresses, the languages.
func TestSocketsReport(t *testing.T) {
	linux(t)
	h := newSession(t, locale.French)
	h.run("lst = [socket.socket(type=socket.SOCK_DGRAM)]\nclass C:\n    def __init__(self):\n        self.sock = socket.socket(socket.AF_INET6)\no = C()\n" + connection + "serve 0 max=1\nuse c")
	out, _ := h.run("sockets")
	lines := strings.Split(out, "\n")
	limit, err := os.ReadFile("/proc/sys/net/core/somaxconn")
	if err != nil {
		t.Fatal(err)
	}
	most, err := strconv.Atoi(strings.TrimSpace(string(limit)))
	if err != nil {
		t.Fatal(err)
	}
	backlog := strconv.Itoa(min(netlab.DefaultBacklog, most))
	for i, want := range []string{
		"   nom … fd  type … local … distant … état … à lire  à émettre  RTT",
		"   lst[0] … udp ipv4  0.0.0.0:0 … UNCONN … 0 … 0…",
		"   o.sock … tcp ipv6  [::]:0 … CLOSE … 0 … 0…",
		"   server … tcp ipv4  127.0.0.1:… LISTEN … 0 … " + backlog + "…",
		"*  c … tcp ipv4  127.0.0.1:… 127.0.0.1:… ESTABLISHED … 0 … 0  …s",
		"   p … tcp ipv4  127.0.0.1:… 127.0.0.1:… ESTABLISHED … 0 … 0  …s",
	} {
		if i >= len(lines) || !matches(strings.TrimRight(lines[i], " ")+"\n", want+"\n") {
			t.Errorf("line %d of\n%s\nis not %q", i, out, want)
		}
	}
	if out, _ := h.run("sockets | grep udp"); strings.Count(out, "\n") != 1 || !strings.Contains(out, "lst[0]") {
		t.Errorf("grep: %q", out)
	}
	h.run("x = sockets")
	if got := h.value("[r['name'] for r in x if r['current']]"); got != "['c']" {
		t.Errorf("as a value: %s", got)
	}
	h.run("stop all\nclose all")
}

func TestFortySockets(t *testing.T) {
	h := newSession(t, locale.English)
	h.run("for i in range(40):\n    socket")
	if out, _ := h.run("sockets | count"); out != "40\n" {
		t.Errorf("count: %q", out)
	}
	if got := h.table("name"); got[0] != "sock" || got[39] != "sock40" {
		t.Errorf("names %q", got)
	}
	h.run("close sock7\nclose sock7\nsock7.close()\nsocket")
	if got := h.value("(sock7.fileno() > 0, sock.fileno() > 0)"); got != "(True, True)" {
		t.Errorf("a closed socket's name is free again: %s", got)
	}
	h.run("close all\nclose all")
	if out, _ := h.run("sockets | count"); out != "0\n" {
		t.Errorf("after close all: %q", out)
	}
}

// A port whose connection is in TIME-WAIT is in use without SO_REUSEADDR, and
// free with it.
func TestTimeWaitReuse(t *testing.T) {
	linux(t)
	h := newSession(t, locale.English)
	h.run("s = listen 0\nport = s.getsockname()[1]\nc = connect localhost $port\np = s.accept\nclose p\nc.recv 1\nclose c\nclose s")
	var out string
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline) && !strings.Contains(out, "TIME-WAIT"); {
		out, _ = h.run("ss -ant $port")
	}
	if !strings.Contains(out, "TIME-WAIT") {
		t.Fatalf("ss -ant: %q", out)
	}
	if out, _ := h.run("ss -nt $port"); strings.Contains(out, "TIME-WAIT") {
		t.Errorf("ss without -a: %q", out)
	}
	if got := h.fails("listen $port reuse=no"); !strings.HasPrefix(got, "OSError: [Errno 98] Address already in use\n  hint: localhost:") {
		t.Errorf("without reuse: %q", got)
	}
	h.run("again = listen $port\nclose again")
}

// ss shows what the system's own ss shows.
func TestSsBesideSs(t *testing.T) {
	linux(t)
	path, err := exec.LookPath("ss")
	if err != nil {
		t.Skip("no ss here")
	}
	h := newSession(t, locale.English)
	h.run("s = listen 0 backlog=3\nport = s.getsockname()[1]\nc = connect localhost $port\np = s.accept\np.send b'12345'\nd = connect localhost $port\nsix = socket.create_server(('::1', port), family=socket.AF_INET6)")
	port := h.value("port")
	want, err := exec.Command(path, "-antpH", "( sport = :"+port+" or dport = :"+port+" )").Output()
	if err != nil {
		t.Skipf("ss: %v", err)
	}
	rows := func(text string) string {
		lines := strings.Split(strings.TrimSpace(text), "\n")
		for i, line := range lines {
			lines[i] = strings.Join(strings.Fields(line), " ")
		}
		return strings.Join(sorted(lines), "\n")
	}
	got, _ := h.run("ss -antpH $port")
	if rows(got) != rows(string(want)) {
		t.Errorf("got\n%s\nwant\n%s", rows(got), rows(string(want)))
	}
	if out, _ := h.run("ss -antp | grep " + port); strings.Count(out, "\n") != len(strings.Split(rows(got), "\n")) {
		t.Errorf("grep: %q", out)
	}
	// As the lab sheet prints it.
	if out, _ := h.run("ss - antp | grep " + port); strings.Count(out, "\n") != len(strings.Split(rows(got), "\n")) {
		t.Errorf("ss - antp: %q", out)
	}
	if out, _ := h.run("ss -antp |grep " + port + " | count"); strings.TrimSpace(out) != strconv.Itoa(len(strings.Split(rows(got), "\n"))) {
		t.Errorf("a bar without a blank after it: %q", out)
	}
	if out, _ := h.run("ss -ltn $port"); strings.Count(out, "LISTEN") != 2 || strings.Contains(out, "ESTAB") || !strings.HasPrefix(out, "State ") {
		t.Errorf("ss -ltn: %q", out)
	}
	if got := h.fails("ss -anup"); got != "ValueError: ss: invalid option -- 'u'\n  hint: "+locale.SsFlagsHint.En+"\n" {
		t.Errorf("ss -anup: %q", got)
	}
	h.run("close all")
}

func sorted(lines []string) []string {
	for i := range lines {
		for j := i; j > 0 && lines[j] < lines[j-1]; j-- {
			lines[j], lines[j-1] = lines[j-1], lines[j]
		}
	}
	return lines
}

// Unix sockets, by path and by abstract name, stream and datagram.
func TestUnixSockets(t *testing.T) {
	h := newSession(t, locale.English)
	path := filepath.Join(t.TempDir(), "s")
	out, _ := h.run("server = socket tcp unix\nbind " + path + "\nserver.listen\nclient = socket tcp unix\nconnect " + path + "\naccept\npeer.send hello\nclient.recv\nclose client")
	want := "Waiting for a client on PATH\nConnected to server PATH\nClient socket: ''\nSent to client: hello\nReceived from server: hello\nDisconnected from PATH.\n"
	if got := strings.ReplaceAll(out, path, "PATH"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	h.run("close all")
	if got := h.fails("connect " + path); got != "ConnectionRefusedError: [Errno 111] Connection refused\n  hint: "+locale.UnixRefusedHint.Format(locale.English, path)+"\n" {
		t.Errorf("nobody listens: %q", got)
	}
	if got := h.fails("listen " + path); got != "OSError: [Errno 98] Address already in use\n  hint: "+locale.UnixInUseHint.Format(locale.English, path)+"\n" {
		t.Errorf("the file is there: %q", got)
	}
	if got := h.fails("connect " + path + "2"); got != "FileNotFoundError: [Errno 2] No such file or directory\n  hint: "+locale.UnixMissingHint.Format(locale.English, path+"2")+"\n" {
		t.Errorf("no file: %q", got)
	}
	if got := h.fails("listen /" + strings.Repeat("x", 108)); got != "OSError: AF_UNIX path too long\n  hint: "+locale.UnixTooLongHint.En+"\n" {
		t.Errorf("a long path: %q", got)
	}
	if out, _ := h.run("twin connect " + path); out != "client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)\nclient.connect(\""+path+"\")\n" {
		t.Errorf("twin: %q", out)
	}
	out, _ = h.run("a = socket udp unix\nbind " + path + "d\nb = socket udp unix\nb.sendto " + path + "d hello you\nx = a.recvfrom\na.close\nprint(x)")
	if want := "Sent to " + path + "d: hello you\n(b'hello you', None)\n"; out != want {
		t.Errorf("datagrams: %q, want %q", out, want)
	}
	if runtime.GOOS == "linux" {
		name := fmt.Sprintf("@labsh-test-%d", time.Now().UnixNano())
		h.run("server = listen " + name + "\nc = connect " + name + "\nprint(server.getsockname())\nclose all")
	}
}

// Options: what setsockopt takes, what getsockopt shows then; the twins give
// python3 the same values.
func TestOptions(t *testing.T) {
	linux(t)
	options := []struct{ name, value, shows string }{
		{"SO_REUSEADDR", "1", "1"}, {"SO_KEEPALIVE", "on", "1"}, {"so_keepalive", "off", "0"},
		{"SO_RCVBUF", "0x1000", "8192"}, {"SO_SNDBUF", "10000", "20000"},
		{"SO_LINGER", "0", "(1, 0)"}, {"SO_LINGER", "5", "(1, 5)"}, {"SO_LINGER", "off", "(0, 5)"}, {"SO_LINGER", "1,7", "(1, 7)"},
		{"SO_RCVTIMEO", "1.5", "1.5"}, {"SO_SNDTIMEO", "0", "0.0"},
		{"TCP_NODELAY", "yes", "1"}, {"TCP_KEEPIDLE", "30", "30"}, {"TCP_CONGESTION", "reno", "'reno'"},
		{"IP_TTL", "9", "9"},
	}
	h := newSession(t, locale.English)
	var program strings.Builder
	program.WriteString("import socket\nsock = socket.socket()\n")
	var want strings.Builder
	h.run("socket")
	for _, o := range options {
		set, get := "setsockopt "+o.name+" "+o.value, "getsockopt "+o.name
		h.run(set)
		if out, _ := h.run(get); out != o.shows+"\n" {
			t.Errorf("%s: getsockopt shows %q, want %s", set, out, o.shows)
		}
		twinSet, _ := h.run("twin " + set)
		twinGet, _ := h.run("twin " + get)
		lines := strings.Split(strings.TrimSuffix(twinGet, "\n"), "\n")
		last := len(lines) - 1
		lines[last] = "print(repr(" + lines[last] + "))"
		program.WriteString(twinSet + strings.Join(lines, "\n") + "\n")
		want.WriteString(o.shows + "\n")
	}
	if path, err := exec.LookPath("python3"); err == nil {
		cmd := exec.Command(path, "-c", program.String())
		out, err := cmd.CombinedOutput()
		if err != nil || string(out) != want.String() {
			t.Errorf("python3: %v\n%s\nof\n%s", err, out, program.String())
		}
	}
	for line, want := range map[string]string{
		"getsockopt SO_NOSUCH":              "AttributeError: module 'socket' has no attribute 'SO_NOSUCH'\n",
		"setsockopt SO_LINGER soon":         "ValueError: invalid value for SO_LINGER: 'soon'\n  hint: SO_LINGER takes off, or seconds (0: close sends RST)\n",
		"setsockopt TCP_NODELAY":            "TypeError: setsockopt: VALUE is missing\n  hint: usage: setsockopt NAME VALUE…\n",
		"setsockopt IP_ADD_MEMBERSHIP 1.2":  "OSError: [Errno 71] Protocol error\n", // a stream has no groups
		"setsockopt SO_ERROR 1":             "OSError: [Errno 92] Protocol not available\n",
		"setsockopt TCP_CONGESTION nothing": "FileNotFoundError: [Errno 2] No such file or directory\n",
	} {
		if got := h.fails(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	// A group is joined once.
	h.run("u = socket udp\nsetsockopt IP_ADD_MEMBERSHIP 224.1.1.1 127.0.0.1")
	if got := h.fails("u.setsockopt IP_ADD_MEMBERSHIP 224.1.1.1 127.0.0.1"); !strings.HasPrefix(got, "OSError: [Errno 98] Address already in use") {
		t.Errorf("joined twice: %q", got)
	}
	h.run("u.setsockopt IP_DROP_MEMBERSHIP 224.1.1.1 127.0.0.1")
	h.run("v = socket udp\nsetsockopt IP_MULTICAST_IF 127.0.0.1")
	if out, _ := h.run("v.getsockopt IP_MULTICAST_IF"); out != "'127.0.0.1'\n" {
		t.Errorf("an address: %q", out)
	}
	if out, _ := h.run("twin u.setsockopt IPV6_JOIN_GROUP ff02::1 lo"); !strings.HasSuffix(out, "socket.inet_pton(socket.AF_INET6, \"ff02::1\") + struct.pack(\"I\", socket.if_nametoindex(\"lo\")))\n") {
		t.Errorf("IPv6: %q", out)
	}
}

var (
	tupleOf  = regexp.MustCompile(`\('[0-9.]+', \d+\)`)
	anyLocal = regexp.MustCompile(`localhost:\d+`)
)

// recv's flags, and handles of the same socket.
func TestFlagsAndHandles(t *testing.T) {
	h := newSession(t, locale.English)
	h.run(connection + "p.send hello")
	for _, step := range []struct{ line, want string }{
		{"x = c.recv 2 flags=peek\nprint(x)", "Received from server: he\nb'he'\n"},
		{"x = c.recv flags=MSG_PEEK,dontwait\nprint(x)", "Received from server: hello\nb'hello'\n"},
		{"x = c.recv 5\nprint(x)", "Received from server: hello\nb'hello'\n"},
		{"p.send(b'!', socket.MSG_OOB)\nwhile True:\n    try:\n        x = c.recv(1, socket.MSG_OOB | socket.MSG_PEEK)\n        break\n    except OSError as e:\n        assert e.errno == 22\nx = c.recv 1 flags=oob", "Received from server: !\n"},
		{"d = c.dup\nclose c\nx = d.send still\nprint(x, d.fileno() > 0)\ndd = d.dup\nd.close()", "Disconnected from PLACE.\nSent to server: still\n5 True\n"},
		{"f = dd.makefile rw\nf.write('line\\n')\nf.flush()\nx = p.recvline\nf.close()", "Received from client: stillline Client socket: TUPLE\n"},
		{"fd = dd.detach\nprint(dd.fileno(), fd > 0)\nsocket.socket(fileno=fd).close()", "-1 True\n"},
	} {
		out, _ := h.run(step.line)
		if out = tupleOf.ReplaceAllString(anyLocal.ReplaceAllString(out, "PLACE"), "TUPLE"); out != step.want {
			t.Errorf("%s\n%q, want %q", step.line, out, step.want)
		}
	}
	if got := h.fails("c = socket.socket()\nc.recv 1 flags=peep"); got != "ValueError: flags: unknown flag 'peep'\n  hint: "+locale.FlagsHint.En+"\n" {
		t.Errorf("unknown flag: %q", got)
	}
	if out, _ := h.run("twin c.recv 5 flags=peek,dontwait"); out != "c.recv(5, socket.MSG_PEEK | socket.MSG_DONTWAIT)\n" {
		t.Errorf("twin: %q", out)
	}
	// A datagram that was cut, its real length, and a look at it before.
	out, _ := h.run("a = socket udp\nbind 0\nb = socket udp\nb.sendto localhost ${a.getsockname()[1]} 0123456789\na.recvfrom 4 flags=peek\na.recvfrom 4\nb.sendto(b'', a.getsockname())\na.recvfrom")
	out = tupleOf.ReplaceAllString(out, "A")
	want := "Received from A: 0123\nDatagram cut: 4 bytes read of 10, the rest is lost\n"
	if !strings.HasSuffix(out, want+want+"Received from A: \n") {
		t.Errorf("datagrams: %q", out)
	}
}

// What listens on a port that the kernel chose says which, and so does all that
// follows; a Serveur made in Python obeys the commands.
func TestChosenPort(t *testing.T) {
	h := newSession(t, locale.French)
	out, _ := h.run("listen 0\nc = connect localhost ${server.getsockname()[1]}\naccept\nclose c\nclose peer\nclose")
	ports := anyLocal.FindAllString(out, -1)
	if len(ports) != 4 || ports[0] == "localhost:0" || ports[1] != ports[0] || ports[2] != ports[0] || ports[3] != ports[0] {
		t.Errorf("listen 0: %q", out)
	}
	h.env.Outer.Set("Serveur", sheet.ServerType())
	out, _ = h.run("s = serve 0\nt = Serveur('localhost', 0)\nt.demarre()\nprint(type(s) is type(t), s, t.running)\nt.connections\nstop t\nstop\nwait s\nprint(s.running, t.running, s.connexions)")
	ports = anyLocal.FindAllString(out, -1)
	if len(ports) != 5 || ports[1] != ports[2-1] || ports[2] != ports[0] || ports[3] != ports[1] || ports[4] != ports[0] ||
		!strings.Contains(out, "True <Serveur localhost:") || !strings.HasSuffix(out, "False False 0\n") {
		t.Errorf("serve 0: %q", out)
	}
}

// recv 0 says nothing about the other side; sendline alone is an empty line,
// and knows two ends of line.
func TestEdgesOfTransfers(t *testing.T) {
	h := newSession(t, locale.English)
	h.run("s = listen 0\nport = s.getsockname()[1]\nc = connect localhost $port\np = accept")
	for _, tt := range []struct{ line, want string }{
		{"p.recv 0", "b''\n"},
		{"c.sendline", "Sent to server: \n1\n"},
		{"c.sendline eol=crlf", "Sent to server: \n2\n"},
		{"p.recv | hex", "00000000  0a 0d 0a                                          |...|\n00000003\n"},
	} {
		if got := h.prompt(tt.line); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.line, got, tt.want)
		}
	}
	if got := h.prompt(`c.send GET / HTTP/1.1 \n`); !strings.Contains(got, locale.VerbatimHint.En) {
		t.Errorf("a verbatim \\n: %q", got)
	}
	if got := h.prompt(`c.send "GET / HTTP/1.1 \n"`); strings.Contains(got, locale.VerbatimHint.En) {
		t.Errorf("a quoted \\n: %q", got)
	}
	if got, want := h.fails("c.sendfile /nowhere/x"), "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/x'\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := h.fails("c.sendfile /"), "IsADirectoryError: [Errno 21] Is a directory: '/'\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, line := range []string{"s.send x", "s.recv"} {
		if got := h.fails(line); !strings.Contains(got, locale.ListeningHint.En) {
			t.Errorf("%s on a listening socket: %q", line, got)
		}
	}
	if got := h.fails("c.sendline eol=cr x"); !strings.HasPrefix(got, "ValueError: sendline: eol is lf or crlf, not 'cr'\n") {
		t.Errorf("eol=cr: %q", got)
	}
	h.run("close all")
}
