package extract

import (
	"slices"
	"strings"
)

// operators of where.
var operators = []string{"=", "==", "!=", "<", "<=", ">", ">=", "%", "!%"}

// foreignOperators are what people write for them.
var foreignOperators = map[string]string{
	"=>": ">=", "=<": "<=", "<>": "!=", "><": "!=", "=!": "!=", "===": "==", "!==": "!=", "=>=": ">=", "=<=": "<=",
	"~": "%", "=~": "%", "~=": "%", "!~": "!%",
	"is": "=", "est": "=", "eq": "=", "equals": "=", "vaut": "=", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<=",
	"contains": "%", "contient": "%", "like": "%", "startswith": "%", "endswith": "%",
}

const operatorLetters = "=<>!%~"

// turned are the operators of a comparison with its sides exchanged.
var turned = map[string]string{"=": "=", "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=", "%": "%", "!%": "!%"}

// typographic are the quotes that a word processor makes, and its spaces.
const typographic = "“”„‘’«»\u00a0\u202f"

// parseWhere reads PATH OP VALUE, one comparison. Its error holds how to write
// what was meant, where that shows.
func parseWhere(text string) (Where, *Error) {
	f, rest, err := parseComparison(text)
	if err != nil || rest == "" {
		return f, err
	}
	value := text[findOperator(text)+len(f.Op):]
	return Where{}, f.second(rest, strings.TrimSpace(value))
}

// parseComparison reads a comparison; rest is what follows its value. Spaces
// around OP may be left out; in brackets and quotes nothing is an operator.
func parseComparison(text string) (f Where, rest string, err *Error) {
	bad := func(forms ...string) (Where, string, *Error) {
		return Where{}, "", &Error{Kind: BadFilter, Candidates: forms}
	}
	at := findOperator(text)
	if at < 0 {
		if args, ok := words(text); ok && len(args) > 2 && foreignOperators[strings.ToLower(args[1])] != "" {
			value := strings.Join(args[2:], " ")
			if len(args) == 3 && strings.ContainsAny(value, " \t") {
				value = Quote(value) // as it was typed
			}
			return bad(rewritten(args[0], strings.ToLower(args[1]), value))
		}
		return bad(WhereForm)
	}
	after := strings.TrimLeft(text[at:], operatorLetters)
	op := text[at : len(text)-len(after)]
	field, value := strings.TrimSpace(text[:at]), strings.TrimSpace(after)
	fieldInner, fieldQuoted := unquote(field)
	if field == "" || fieldInner == "" || value == "" {
		return bad(WhereForm)
	}
	if !slices.Contains(operators, op) {
		if foreignOperators[op] == "" {
			return bad(WhereForm)
		}
		return bad(rewritten(field, op, value))
	}
	if args, ok := words(field); !fieldQuoted && (!ok || len(args) > 1) {
		return bad("where " + Quote(field) + " " + op + " " + value)
	}
	word, rest, quoted, ok := CutValue(value)
	if !ok || !quoted && strings.IndexByte("<>=", word[0]) >= 0 {
		return bad(WhereForm)
	}
	f = Where{fieldInner, op, word, quoted}
	if inner := strings.Trim(value, typographic+" "); strings.IndexAny(value, typographic) == 0 && inner != "" {
		f.Value, f.Quoted = inner, true
		return bad(f.String())
	}
	if before, after, _ := strings.Cut(value, "|"); !quoted && before != "" && after != "" && len(before) < len(word) {
		f.Value = before
		return bad(f.String()+" | "+after, Where{fieldInner, op, value, true}.String())
	}
	switch {
	case quoted || rest != "":
	case isNumber(field) && isPlain(word) && !isNumber(word): // 10 < price
		return bad("where " + word + " " + turned[op] + " " + field)
	case strings.Count(word, ",") == 1 && isNumber(strings.Replace(word, ",", ".", 1)):
		f.Value = strings.Replace(word, ",", ".", 1) // as French writes it
		return bad(f.String())
	case strings.ContainsAny(word, "<>"):
		f.Quoted = true
		return bad(f.String())
	case f.keyword() != "" && op != "=" && op != "==" && op != "!=" && op != "%" && op != "!%":
		f.Op = "="
		return bad(f.String())
	}
	return f, rest, nil
}

// rewritten is the comparison with the operator that is meant.
func rewritten(field, op, value string) string {
	op, like := foreignOperators[op], op
	if op == "%" && !strings.ContainsAny(value, "*?") {
		inner, quoted := unquote(value)
		switch like {
		case "startswith":
			value = inner + "*"
		case "endswith":
			value = "*" + inner
		default:
			value = "*" + inner + "*"
		}
		if quoted || strings.ContainsAny(value, " \t") {
			value = Quote(value)
		}
	}
	return "where " + field + " " + op + " " + value
}

// second is the error for a comparison that goes on after its value: with
// another one, or because the value has spaces.
func (f Where) second(rest, value string) *Error {
	word, more := CutWord(rest)
	if first, comma := strings.CutSuffix(f.Value, ","); comma && !f.Quoted {
		f.Value, word, more = first, ",", rest
	}
	if strings.HasPrefix(more, "where ") {
		_, more = CutWord(more)
	}
	if findOperator(more) == 0 { // price > 10 and < 20
		more = f.Field + " " + more
	}
	if _, further, err := parseComparison(more); err == nil && further == "" {
		switch strings.ToLower(word) {
		case "and", "et", "&&", "&", ",":
			return &Error{Kind: BadFilter, Candidates: []string{f.String() + " | where " + more}}
		case "or", "ou", "||":
			return &Error{Kind: NoOr, Candidates: []string{f.String(), "where " + more}}
		}
	}
	if f.Quoted || strings.ContainsAny(rest, "<>=|") {
		return &Error{Kind: BadFilter, Candidates: []string{WhereForm}}
	}
	if f.Value = strings.ReplaceAll(value, " ", ""); !isNumber(f.Value) { // 1 000
		f.Value, f.Quoted = value, true
	}
	return &Error{Kind: BadFilter, Candidates: []string{f.String()}}
}

// CutValue cuts what follows an operator after its first word, or after the quote
// that closes the one it begins with; ok is false where none does, or where there
// is nothing. In quotes \" \' and \\ are escapes.
func CutValue(value string) (word, rest string, quoted, ok bool) {
	if value == "" {
		return "", "", false, false
	}
	if value[0] != '"' && value[0] != '\'' {
		word, rest = CutWord(value)
		return word, rest, false, true
	}
	for i := 1; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case value[0]:
			word, _ = unquote(value[:i+1])
			return word, strings.TrimSpace(value[i+1:]), true, true
		}
	}
	return "", "", false, false
}

// BehindValue is what follows the value in a comparison and all that stands behind
// it on its line, "" where nothing does or no value is to be seen.
func BehindValue(text string) string {
	at := findOperator(text)
	if at < 0 {
		return ""
	}
	_, rest, _, _ := CutValue(strings.TrimSpace(strings.TrimLeft(text[at:], operatorLetters)))
	return rest
}

// findOperator is where the operator of a comparison begins, -1 without one. A
// quote opens at the start and in brackets.
func findOperator(text string) int {
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
		case (c == '"' || c == '\'') && (i == 0 || depth > 0):
			quote = c
		case c == '\\':
			i++
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		case depth == 0 && strings.IndexByte(operatorLetters, c) >= 0:
			return i
		}
	}
	return -1
}
