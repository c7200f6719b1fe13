package labtest

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// manySockets opens sockets of every kind that ss shows; PATH is a Unix socket's. It
// says so, and keeps them until its input ends.
const manySockets = `import socket, sys
from socket import AF_INET as four, AF_INET6 as six, AF_UNIX as unix, SOCK_STREAM as stream, SOCK_DGRAM as datagram
kept = []
def open(family, kind, address=None, peer=None, listen=None, before=None):
    s = socket.socket(family, kind)
    kept.append(s)
    if before: s.setsockopt(*before)
    if address: s.bind(address)
    if listen is not None: s.listen(listen)
    if peer: s.connect(peer)
    return s
def both(server, family, address):
    client = open(family, stream, peer=address)
    accepted, _ = server.accept()
    kept.append(accepted)
    return client, accepted
a = open(four, stream, ("127.0.0.1", 5000), listen=3)
both(a, four, ("127.0.0.1", 5000))
open(four, stream, ("127.0.0.1", 80), listen=1)
d = open(six, stream, ("::", 5001), listen=5)
both(d, four, ("127.0.0.1", 5001))
open(six, stream, ("::", 5002), listen=5, before=(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1))
open(six, stream, ("::1", 5003), listen=5)
open(six, stream, peer=("::1", 5003))
try:
    open(four, stream, ("127.0.0.1", 5006), listen=1, before=(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, b"lo"))
except PermissionError:
    pass
open(four, datagram, ("127.0.0.1", 53))
open(four, datagram, peer=("127.0.0.1", 53)).send(b"abc")
open(six, datagram, ("::", 5005))
open(six, datagram, ("::1", 5007))
open(unix, stream, "PATH", listen=4)
open(unix, stream, peer="PATH")
open(unix, datagram, "\0labsh-test")
open(unix, datagram)
kept += socket.socketpair()
kept += socket.socketpair(unix, datagram)
kept += socket.socketpair(unix, socket.SOCK_SEQPACKET)
c, p = both(a, four, ("127.0.0.1", 5000))
c.close(); p.close()
c, p = both(a, four, ("127.0.0.1", 5000))
p.send(b"unread"); c.shutdown(socket.SHUT_WR); c.recv(1)
print("ready", flush=True)
sys.stdin.read()
`

// ssLines are typed to ss(8) and to labsh alike.
var ssLines = []string{
	"ss", "ss -n", "ss -t", "ss -tn", "ss -nt", "ss -u", "ss -un", "ss -x", "ss -tu", "ss -tx", "ss -4", "ss -6", "ss -4x", "ss -6u", "ss -46", "ss -64", "ss -46x", "ss -H", "ss -p",
	"ss -a", "ss -ta", "ss -at", "ss -tan", "ss -tanp", "ss -antp", "ss -ua", "ss -uan", "ss -uanp", "ss -xa", "ss -xap", "ss -l", "ss -lnt", "ss -lntu", "ss -tulpn", "ss -xl", "ss -lant", "ss -antl", "ss -t4a", "ss -t6a", "ss -tHan", "ss -t -a -n",
	"ss --tcp --all --numeric", "ss --tc --al --num", "ss --udp --listening --processes", "ss --unix --no-header", "ss --ipv4 --no-h", "ss -s", "ss --summary", "ss -st", "ss -s sport = :5000", "ss -tan -- sport = :5000",
	"ss state established", "ss -tn state established", "ss -ta state listening", "ss -tan state time-wait", "ss -tan state close-wait", "ss -tan state FIN-WAIT-2", "ss -u state closed", "ss -u state unconnected", "ss -ua state connected", "ss -x state listening", "ss -tan state bucket", "ss -tan state big", "ss -tan state synchronized", "ss -tan state all", "ss state established -H",
	"ss -tan exclude established", "ss -tan excl listening exclude established", "ss -tan state connected exclude established", "ss -tan state established state listening", "ss -l state time-wait",
	"ss sport = :5000", "ss sport = :5000 -tan", "ss -tan sport = 5000", "ss -tan sport :5000", "ss -tan sport eq 5000", "ss -tan sport == :5000", "ss -tan sport ne :5000 sport ne 80", "ss -tan sport gt 5000", "ss -tan sport le :5001", "ss -tan '( sport = :5000 or dport = :5000 )'", `ss -tan \( sport = :5000 or dport = :5000 \)`,
	"ss -tan 'sport > :5000'", "ss -tan 'sport >= :5003'", "ss -tan 'sport != :5000 && sport != :80'", "ss -tan 'sport = :80 || dport = :5001'", "ss -tan 'sport > :5000' 'sport < :6000'", "ss -an sport = :53", "ss -an not sport = :53", "ss -tan sport = :http", "ss -tan sport = http", "ss -uan sport = :domain", "ss -tan 'sport = :*'",
	"ss -tan sport = :5000 or dport = :5000 and not src 127.0.0.1", "ss -tan not src 127.0.0.1 and sport = :5001", "ss -tan not not sport = :80", "ss -tan sport = :80 or not sport = :80 and dport = :5000", "ss -tan autobound",
	"ss dst 127.0.0.1", "ss -tan src 127.0.0.1", "ss -tan src = 127.0.0.1", "ss -tan dst 127.0.0.1:5000", "ss -tan src 127.0.0.0/8", "ss -tan src 127/8", "ss -tan src 10.0.0.0/8", "ss -tan src 127.0.0.1:http", "ss -tan src :5000", "ss -tan 'src *:5000'", "ss -tan src any", "ss -tan 'src [::1]'", "ss -tan 'src [::1]:5003'", "ss -tan src ::/0", "ss -an src 0.0.0.0/0", "ss -tan 'src [::ffff:127.0.0.1]'", "ss -tan src inet:127.0.0.1", "ss -an not src 127.0.0.1", "ss -tan src localhost",
	"ss -xa src PATH", "ss -xa 'src *labsh-*'", "ss -xa 'dst *'", "ss -a 'src unix:*labsh-test'", "ss -x4a src 127.0.0.1", "ss -4xa 'src *'", "ss -xa sport = :5000",
}

