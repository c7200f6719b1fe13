package command_test

import (
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/syntax"
	"labsh/shell/python/syntax/syntaxtest"
)

// readOnlySetup opens what the lines of the corpus act on.
const readOnlySetup = `
quiet on
s = listen 0
port = s.getsockname()[1]
c = connect localhost $port
p = s.accept
u = socket udp
u.bind 0
uport = u.getsockname()[1]
n = 2
x = 'été'
octets = b'\xff\n'
people = [{'name': 'Ana', 'age': 41}, {'name': 'Bo', 'age': 3}]
calls = []
def f(a):
    calls.append(a)
    return a * 2
`

// readOnlyLines are command lines of every family, with values in their words,
// options, texts, filters and files. Each leaves what the next acts on as it was.
var readOnlyLines = []string{
	"c.send ligne $n ${f(\"a\")} $$ $x\np.recv",
	"c.send \"$x\" b\"\\xff\" ${octets}\np.recv 100 | hex",
	"c.sendline eol=crlf ${f(\"a\")}\ny = p.recvline",
	"c.sendall '${f(\"a\")}' r\"$x\"\np.recvexactly ${len(f('a')) + 3} | raw > ${folder}/exactly",
	"c.send ab\np.recvuntil ${f(\"b\")[0]}",
	"u.sendto localhost $uport ${f('a')} $x\nd = u.recvfrom ${5 * n} flags=peek\nu.recvfrom",
	"for i in range(3):\n    time c.send ${f(\"a\")}\np.recvexactly 6",
	"for i in range(2):\n    time y = c.send ${f(\"a\") + str(i)} $x\np.recvexactly 18 | grep -c aa",
	"d = c.dup\nd.send ${f('a')}\nclose d\np.recv",
	"c.setsockopt SO_LINGER ${n}\nc.getsockopt SO_LINGER\nc.setsockopt SO_LINGER off",
	"c.settimeout ${n + 0.5}\nc.gettimeout",
	"q = connect localhost ${port}\nr = s.accept\nq.close\nclose r",
	"e = connect_ex localhost ${port + 0}\nr = s.accept\nclose client r",
	"l = listen ${0} backlog=$n reuse=${'no'}\nclose l",
	"resolve localhost $port | head 1",
	"sv = serve ${0} reply=\"${f('a')}\" max=$n\nstop sv",
	"sockets | fields name state | head 2",
	"ss -tn ${port} | count",
	"http :$wport/products/${n} X-A:${f('a')} q==$n --print=h | grep HTTP > \"${folder}/head\"",
	"http --offline POST :80/p a=${f('a')} b:=$people c:=${n} ${'X'}:d",
	"resp = http --print=b :${wport}/products limit==${n}",
	"status ${400 + n}\nstatus | where code == 404 | fields reason",
	"methods | md > ${folder}/methods",
	"store products/$n limit=$n | fields id price",
	"store post products title=\"a ${f('a')}\" price:=${n} tags:=$people | title",
	"store get ${'products'}/${n} > $folder/product",
	"json people | where age > 4 | #.name\njson ${people} | fields name age | csv >> ${folder}/csv",
	"json $people | table",
	"help send | grep -i text",
	"twin c.send ${f(\"a\")} $x",
	"twin connect ${x} 5000",
	"time y = sum(range(10))",
	"vars | where name == n",
	"for i in range(2):\n    if i > 0:\n        c.send ${f(\"a\")} ${{\"a\": i}[\"a\"]}\n        p.recv > ${folder}/${'got'}",
	"try:\n    connect localhost ${1 * 1}\nexcept OSError:\n    pass",
	"def g(text):\n    c.send $text ${f(\"a\")}\n    return p.recv(9)\ng('h')\ng('i')",
	"help?",
}

// TestLinesReadOnly: a command line that was read is read only, since a loop, a
// function or save runs it again. Each is parsed once and run twice.
func TestLinesReadOnly(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("folder = " + literal.Str(t.TempDir()) + readOnlySetup)
	h.Run("wport = " + h.Web())
	h.Interactive = true // what runs is planned for save, too
	for _, text := range readOnlyLines {
		t.Run(text, func(t *testing.T) {
			tree, err := syntax.Parse("<test>", text+"\n", syntax.FileMode, &line.Reader{Commands: h.Table})
			if err != nil {
				t.Fatal(err)
			}
			unchanged := syntaxtest.Keep(t, tree)
			first := runTree(t, h, text, tree)
			unchanged()
			then := runTree(t, h, text, tree)
			unchanged()
			if strings.Contains(text, "time ") {
				return // how long something took differs
			}
			if masked(first) != masked(then) {
				t.Errorf("at first %s\nthen     %s", first, then)
			}
		})
	}
}

// runTree runs what was parsed, and gives what it said and whom it called.
func runTree(t *testing.T, h *commandtest.Session, text string, tree *syntax.Tree) string {
	t.Helper()
	h.Run("calls.clear()")
	err := h.Thread.Run(func() error {
		done := h.Record(text, tree)
		err := eval.Run(h.Thread, tree, h.Env, false)
		done(err)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Console.Flush(); err != nil {
		t.Fatal(err)
	}
	return h.Out() + h.ErrOut() + h.Value("calls")
}

// masked is an output without numbers that the kernel chose.
func masked(out string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, out)
}

// TestLoopCallsOnce: a turn of a loop evaluates a line's expression once, also
// where the line is run by another.
func TestLoopCallsOnce(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"time c.send ${f(\"a\")}", "time time c.send ${f(\"a\")}", "c.send ${f(\"a\")}", "time y = c.send \"x ${f(\"a\")}\"", "time send x ${f('a')} ${f(\"b\")[:0]}",
	} {
		h := commandtest.New(t, locale.English)
		h.Run("s = listen 0\nc = connect localhost ${s.getsockname()[1]}\np = s.accept\nuse c\ncalls = []\ndef f(a):\n    calls.append(a)\n    return a")
		h.Prompt("for i in range(3):\n    " + line + "\n")
		want := "['a', 'a', 'a']"
		if strings.Contains(line, `"b"`) {
			want = "['a', 'b', 'a', 'b', 'a', 'b']"
		}
		if got := h.Value("calls"); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}
