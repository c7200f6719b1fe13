package pipe

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"labsh/fakestore/extract"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

const stock = `[{"name":"pen","price":"1.50 €","at":{"city":"Lyon"}},{"name":"ink","price":"12 €"},{"name":"INK","n":7}]`

// run sends a flow through filters with bars between them.
func run(t *testing.T, f Flow, filters string) (Flow, error) {
	t.Helper()
	for _, text := range strings.Split(filters, " | ") {
		var err error
		if f, err = f.through(text); err != nil {
			return f, err
		}
	}
	return f, nil
}

func TestFilters(t *testing.T) {
	t.Parallel()
	lines := Text("b 1\nA 2\n\na 3\n")
	table := Rows(&extract.Table{Header: []string{"name", "n"}, Rows: [][]extract.Cell{{`"pen"`, `2`}, {`"ink"`, `10`}, {``, `3`}}})
	for _, tt := range []struct {
		flow          Flow
		filters, want string
	}{
		{Octets([]byte(stock)), "fields name city", "pen\tLyon\nink\t\nINK\t\n"},
		{Octets([]byte(stock)), "#.name", "pen\nink\nINK\n"},
		{Octets([]byte(stock)), "where name = ink | #.price", "12 €\n"},
		{Octets([]byte(stock)), "where n > 5 | #.name", "INK\n"},
		{Octets([]byte(stock)), "sort name desc | #.name", "pen\nink\nINK\n"},
		{Octets([]byte(stock)), "head 2 | #.name", "pen\nink\n"},
		{Octets([]byte(stock)), "count", "3\n"},
		{Octets([]byte(stock)), "table", "name  price   at               n\npen   1.50 €  {\"city\":\"Lyon\"}\nink   12 €\nINK                            7\n"},
		{Octets([]byte(stock)), "csv | head 2", "name,price,at,n\npen,1.50 €,\"{\"\"city\"\":\"\"Lyon\"\"}\",\n"},
		{Octets([]byte(stock)), "md | grep pen", "| pen | 1.50 € | {\"city\":\"Lyon\"} |  |\n"},
		{Octets([]byte(stock)), "raw", stock},
		{Octets([]byte(stock)), "0.at | pretty", "{\n  \"city\": \"Lyon\"\n}\n"},
		{Octets([]byte(stock)), "0.at", "{\n  \"city\": \"Lyon\"\n}\n"},
		{Octets([]byte(`{"a":1}`)), "csv", "a\n1\n"},
		{Octets([]byte(`[1,"x",{"a":2}]`)), "csv", "@this,a\n1,\nx,\n,2\n"},
		{Octets([]byte(`[]`)), "table", ""},
		{Octets([]byte("a\nb")), "grep b", "b\n"},
		{Octets([]byte("AB")), "hex", "00000000  41 42                                             |AB|\n00000002\n"},
		{lines, "grep a", "a 3\n"}, {lines, "grep -i a", "A 2\na 3\n"}, {lines, "grep -v a", "b 1\nA 2\n\n"}, {lines, "grep -c a", "1\n"}, {lines, "grep -ivc A", "2\n"},
		{lines, "grep -i -c a", "2\n"}, {lines, `grep "a 3"`, "a 3\n"}, {lines, "grep a 3", "a 3\n"}, {lines, "grep -- -v", ""}, {lines, "grep -", ""}, {lines, "grep 'x'", ""},
		{lines, "head 2", "b 1\nA 2\n"}, {lines, "head 9", "b 1\nA 2\n\na 3\n"}, {lines, "head 0", ""}, {lines, "count", "4\n"}, {Text(""), "count", "0\n"}, {Text(""), "head 3", ""}, {Text("x"), "count", "1\n"},
		{lines, "raw", "b 1\nA 2\n\na 3\n"}, {lines, "hex | head 1", "00000000  62 20 31 0a 41 20 32 0a  0a 61 20 33 0a           |b 1.A 2..a 3.|\n"},
		{Text(`[{"a":1}]`), "#.a", "1\n"}, {Text(`[1]`), "csv", "@this\n1\n"},
		{table, "where n > 2 | fields name", "ink\n\n"}, {table, "sort n | fields n", "2\n3\n10\n"}, {table, "count", "3\n"}, {table, "head 1", "pen\t2\n"},
		{table, "csv", "name,n\npen,2\nink,10\n,3\n"}, {table, "table", "name   n\npen    2\nink   10\n       3\n"}, {table, "raw", `[{"name":"pen","n":2},{"name":"ink","n":10},{"n":3}]`}, {table, "#.n", "2\n10\n3\n"}, {table, "grep ink", "ink\t10\n"}, {table, "pretty | count", "3\n"},
	} {
		f, err := run(t, tt.flow, tt.filters)
		if got := string(f.Encode()); err != nil || got != tt.want {
			t.Errorf("| %s: %v\n got %q\nwant %q", tt.filters, err, got, tt.want)
		}
	}
}