// TestSsBesideSs types the same lines to ss(8) and to labsh: they show the same
// columns under the same headings, and the same rows.
func TestSsBesideSs(t *testing.T) {
	t.Parallel()
	need(t, "ss")
	// A part at a time: TIME_WAIT lasts 60 s.
	parts := 0
	for part := range slices.Chunk(ssLines, 20) {
		parts++
		t.Run(strconv.Itoa(parts), func(t *testing.T) { ssPart(t, part) })
	}
}

func ssPart(t *testing.T, lines []string) {
	ns := newNamespace(t)
	path := filepath.Join(t.TempDir(), "labsh-socket")
	holder := start(t, ns.in(exec.Command(needPython(t), "-c", strings.ReplaceAll(manySockets, "PATH", path))))
	holder.await("ready\n")
	// A FIN may be acknowledged 40 ms later, and until then the states change.
	for end := time.Now().Add(patience); ; {
		passing, err := ns.in(exec.Command("ss", "-tanH", "state", "fin-wait-1", "state", "closing", "state", "last-ack")).Output()
		if err != nil || time.Now().After(end) {
			t.Fatalf("%s, %v", passing, err)
		}
		if len(passing) == 0 {
			break
		}
	}
	var shell, script strings.Builder
	for _, line := range lines {
		line = strings.ReplaceAll(line, "PATH", path)
		shell.WriteString("echo '=='\n" + line + " 2>&1\n")
		script.WriteString("print('==')\n" + line + "\n")
	}
	judge := start(t, ns.in(exec.Command("sh", "-c", shell.String()))).succeed()
	here := start(t, ns.in(labsh("-c", script.String()))).succeed()
	want, got := strings.Split(judge, "==\n"), strings.Split(here, "==\n")
	if len(want) != len(lines)+1 || len(got) != len(lines)+1 {
		t.Fatalf("ss(8): %d answers, labsh: %d\n%s", len(want), len(got), here)
	}
	for i, line := range lines {
		if want, got := ssTable(want[i+1]), ssTable(got[i+1]); got != want {
			t.Errorf("%s\nlabsh:\n%s\nss(8):\n%s", line, got, want)
		}
	}
	if t.Failed() {
		return
	}
	// Nothing of it is empty: the lines tell the options apart.
	if n := len(slices.Compact(slices.Sorted(slices.Values(want)))); n < len(lines)/3 {
		t.Errorf("only %d different answers to %d lines", n, len(lines))
	}
}

var (
	// ssForeign are the rows of what labsh has not: netlink, packets, vsock.
	ssForeign = regexp.MustCompile(`^(nl|p_raw|p_dgr|v_str|v_dgr|raw|icmp6|mptcp|sctp|dccp|tipc|xdp|\?\?\?) `)
	// ssNoise is what ss(8) says of protocols that this kernel has not.
	ssNoise = regexp.MustCompile(`^(RTNETLINK answers: .*|Cannot open netlink socket.*)$`)
	// ssWhole are the counts of what the whole machine has, not the namespace alone, and
	// of all sockets, ss(8)'s own among them.
	ssWhole = regexp.MustCompile(`^(Total:|TCP:) \d+|\b(closed|orphaned) \d+`)
)

// ssTable is what was shown, with one blank between columns and the rows in order:
// the kernel's own order is that of a hash.
func ssTable(text string) string {
	text = strings.ReplaceAll(text, ":PortProcess", ":Port Process")
	var rows []string
	for line := range strings.Lines(text) {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" || ssForeign.MatchString(line) || ssNoise.MatchString(line) {
			continue
		}
		rows = append(rows, ssWhole.ReplaceAllString(line, "$1$2 N"))
	}
	slices.Sort(rows)
	return strings.Join(rows, "\n")
}
