package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
)

const people = `[{"name":"Ana","age":41,"at":{"city":"Lyon"}},{"name":"Bo|b","age":9007199254740993,"tags":["x","y"]},{"name":"\u001b[2J\u202e","age":1.10}]`

// withPeople is a session in which p is the JSON text above.
func withPeople(t *testing.T, lang locale.Lang) *commandtest.Session {
	h := commandtest.New(t, lang)
	h.Run("p = r'''" + people + "'''")
	return h
}

func TestFilters(t *testing.T) {
	t.Parallel()
	h := withPeople(t, locale.English)
	tests := []struct{ filters, want string }{
		{`#.age`, "41\n9007199254740993\n1.10\n"},
		{`0.name`, "Ana\n"},
		{`0`, "{\n  \"name\": \"Ana\",\n  \"age\": 41,\n  \"at\": {\n    \"city\": \"Lyon\"\n  }\n}\n"},
		{`fields name city`, "Ana\tLyon\nBo|b\t\n\\x1b[2J\\u202e\t\n"},
		{`fields age | csv`, "age\n41\n9007199254740993\n1.10\n"},
		{`fields name age | md | head 3`, "| name | age |\n| --- | --- |\n| Ana | 41 |\n"},
		{`where age > 40 | #.name`, "Ana\nBo|b\n"},
		{`sort age | #.name | head 1`, "\\x1b[2J\\u202e\n"},
		{`head 1 | count`, "1\n"},
		{`count`, "3\n"},
		{`@this.#`, "3\n"},
		{`#(age>41)#.tags | 0`, "x\ny\n"},
		{`pretty | grep city`, "      \"city\": \"Lyon\"\n"},
		{`fields name | grep "Bo"`, "Bo|b\n"},
		{`#.name | grep nothing`, ""},
		{`0.at | table`, "city\nLyon\n"},
		{`0.at.city | hex`, "00000000  22 4c 79 6f 6e 22                                 |\"Lyon\"|\n00000006\n"},
		{`raw | count`, "3\n"},
		{`fields name city | table`, "name           city\nAna            Lyon\nBo|b\n\\x1b[2J\\u202e\n"},
		{`csv | head 2`, "name,age,at,tags\nAna,41,\"{\"\"city\"\":\"\"Lyon\"\"}\",\n"},
		{`#.name | csv | head 2`, "@this\nAna\n"},
	}
	for _, tt := range tests {
		got, _, err := h.Try("json p | " + tt.filters)
		if err != nil || got != tt.want {
			t.Errorf("| %s: %v\n got %q\nwant %q", tt.filters, err, got, tt.want)
		}
	}
	if got, _ := h.Run("json p | raw"); got != people {
		t.Errorf("raw: %q", got)
	}
}

