package extract_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"labsh/fakestore/catalogue"
	"labsh/fakestore/extract"
)

// run applies filters written one after the other with bars between.
func run(t testing.TB, json string, filters ...string) (extract.Result, error) {
	t.Helper()
	var parsed []extract.Filter
	for _, text := range filters {
		f, err := extract.Parse(text)
		if err != nil {
			return extract.Result{}, err
		}
		parsed = append(parsed, f)
	}
	return extract.Apply([]byte(json), parsed...)
}

// show draws a result as the shell does where nobody watches.
func show(r extract.Result) string {
	var b strings.Builder
	if r.Table != nil {
		for _, row := range r.Table.Rows {
			for i, cell := range row {
				if i > 0 {
					b.WriteByte('\t')
				}
				b.WriteString(cell.Text())
			}
			b.WriteByte('\n')
		}
		return b.String()
	}
	if lines, ok := r.Lines(); ok {
		return strings.Join(lines, "\n")
	}
	return string(r.JSON)
}

const shelf = `[
 {"title":"a","price":20,"rating":{"rate":3,"count":120},"tags":["x","y"]},
 {"title":"b","price":9007199254740993,"rating":{"rate":4.5},"stock":null},
 {"price":9007199254740992,"rating":{"rate":4.50,"count":7},"ok":true},
 {"title":"é\t\u001b","price":-1.50,"rating":{"rate":1e2,"count":130},"ok":false}
]`

func TestFilters(t *testing.T) {
	t.Parallel()
	tests := []struct {
		json    string
		filters []string
		want    string
	}{
		{shelf, []string{"fields title count"}, "a\t120\nb\t\n\t7\né\t\x1b\t130\n"},
		{shelf, []string{"fields price"}, "20\n9007199254740993\n9007199254740992\n-1.50\n"},
		{shelf, []string{"fields rating.rate tags"}, "3\t[\"x\",\"y\"]\n4.5\t\n4.50\t\n1e2\t\n"},
		{shelf, []string{"fields ok stock"}, "\t\n\tnull\ntrue\t\nfalse\t\n"},
		{shelf, []string{"fields rating"}, "{\"rate\":3,\"count\":120}\n{\"rate\":4.5}\n{\"rate\":4.50,\"count\":7}\n{\"rate\":1e2,\"count\":130}\n"},
		{shelf, []string{"fields tags.#"}, "2\n\n\n\n"},
		{shelf, []string{`fields {title,price} "price"`}, "{\"title\":\"a\",\"price\":20}\t20\n{\"title\":\"b\",\"price\":9007199254740993}\t9007199254740993\n{\"price\":9007199254740992}\t9007199254740992\n{\"title\":\"é\\t\\u001b\",\"price\":-1.50}\t-1.50\n"},
		{`{"id":1,"rating":{"count":2}}`, []string{"fields id count"}, "1\t2\n"},
		{`[]`, []string{"fields title"}, ""},
		{`[{"a b":1,"c":{"d.e":2}}]`, []string{`fields "a b" c.d\.e`}, "1\t2\n"},
		{catalogue.Carts, []string{"fields id quantity", "head 2"}, "1\t[4,1,6]\n2\t[4,10,2]\n"},
		{catalogue.Users, []string{"fields firstname lat", "head 1"}, "anna\t48.7326\n"},

		{shelf, []string{"#.title"}, "a\nb\né\t\x1b"},
		{shelf, []string{"0.rating"}, `{"rate":3,"count":120}`},
		{shelf, []string{"#.price"}, "20\n9007199254740993\n9007199254740992\n-1.50"},
		{shelf, []string{"0.title"}, "a"},
		{shelf, []string{"2.ok"}, "true"},
		{shelf, []string{"1.stock"}, "null"},
		{shelf, []string{"#"}, "4"},
		{shelf, []string{"#(rating.count>125)#.title"}, "é\t\x1b"},
		{shelf, []string{"#(price>1e300)#.title"}, ""},
		{shelf, []string{"#(price>1e300)#"}, ""},
		{`{"count":{"head":5}}`, []string{"@this.count"}, `{"head":5}`},
		{`{"count":{"head":5}}`, []string{"count.head"}, `5`},
		{`"x"`, []string{"@this"}, "x"},

		{shelf, []string{"where price > 9007199254740992", "#.title"}, "b"},
		{shelf, []string{"where price >= 9007199254740992", "count"}, "2"},
		{shelf, []string{"where price<0", "#.price"}, "-1.50"},
		{shelf, []string{"where rate == 4.5", "count"}, "2"},
		{shelf, []string{"where count > 100", "fields title count"}, "a\t120\né\t\x1b\t130\n"},
		{shelf, []string{"where title == b", "count"}, "1"},
		{`{"a":[],"b":{}}`, []string{"[a,b]"}, "[[],{}]"},
		{`{"a":[],"b":{}}`, []string{"[a]"}, "[[]]"},
		{`[{"t":[]},{"t":[]}]`, []string{"#.[t]"}, "[[[]],[[]]]"},
		{shelf, []string{"where title != b", "count"}, "2"},
		{shelf, []string{`where title > "a"`, "count"}, "2"},
		{shelf, []string{"where ok == true", "count"}, "1"},
		{shelf, []string{"where stock == null", "count"}, "1"},
		{shelf, []string{"where title % ?", "count"}, "2"},
		{shelf, []string{"where title !% a*", "count"}, "2"},
		{shelf, []string{"where tags == x", "count"}, "1"},
		{shelf, []string{"where tags == z", "count"}, "0"},
		{shelf, []string{"where tags.# >= 1", "count"}, "1"},
		{shelf, []string{"where tags.#(==\"y\") == y", "count"}, "1"},
		{catalogue.Products, []string{"where category == 'men\\'s clothing'", "count"}, "4"},
		{catalogue.Products, []string{`where category = "women's clothing"`, "#.id"}, "15\n16\n17\n18\n19\n20"},
		{catalogue.Users, []string{"where lat < 0", "fields username"}, "kate_h\n"},
		{catalogue.Users, []string{"where zipcode = 22300", "count"}, "1"},
		{`{"a":1}`, []string{"where a == 1"}, `[{"a":1}]`},
		{`[]`, []string{"where a == 1"}, ""},

		{shelf, []string{"sort price", "#.price"}, "-1.50\n20\n9007199254740992\n9007199254740993"},
		{shelf, []string{"sort price desc", "0.price"}, "9007199254740993"},
		{shelf, []string{"sort count desc", "fields count"}, "130\n120\n7\n\n"},
		{shelf, []string{"sort count", "fields count"}, "7\n120\n130\n\n"},
		{shelf, []string{"sort title desc", "fields title", "head 2"}, "é\t\x1b\nb\n"},
		{shelf, []string{"fields title price", "sort price", "head 1"}, "é\t\x1b\t-1.50\n"},
		{shelf, []string{"fields title price", "where price == 20", "0.title"}, "a"},
		{`[2,"b",null,1,"a",true,[1],false,10]`, []string{"sort @this", "@this"}, `[null,false,true,1,2,10,"a","b",[1]]`},
		{`[3,1,2]`, []string{"head 2"}, "3\n1"},
		{`[3,1,2]`, []string{"head 0", "count"}, "0"},
		{`[3,1,2]`, []string{"tail 2"}, "1\n2"},
		{`[3,1,2]`, []string{"tail 9"}, "3\n1\n2"},
		{`[3,1,2]`, []string{"tail 0", "count"}, "0"},
		{shelf, []string{"fields title price", "tail 1"}, "é\t\x1b\t-1.50\n"},
		{`[-10,-9,9,-0,0,1.0,1]`, []string{"sort @this"}, "-10\n-9\n-0\n0\n1.0\n1\n9"},

		{shelf, []string{"count"}, "4"},
		{`{"a":1,"b":2}`, []string{"count"}, "2"},
		{`null`, []string{"count"}, "0"},
		{`"abc"`, []string{"count"}, "1"},
		{"<html>", []string{"count"}, "6"},
		{shelf, []string{"fields title", "count"}, "4"},
	}
	for _, tt := range tests {
		got, err := run(t, tt.json, tt.filters...)
		if err != nil {
			t.Errorf("%q on %.40s: %v", tt.filters, tt.json, err)
		} else if show(got) != tt.want {
			t.Errorf("%q on %.40s:\n got %q\nwant %q", tt.filters, tt.json, show(got), tt.want)
		}
	}
}

