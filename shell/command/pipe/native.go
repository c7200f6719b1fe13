package pipe

import (
	"strconv"
	"strings"

	"github.com/tidwall/gjson"

	"labsh/fakestore/extract"
	"labsh/shell/command/literal"
	"labsh/shell/console"
	"labsh/shell/python/object"
)

// Native is what flows from one filter to the next in a program that has JSON as Python
// has it, in lists and dicts: what people would write themselves. It is exact for plain
// data alone, see plain; the prelude's functions are for the rest.
type Native struct {
	Code string // a Python expression
	// Data is the JSON that it stands for, nil where nothing has been seen yet: then it is
	// taken for a list.
	Data []byte
	// Cells are the fields of each item of Code, once fields has chosen them.
	Cells  []string
	number bool // Code is a number
	pretty bool // to be indented, whatever it is
}

// NativePython is what a filter makes of native data; ok is false where that would not be
// exact, or not to be read.
type NativePython func(text, rest string, in Native) (out Native, ok bool)

// item is what a twin calls one of a list.
const item = "item"

// NativeProgram is the Python that shows what filters make of JSON, data, or writes it
// into the file that a name stands for. data is nil where nothing has been seen yet.
func NativeProgram(in Source, data []byte, steps []Step, file string) (statement string, ok bool) {
	n := Native{Data: data}
	switch in.Kind {
	case ResponseSource:
		n.Code = in.Code + ".json()"
	case BytesSource, JSONText:
		n.Code = "json.loads(" + in.Code + ")"
	case ValueSource:
		n.Code = in.Code
	default:
		return "", false
	}
	if len(steps) == 0 || data == nil && in.Kind != ResponseSource || data != nil && !plainJSON(data) {
		return "", false
	}
	for _, step := range steps {
		name, rest := extract.CutWord(step.Text)
		f, named := Lookup(name)
		if !named {
			f = path()
		}
		if f.Native == nil || step.Shown || n.pretty || n.Cells != nil && !f.cuts() {
			return "", false
		}
		if n, ok = f.Native(step.Text, rest, n); !ok {
			return "", false
		}
	}
	return n.shown(file)
}

// shown is the statement that shows the data, or writes it.
func (n Native) shown(file string) (string, bool) {
	if file != "" {
		file = ", file=" + file
	}
	indented := "print(json.dumps(" + n.Code + ", indent=2, ensure_ascii=False)" + file + ")"
	root := gjson.ParseBytes(n.Data)
	switch {
	case n.Cells != nil:
		separator := ""
		if len(n.Cells) > 1 {
			separator = `, sep="\t"`
		}
		return "for " + item + " in " + n.Code + ":\n    print(" + strings.Join(n.Cells, ", ") + separator + file + ")", true
	case n.number:
		return "print(" + n.Code + file + ")", true
	case n.Data == nil || n.pretty || root.IsObject():
		return indented, true
	case isText(root):
		return "print(" + n.Code + file + ")", true
	case !root.IsArray():
		return "", false
	}
	all := root.Array()
	scalars, texts := 0, 0
	for _, v := range all {
		if v.Type != gjson.JSON {
			scalars++
		}
		if isText(v) {
			texts++
		}
	}
	switch {
	case scalars < len(all):
		return indented, true
	case texts == 0 || texts < len(all): // an empty list prints nothing
		return "", false
	}
	return "print(*" + n.Code + `, sep="\n"` + file + ")", true
}

// isText tells that str() shows a value as the filters do.
func isText(v gjson.Result) bool { return v.Type == gjson.String || v.Type == gjson.Number }

// plainJSON tells that Python's own json writes the JSON as it is written: numbers as
// repr() has them, printable text without escapes, no name twice in an object.
func plainJSON(data []byte) bool {
	return len(data) <= 1<<20 && extract.Validate(data) == nil && plainValue(gjson.ParseBytes(data), 0)
}

// maxPlain is how deep plain JSON may nest.
const maxPlain = 50

func plainValue(v gjson.Result, depth int) bool {
	switch v.Type {
	case gjson.String:
		return plainString(v)
	case gjson.Number:
		if strings.Trim(v.Raw, "-0123456789") == "" {
			return v.Raw != "-0" && len(v.Raw) <= 15
		}
		repr, err := object.Repr(nil, object.Float(v.Num))
		return err == nil && repr == v.Raw
	case gjson.JSON:
		names := map[string]bool{}
		ok := depth < maxPlain
		v.ForEach(func(name, value gjson.Result) bool {
			if v.IsObject() {
				ok = ok && plainString(name) && !names[name.Str]
				names[name.Str] = true
			}
			ok = ok && plainValue(value, depth+1)
			return ok
		})
		return ok
	}
	return true
}

func plainString(v gjson.Result) bool {
	return v.Raw == `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v.Str)+`"` && console.Escape(v.Str) == v.Str
}

// at is the Python of what a path leads to, below code, in a value and how many lists
// deep; nil for what is not there, or is there for some elements of a list alone.
func at(v gjson.Result, steps []string, code string) (string, bool) {
	for i, step := range steps {
		switch {
		case v.IsObject():
			if v = v.Get(gjson.Escape(step)); !v.Exists() {
				return "", false
			}
			code += "[" + literal.Str(step) + "]"
		case !v.IsArray():
			return "", false
		case step == "#" && i == len(steps)-1:
			return "len(" + code + ")", true
		case step == "#":
			inner := ""
			for _, element := range v.Array() {
				each, ok := at(element, steps[i+1:], item)
				if !ok || inner != "" && each != inner || strings.Contains(each, " in ") {
					return "", false
				}
				inner = each
			}
			return "[" + inner + " for " + item + " in " + code + "]", inner != ""
		default:
			n, err := strconv.Atoi(step)
			all := v.Array()
			if err != nil || n >= len(all) {
				return "", false
			}
			v, code = all[n], code+"["+step+"]"
		}
	}
	return code, true
}

