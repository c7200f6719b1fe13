package labtest

import (
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// A namespace is a network of a test's own, with nothing in it but a loopback
// device: the lab sheet's port 5000 is free there.
type namespace struct{ holder *process }

func newNamespace(t *testing.T) *namespace {
	t.Helper()
	for _, program := range []string{"unshare", "nsenter", "ip"} {
		need(t, program)
	}
	if out, err := exec.Command("unshare", "-rn", "true").CombinedOutput(); err != nil {
		t.Skipf("no network namespaces: %s", out)
	}
	holder := start(t, exec.Command("unshare", "-rn", "sh", "-c", "ip link set lo up && echo ready && cat"))
	holder.await("ready\n")
	t.Cleanup(func() { holder.end() })
	return &namespace{holder}
}

// newPair makes two machines on one cable: here is 192.0.2.1 and fd00::1, there
// 192.0.2.2 and fd00::2, both on their eth0. What is not answered is given up early;
// but the two know each other from the beginning, so that no answer can come too late.
func newPair(t *testing.T) (here, there *namespace) {
	t.Helper()
	here = newNamespace(t)
	// Both belong to one user namespace: else no cable could be laid.
	there = &namespace{start(t, exec.Command("nsenter", "-t", strconv.Itoa(here.holder.cmd.Process.Pid), "-U", "--preserve-credentials",
		"unshare", "-n", "sh", "-c", "ip link set lo up && echo ready && exec cat"))}
	there.holder.await("ready\n")
	t.Cleanup(func() { there.holder.end() })
	if out, err := here.in(exec.Command("ip", "link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns",
		strconv.Itoa(there.holder.cmd.Process.Pid))).CombinedOutput(); err != nil {
		t.Skipf("no cable between network namespaces: %s", out)
	}
	for i, n := range []*namespace{here, there} {
		if n.in(exec.Command("test", "-w", "/proc/sys/net/ipv6/neigh/eth0/retrans_time_ms")).Run() != nil {
			t.Skip("the network's settings cannot be changed here")
		}
		n.sh(t, `cd /proc/sys/net && echo 1 > ipv4/tcp_syn_retries && for f in ipv4 ipv6; do
	echo 100 > $f/neigh/eth0/retrans_time_ms && echo 1 > $f/neigh/eth0/mcast_solicit && echo 3600000 > $f/neigh/eth0/base_reachable_time_ms
done
echo 0 > ipv6/conf/eth0/accept_dad && echo 0 > ipv4/icmp_ratelimit
ip address add 192.0.2.`+strconv.Itoa(i+1)+`/24 dev eth0 && ip -6 address add fd00::`+strconv.Itoa(i+1)+`/64 dev eth0 nodad && ip link set eth0 up`)
	}
	here.linked(t)
	there.linked(t)
	here.knows(t, there)
	there.knows(t, here)
	return here, there
}

// linked waits until the kernel has noticed that the cable is there, which takes it up
// to a second.
func (n *namespace) linked(t *testing.T) {
	t.Helper()
	n.sh(t, "until ip link show eth0 | grep -q 'LOWER_UP.*state UP'; do sleep 0.02; done")
}

// knows has a machine know who has the other's addresses, as if it had just asked.
func (n *namespace) knows(t *testing.T, other *namespace) {
	t.Helper()
	said := func(args ...string) string {
		out, err := other.in(exec.Command("ip", args...)).Output()
		if err != nil {
			t.Fatalf("ip %v: %v", args, err)
		}
		return string(out)
	}
	_, ether, _ := strings.Cut(said("-o", "link", "show", "eth0"), "link/ether ")
	ether, _, _ = strings.Cut(ether, " ")
	for line := range strings.Lines(said("-o", "address", "show", "dev", "eth0")) {
		address, _, _ := strings.Cut(strings.Fields(line)[3], "/")
		n.sh(t, "ip neighbor replace "+address+" lladdr "+ether+" dev eth0 nud reachable")
	}
}

// sh runs lines of the system's shell in the namespace.
func (n *namespace) sh(t *testing.T, lines string) {
	t.Helper()
	start(t, n.in(exec.Command("sh", "-ec", lines))).succeed()
}

// in makes a command run in the namespace.
func (n *namespace) in(cmd *exec.Cmd) *exec.Cmd {
	args := append([]string{"-t", strconv.Itoa(n.holder.cmd.Process.Pid), "-U", "-n", "--preserve-credentials", cmd.Path}, cmd.Args[1:]...)
	inside := exec.Command("nsenter", args...)
	inside.Env, inside.Dir, inside.Stdin = cmd.Env, cmd.Dir, cmd.Stdin
	return inside
}
