package fakestore

import (
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"html"
	"net/http"
	"strconv"
	"strings"
)

const (
	jsonType = "application/json; charset=utf-8"
	htmlType = "text/html; charset=utf-8"
)

// reply is one answer, whole before its first byte is sent.
type reply struct {
	status int
	media  string
	body   []byte
	tag    string // the body's entity tag, once it is computed
}

func inJSON(status int, body string) reply {
	return reply{status: status, media: jsonType, body: []byte(body)}
}
func okJSON(body string) reply { return inJSON(http.StatusOK, body) }
func badRequest(message string) reply {
	return inJSON(http.StatusBadRequest, failure(message))
}
func plain(status int, body string) reply {
	return reply{status: status, media: htmlType, body: []byte(body)}
}

// tagged is a with its entity tag.
func (a reply) tagged() reply {
	if a.tag == "" {
		a.tag = entityTag(a.body)
	}
	return a
}

// send writes a with its exact length and a weak ETag, or 304 when the client
// has it already (RFC 9110 §13.1.2).
func (a reply) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	a = a.tagged()
	h.Set("ETag", a.tag)
	if a.status == http.StatusOK && (r.Method == http.MethodGet || r.Method == http.MethodHead) && isFresh(r, a.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", a.media)
	h.Set("Content-Length", strconv.Itoa(len(a.body)))
	if a.media == htmlType {
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Security-Policy", "default-src 'none'")
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		writeBody(w, r, a.body)
	}
}

// entityTag has the public store's form: the length in hexadecimal and a
// SHA-1 in base64. It names a content; it protects nothing.
func entityTag(body []byte) string {
	sum := sha1.Sum(body)
	return fmt.Sprintf(`W/"%x-%s"`, len(body), base64.RawStdEncoding.EncodeToString(sum[:]))
}

// isFresh compares weakly, as If-None-Match asks. A reload
// (Cache-Control: no-cache) is always sent anew.
func isFresh(r *http.Request, tag string) bool {
	known := strings.Join(r.Header.Values("If-None-Match"), ",")
	if known == "" || strings.Contains(r.Header.Get("Cache-Control"), "no-cache") {
		return false
	}
	for one := range strings.SplitSeq(known, ",") {
		one = strings.TrimSpace(one)
		if one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// cannot is the page for a method and path that lead nowhere.
func cannot(r *http.Request) reply {
	const page = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Error</title>
</head>
<body>
<pre>Cannot %s %s</pre>
</body>
</html>
`
	return plain(http.StatusNotFound, fmt.Sprintf(page, html.EscapeString(r.Method), html.EscapeString(r.URL.EscapedPath())))
}
