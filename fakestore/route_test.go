package fakestore_test

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/tidwall/gjson"

	"labsh/fakestore"
)

const badID = `{"status":"error","message":"product id should be provided"}`

func ids(from, to int) string {
	step := 1
	if from > to {
		step = -1
	}
	var b strings.Builder
	for i := from; ; i += step {
		b.WriteString(strconv.Itoa(i))
		if i == to {
			return "[" + b.String() + "]"
		}
		b.WriteByte(',')
	}
}

// TestReads has a row for each row of the store's reference about reading.
// ids is the gjson path #.id of the answer; body the whole of it.
func TestReads(t *testing.T) {
	t.Parallel()
	h := fakestore.NewHandler(fakestore.NewStore())
	tests := []struct {
		target string
		status int
		ids    string
		body   string
	}{
		{target: "/products", ids: ids(1, 20)},
		{target: "/carts", ids: ids(1, 7)},
		{target: "/users", ids: ids(1, 10)},
		{target: "/PRODUCTS/", ids: ids(1, 20)},
		{target: "/products?limit=3", ids: ids(1, 3)},
		{target: "/products?limit=", ids: ids(1, 20)},
		{target: "/products?limit=0", ids: ids(1, 20)},
		{target: "/products?limit=many", ids: ids(1, 20)},
		{target: "/products?limit=NaN", ids: ids(1, 20)},
		{target: "/products?limit=Infinity", ids: ids(1, 20)},
		{target: "/products?limit=1e400", ids: ids(1, 20)},
		{target: "/products?limit=-9e300", ids: ids(1, 20)},
		{target: "/products?limit=2.9", ids: ids(1, 2)},
		{target: "/products?limit=99", ids: ids(1, 20)},
		{target: "/products?limit=-4", ids: ids(1, 4)},
		{target: "/products?limit=1&limit=2", ids: ids(1, 20)},
		{target: "/products?limit=%zz&sort=desc", ids: ids(20, 1)},
		{target: "/products?sort=desc", ids: ids(20, 1)},
		{target: "/products?sort=down", ids: ids(1, 20)},
		{target: "/products?sort=desc&limit=2", ids: ids(20, 19)},
		{target: "/users?sort=desc&limit=1", ids: "[10]"},
		{target: "/products/21", body: "null"},
		{target: "/products/0", body: "null"},
		{target: "/products/-1", body: "null"},
		{target: "/products/1.5", body: "null"},
		{target: "/products/99999999999999999999999", body: "null"},
		{target: "/carts/8", body: "null"},
		{target: "/users/11", body: "null"},
		{target: "/products/abc", status: 400, body: badID},
		{target: "/products/category", status: 400, body: badID},
		{target: "/carts/x", status: 400, body: strings.ReplaceAll(badID, "product", "cart")},
		{target: "/users/x", status: 400, body: strings.ReplaceAll(badID, "product", "user")},
		{target: "/products/categories", body: `["electronics","jewelery","men's clothing","women's clothing"]`},
		{target: "/products/categories?limit=1", body: `["electronics","jewelery","men's clothing","women's clothing"]`},
		{target: "/products/category/jewelery", ids: ids(5, 8)},
		{target: "/products/category/electronics", ids: ids(9, 14)},
		{target: "/products/category/men's%20clothing", ids: ids(1, 4)},
		{target: "/products/category/women's%20clothing?sort=desc&limit=2", ids: ids(20, 19)},
		{target: "/products/category/shoes", body: "[]"},
		{target: "/products/category/a%2Fb", body: "[]"},
		{target: "/carts?userId=1", ids: "[1,2]"},
		{target: "/cart?userId=1", ids: "[1,2]"},
		{target: "/cart", ids: ids(1, 7)},
		{target: "/carts/user/1", ids: "[1,2]"},
		{target: "/carts/user/3?sort=desc", ids: "[5,4]"},
		{target: "/carts?userId=5", body: "[]"},
		{target: "/carts?userId=x", body: "[]"},
		{target: "/carts/user/99", body: "[]"},
		{target: "/carts/user/x", status: 400, body: `{"status":"error","message":"user id should be provided"}`},
		{target: "/carts?startdate=2020-01-01&enddate=2020-03-01", ids: "[2,4]"},
		{target: "/carts?startdate=2020-03-01", ids: "[1,3,5,6,7]"},
		{target: "/carts?enddate=2020-01-02", ids: "[4]"},
		{target: "/carts?startdate=2020-03-01&userId=1", ids: "[1]"},
		{target: "/carts?startdate=soon", status: 400},
		{target: "/carts/user/1?enddate=2020-02-30", status: 400},
		{target: "/nowhere", status: 404},
		{target: "/", status: 404},
		{target: "//products", status: 404},
		{target: "/products//", status: 404},
		{target: "/products/1/2/3", status: 404},
		{target: "/cart/1", status: 404},
		{target: "/auth/login", status: 404},
	}
	for _, tt := range tests {
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, httptest.NewRequest("GET", tt.target, nil))
		body := rec.Body.String()
		if want := max(tt.status, 200); tt.status == 0 && rec.Code != want || tt.status != 0 && rec.Code != tt.status {
			t.Errorf("GET %s: status %d, want %d", tt.target, rec.Code, want)
		}
		if tt.body != "" && body != tt.body {
			t.Errorf("GET %s: body %s, want %s", tt.target, body, tt.body)
		}
		if tt.ids != "" && gjson.Get(body, "#.id").Raw != tt.ids {
			t.Errorf("GET %s: ids %s, want %s", tt.target, gjson.Get(body, "#.id").Raw, tt.ids)
		}
		if rec.Code == 404 {
			want := "<pre>Cannot GET " + strings.SplitN(tt.target, "?", 2)[0] + "</pre>"
			if !strings.Contains(body, want) || rec.Header().Get("Content-Type") != "text/html; charset=utf-8" {
				t.Errorf("GET %s: 404 page lacks %s: %s", tt.target, want, body)
			}
		}
	}
}