// TestNumberWithUnit: "12 €" is text: it is neither compared as the number 12 nor
// sorted as one.
func TestNumberWithUnit(t *testing.T) {
	t.Parallel()
	prices := Octets([]byte(`[{"p":"12 €"},{"p":"9 €"},{"p":"100 €"}]`))
	if f, err := run(t, prices, "sort p | #.p"); err != nil || string(f.Encode()) != "100 €\n12 €\n9 €\n" {
		t.Errorf("sort: %q, %v", f.Encode(), err)
	}
	if f, err := run(t, prices, "where p = 12"); err == nil && strings.Contains(string(f.Encode()), "12 €") {
		t.Errorf("where: %q", f.Encode())
	}
	for _, text := range []string{"[12kg]", `{"a": 1.5m}`} {
		if f, err := run(t, Octets([]byte(text)), "pretty"); err == nil {
			t.Errorf("%s: %q", text, f.Encode())
		}
	}
	if f, err := run(t, prices, `where p = "12 €" | count`); err != nil || string(f.Encode()) != "1\n" {
		t.Errorf("where, quoted: %q, %v", f.Encode(), err)
	}
}

// TestParseErrors: a filter that is wrong is found wrong before the line runs.
func TestParseErrors(t *testing.T) {
	t.Parallel()
	forms := strings.Join(Forms(), ", ")
	for _, tt := range []struct{ text, fault, hint string }{
		{"csv age", "invalid filter: csv age", locale.FilterForm.Format(locale.English, "csv")},
		{"hex 1", "invalid filter: hex 1", locale.FilterForm.Format(locale.English, "hex")},
		{"grep", "invalid filter: grep", locale.FilterForm.Format(locale.English, grepForm)},
		{"grep -z a", "invalid filter: grep -z a", locale.FilterForm.Format(locale.English, grepForm+", grep -- -z a")},
		{`grep "a" b`, `invalid filter: grep "a" b`, locale.FilterForm.Format(locale.English, grepForm)},
		{`grep "a`, `invalid filter: grep "a`, locale.FilterForm.Format(locale.English, grepForm)},
		{"grep -v", "invalid filter: grep -v", locale.FilterForm.Format(locale.English, grepForm)},
		{"grep a -i", "invalid filter: grep a -i", locale.FilterForm.Format(locale.English, `grep -i a, grep "a -i"`)},
		{"grep -v a b -ic", "invalid filter: grep -v a b -ic", locale.FilterForm.Format(locale.English, `grep -ic -v a b, grep -v "a b -ic"`)},
		{"head x", "invalid filter: head x", locale.FilterForm.Format(locale.English, headForm)},
		{"head -n x", "invalid filter: head -n x", locale.FilterForm.Format(locale.English, headForm)},
		{"head --5", "invalid filter: head --5", locale.FilterForm.Format(locale.English, headForm)},
		{"head -+5", "invalid filter: head -+5", locale.FilterForm.Format(locale.English, headForm)},
		{"head -c 5", "invalid filter: head -c 5", locale.FilterForm.Format(locale.English, headForm)},
		{"tail -f", "invalid filter: tail -f", locale.FilterForm.Format(locale.English, tailForm+", tail -n +N")},
		{"tail +2", "invalid filter: tail +2", locale.FilterForm.Format(locale.English, tailForm)},
		{"tail -n +-2", "invalid filter: tail -n +-2", locale.FilterForm.Format(locale.English, tailForm+", tail -n +N")},
		{"tail -n 99999999999999999999", "invalid filter: tail -n 99999999999999999999", locale.FilterForm.Format(locale.English, tailForm+", tail -n +N")},
		{"wc -x", "invalid filter: wc -x", locale.FilterForm.Format(locale.English, wcForm)},
		{"wc l", "invalid filter: wc l", locale.FilterForm.Format(locale.English, wcForm)},
		{"grep [a", "invalid filter: grep [a", locale.FilterForm.Format(locale.English, "grep -F [a")},
		{`grep -E "(a"`, `invalid filter: grep -E "(a"`, locale.FilterForm.Format(locale.English, "grep -F (a")},
		{"where a", "invalid filter: where a", locale.WhereForm.Format(locale.English, extract.WhereForm)},
		{"where a = 1 or b = 2", "invalid filter: where a = 1 or b = 2", locale.NoOrHint.Format(locale.English, "where a = 1", "where b = 2")},
		{"less", "unknown filter: less", locale.FiltersThere.Format(locale.English, forms)},
		{"head $n", "invalid filter: head $n", locale.FilterDollarHint.En}, {"grep ${n}", "invalid filter: grep ${n}", locale.FilterDollarHint.En}, {"where a = \"$x\"", "invalid filter: where a = \"$x\"", locale.FilterDollarHint.En},
		{"head $n" + strings.Repeat("x", 600), "invalid filter: head $n" + strings.Repeat("x", 493) + "…", locale.FilterDollarHint.En},
		{"csv " + strings.Repeat("é", 300), "invalid filter: csv " + strings.Repeat("é", 248) + "…", locale.FilterForm.Format(locale.English, "csv")},
	} {
		_, err := Parse(tt.text)
		if err == nil {
			t.Errorf("%s: no error", tt.text)
			continue
		}
		fault, hint := Explain(err)
		if fault != tt.fault || hint == nil || hint(locale.English) != tt.hint {
			t.Errorf("%s: %q\n got %q\nwant %q", tt.text, fault, hint(locale.English), tt.hint)
		}
	}
	for _, text := range []string{"grep '$n'", "grep $5", "grep a$", "$n", "where a = '$x'", "tail.n", "grep x -", "grep x -a", "grep 'a' ", "head -3", "head -n3", "head --lines=3", "head -n -3", "tail -n +3", "tail -n 03"} {
		if _, err := Parse(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	if fault, hint := Explain(errors.New("other")); fault != "other" || hint != nil {
		t.Errorf("another error: %q", fault)
	}
}

// TestSteps: which filters take the lines that are shown.
func TestSteps(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"grep a": true, "wc": true, "wc -l": true, "head": true, "head -1": true, "head -n 1": true, "tail": true, "tail -n +2": true,
		"head 1": false, "tail 1": false, "raw": false, "count": false, "hex": false, "csv": false, "fields a": false, "a.b": false, "PATH": false, "where a = 1": false, "sort a": false,
	} {
		step, err := Parse(text)
		if err != nil || step.Shown != want || step.Text != text {
			t.Errorf("%s: %+v, %v", text, step, err)
		}
	}
	for _, word := range Words() {
		name := strings.TrimSuffix(word, " ")
		f, ok := Lookup(name)
		if !ok || (word != name) != (f.Usage != name) {
			t.Errorf("%q, %v", word, ok)
		}
	}
	if len(Words()) != len(Filters)-1 || len(Forms()) != len(Filters) {
		t.Errorf("%d words, %d forms, %d filters", len(Words()), len(Forms()), len(Filters))
	}
	for _, name := range []string{"PATH", "", "tac"} {
		if _, ok := Lookup(name); ok {
			t.Errorf("%s is a filter", name)
		}
	}
	for _, of := range []struct {
		flow Flow
		text string
	}{{Octets([]byte("{")), "pretty"}, {Octets([]byte("{")), "csv"}, {Octets([]byte(`{"a":1}`)), "b"}} {
		if f, err := of.flow.through(of.text); err == nil || string(f.octets()) != string(of.flow.octets()) {
			t.Errorf("%s gives %q, %v; want what it was given", of.text, f.octets(), err)
		}
	}
}

// TestException: what a filter says of its data is an exception of Python's.
func TestException(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		data, filter, want, hint string
	}{
		{`{"a":1}`, "b", "LookupError: nothing matched b", locale.NoSuchPath.En},
		{`[{"title":1}]`, "title", "LookupError: nothing matched title", locale.DidYouMean.Format(locale.English, "#.title")},
		{`{"a":{"c":1},"b":{"c":2}}`, "fields c", "LookupError: c is in several places: a.c, b.c", locale.WhichPath.Format(locale.English, "a.c, b.c")},
		{`5`, "fields c", "TypeError: no rows in a JSON number", locale.NoRowsHint.En},
		{`[{"a":1}]`, "where a > x", "TypeError: a holds numbers", locale.FilterForm.Format(locale.English, "where a > N")},
		{`[{"a":{"b":[]}}]`, "where a = 1", "TypeError: a holds objects", locale.NoSuchPath.En},
		{strings.Repeat("[", 2000) + strings.Repeat("]", 2000), "0", "RecursionError: JSON nested over 1000 levels: line 1 column 1001 (char 1000)", ""},
	} {
		f, err := Octets([]byte(tt.data)).through(tt.filter)
		e, ok := object.AsException(Exception(nil, f, err))
		if !ok || e.Error() != tt.want {
			t.Errorf("%.40s | %s: %v, want %s", tt.data, tt.filter, err, tt.want)
			continue
		}
		got := ""
		if say, ok := e.Hint.(locale.Hint); ok {
			got = say(locale.English)
		}
		if got != tt.hint {
			t.Errorf("%.40s | %s: %q, want %q", tt.data, tt.filter, got, tt.hint)
		}
	}
	if other := errors.New("other"); Exception(nil, Flow{}, other) != other {
		t.Error("another error")
	}
}

