package httpwire

import "slices"

// A Status is what is known of a status code.
type Status struct {
	Code   int
	Reason string // the usual phrase, OK
	RFC    string // where it is defined, RFC 9110 §15.3.1
	Former string // the phrase before RFC 9110, where that has another: many programs still say it
	// Standing is how the registry has the code.
	Standing Standing
}

// Standing is how IANA's registry has a status code.
type Standing string

// What a code's Standing may be.
const (
	InUse      Standing = ""
	Unused     Standing = "unused"     // reserved: no answer has it
	Deprecated Standing = "deprecated" // no more to be sent
	Obsolete   Standing = "obsolete"   // of an RFC that is historic
	Temporary  Standing = "temporary"  // for a draft of the IETF
)

// Class is the class of a status code, its first digit (RFC 9110 §15); 0 outside
// 100 to 599.
func Class(code int) int {
	if code < 100 || code > 599 {
		return 0
	}
	return code / 100
}

// StatusOf is what is known of a status code; ok is false where none is registered.
func StatusOf(code int) (s Status, ok bool) {
	i, ok := slices.BinarySearchFunc(Statuses, code, func(s Status, code int) int { return s.Code - code })
	if !ok {
		return Status{}, false
	}
	return Statuses[i], true
}

// Statuses are the status codes of IANA's registry, in order.
var Statuses = []Status{
	{Code: 100, Reason: "Continue", RFC: "RFC 9110 §15.2.1"},
	{Code: 101, Reason: "Switching Protocols", RFC: "RFC 9110 §15.2.2"},
	{Code: 102, Reason: "Processing", RFC: "RFC 2518 §10.1"},
	{Code: 103, Reason: "Early Hints", RFC: "RFC 8297"},
	{Code: 104, Reason: "Upload Resumption Supported", RFC: "draft-ietf-httpbis-resumable-upload", Standing: Temporary},

	{Code: 200, Reason: "OK", RFC: "RFC 9110 §15.3.1"},
	{Code: 201, Reason: "Created", RFC: "RFC 9110 §15.3.2"},
	{Code: 202, Reason: "Accepted", RFC: "RFC 9110 §15.3.3"},
	{Code: 203, Reason: "Non-Authoritative Information", RFC: "RFC 9110 §15.3.4"},
	{Code: 204, Reason: "No Content", RFC: "RFC 9110 §15.3.5"},
	{Code: 205, Reason: "Reset Content", RFC: "RFC 9110 §15.3.6"},
	{Code: 206, Reason: "Partial Content", RFC: "RFC 9110 §15.3.7"},
	{Code: 207, Reason: "Multi-Status", RFC: "RFC 4918 §11.1"},
	{Code: 208, Reason: "Already Reported", RFC: "RFC 5842 §7.1"},
	{Code: 226, Reason: "IM Used", RFC: "RFC 3229 §10.4.1"},

	{Code: 300, Reason: "Multiple Choices", RFC: "RFC 9110 §15.4.1"},
	{Code: 301, Reason: "Moved Permanently", RFC: "RFC 9110 §15.4.2"},
	{Code: 302, Reason: "Found", RFC: "RFC 9110 §15.4.3"},
	{Code: 303, Reason: "See Other", RFC: "RFC 9110 §15.4.4"},
	{Code: 304, Reason: "Not Modified", RFC: "RFC 9110 §15.4.5"},
	{Code: 305, Reason: "Use Proxy", RFC: "RFC 9110 §15.4.6", Standing: Deprecated},
	{Code: 306, Reason: "(Unused)", RFC: "RFC 9110 §15.4.7", Standing: Unused},
	{Code: 307, Reason: "Temporary Redirect", RFC: "RFC 9110 §15.4.8"},
	{Code: 308, Reason: "Permanent Redirect", RFC: "RFC 9110 §15.4.9"},

	{Code: 400, Reason: "Bad Request", RFC: "RFC 9110 §15.5.1"},
	{Code: 401, Reason: "Unauthorized", RFC: "RFC 9110 §15.5.2"},
	{Code: 402, Reason: "Payment Required", RFC: "RFC 9110 §15.5.3"},
	{Code: 403, Reason: "Forbidden", RFC: "RFC 9110 §15.5.4"},
	{Code: 404, Reason: "Not Found", RFC: "RFC 9110 §15.5.5"},
	{Code: 405, Reason: "Method Not Allowed", RFC: "RFC 9110 §15.5.6"},
	{Code: 406, Reason: "Not Acceptable", RFC: "RFC 9110 §15.5.7"},
	{Code: 407, Reason: "Proxy Authentication Required", RFC: "RFC 9110 §15.5.8"},
	{Code: 408, Reason: "Request Timeout", RFC: "RFC 9110 §15.5.9"},
	{Code: 409, Reason: "Conflict", RFC: "RFC 9110 §15.5.10"},
	{Code: 410, Reason: "Gone", RFC: "RFC 9110 §15.5.11"},
	{Code: 411, Reason: "Length Required", RFC: "RFC 9110 §15.5.12"},
	{Code: 412, Reason: "Precondition Failed", RFC: "RFC 9110 §15.5.13"},
	{Code: 413, Reason: "Content Too Large", RFC: "RFC 9110 §15.5.14", Former: "Request Entity Too Large"},
	{Code: 414, Reason: "URI Too Long", RFC: "RFC 9110 §15.5.15", Former: "Request-URI Too Long"},
	{Code: 415, Reason: "Unsupported Media Type", RFC: "RFC 9110 §15.5.16"},
	{Code: 416, Reason: "Range Not Satisfiable", RFC: "RFC 9110 §15.5.17", Former: "Requested Range Not Satisfiable"},
	{Code: 417, Reason: "Expectation Failed", RFC: "RFC 9110 §15.5.18"},
	{Code: 418, Reason: "(Unused)", RFC: "RFC 9110 §15.5.19", Former: "I'm a Teapot", Standing: Unused},
	{Code: 421, Reason: "Misdirected Request", RFC: "RFC 9110 §15.5.20"},
	{Code: 422, Reason: "Unprocessable Content", RFC: "RFC 9110 §15.5.21", Former: "Unprocessable Entity"},
	{Code: 423, Reason: "Locked", RFC: "RFC 4918 §11.3"},
	{Code: 424, Reason: "Failed Dependency", RFC: "RFC 4918 §11.4"},
	{Code: 425, Reason: "Too Early", RFC: "RFC 8470 §5.2"},
	{Code: 426, Reason: "Upgrade Required", RFC: "RFC 9110 §15.5.22"},
	{Code: 428, Reason: "Precondition Required", RFC: "RFC 6585 §3"},
	{Code: 429, Reason: "Too Many Requests", RFC: "RFC 6585 §4"},
	{Code: 431, Reason: "Request Header Fields Too Large", RFC: "RFC 6585 §5"},
	{Code: 451, Reason: "Unavailable For Legal Reasons", RFC: "RFC 7725 §3"},

	{Code: 500, Reason: "Internal Server Error", RFC: "RFC 9110 §15.6.1"},
	{Code: 501, Reason: "Not Implemented", RFC: "RFC 9110 §15.6.2"},
	{Code: 502, Reason: "Bad Gateway", RFC: "RFC 9110 §15.6.3"},
	{Code: 503, Reason: "Service Unavailable", RFC: "RFC 9110 §15.6.4"},
	{Code: 504, Reason: "Gateway Timeout", RFC: "RFC 9110 §15.6.5"},
	{Code: 505, Reason: "HTTP Version Not Supported", RFC: "RFC 9110 §15.6.6"},
	{Code: 506, Reason: "Variant Also Negotiates", RFC: "RFC 2295 §8.1"},
	{Code: 507, Reason: "Insufficient Storage", RFC: "RFC 4918 §11.5"},
	{Code: 508, Reason: "Loop Detected", RFC: "RFC 5842 §7.2"},
	{Code: 510, Reason: "Not Extended", RFC: "RFC 2774 §7", Standing: Obsolete},
	{Code: 511, Reason: "Network Authentication Required", RFC: "RFC 6585 §6"},
}
