package sockets_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"labsh/netlab"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestKinds: each kind of socket has its name, and states are spelt one way.
func TestKinds(t *testing.T) {
	linux(t)
	h := commandtest.New(t, locale.English)
	for _, tt := range []struct{ make, want string }{
		{"socket", "tcp ipv4\tCLOSED\t0\t0"},
		{"socket udp ipv6", "udp ipv6\tUNCONN\t0\t0"},
		{"socket unix", "stream unix\tUNCONN\t0\t0"},
		{"socket udp unix", "dgram unix\tUNCONN\t0\t0"},
		{"s = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)\ns.bind('')\ns.listen(4)", "seqpacket unix\tLISTEN\t0\t4"},
		{"s = socket.socket(type=socket.SOCK_DGRAM)\ns.connect(('127.0.0.1', 9))", "udp ipv4\tESTABLISHED\t0\t0"},
		{"s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)", "raw netlink\tUNCONN\t0\t0"},
		{"s = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM)", "dgram packet\tUNCONN\t0\t0"},
		{"s = socket.socket(socket.AF_INET6, socket.SOCK_RAW, 58)", "raw ipv6\tUNCONN\t0\t0"},
	} {
		if _, _, err := h.Try(tt.make); err != nil {
			if !strings.Contains(err.Error(), "Operation not permitted") {
				t.Errorf("%s: %v", tt.make, err)
			}
			continue
		}
		if got := table(h, "type state recv_q send_q"); len(got) != 1 || got[0] != tt.want {
			t.Errorf("%s: %q, want %q", tt.make, got, tt.want)
		}
		h.Run("close all\ns = None")
	}
}

// TestTimeWait: the connection's state is that of the kernel's table after it has left
// the descriptor, however it was made.
func TestTimeWait(t *testing.T) {
	linux(t)
	for _, connect := range []string{
		"c.connect(place)",
		"c.connect(('0.0.0.0', place[1]))",
		"c.setblocking(False)\nc.connect_ex(place)", // the kernel goes on
	} {
		h := commandtest.New(t, locale.English)
		h.Run("s = listen 0\nplace = s.getsockname()\nc = socket.socket()\n" + connect + "\np = s.accept\ns.close\nc.setblocking(True)\nc.shutdown wr\np.recv(1)\np.close\nc.recv(1)")
		if got := strings.Join(table(h, "name state recv_q send_q"), " "); got != "c\tTIME_WAIT\t0\t0" {
			t.Errorf("%s: %q", connect, got)
		}
		h.Run("close all")
	}
	h := commandtest.New(t, locale.English)
	h.Run(connection + "p.setsockopt SO_LINGER 0\np.close") // a reset
	until(h, "name state", "c\tCLOSED")
	h.Run("close all")
}

// TestBesideSs compares the table with what ss(8) says of this process.
func TestBesideSs(t *testing.T) {
	linux(t)
	if _, err := exec.LookPath("ss"); err != nil {
		t.Skip("no ss")
	}
	dir := t.TempDir()
	h := commandtest.New(t, locale.English)
	h.Run("l = listen 0 backlog=3\nplace = l.getsockname()\nc = connect localhost ${place[1]}\np = l.accept\nd = socket.create_connection(place)\n" +
		"c.send hello\np.send b'unread'\np.shutdown wr\n" +
		"u = socket udp\nbind 0\nv = socket.socket(type=socket.SOCK_DGRAM)\nv.connect(u.getsockname())\nv.send(b'one')\nv.send(b'two')\n" +
		"a, b = socket.socketpair()\na.send(b'unread')\n" +
		"x, y = socket.socketpair(type=socket.SOCK_DGRAM)\nx.send(b'unread')\n" +
		fmt.Sprintf("w = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)\nw.bind(%q)\nw.listen(5)\n", filepath.Join(dir, "w")) +
		"z = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)\nz.connect(w.getsockname())\n" +
		"e = socket.socket(socket.AF_INET6)\ne.bind(('::1', 0))\ne.listen(2)")
	until(h, "name state | where name=p", "p\tFIN_WAIT2")
	rows := table(h, "fd state recv_q send_q local")
	out, err := exec.Command("ss", "-aHnpO", "-tux").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if len(rows) != 13 {
		t.Errorf("%d rows, want 13", len(rows))
	}
	for _, row := range rows {
		fields := strings.Split(row, "\t")
		found := "nothing"
		for _, line := range strings.Split(string(out), "\n") {
			if strings.Contains(line, fmt.Sprintf("pid=%d,fd=%s)", os.Getpid(), fields[0])) {
				ss := strings.Fields(line)
				local := ss[4]
				if local == "*" { // no name
					local = "null"
				}
				found = strings.Join([]string{fields[0], spelt(ss[1]), ss[2], ss[3], local}, "\t")
			}
		}
		if found != row {
			t.Errorf("%q, ss says %q", row, found)
		}
	}
}

// spelt is a state of ss as the table has it.
func spelt(state string) string {
	for s := netlab.TCPEstablished; s <= netlab.TCPClosing; s++ {
		if s != netlab.TCPClose && s.Short() == state {
			return s.String()
		}
	}
	return state
}
