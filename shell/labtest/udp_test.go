package labtest

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pinger is the client of every textbook: ten pings, each waited for a second at most.
const pinger = `import socket, sys, time

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(1)
lost, times = 0, []
for i in range(1, 11):
    start = time.time()
    client.sendto(f"Ping {i}".encode(), ("localhost", int(sys.argv[1])))
    try:
        answer, server = client.recvfrom(1024)
        times.append(time.time() - start)
        print(answer.decode(), "from", server[0])
    except TimeoutError:
        print("Request timed out")
        lost += 1
if times:
    assert 0 < min(times) <= sum(times) / len(times) <= max(times)
print(lost, "lost of 10:", lost * 10, "%")
`

// TestPinger: a pinger, run by python3 and by labsh, and a server that loses a share of
// the pings.
func TestPinger(t *testing.T) {
	t.Parallel()
	path := write(t, "pinger.py", pinger)
	for _, client := range runners {
		for _, options := range []string{"drop=30% echo", "reply=pong"} {
			t.Run(client.name+" "+options, func(t *testing.T) {
				t.Parallel()
				server := start(t, labsh("-c", "serve 0 udp max=10 "+options+"\nwait\nstop\n"))
				server.await("Waiting for datagrams on localhost:")
				port := strings.TrimSpace(server.await("\n"))
				got := start(t, client.command(t, path, port)).succeed()
				lost := strings.Count(got, "Request timed out\n")
				answered := strings.Count(got, " from 127.0.0.1\n")
				said := server.succeed()
				dropped := strings.Count(said, "Datagram dropped (drop), not answered, from ('127.0.0.1', ")
				received := strings.Count(said, "Received from ('127.0.0.1', ")
				sent := strings.Count(said, "Sent to ('127.0.0.1', ")
				// On a machine that is very busy an answer may come late, and count as lost.
				if lost+answered != 10 || dropped > lost || received+dropped != 10 || sent != received {
					t.Errorf("the client:\n%s\nthe server:\n%s", got, said)
				}
				end := fmt.Sprintf(", datagrams received: 10, %d of them dropped\n", dropped)
				if dropped == 0 {
					end = ", 10 datagrams\n"
				}
				if !strings.HasSuffix(said, end) || dropped > 0 && !strings.Contains(options, "drop") {
					t.Errorf("%q at the end of\n%s", end, said)
				}
				if want := map[bool]string{true: "Ping 1", false: "pong"}[strings.Contains(options, "echo")]; answered > 0 && !strings.Contains(got, want[:4]) {
					t.Errorf("no %q in\n%s", want, got)
				}
			})
		}
	}
}

// TestSavedServers: a saved session with serve, of UDP and of TCP, runs in python3 and in
// labsh.
func TestSavedServers(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.py")
	start(t, labsh("-c", "d = serve 0 udp drop=100% max=1\nu = socket udp\nu.sendto localhost ${d.port} lost\nwait d\nclose all\n"+
		"s = serve 0 max=1\nc = connect localhost ${s.port}\nc.send hello\nc.recv\nwait s\nsave "+path)).succeed()
	for _, r := range runners {
		got := start(t, r.command(t, path)).succeed()
		for _, want := range []string{") : lost\n", "Reception du message client : hello Socket du client ('127.0.0.1', "} {
			if !strings.Contains(got, want) {
				t.Errorf("%s prints no %q:\n%s", r.name, want, got)
			}
		}
	}
}

// groupPeer is python3's side: it receives by broadcast and by multicast, answers each
// sender, and then sends to a group itself.
const groupPeer = `import socket, struct, sys

def receiver(port, family=socket.AF_INET):
    s = socket.socket(family, socket.SOCK_DGRAM)
    s.bind(("", port))
    s.settimeout(40)
    return s

everybody, member, member6 = receiver(5000), receiver(5001), receiver(5002, socket.AF_INET6)
member.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("239.1.2.3") + socket.inet_aton("10.77.0.1"))
member6.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, socket.inet_pton(socket.AF_INET6, "ff05::77") + struct.pack("I", socket.if_nametoindex("void0")))
print("ready", flush=True)
for s in (everybody, member, member6):
    data, sender = s.recvfrom(100)
    s.sendto(b"heard " + data, sender)
    print(data, sender[0], flush=True)
sys.stdin.readline()
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("10.77.0.1"))
out.sendto(b"to the group", ("239.1.2.4", 6000))
ask = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
ask.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
ask.settimeout(40)
ask.sendto(b"who is there?", ("10.77.0.255", 6001))
print(*ask.recvfrom(100))
`

