package sockets_test

import (
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestPartIsKept: what had come when a command that gathers failed is in _, and said to be
// there; the socket goes on behind it.
func TestPartIsKept(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run(connection + "c.settimeout 0.01")
	for line, came := range map[string]string{"c.recvexactly 9": "abc", "c.recvline": "de", "c.recvuntil END": "fgEN", "c.recvall": "hi"} {
		h.Run("p.send " + came)
		if got := h.Prompt(line); got != "TimeoutError: timed out\n  hint: "+locale.ReceivedKept.En+"\n" {
			t.Errorf("%s: %q", line, got)
		}
		if got := h.Value("_"); got != "b'"+came+"'" {
			t.Errorf("%s: _ is %s", line, got)
		}
		if got := h.Prompt("c.recv"); !strings.HasPrefix(got, "TimeoutError: timed out\n") || strings.Contains(got, locale.ReceivedKept.En) {
			t.Errorf("after %s: %q", line, got)
		}
	}
	if got := h.Prompt("c.recvline"); strings.Contains(got, locale.ReceivedKept.En) {
		t.Errorf("nothing came: %q", got)
	}
	h.Run("close all")
}
