package request_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"labsh/netlab/httpwire"
	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/request"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

func TestMain(m *testing.M) { commandtest.Main(m) }

// TestRequests: a line's items as a call of module requests.
func TestRequests(t *testing.T) {
	t.Parallel()
	body := filepath.Join(t.TempDir(), "body")
	if err := os.WriteFile(body, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	method := "GET"
	r := request.Requests{}
	h := commandtest.With(t, locale.English, command.NewTable([]command.Command{{Name: "call", Usage: "URL [ITEM…]", Run: func(c *command.Call) (command.Result, error) {
		r = request.Requests{Method: method, URL: c.Arg("URL")}
		if method == "POST" {
			r.Timeout, r.Extra = "2.5", []string{"stream=True"}
		}
		if err := r.Add(c.Args("ITEM")); err != nil {
			return command.Result{}, request.ItemError(err)
		}
		return command.Result{Value: object.Str(r.Lines(c))}, nil
	}}}))
	h.Run("n = 3\ntext = 'a'\nvalues = [1, {'a': None}]")
	for _, tt := range []struct{ method, line, want string }{
		{"GET", "x = call u", "x = requests.get(\"u\")\nx"}, {"HEAD", "x = call u", "x = requests.head(\"u\")\nx"}, {"OPTIONS", "x = call u", "x = requests.options(\"u\")\nx"}, {"PUT", "x = call u", "x = requests.put(\"u\")\nx"}, {"PATCH", "x = call u", "x = requests.patch(\"u\")\nx"}, {"DELETE", "x = call u", "x = requests.delete(\"u\")\nx"},
		{"Brew", "x = call u", "x = requests.request(\"Brew\", \"u\")\nx"},
		{"GET", "x = call u a==1 b==01 c==-5 d==- e==0 f==-0 g==1234567890123456789 h==x i==", `x = requests.get("u", params={"a": 1, "b": "01", "c": -5, "d": "-", "e": 0, "f": "-0", "g": "1234567890123456789", "h": "x", "i": ""})` + "\nx"},
		{"GET", "x = call u a==$n b==${n + 1} A:$text B: C:x", `x = requests.get("u", params={"a": n, "b": 4}, headers={"A": text, "B": None, "C": "x"})` + "\nx"},
		{"POST", `x = call u a=1 b:=true c:=$values d:='{"e": [null]}' f=$n`, `x = requests.post("u", json={"a": "1", "b": True, "c": values, "d": {"e": [None]}, "f": str(n)}, timeout=2.5, stream=True)` + "\nx"},
		{"GET", "x = call u @" + body, `x = requests.get("u", data=open("` + body + `", "rb").read())` + "\nx"},
		{"GET", "x = call u 'a=b c'", `x = requests.get("u", json={"a": "b c"})` + "\nx"},
	} {
		method = tt.method
		h.Run(tt.line)
		if got := h.Value("x == " + pythonText(tt.want)); got != "True" {
			t.Errorf("%s %s\n got %s\nwant %q", tt.method, tt.line, h.Value("x"), tt.want)
		}
	}
	for line, want := range map[string]string{
		"call u x": "ValueError: ", "call u a:=[": "ValueError: invalid JSON: ", "call u a:=${set()}": "TypeError: Object of type set is not JSON serializable", "call u a:=1x": "ValueError: invalid JSON: ",
		"call u a:='" + strings.Repeat("[", 101) + strings.Repeat("]", 101) + "'": "ValueError: invalid JSON: too deep",
	} {
		if got := h.Fails(line); !strings.HasPrefix(got, want) {
			t.Errorf("%.40s: %q, want %q", line, got, want)
		}
	}
	deep := strings.Repeat("[", 100) + strings.Repeat("]", 100)
	if got, _ := h.Run("y = call u a:='" + deep + "'\nprint(len(y))"); got == "" {
		t.Error("100 levels")
	}
}

func pythonText(text string) string {
	return "'''" + strings.NewReplacer(`\`, `\\`, "'", `\'`, "\n", `\n`).Replace(text) + "'''"
}

func TestSeconds(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{0: "", -time.Second: "", 1500 * time.Millisecond: "1.5", time.Minute: "60", time.Nanosecond: "1e-09"} {
		if got := request.Seconds(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}

func TestTargets(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"h": "http://h:80 /", "HTTPS://H/x": "https://h:443 /x", "h:80": "http://h:80 /", "https://h:80": "https://h:80 /", "http://[::1]:8/": "http://::1:8 /", ":": "http://localhost:80 /", "h?#x": "http://h:80 /?", "u:p@h:1/a?b": "http://h:1 /a?b",
	} {
		a, err := request.ReadURL(text)
		if err != nil || a.Origin()+" "+a.Path != want {
			t.Errorf("%s: %v %v, want %s", text, a, err, want)
		}
	}
	a, err := request.ReadURL("http://u:p@h:8080/x")
	if err != nil || a.User == nil || a.User.Username() != "u" || a.String() != "http://h:8080/x" || a.Host != "h" || a.Port != 8080 {
		t.Errorf("%+v, %v", a, err)
	}
	for text, want := range map[string]string{"h:65536": "OverflowError: ", "h:65535": "", "gopher://h": "ValueError: ", "http://": "ValueError: ", "": "ValueError: ", "h:-1": "ValueError: "} {
		_, err := request.ReadURL(text)
		if (err == nil) != (want == "") || err != nil && !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if err := request.ItemError(&httpwire.ItemError{Item: "a'b", What: "wrong"}); err.Error() != `ValueError: wrong: "a'b"` {
		t.Error(err)
	}
	if request.ItemError(nil) != nil {
		t.Error("no error is one")
	}
}
