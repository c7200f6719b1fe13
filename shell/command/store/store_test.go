package store_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
)

// TestStoreMainJob is the lab sheet's: the description and the count of three
// products, nothing else.
func TestStoreMainJob(t *testing.T) {
	t.Parallel()
	for _, lang := range []locale.Lang{locale.English, locale.French} {
		h := commandtest.New(t, lang)
		stdout, stderr := h.Run("store products limit=3 | fields description count")
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
	h := commandtest.New(t, locale.English)
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
		stdout, _, err := h.Try(tt.line)
		if err != nil || !strings.HasPrefix(stdout, tt.want) {
			t.Errorf("%s: %v\n got %q\nwant %q", tt.line, err, stdout, tt.want)
		}
	}
}

func TestStoreErrors(t *testing.T) {
	t.Parallel()
	en, fr := commandtest.New(t, locale.English), commandtest.New(t, locale.French)
	en.Run("store use http://127.0.0.1:1")
	for _, tt := range []struct {
		h          *commandtest.Session
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
		if got := tt.h.Fails(tt.line); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s\n got %q\nwant %q", tt.line, got, tt.want)
		}
	}
}

func TestStoreKeeps(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.French)
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
		if got, _ := h.Run(tt.line); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.line, got, tt.want)
		}
	}
	if b, err := os.ReadFile(kept); err != nil || !strings.Contains(string(b), `"products"`) {
		t.Errorf("kept: %v", err)
	}
	other := commandtest.New(t, locale.English)
	stdout, _ := other.Run("s = store serve 0 remember=" + literal.Str(kept) + "\nprint(s)")
	if got := regexp.MustCompile(`^Store served on http://localhost:\d+/\n<Store localhost:\d+>\n$`).MatchString(stdout); got {
		t.Errorf("`NAME =` must silence the report: %q", stdout)
	}
	stdout, _ = other.Run("store serve 0")
	m := regexp.MustCompile(`^Store served on (http://localhost:\d+)/\n$`).FindStringSubmatch(stdout)
	if m == nil {
		t.Fatalf("serve: %q", stdout)
	}
	h.Run("store use " + m[1])
	if got, _ := h.Run("store products | count"); got != "19\n" {
		t.Errorf("the other's products: %q", got)
	}
	if got, _ := other.Run("print(server.connections, s.connections)"); got != "1 0\n" {
		t.Errorf("connections: %q", got)
	}
}

// TestStoreAtThePrompt: the answer is _.
func TestStoreAtThePrompt(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Interactive = true
	h.Run("store products limit=2 | count")
	if got := h.Value("[p['id'] for p in _.json()]"); got != "[1, 2]" {
		t.Errorf("_ is %s", got)
	}
	port := h.Web()
	h.Run("http :" + port + "/products/3")
	if got := h.Value("_.json()['id']"); got != "3" {
		t.Errorf("_ is %s", got)
	}
	h.Run("r = http :" + port + "/products/4")
	if got := h.Value("_.json()['id'], r.json()['id']"); got != "(3, 4)" {
		t.Errorf("_, r: %s", got)
	}
}
