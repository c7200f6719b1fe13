package socket_test

import (
	"testing"

	"labsh/shell/module/moduletest"
)

// TestSocketAsCPython runs the statements of testdata in python3
// and here.
func TestSocketAsCPython(t *testing.T) { moduletest.AsCPython(t, "show(socket.CMSG_LEN") }
