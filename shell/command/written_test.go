package command_test

import (
	"errors"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// TestWritten: a program has the line's targets, filters and file.
func TestWritten(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("c, p = socket.socketpair()\ns = socket.socket()\nname = 'f'\nvalue = [1]\nraw = b'[1]'\ntext = '[1]'")
	opened := func(mode, inner string) string {
		return "with open(\"f\", " + mode + ") as file:\n    " + inner
	}
	text := `"w", encoding="utf-8"`
	for _, tt := range []struct {
		line, want    string
		value, prints bool
	}{
		{"c.recv", "c.recv(1024)", true, false},
		{"x = c.recv 10", "x = c.recv(10)", false, false},
		{"s.gettimeout", "s.gettimeout()", true, true},
		{"x = s.gettimeout", "x = s.gettimeout()", false, false},
		{"c.recv > f", opened(`"wb"`, "file.write(c.recv(1024))"), false, false},
		{"c.recv >> $name", "with open(name, \"ab\") as file:\n    file.write(c.recv(1024))", false, false},
		{"n = c.recv > f", opened(`"wb"`, "n = file.write(c.recv(1024))"), false, false},
		{"c.recvexactly ${next(it)} > ${next(names)}", "size = next(it)\ndata = b\"\"\nwhile len(data) < size:\n    part = c.recv(size - len(data))\n    if not part:\n        break\n    data += part\nwith open(str(next(names)), \"wb\") as file:\n    file.write(data)", false, false},
		{"c.recv ${next(it)} > ${next(names)}", "data = c.recv(next(it))\nwith open(str(next(names)), \"wb\") as file:\n    file.write(data)", false, false},
		{"c.recv > ${next(names)}", "with open(str(next(names)), \"wb\") as file:\n    file.write(c.recv(1024))", false, false},
		{"c.recvall > f", opened(`"wb"`, "while part := c.recv(65536):\n        file.write(part)"), false, false},
		{"n = c.recvall >> f", opened(`"ab"`, "n = 0\n    while part := c.recv(65536):\n        n += file.write(part)"), false, false},
		{"x = c.recvall | grep a > f", opened(text+`, errors="surrogateescape"`, "data = b\"\"\n    while True:\n        part = c.recv(65536)\n        if not part:\n            break\n        data += part\n    x = data\n    file.write(grep(data.decode(\"utf-8\", \"surrogateescape\"), \"a\"))"), false, false},
		{"c.recv | hex", `print(hexdump(c.recv(1024)), end="")`, false, false},
		{"x = c.recv | raw", "x = c.recv(1024)\nshow(x)", false, false},
		{"x = s.getsockopt SO_TYPE > f", opened(text, "x = s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE)\n    file.write(\"{!r}\\n\".format(x))"), false, false},
		{"json value > f", opened(text, "file.write(indent_json(json.dumps(value, ensure_ascii=False)))"), false, false},
		{"json raw > f", opened(`"wb"`, "file.write(raw)"), false, false},
		{"json text > f", opened(text, "file.write(indent_json(text))"), false, false},
		{"x = json value | csv", "x = value\nprint(escape_lines(csv_lines(table(json.dumps(x, ensure_ascii=False).encode()))), end=\"\")", false, false},
	} {
		var got command.Written
		var err error
		h.Do(func() error { got, err = h.WrittenOf(h.Thread, tt.line, nil); return nil })
		if err != nil || got != (command.Written{Code: tt.want, Value: tt.value, Prints: tt.prints}) {
			t.Errorf("%s: %v\n got %+v\nwant %s", tt.line, err, got, tt.want)
		}
	}
	for line, filter := range map[string]string{
		"json value | #(a>1)": "#(a>1)", "json value | where a.* = 1": "where a.* = 1", "json value | sort @this": "sort @this", "json value | grep [[:alpha:]]": "grep [[:alpha:]]", "json value | count | {a}": "{a}",
		"status 404 > f": "", "status 404 | grep x": "",
	} {
		var err error
		h.Do(func() error { _, err = h.WrittenOf(h.Thread, line, nil); return nil })
		var none *command.NoPythonError
		if !errors.As(err, &none) || none.Filter != filter {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// TestWrittenOfWhatCame: plain JSON that came is read as Python reads it.
func TestWrittenOfWhatCame(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("raw = b'[]'")
	for _, tt := range []struct{ line, seen, want string }{
		{"json raw | #.title", `[{"title":"a"}]`, `print(*[item["title"] for item in json.loads(raw)], sep="\n")`},
		{"json raw | #.title", `[{"title":"\u00e9"}]`, `print(json_lines(path(raw, "#.title")), end="")`},
		{"json raw | #.title", "", `print(json_lines(path(raw, "#.title")), end="")`},
		{"json raw | count > f", `[1]`, "with open(\"f\", \"w\", encoding=\"utf-8\") as file:\n    print(len(json.loads(raw)), file=file)"},
	} {
		var seen object.Value
		if tt.seen != "" {
			seen = object.Bytes(tt.seen)
		}
		var got command.Written
		var err error
		h.Do(func() error { got, err = h.WrittenOf(h.Thread, tt.line, seen); return nil })
		if err != nil || got.Code != tt.want {
			t.Errorf("%s of %s: %v\n got %s\nwant %s", tt.line, tt.seen, err, got.Code, tt.want)
		}
	}
}

// TestReceivedIntoFile: as of file.write, the value is how many bytes were written.
func TestReceivedIntoFile(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("name = '" + t.TempDir() + "/f'\nc, p = socket.socketpair()\np.send(b'hello')")
	h.Run("n = c.recv 2 > $name\nx = c.recv 2 | grep l > $name\np.close()\nm = c.recvall >> $name")
	if got := h.Value("n, x, m"); got != "(2, b'll', 1)" {
		t.Error(got)
	}
}
