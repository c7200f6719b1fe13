package fakestore_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/tidwall/gjson"

	"labsh/fakestore"
)

func TestRemember(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "store.json")
	store := fakestore.NewStore()
	if err := store.Remember(fakestore.File(path)); err != nil {
		t.Fatal(err)
	}
	c := client(t, start(t, fakestore.NewHandler(store)))
	steps := []struct {
		method, path, body string
		status             int
		want               string
	}{
		{"POST", "products", `{"title":"new","price":13.5}`, 201, `{"id":21,"title":"new","price":13.5}`},
		{"GET", "products/21", "", 200, `{"id":21,"title":"new","price":13.5}`},
		{"POST", "products", `{}`, 201, `{"id":22}`},
		{"PATCH", "products/21", `{"price":14,"image":"i","id":3}`, 200, `{"id":21,"title":"new","price":14,"image":"i"}`},
		{"PUT", "products/21", `{"title":"whole"}`, 200, `{"id":21,"title":"whole"}`},
		{"PUT", "products/40", `{"title":"made"}`, 200, `{"id":40,"title":"made"}`},
		{"PATCH", "products/50", `{"title":"x"}`, 200, `null`},
		{"GET", "products/50", "", 200, `null`},
		{"PUT", "products/0", `{}`, 400, ""},
		{"DELETE", "products/22", "", 200, `{"id":22}`},
		{"DELETE", "products/22", "", 200, `null`},
		{"POST", "carts", `{"userId":5,"date":"2026-01-01"}`, 201, `{"id":8,"userId":5,"date":"2026-01-01"}`},
		{"GET", "carts?userId=5", "", 200, `[{"id":8,"userId":5,"date":"2026-01-01"}]`},
		{"POST", "users", `{"username":"u","password":"p"}`, 201, `{"id":11,"username":"u","password":"p"}`},
		{"POST", "auth/login", `{"username":"u","password":"p"}`, 201, ""},
	}
	for _, s := range steps {
		var body []byte
		if s.body != "" {
			body = []byte(s.body)
		}
		a, err := c.Do(ctx, s.method, s.path, nil, body)
		if err != nil || a.Status != s.status || s.want != "" && string(a.Body) != s.want {
			t.Fatalf("%s %s: %v %+v %s", s.method, s.path, err, a, a.Body)
		}
	}
	// PUT keeps what cannot be sent, in its place.
	a, err := c.ReplaceProduct(ctx, 1, []byte(`{"title":"t"}`))
	if err != nil || string(a.Body) != `{"id":1,"title":"t","rating":{"rate":3.9,"count":120}}` {
		t.Errorf("PUT products/1: %s %v", a.Body, err)
	}

	again := fakestore.NewStore()
	store.Forget()
	if err := again.Remember(fakestore.File(path)); err != nil {
		t.Fatal(err)
	}
	var was, is bytes.Buffer
	store.Export(&was)
	again.Export(&is)
	if was.String() != is.String() || !strings.Contains(is.String(), `"made"`) {
		t.Error("a second store does not find what the first one kept")
	}
	if err := again.Reset(); err != nil {
		t.Fatal(err)
	}
	if p, _, _ := again.Counts(); p != 20 {
		t.Errorf("%d products after reset", p)
	}
	again.Forget()
	if again.Mode().String() != "fake" {
		t.Error("modes")
	}
	names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	hidden, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".store*"))
	if err != nil || len(names) != 1 || len(hidden) != 0 {
		t.Errorf("left behind: %v %v", names, hidden)
	}
	if st, err := os.Stat(path); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", st.Mode(), err)
	}
}

// TestFolderGone: a change that cannot be written, its folder being gone, is refused
// and has not happened.
func TestFolderGone(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := fakestore.File(filepath.Join(dir, "store.json"))
	store := fakestore.NewStore()
	if err := store.Remember(path); err != nil {
		t.Fatal(err)
	}
	defer store.Forget()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	c := client(t, start(t, fakestore.NewHandler(store)))
	for range 2 {
		a, err := c.AddProduct(t.Context(), []byte(`{}`))
		if err != nil || a.Status != 500 {
			t.Errorf("%+v %v", a, err)
		}
		if p, _, _ := store.Counts(); p != 20 {
			t.Errorf("%d products", p)
		}
	}
	if err := path.Save([]byte("{}")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("saved: %v", err)
	}
}