// TestGroups: broadcast and multicast, IPv4 and IPv6, by commands, to python3 and from
// it.
func TestGroups(t *testing.T) {
	t.Parallel()
	interpreter, ns := needPython(t), newVoid(t)
	if out, err := ns.in(exec.Command(need(t, "ip"), "-6", "address", "add", "fd77::1/64", "dev", "void0", "nodad")).CombinedOutput(); err != nil {
		t.Skipf("no IPv6: %s", out)
	}
	peer := start(t, ns.in(exec.Command(interpreter, write(t, "peer.py", groupPeer))))
	peer.await("ready\n")
	p := start(t, ns.in(labsh("-i", "--lang", "en")))
	p.enter("u = socket udp\nu.settimeout 40\nu.sendto 10.77.0.255 5000 hello\nu.sendto 255.255.255.255 5000 hello\nsetsockopt SO_BROADCAST 1\ngetsockopt SO_BROADCAST\nu.sendto 10.77.0.255 5000 hello\nu.recvfrom\n")
	p.await("1\nSent to 10.77.0.255:5000: hello\n5\nReceived from ('10.77.0.1', 5000): heard hello\n")
	p.enter("m = socket udp\nm.settimeout 40\nm.sendto 239.1.2.3 5001 lost\nsetsockopt IP_MULTICAST_IF 10.77.0.1\nsetsockopt IP_MULTICAST_TTL 4\ngetsockopt IP_MULTICAST_IF\ngetsockopt IP_MULTICAST_TTL\ngetsockopt IP_MULTICAST_LOOP\nm.sendto 239.1.2.3 5001 group\nm.recv\n")
	p.await("'10.77.0.1'\n4\n1\nSent to 239.1.2.3:5001: group\n5\nReceived from ('10.77.0.1', 5001): heard group\nb'heard group'\n")
	p.enter("six = socket udp ipv6\nsix.settimeout 40\nsetsockopt IPV6_MULTICAST_IF void0\nsetsockopt IPV6_MULTICAST_HOPS 3\ngetsockopt IPV6_MULTICAST_IF\ngetsockopt IPV6_MULTICAST_HOPS\ngetsockopt IPV6_MULTICAST_LOOP\nsix.sendto ff05::77 5002 six\nsix.recv\n")
	p.await("'void0'\n3\n1\nSent to [ff05::77]:5002: six\n3\nReceived from ('fd77::1', 5002, 0, 0): heard six\nb'heard six'\n")
	peer.await("b'hello' 10.77.0.1\nb'group' 10.77.0.1\nb'six' fd77::1\n")

	// The group that a socket has left sends it nothing, nor does one without
	// IP_MULTICAST_LOOP hear of this machine's own.
	p.enter("l = socket udp\nbind 0.0.0.0 6000\nsetsockopt IP_ADD_MEMBERSHIP 239.1.2.4 10.77.0.1\nserve 0.0.0.0 6001 udp reply=here\n")
	p.await("Waiting for datagrams on 0.0.0.0:6001\n")
	p.enter("m.setsockopt IP_MULTICAST_LOOP 0\nm.sendto 239.1.2.4 6000 unheard\n")
	p.await("Sent to 239.1.2.4:6000: unheard\n")
	peer.enter("\n")
	p.enter("l.settimeout 40\nl.recvfrom\nl.setsockopt IP_DROP_MEMBERSHIP 239.1.2.4 10.77.0.1\n")
	p.await("Received from ('10.77.0.1', ")
	p.await("): to the group\n")
	if status := peer.end(); status != 0 || !strings.HasSuffix(peer.output.String(), "b'here' ('10.77.0.1', 6001)\n") {
		t.Errorf("%d, %s\n%s", status, peer.output, peer.errors)
	}
	p.enter("stop\nm.setsockopt IP_MULTICAST_LOOP 1\nm.sendto 239.1.2.4 6000 after\nl.settimeout 0\nl.recv\nprint('end')\n")
	p.await("Stopped 0.0.0.0:6001, 1 datagram\n")
	p.await("end\n")
	if status := p.end(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	said := regexp.MustCompile(`(?m)^(>>> )*`).ReplaceAllString(p.errors.String(), "")
	want := `PermissionError: [Errno 13] Permission denied
  hint: 10.77.0.255 is a broadcast address; first: setsockopt SO_BROADCAST 1
OSError: [Errno 101] Network is unreachable
  hint: no route leads to 255.255.255.255; the network's broadcast address will do here: 10.77.0.255
OSError: [Errno 101] Network is unreachable
  hint: no route to the group 239.1.2.3; setsockopt IP_MULTICAST_IF ADDRESS chooses the interface (127.0.0.1: on this machine alone)
BlockingIOError: [Errno 11] Resource temporarily unavailable
`
	if !strings.HasPrefix(said, want) {
		t.Errorf("said\n%s", difference(said, want))
	}
}