func TestFilterErrors(t *testing.T) {
	t.Parallel()
	const none = extract.NothingMatched
	tests := []struct {
		json, filter string
		kind         extract.ErrorKind
		candidates   []string
	}{
		{shelf, "title", none, []string{"#.title"}},
		{shelf, "rating.count", none, []string{"#.rating.count"}},
		{shelf, "#.titel", none, []string{"#.title"}},
		{shelf, "#.Title", none, []string{"#.title"}},
		{shelf, "#.rating.cuont", none, []string{"#.rating.count"}},
		{shelf, "#(price>1)#.titel", none, []string{"#.title"}},
		{shelf, "#(price>1", extract.BadFilter, []string{"#.title", "#(price<20)#.title", "{title,price}"}},
		{shelf, "9.title", none, []string{"#.title"}},
		{shelf, "@prety", none, []string{"@pretty"}},
		{`{"title":"x"}`, "#.title", none, []string{"title"}},
		{`{"title":"x"}`, "titel", none, []string{"title"}},
		{`{"title":"x"}`, "{titel}", none, nil},
		{`{"title":"x"}`, "[titel]", none, nil},
		{shelf, "fields titel", none, []string{"title"}},
		{shelf, "fields title #.price", none, []string{"price"}},
		{shelf, "where titel == a", none, []string{"title"}},
		{shelf, "sort cout", none, []string{"rating.count"}},
		{`[{"a":{"n":1},"b":{"n":2}}]`, "fields n", extract.Ambiguous, []string{"a.n", "b.n"}},
		{`[{"a":{"n":1}},{"b":[{"n":2}]}]`, "sort n", extract.Ambiguous, []string{"a.n", "b.#.n"}},
		{`3`, "fields a", extract.NoRows, nil},
		{`"x"`, "head 1", extract.NoRows, nil},
		{shelf, "fields", extract.BadFilter, []string{"fields NAME…"}},
		{shelf, "fields 'a", extract.BadFilter, []string{"fields NAME…"}},
		{shelf, "where price", extract.BadFilter, []string{"where PATH OP VALUE"}},
		{shelf, "where > 3", extract.BadFilter, []string{"where PATH OP VALUE"}},
		{shelf, "where price >", extract.BadFilter, []string{"where PATH OP VALUE"}},
		{shelf, "sort a b", extract.BadFilter, []string{"sort PATH [desc]"}},
		{shelf, "head -1", extract.BadFilter, []string{"head N"}},
		{shelf, "head x", extract.BadFilter, []string{"head N"}},
		{shelf, "tail +1", extract.BadFilter, []string{"tail N"}},
		{shelf, "tail -1", extract.BadFilter, []string{"tail N"}},
		{shelf, "count it", extract.BadFilter, []string{"count"}},
		{shelf, " ", extract.BadFilter, []string{"PATH"}},
		{`[1,]`, "#", extract.InvalidJSON, nil},
		{strings.Repeat("[", 2000), "fields a", extract.TooDeep, nil},
		{strings.Repeat("[", 1001) + strings.Repeat("]", 1001), "#", extract.TooDeep, nil},
		{`"` + strings.Repeat("[", 200_000) + `"`, "@fromstr", extract.TooDeep, nil},
	}
	for _, tt := range tests {
		_, err := run(t, tt.json, tt.filter)
		var got *extract.Error
		if !errors.As(err, &got) {
			t.Errorf("%q on %.40s: error %v", tt.filter, tt.json, err)
			continue
		}
		if got.Kind != tt.kind || !slices.Equal(got.Candidates, tt.candidates) || got.Error() == "" {
			t.Errorf("%q on %.40s: kind %d %q, want %d %q", tt.filter, tt.json, got.Kind, got.Candidates, tt.kind, tt.candidates)
		}
	}
}