// TestWrites has a row for each row of the store's reference about writing,
// in mode Fake.
func TestWrites(t *testing.T) {
	t.Parallel()
	h := fakestore.NewHandler(fakestore.NewStore())
	get := func(target string) string {
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, httptest.NewRequest("GET", target, nil))
		return rec.Body.String()
	}
	const js, form = "application/json", "application/x-www-form-urlencoded"
	const product = `{"image":"i","title":"t","price":13.50,"rating":{"rate":5},"id":7,"color":"red","category":null}`
	tests := []struct {
		method, target, media, body string
		status                      int
		want                        string
	}{
		{"POST", "/products", js, product, 201, `{"id":21,"title":"t","price":13.50,"image":"i","category":null}`},
		{"POST", "/products", js + "; charset=utf-8", product, 201, `{"id":21,"title":"t","price":13.50,"image":"i","category":null}`},
		{"POST", "/products/", js, `{"title":["&<>",{"a" : 1}],"price":"x"}`, 201, `{"id":21,"title":["&<>",{"a":1}],"price":"x"}`},
		{"POST", "/products", js, `{"title":1,"title":2}`, 201, `{"id":21,"title":2}`},
		{"POST", "/products", js, "", 201, `{"id":21}`},
		{"POST", "/products", js, `[1]`, 201, `{"id":21}`},
		{"POST", "/products", "", product, 201, `{"id":21}`},
		{"POST", "/products", "text/plain", product, 201, `{"id":21}`},
		{"POST", "/products", form, "title=a+b&price=1&x=y", 201, `{"id":21,"title":"a b","price":"1"}`},
		{"POST", "/products", form, "title=a&title=b", 201, `{"id":21,"title":["a","b"]}`},
		{"POST", "/products", js, `{"title": oops}`, 400, `{"status":"error","message":"invalid JSON: invalid character 'o' looking for beginning of value: line 1 column 11 (char 10)","offset":10,"line":1,"column":11}`},
		{"POST", "/products", js, "3", 400, `{"status":"error","message":"a JSON object is expected"}`},
		{"POST", "/carts", js, `{"products":[],"date":"d","userId":5,"id":1}`, 201, `{"id":11,"userId":5,"date":"d","products":[]}`},
		{"POST", "/users", js, `{"email":"e","name":{"firstname":"f"},"address":{"geolocation":{"lat":"1"}},"admin":true}`, 201,
			`{"id":11,"email":"e","name":{"firstname":"f"},"address":{"geolocation":{"lat":"1"}}}`},
		{"PUT", "/products/7", js, product, 200, `{"id":7,"title":"t","price":13.50,"image":"i","category":null}`},
		{"PATCH", "/products/7", js, `{"price":1}`, 200, `{"id":7,"price":1}`},
		{"PUT", "/products/9999", js, `{"price":1}`, 200, `{"id":9999,"price":1}`},
		{"PUT", "/products/abc", js, `{}`, 400, badID},
		{"PATCH", "/carts/3", js, `{"userId":2}`, 200, `{"id":3,"userId":2}`},
		{"PUT", "/users/3", js, `{"phone":"1"}`, 200, `{"id":3,"phone":"1"}`},
		{"DELETE", "/products/1", "", "", 200, get("/products/1")},
		{"DELETE", "/products/21", "", "", 200, "null"},
		{"DELETE", "/carts/1", "", "", 200, get("/carts/1")},
		{"DELETE", "/users/1", "", "", 200, get("/users/1")},
		{"DELETE", "/products/x", "", "", 400, badID},
		{"POST", "/auth/login", js, `{"username":"mor_2314","password":"wrong"}`, 401, "username or password is incorrect"},
		{"POST", "/auth/login", js, `{"username":"mor_2314"}`, 400, "username and password are not provided in JSON format"},
		{"POST", "/auth/login", js, `{"username":"","password":"x"}`, 400, "username and password are not provided in JSON format"},
		{"POST", "/auth/login", "", "", 400, "username and password are not provided in JSON format"},
		{"PUT", "/products", js, `{}`, 404, ""},
		{"DELETE", "/products", "", "", 404, ""},
		{"POST", "/products/1", js, `{}`, 404, ""},
		{"POST", "/cart", js, `{}`, 404, ""},
		{"FOO", "/products", "", "", 404, ""},
		{"TRACE", "/products/1", "", "", 404, ""},
	}
	for _, tt := range tests {
		before := get("/products") + get("/carts") + get("/users")
		rec := httptest.NewRecorder()
		req := httptest.NewRequest(tt.method, tt.target, strings.NewReader(tt.body))
		if tt.media != "" {
			req.Header.Set("Content-Type", tt.media)
		}
		h.ServeHTTP(rec, req)
		name := tt.method + " " + tt.target + " " + tt.body
		if rec.Code != tt.status {
			t.Errorf("%s: status %d, want %d", name, rec.Code, tt.status)
		}
		if tt.want != "" && rec.Body.String() != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", name, rec.Body, tt.want)
		}
		if tt.status == 404 && !strings.Contains(rec.Body.String(), "Cannot "+tt.method+" "+tt.target) {
			t.Errorf("%s: body %s", name, rec.Body)
		}
		if before != get("/products")+get("/carts")+get("/users") {
			t.Fatalf("%s: changed a store in mode Fake", name)
		}
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	h := fakestore.NewHandler(fakestore.NewStore())
	ask := func(method, target string, header ...string) *http.Response {
		req := httptest.NewRequest(method, target, nil)
		for i := 0; i < len(header); i += 2 {
			req.Header.Add(header[i], header[i+1])
		}
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, req)
		return rec.Result()
	}
	got := ask("GET", "/products/1")
	tag := got.Header.Get("ETag")
	want := map[string]string{
		"Access-Control-Allow-Origin": "*",
		"Content-Type":                "application/json; charset=utf-8",
		"Content-Length":              strconv.FormatInt(got.ContentLength, 10),
	}
	for name, value := range want {
		if got.Header.Get(name) != value {
			t.Errorf("%s: %q, want %q", name, got.Header.Get(name), value)
		}
	}
	if !strings.HasPrefix(tag, `W/"`) {
		t.Errorf("ETag %q is not weak", tag)
	}
	for _, tt := range []struct {
		method, target, match, cache string
		status                       int
	}{
		{"GET", "/products/1", tag, "", 304},
		{"HEAD", "/products/1", tag, "", 304},
		{"GET", "/products/1", `"a", ` + strings.TrimPrefix(tag, "W/"), "", 304},
		{"GET", "/products/1", "*", "", 304},
		{"GET", "/products/2", tag, "", 200},
		{"GET", "/products/1", tag, "no-cache", 200},
		{"DELETE", "/products/1", tag, "", 200},
		{"GET", "/nowhere", "*", "", 404},
	} {
		resp := ask(tt.method, tt.target, "If-None-Match", tt.match, "Cache-Control", tt.cache)
		if resp.StatusCode != tt.status {
			t.Errorf("%s %s If-None-Match %s: %d, want %d", tt.method, tt.target, tt.match, resp.StatusCode, tt.status)
		}
		if tt.status == 304 && (resp.Header.Get("Content-Type") != "" || resp.Header.Get("ETag") != tag) {
			t.Errorf("304 headers: %v", resp.Header)
		}
	}
	head := ask("HEAD", "/products")
	if n, _ := strconv.Atoi(head.Header.Get("Content-Length")); n < 4000 || head.Body == nil {
		t.Errorf("HEAD /products: Content-Length %d", n)
	}
	options := ask("OPTIONS", "/products", "Access-Control-Request-Headers", "content-type")
	if options.StatusCode != 204 ||
		options.Header.Get("Access-Control-Allow-Methods") != "GET,HEAD,PUT,PATCH,POST,DELETE" ||
		options.Header.Get("Access-Control-Allow-Headers") != "content-type" {
		t.Errorf("OPTIONS: %d %v", options.StatusCode, options.Header)
	}
}

