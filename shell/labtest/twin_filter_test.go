package labtest

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// flows are what filters are given, as a line's beginning, and the Python before it.
var flows = []struct{ line, before string }{
	{"store products limit=4", ""},
	{"store products/1", ""},
	{"store products/99", ""},
	{"store carts", ""},
	{"json some", `some = b'[{"title": "a\\u00e9\\n|\\"x", "price": 1.10, "n": 9007199254740993}, {"price": 1e2, "rating": {"count": 3, "tags": [1, "b"]}}, {"title": null, "price": -0, "ok": true, "rating": [] }, "x"]'`},
	{"json some", `some = b'[{"title":"pen","price":"12"},{"title":"\xc3\xa9tui","price":"7","id":1},{"title":"","price":"1e1","at":{"count":5}}]'`},
	{"json some", `some = b'{"items": [{"title": "x"}], "title": "y", "c": {"d": [[1, 2], [3]]}}'`},
	{"json some", `some = b"first line\nsecond pen\r\n\nlast \xff\x1b pen"`},
	{"json some", `some = bytes(range(256)) + bytes(64)`},
	{"json some", `some = b"{\"a\":1}\n{\"b\":2}\n"`},
	{"json some", `some = b""`},
	{"json some", `some = b"[]"`},
	{"json some", `some = b"5"`},
	{"json some", `some = b"[1, \"x\", null, true]"`},
	{"json value", `value = [{"title": "é", "price": 1.5, "x": [1, 2]}, {"title": "b", "price": 10, "rating": {"count": 1}}]`},
	{"json value", `value = {"a": {"title": "x"}, "b": {"title": "\x1b y"}}`},
	{"json text", `text = '[{"title": "t", "price": 2}]'`},
	{"json text", `text = '[{"title": "t", "price": 2}]'`},
	{"json answer", `answer = requests.get(STORE + "/products/1")`},
	{"json data.json", ""},
	{"c.recv", `c, p = socket.socketpair(); p.send(b"un\ndeux pen\n")`},
	{"s.getsockopt SO_REUSEADDR", "s = socket.socket()"},
	{"resolve 127.0.0.1 80", ""},
}

// chains are filters that each flow goes through.
var chains = []string{
	"", "fields title price", "fields count", "fields title rating.count", "0", "0.title", "#.title", "#.rating", "#", "title", "#.rating.count", "c.d", "c.d.#.0", "c.d.#.#", "products.#.quantity", "#.products.#.quantity", "nothing", "#.nothing",
	"where price > 10", "where title = pen", `where title = "7"`, "where count >= 1", "where title % *e*", "where ok = true", "where title = null", "where title != pen", "where price < x", "where productId = 1", "where x = 2",
	"sort price", "sort price desc", "sort title", "sort count desc", "sort rating", "head 1", "head 0", "tail 1", "tail 0", "head", "head -n 2", "head -n -1", "tail -n +2", "tail -n 1",
	"table", "csv", "md", "pretty", "raw", "count", "hex", "grep pen", "grep -i PEN", "grep -v pen", "grep -c e", "grep -n e", "grep -w pen", "grep -x 1", `grep -E "(p|s)e.?[a-n]$"`, "grep -F .", `grep [[:digit:]]\+`, "wc", "wc -l", "wc -m", "wc -w",
	"fields title price | head 1", "fields title price | csv", "fields price | table", "fields title price | md", "fields title | count", "fields title | raw", "fields title | grep e", "fields title | #.title", "fields title price | sort price desc", "fields title price | where price > 2", "fields title | pretty",
	"where price > 1 | fields title", "head 2 | count", "head 1 | raw", "head 1 | hex", "head 2 | head -n 3", "head 1 | grep e", "head 1 | wc", "sort price | #.price", "#.title | grep e", "pretty | grep title", "pretty | count", "pretty | raw", "csv | head 2", "csv | count", "count | hex", "grep e | count", "grep e | wc -l", "table | count", "table | grep e", "wc -l | raw", "head -n 2 | count", "raw | #.title", "count | pretty",
}

// boundLines are lines with targets, and what they bind.
var boundLines = []struct{ line, before, shows string }{
	{"n = c.recv > out", pair, "n"}, {"n = c.recv 4 >> out", pair, "n"}, {"x = c.recv | grep pen", pair, "x"}, {"x = c.recv | grep pen > out", pair, "x"},
	{"n = c.recvall > out", pair + "; p.close()", "n"}, {"n = c.recvline > out", pair, "n"}, {"x = c.recvall | wc", pair + "; p.close()", "x"}, {"c.recvall >> out", pair + "; p.close()", "c.recv(1)"},
	{"r = store products/1 | title", "", "r.status_code"}, {"r = store products/1 > out", "", "r.json()"}, {"x = json value | count", "value = {'a': 1}", "x"}, {"x = json data.json > out", "", "x"},
	{"x = s.getsockopt SO_REUSEADDR | count", "s = socket.socket()", "x"}, {"x = c.recv 2", pair, "x"}, {"c.recv 3 > $name", "name = 'out'; " + pair, "c.recv(99)"},
}

