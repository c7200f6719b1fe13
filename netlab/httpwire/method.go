package httpwire

// Methods are those of RFC 9110 §9.3, and PATCH (RFC 5789).
var Methods = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"}
