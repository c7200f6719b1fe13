package request

import (
	"strings"
	"testing"
)

func TestReadURL(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want, authority string }{
		{":8080/x", "http://localhost:8080/x", "localhost:8080"},
		{":/x", "http://localhost/x", "localhost"},
		{"localhost:8080", "http://localhost:8080/", "localhost:8080"},
		{"http://h:80/a?b#c", "http://h/a?b", "h"},
		{"https://h:443", "https://h/", "h"},
		{"https://h:80/", "https://h:80/", "h:80"},
		{"http://h?q=1", "http://h/?q=1", "h"},
		{"HTTP://H/é b", "http://H/é b", "H"},
		{"http://u:p@h/", "http://h/", "h"},
		{"http://[::1]:81/", "http://[::1]:81/", "[::1]:81"},
	}
	for _, tt := range tests {
		a, err := ReadURL(tt.text)
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
			continue
		}
		if a.String() != tt.want || a.Authority != tt.authority {
			t.Errorf("%s: %s, %s; want %s, %s", tt.text, a, a.Authority, tt.want, tt.authority)
		}
	}
	for text, want := range map[string]string{
		"ftp://h/":        "ValueError: Invalid URL 'ftp://h/': the scheme is http or https",
		"http://":         "ValueError: Invalid URL 'http://': No host supplied",
		"http:///x":       "ValueError: Invalid URL 'http:///x': No host supplied",
		"http://h:70000/": "OverflowError: port must be 0-65535.",
		"http://h:x/":     "ValueError: Invalid URL 'http://h:x/': invalid port",
		"http://a b/":     "ValueError: Invalid URL 'http://a b/': invalid character",
	} {
		if _, err := ReadURL(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

func TestPythonLiteral(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`13.5`: `13.5`, `true`: `True`, ` null `: `None`, `9007199254740993`: `9007199254740993`, `1.10`: `1.10`,
		`"it's \"x\" é\u001b"`:                      `"it's \"x\" é\x1b"`,
		`{"a": [1, {"b": false}], "c": {}, "d":[]}`: `{"a": [1, {"b": False}], "c": {}, "d": []}`,
	} {
		if got, _, err := pythonLiteral(text); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{``, `{`, `[1,]`, `1 2`, `nul`, `{"a"}`, strings.Repeat("[", 101) + strings.Repeat("]", 101)} {
		if got, _, err := pythonLiteral(text); err == nil {
			t.Errorf("%s: %s, want an error", text, got)
		}
	}
}

// TestExact: which JSON comes back from json.dumps as it was typed.
func TestExact(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		`13.5`: true, `1.50`: false, `1e3`: false, `1e+30`: true, `1E5`: false, `-0`: false, `-0.0`: true, `0`: true, `1e400`: false, `123456789012345678901234567890`: true,
		`{"a": 1, "a": 2}`: false, `{"a": 1, "b": {"a": 2}}`: true, `"\ud800"`: false, `[0.1, {"é": null}]`: true,
	} {
		if _, exact, err := pythonLiteral(text); err != nil || exact != want {
			t.Errorf("%s: %v, %v", text, exact, err)
		}
	}
}
