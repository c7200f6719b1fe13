package command

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/command/pipe"
	"labsh/shell/command/prelude"
	"labsh/shell/python/syntax"
)

// Written is what a whole line does, in Python: its command's twin with the line's
// targets, filters and file.
type Written struct {
	Code string
	// Value tells that Code ends in an expression that is the command's value, Prints that
	// the command shows that value: a program is to print it.
	Value, Prints bool
}

// A NoPythonError is why a line has no Python though its command may have.
type NoPythonError struct {
	// Filter is the filter that has none, as it is written; "" where what the filters and
	// the file are given is the shell's own text.
	Filter string
}

func (e *NoPythonError) Error() string {
	if e.Filter == "" {
		return "no Python for what the shell shows"
	}
	return "no Python for the filter: " + e.Filter
}

// complete makes the Python of the whole line out of the command's twin. Its error is a
// *NoPythonError.
func (c *Call) complete(twin Twin) (Written, error) {
	if len(c.Line.Filters) == 0 && c.Line.File == nil {
		return c.bound(twin), nil
	}
	code := strings.TrimRight(c.assigned(twin), "\n")
	value, ok := lastExpression(code)
	if !ok {
		return Written{}, &NoPythonError{}
	}
	if c.Line.File != nil && len(c.Line.Filters) == 0 && twin.Pours != "" {
		return Written{Code: c.filed(twin.Pours, "wb")}, nil
	}
	w := &writer{Call: c, before: code[:value.from], value: code[value.from:value.to]}
	source, ok := w.source(twin)
	if !ok {
		return Written{}, &NoPythonError{}
	}
	out, without := pipe.Program(source, c.Line.Filters)
	if without != nil {
		return Written{}, &NoPythonError{without.Text}
	}
	return w.written(out), nil
}

// bound is the twin with the line's targets, which no filter and no file follow.
func (c *Call) bound(twin Twin) Written {
	code := c.assigned(twin)
	made := twin.Makes != "" && !twin.Aside
	switch {
	case made || twin.Rebinds || len(c.Targets) == 0:
		_, ends := lastExpression(code)
		value := ends && !made && !twin.Rebinds
		return Written{Code: code, Value: value, Prints: value && c.Command.Shows}
	case len(c.Targets) == 1 && literal.EndsIn(code, c.Targets[0]):
		return Written{Code: strings.TrimSuffix(code, "\n"+c.Targets[0])}
	}
	if e, ok := lastExpression(code); ok {
		code = code[:e.from] + c.assignment() + code[e.from:]
	} else {
		code += "\n" + c.assignment() + "None"
	}
	return Written{Code: code}
}

// assignment is the line's targets and what follows them.
func (c *Call) assignment() string {
	if len(c.Targets) == 0 {
		return ""
	}
	return strings.Join(c.Targets, ", ") + " = "
}

// writer puts together the Python of a line with filters or a file.
type writer struct {
	*Call
	before string // the twin's lines before its last expression
	value  string // that
	name   string // the variable that has the value; "" for none
	shared bool   // the value is used more than once, or after what it flows into
	lines  []string
	counts bool // the command's value is the number of bytes written
}

// source is what the first filter, or the file, is given: as Call.source finds it.
func (w *writer) source(twin Twin) (pipe.Source, bool) {
	asLines := len(w.Line.Filters) > 0 && w.Line.Filters[0].Shown
	switch {
	case w.Command.Receives && w.Command.On == Connected:
		w.counts = w.Line.File != nil && len(w.Line.Filters) == 0
		if len(w.Targets) > 0 && !w.counts {
			w.keep()
		}
		return pipe.Source{Kind: pipe.BytesSource, Code: w.held()}, true
	case w.Command.Keeps:
		w.keep()
		if asLines {
			return given(twin.Lines, w.name)
		}
		return pipe.Source{Kind: pipe.ResponseSource, Code: w.name}, true
	case twin.Data != nil:
		if len(w.Targets) > 0 {
			w.keep()
		}
		data := twin.Data(w.held())
		if data.Kind != pipe.BytesSource && (asLines || len(w.Line.Filters) == 0 && data.Kind != pipe.ResponseSource) {
			return given(twin.Lines, w.held())
		}
		return data, true
	}
	if len(w.Targets) > 0 {
		w.keep()
	}
	if asLines || len(w.Line.Filters) == 0 {
		return given(twin.Lines, w.held())
	}
	return pipe.Source{Kind: pipe.ValueSource, Code: w.held()}, !w.Command.Receives
}

// given is what a twin's own Lines say of a value.
func given(lines func(value string) pipe.Source, value string) (pipe.Source, bool) {
	if lines == nil {
		return pipe.Source{}, false
	}
	return lines(value), true
}

