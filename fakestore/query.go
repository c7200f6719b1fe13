package fakestore

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tidwall/gjson"
)

// arrange sorts docs by id as ?sort asks, then keeps as many as ?limit says.
func arrange(docs []document, query url.Values) []document {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b document) int {
		switch {
		case a.id < b.id:
			return -1
		case a.id > b.id:
			return 1
		default:
			return 0
		}
	})
	if only(query, "sort") == "desc" {
		slices.Reverse(docs)
	}
	if n := limit(only(query, "limit")); n > 0 && n < len(docs) {
		docs = docs[:n]
	}
	return docs
}

// only is the value of a parameter sent once, else "".
func only(query url.Values, name string) string {
	if v := query[name]; len(v) == 1 {
		return v[0]
	}
	return ""
}

// limit reads ?limit as JavaScript's Number does, and takes its absolute
// value. 0 means all.
func limit(text string) int {
	text = strings.TrimSpace(text)
	if text == "" || strings.Trim(text, "0123456789+-.eE") != "" {
		return 0
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0
	}
	return int(min(math.Abs(n), 1<<30))
}

// between keeps the carts dated from ?startdate on and before ?enddate. ok is
// false when one of them is no date.
func between(docs []document, query url.Values) (kept []document, ok bool) {
	start, okStart := parseDate(query.Get("startdate"))
	end, okEnd := parseDate(query.Get("enddate"))
	if !okStart || !okEnd {
		return nil, false
	}
	if start.IsZero() && end.IsZero() {
		return docs, true
	}
	for _, d := range docs {
		at, ok := parseDate(gjson.Get(d.raw, "date").String())
		if ok && !at.IsZero() && !at.Before(start) && (end.IsZero() || at.Before(end)) {
			kept = append(kept, d)
		}
	}
	return kept, true
}

// parseDate reads a date, or a date and time, in UTC where it does not say.
// The empty text is the zero time.
func parseDate(text string) (at time.Time, ok bool) {
	if text == "" {
		return time.Time{}, true
	}
	for _, layout := range []string{"2006-1-2", time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01", "2006"} {
		if at, err := time.Parse(layout, text); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

// ofUser keeps the carts of the user whose id is the JSON number text.
func ofUser(docs []document, text string) []document {
	var kept []document
	want, ok := parseIdent(text)
	if !ok || want.n < 0 {
		return nil
	}
	for _, d := range docs {
		if id, ok := parseIdent(gjson.Get(d.raw, "userId").String()); ok && id.n == want.n {
			kept = append(kept, d)
		}
	}
	return kept
}
