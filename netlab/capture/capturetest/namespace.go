// Package capturetest has tests that capture see no packets but their own.
package capturetest

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"testing"
	"time"
)

const inside = "CAPTURETEST_NAMESPACE"

// Alone reports whether the test runs in a network namespace of its own, which has the
// loopback interface alone. Where it does not, Alone runs it there, in another process
// of the same binary, and the test returns: on an interface that others use as well, a
// capture has the packets of whoever had one of the test's ports before it.
func Alone(t *testing.T) bool {
	t.Helper()
	if os.Getenv(inside) == t.Name() {
		if out, err := exec.CommandContext(t.Context(), "ip", "link", "set", "lo", "up").CombinedOutput(); err != nil {
			t.Skipf("ip: %v %s", err, out)
		}
		return true
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	var refused []byte
	for _, flag := range []string{"-n", "-rn"} { // as root, and as anybody where that is allowed
		if out, err := exec.CommandContext(ctx, "unshare", flag, "true").CombinedOutput(); err != nil {
			refused = append(refused, out...)
			continue
		}
		c := exec.CommandContext(ctx, "unshare", flag, os.Args[0], "-test.run=^"+t.Name()+"$", "-test.count=1", "-test.v")
		c.Env = append(os.Environ(), inside+"="+t.Name())
		out, err := c.CombinedOutput()
		switch {
		case err != nil:
			t.Errorf("%v\n%s", err, out)
		case bytes.Contains(out, []byte("--- SKIP")):
			t.Skipf("%s", out)
		case !bytes.Contains(out, []byte("--- PASS: "+t.Name()+" ")):
			t.Errorf("it did not run:\n%s", out)
		}
		return false
	}
	t.Skipf("no network namespaces: %s", refused)
	return false
}