// keep gives the value a name.
func (w *writer) keep() {
	if syntax.IdentifierLen(w.value) == len(w.value) && w.before != "" {
		w.name, w.value = w.value, ""
		if len(w.Targets) == 1 && w.Targets[0] == w.name {
			return
		}
		if len(w.Targets) > 0 {
			w.before += w.assignment() + w.name + "\n"
		}
		return
	}
	assignment := w.assignment()
	if w.name = "response"; len(w.Targets) == 1 {
		w.name = w.Targets[0]
	} else {
		assignment = w.name + " = "
	}
	w.before += assignment + w.value + "\n"
	w.value = ""
}

// held is the value: its name, or the expression itself.
func (w *writer) held() string {
	if w.name != "" {
		return w.name
	}
	return w.value
}

// written is the whole, where out is what the filters give.
func (w *writer) written(out pipe.Source) Written {
	var b strings.Builder
	b.WriteString(w.before)
	code, octets, fit := out.Text()
	mode := `"w", encoding="utf-8"`
	switch {
	case w.Line.File == nil:
		b.WriteString(out.Shown())
	default:
		target := ""
		if w.counts {
			target = w.assignment()
		}
		b.WriteString(target + "file.write(" + code + ")")
		switch {
		case octets:
			mode = `"wb"`
		case !fit:
			mode += `, errors="surrogateescape"`
		}
	}
	text := b.String()
	if w.Line.File != nil {
		text = w.filed(text, mode)
	}
	value := w.Command.Keeps && len(w.Targets) == 0 && w.name != ""
	if value {
		text += "\n" + w.name
	}
	return Written{Code: text, Value: value}
}

// filed puts Python that writes into `file` below the line that opens the line's file.
func (c *Call) filed(text, mode string) string {
	if c.Line.Append {
		mode = strings.Replace(mode, `"w`, `"a`, 1)
	}
	open := "with open(" + c.fileName() + ", " + mode + ") as file:\n    "
	text = strings.TrimRight(text, "\n")
	before := ""
	if computed(c.Line.File) && slices.ContainsFunc(slices.Concat(c.Line.Words, c.Line.Options, c.Line.Text), computed) {
		// Expressions are evaluated in their order: those of the command first.
		if i := strings.LastIndex(text, "\n"); i >= 0 {
			before, text = text[:i+1], text[i+1:]
		} else if inner, ok := strings.CutPrefix(text, "file.write("); ok {
			before, text = "data = "+strings.TrimSuffix(inner, ")")+"\n", "file.write(data)"
		}
	}
	return before + open + strings.ReplaceAll(text, "\n", "\n    ")
}

// computed tells that a word has an expression that is more than a name.
func computed(w *line.Word) bool {
	return slices.ContainsFunc(w.Parts, func(p line.Part) bool { return p.Expr >= 0 && !p.Plain })
}

// stretch is a part of a text.
type stretch struct{ from, to int }

// lastExpression finds the expression that Python ends in, be it the last line of the
// block of a with.
func lastExpression(code string) (stretch, bool) {
	tree, err := syntax.Parse("<twin>", code, syntax.FileMode, nil)
	if err != nil {
		return stretch{}, false
	}
	body := tree.Body
	for len(body) > 0 {
		switch last := body[len(body)-1].(type) {
		case *syntax.With:
			body = last.Body
		case *syntax.ExprStmt:
			r := last.Value.Range()
			return stretch{literal.Offset(code, r.Start), literal.Offset(code, r.End)}, true
		default:
			return stretch{}, false
		}
	}
	return stretch{}, false
}

// free is a name that does not follow a dot, nor a quote.
var free = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|[^\w."'])([A-Za-z_]\w*)`) })

// definitions are those of prelude's functions that a twin calls, with their imports;
// its classes are known by what they are called.
func definitions(code string) string {
	var names []string
	for _, m := range free().FindAllStringSubmatchIndex(code, -1) {
		if !strings.HasPrefix(code[m[3]:], "(") {
			continue
		}
		if d, ok := prelude.Lookup(code[m[2]:m[3]]); ok && !strings.HasPrefix(d.Text, "class ") {
			names = append(names, d.Name)
		}
	}
	var imports []string
	var b strings.Builder
	for _, d := range prelude.Needed(names) {
		imports = append(imports, d.Imports...)
		b.WriteString("\n\n" + d.Text)
	}
	if b.Len() == 0 {
		return ""
	}
	slices.Sort(imports)
	head := ""
	for _, name := range slices.Compact(imports) {
		head += "import " + name + "\n"
	}
	return strings.TrimLeft(head+b.String(), "\n") + "\n\n"
}
