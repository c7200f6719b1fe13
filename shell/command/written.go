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
	"labsh/shell/locale"
	"labsh/shell/python/object"
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

// Text is what people are told of it, of a command.
func (e *NoPythonError) Text(command string) (text locale.Text, args []any) {
	if e.Filter == "" {
		return locale.NoShownTwin, []any{command}
	}
	return locale.NoFilterTwin, []any{e.Filter}
}

// complete makes the Python of the whole line out of the command's twin. seen is the
// command's value, nil before it has run: what suits just such data is easier to read. The
// error is a *NoPythonError.
func (c *Call) complete(twin Twin, seen object.Value) (Written, error) {
	if len(c.Line.Filters) == 0 && c.Line.File == nil {
		return c.bound(twin), nil
	}
	code := strings.TrimRight(c.assigned(twin), "\n")
	value, ok := lastExpression(code)
	if !ok {
		return Written{}, &NoPythonError{}
	}
	if c.Line.File != nil && len(c.Line.Filters) == 0 && twin.Pours != "" && !c.valueFirst {
		return Written{Code: c.filed(twin.Pours, `"wb"`)}, nil
	}
	w := &writer{Call: c, before: code[:value.from], value: code[value.from:value.to]}
	source, ok := w.source(twin)
	if !ok {
		return Written{}, &NoPythonError{}
	}
	if native, ok := w.native(source, seen, twin); ok {
		return native, nil
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
	counts bool   // the command's value is the number of bytes written
}

// source is what the first filter, or the file, is given: as Call.source finds it.
func (w *writer) source(twin Twin) (pipe.Source, bool) {
	asLines := len(w.Line.Filters) > 0 && w.Line.Filters[0].Shown
	switch {
	case w.Command.Receives && w.Command.On == Connected:
		w.counts = w.Line.File != nil && len(w.Line.Filters) == 0
		if len(w.Targets) > 0 && !w.counts || w.reordered() {
			w.keep("data")
		}
		return pipe.Source{Kind: pipe.BytesSource, Code: w.held()}, true
	case w.Command.Keeps:
		w.keep("response")
		if asLines {
			return given(twin.Lines, w.name)
		}
		return pipe.Source{Kind: pipe.ResponseSource, Code: w.name}, true
	case twin.Data != nil:
		if len(w.Targets) > 0 || w.reordered() {
			w.keep("data")
		}
		data := twin.Data(w.held())
		if twin.Lines != nil && (asLines || len(w.Line.Filters) == 0 && data.Kind != pipe.ResponseSource) {
			return given(twin.Lines, w.held())
		}
		return data, true
	}
	if len(w.Targets) > 0 || w.reordered() {
		w.keep("data")
	}
	if asLines || len(w.Line.Filters) == 0 {
		return given(twin.Lines, w.held())
	}
	return pipe.Source{Kind: pipe.ValueSource, Code: w.held()}, !w.Command.Receives
}

// native is the line in Python that has JSON in lists and dicts, where that is exact: for
// the data that were seen, or that a twin which is only shown would see now, or for a
// list that is expected.
func (w *writer) native(source pipe.Source, seen object.Value, twin Twin) (Written, bool) {
	var data []byte
	switch {
	case seen != nil:
		var err error
		if data, err = w.JSON(seen); err != nil {
			return Written{}, false
		}
	case twin.Peek != nil && (!w.symbolic || w.unrun):
		if data = twin.Peek(); data == nil {
			return Written{}, false
		}
	case !twin.Lists:
		return Written{}, false
	}
	file := ""
	if w.Line.File != nil {
		file = "file"
	}
	statement, ok := pipe.NativeProgram(source, data, w.Line.Filters, file)
	if !ok {
		return Written{}, false
	}
	return w.finished(statement, `"w", encoding="utf-8"`), true
}

// given is what a twin's own Lines say of a value.
func given(lines func(value string) pipe.Source, value string) (pipe.Source, bool) {
	if lines == nil {
		return pipe.Source{}, false
	}
	return lines(value), true
}

// keep gives the value a name: the one that it has, the line's target, or else this one.
func (w *writer) keep(name string) {
	targets := w.assignment()
	if w.counts {
		targets = "" // they have the number of bytes
	}
	switch lone := syntax.IdentifierLen(w.value) == len(w.value) && w.before != ""; {
	case lone && targets == w.value+" = ":
		w.name = w.value
	case lone:
		w.name = w.value
		if targets != "" {
			w.before += targets + w.name + "\n"
		}
	case targets != "" && len(w.Targets) == 1:
		w.name = w.Targets[0]
		w.before += targets + w.value + "\n"
	default:
		w.name = name
		w.before += name + " = " + w.value + "\n"
		if targets != "" {
			w.before += targets + name + "\n"
		}
	}
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
	if w.Line.File == nil {
		return w.finished(out.Shown(), "")
	}
	code, octets, fit := out.Text()
	mode := `"w", encoding="utf-8"`
	switch {
	case octets:
		mode = `"wb"`
	case !fit:
		mode += `, errors="surrogateescape"`
	}
	target := ""
	if w.counts {
		target = w.assignment()
	}
	return w.finished(target+"file.write("+code+")", mode)
}

// finished is the command, and the statement that shows or writes what came of it; the file
// is opened in a mode before either, as the shell looks at it before the command takes
// anything. The command's value is at the end where the prompt keeps it.
func (w *writer) finished(statement, mode string) Written {
	text := w.before + statement
	switch {
	case w.Line.File == nil:
	case w.reordered():
		text = w.before + w.filed(statement, mode)
	default:
		text = w.filed(text, mode)
	}
	value := w.Command.Keeps && len(w.Targets) == 0
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
	return "with open(" + c.arg(c.Line.File).Str() + ", " + mode + ") as file:\n    " + strings.ReplaceAll(text, "\n", "\n    ")
}

// reordered tells that the command has to come before its file is opened: it failed, and
// so the file is what it was, or both have expressions, which are evaluated in their order.
func (c *Call) reordered() bool {
	return c.Line.File != nil && c.valueFirst || c.Line.File != nil && c.symbolic && computed(c.Line.File) &&
		slices.ContainsFunc(slices.Concat(c.Line.Words, c.Line.Options, c.Line.Text), computed)
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
	for _, d := range prelude.Needed(names, code) {
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
