// Package literal writes values as Python source, and cuts and wraps such source,
// for twins and saved programs.
package literal

import (
	"strings"
	"unicode/utf8"

	"labsh/shell/python/object"
)

// Str writes a str literal between double quotes.
func Str(s string) string { return `"` + Inside(s) + `"` }

// Inside is what stands between the quotes of that literal.
func Inside(s string) string {
	r := doubleQuoted(Repr(s))
	return r[1 : len(r)-1]
}

// Repr is repr() of a str.
func Repr(s string) string {
	r, _ := object.Repr(nil, object.Str(s)) // a str's repr cannot fail
	return r
}

// Octets writes a bytes literal between double quotes.
func Octets(b []byte) string {
	r, _ := object.Repr(nil, object.Bytes(b))
	return doubleQuoted(r)
}

// Bytes writes a bytes literal, or an encoded str where that reads better.
func Bytes(b []byte) string {
	ascii := true
	for _, c := range b {
		if c >= utf8.RuneSelf {
			ascii = false
		}
	}
	if !ascii && utf8.Valid(b) {
		return Str(string(b)) + `.encode("utf-8")`
	}
	return Octets(b)
}

// doubleQuoted turns a repr's single quotes into double ones.
func doubleQuoted(r string) string {
	open := strings.IndexAny(r, `'"`)
	prefix, body := r[:open], r[open+1:len(r)-1]
	if r[open] == '\'' {
		body = strings.ReplaceAll(body, `\'`, `'`)
		var b strings.Builder
		for i := 0; i < len(body); i++ {
			switch {
			case body[i] == '\\' && i+1 < len(body):
				b.WriteString(body[i : i+2])
				i++
			case body[i] == '"':
				b.WriteString(`\"`)
			default:
				b.WriteByte(body[i])
			}
		}
		body = b.String()
	}
	return prefix + `"` + body + `"`
}

// CutLastLine cuts Python source before its last line.
func CutLastLine(source string) (before, last string) {
	i := strings.LastIndexByte(source, '\n') + 1
	return source[:i], source[i:]
}
