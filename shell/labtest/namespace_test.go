package labtest

import (
	"os/exec"
	"strconv"
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

// in makes a command run in the namespace.
func (n *namespace) in(cmd *exec.Cmd) *exec.Cmd {
	args := append([]string{"-t", strconv.Itoa(n.holder.cmd.Process.Pid), "-U", "-n", "--preserve-credentials", cmd.Path}, cmd.Args[1:]...)
	inside := exec.Command("nsenter", args...)
	inside.Env, inside.Dir, inside.Stdin = cmd.Env, cmd.Dir, cmd.Stdin
	return inside
}
