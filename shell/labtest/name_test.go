package labtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/python/judge"
)

// oddNames asks for names that are odd, in each of the ways that take one. The answers
// come from /etc/hosts alone, and there is nobody to ask for the others.
const oddNames = `import socket
a63, a64, o = "a" * 63, "a" * 64, ".invalid"
names = [a63, a64, a63 + o, a64 + o, ".".join([a63] * 3 + ["b" * 53]) + o, ".".join([a63] * 3 + ["b" * 54]) + o, ".".join([a63] * 3 + ["b" * 55]) + o,
    "a." * 127 + "b", "a." * 126 + "a.", "a." * 127, "a." * 128, "x" * 300, "x." * 400, "A" * 64, "Ａ" * 64, "é" * 60 + o, "é" * 63 + o,
    "", ".", "..", "...", "a..b", ".localhost", "localhost.", "localhost..", "a.invalid..", "LOCALHOST", "LocalHost.", "foo.localhost", "localhost6", "localhost%lo",
    "127.0.0.1.", "127.1.", "127.1", "127", "0", "00", "0.0", "0.0.0.0", "255.255.255.255", "256.256.256.256", "1.2.3.4.", "1.2.3.4.5", "1.2.3.256", "1.2.65535", "1.2.65536",
    "017700000001", "0177.1", "08.1", "0x", "0x.1", "4294967295", "4294967296", "99999999999", "-1", "+1", "1 ", "1e3", "0b1", "127.0.0.1 ", " 127.0.0.1", "127.0.0.1\n", "127.0.0.1 x", "1.2.3.4%lo",
    "１２７.０.０.１", "１２７.1", "127。0。0。1", "ｌｏｃａｌｈｏｓｔ", "ｌocalhost.", "１", "①", "．", "％", "a．b.invalid", "a。b。invalid",
    "::1", "::", "0::1", "::01", "::00001", "::ffff:1.2.3.4", "::1.2.3.4", "::1.2.3.04", "::1.2.3", "1::2::3", ":::", "::1 ", " ::1", "::1\n", "12345::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::g", "[::1]",
    "::1%lo", "::1%1", "fe80::1%lo", "fe80::1%1", "fe80::1%99", "fe80::1%nosuch", "fe80::1%", "fe80::1%0", "fe80::1%+1", "fe80::1%0x1", "fe80::1%lo ", "fe80::1%4294967295", "fe80::1%4294967296", "2001:db8::1%lo", "2001:db8::1%7", "ff02::1%lo", "ff02::1%5", "ff05::1%lo",
    "a b", "a b.invalid", "local host", "a\tb", "a\nb", "a\x00b", "\x00", "\x01", "\x7f", "a_b.invalid", "_", "-", "-a.invalid", "a-.invalid", "a.-", "a.b-c.invalid", "a!b.invalid", "a@b", "a/b", "a#b", "a%b", "a:b", "a;b.invalid", "*", "*.invalid", "<broadcast>", "<any>",
    "xn--", "xn--.invalid", "xn--a.invalid", "xn--nxasmq6b.invalid", "é.invalid", "bücher.invalid", "☃", "☃.invalid", "ß.invalid", "ς.invalid", "İ.invalid", "a\u0301.invalid", "\u00ad", "\u200d.invalid", "a\u00adb.invalid", "\ud800", "日本.invalid", "\u0627a.invalid", "\u0627.invalid", "\u06271.invalid", "ﬀ.invalid", "nosuch.invalid"]
stream = socket.SOCK_STREAM
def bound(name):
    s = socket.socket()
    try:
        s.bind((name, 0))
        return s.getsockname()[0]
    finally:
        s.close()
ways = {
    "getaddrinfo": lambda n: socket.getaddrinfo(n, 80, 0, stream),
    "AF_INET": lambda n: socket.getaddrinfo(n, 80, socket.AF_INET, stream),
    "AF_INET6": lambda n: socket.getaddrinfo(n, 80, socket.AF_INET6, stream),
    "AI_NUMERICHOST": lambda n: socket.getaddrinfo(n, 80, 0, stream, 0, socket.AI_NUMERICHOST),
    "AI_CANONNAME": lambda n: socket.getaddrinfo(n, 80, 0, stream, 0, socket.AI_CANONNAME),
    "bytes": lambda n: socket.getaddrinfo(n.encode("utf-8", "surrogatepass"), 80, 0, stream),
    "service": lambda n: socket.getaddrinfo("127.0.0.1", n, 0, stream),
    "gethostbyname": socket.gethostbyname,
    "gethostbyaddr": socket.gethostbyaddr,
    "bind": bound,
}
for way in ways:
    for name in names:
        try:
            got = repr(ways[way](name))
        except Exception as e:
            got = type(e).__name__ + " " + repr(e.args)
        print(way, ascii(name), len(name), got)
for name in ["localhost", "LOCALHOST", "127.1", "::1", "a b"]:
    try:
        print(socket.gethostbyname_ex(name))
    except Exception as e:
        print(name, type(e).__name__, e.args)
`

// TestOddNames: each odd name has in labsh the addresses, or the exception, that it has
// in python3.
func TestOddNames(t *testing.T) {
	t.Parallel()
	ns := newNamespace(t)
	program := filepath.Join(t.TempDir(), "names.py")
	if err := os.WriteFile(program, []byte(oddNames), 0o600); err != nil {
		t.Fatal(err)
	}
	answers := func(cmd *exec.Cmd) []string {
		out, err := ns.in(cmd).Output()
		if err != nil {
			t.Fatal(err, string(out))
		}
		return strings.Split(string(out), "\n")
	}
	want, got := answers(exec.Command(judge.Python(t), program)), answers(labsh(program))
	if len(want) < 1500 || len(got) != len(want) {
		t.Fatalf("%d answers, %d in python3", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("here    %.300s\npython3 %.300s", got[i], want[i])
		}
	}
}
