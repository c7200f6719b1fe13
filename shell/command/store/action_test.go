package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/command/store"
	"labsh/shell/locale"
)

// TestActions: what is no request, with words that are right and wrong.
func TestActions(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	dir := t.TempDir()
	in := func(text string) string { return strings.ReplaceAll(text, "DIR", dir) }
	if err := os.WriteFile(filepath.Join(dir, "foreign"), []byte(`{"a":1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ line, want string }{
		{"store use", "TypeError: store: URL|embedded is missing\n  hint: usage: store ["},
		{"store use embedded x", "TypeError: store: unexpected argument 'x'\n  hint: usage: store ["},
		{"store use localhost:80", "ValueError: Invalid URL 'localhost:80': a store is http://HOST:PORT, https://HOST, or embedded\n  hint: " + locale.StoreUseHint.En},
		{"store use http://h/?x", "ValueError: Invalid URL 'http://h/?x': "}, {"store use 'http://h/a b'", "ValueError: "}, {"store use http://h/#x", "ValueError: "}, {"store use ftp://h", "ValueError: "}, {"store use http://", "ValueError: "},
		{"store mode", "TypeError: store: fake|remember is missing\n"},
		{"store mode other", "ValueError: store: 'other' is not one of fake, remember\n"},
		{"store mode fake DIR/x", "ValueError: store: 'fake' is not one of fake, remember\n"},
		{"store mode remember DIR/x y", "TypeError: store: unexpected argument 'DIR/x'\n"},
		{"store mode remember ''", "FileNotFoundError: [Errno 2] No such file or directory"},
		{"store mode remember DIR/no/x", "FileNotFoundError: [Errno 2] No such file or directory: "},
		{"store mode remember DIR/foreign", "ValueError: "},
		{"store mode remember=DIR/foreign", "ValueError: "},
		{"store reset now", "TypeError: store: unexpected argument 'now'\n"},
		{"store export", "TypeError: store: FILE is missing\n"}, {"store export DIR/a DIR/b", "TypeError: store: unexpected argument 'DIR/b'\n"},
		{"store import", "TypeError: store: FILE is missing\n"}, {"store import DIR/no", "FileNotFoundError: [Errno 2] No such file or directory: 'DIR/no'\n"}, {"store import DIR/foreign", "ValueError: "},
		{"store serve", "TypeError: store: PORT is missing\n"}, {"store serve a b c", "TypeError: store: unexpected argument 'b'\n"}, {"store serve x", "ValueError: invalid literal for int() with base 10: 'x'\n"}, {"store serve 70000", "OverflowError: bind(): port must be 0-65535.\n"},
		{"store serve 0 remember=DIR/foreign", "ValueError: "},
		{"store get", "TypeError: store: PATH is missing\n"}, {"store put limit=1", "TypeError: store: PATH is missing\n"}, {"store get products x", "ValueError: "}, {"store post products a:=[", "ValueError: "},
	} {
		if got := h.Fails(in(tt.line)); !strings.HasPrefix(got, in(tt.want)) {
			t.Errorf("%s\n got %q\nwant %q", tt.line, got, tt.want)
		}
	}
	if n := h.Value("len([v for v in dir() if v.startswith('server')])"); n != "0" {
		t.Errorf("%s servers are left", n)
	}
	at := func(mode, counts string) string {
		return "Store embedded, mode " + mode + ": products " + counts + ", carts 7, users 10\n"
	}
	for _, tt := range []struct{ line, want string }{
		{"store", at("fake", "20")}, {"store mode remember", at("remember", "20")}, {"store delete products/1 | id", "1\n"}, {"store mode fake", at("fake", "19")}, {"store delete products/2 | id", "2\n"}, {"store", at("fake", "19")},
		{"store mode remember=DIR/kept", at("remember", "19")}, {"store delete products/3 | id", "3\n"}, {"store mode fake", at("fake", "18")}, {"store reset\nstore", "Store back to its first state\n" + at("fake", "20")},
		{"store mode remember DIR/kept", at("remember", "18")}, {"store mode fake\nstore reset", at("fake", "18") + "Store back to its first state\n"},
		{"store export DIR/out", "Store saved to DIR/out\n"}, {"store import DIR/out", "Store loaded from DIR/out\n"},
		{"store use https://h/", "Store https://h\n"}, {"store use HTTP://h:80/api", "Store http://h/api\n"}, {"store use embedded", at("fake", "20")},
		{"store get /products/4 | id", "4\n"}, {"store login username=mor_2314 password=83r5^_ | grep -c token", "1\n"}, {"store delete carts/3 | id", "3\n"}, {"store patch products/2 title=x | title", "x\n"},
	} {
		got, _, err := h.Try(in(tt.line))
		if err != nil || got != in(tt.want) {
			t.Errorf("%s: %v\n got %q\nwant %q", tt.line, err, got, in(tt.want))
		}
	}
	// For another store there is nothing to set up.
	h.Run("store use http://127.0.0.1:1")
	for _, line := range []string{"store mode fake", "store mode remember", "store reset", "store export DIR/x", "store import DIR/out"} {
		if got := h.Fails(in(line)); got != "ValueError: the store is at http://127.0.0.1:1\n  hint: "+locale.StoreElsewhereHint.En+"\n" {
			t.Errorf("%s: %q", line, got)
		}
	}
	if got := h.Fails("store products"); !strings.HasSuffix(got, "  hint: "+locale.StoreUseHint.En+"\n") && !strings.Contains(got, "  hint: ") {
		t.Errorf("nobody answers: %q", got)
	}
}

// TestNew: which store a session asks at first.
func TestNew(t *testing.T) {
	t.Parallel()
	for _, where := range []string{"", "embedded"} {
		s := store.New(where)
		if first, again := s.Embedded(), s.Embedded(); s.URL() != "" || first == nil || first != again {
			t.Errorf("%q", where)
		}
	}
	h := commandtest.New(t, locale.English)
	if h.Store.URL() != "" {
		t.Error("the store is served before it is asked")
	}
	h.Run("store products/1 | id")
	first := h.Store.URL()
	if !strings.HasPrefix(first, "http://127.0.0.1:") {
		t.Errorf("served at %q", first)
	}
	h.Run("store products/2 | id")
	if h.Store.URL() != first {
		t.Errorf("served again, at %q", h.Store.URL())
	}
}
