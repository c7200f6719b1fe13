package httpwire

import "slices"

// A Method is what is known of a request method.
type Method struct {
	Name string
	// Safe methods only read; Idempotent ones may be sent again, with the effect of
	// one; the answers to Cacheable ones may be kept and used again (RFC 9110 §9.2).
	Safe, Idempotent, Cacheable bool
	// IfTold tells that answers are cacheable only where they say so themselves: how
	// long they are fresh, and the same Content-Location (RFC 9110 §9.3.3, RFC 5789 §2).
	IfTold bool
	RFC    string // where it is defined, RFC 9110 §9.3.1
}

// Registry has the methods of RFC 9110 §9.3, and PATCH (RFC 5789).
var Registry = []Method{
	{Name: "GET", Safe: true, Idempotent: true, Cacheable: true, RFC: "RFC 9110 §9.3.1"},
	{Name: "POST", Cacheable: true, IfTold: true, RFC: "RFC 9110 §9.3.3"},
	{Name: "PUT", Idempotent: true, RFC: "RFC 9110 §9.3.4"},
	{Name: "PATCH", Cacheable: true, IfTold: true, RFC: "RFC 5789 §2"},
	{Name: "DELETE", Idempotent: true, RFC: "RFC 9110 §9.3.5"},
	{Name: "HEAD", Safe: true, Idempotent: true, Cacheable: true, RFC: "RFC 9110 §9.3.2"},
	{Name: "OPTIONS", Safe: true, Idempotent: true, RFC: "RFC 9110 §9.3.7"},
	{Name: "TRACE", Safe: true, Idempotent: true, RFC: "RFC 9110 §9.3.8"},
	{Name: "CONNECT", RFC: "RFC 9110 §9.3.6"},
}

// Methods are the names of those in [Registry].
var Methods = slices.Collect(func(yield func(string) bool) {
	for _, m := range Registry {
		if !yield(m.Name) {
			return
		}
	}
})
