package pipe

import (
	"strconv"
	"strings"

	"labsh/fakestore/extract"
	"labsh/shell/command/literal"
)

// SourceKind says what an expression of a program gives.
type SourceKind int

// What a command may give to filters in a program, and then what they give.
const (
	BytesSource    SourceKind = iota // bytes as they came
	ResponseSource                   // an answer of module requests
	ValueSource                      // what json.dumps takes
	LinesSource                      // text that is fit for a screen
	lineSource                       // the same in one line, without its end: a number perhaps
	textSource                       // text
	JSONText                         // JSON's own text
	numberSource                     // a number
	cutSource                        // bytes, or JSON's own text
	rowsSource                       // names and rows, where JSON's own text is in the cells
	tableSource                      // the same, to be drawn
	prettySource                     // JSON's own text, to be indented
)

// A Source is what flows from one filter to the next in a program: a Python
// expression, which may use the definitions of package prelude. Code is "" for what no
// Python gives.
type Source struct {
	Kind SourceKind
	Code string
}

// Python is what a filter makes of a source in a program. ok is false where the filter,
// as it is written, has no Python.
type Python func(text, rest string, in Source) (out Source, ok bool)

// Program is what filters make of a source in a program, and the first one that has no
// Python there; nil where all have.
func Program(in Source, steps []Step) (out Source, without *Step) {
	for i, step := range steps {
		name, rest := extract.CutWord(step.Text)
		f, named := Lookup(name)
		if !named {
			f = path()
		}
		ok := f.Python != nil
		if ok {
			in, ok = f.Python(step.Text, rest, in)
		}
		if !ok {
			return Source{}, &steps[i]
		}
	}
	return in, nil
}

// path is the filter that has no name.
func path() *Filter {
	for i := range Filters {
		if Filters[i].isPath() {
			return &Filters[i]
		}
	}
	return nil
}

// How text is made of bytes, and bytes of text, that may be no UTF-8.
const (
	decoded = `.decode("utf-8", "surrogateescape")`
	encoded = `.encode("utf-8", "surrogateescape")`
)

// octets is the source as bytes.
func (s Source) octets() string {
	switch s.Kind {
	case ResponseSource:
		return s.Code + ".content"
	case BytesSource:
		return s.Code
	case cutSource:
		return "octets(" + s.Code + ")"
	case ValueSource:
		return "json.dumps(" + s.Code + ", ensure_ascii=False).encode()"
	case rowsSource, tableSource:
		return "objects(" + s.Code + ")" + encoded
	case lineSource:
		return "(" + s.lines() + ")" + encoded
	case numberSource:
		return s.data() + ".encode()"
	}
	return s.Code + encoded
}

// data is the source for what takes JSON apart: bytes, JSON's own text, or rows.
func (s Source) data() string {
	switch s.Kind {
	case JSONText, cutSource, rowsSource, tableSource, prettySource:
		return s.Code
	case numberSource:
		return "str(" + s.Code + ")"
	}
	return s.octets()
}

// Text is the source as a file has it, as bytes or as text: fit says that it is fit for
// a screen too, bytes that it is bytes.
func (s Source) Text() (code string, bytes, fit bool) {
	switch s.Kind {
	case BytesSource, ResponseSource, ValueSource:
		return s.octets(), true, false
	case JSONText:
		return "json_lines(" + s.Code + ")", false, true
	case cutSource:
		return "cut_lines(" + s.Code + ")", true, false
	case rowsSource:
		return "tsv(" + s.Code + ")", false, true
	case tableSource:
		return "aligned(" + s.Code + ")", false, true
	case prettySource:
		return "indent_json(" + s.Code + ")", false, true
	case lineSource, numberSource:
		return "str(" + s.Code + `) + "\n"`, false, true
	}
	return s.Code, false, s.Kind == LinesSource
}

// lines is the source as text of lines; their bytes as surrogates where they are no
// UTF-8.
func (s Source) lines() string {
	code, bytes, _ := s.Text()
	if bytes {
		return code + decoded
	}
	return code
}

// isLines tells that the source is lines that were made as such.
func (s Source) isLines() bool {
	return s.Kind == LinesSource || s.Kind == lineSource || s.Kind == textSource
}

// prettily is pretty's Python.
func prettily(_, _ string, in Source) (Source, bool) {
	code := in.data()
	if in.Kind == rowsSource || in.Kind == tableSource {
		code = "objects(" + code + ")"
	}
	return Source{prettySource, "read_json(" + code + ")"}, true
}

// rawly and dumping are the Python of raw and hex.
func rawly(_, _ string, in Source) (Source, bool) { return Source{BytesSource, in.octets()}, true }

func dumping(_, _ string, in Source) (Source, bool) {
	return Source{LinesSource, "hexdump(" + in.octets() + ")"}, true
}

// drawnBy is called for the rows of a table.
func drawnBy(name string, kind SourceKind) Python {
	return func(_, _ string, in Source) (Source, bool) {
		code := in.Code
		if in.Kind != rowsSource && in.Kind != tableSource {
			code = "table(" + in.data() + ")"
		}
		if name != "" {
			code = name + "(" + code + ")"
		}
		return Source{kind, code}, true
	}
}

