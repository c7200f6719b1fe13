package sockets_test

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
	"labsh/shell/command/commandtest"
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
func table(h *commandtest.Session, columns string) []string {
	h.T.Helper()
	out, _ := h.Run("sockets | fields " + columns)
	return strings.Split(strings.TrimSuffix(out, "\n"), "\n")
}

// until waits until lines of the table's columns are as wanted: the kernel's
// packets take their time.
func until(h *commandtest.Session, columns string, want ...string) {
	h.T.Helper()
	var got []string
	for deadline := time.Now().Add(40 * time.Second); time.Now().Before(deadline); runtime.Gosched() {
		if got = table(h, columns); strings.Join(got, "\n") == strings.Join(want, "\n") {
			return
		}
	}
	h.T.Errorf("%s:\ngot  %q\nwant %q", columns, got, want)
}

// Backlog 0 lets one client complete, 1 two; the table shows the queue and the
// backlog, and what accept takes from it.
func TestBacklogInTable(t *testing.T) {
	linux(t)
	for backlog := range 3 {
		t.Run(fmt.Sprint(backlog), func(t *testing.T) {
			h := commandtest.New(t, locale.English)
			h.Run(fmt.Sprintf("s = listen 0 backlog=%d\nplace = s.getsockname()\nclients = []", backlog))
			for range backlog + 1 {
				h.Run("c = socket.create_connection(place, 5)\nclients.append(c)\ndel c")
			}
			until(h, "name recv_q send_q", append([]string{fmt.Sprintf("s\t%d\t%d", backlog+1, backlog)}, clientRows(backlog+1)...)...)
			if got := h.Fails("late = socket.socket()\nlate.settimeout(0.05)\nlate.connect(place)"); !strings.HasPrefix(got, "TimeoutError: timed out") {
				t.Errorf("one client more: %q", got)
			}
			h.Run("late.close()\np = s.accept")
			if row := table(h, "name recv_q send_q")[0]; row != fmt.Sprintf("s\t%d\t%d", backlog, backlog) {
				t.Errorf("after accept: %q", row)
			}
			h.Run("close all\nfor c in clients: c.close()\ndel c")
			if out, _ := h.Run("sockets"); out != "No open sockets\n" {
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
	h := commandtest.New(t, locale.English)
	h.Run(connection)
	until(h, "name state", "c\tESTABLISHED", "p\tESTABLISHED")
	h.Run("c.shutdown wr")
	// Linux delays the acknowledgement of this FIN for 40 ms, which the table waits for.
	if got := strings.Join(table(h, "name state"), " "); got != "c\tFIN_WAIT2 p\tCLOSE_WAIT" {
		t.Errorf("after shutdown: %q", got)
	}
	h.Run("p.send answer")
	if got := h.Value("c.recv(10)"); got != "b'answer'" {
		t.Errorf("the other direction: %s", got)
	}
	h.Run("p.send b'unread'")
	until(h, "name recv_q send_q", "c\t6\t0", "p\t1\t0") // the FIN that p has not read counts
	h.Run("c.recv 10\nclose p")
	until(h, "name state", "c\tTIME_WAIT")
}

// The report itself: who is current, the addresses, the languages.
func TestSocketsReport(t *testing.T) {
	linux(t)
	h := commandtest.New(t, locale.French)
	h.Run("lst = [socket.socket(type=socket.SOCK_DGRAM)]\nclass C:\n    def __init__(self):\n        self.sock = socket.socket(socket.AF_INET6)\no = C()\n" + connection + "serve 0 max=1\nuse c")
	out, _ := h.Run("sockets")
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
		"   o.sock … tcp ipv6  [::]:0 … CLOSED … 0 … 0…",
		"   server … tcp ipv4  127.0.0.1:… LISTEN … 0 … " + backlog + "…",
		"*  c … tcp ipv4  127.0.0.1:… 127.0.0.1:… ESTABLISHED … 0 … 0  …s",
		"   p … tcp ipv4  127.0.0.1:… 127.0.0.1:… ESTABLISHED … 0 … 0  …s",
	} {
		if i >= len(lines) || !commandtest.Matches(strings.TrimRight(lines[i], " ")+"\n", want+"\n") {
			t.Errorf("line %d of\n%s\nis not %q", i, out, want)
		}
	}
	if out, _ := h.Run("sockets | grep udp"); strings.Count(out, "\n") != 1 || !strings.Contains(out, "lst[0]") {
		t.Errorf("grep: %q", out)
	}
	h.Run("x = sockets")
	if got := h.Value("[r['name'] for r in x if r['current']]"); got != "['c']" {
		t.Errorf("as a value: %s", got)
	}
	h.Run("stop all\nclose all")
}

func TestFortySockets(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Run("for i in range(40):\n    socket")
	if out, _ := h.Run("sockets | count"); out != "40\n" {
		t.Errorf("count: %q", out)
	}
	if got := table(h, "name"); got[0] != "sock" || got[39] != "sock40" {
		t.Errorf("names %q", got)
	}
	h.Run("close sock7\nclose sock7\nsock7.close()\nsocket")
	if got := h.Value("(sock7.fileno() > 0, sock.fileno() > 0)"); got != "(True, True)" {
		t.Errorf("a closed socket's name is free again: %s", got)
	}
	h.Run("close all\nclose all")
	if out, _ := h.Run("sockets | count"); out != "0\n" {
		t.Errorf("after close all: %q", out)
	}
}

// A port whose connection is in TIME-WAIT is in use without SO_REUSEADDR, and
// free with it.
func TestTimeWaitReuse(t *testing.T) {
	linux(t)
	h := commandtest.New(t, locale.English)
	h.Run("s = listen 0\nport = s.getsockname()[1]\nc = connect localhost $port\np = s.accept\nclose p\nc.recv 1\nclose c\nclose s")
	var out string
	for deadline := time.Now().Add(40 * time.Second); time.Now().Before(deadline) && !strings.Contains(out, "TIME-WAIT"); {
		out, _ = h.Run("ss -ant $port")
	}
	if !strings.Contains(out, "TIME-WAIT") {
		t.Fatalf("ss -ant: %q", out)
	}
	if out, _ := h.Run("ss -nt $port"); strings.Contains(out, "TIME-WAIT") {
		t.Errorf("ss without -a: %q", out)
	}
	if got := h.Fails("listen $port reuse=no"); !strings.HasPrefix(got, "OSError: [Errno 98] Address already in use\n  hint: localhost:") {
		t.Errorf("without reuse: %q", got)
	}
	h.Run("again = listen $port\nclose again")
}

// ss shows what the system's own ss shows.
func TestSsBesideSs(t *testing.T) {
	linux(t)
	path, err := exec.LookPath("ss")
	if err != nil {
		t.Skip("no ss here")
	}
	h := commandtest.New(t, locale.English)
	h.Run("s = listen 0 backlog=3\nport = s.getsockname()[1]\nc = connect localhost $port\np = s.accept\np.send b'12345'\nd = connect localhost $port\nsix = socket.create_server(('::1', port), family=socket.AF_INET6)")
	port := h.Value("port")
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
	got, _ := h.Run("ss -antpH $port")
	if rows(got) != rows(string(want)) {
		t.Errorf("got\n%s\nwant\n%s", rows(got), rows(string(want)))
	}
	if out, _ := h.Run("ss -antp | grep :" + port); strings.Count(out, "\n") != len(strings.Split(rows(got), "\n")) {
		t.Errorf("grep: %q", out)
	}
	// As the lab sheet prints it.
	if out, _ := h.Run("ss - antp | grep :" + port); strings.Count(out, "\n") != len(strings.Split(rows(got), "\n")) {
		t.Errorf("ss - antp: %q", out)
	}
	if out, _ := h.Run("ss -antp |grep :" + port + " | count"); strings.TrimSpace(out) != strconv.Itoa(len(strings.Split(rows(got), "\n"))) {
		t.Errorf("a bar without a blank after it: %q", out)
	}
	if out, _ := h.Run("ss -ltn $port"); strings.Count(out, "LISTEN") != 2 || strings.Contains(out, "ESTAB") || !strings.HasPrefix(out, "State ") {
		t.Errorf("ss -ltn: %q", out)
	}
	h.Run("close all")
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
	h := commandtest.New(t, locale.English)
	path := filepath.Join(t.TempDir(), "s")
	out, _ := h.Run("server = socket tcp unix\nbind " + path + "\nserver.listen\nclient = socket tcp unix\nconnect " + path + "\naccept\npeer.send hello\nclient.recv\nclose client")
	want := "Waiting for a client on PATH\nConnected to server PATH\nClient socket: ''\nSent to client: hello\nReceived from server: hello\nDisconnected from PATH.\n"
	if got := strings.ReplaceAll(out, path, "PATH"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	h.Run("close all")
	if got := h.Fails("connect " + path); got != "ConnectionRefusedError: [Errno 111] Connection refused\n  hint: "+locale.UnixRefusedHint.Format(locale.English, path)+"\n" {
		t.Errorf("nobody listens: %q", got)
	}
	if got := h.Fails("listen " + path); got != "OSError: [Errno 98] Address already in use\n  hint: "+locale.UnixInUseHint.Format(locale.English, path)+"\n" {
		t.Errorf("the file is there: %q", got)
	}
	if got := h.Fails("connect " + path + "2"); got != "FileNotFoundError: [Errno 2] No such file or directory\n  hint: "+locale.UnixMissingHint.Format(locale.English, path+"2")+"\n" {
		t.Errorf("no file: %q", got)
	}
	if got := h.Fails("listen /" + strings.Repeat("x", 108)); got != "OSError: AF_UNIX path too long\n  hint: "+locale.UnixTooLongHint.En+"\n" {
		t.Errorf("a long path: %q", got)
	}
	if out, _ := h.Run("twin connect " + path); out != "client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)\nclient.connect(\""+path+"\")\n" {
		t.Errorf("twin: %q", out)
	}
	out, _ = h.Run("a = socket udp unix\nbind " + path + "d\nb = socket udp unix\nb.sendto " + path + "d hello you\nx = a.recvfrom\na.close\nprint(x)")
	if want := "Sent to " + path + "d: hello you\n(b'hello you', None)\n"; out != want {
		t.Errorf("datagrams: %q, want %q", out, want)
	}
	if runtime.GOOS == "linux" {
		name := fmt.Sprintf("@labsh-test-%d", time.Now().UnixNano())
		h.Run("server = listen " + name + "\nc = connect " + name + "\nprint(server.getsockname())\nclose all")
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
	h := commandtest.New(t, locale.English)
	var program strings.Builder
	program.WriteString("import socket\nsock = socket.socket()\n")
	var want strings.Builder
	h.Run("socket")
	for _, o := range options {
		set, get := "setsockopt "+o.name+" "+o.value, "getsockopt "+o.name
		h.Run(set)
		if out, _ := h.Run(get); out != o.shows+"\n" {
			t.Errorf("%s: getsockopt shows %q, want %s", set, out, o.shows)
		}
		twinSet, _ := h.Run("twin " + set)
		twinGet, _ := h.Run("twin " + get)
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
		if got := h.Fails(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	// A group is joined once.
	h.Run("u = socket udp\nsetsockopt IP_ADD_MEMBERSHIP 224.1.1.1 127.0.0.1")
	if got := h.Fails("u.setsockopt IP_ADD_MEMBERSHIP 224.1.1.1 127.0.0.1"); !strings.HasPrefix(got, "OSError: [Errno 98] Address already in use") {
		t.Errorf("joined twice: %q", got)
	}
	h.Run("u.setsockopt IP_DROP_MEMBERSHIP 224.1.1.1 127.0.0.1")
	h.Run("v = socket udp\nsetsockopt IP_MULTICAST_IF 127.0.0.1")
	if out, _ := h.Run("v.getsockopt IP_MULTICAST_IF"); out != "'127.0.0.1'\n" {
		t.Errorf("an address: %q", out)
	}
	if out, _ := h.Run("twin u.setsockopt IPV6_JOIN_GROUP ff02::1 lo"); !strings.HasSuffix(out, "socket.inet_pton(socket.AF_INET6, \"ff02::1\") + struct.pack(\"I\", socket.if_nametoindex(\"lo\")))\n") {
		t.Errorf("IPv6: %q", out)
	}
}

var (
	tupleOf  = regexp.MustCompile(`\('[0-9.]+', \d+\)`)
	anyLocal = regexp.MustCompile(`localhost:\d+`)

	descriptor = regexp.MustCompile(`fd \d+`)
)

// recv's flags, and handles of the same socket.
func TestFlagsAndHandles(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Run(connection + "p.send hello")
	for _, step := range []struct{ line, want string }{
		{"x = c.recv 2 flags=peek\nprint(x)", "Received from server: he\nb'he'\n"},
		{"x = c.recv flags=MSG_PEEK,dontwait\nprint(x)", "Received from server: hello\nb'hello'\n"},
		{"x = c.recv 5\nprint(x)", "Received from server: hello\nb'hello'\n"},
		{"p.send(b'!', socket.MSG_OOB)\nwhile True:\n    try:\n        x = c.recv(1, socket.MSG_OOB | socket.MSG_PEEK)\n        break\n    except OSError as e:\n        assert e.errno == 22\nx = c.recv 1 flags=oob", "Received from server: !\n"},
		{"d = c.dup\nclose c\nx = d.send still\nprint(x, d.fileno() > 0)\ndd = d.dup\nd.close()", "The connection to PLACE stays open: d (fd N) is another descriptor of it\nSent to server: still\n5 True\n"},
		{"f = dd.makefile rw\nf.write('line\\n')\nf.flush()\nx = p.recvline\nf.close()", "Received from client: stillline Client socket: TUPLE\n"},
		{"fd = dd.detach\nprint(dd.fileno(), fd > 0)\nsocket.socket(fileno=fd).close()", "-1 True\n"},
	} {
		out, _ := h.Run(step.line)
		out = descriptor.ReplaceAllString(tupleOf.ReplaceAllString(anyLocal.ReplaceAllString(out, "PLACE"), "TUPLE"), "fd N")
		if out != step.want {
			t.Errorf("%s\n%q, want %q", step.line, out, step.want)
		}
	}
	if got := h.Fails("c = socket.socket()\nc.recv 1 flags=peep"); got != "ValueError: flags: unknown flag 'peep'\n  hint: "+locale.FlagsHint.En+"\n" {
		t.Errorf("unknown flag: %q", got)
	}
	if out, _ := h.Run("twin c.recv 5 flags=peek,dontwait"); out != "c.recv(5, socket.MSG_PEEK | socket.MSG_DONTWAIT)\n" {
		t.Errorf("twin: %q", out)
	}
	// A datagram that was cut, its real length, and a look at it before.
	out, _ := h.Run("a = socket udp\nbind 0\nb = socket udp\nb.sendto localhost ${a.getsockname()[1]} 0123456789\na.recvfrom 4 flags=peek\na.recvfrom 4\nb.sendto(b'', a.getsockname())\na.recvfrom")
	out = tupleOf.ReplaceAllString(out, "A")
	want := "Received from A: 0123\nPeeked: 4 bytes of 10; the datagram stays whole in the queue\nReceived from A: 0123\nDatagram cut: 4 bytes read of 10, the rest is lost\n"
	if !strings.HasSuffix(out, want+"Received from A: an empty datagram, 0 bytes (b'')\n") {
		t.Errorf("datagrams: %q", out)
	}
}

// What listens on a port that the kernel chose says which, and so does all that
// follows; a Serveur made in Python obeys the commands.
func TestChosenPort(t *testing.T) {
	h := commandtest.New(t, locale.French)
	out, _ := h.Run("listen 0\nc = connect localhost ${server.getsockname()[1]}\naccept\nclose c\nclose peer\nclose")
	ports := anyLocal.FindAllString(out, -1)
	if len(ports) != 4 || ports[0] == "localhost:0" || ports[1] != ports[0] || ports[2] != ports[0] || ports[3] != ports[0] {
		t.Errorf("listen 0: %q", out)
	}
	h.Env.Outer.Set("Serveur", sheet.ServerType())
	out, _ = h.Run("s = serve 0\nt = Serveur('localhost', 0)\nt.demarre()\nprint(type(s) is type(t), s, t.running)\nt.connections\nstop t\nstop\nwait s\nprint(s.running, t.running, s.connexions)")
	ports = anyLocal.FindAllString(out, -1)
	if len(ports) != 5 || ports[1] != ports[2-1] || ports[2] != ports[0] || ports[3] != ports[1] || ports[4] != ports[0] ||
		!strings.Contains(out, "True <Serveur localhost:") || !strings.HasSuffix(out, "False False 0\n") {
		t.Errorf("serve 0: %q", out)
	}
}

// recv 0 says nothing about the other side; sendline alone is an empty line,
// and knows two ends of line.
func TestEdgesOfTransfers(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Run("s = listen 0\nport = s.getsockname()[1]\nc = connect localhost $port\np = accept")
	for _, tt := range []struct{ line, want string }{
		{"p.recv 0", "b''\n"},
		{"c.sendline", "Sent to server: \n1\n"},
		{"c.sendline eol=crlf", "Sent to server: \n2\n"},
		{"p.recv | hex", "00000000  0a 0d 0a                                          |...|\n00000003\n"},
	} {
		if got := h.Prompt(tt.line); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.line, got, tt.want)
		}
	}
	if got := h.Prompt(`c.send GET / HTTP/1.1 \n`); !strings.Contains(got, locale.VerbatimHint.En) {
		t.Errorf("a verbatim \\n: %q", got)
	}
	if got := h.Prompt(`c.send "GET / HTTP/1.1 \n"`); strings.Contains(got, locale.VerbatimHint.En) {
		t.Errorf("a quoted \\n: %q", got)
	}
	if got, want := h.Fails("c.sendfile /nowhere/x"), "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/x'\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := h.Fails("c.sendfile /"), "IsADirectoryError: [Errno 21] Is a directory: '/'\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, line := range []string{"s.send x", "s.recv"} {
		if got := h.Fails(line); !strings.Contains(got, locale.ListeningHint.En) {
			t.Errorf("%s on a listening socket: %q", line, got)
		}
	}
	if got := h.Fails("c.sendline eol=cr x"); !strings.HasPrefix(got, "ValueError: sendline: eol is lf or crlf, not 'cr'\n") {
		t.Errorf("eol=cr: %q", got)
	}
	h.Run("close all")
}
