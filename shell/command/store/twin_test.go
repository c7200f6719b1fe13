package store_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/command/journal"
	"labsh/shell/command/line"
	"labsh/shell/command/prelude"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/syntax"
)

// twinOf gives the Python of a command line, as twin would show it.
func twinOf(h *commandtest.Session, text string) string {
	h.T.Helper()
	var code string
	read, err := (&line.Reader{Commands: h.Table}).ReadCommand(text)
	if err != nil || read == nil {
		h.T.Fatalf("%s: %v", text, err)
	}
	h.Do(func() error {
		code, err = h.TwinOf(h.Thread, &eval.CommandCall{CommandLine: read, Env: h.Env, Lookup: h.Env.Globals.Get}, false)
		return err
	})
	return code
}

// TestSymbolicTwins: a program keeps the line's names and expressions.
func TestSymbolicTwins(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Prompt("i = 3")
	for text, want := range map[string]string{
		"http GET :8080/products/$i":                          `requests.get(f"http://localhost:8080/products/{i}", allow_redirects=False)`,
		"http GET localhost:1/a/${i + 1}?b={x} q==$i":         `requests.get(f"http://localhost:1/a/{i + 1}?b={{x}}", params={"q": i}, allow_redirects=False)`,
		"http POST https://[::1]:1/$i a=$i b:=$i --timeout=2": `requests.post(f"https://[::1]:1/{i}", json={"a": str(i), "b": i}, timeout=2, allow_redirects=False)`,
		"store products/$i limit=$i":                          `/products/{i}", params={"limit": i})`,
		"r = store post products title=x$i price:=${i*2}":     `json={"title": f"x{i}", "price": (i*2)})`,
	} {
		h.Prompt(text) // whether anybody answers does not matter
		entries := h.Journal.Entries()
		typed, ok := entries[len(entries)-1].Body[0].(*syntax.Command)
		if !ok {
			t.Fatalf("%s is no command", text)
		}
		first, _, _ := strings.Cut(h.Journal.Of(journal.LineOf(typed)).Last().Code, "\n")
		if !strings.HasSuffix(first, want) {
			t.Errorf("%s\n got %s\nwant %s", text, first, want)
		}
	}
}

// TestTwinsRunInPython runs the twins of requests in python3 against the same
// server: they print the same JSON.
func TestTwinsRunInPython(t *testing.T) {
	t.Parallel()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here")
	}
	if exec.Command(python, "-c", "import requests").Run() != nil {
		t.Skip("python3 has no requests")
	}
	h := commandtest.New(t, locale.English)
	port := h.Web()
	h.Run("connect localhost " + port)
	file := filepath.Join(t.TempDir(), "é.json")
	if err := os.WriteFile(file, []byte(`{"title": "from a file"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	program := "import socket, requests, json, time\n" + prelude.Program("read_response") + "client = socket.create_connection(('localhost', " + port + "))\n"
	want := ""
	for _, line := range []string{
		"store products limit=3 sort=desc",
		"store products/category/jewelery",
		`store post products title="it's \"é\"\n" price:=13.5 image=x q==1 X-A:b`,
		"store put products/7 tags:='[1, true, null, {\"a\": 1e3}]' title=5",
		"store delete products/3",
		"store cart userId=1",
		"store login username=nobody password=x",
		"http GET :" + port + "/products limit==2",
		"http POST :" + port + "/products a=b title=é price:=9007199254740993",
		"http POST :" + port + "/products @" + file + " Content-Type:application/json",
		"http GET :" + port + "/products/nothing --timeout=3 --follow Accept:text/html",
		"http GET --http1.0 :" + port + "/products/5",
		"http GET /products/1",
		`http POST /products title="x y" price:=1.50`,
		"http DELETE /products/2",
		"http HEAD /products/2",
	} {
		text := twinOf(h, line)
		i := strings.LastIndexByte(text, '\n')
		program += text[:i] + "\nvalue = " + text[i+1:] + "\nprint(ascii(value if isinstance(value, bytes) else value.content))\n"
		stdout, _ := h.Run("r = " + line + "\nprint(ascii(r.content))")
		want += stdout
	}
	out, err := exec.Command(python, "-c", program).CombinedOutput()
	if err != nil || string(out) != want {
		t.Errorf("python3: %v\n got %s\nwant %s\nprogram:\n%s", err, out, want, program)
	}
}

// TestTwinOfFilters: a twin that is only shown has the Python that suits what the store
// would answer now.
func TestTwinOfFilters(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	for text, want := range map[string]string{
		"store products limit=2 | fields id title | head 1": "for item in response.json()[:1]:\n    print(item[\"id\"], item[\"title\"], sep=\"\\t\")",
		"store products | where price > 100 | count":        "print(len([item for item in response.json() if item[\"price\"] > 100]))",
		"store products/1 | title":                          "print(response.json()[\"title\"])",
	} {
		if got := twinOf(h, text); !strings.Contains(got, want) {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	if got := twinOf(h, "store nosuch | count"); strings.Contains(got, "len(response.json()") {
		t.Errorf("of nothing: %s", got)
	}
}
