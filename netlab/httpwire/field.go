package httpwire

import (
	"strings"
)

// A Field is one header or trailer line, with the letter case of its name as
// written.
type Field struct{ Name, Value string }

// Fields are header lines in their order.
type Fields []Field

// Get is the value of the first field of that name, in any letter case, or "".
func (f Fields) Get(name string) string {
	for _, field := range f {
		if strings.EqualFold(field.Name, name) {
			return field.Value
		}
	}
	return ""
}

// Has tells whether there is a field of that name, in any letter case.
func (f Fields) Has(name string) bool {
	for _, field := range f {
		if strings.EqualFold(field.Name, name) {
			return true
		}
	}
	return false
}

// Values are those of all fields of that name, in any letter case, in order.
func (f Fields) Values(name string) []string {
	var values []string
	for _, field := range f {
		if strings.EqualFold(field.Name, name) {
			values = append(values, field.Value)
		}
	}
	return values
}

// parseFields reads header lines as they were received. A line that begins
// with a space continues the one before (RFC 9112 §5.2).
func parseFields(block string) Fields {
	var fields Fields
	for line := range strings.Lines(block) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "":
		case (line[0] == ' ' || line[0] == '\t') && len(fields) > 0:
			last := &fields[len(fields)-1]
			last.Value = strings.TrimSpace(last.Value + " " + strings.TrimSpace(line))
		default:
			name, value, _ := strings.Cut(line, ":")
			fields = append(fields, Field{name, strings.Trim(value, " \t")})
		}
	}
	return fields
}

// isToken tells whether s may be a method or a header's name (RFC 9110
// §5.6.2).
func isToken(s string) bool {
	const marks = "!#$%&'*+-.^_`|~"
	for _, c := range []byte(s) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		digit := c >= '0' && c <= '9'
		if !letter && !digit && strings.IndexByte(marks, c) < 0 {
			return false
		}
	}
	return s != ""
}
