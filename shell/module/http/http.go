// Package http is the module http: the status codes.
package http

import (
	"cmp"
	"strings"
	"sync"

	"labsh/netlab/httpwire"
	"labsh/shell/python/object"
)

// Module makes the module http: its status codes.
func Module() (*object.Module, error) {
	m := object.NewModule("http", "")
	m.Vars.Set("HTTPStatus", httpStatusType())
	return m, nil
}

// httpStatusType is http.HTTPStatus, an IntEnum whose members have a phrase and
// a description.
//
// Source: CPython's Lib/http/__init__.py.
var httpStatusType = sync.OnceValue(func() *object.Type {
	class := object.NewEnumType("http", "HTTPStatus")
	phrases := make(map[int64]string)
	for _, s := range Statuses() {
		phrases[int64(s.Code)] = s.Reason
		object.NewEnum(class, strings.ToUpper(Identifier(s.Reason)), int64(s.Code))
	}
	for _, p := range []struct {
		name  string
		texts map[int64]string
	}{{"phrase", phrases}, {"description", httpDescriptions}} {
		class.AddProperty(p.name, "", func(_ *object.Thread, v object.Value) (object.Value, error) {
			return object.Str(p.texts[int64(v.(*object.Derived).Value.(object.Int))]), nil
		})
	}
	return class
})

// Statuses are the status codes that CPython 3.11 and requests know, in order, with
// the phrases of the RFCs before 9110.
func Statuses() []httpwire.Status {
	var all []httpwire.Status
	for _, s := range httpwire.Statuses {
		if Known(s) {
			s.Reason = Phrase(s)
			all = append(all, s)
		}
	}
	return all
}

// Known reports whether CPython knows a status code.
func Known(s httpwire.Status) bool {
	return s.Standing != httpwire.Temporary && (s.Standing != httpwire.Unused || s.Former != "")
}

// Phrase is the reason phrase that CPython has for a status code.
func Phrase(s httpwire.Status) string { return cmp.Or(s.Former, s.Reason) }

// Identifier is a reason phrase as a name.
func Identifier(phrase string) string {
	return strings.NewReplacer(" ", "_", "-", "_", "'", "").Replace(phrase)
}

var httpDescriptions = map[int64]string{
	100: "Request received, please continue",
	101: "Switching to new protocol; obey Upgrade header",
	200: "Request fulfilled, document follows",
	201: "Document created, URL follows",
	202: "Request accepted, processing continues off-line",
	203: "Request fulfilled from cache",
	204: "Request fulfilled, nothing follows",
	205: "Clear input form for further input",
	206: "Partial content follows",
	300: "Object has several resources -- see URI list",
	301: "Object moved permanently -- see URI list",
	302: "Object moved temporarily -- see URI list",
	303: "Object moved -- see Method and URL list",
	304: "Document has not changed since given time",
	305: "You must use proxy specified in Location to access this resource",
	307: "Object moved temporarily -- see URI list",
	308: "Object moved permanently -- see URI list",
	400: "Bad request syntax or unsupported method",
	401: "No permission -- see authorization schemes",
	402: "No payment -- see charging schemes",
	403: "Request forbidden -- authorization will not help",
	404: "Nothing matches the given URI",
	405: "Specified method is invalid for this resource",
	406: "URI not available in preferred format",
	407: "You must authenticate with this proxy before proceeding",
	408: "Request timed out; try again later",
	409: "Request conflict",
	410: "URI no longer exists and has been permanently removed",
	411: "Client must specify Content-Length",
	412: "Precondition in headers is false",
	413: "Entity is too large",
	414: "URI is too long",
	415: "Entity body in unsupported format",
	416: "Cannot satisfy request range",
	417: "Expect condition could not be satisfied",
	418: "Server refuses to brew coffee because it is a teapot.",
	421: "Server is not able to produce a response",
	428: "The origin server requires the request to be conditional",
	429: "The user has sent too many requests in a given amount of time (\"rate limiting\")",
	431: "The server is unwilling to process the request because its header fields are too large",
	451: "The server is denying access to the resource as a consequence of a legal demand",
	500: "Server got itself in trouble",
	501: "Server does not support this operation",
	502: "Invalid responses from another server/proxy",
	503: "The server cannot process the request due to a high load",
	504: "The gateway server did not receive a timely response",
	505: "Cannot fulfill request",
	511: "The client needs to authenticate to gain network access",
}
