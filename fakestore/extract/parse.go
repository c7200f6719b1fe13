package extract

import (
	"strconv"
	"strings"
)

// How the filters are written: the Candidates of a BadFilter.
const (
	FieldsForm = "fields NAME…"
	WhereForm  = "where PATH OP VALUE"
	SortForm   = "sort PATH [desc]"
	HeadForm   = "head N"
	TailForm   = "tail N"
	CountForm  = "count"
	PathForm   = "PATH"
)

// Parse reads one filter as it is written after a bar: fields, where,
// sort, head, tail or count with their arguments, or else a gjson path, verbatim. A
// name or value with spaces stands between quotes. A path does not begin with a
// plain word and a space: that is a filter which is not there, and @this reaches
// a field of such a name.
func Parse(text string) (Filter, error) {
	text = strings.TrimSpace(text)
	name, rest := CutWord(text)
	bad := func(form string) (Filter, error) {
		return nil, &Error{Kind: BadFilter, What: text, Candidates: []string{form}}
	}
	switch name {
	case "":
		return bad(PathForm)
	case "fields":
		if names, ok := words(rest); ok && len(names) > 0 {
			return Fields(names), nil
		}
		return bad(FieldsForm)
	case "where":
		f, err := parseWhere(rest)
		if err != nil {
			err.What = text
			return nil, err
		}
		return f, nil
	case "sort":
		args, ok := words(rest)
		switch {
		case ok && len(args) == 1:
			return Sort{Field: args[0]}, nil
		case ok && len(args) == 2 && (args[1] == "desc" || args[1] == "asc"):
			return Sort{args[0], args[1] == "desc"}, nil
		}
		return bad(SortForm)
	case "head":
		if n, ok := number(rest); ok {
			return Head(n), nil
		}
		return bad(HeadForm)
	case "tail":
		if n, ok := number(rest); ok {
			return Tail(n), nil
		}
		return bad(TailForm)
	case "count":
		if rest == "" {
			return Count{}, nil
		}
		return bad(CountForm)
	default:
		switch {
		case rest != "" && isPlain(name):
			return nil, &Error{Kind: UnknownFilter, What: text}
		case !closed(text):
			return nil, &Error{Kind: BadFilter, What: text, Candidates: []string{"#.title", "#(price<20)#.title", "{title,price}"}}
		}
		return Path(text), nil
	}
}

// number reads a count, without a sign.
func number(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && strings.Trim(text, "0123456789") == ""
}

// closed tells whether the brackets and double quotes of a path are.
func closed(path string) bool {
	depth, quoted := 0, false
	for i := 0; i < len(path); i++ {
		switch c := path[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		}
	}
	return depth <= 0 && !quoted
}

// CutWord is the first word of a text, and what follows it.
func CutWord(text string) (word, rest string) {
	text = strings.TrimSpace(text)
	if i := strings.IndexAny(text, " \t"); i >= 0 {
		return text[:i], strings.TrimSpace(text[i:])
	}
	return text, ""
}

// words splits text at spaces outside quotes and brackets; ok is false when a
// quote is not closed.
func words(text string) (out []string, ok bool) {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		if c := text[0]; c == '"' || c == '\'' {
			end := strings.IndexByte(text[1:], c)
			if end < 0 {
				return nil, false
			}
			out = append(out, text[1:end+1])
			text = text[end+2:]
			continue
		}
		end, depth := 0, 0
		for ; end < len(text) && (depth > 0 || (text[end] != ' ' && text[end] != '\t')); end++ {
			switch text[end] {
			case '(', '[', '{':
				depth++
			case ')', ']', '}':
				depth--
			}
		}
		out = append(out, text[:end])
		text = text[end:]
	}
	return out, true
}

// unquote takes the quotes off a text that stands wholly between two, with
// the escapes \" \' and \\.
func unquote(text string) (string, bool) {
	if len(text) < 2 || (text[0] != '"' && text[0] != '\'') || text[len(text)-1] != text[0] {
		return text, false
	}
	return strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\'`, `'`).Replace(text[1 : len(text)-1]), true
}
