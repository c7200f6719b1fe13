package netlab_test

import (
	"bytes"
	"fmt"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"labsh/netlab"
)

// TestTable runs TestTableInNamespace in a network namespace, as root there.
func TestTable(t *testing.T) {
	t.Parallel()
	inNamespace(t, "TestTableInNamespace", "-rn", "-n")
}

// The machine's table, beside ss(8): sockets in every state of TCP, UDP and Unix
// ones, with what waits in their queues.
func TestTableInNamespace(t *testing.T) {
	if os.Getenv("NETLAB_NAMESPACE") == "" {
		t.Skip("run by TestTable")
	}
	for _, args := range []string{
		"link set lo up", "link add near0 type veth peer name far0", "link set near0 up", "link set far0 up",
		"address add 10.77.0.1/24 dev near0", "neighbor add 10.77.0.2 lladdr 02:00:00:00:00:02 dev near0",
		"-6 address add fe80::77/64 dev near0 nodad",
	} {
		if out, err := exec.Command("ip", strings.Fields(args)...).CombinedOutput(); err != nil {
			t.Skipf("ip %s: %s", args, out)
		}
	}
	ended := inAllStates(t)
	udpSockets(t)
	unixSockets(t)

	rows, err := netlab.Connections(patient(t))
	must(t, err)
	must(t, netlab.FindProcesses(patient(t), rows))
	states := map[string]int{}
	for _, row := range rows {
		if row.Protocol == netlab.ProtocolTCP {
			states[row.State.String()]++
		}
	}
	for state := netlab.TCPEstablished; state <= netlab.TCPClosing; state++ {
		if states[state.String()] == 0 {
			t.Errorf("no socket is in %s", state)
		}
	}
	t.Run("ss", func(t *testing.T) { besideSs(t, rows) })
	t.Run("without netlink", func(t *testing.T) {
		besideProc(t, rows)
		wantState(t, ended, netlab.TCPTimeWait)
	}) // the last: netlink is gone for good
}

