package command

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// TestStoreMainJob is the lab sheet's: the description and the count of three
// products, nothing else.
func TestStoreMainJob(t *testing.T) {
	t.Parallel()
	for _, lang := range []locale.Lang{locale.English, locale.French} {
		h := newSession(t, lang)
		stdout, stderr := h.run("store products limit=3 | fields description count")
		rows := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
		if len(rows) != 3 || stderr != "" {
			t.Fatalf("%d rows: %q, %q", len(rows), stdout, stderr)
		}
		for i, count := range []string{"120", "259", "500"} {
			description, got, ok := strings.Cut(rows[i], "\t")
			if !ok || got != count || len(description) < 10 || strings.Contains(got, "\t") {
				t.Errorf("row %d: %q", i, rows[i])
			}
		}
	}
}

func TestStore(t *testing.T) {
	t.Parallel()
	h := newSession(t, locale.English)
	product := `title="test product" price:=13.5 description="lorem ipsum set" image=https://i.pravatar.cc category=electronic`
	tests := []struct{ line, want string }{
		{"store", "Store embedded, mode fake: products 20, carts 7, users 10\n"},
		{"store products/1 | fields id price", "1\t109.95\n"},
		{"store /products/1/ | id", "1\n"},
		{"store products/categories", "200 OK\n[\n  \"electronics\",\n  \"jewelery\",\n  \"men's clothing\",\n  \"women's clothing\"\n]\n"},
		{"store products/category/jewelery | count", "4\n"},
		{`store "products/category/men's clothing" | count`, "4\n"},
		{"store cart userId=1 | #.id", "1\n2\n"},
		{"store products sort=desc limit=2 | #.id", "20\n19\n"},
		{"store products?limit=1 | #.id", "1\n"},
		{"store post products " + product, "201 Created\n{\n  \"id\": 21,\n  \"title\": \"test product\",\n  \"price\": 13.5,\n  \"description\": \"lorem ipsum set\",\n  \"image\": \"https://i.pravatar.cc\",\n  \"category\": \"electronic\"\n}\n"},
		{"store products/21", "200 OK\nnull\n"},
		{"store put products/7 price:=8 title=new", "200 OK\n{\n  \"id\": 7,\n  \"title\": \"new\",\n  \"price\": 8\n}\n"},
		{"store patch products/7 price:=9.5", "200 OK\n{\n  \"id\": 7,\n  \"price\": 9.5\n}\n"},
		{"store delete products/6 | id", "6\n"},
		{"store products/abc", "400 Bad Request\n{\n  \"status\": \"error\",\n  \"message\": \"product id should be provided\"\n}\n"},
		{"store login username=mor_2314 password=83r5^_ | grep 201", "201 Created\n"},
		{"store login username=mor_2314 password=x", "401 Unauthorized\nusername or password is incorrect\n"},
		{"store put nothing", "404 Not Found\n<!DOCTYPE html>"},
		{"n = 2\nid = 5\nstore products/$id limit=$n | id", "5\n"},
		{"for i in range(1, 3):\n    store products/${i * 2} | id", "2\n4\n"},
		{"p = {'title': 'é', 'price': 1}\nstore post products title=$p['title'] price:=${p['price']} | grep title", "  \"title\": \"{'title': '\\u00e9', 'price': 1}['title']\",\n"},
		{"store post carts products:=${[{'productId': 1, 'quantity': 2}]} userId:=1 | products.0.quantity", "2\n"},
		{"r = store products limit=3\nprint(r, r.status_code, [p['id'] for p in r.json()])", "<Response [200]> 200 [1, 2, 3]\n"},
		{"store products limit=0 | count", "20\n"},
		{"store products | where price < 10 | fields id price", "7\t9.99\n18\t9.85\n19\t7.95\n"},
		{"store products | #(rating.count>500)#.id", "17\n"},
		{"store products | sort count desc | head 2 | #.id", "17\n3\n"},
	}
	for _, tt := range tests {
		stdout, _, err := h.try(tt.line)
		if err != nil || !strings.HasPrefix(stdout, tt.want) {
			t.Errorf("%s: %v\n got %q\nwant %q", tt.line, err, stdout, tt.want)
		}
	}
}

