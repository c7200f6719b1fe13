package http_test

import (
	"os/exec"
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
)

// TestStatusesAsCPython: HTTPStatus has CPython's members with their texts, and
// requests.codes their names.
func TestStatusesAsCPython(t *testing.T) {
	const program = `import http
for code in range(100, 600):
    try:
        s = http.HTTPStatus(code)
    except ValueError:
        continue
    print(s.value, s.name, s.phrase, s.description, repr(s))
`
	out, err := exec.Command(moduletest.Python3(t), "-c", "import sys; sys.version_info < (3, 13) or sys.exit(3)\n"+program).Output()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 3 {
		t.Skip("CPython 3.13 has RFC 9110's names")
	}
	if err != nil {
		t.Fatal(err)
	}
	s := moduletest.New(t)
	if o := s.Program(program); o.Out != string(out) || strings.Count(o.Out, "\n") != 62 {
		t.Errorf("%s%s\nCPython:\n%s", o.Out, o.Err, out)
	}
	o := s.Program(`import requests
for name in ["ok", "OKAY", "request_entity_too_large", "content_too_large", "request_uri_too_long", "not_extended", "im_a_teapot"]:
    print(requests.codes[name])
`)
	if o.Out != "200\n200\n413\nNone\n414\n510\n418\n" {
		t.Error(o.Out + o.Err)
	}
}
