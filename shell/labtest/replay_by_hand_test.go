package labtest

import (
	"strings"
	"testing"
)

// TestReplay has sessions whose programs are known to do the same: what differs here is
// the harness's fault, or save's on plain sessions.
func TestReplay(t *testing.T) {
	t.Parallel()
	store := replayStoreServer(t)
	for name, s := range map[string]session{
		"own pair": {
			inputs: []string{"listen 0", "port = server.getsockname()[1]", "connect localhost $port", "accept", "client.send \"Bonjour\\n\"", "data = peer.recv 500", `print("@@", data, port)`, "close all"},
			names:  []string{"server", "client", "peer", "port", "data"},
		},
		"peers": {
			inputs: []string{
				"c = connect localhost <echo>", "for i in range(3):\n    c.send x$i\n    d = c.recv 10\n    print(\"@@\", d)", "c.close",
				"k = connect <unix>", "k.sendline é", "x = k.recvline", "t = connect localhost <tls> tls insecure", "t.sendline a", "y = t.recvline",
				"z = connect localhost <silent>", "z.settimeout 0.1", "try:\n    z.recv 10\nexcept TimeoutError as e:\n    print(\"@@\", e)",
				"u = socket udp", "u.sendto 127.0.0.1 <udp> salut", "w, a = u.recvfrom", `r = http :<web>/echo a==1 X-Y:z`, `print("@@", r.status_code, r.text)`,
			},
			names: []string{"c", "i", "d", "k", "x", "t", "y", "z", "u", "w", "a", "r"},
		},
		"files": {
			files:  map[string]string{"in.txt": "été\n"},
			inputs: []string{`text = open("in.txt", encoding="utf-8").read()`, "c = connect localhost <lines>", "c.sendfile in.txt", "c.recvline > out.txt", "with open('o', 'w') as f:\n    n = f.write('a')"},
			names:  []string{"text", "c", "n", "f"},
		},
		"clients and Ctrl-C": {
			inputs: []string{
				"n = 0", "s = listen 0",
				"try:\n    while True:\n        n += 1\n        if n > 2:\n            print(\"@@interrupt\")\n        else:\n            print(\"@@dial\", s.getsockname()[1])\n" +
					"        p, a = s.accept\n        d = p.recvline\n        p.send Recu\n        p.close\n        print(\"@@\", d)\nexcept KeyboardInterrupt:\n    print(\"@@ stop\")",
			},
			names: []string{"n", "s", "p", "a", "d"},
		},
	} {
		for _, lang := range []string{"en", "fr"} {
			t.Run(name+" "+lang, func(t *testing.T) {
				t.Parallel()
				s.lang = lang
				r := &replay{t: t, peers: newReplayPeers(t, store), limit: patience}
				for _, d := range r.check(s) {
					t.Errorf("%s: %s: %s\n%s", d.way, d.what, d.cause, d.detail)
				}
				if len(r.heard.printed) == 0 && name != "files" || len(r.heard.seen) == 0 && name != "own pair" {
					t.Errorf("it has printed %q, its peers have seen %q", r.heard.printed, r.heard.seen)
				}
				if t.Failed() {
					t.Logf("x.py:\n%s", indent(r.saved["x.py"]))
				}
			})
		}
	}
}

// replayStoreServer is the address of a store that outlives the sessions.
func replayStoreServer(t *testing.T) string {
	t.Helper()
	return "http://" + strings.TrimSuffix(serve(t, "store serve 0"), "/")
}