// applied is n after a filter, which was written as code.
func (n Native) applied(filter extract.Filter, code string) (Native, bool) {
	n.Code = code
	if n.Data == nil {
		return n, true
	}
	out, err := filter.Apply(extract.Result{JSON: n.Data})
	n.Data = out.JSON
	return n, err == nil && out.JSON != nil
}

// items are the elements of a list, nil for anything else.
func (n Native) items() []gjson.Result {
	if root := gjson.ParseBytes(n.Data); root.IsArray() {
		return root.Array()
	}
	return nil
}

// field is the Python of a field of each item, as it is found in all of them, and what
// they have there.
func (n Native) field(name string) (code string, values []gjson.Result, ok bool) {
	paths, err := extract.Fields{name}.Paths(extract.Result{JSON: n.Data})
	if err != nil || strings.Contains(paths[0], `\`) || !plainPath(name) {
		return "", nil, false
	}
	rows := n.items()
	if root := gjson.ParseBytes(n.Data); root.IsObject() {
		rows = []gjson.Result{root}
	}
	for _, row := range rows {
		each, ok := at(row, strings.Split(paths[0], "."), item)
		if !ok || code != "" && each != code || strings.HasSuffix(each, ")") || strings.Contains(each, " in ") {
			return "", nil, false
		}
		code, values = each, append(values, row.Get(paths[0]))
	}
	return code, values, code != ""
}

// nativeExtracting is what the extractor's filters make of native data.
func nativeExtracting(text, _ string, n Native) (Native, bool) {
	filter, err := extract.Parse(text)
	if err != nil {
		return n, false
	}
	switch f := filter.(type) {
	case extract.Count:
		if n.Data != nil && gjson.ParseBytes(n.Data).Type != gjson.JSON {
			return n, false
		}
		n.number = true
		return n.applied(f, "len("+n.Code+")")
	case extract.Path:
		if n.Data == nil || !plainPath(string(f)) {
			return n, false
		}
		code, ok := at(gjson.ParseBytes(n.Data), strings.Split(string(f), "."), n.Code)
		if !ok {
			return n, false
		}
		return n.applied(f, code)
	case extract.Fields:
		return n.fields(f)
	case extract.Where:
		return n.where(f)
	case extract.Sort:
		return n.sort(f)
	}
	return n, false
}

func (n Native) fields(names extract.Fields) (Native, bool) {
	if n.Data == nil {
		return n, false
	}
	for _, name := range names {
		code, values, ok := n.field(name)
		for _, v := range values {
			ok = ok && isText(v)
		}
		if !ok {
			return n, false
		}
		n.Cells = append(n.Cells, code)
	}
	if n.items() == nil {
		n.Code = "[" + n.Code + "]"
	}
	return n, true
}

// kind is the type that all values have; gjson.Null where they differ.
func kind(values []gjson.Result) gjson.Type {
	for _, v := range values {
		if v.Type != values[0].Type {
			return gjson.Null
		}
	}
	return values[0].Type
}

func isNumber(text string) bool {
	return text != "" && gjson.Valid(text) && gjson.Parse(text).Type == gjson.Number
}

func (n Native) where(f extract.Where) (Native, bool) {
	if n.items() == nil || strings.Contains(f.Op, "%") {
		return n, false
	}
	code, values, ok := n.field(f.Field)
	if !ok {
		return n, false
	}
	value := ""
	switch kind(values) {
	case gjson.Number:
		if !f.Quoted && isNumber(f.Value) && plainJSON([]byte(f.Value)) {
			value = f.Value
		}
	case gjson.String:
		first := strings.TrimLeft(f.Value, "+-.")
		numeral := first != "" && first[0] >= '0' && first[0] <= '9'
		if f.Quoted || !numeral && f.Value != "true" && f.Value != "false" && f.Value != "null" {
			value = literal.Str(f.Value)
		}
	}
	if value == "" {
		return n, false
	}
	op := f.Op
	if op == "=" {
		op = "=="
	}
	return n.applied(f, "["+item+" for "+item+" in "+n.Code+" if "+code+" "+op+" "+value+"]")
}

func (n Native) sort(f extract.Sort) (Native, bool) {
	if n.items() == nil {
		return n, false
	}
	code, values, ok := n.field(f.Field)
	if !ok {
		return n, false
	}
	switch kind(values) {
	case gjson.Number:
	case gjson.String:
		numbers := true
		for _, v := range values {
			numbers = numbers && isNumber(v.Str)
		}
		if numbers {
			return n, false
		}
	default:
		return n, false
	}
	reverse := ""
	if f.Descending {
		reverse = ", reverse=True"
	}
	return n.applied(f, "sorted("+n.Code+", key=lambda "+item+": "+code+reverse+")")
}

// nativeCutting is what head and tail make of native data.
func nativeCutting(text, rest string, n Native) (Native, bool) {
	filter, err := extract.Parse(text)
	if err != nil || n.number || n.Data == nil && strings.Trim(rest, "0") == "" || n.Data != nil && n.items() == nil {
		return n, false
	}
	slice := "[:" + rest + "]"
	if f, ok := filter.(extract.Tail); ok && f > 0 {
		slice = "[-" + rest + ":]"
	} else if ok {
		slice = "[:0]"
	}
	return n.applied(filter, n.Code+slice)
}

// nativePretty is what pretty makes of native data.
func nativePretty(_, _ string, n Native) (Native, bool) {
	n.pretty = true
	return n, n.Data != nil && !n.number
}
