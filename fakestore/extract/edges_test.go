package extract_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"labsh/fakestore/extract"
)

// TestParseEdges: how filters are read at the edges of their grammar; "" is an
// error with the forms.
func TestParseEdges(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"  count  ":                "count",
		"\tfields\t a  b ":         "fields a b",
		"fields {a, b} c":          "fields {a, b} c",
		"fields (a b) [c d] {e} f": "fields (a b) [c d] {e} f",
		"sort a asc":               "sort a",
		"sort a desc":              "sort a desc",
		"sort a up":                "! sort PATH [desc]",
		"sort a desc desc":         "! sort PATH [desc]",
		"sort":                     "! sort PATH [desc]",
		"sort 'a":                  "! sort PATH [desc]",
		"sort 'a' 'desc'":          "sort a desc",
		"fields ''":                "fields ",
		"fields":                   "! fields NAME…",
		"head 0":                   "head 0",
		"head 1 2":                 "! head N",
		"grep x":                   "? grep x",
		"title, price":             "? title, price",
		"#(a == 1)#.b":             "#(a == 1)#.b",
		`#(a == "x)").b`:           `#(a == "x)").b`,
		`a\"b`:                     `a\"b`,
		`a\(b`:                     `a\(b`,
		`a"b`:                      "! #.title #(price<20)#.title {title,price}",
		"a[b":                      "! #.title #(price<20)#.title {title,price}",
		"a{b":                      "! #.title #(price<20)#.title {title,price}",
		"a)b":                      "a)b",
		"a]b":                      "a]b",
		`where "" = x`:             "! where PATH OP VALUE",
		`where a = ""`:             `where a = ""`,
		`where a\=b = x`:           `where a\=b = x`,
		"where a.#(b=1).c = x":     "where a.#(b=1).c = x",
		"where a.{b=1}.c = x":      "where a.{b=1}.c = x",
		"where a.[b=1].c = x":      "where a.[b=1].c = x",
		`where #(a=")=").b = x`:    `where #(a=")=").b = x`,
		`where #(a="\")=").b = x`:  `where #(a="\")=").b = x`,
		`where #(a='=').b = x`:     `where #(a='=').b = x`,
		`where 'a=b' = x`:          `where a=b = x`,
		`where a = '<b'`:           `where a = "<b"`,
		"where a = <b":             "! where PATH OP VALUE",
		"where a = |b":             "where a = |b",
		"where a = b|":             "where a = b|",
		`where a = 'b|c'`:          `where a = "b|c"`,
		"where a = b| c":           `! where a = b |  c where a = "b| c"`,
		"where a = 1,b":            "where a = 1,b",
		"where a = ,5":             "where a = ,5",
		"where a = 1,2,3":          "where a = 1,2,3",
		"where 1 < 2":              "where 1 < 2",
		"where 1 < a.b":            "where 1 < a.b",
		"where null = a":           "where null = a",
		"where a % null":           "where a % null",
		"where a !% true":          "where a !% true",
		"where a == null":          "where a == null",
		"where a = false":          "where a = false",
		"where a <= true":          "! where a = true",
		"where a contains x*":      "! where a % x*",
		"where a contains x?":      "! where a % x?",
		"where a endswith x":       "! where a % *x",
		"where a endswith 'x y'":   `! where a % "*x y"`,
		"where a like 'x y*'":      `! where a % "x y*"`,
		"where a is 'x y'":         `! where a = "x y"`,
		"where a !~ b":             "! where a !% b",
		"where a like":             "! where PATH OP VALUE",
		"where a = 'b,' c":         "! where PATH OP VALUE",
		"where a b c = d":          `! where "a b c" = d`,
		"where 'a b = d":           "! where PATH OP VALUE",
	} {
		f, err := extract.Parse(text)
		var got string
		var wrong *extract.Error
		switch {
		case err == nil:
			got = f.String()
		case !errors.As(err, &wrong):
			t.Fatalf("%s: %v", text, err)
		case wrong.Kind == extract.UnknownFilter:
			got = "? " + wrong.What
		default:
			got = "! " + strings.Join(wrong.Candidates, " ")
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// TestValues: what CutWord, CutValue and BehindValue cut.
func TestValues(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": `"" "" false false`, "a": `"a" "" false true`, "a  b ": `"a" "b" false true`, "a\tb": `"a" "b" false true`,
		"'a b' c": `"a b" "c" true true`, `"a\"b"c`: `"a\"b" "c" true true`, "'a": `"" "" false false`, `'a\'`: `"" "" false false`,
		"''": `"" "" true true`,
	} {
		word, rest, quoted, ok := extract.CutValue(text)
		if got := fmt.Sprintf("%q %q %v %v", word, rest, quoted, ok); got != want {
			t.Errorf("CutValue %q: %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{" a b ": "a|b", " a": "a|", "": "|", "\ta\t b": "a|b"} {
		if word, rest := extract.CutWord(text); word+"|"+rest != want {
			t.Errorf("CutWord %q: %q %q", text, word, rest)
		}
	}
	for text, want := range map[string]string{
		"price > 10 | more": "| more", "price > 10": "", "price": "", "> 10 x": "x", `a = "b c" d`: "d", `a = "b`: "",
	} {
		if got := extract.BehindValue(text); got != want {
			t.Errorf("BehindValue %q: %q", text, got)
		}
	}
}

// TestEdges: filters at the edges of what they choose; "!" is an error.
func TestEdges(t *testing.T) {
	t.Parallel()
	equal := `[{"k":1,"n":"a"},{"k":0,"n":"b"},{"k":1,"n":"c"},{"n":"d"},{"k":0,"n":"e"},{"n":"f"}]`
	for _, tt := range []struct{ json, filters, want string }{
		// The sort is stable, both ways, and rows without the field are last.
		{equal, "sort k|#.n", "b\ne\na\nc\nd\nf"},
		{equal, "sort k desc|#.n", "a\nc\nb\ne\nd\nf"},
		{`[{"k":"10","i":1},{"k":"9","i":2},{"k":2,"i":3}]`, "sort k|#.i", "3\n2\n1"},
		{`[{"k":"10","i":1},{"k":"x","i":2},{"k":"9","i":3}]`, "sort k|#.i", "1\n3\n2"},
		{`[{"k":null,"i":1},{"k":"9","i":2},{"k":"10","i":3}]`, "sort k|#.i", "1\n2\n3"},
		{`[{"k":[1],"i":1},{"k":1,"i":2}]`, "sort k|#.i", "2\n1"},
		{`[{"k":{"a":1}},{"k":{"a":0}}]`, "sort k", "! k: holds objects: sort k.a"},
		{`[{"k":{"a":1}},{"k":{"a":0}}]`, "sort k desc", "! k: holds objects: sort k.a desc"},
		{`[{"k":[]},{"k":null}]`, "sort k", "! k: holds lists: sort k.0 sort k.#"},

		// A number with a unit is no number.
		{`[{"price":20},{"price":10}]`, "where price < 15€", "! price: holds numbers: where price < N"},
		{`[{"price":20},{"price":10}]`, "where price = 20€", "! price: holds numbers: where price = N"},
		{`[{"price":"20€"},{"price":"9€"}]`, "where price < 10€|#.price", ""},
		{`[{"price":"20€"},{"price":"9€"}]`, "where price = 9€|#.price", "9€"},
		{`[{"price":"20"},{"price":"x"},{"price":5}]`, "where price < 10|#.price", "5"},
		{`[{"price":5},{"price":"x"}]`, "where price < y", "! price: holds numbers: where price < N"},
		{`[{"price":5},{"price":"x"}]`, `where price < "y"|#.price`, "x"},
		{`[{"price":5},{"price":"x"}]`, "where price = x|#.price", "x"},
		{`[{"a":null},{"a":{"b":1}}]`, "where a !% x|count", "! a: holds objects: where a.b !% x"},
		{`[{"a":null},{"a":"x"}]`, "where a % *|count", "1"},
		{`[{"a":[1,2]},{"a":[3]}]`, "where a >= 3|#.a.0", "3"},
		{`[{"a":1},{"a":2},{"a":3}]`, "where a < 2|#.a", "1"},
		{`[{"a":1},{"a":2},{"a":3}]`, "where a <= 2|#.a", "1\n2"},
		{`[{"a":1},{"a":2},{"a":3}]`, "where a > 2|#.a", "3"},
		{`[{"a":1},{"a":2},{"a":3}]`, "where a >= 2|#.a", "2\n3"},

		// Names.
		{`[{"x":{"Title":1}}]`, "fields titel", "! titel: x.Title"},
		{`[{"a.b":1},{"a.b":2}]`, "fields a.b", "! a.b: "},
		{`[{"~x":5}]`, "fields ~x", "5\n"},
		{`[{"a":[[{"deep":1}]]}]`, "fields deep", "[[1]]\n"},
		{"[" + strings.Repeat(`{"a":`, 31) + `{"deep":1}` + strings.Repeat("}", 31) + "]", "fields deep", "1\n"},
		{"[" + strings.Repeat(`{"a":`, 32) + `{"deep":1}` + strings.Repeat("}", 32) + "]", "fields deep", "! deep: "},

		// Paths that find nothing, and what would.
		{`[{"title":1}]`, "title", "! title: #.title"},
		{`{"title":1}`, "#.title", "! #.title: title"},
		{`{"title":1}`, "titel", "! titel: title"},
		{`[{"title":1}]`, "#.titel", "! #.titel: #.title"},
		{`{"a":1}`, "@revers", "! @revers: @reverse"},
		{`[{"a":1},{"b":2}]`, "#.{c}", "! #.{c}: "},
		{`[]`, "#.{c}", ""},
		{`[]`, "#.c", ""},
		{`[{"c":[]}]`, "#.c", "[[]]"},
		{`[{"c":[{}]}]`, "#.c.#.d", "! #.c.#.d: "},
		{`[{"a":{"n":5}}]`, "#(n>1)#", "! n: #(a.n>1)#"},
		{`{"list":[{"price":5}]}`, "list.#(prise>1)#", "! prise: list.#(price>1)#"},
		{`{"list":[{"a":5}]}`, "list.#(a>cheap)#", "! a: holds numbers: list.#(a > N)#"},
		{`{"list":{"a":5}}`, "list.#(b>1)#", "! list.#(b>1)#: "},
		{`[{"a":"x"}]`, `#(a=="x")#.a`, "x"},
		{`[{"a":5}]`, "#(a>9)#", ""},

		{`true`, "where a = 1", "! boolean"},
		{`null`, "fields a", "! null"},
		{`[{"a":1,"b":2},{"b":3}]`, "fields a b|@this", `[{"a":1,"b":2},{"b":3}]`},
		{`[1]`, "head 1|@this", "1"},
		{`[1,2]`, "head 3|@this", "1\n2"},
	} {
		r, err := run(t, tt.json, strings.Split(tt.filters, "|")...)
		got := show(r)
		var wrong *extract.Error
		if errors.As(err, &wrong) {
			got = "! " + wrong.What
			if wrong.Kind == extract.NothingMatched || wrong.Kind == extract.Incomparable {
				got += ": "
			}
			if wrong.Holds != "" {
				got += "holds " + wrong.Holds + ": "
			}
			got += strings.Join(wrong.Candidates, " ")
		}
		if got != tt.want {
			t.Errorf("%.60s on %.60s:\n got %q\nwant %q", tt.filters, tt.json, got, tt.want)
		}
	}
}

// TestSearchLimits: hostile JSON makes no search long and no list of places
// endless.
func TestSearchLimits(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 50 {
		fmt.Fprintf(&b, `,"k%d":{"n":1}`, i)
	}
	_, err := run(t, "[{"+b.String()[1:]+"}]", "fields n")
	var wrong *extract.Error
	if !errors.As(err, &wrong) || wrong.Kind != extract.Ambiguous || len(wrong.Candidates) != 10 || wrong.Candidates[9] != "k9.n" {
		t.Errorf("%v", err)
	}
	// Of names for hints 500 are remembered: the 500th is, the 501st is not.
	b.Reset()
	for i := range 600 {
		fmt.Fprintf(&b, `,"%dabcde%d":1`, i, i)
	}
	for name, want := range map[string][]string{"499abcd499": {"499abcde499"}, "500abcd500": nil} {
		_, err = run(t, "[{"+b.String()[1:]+"}]", "fields "+name)
		if !errors.As(err, &wrong) || wrong.Kind != extract.NothingMatched || len(wrong.Candidates) > 0 != (want != nil) ||
			want != nil && wrong.Candidates[0] != want[0] {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
	// The first twenty elements are looked through for a slip in a path.
	for at, want := range map[int][]string{19: {"#.title"}, 20: nil} {
		list := strings.Repeat(`{},`, at) + `{"title":1}`
		_, err = run(t, "["+list+"]", "#.titel")
		if !errors.As(err, &wrong) || !slices.Equal(wrong.Candidates, want) {
			t.Errorf("a name in element %d: %v", at, err)
		}
	}
	// Names of 64 letters are compared, longer ones are not.
	for length, want := range map[int]int{64: 1, 65: 0} {
		name := strings.Repeat("a", length)
		for _, typed := range []string{name[1:], "b" + name[1:]} {
			_, err = run(t, `[{"`+name+`":1}]`, "fields "+typed)
			if !errors.As(err, &wrong) || len(wrong.Candidates) != want {
				t.Errorf("%d letters: %v", length, err)
			}
		}
	}
}

// TestEmbedded: @fromstr parses strings, whose nesting nothing limits; other
// filters do not care about brackets in strings.
func TestEmbedded(t *testing.T) {
	t.Parallel()
	most := `"` + strings.Repeat("[", 50_000) + strings.Repeat("{", 50_000) + `"`
	for json, tooDeep := range map[string]bool{most: false, `"[` + most[1:]: true} {
		_, err := run(t, json, "@fromstr")
		var wrong *extract.Error
		if got := errors.As(err, &wrong) && wrong.Kind == extract.TooDeep; got != tooDeep {
			t.Errorf("%d bytes: %.80v", len(json), err)
		}
		if r, err := run(t, json, "@this"); err != nil || len(r.JSON) != len(json) {
			t.Errorf("%.80v", err)
		}
	}
}

// TestApplyErrors: what a filter that no line can write is told.
func TestApplyErrors(t *testing.T) {
	t.Parallel()
	for _, f := range []extract.Filter{extract.Fields(nil), extract.Where{Field: "a", Op: "=", Value: "1"}, extract.Sort{Field: "a"}, extract.Head(1), extract.Path("a")} {
		if r, err := extract.Apply([]byte("[nul]"), f); err == nil {
			t.Errorf("%v: %s", f, r.JSON)
		}
	}
	if _, err := extract.Apply([]byte(`[{"a":1}]`), extract.Fields{}); err == nil {
		t.Error("fields of nothing")
	}
	if r, err := extract.Apply([]byte("[1,2]"), extract.Head(-1)); err != nil || string(r.JSON) != "[]" {
		t.Errorf("%s %v", r.JSON, err)
	}
}
