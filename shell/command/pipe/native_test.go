package pipe

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// Plain JSON, and some that is not.
var nativeData = []string{
	`[{"title":"pen","price":1.5,"rating":{"count":3,"rate":2.5}},{"title":"ink","price":12,"rating":{"count":1,"rate":4}}]`,
	`[{"title":"pen","price":"7"},{"title":"étui","price":"12"}]`, `[{"title":"b","price":2,"tags":["x","y"]},{"title":"a","price":2,"tags":["z"]},{"title":"c","price":1,"tags":[]}]`,
	`{"title":"pen","price":1.5,"at":{"city":"Lyon"}}`, `[1,2.5,"x"]`, `[]`, `{}`, `null`, `5`, `"x"`, `true`, `[true,null]`, `[[1],[2,3]]`,
	`[{"title":"a\"b\\c","price":100.0}]`, `[{"title":"\u00e9","price":1.10}]`, `[{"title":"a\u001b","price":1e2}]`, `[{"title":"a","title":"b"}]`, `[{"title":null,"price":-0}]`, `[{"price":1},{"title":"x"}]`, `[{"title":"x", "price": 10}]`, "no JSON", "",
}

var nativeChains = []string{
	"count", "head 1", "head 0", "tail 1", "tail 0", "#.title", "0.title", "0", "#", "title", "at.city", "#.rating", "#.rating.count", "#.tags", "#.tags.#", "#.tags.0", "1.0", "#.0", "fields title price", "fields title", "fields count title", "fields rating.rate", "fields nothing",
	"where price > 1.5", "where price = 7", "where title = pen", "where title != pen", "where count >= 3", "where title % p*", "where price = null", `where title < "c"`,
	"sort price", "sort price desc", "sort title", "sort count", "pretty", "head 1 | #.title", "where price > 1 | fields title price", "sort price | head 1 | 0.title", "where price > 99 | count", "where price > 99 | #.title", "head 1 | pretty", "#.title | count", "0.title | count", "count | pretty", "#.rating | fields count",
}

// TestNativePrograms: where plain Python is written for filters, it prints what they show.
func TestNativePrograms(t *testing.T) {
	t.Parallel()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 here")
	}
	var program strings.Builder
	program.WriteString("import json\n")
	var want, labels []string
	for _, data := range nativeData {
		for _, chain := range nativeChains {
			var steps []Step
			for _, text := range strings.Split(chain, " | ") {
				step, err := Parse(text)
				if err != nil {
					t.Fatal(err)
				}
				steps = append(steps, step)
			}
			code, ok := NativeProgram(Source{BytesSource, "data"}, []byte(data), steps, "")
			if !ok {
				continue
			}
			f, err := run(t, Octets([]byte(data)), chain)
			if err != nil {
				t.Errorf("%s | %s fails in the shell: %v\n%s", data, chain, err, code)
				continue
			}
			want, labels = append(want, string(f.Encode())), append(labels, data+" | "+chain+"\n"+code)
			fmt.Fprintf(&program, "data = %s.encode()\nprint('\\x1e')\n%s\n", strconv.QuoteToASCII(data), code)
		}
	}
	cmd := exec.Command(python, "-")
	cmd.Env = append(cmd.Environ(), "PYTHONIOENCODING=utf-8")
	cmd.Stdin = strings.NewReader(program.String())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got := strings.Split(string(out), "\x1e\n")[1:]
	if len(got) != len(want) || len(want) < 150 {
		t.Fatalf("%d outputs of %d programs", len(got), len(want))
	}
	for i, label := range labels {
		if got[i] != want[i] {
			t.Errorf("%s\n got %q\nwant %q", label, got[i], want[i])
		}
	}
}

// TestNativePython: what people read.
func TestNativePython(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ data, filters, file, want string }{
		{"", "count", "", "print(len(response.json()))"},
		{"", "head 2", "", "print(json.dumps(response.json()[:2], indent=2, ensure_ascii=False))"},
		{"", "#.title", "", ""}, {"", "fields title", "", ""}, {"", "where title = x", "", ""}, {"", "sort title", "", ""}, {"", "pretty", "", ""},
		{nativeData[0], "#.title", "", `print(*[item["title"] for item in response.json()], sep="\n")`},
		{nativeData[0], "0.rating.count", "", `print(response.json()[0]["rating"]["count"])`},
		{nativeData[0], "fields title count", "file", "for item in response.json():\n    print(item[\"title\"], item[\"rating\"][\"count\"], sep=\"\\t\", file=file)"},
		{nativeData[0], "where price < 10 | sort price desc | fields title", "", "for item in sorted([item for item in response.json() if item[\"price\"] < 10], key=lambda item: item[\"price\"], reverse=True):\n    print(item[\"title\"])"},
		{"null", "count", "", ""}, {`[{"title":"\u00e9"}]`, "count", "", ""}, {nativeData[0], "csv", "", ""}, {nativeData[0], "head -n 1", "", ""},
	} {
		var steps []Step
		for _, text := range strings.Split(tt.filters, " | ") {
			step, err := Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			steps = append(steps, step)
		}
		var data []byte
		if tt.data != "" {
			data = []byte(tt.data)
		}
		if got, _ := NativeProgram(Source{ResponseSource, "response"}, data, steps, tt.file); got != tt.want {
			t.Errorf("%s | %s\n got %s\nwant %s", tt.data, tt.filters, got, tt.want)
		}
	}
}
