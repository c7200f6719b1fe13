package fakestore

import (
	"strconv"
	"strings"
)

const (
	formFields = "fields NAME…"
	formWhere  = "where PATH OP VALUE"
	formSort   = "sort PATH [desc]"
	formHead   = "head N"
	formCount  = "count"
	formPath   = "PATH"
)

// ParseFilter reads one filter as it is written after a bar: fields, where,
// sort, head or count with their arguments, or else a gjson path, verbatim. A
// name or value with blanks stands between quotes.
func ParseFilter(text string) (Filter, error) {
	text = strings.TrimSpace(text)
	name, rest, _ := strings.Cut(text, " ")
	rest = strings.TrimSpace(rest)
	bad := func(form string) (Filter, error) {
		return nil, &ExtractError{Kind: BadFilter, What: text, Candidates: []string{form}}
	}
	switch name {
	case "":
		return bad(formPath)
	case "fields":
		if names, ok := words(rest); ok && len(names) > 0 {
			return Fields(names), nil
		}
		return bad(formFields)
	case "where":
		if f, ok := parseWhere(rest); ok {
			return f, nil
		}
		return bad(formWhere)
	case "sort":
		args, ok := words(rest)
		switch {
		case ok && len(args) == 1:
			return Sort{Field: args[0]}, nil
		case ok && len(args) == 2 && (args[1] == "desc" || args[1] == "asc"):
			return Sort{args[0], args[1] == "desc"}, nil
		}
		return bad(formSort)
	case "head":
		if n, err := strconv.Atoi(rest); err == nil && n >= 0 {
			return Head(n), nil
		}
		return bad(formHead)
	case "count":
		if rest == "" {
			return Count{}, nil
		}
		return bad(formCount)
	default:
		return Path(text), nil
	}
}

// parseWhere reads PATH OP VALUE. Blanks around OP may be left out; in
// brackets and quotes nothing is an operator.
func parseWhere(text string) (Where, bool) {
	at, op := findOperator(text)
	if at <= 0 {
		return Where{}, false
	}
	field := strings.TrimSpace(text[:at])
	if inner, ok := unquote(field); ok {
		field = inner
	}
	value := strings.TrimSpace(text[at+len(op):])
	if field == "" || value == "" {
		return Where{}, false
	}
	inner, quoted := unquote(value)
	return Where{field, op, inner, quoted}, true
}

func findOperator(text string) (at int, op string) {
	depth, quote := 0, byte(0)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '\\':
			i++
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		case depth == 0:
			for _, op := range operators {
				if strings.HasPrefix(text[i:], op) {
					return i, op
				}
			}
		}
	}
	return -1, ""
}

// words splits text at blanks outside quotes and brackets; ok is false when a
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
