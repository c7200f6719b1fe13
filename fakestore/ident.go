package fakestore

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// An ident is the number at the end of a path such as /products/21.
type ident struct {
	text string // its whole part, in decimal
	n    int64  // its value, or -1 where it cannot be any document's id
}

// maxIdent is the greatest whole number that a JavaScript client reads back
// unchanged (2^53 - 1).
const maxIdent = 1<<53 - 1

var identForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([+-]?)0*([0-9]{1,40})(\.[0-9]*)?$`) })

// parseIdent reads s; ok is false when s is no number. A number with a
// fraction, too great or negative is a number that no document has.
func parseIdent(s string) (id ident, ok bool) {
	m := identForm().FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return ident{}, false
	}
	id = ident{text: m[2], n: -1}
	if m[1] == "-" && m[2] != "0" {
		id.text = "-" + m[2]
	}
	fraction := strings.Trim(m[3], ".0")
	if n, err := strconv.ParseInt(id.text, 10, 64); err == nil && fraction == "" && n >= 0 && n <= maxIdent {
		id.n = n
	}
	return id, true
}

// storable tells whether a document may have this id.
func (id ident) storable() bool { return id.n > 0 }
