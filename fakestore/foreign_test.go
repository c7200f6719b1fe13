package fakestore_test

import (
	"os/exec"
	"strings"
	"testing"

	"labsh/fakestore"
)

func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.CommandContext(t.Context(), path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

func TestCurl(t *testing.T) {
	t.Parallel()
	url := start(t, fakestore.Website(fakestore.NewHandler(fakestore.NewStore()))).URL()
	curl := func(args ...string) string {
		return tool(t, "curl", append([]string{"-sS", "--max-time", "10", "--noproxy", "*"}, args...)...)
	}
	if got := curl(url + "/products/categories"); got != `["electronics","jewelery","men's clothing","women's clothing"]` {
		t.Errorf("categories: %s", got)
	}
	if got := curl("-d", "title=a b", url+"/products"); got != `{"id":21,"title":"a b"}` {
		t.Errorf("a form: %s", got)
	}
	if got := curl("-i", "-X", "PUT", url+"/products"); !strings.HasPrefix(got, "HTTP/1.1 404 Not Found\r\n") || !strings.Contains(got, "Cannot PUT /products") {
		t.Errorf("PUT: %s", got)
	}
	if got := curl("-I", url+"/products/1"); !strings.Contains(got, "\r\nContent-Length: ") || !strings.HasSuffix(got, "\r\n\r\n") {
		t.Errorf("HEAD: %q", got)
	}
	if got := curl("-w", "%{http_code}", "--path-as-is", url+"//products"); !strings.HasSuffix(got, "404") {
		t.Errorf("//products: %s", got)
	}
	if got := curl("-w", "%{http_code}", "-X", "OPTIONS", url+"/anything"); got != "204" {
		t.Errorf("OPTIONS: %s", got)
	}
	if got := curl("--http1.0", url+"/index.php"); !strings.Contains(got, "Bienvenue au labo réseau") {
		t.Errorf("home page: %s", got)
	}
}

// TestRequests runs the lab sheet's second part.
func TestRequests(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("python3 is not installed")
	}
	if exec.Command("python3", "-c", "import requests").Run() != nil {
		t.Skip("python3 has no requests")
	}
	url := start(t, fakestore.NewHandler(fakestore.NewStore())).URL()
	const program = `
import sys, requests
requests.sessions.Session.trust_env = False
BASE_URL = sys.argv[1]
response = requests.get(f"{BASE_URL}/products")
print(response.status_code, len(response.json()))
for p in requests.get(f"{BASE_URL}/products", params={"limit": 3}).json():
    print(p["rating"]["count"], len(p["description"]) > 0)
new_product = {"title": 'test product', "price": 13.5, "description": 'lorem ipsum set',
    "image": 'https://i.pravatar.cc', "category": 'electronic'}
response = requests.post(f"{BASE_URL}/products", json=new_product)
print(response.status_code, response.reason, response.json())
print(requests.get(f"{BASE_URL}/products/21").json())
print([c["id"] for c in requests.get(f"{BASE_URL}/cart", params={"userId": 1}).json()])
print(requests.delete(f"{BASE_URL}/products/1").json()["id"])
r = requests.post(f"{BASE_URL}/auth/login", json={"username": "mor_2314", "password": "83r5^_"})
print(r.status_code, len(r.json()["token"].split(".")))
`
	want := `200 20
120 True
259 True
500 True
201 Created {'id': 21, 'title': 'test product', 'price': 13.5, 'description': 'lorem ipsum set', 'image': 'https://i.pravatar.cc', 'category': 'electronic'}
None
[1, 2]
1
201 3
`
	if got := tool(t, "python3", "-c", program, url); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestWebsite(t *testing.T) {
	t.Parallel()
	c := client(t, start(t, fakestore.Website(fakestore.NewHandler(fakestore.NewStore()))))
	for _, path := range []string{"/", "/index.php", "/INDEX.PHP"} {
		a, err := c.Do(t.Context(), "GET", path, nil, nil)
		if err != nil || a.Status != 200 || a.Header.Get("Content-Type") != "text/html; charset=utf-8" {
			t.Fatalf("%s: %+v %v", path, a, err)
		}
		page := string(a.Body)
		if n := strings.Count(page, "\n"); n > 15 || !strings.HasPrefix(page, "<!DOCTYPE html>\n") {
			t.Errorf("%s: %d lines", path, n)
		}
	}
	if a, err := c.Do(t.Context(), "POST", "/", nil, nil); err != nil || a.Status != 404 {
		t.Errorf("POST /: %+v %v", a, err)
	}
	if a, err := c.Products(t.Context()); err != nil || a.Status != 200 {
		t.Errorf("products: %+v %v", a, err)
	}
}