func TestStoreErrors(t *testing.T) {
	t.Parallel()
	en, fr := newSession(t, locale.English), newSession(t, locale.French)
	en.run("store use http://127.0.0.1:1")
	for _, tt := range []struct {
		h          *harness
		line, want string
	}{
		{fr, "store post", "TypeError: store: PATH is missing\n  indice : usage : store "},
		{fr, "store limit=3", "TypeError: store: PATH is missing\n"},
		{fr, "store use nowhere", "ValueError: Invalid URL 'nowhere': a store is http://HOST:PORT, https://HOST, or embedded\n  indice : store use embedded pour"},
		{fr, "store use", "TypeError: store: URL|embedded is missing\n"},
		{fr, "store mode sometimes", "ValueError: store: 'sometimes' is not one of fake, remember\n"},
		{fr, "store import /no/such", "FileNotFoundError: [Errno 2] No such file or directory: '/no/such'\n"},
		{fr, "store export /no/such", "FileNotFoundError: [Errno 2] No such file or directory: '/no/such'\n"},
		{fr, "store import /dev/null", "ValueError: "},
		{fr, "store serve", "TypeError: store: PORT is missing\n"},
		{fr, "store products limit=3 | fields titel", "LookupError: nothing matched titel\n  indice : vouliez-vous dire title ?\n"},
		{fr, "store products | title", "LookupError: nothing matched title\n  indice : vouliez-vous dire #.title ?\n"},
		{fr, "store nothing | #.title", "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)\n"},
		{en, "store reset", "ValueError: the store is at http://127.0.0.1:1\n  hint: this is for the embedded store alone; to return to it: store use embedded\n"},
		{en, "store products", "requests.exceptions.ConnectionError: HTTPConnectionPool(host='127.0.0.1', port=1): Max retries exceeded with url: /products (Caused by NewConnectionError("},
		{en, "store products | #.id", "requests.exceptions.ConnectionError: "},
		{en, "store products | #.id > /nowhere/x", "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/x'\n"}, // before anything is asked
	} {
		if got := tt.h.fails(tt.line); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s\n got %q\nwant %q", tt.line, got, tt.want)
		}
	}
}

func TestStoreKeeps(t *testing.T) {
	t.Parallel()
	h := newSession(t, locale.French)
	dir := t.TempDir()
	export, kept := filepath.Join(dir, "export.json"), filepath.Join(dir, "kept.json")
	for _, tt := range []struct{ line, want string }{
		{"store mode remember", "Boutique intégrée, mode remember : produits 20, paniers 7, utilisateurs 10\n"},
		{"store delete products/1 | id", "1\n"},
		{"store", "Boutique intégrée, mode remember : produits 19, paniers 7, utilisateurs 10\n"},
		{"store export " + literal.Str(export), "Boutique enregistrée dans " + export + "\n"},
		{"store reset", "Boutique remise à son état d'origine\n"},
		{"store products | count", "20\n"},
		{"store import " + literal.Str(export), "Boutique chargée depuis " + export + "\n"},
		{"store products | count", "19\n"},
		{"store mode remember " + literal.Str(kept), "Boutique intégrée, mode remember : produits 19, paniers 7, utilisateurs 10\n"},
		{"store mode fake", "Boutique intégrée, mode fake : produits 19, paniers 7, utilisateurs 10\n"},
		{"store use http://127.0.0.1:1/api/", "Boutique http://127.0.0.1:1/api\n"},
		{"store use embedded | grep Boutique", "Boutique intégrée, mode fake : produits 19, paniers 7, utilisateurs 10\n"},
	} {
		if got, _ := h.run(tt.line); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.line, got, tt.want)
		}
	}
	if b, err := os.ReadFile(kept); err != nil || !strings.Contains(string(b), `"products"`) {
		t.Errorf("kept: %v", err)
	}
	other := newSession(t, locale.English)
	stdout, _ := other.run("s = store serve 0 remember=" + literal.Str(kept) + "\nprint(s)")
	if got := regexp.MustCompile(`^Store served on http://localhost:\d+/\n<Store localhost:\d+>\n$`).MatchString(stdout); got {
		t.Errorf("`NAME =` must silence the report: %q", stdout)
	}
	stdout, _ = other.run("store serve 0")
	m := regexp.MustCompile(`^Store served on (http://localhost:\d+)/\n$`).FindStringSubmatch(stdout)
	if m == nil {
		t.Fatalf("serve: %q", stdout)
	}
	h.run("store use " + m[1])
	if got, _ := h.run("store products | count"); got != "19\n" {
		t.Errorf("the other's products: %q", got)
	}
	if got, _ := other.run("print(server.connections, s.connections)"); got != "1 0\n" {
		t.Errorf("connections: %q", got)
	}
}