const pair = `c, p = socket.socketpair(); p.send(b"un\ndeux pen\n")`

// TestFilteredTwins runs lines with filters and files in labsh, and what `twin` prints of
// them in python3 and in labsh: the same bytes come out and into the file, and the same
// class of exception.
func TestFilteredTwins(t *testing.T) {
	t.Parallel()
	py := needRequests(t)
	store := "http://" + strings.TrimSuffix(serve(t, "store serve 0"), "/")
	names := "import socket, requests, json, time\nSTORE = " + quoted(store) + "\n"
	const mark = "\x1e"
	var lines, twins, befores, calls []string
	for n, flow := range flows {
		for i, chain := range chains {
			if n > 5 && (n+i)%2 == 1 {
				continue // half of them will do
			}
			line := flow.line
			if chain != "" {
				line += " | " + chain
			}
			if i%3 == 0 || chain == "" {
				line += " > out"
			}
			lines, befores = append(lines, line), append(befores, flow.before)
		}
	}
	for _, c := range boundLines {
		lines, befores = append(lines, c.line+"\n    print(repr("+c.shows+"))"), append(befores, c.before)
	}
	run := func(cmd *exec.Cmd) []string {
		t.Helper()
		cmd.Dir = t.TempDir()
		writeIn(t, cmd.Dir, "data.json", `[{"title": "é", "price": 1.50}]`)
		return strings.Split(start(t, cmd).succeed(), mark+"\n")[1:]
	}
	script := func(each func(i int) string) string {
		var b strings.Builder
		b.WriteString("" + names + "import os\nos.environ['NO_PROXY'] = '*'\n")
		for i := range lines {
			fmt.Fprintf(&b, "open('out', 'wb').close()\n%s\nprint('\\x1e')\ntry:\n%s\nexcept Exception as e:\n    print(type(e).__name__)\nelse:\n    print(repr(open('out', 'rb').read()))\n", befores[i], each(i))
		}
		return b.String()
	}
	ours := run(labsh("--store", store, write(t, "case.lab", script(func(i int) string { return "    " + lines[i] }))))
	var b strings.Builder
	b.WriteString(names)
	for i, line := range lines {
		line, _, _ = strings.Cut(line, "\n")
		fmt.Fprintf(&b, "%s\nprint('\\x1e')\ntwin %s\n", befores[i], line)
	}
	twins = run(labsh("--store", store, write(t, "twins.lab", b.String())))
	if len(ours) != len(lines) || len(twins) != len(lines) {
		t.Fatalf("%d lines, %d outputs, %d twins", len(lines), len(ours), len(twins))
	}
	// The definitions before the twins are the same ones again and again: each stands in
	// the program once, and each set of them is executed once.
	var chunks []string
	number := map[string]int{}
	for i, twin := range twins {
		all := strings.Split(strings.TrimRight(twin, "\n"), "\n\n\n")
		var set []string
		for _, text := range all[:len(all)-1] {
			if _, known := number[text]; !known {
				number[text] = len(chunks)
				chunks = append(chunks, quotedShort(text))
			}
			set = append(set, fmt.Sprint(number[text]))
		}
		twins[i] = strings.TrimLeft(all[len(all)-1], "\n")
		if _, shows, bound := strings.Cut(lines[i], "\n"); bound {
			twins[i] += "\n" + strings.TrimSpace(shows)
		}
		calls = append(calls, fmt.Sprintf("    run([%s], %s)", strings.Join(set, ", "), quotedShort(twins[i])))
	}
	program := "chunks = [" + strings.Join(chunks, ",\n") + "]\nsets = {}\n" + `
def run(needed, code):
    names = sets.get(str(needed))
    if names is None:
        names = sets[str(needed)] = {}
        exec("\n\n\n".join(chunks[i] for i in needed), names)
    names.update(globals())
    exec(code, names)

` + script(func(i int) string { return calls[i] })
	path := write(t, "case.py", program)
	theirs, again := run(exec.Command(py, path)), run(labsh(path))
	if len(theirs) != len(lines) || len(again) != len(lines) {
		t.Fatalf("%d lines, %d outputs of python3, %d of labsh", len(lines), len(theirs), len(again))
	}
	for i := range ours { // a program has no reports
		ours[i] = reportLine.ReplaceAllString(ours[i], "")
	}
	for i, line := range lines {
		if theirs[i] != ours[i] {
			t.Errorf("%s\n%s\npython3:\n%s\n%s", befores[i], line, twins[i], difference(theirs[i], ours[i]))
		}
		if again[i] != ours[i] {
			t.Errorf("%s\n%s\nin labsh:\n%s\n%s", befores[i], line, twins[i], difference(again[i], ours[i]))
		}
	}
}

// reportLine is what recv says, beside its value.
var reportLine = regexp.MustCompile(`(?m)^Received.*\n`)

// quotedShort is text as a Python literal, where that is short.
func quotedShort(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\x00", `\x00`).Replace(text) + `"`
}

func writeIn(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := exec.Command("cp", write(t, name, text), filepath.Join(dir, name)).Run(); err != nil {
		t.Fatal(err)
	}
}