// TestShow: what the screen has of each kind.
func TestShow(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ data, filters, want string }{
		{"", "raw", ""}, {"a\x1b", "raw", "a\x1b"}, {`[1,"\u001b"]`, "@this", "1\n\\x1b\n"}, {`[]`, "@this", ""}, {`{"a":1}`, "@this", "{\n  \"a\": 1\n}\n"}, {`1`, "pretty", "1\n"},
		{`[{"a":1,"b":2}]`, "fields a b", "1\t2\n"}, {`[{"a":1,"b":2}]`, "table", "a  b\n1  2\n"}, {`[{"a":1}]`, "md", "| a |\n| --- |\n| 1 |\n"}, {`x`, "grep y", ""},
	} {
		f, err := run(t, Octets([]byte(tt.data)), tt.filters)
		if err != nil {
			t.Errorf("%s: %v", tt.filters, err)
			continue
		}
		var b bytes.Buffer
		out := console.New(console.Options{Stdout: &b, Stderr: io.Discard, Color: console.ColorNever, Getenv: func(string) string { return "" }})
		f.Show(out)
		if err := out.Close(); err != nil || b.String() != tt.want {
			t.Errorf("%q | %s: %q, %v; want %q", tt.data, tt.filters, b.String(), err, tt.want)
		}
	}
}