func TestPageEscapesPath(t *testing.T) {
	t.Parallel()
	rec := httptest.NewRecorder()
	req := httptest.NewRequest("GET", "/x", nil)
	req.URL.Path = "/<script>alert(1)</script>"
	fakestore.NewHandler(fakestore.NewStore()).ServeHTTP(rec, req)
	if rec.Code != 404 || strings.Contains(rec.Body.String(), "<script>") {
		t.Errorf("%d %s", rec.Code, rec.Body)
	}
}

// TestOrder: a list is by id, whatever the order that its documents came in.
func TestOrder(t *testing.T) {
	t.Parallel()
	store := fakestore.NewStore()
	if err := store.Import(strings.NewReader(`{"products":[{"id":3},{"id":1},{"id":10},{"id":2}]}`)); err != nil {
		t.Fatal(err)
	}
	c := client(t, start(t, fakestore.NewHandler(store)))
	for path, want := range map[string]string{
		"products":                   `[{"id":1},{"id":2},{"id":3},{"id":10}]`,
		"products?sort=desc":         `[{"id":10},{"id":3},{"id":2},{"id":1}]`,
		"products?limit=2":           `[{"id":1},{"id":2}]`,
		"products?limit=2&sort=desc": `[{"id":10},{"id":3}]`,
		"products?limit=4":           `[{"id":1},{"id":2},{"id":3},{"id":10}]`,
	} {
		if a, err := c.Do(t.Context(), "GET", path, nil, nil); err != nil || string(a.Body) != want {
			t.Errorf("%s: %s %v, want %s", path, a.Body, err, want)
		}
	}
}