func TestFilterErrors(t *testing.T) {
	t.Parallel()
	tests := []struct {
		lang       locale.Lang
		line, want string
	}{
		{locale.English, `json p | title`, "LookupError: nothing matched title\n  hint: | pretty shows all fields"},
		{locale.English, `json p | name`, "LookupError: nothing matched name\n  hint: did you mean #.name?\n"},
		{locale.French, `json p | name`, "LookupError: nothing matched name\n  indice : vouliez-vous dire #.name ?\n"},
		{locale.English, `json q | fields count`, "LookupError: count is in several places: a.count, b.count\n  hint: write which one: a.count, b.count\n"},
		{locale.French, `json q | fields count`, "LookupError: count is in several places: a.count, b.count\n  indice : écrivez lequel : a.count, b.count\n"},
		{locale.English, `json p | where age`, "SyntaxError: invalid filter: where age\n  hint: this filter is written: where PATH OP VALUE, one comparison, where OP is = != < <= > >= % or !% (like, with * for any letters); a VALUE with spaces stands in quotes\n"},
		{locale.English, `json p | csv age`, "SyntaxError: invalid filter: csv age\n  hint: this filter is written: csv\n"},
		{locale.English, `json p | head x`, "SyntaxError: invalid filter: head x\n  hint: this filter is written: head [-n] N\n"},
		{locale.English, `json p | grep`, "SyntaxError: invalid filter: grep\n  hint: this filter is written: grep [-ivcnwxEF] TEXT\n"},
		{locale.French, `json p | grep -o a`, "SyntaxError: invalid filter: grep -o a\n  indice : ce filtre s'écrit : grep [-ivcnwxEF] TEXT, grep -- -o a\n"},
		{locale.English, `json p | cut -c3`, "SyntaxError: unknown filter: cut -c3\n  hint: the filters are: fields NAME…, PATH, where PATH OP VALUE, sort PATH [desc], head [-n] N, tail [-n] N, table, csv, md, pretty, raw, count, grep [-ivcnwxEF] TEXT, wc [-lwcm], hex; a field is also written @this.NAME\n"},
		{locale.French, `json p | where age = 1 ou age = 2`, "SyntaxError: invalid filter: where age = 1 ou age = 2\n  indice : where n'a pas de « ou » : une ligne pour chaque comparaison : where age = 1 ; where age = 2\n"},
		{locale.English, `json p | #(age>1`, "SyntaxError: invalid filter: #(age>1\n  hint: this filter is written: #.title, #(price<20)#.title, {title,price}\n"},
		{locale.English, `json p | where age > old`, "TypeError: age holds numbers\n  hint: this filter is written: where age > N\n"},
		{locale.English, `json ${[{"a": {"b": []}}]} | where a = 1`, "TypeError: a holds objects\n  hint: | pretty shows all fields"},
		// Lines that could be Python: what they begin with might be a variable.
		{locale.English, `sockets | less`, "ValueError: unknown filter: less\n  hint: the filters are: fields NAME…, "},
		{locale.French, `sockets | where`, "ValueError: invalid filter: where\n  indice : ce filtre s'écrit : where PATH OP VALUE, une seule comparaison, "},
		{locale.English, `json b | #.a`, "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)\n  hint: this is no JSON"},
		{locale.French, `json c | #.a`, "json.decoder.JSONDecodeError: Expecting value: line 2 column 6 (char 13)\n  indice : ce n'est pas du JSON"},
		{locale.English, `json n | 0`, "json.decoder.JSONDecodeError: "},
		{locale.English, `json 5 | 0`, "FileNotFoundError: [Errno 2] No such file or directory: '5'\n  hint: 5 is neither a Python name nor a file\n"},
		{locale.French, `json rien`, "FileNotFoundError: [Errno 2] No such file or directory: 'rien'\n  indice : rien n'est ni un nom de Python, ni un fichier\n"},
		{locale.English, `json s`, "TypeError: Object of type set is not JSON serializable"},
		{locale.English, `json deep | 0`, "RecursionError: JSON nested over 1000 levels"},
		{locale.English, `json p > /nowhere/x`, "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/x'\n"},
		{locale.English, `json p > /`, "IsADirectoryError: [Errno 21] Is a directory: '/'\n"},
		{locale.English, `json p > /dev/full`, "OSError: [Errno 28] No space left on device\n"},
	}
	sessions := map[locale.Lang]*commandtest.Session{}
	for _, lang := range []locale.Lang{locale.English, locale.French} {
		sessions[lang] = withPeople(t, lang)
		sessions[lang].Run(`q = {"a": {"count": 1}, "b": {"count": 2}}
b = b"<html>"
c = b'{"a":1,\n "b":}'
n = b'[NaN]'
s = {1}
deep = b"[" * 2000 + b"]" * 2000`)
	}
	for _, tt := range tests {
		if got := sessions[tt.lang].Fails(tt.line); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s\n got %q\nwant %q", tt.line, got, tt.want)
		}
	}
}

func TestOutputFiles(t *testing.T) {
	t.Parallel()
	h := withPeople(t, locale.English)
	dir := t.TempDir()
	read := func(name string) string {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	h.Run("dir_ = " + literal.Str(dir) + `
json p | raw > ${dir_}/all
json p | #.age > ${dir_}/ages
json p | #.age | head 1 >> "${dir_}/ages"
octets = bytes(range(256))
json octets > $dir_/octets
json p | fields name age > ${dir_}/rows
json p | 0.at > ${dir_}/at
methods | grep PATCH > ${dir_}/patch`)
	for name, want := range map[string]string{
		"all":   people,
		"ages":  "41\n9007199254740993\n1.10\n41\n",
		"rows":  "Ana\t41\nBo|b\t9007199254740993\n\\x1b[2J\\u202e\t1.10\n",
		"at":    "{\n  \"city\": \"Lyon\"\n}\n",
		"patch": "PATCH\tno\tno\tif the answer says so\tUpdate existing data in part\n",
		"octets": func() string {
			b := make([]byte, 256)
			for i := range b {
				b[i] = byte(i)
			}
			return string(b)
		}(),
	} {
		if got := read(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	h.Fails("json p | nothing > ${dir_}/all")
	if got := read("all"); got != people {
		t.Errorf("a filter that failed changed the file: %q", got)
	}
}

func TestJSONCommand(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	file := filepath.Join(t.TempDir(), "d.json")
	if err := os.WriteFile(file, []byte(`{"n": 9007199254740993, "e": "é"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Run(`prices = {"pen": 1.5, "ink": 12, "é": "\x1b"}`)
	for line, want := range map[string]string{
		`json prices`:                              "{\n  \"pen\": 1.5,\n  \"ink\": 12,\n  \"é\": \"\\u001b\"\n}\n",
		`json prices | ink`:                        "12\n",
		`json ${[1, 2, 3]} | count`:                "3\n",
		`json ` + file + ` | n`:                    "9007199254740993\n",
		`json "` + file + `" | e`:                  "é\n",
		`x = json prices` + "\nprint(x is prices)": "True\n",
	} {
		if got, _ := h.Run(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
