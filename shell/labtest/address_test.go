package labtest

import (
	"os/exec"
	"testing"
)

// An IPv6 address that begins with a letter is an address for every command
// that takes one, alone and before TEXT.
func TestLetterFirstAddresses(t *testing.T) {
	t.Parallel()
	ns := newNamespace(t)
	if out, err := ns.in(exec.Command(need(t, "ip"), "address", "add", "fd00::1/128", "dev", "lo", "nodad")).CombinedOutput(); err != nil {
		t.Skipf("no IPv6: %s", out)
	}
	// The kernel's way to it is there a little later.
	start(t, ns.in(labsh("-c", `while socket.socket(socket.AF_INET6).connect_ex(("fd00::1", 9)) != 111: pass`))).succeed()
	start(t, ns.in(labsh("--lang", "en", "-c", `quiet on
s = serve fd00::1 5000 max=1
n = connect_ex fd00::1 5001
print(n)
c = socket tcp ipv6
c.bind fd00::1 6000
c.connect fd00::1 5000
c.sendline eh
c.recvline
close c
wait s
server = listen fd00::1 5001
print(server.getsockname())
u = socket udp ipv6
u.bind fd00::1 5000
u.sendto fd00::1 5000 a=b:c d
m = u.recvfrom
print(m)
resolve fd00::1 5000
resolve fe80::1%lo 5000`))).shows(`Waiting for a client on [fd00::1]:5000
111
Connected to server [fd00::1]:5000
Client socket: ('fd00::1', 6000, 0, 0)
Sent to server: eh
Received from server: Message Serveur vers Client
Disconnected from [fd00::1]:5000.
Waiting for a client on [fd00::1]:5001
('fd00::1', 5001, 0, 0)
Sent to [fd00::1]:5000: a=b:c d
(b'a=b:c d', ('fd00::1', 5000, 0, 0))
('fd00::1', 5000, 0, 0)
('fe80::1', 5000, 0, 1)
`)
}
