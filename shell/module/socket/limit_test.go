package socket_test

import (
	"testing"

	"labsh/shell/module/moduletest"
)

// TestMessageSizes: a message takes no more memory than one value may, however often
// a buffer is named.
func TestMessageSizes(t *testing.T) {
	t.Parallel()
	s := moduletest.New(t)
	if o := s.Do("import socket\na, b = socket.socketpair()\na.settimeout(0)\nm = bytearray(1 << 20)\n"); o.Err != "" {
		t.Fatal(o.Err)
	}
	for _, call := range []string{
		"a.sendmsg([m] * 1000)",
		"a.recvmsg_into([m] * 1000)",
		"a.recvmsg(2**31 - 1)",
	} {
		if o := s.Do(call); o.Err != "MemoryError" {
			t.Errorf("%s: %+v", call, o)
		}
	}
}