// extracting is the Python of the extractor's filters.
func extracting(text, _ string, in Source) (Source, bool) {
	filter, err := extract.Parse(text)
	if err != nil {
		return Source{}, false
	}
	kind := JSONText
	if in.Kind == rowsSource || in.Kind == tableSource {
		kind = rowsSource
	}
	call := func(kind SourceKind, name string, args ...string) (Source, bool) {
		return Source{kind, name + "(" + strings.Join(append([]string{in.data()}, args...), ", ") + ")"}, true
	}
	switch f := filter.(type) {
	case extract.Fields:
		var names []string
		for _, name := range f {
			if !plainPath(name) {
				return Source{}, false
			}
			names = append(names, literal.Str(name))
		}
		return call(rowsSource, "fields", names...)
	case extract.Path:
		if !plainPath(string(f)) {
			return Source{}, false
		}
		return call(JSONText, "path", literal.Str(string(f)))
	case extract.Where:
		args := []string{literal.Str(f.Field), literal.Str(f.Op), literal.Str(f.Value)}
		if f.Quoted {
			args = append(args, "quoted=True")
		}
		out, _ := call(kind, "where", args...)
		return out, plainPath(f.Field)
	case extract.Sort:
		args := []string{literal.Str(f.Field)}
		if f.Descending {
			args = append(args, "reverse=True")
		}
		out, _ := call(kind, "sort_rows", args...)
		return out, plainPath(f.Field)
	case extract.Count:
		if in.isLines() {
			return Source{lineSource, "len(lines_of(" + in.lines() + "))"}, true
		}
		return call(numberSource, "count")
	}
	return Source{}, false
}

// plainPath tells whether a gjson path is names, numbers and # alone.
func plainPath(path string) bool {
	if path == "" || strings.ContainsAny(path, `|*?@!{}[]()<>=%\"`+"`\x00") || path[0] == '~' {
		return false
	}
	for _, step := range strings.Split(path, ".") {
		number := strings.Trim(step, "0123456789") == ""
		if step == "" || strings.Contains(step, "#") && step != "#" || number && (len(step) > 9 || step[0] == '0' && step != "0") {
			return false
		}
	}
	return true
}

// cutting is the Python of head and tail: of their number alone, which counts elements,
// and of what counts lines.
func cutting(tail bool) Python {
	return func(_, rest string, in Source) (Source, bool) {
		n, signed, isLines, ok := readLines(rest)
		if !isLines {
			var err error
			if n, err = strconv.Atoi(rest); err != nil {
				return Source{}, false
			}
		} else if !ok {
			return Source{}, false
		}
		from, to := "None", strconv.Itoa(n)
		switch {
		case tail && isLines && strings.HasPrefix(signed, "+"):
			from, to = strconv.Itoa(max(n-1, 0)), "None"
		case tail && n == 0:
			to = "0"
		case tail:
			from, to = strconv.Itoa(-n), "None"
		case isLines && strings.HasPrefix(signed, "-") && n == 0:
			to = "None"
		case isLines && strings.HasPrefix(signed, "-"):
			to = strconv.Itoa(-n)
		}
		slice := "[" + strings.Trim(from+":"+to, "None") + "]"
		if from == "None" && to == "None" {
			slice = "[:]"
		}
		code, octets, fit := in.Text()
		switch {
		case isLines && octets:
			return Source{BytesSource, `b"".join(lines_of(` + code + ")" + slice + ")"}, true
		case isLines || in.isLines():
			kind := textSource
			if fit {
				kind = LinesSource
			}
			return Source{kind, `"".join(lines_of(` + in.lines() + ")" + slice + ")"}, true
		}
		kind := JSONText
		switch {
		case in.Kind == rowsSource || in.Kind == tableSource:
			kind = rowsSource
		case octets:
			kind = cutSource
		}
		return Source{kind, "cut(" + in.data() + ", " + from + ", " + to + ")"}, true
	}
}

// grepping is grep's Python.
func grepping(text, rest string, in Source) (Source, bool) {
	g, err := readGrep(text, rest)
	if err != nil {
		return Source{}, false
	}
	pattern, ok := g.inPython()
	if !ok {
		return Source{}, false
	}
	args := []string{in.lines(), raw(pattern)}
	if g.has('v') {
		args = append(args, "invert=True")
	}
	if g.has('n') && !g.has('c') {
		args = append(args, "number=True")
	}
	if g.has('i') {
		args = append(args, "flags=re.IGNORECASE")
	}
	code := "grep(" + strings.Join(args, ", ") + ")"
	if g.has('c') {
		return Source{lineSource, "len(lines_of(" + code + "))"}, true
	}
	kind := textSource
	if _, _, fit := in.Text(); fit {
		kind = LinesSource
	}
	return Source{kind, code}, true
}

// raw is a raw string of Python, or another literal where none can have the text.
func raw(text string) string {
	if strings.Contains(text, `\`) && !strings.ContainsAny(text, "\"\n\r") && !strings.HasSuffix(text, `\`) {
		return `r"` + text + `"`
	}
	return literal.Str(text)
}

// counting is wc's Python.
func counting(_, rest string, in Source) (Source, bool) {
	code, bytes, _ := in.Text()
	if !bytes {
		code = in.lines()
		if in.Kind == lineSource || in.Kind == numberSource {
			code = "(" + code + ")"
		}
		code += encoded
	}
	args := []string{code}
	if letters := strings.NewReplacer("-", "", " ", "", "\t", "").Replace(rest); letters != "" {
		args = append(args, literal.Str(letters))
	}
	return Source{lineSource, "wc(" + strings.Join(args, ", ") + ")"}, true
}

// Shown is the Python that shows the source.
func (s Source) Shown() string {
	code, bytes, fit := s.Text()
	switch {
	case bytes:
		return "show(" + code + ")"
	case s.Kind == lineSource || s.Kind == numberSource:
		return "print(" + s.Code + ")"
	case !fit:
		code = "escape_lines(" + code + ")"
	}
	return "print(" + code + `, end="")`
}
