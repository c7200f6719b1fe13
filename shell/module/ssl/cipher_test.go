package ssl_test

import (
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
)

// TestDefaults: a context offers what python3's does, in its order and with its words, but
// for the suites that crypto/tls lacks; the README says which.
func TestDefaults(t *testing.T) {
	const program = "import ssl\nc = ssl.create_default_context()\n" +
		"for s in c.get_ciphers(): print(s['description'], s['id'], s['strength_bits'], s['aead'])\n" +
		"print(c.security_level, c.minimum_version, c.maximum_version, c.verify_flags, c.hostname_checks_common_name)\n"
	var want []string
	for _, o := range moduletest.InCPython(t, moduletest.Chunks(program)) {
		for line := range strings.Lines(o.Out) {
			if !strings.HasPrefix(line, "DHE-") && !strings.Contains(line, "-AES256-SHA384") {
				want = append(want, line)
			}
		}
	}
	if o := moduletest.New(t).Program(program); o.Out != strings.Join(want, "") || o.Err != "" || len(want) != 12 {
		t.Errorf("%s%s\npython3:\n%s", o.Out, o.Err, strings.Join(want, ""))
	}
}

// TestSecurityLevel: a level is set by a list of ciphers; short keys and old versions
// are for the lowest.
func TestSecurityLevel(t *testing.T) {
	text := `import ssl
c = ssl.create_default_context()
c.set_ciphers("@SECLEVEL=1:ECDHE+AESGCM")
print(c.security_level, [s["name"] for s in c.get_ciphers()])
c.set_ciphers("ECDHE+AESGCM")
print(c.security_level)
c.set_ciphers("AES128-SHA:!SHA1")
c.set_ciphers("AES128-SHA:AES256-GCM-SHA384:ECDHE-RSA-AES128-SHA256")
print([s["description"] for s in c.get_ciphers()])
import socket
c = ssl.create_default_context()
c.minimum_version = 769
c.maximum_version = 770
a, b = socket.socketpair()
c.wrap_socket(a, server_hostname="localhost")
c = ssl.create_default_context()
c.maximum_version = 770
c.wrap_socket(b, server_hostname="localhost")
`
	chunks := moduletest.Chunks(text)
	want := moduletest.InCPython(t, chunks)
	s := moduletest.New(t)
	for i, chunk := range chunks {
		if got := s.Do(chunk); got != want[i] {
			t.Errorf("%s\n  here    %+v\n  CPython %+v", chunk, got, want[i])
		}
	}
}
