package extract_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"labsh/fakestore/catalogue"
	"labsh/fakestore/extract"
)

// TestWhereNumbers: a number is one however it is written, beside a number and
// beside a text that is written as one.
func TestWhereNumbers(t *testing.T) {
	t.Parallel()
	const rows = `[{"n":7,"zip":"07"},{"n":0.5,"zip":"5"},{"n":-5,"zip":"x"}]`
	for filter, want := range map[string]string{
		"where n = 07": "1", "where n = .5": "1", "where n = +7": "1", "where n < -.5": "1", "where n >= 7.": "1", "where n = 7.0": "1",
		"where zip = 07": "1", "where zip = 7": "1", `where zip = "7"`: "0", `where zip = "07"`: "1", "where zip = +05": "1",
	} {
		if got, err := run(t, rows, filter, "count"); err != nil || string(got.JSON) != want {
			t.Errorf("%s: %s (%v), want %s", filter, got.JSON, err, want)
		}
	}
	for _, filter := range []string{"where n = .", "where n = +", "where n = --5", "where n = +-5", "where n = 1_000", "where n = 0x7"} {
		if got, err := run(t, rows, filter, "count"); err == nil {
			t.Errorf("%s: %s", filter, got.JSON)
		}
	}
}

// TestWhereGrammar: one comparison of one field with one value, or how to write
// it.
func TestWhereGrammar(t *testing.T) {
	t.Parallel()
	const form = "where PATH OP VALUE"
	tests := []struct {
		text string
		want string // the filter as it was read
		form string // or what is to be written
	}{
		{text: "where price > 10", want: "where price > 10"},
		{text: "where price>10", want: "where price > 10"},
		{text: "where\tprice\t>=\t-1.5e3", want: "where price >= -1.5e3"},
		{text: "where price == 10", want: "where price == 10"},
		{text: `where title = "a > b"`, want: `where title = "a > b"`},
		{text: `where title = 'men\'s'`, want: `where title = "men's"`},
		{text: "where title = men's", want: "where title = men's"},
		{text: `where "first name" = Ana`, want: `where "first name" = Ana`},
		{text: "where image = https://x.org/?a=b", want: "where image = https://x.org/?a=b"},
		{text: `where tags.#(=="y") == y`, want: `where tags.#(=="y") == y`},
		{text: "where title !% *x?", want: "where title !% *x?"},
		{text: "where ok != null", want: "where ok != null"},

		{text: "where", form: form},
		{text: "where price", form: form},
		{text: "where > 3", form: form},
		{text: "where price >", form: form},
		{text: "where price > > 3", form: form},
		{text: "where price >> 3", form: form},
		{text: "where price between 3", form: form},
		{text: `where title = "a`, form: form},
		{text: `where title = "a" "b"`, form: form},
		{text: "where 5 < price < 10", form: form},
		{text: "where price => 3", form: "where price >= 3"},
		{text: "where price =< 3", form: "where price <= 3"},
		{text: "where price <> 3", form: "where price != 3"},
		{text: "where price === 3", form: "where price == 3"},
		{text: "where price is 3", form: "where price = 3"},
		{text: "where title contains bag", form: "where title % *bag*"},
		{text: "where title contient 'a b'", form: `where title % "*a b*"`},
		{text: "where title startswith Wh", form: "where title % Wh*"},
		{text: "where title ~ bag", form: "where title % *bag*"},
		{text: "where price > 10,5", form: "where price > 10.5"},
		{text: "where price > 10 and price < 20", form: "where price > 10 | where price < 20"},
		{text: "where price > 10 && < 20", form: "where price > 10 | where price < 20"},
		{text: "where price > 10 et where price < 20", form: "where price > 10 | where price < 20"},
		{text: "where price > 10, price < 20", form: "where price > 10 | where price < 20"},
		{text: `where title = "a" and id = 3`, form: `where title = "a" | where id = 3`},
		{text: "where price > 10 and price < 20 and id = 3", form: form},
		{text: "where price > 1 000", form: "where price > 1000"},
		{text: "where title = salt and pepper", form: `where title = "salt and pepper"`},
		{text: "where price < 10 or price > 20", form: "or: where price < 10; where price > 20"},
		{text: "where price < 10 || price > 20", form: "or: where price < 10; where price > 20"},
		{text: "where category = women's clothing", form: `where category = "women's clothing"`},
		{text: "where first name = Ana", form: `where "first name" = Ana`},
		{text: "where title = a>b", form: `where title = "a>b"`},
		{text: "where price < 20 and price > 10", form: "where price < 20 | where price > 10"},
		{text: "where category = electronics et price > 100", form: "where category = electronics | where price > 100"},
		{text: "where price > 500|fields id", form: "where price > 500 | fields id; where price > \"500|fields id\""},
		{text: "where title = “a b”", form: `where title = "a b"`},
		{text: "where title = « a »", form: `where title = "a"`},
		{text: "where title = ‘a’", form: `where title = "a"`},
		{text: "where 10 < price", form: "where price > 10"},
		{text: "where 10 >= price", form: "where price <= 10"},
		{text: "where 20 > price > 10", form: form},
		{text: "where ok > true", form: "where ok = true"},
	}
	for _, tt := range tests {
		f, err := extract.Parse(tt.text)
		if tt.form == "" {
			if err != nil || f.String() != tt.want {
				t.Errorf("%s: read as %v (%v), want %s", tt.text, f, err, tt.want)
			}
			continue
		}
		var wrong *extract.Error
		if !errors.As(err, &wrong) {
			t.Errorf("%s: read as %v, want an error", tt.text, f)
			continue
		}
		got := ""
		if wrong.Kind == extract.NoOr {
			got = "or: "
		} else if wrong.Kind != extract.BadFilter || wrong.What != tt.text {
			t.Errorf("%s: %+v", tt.text, wrong)
		}
		for i, c := range wrong.Candidates {
			if i > 0 {
				got += "; "
			}
			got += c
			if c != form {
				readable(t, c)
			}
		}
		if got != tt.form {
			t.Errorf("%s: to be written %s, want %s", tt.text, got, tt.form)
		}
	}
}