// inAllStates leaves a TCP socket in each of them, and returns the one in TIME_WAIT.
func inAllStates(t *testing.T) *netlab.Socket {
	ctx := patient(t)
	w := newWire(t, "near0", "far0", netip.MustParseAddr("10.77.0.1"), netip.MustParseAddr("10.77.0.2"))
	listen := func(family netlab.Family, at netlab.Address, only string) *netlab.Socket {
		l := open(t, family, netlab.SOCK_STREAM)
		if only != "" {
			must(t, l.SetOption("IPV6_V6ONLY", only))
		}
		must(t, l.Bind(ctx, at))
		must(t, l.Listen(7))
		return l
	}
	four := listen(netlab.AF_INET, netlab.IPv4{Host: "0.0.0.0", Port: 5000}, "")
	for range 3 { // who wait for accept
		must(t, tcp(t).Connect(ctx, netlab.IPv4{Host: "127.0.0.1", Port: 5000}))
	}
	again, err := four.Dup() // in two descriptors
	must(t, err)
	t.Cleanup(func() { again.Close() })
	near, err := net.InterfaceByName("near0")
	must(t, err)
	both := listen(netlab.AF_INET6, netlab.IPv6{Host: "::", Port: 5001}, "0")
	listen(netlab.AF_INET6, netlab.IPv6{Host: "::", Port: 5002}, "1")
	listen(netlab.AF_INET6, netlab.IPv6{Host: "::1", Port: 5003}, "")
	listen(netlab.AF_INET6, netlab.IPv6{Host: "fe80::77", Port: 5004, ScopeID: near.Index}, "")
	must(t, tcp(t).Connect(ctx, netlab.IPv4{Host: "127.0.0.1", Port: 5001})) // ::ffff:127.0.0.1 to who accepts
	must(t, open(t, netlab.AF_INET6, netlab.SOCK_STREAM).Connect(ctx, netlab.IPv6{Host: "::1", Port: 5001}))
	must(t, open(t, netlab.AF_INET6, netlab.SOCK_STREAM).Connect(ctx, netlab.IPv6{Host: "fe80::77", Port: 5004, ScopeID: near.Index}))
	accepted, _, err := both.Accept(ctx)
	must(t, err)
	t.Cleanup(func() { accepted.Close() })
	on := tcp(t)
	must(t, on.SetOption("SO_BINDTODEVICE", "near0"))
	must(t, on.Bind(ctx, netlab.IPv4{Host: "0.0.0.0", Port: 5005}))
	must(t, on.Listen(1))

	tcp(t) // in no table
	must(t, tcp(t).Bind(ctx, netlab.IPv4{Host: "10.77.0.1", Port: 5006}))

	// SYN_SENT, SYN_RECV
	asking := tcp(t)
	asking.SetTimeout(0)
	wantError(t, asking.Connect(ctx, netlab.IPv4{Host: "10.77.0.2", Port: 1}), "BlockingIOError: [Errno 115] Operation now in progress")
	w.send(t, segment{from: 2, to: 5000, seq: 1, flags: syn})
	w.next(t, 2, syn|ack)

	established := w.dial(t, 3)
	send(t, established.Socket, "unacknowledged")
	established.say(t, ack, "unread")
	wantRecv(t, "unr")(established.Recv(ctx, 3, 0))

	w.dial(t, 4).hangUp(t, false) // FIN_WAIT1
	half := w.dial(t, 5)          // FIN_WAIT2
	half.hangUp(t, true)
	half.say(t, ack, "")
	closeWait := w.dial(t, 6)
	closeWait.say(t, fin|ack, "last words")
	lastAck := w.dial(t, 7)
	lastAck.say(t, fin|ack, "")
	wantState(t, lastAck.Socket, netlab.TCPCloseWait)
	lastAck.hangUp(t, false)
	closing := w.dial(t, 8)
	closing.hangUp(t, false)
	closing.say(t, fin|ack, "")
	timeWait := w.dial(t, 9)
	timeWait.hangUp(t, true)
	timeWait.say(t, fin|ack, "")
	closed := w.dial(t, 10)
	closed.say(t, rst, "")

	for c, want := range map[*call]netlab.TCPState{
		half: netlab.TCPFinWait2, closeWait: netlab.TCPCloseWait, lastAck: netlab.TCPLastAck,
		closing: netlab.TCPClosing, timeWait: netlab.TCPTimeWait, closed: netlab.TCPClose,
	} {
		wantState(t, c.Socket, want)
	}
	return timeWait.Socket
}

func udpSockets(t *testing.T) {
	ctx := patient(t)
	datagram := func() *netlab.Socket { return open(t, netlab.AF_INET, netlab.SOCK_DGRAM) }
	datagram() // in no table
	bound, sender := datagram(), datagram()
	must(t, bound.Bind(ctx, netlab.IPv4{Host: "127.0.0.1", Port: 6000}))
	must(t, sender.Connect(ctx, bound.Local()))
	for _, text := range []string{"one", "and another"} {
		send(t, sender, text)
	}
	for range 600 { // more than the kernel tells at one go
		must(t, datagram().Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}))
	}
	for port, only := range []string{"0", "1"} {
		six := open(t, netlab.AF_INET6, netlab.SOCK_DGRAM)
		must(t, six.SetOption("IPV6_V6ONLY", only))
		must(t, six.Bind(ctx, netlab.IPv6{Host: "::", Port: 6001 + port}))
	}
	for range 2 { // who share a port
		shared := datagram()
		must(t, shared.SetOption("SO_REUSEPORT", "1"))
		must(t, shared.Bind(ctx, netlab.IPv4{Host: "10.77.0.1", Port: 6003}))
	}
}