func TestValidatePosition(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		json                 string
		offset, line, column int
	}{
		{"", 0, 1, 1},
		{"[1,", 3, 1, 4},
		{"[1,]", 3, 1, 4},
		{"<html>", 0, 1, 1},
		{"{\"é\":\n  oops}", 9, 2, 3},
		{"[1] 2", 4, 1, 5},
		{"\"a\nb\"", 2, 1, 3},
		{"{\"a\":1,}", 7, 1, 8},
		{"nul", 3, 1, 4},
		{"01", 1, 1, 2},
		{"\"\\x\"", 2, 1, 3},
	} {
		var got *extract.Error
		if err := extract.Validate([]byte(tt.json)); !errors.As(err, &got) {
			t.Errorf("%q: %v", tt.json, err)
		} else if got.Offset != tt.offset || got.Line != tt.line || got.Column != tt.column {
			t.Errorf("%q: %v", tt.json, err)
		}
	}
	if err := extract.Validate([]byte(strings.Repeat("[", 1000) + strings.Repeat("]", 1000))); err != nil {
		t.Errorf("a thousand levels: %v", err)
	}
}

// TestFilterString: a filter's text makes the same filter again.
func TestFilterString(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"fields a b.c", "#.title", "where a.b >= 3", `where a == "x y"`, "sort a desc", "sort a", "head 3", "tail 3", "count"} {
		f, err := extract.Parse(text)
		if err != nil || f.String() != text {
			t.Errorf("%q: %v %v", text, f, err)
		}
	}
}

func FuzzApply(f *testing.F) {
	for _, filter := range []string{"fields title count", "#.title", "#(price>1)#", "where a.b > 3", `where title = "a" and b`, "where a <> 10,5", "where price % $x", "#(b>1)#.c", "sort price desc", "head 2", "count", "@pretty|@ugly", `{"a":title}`, "..#.x", "#.{a,b}", "a\\.b"} {
		f.Add(shelf, filter)
		f.Add(`{"a":[{"b":1},[2]],"title":"x"}`, filter)
	}
	f.Fuzz(func(t *testing.T, json, text string) {
		filter, err := extract.Parse(text)
		if err != nil {
			return
		}
		got, err := extract.Apply([]byte(json), filter)
		if err != nil {
			var known *extract.Error
			if !errors.As(err, &known) {
				t.Errorf("%T %v", err, err)
			}
			return
		}
		if (got.JSON == nil) == (got.Table == nil) {
			t.Error("neither JSON nor a table, or both")
		}
		if got.Table != nil {
			for _, row := range got.Table.Rows {
				if len(row) != len(got.Table.Header) {
					t.Errorf("a row of %d cells under %d headings", len(row), len(got.Table.Header))
				}
			}
		}
		_ = show(got)
	})
}