// readable fails when what an error says to write is wrong again.
func readable(t *testing.T, forms string) {
	t.Helper()
	for _, text := range strings.Split(forms, " | ") {
		if _, err := extract.Parse(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

const stock = `[
 {"id":1,"code":"12.5","note":"12.5","ok":true,"left":3,"none":null,"in":{"n":1,"list":[1]},"list":[{"n":1},{"n":2}],"flag":"true","empty":[]},
 {"id":2,"code":"9","note":"n/a","ok":false,"left":null,"none":null,"in":{"n":2,"list":[]},"list":[],"flag":"false","empty":[]},
 {"id":3,"code":"100","note":"x","left":"none","list":[{"n":3}]}
]`

func TestWhereKinds(t *testing.T) {
	t.Parallel()
	ids := func(json, filter string) (string, error) {
		got, err := run(t, json, filter, "#.id")
		return show(got), err
	}
	for filter, want := range map[string]string{
		"where code > 10": "1\n3", "where code = 9.0": "2", `where code > "2"`: "2", "where note = 12.50": "1",
		"where note > 10": "1", "where note = n/a": "2", "where left = 3": "1", "where left != 3": "2\n3",
		"where left = none": "3", "where left = null": "2", "where left != null": "1\n3", "where none = 5": "",
		"where none = null": "1\n2", "where empty = 5": "", "where ok = true": "1", "where ok != true": "2",
		"where flag = true": "1", "where list.#.n = 2": "1", "where list.#.n > 1": "1\n3", "where list.#.n != 1": "1\n3",
		"where in.list = 1": "1", "where id > 99": "", "where id = null": "", "where left % *": "1\n3", "where id % 1*": "1",
	} {
		if got, err := ids(stock, filter); err != nil || got != want {
			t.Errorf("%s: %q (%v), want %q", filter, got, err, want)
		}
	}
	if got, err := ids(catalogue.Carts, "where productId = 1"); err != nil || got != "1\n2\n3\n4" {
		t.Errorf("productId of carts: %q %v", got, err)
	}
	for filter, want := range map[string][]string{
		"where id = cheap":     {"where id = N"},
		"where id > cheap":     {"where id > N"},
		"where id != cheap":    {"where id != N"},
		"where id = 10€":       {"where id = N"},
		`where id = "3"`:       {"where id = 3"},
		"where id = true":      {"where id = N"},
		"where ok = 1":         {"where ok = true"},
		"where ok = False":     {"where ok = false"},
		`where ok != "true"`:   {"where ok != true"},
		"where in = 1":         {"where in.n = 1"},
		"where in % *1*":       {"where in.n % *1*"},
		"where list = 1":       {"where list.#.n = 1"},
		"where flag = 1":       {`where flag = "1"`, "where flag % *1*"},
		"where list.#.n = few": {"where list.#.n = N"},
		"where list.#.m = 1":   {},
		"where in.lost = 1":    {"in.list", "list", "left"},
		"where idd = 1":        {"id", "in"},
		"sort in":              {"sort in.n"},
		"sort list desc":       {"sort list.0 desc", "sort list.# desc"},
		"fields id list.#.m":   {},
		"#.list.#.m":           {},
		"#.{m}":                {},
		"#(idd>1)#":            {"#(id>1)#", "#(in>1)#"},
		"#(n > 1)#.id":         {"#(in.n>1)#.id", "#(list.#.n>1)#.id"},
		"#(id>10,5)#":          {"#(id > N)#"},
		"#(id>cheap)#.id":      {"#(id > N)#.id"},
	} {
		_, err := run(t, stock, filter)
		var wrong *extract.Error
		if !errors.As(err, &wrong) || !slices.Equal(wrong.Candidates, want) && len(wrong.Candidates)+len(want) > 0 {
			t.Errorf("%s: %v %+v, want %q", filter, err, wrong, want)
		}
	}
	for filter, want := range map[string]string{
		"where id = cheap": "numbers", "where ok = 1": "true and false", "where in = 1": "objects", "where list = 1": "objects",
		"where flag = 1": "texts", "where list.#.n = few": "numbers", "sort in": "objects", "sort list desc": "lists",
	} {
		_, err := run(t, stock, filter)
		var wrong *extract.Error
		if !errors.As(err, &wrong) || wrong.Kind != extract.Incomparable || wrong.Holds != want {
			t.Errorf("%s: %v %+v, want %s", filter, err, wrong, want)
		}
	}
	for _, path := range []string{"#(id>99)#", "#(id>99)#.code", "#.empty", "1.list", "1.list.#.n", "#(ok==true)#.empty", "#.empty.#.n"} {
		if got, err := run(t, stock, path); err != nil {
			t.Errorf("%s: %q %v", path, show(got), err)
		}
	}
	if got, err := run(t, stock, "sort code", "#.code"); err != nil || show(got) != "9\n12.5\n100" {
		t.Errorf("sort of numbers in quotes: %q %v", show(got), err)
	}
}
