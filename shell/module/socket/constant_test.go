package socket_test

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"runtime"
	"testing"

	"labsh/shell/module/moduletest"
)

// TestConstantsAsCPython compares every number of the module with CPython's
// for this system.
func TestConstantsAsCPython(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("some flags have Linux's values everywhere")
	}
	out, err := exec.Command(moduletest.Python3(t), "-c", `import json, socket
print(json.dumps({k: repr(v) for k, v in vars(socket).items() if isinstance(v, int) and k[0].isupper()}))`).Output()
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]string
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	s := moduletest.New(t)
	if o := s.Do("import socket"); o.Err != "" {
		t.Fatal(o.Err)
	}
	compared := 0
	for name, value := range want {
		switch o := s.Program(fmt.Sprintf("print(repr(getattr(socket, %q, None)))", name)); o.Out {
		case value + "\n":
			compared++
		case "None\n":
		default:
			t.Errorf("%s is %q, CPython has %s", name, o.Out+o.Err, value)
		}
	}
	t.Logf("%d of CPython's %d constants are here and equal", compared, len(want))
	if compared < 100 {
		t.Errorf("only %d constants", compared)
	}
}
