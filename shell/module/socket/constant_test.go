package socket_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
)

// left are the names of CPython's module socket that are not here, and why.
var left = map[string]string{
	"IntEnum": "of the module enum", "IntFlag": "of the module enum",
	"CAPI": "for modules written in C",
}

// more are the names here that a CPython need not have: one that is built without
// BlueZ's headers has no Bluetooth.
func more(name string) bool {
	return name == "AF_BLUETOOTH" || name == "SOL_HCI" || strings.HasPrefix(name, "BTPROTO_") || strings.HasPrefix(name, "BDADDR_") || strings.HasPrefix(name, "HCI_")
}

// TestNamesAsCPython compares dir(socket) with CPython's for this system, and the
// value of every constant.
func TestNamesAsCPython(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("some flags have Linux's values everywhere")
	}
	out, err := exec.Command(moduletest.Python3(t), "-c", `import json, socket, types
print(json.dumps({k: repr(v) if isinstance(v, (int, str)) else "" for k, v in vars(socket).items() if k[0] != "_" and not isinstance(v, types.ModuleType)}))`).Output()
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]string
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	s := moduletest.New(t)
	here := s.Program("import socket\nfor name in dir(socket):\n    if name[0] != '_':\n        print(name)\n")
	if here.Err != "" {
		t.Fatal(here.Err)
	}
	names := strings.Fields(here.Out)
	for _, name := range names {
		if _, ok := want[name]; !ok && !more(name) {
			t.Errorf("CPython has no %s", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		value := want[name]
		switch has := slices.Contains(names, name); {
		case left[name] != "" && has:
			t.Errorf("%s is here", name)
		case left[name] != "":
		case !has:
			t.Errorf("no %s", name)
		case value != "":
			if o := s.Program(fmt.Sprintf("print(repr(socket.%s))", name)); o.Out != value+"\n" {
				t.Errorf("%s is %q, CPython has %s", name, o.Out+o.Err, value)
			}
		}
	}
}