func unixSockets(t *testing.T) {
	ctx := patient(t)
	dir := t.TempDir()
	for i, typ := range []netlab.Type{netlab.SOCK_STREAM, netlab.SOCK_SEQPACKET} {
		l := open(t, netlab.AF_UNIX, typ)
		must(t, l.Bind(ctx, netlab.Unix{Path: []string{dir + "/stream", "\x00abstract\x00name"}[i]}))
		must(t, l.Listen(5))
		for range 3 {
			client := open(t, netlab.AF_UNIX, typ)
			must(t, client.Connect(ctx, l.Local()))
			send(t, client, "unread")
			send(t, client, "too")
		}
		server, _, err := l.Accept(ctx)
		must(t, err)
		t.Cleanup(func() { server.Close() })
	}
	open(t, netlab.AF_UNIX, netlab.SOCK_STREAM) // new, and in the table all the same
	named, client := open(t, netlab.AF_UNIX, netlab.SOCK_DGRAM), open(t, netlab.AF_UNIX, netlab.SOCK_DGRAM)
	must(t, named.Bind(ctx, netlab.Unix{Path: dir + "/datagram"}))
	must(t, client.Connect(ctx, named.Local()))
	send(t, client, "one")
	send(t, client, "another")
}

// besideSs compares each row, field by field, with that of ss(8).
func besideSs(t *testing.T, rows []netlab.Connection) {
	if _, err := exec.LookPath("ss"); err != nil {
		t.Skip("no ss")
	}
	// Since iproute2 6.8 it shows sockets that are bound and no more.
	out, err := exec.Command("ss", "-Htan", "state", "bound-inactive").CombinedOutput()
	inactive := err == nil && !bytes.Contains(out, []byte("bound-inactive"))
	var got []string
	bound := 0
	for _, row := range rows {
		if row.Protocol == netlab.ProtocolTCP && row.State == netlab.TCPClose {
			bound++
			if !inactive {
				continue
			}
		}
		got = append(got, ssLine(row))
	}
	var kernel unix.Utsname
	must(t, unix.Uname(&kernel))
	var major, minor int
	_, err = fmt.Sscanf(unix.ByteSliceToString(kernel.Release[:]), "%d.%d", &major, &minor)
	must(t, err)
	if since := major > 6 || major == 6 && minor >= 8; since != (bound == 1) {
		t.Errorf("%d TCP sockets are bound and no more in Linux %d.%d", bound, major, minor)
	}
	out, err = exec.Command("ss", "-aHnepO", "-tux").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var want []string
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		want = append(want, ssFields(line))
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nss says\n%s", g, w)
	}
	t.Logf("%d rows as ss has them", len(want))
}

// ssLine is a row as ss -aHnep has it.
func ssLine(c netlab.Connection) string {
	local, remote := ssEnd(c.Local, c.Interface, c.V6Only, c.Inode), ssEnd(c.Remote, "", c.V6Only, c.PeerInode)
	line := fmt.Sprintf("%v %s %d %d %s %s", c.Protocol, c.State.Short(), c.RecvQueue, c.SendQueue, local, remote)
	if len(c.Processes) > 0 {
		var users []string
		for _, p := range c.Processes {
			users = append(users, p.String())
		}
		line += " users:(" + strings.Join(users, ",") + ")"
	}
	if c.UID != 0 {
		line += fmt.Sprintf(" uid:%d", c.UID)
	}
	if !c.Protocol.Unix() {
		line += fmt.Sprintf(" ino:%d", c.Inode)
	}
	return line
}

func ssEnd(a netlab.Address, device string, only bool, inode uint64) string {
	if path, ok := a.(netlab.Unix); ok {
		name := "*"
		if path.Path != "" {
			name = strings.ReplaceAll(path.Path, "\x00", "@")
		}
		return fmt.Sprintf("%s %d", name, inode)
	}
	host, port, _ := netlab.SplitHostPort(a)
	if host == "::" && !only {
		host = "*"
	} else if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if device != "" {
		host += "%" + device
	}
	if port == 0 {
		return host + ":*"
	}
	return fmt.Sprintf("%s:%d", host, port)
}

// ssFields are the parts of a line of ss that ssLine has.
func ssFields(line string) string {
	fields := strings.Fields(line)
	columns := 6
	if strings.HasPrefix(line, "u_") {
		columns = 8
	}
	kept := fields[:columns]
	for _, word := range fields[columns:] {
		if strings.HasPrefix(word, "users:") || strings.HasPrefix(word, "uid:") || strings.HasPrefix(word, "ino:") && columns == 6 { // a Unix socket's is its file's
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}