// refuser is a Keeper that cannot keep.
type refuser struct{}

func (refuser) Load() ([]byte, error) { return []byte(`{"products":[{"id":1}]}`), nil }
func (refuser) Save([]byte) error     { return fs.ErrPermission }

func TestChangeThatCannotBeKept(t *testing.T) {
	t.Parallel()
	store := fakestore.NewStore()
	if err := store.Remember(refuser{}); err != nil {
		t.Fatal(err)
	}
	c := client(t, start(t, fakestore.NewHandler(store)))
	a, err := c.AddProduct(t.Context(), []byte(`{}`))
	if err != nil || a.Status != 500 || gjson.GetBytes(a.Body, "status").Str != "error" {
		t.Errorf("%+v %v", a, err)
	}
	if p, _, _ := store.Counts(); p != 1 {
		t.Errorf("%d products", p)
	}
	if err := store.Reset(); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("reset: %v", err)
	}
}

func TestImport(t *testing.T) {
	t.Parallel()
	store := fakestore.NewStore()
	for text, want := range map[string]string{
		`{`:                                      "line 1 column 2",
		`[]`:                                     "JSON object",
		`{"products":{}}`:                        "products: not a JSON array",
		`{"carts":[{"id":1},{"id":"2"}]}`:        "cart number 2",
		`{"users":[{"id":1},{"id":1}]}`:          "user id 1: twice",
		`{"products":[{"id":-1}]}`:               "product number 1",
		`{"a":` + strings.Repeat("[", 2000):      "nested",
		`{"products":[{"id":9007199254740992}]}`: "product number 1",
		`{"posts":[{"id":1}]}`:                   `not "posts"`,
		`{"products":[],"posts":[]}`:             `not "posts"`,
		`{"products":[],"products":[{"id":1}]}`:  "products: twice",
		`{}`:                                     "JSON object with products",
	} {
		if err := store.Import(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("import %.40s: %v, want %s", text, err, want)
		}
	}
	if p, c, u := store.Counts(); p != 20 || c != 7 || u != 10 {
		t.Errorf("a refused import changed the store: %d %d %d", p, c, u)
	}
	if err := store.Import(strings.NewReader(`{"products":[{"title" : "&", "id":3}]}`)); err != nil {
		t.Fatal(err)
	}
	c := client(t, start(t, fakestore.NewHandler(store)))
	if a, err := c.Products(t.Context()); err != nil || string(a.Body) != `[{"title":"&","id":3}]` {
		t.Errorf("%s %v", a.Body, err)
	}
	if a, err := c.AddProduct(t.Context(), nil); err != nil || string(a.Body) != `{"id":4}` {
		t.Errorf("%s %v", a.Body, err)
	}
	path := writeFile(t, "broken.json", "{")
	if err := store.Remember(fakestore.File(path)); err == nil || store.Mode() != fakestore.Fake {
		t.Errorf("a broken file was taken: %v", err)
	}
	var many strings.Builder
	for i := range fakestore.MaxDocuments + 1 {
		fmt.Fprintf(&many, `,{"id":%d}`, i+1)
	}
	err := store.Import(strings.NewReader(`{"users":[` + many.String()[1:] + `]}`))
	if !errors.Is(err, fakestore.ErrFull) {
		t.Errorf("too many: %v", err)
	}
}

// TestConcurrentChanges: changes that come together all happen, each with an
// id of its own.
func TestConcurrentChanges(t *testing.T) {
	t.Parallel()
	store := fakestore.NewStore()
	if err := store.Remember(nil); err != nil {
		t.Fatal(err)
	}
	c := client(t, start(t, fakestore.NewHandler(store)))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 10 {
				if a, err := c.AddProduct(t.Context(), []byte(`{"title":"x"}`)); err != nil || a.Status != http.StatusCreated {
					t.Errorf("%+v %v", a, err)
				}
				if a, err := c.Products(t.Context()); err != nil || !gjson.ValidBytes(a.Body) {
					t.Errorf("%+v %v", a, err)
				}
			}
		})
	}
	wg.Wait()
	a, err := c.Products(t.Context(), fakestore.Limit(1), fakestore.Descending())
	if err != nil || gjson.GetBytes(a.Body, "0.id").Int() != 100 {
		t.Errorf("%s %v", a.Body, err)
	}
}