// TestStoreAtThePrompt: the answer is _.
func TestStoreAtThePrompt(t *testing.T) {
	t.Parallel()
	h := newSession(t, locale.English)
	h.Interactive = true
	h.run("store products limit=2 | count")
	if got := h.value("[p['id'] for p in _.json()]"); got != "[1, 2]" {
		t.Errorf("_ is %s", got)
	}
	port := h.web()
	h.run("http :" + port + "/products/3")
	if got := h.value("_.json()['id']"); got != "3" {
		t.Errorf("_ is %s", got)
	}
	h.run("r = http :" + port + "/products/4")
	if got := h.value("_.json()['id'], r.json()['id']"); got != "(3, 4)" {
		t.Errorf("_, r: %s", got)
	}
}

// twinOf gives the Python of a command line, as twin would show it.
func (h *harness) twinOf(text string) string {
	h.t.Helper()
	var code string
	read, err := (&line.Reader{Commands: h.Table}).ReadCommand(text)
	if err != nil || read == nil {
		h.t.Fatalf("%s: %v", text, err)
	}
	h.do(func() error {
		c, err := h.newCall(h.thread, callOf(h, read))
		if err != nil {
			return err
		}
		if err := h.choose(c, callOf(h, read)); err != nil {
			return err
		}
		twin, err := c.Command.Twin(c)
		code = twin.Code
		return err
	})
	return code
}

// TestSymbolicTwins: a program keeps the line's names and expressions.
func TestSymbolicTwins(t *testing.T) {
	t.Parallel()
	h := newSession(t, locale.English)
	for text, want := range map[string]string{
		"http GET :8080/products/$i":                      `requests.get(f"http://localhost:8080/products/{i}", allow_redirects=False)`,
		"http GET h:8080/a/${i + 1}?b={x} q==$i":          `requests.get(f"http://h:8080/a/{i + 1}?b={{x}}", params={"q": i}, allow_redirects=False)`,
		"http POST https://h/$i a=$i b:=$i --timeout=2":   `requests.post(f"https://h/{i}", json={"a": str(i), "b": i}, timeout=2, allow_redirects=False)`,
		"store products/$i limit=$i":                      `/products/{i}", params={"limit": i})`,
		"r = store post products title=x$i price:=${i*2}": `json={"title": f"x{i}", "price": (i*2)})`,
	} {
		read, err := (&line.Reader{Commands: h.Table}).ReadCommand(text)
		if err != nil || read == nil {
			t.Fatalf("%s: %v", text, err)
		}
		call := callOf(h, read)
		for range read.Exprs {
			call.Values = append(call.Values, object.NewInt(7))
		}
		h.do(func() error {
			c, err := h.newSymbolic(h.thread, call)
			if err != nil {
				return err
			}
			twin, err := c.Command.Twin(c)
			if first, _, _ := strings.Cut(twin.Code, "\n"); err == nil && !strings.HasSuffix(first, want) {
				t.Errorf("%s\n got %s\nwant %s", text, first, want)
			}
			return err
		})
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
	h := newSession(t, locale.English)
	port := h.web()
	h.run("connect localhost " + port)
	file := filepath.Join(t.TempDir(), "é.json")
	if err := os.WriteFile(file, []byte(`{"title": "from a file"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	program := "import socket, requests, json, time\nclient = socket.create_connection(('localhost', " + port + "))\n"
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
		text := h.twinOf(line)
		i := strings.LastIndexByte(text, '\n')
		program += text[:i] + "\nvalue = " + text[i+1:] + "\nprint(ascii(value if isinstance(value, bytes) else value.content))\n"
		stdout, _ := h.run("r = " + line + "\nprint(ascii(r.content))")
		want += stdout
	}
	out, err := exec.Command(python, "-c", program).CombinedOutput()
	if err != nil || string(out) != want {
		t.Errorf("python3: %v\n got %s\nwant %s\nprogram:\n%s", err, out, want, program)
	}
}
