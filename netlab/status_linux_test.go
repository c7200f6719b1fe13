package netlab_test

import (
	"syscall"
	"testing"

	"labsh/netlab"
)

// TestStatusOfMany: what became of a broken connection is asked of the kernel, and not
// looked for among all sockets of the machine: a server has thousands that break at once.
func TestStatusOfMany(t *testing.T) {
	if _, err := netlab.Connections(patient(t), netlab.ProtocolTCP); err != nil {
		t.Skip(err)
	}
	for range 200 {
		listening(t, 1)
	}
	client, server := connected(t)
	must(t, server.SetOption("SO_LINGER", "0"))
	must(t, server.Close())
	if _, err := client.Recv(patient(t), 1, 0); err == nil {
		t.Fatal("no reset")
	}
	wantState(t, client, netlab.TCPClose)
	if fd, err := syscall.Socket(syscall.AF_NETLINK, syscall.SOCK_DGRAM, syscall.NETLINK_INET_DIAG); err != nil {
		t.Skip(err)
	} else {
		must(t, syscall.Close(fd))
	}
	if n := testing.AllocsPerRun(5, func() { _, _ = client.TCPStatus() }); n > 100 {
		t.Errorf("%v allocations for one socket", n)
	}
}
