package labtest

import "testing"

// TestReplayEnded has sessions in which something failed, or never came to run: what save
// writes of them does what they did until then.
func TestReplayEnded(t *testing.T) {
	t.Parallel()
	store := replayStoreServer(t)
	for name, s := range map[string]session{
		"an expression in a line fails": {
			inputs: []string{"c = connect localhost <lines>", "for i in range(50):\n    c.sendline tour $i\n    if i == 1:\n        c.sendline $nosuch", "x = 5", "x = c.recv ${1 / 0}", "c.sendline $x", "print('@@', i, x)"},
			names:  []string{"c", "i", "x"},
		},
		"a branch that never ran": {
			inputs: []string{"c = connect localhost <lines>", "n = 0", "def f():\n    if n:\n        c.sendline un\n        c.recvline\n        c.close\n    return n", "print('@@', f())"},
			names:  []string{"c", "n", "f"},
		},
		"a line that is Python": {
			inputs: []string{"class Porte:\n    close = 7", "p = Porte()", "for i in range(2):\n    p.close, i", "p.close + 1", "print('@@', _)"},
			names:  []string{"Porte", "p", "i"},
		},
		"a request that was sent": {inputs: []string{"r = http :<web>/hang --timeout=0.1", "for i in range(2):\n    http :<web>/hang --timeout=0.1"}, names: []string{"r", "i"}},
		"a script that fails half-way": {
			files:  map[string]string{"un.lab": "c = connect localhost <echo>\nx = 1\nconnect localhost <refused>\nx = 2\n"},
			inputs: []string{"run un.lab", "c.send suite", "d = c.recv", "print('@@', d, x)"}, names: []string{"c", "x", "d"},
		},
		"sys.argv": {
			files: map[string]string{
				"un.lab": "import sys\nx = sys.argv[1:]\nrun deux.lab\nz = sys.argv[1:]\n", "deux.lab": "import sys\ny = len(sys.argv)\n", "trois.py": "import sys\na = sys.argv\n",
			},
			inputs: []string{"run un.lab a 'b c'", "run trois.py é", "import sys", "n = len(sys.argv)", "for i in range(2):\n    run deux.lab $i $i", "print('@@', x, y, z, a, n)"},
			names:  []string{"x", "y", "z", "a", "n", "i"},
		},
		"a file whose command fails": {
			files:  map[string]string{"d.bin": "avant"},
			inputs: []string{"c = connect localhost <silent>", "c.settimeout 0.05", "c.recv > d.bin", "c.recvall > e.bin", "for i in range(2):\n    try:\n        x = c.recv > f.bin\n    except TimeoutError:\n        print('@@', i)"},
			names:  []string{"c", "i", "x"},
		},
		"a file of what has no Python": {
			inputs: []string{"file = 5", "status 404 > st.txt", "status 200 >> st.txt", "for i in [404, 200]:\n    status $i > st$i.txt", "print('@@', file)"},
			names:  []string{"file", "i"},
		},
		"a program that fails": {
			files:  map[string]string{"f.py": "print('@@ avant')\n1 / 0\n"},
			inputs: []string{"python f.py", "for i in range(3):\n    python f.py", "try:\n    python f.py\nexcept ArithmeticError as e:\n    print('@@', type(e).__name__, e)", "print('@@', i)"},
			names:  []string{"i"},
		},
		"time in a function":       {inputs: []string{"def f():\n    time x = sum(range(5))\n    y = x\n    return y", "print('@@', f(), x)"}, names: []string{"f", "x"}},
		"connect_ex that fails":    {inputs: []string{"r = connect_ex localhost <refused>", "def f():\n    return connect_ex", "connect_ex localhost <refused>", "print('@@', r, _)"}, names: []string{"r", "client"}},
		"_ of lines and commands":  {inputs: []string{"c = connect localhost <echo>", "c.send 123", "int(c.recv(10)) + 1", "c.send ${_}", "c.recv", "x = _", "print('@@', x)", "_", "print('@@', _)"}, names: []string{"c", "x"}},
		"_ in a function":          {inputs: []string{"c = connect localhost <echo>", "def f(value):\n    c.send $value\n    print('@@', _)\n    c.recvexactly 3\n    _ + b'x'", "f('abc')", "f('def')", "print('@@', _)"}, names: []string{"c", "f"}},
		"the prompt's own classes": {inputs: []string{"k = Client('localhost', <echo>)", "k.connect()", "k.sendMessage('é')", "d = k.receiveMessage()", "k.close()", "del k", "3 + 4", "print('@@', d, _)"}, names: []string{"d"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s.lang = "en"
			r := &replay{t: t, peers: newReplayPeers(t, store), limit: patience}
			for _, d := range r.check(s) {
				t.Errorf("%s: %s: %s\n%s", d.way, d.what, d.cause, d.detail)
			}
			if t.Failed() {
				t.Logf("x.py:\n%s\nx.lab:\n%s", indent(r.saved["x.py"]), indent(r.saved["x.lab"]))
			}
		})
	}
}
