package httpwire

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"
	"strings"
)

// maxCodings is how many codings may lie over each other.
const maxCodings = 3

// Decode gives the body without its Content-Encoding: gzip, x-gzip and deflate
// (RFC 9110 §8.4.1). Over limit bytes (0 is DefaultMaxBody) it stops with an
// *Error of kind BodyTooLarge, however small the body was; a coding it does not
// know, or bytes that do not fit it, are Malformed. With the error comes what
// was decoded.
func (r *Response) Decode(limit int64) ([]byte, error) {
	if limit <= 0 {
		limit = DefaultMaxBody
	}
	var codings []string
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Content-Encoding"), ","), ",") {
		if c := strings.ToLower(strings.TrimSpace(part)); c != "" && c != "identity" {
			codings = append(codings, c)
		}
	}
	if len(codings) == 0 || len(r.Body) == 0 {
		return r.Body, nil
	}
	if len(codings) > maxCodings {
		return nil, &Error{Kind: Malformed, Err: codingError("too many codings")}
	}
	var stream io.Reader = bytes.NewReader(r.Body)
	for i := len(codings) - 1; i >= 0; i-- {
		var err error
		if stream, err = decoder(codings[i], stream); err != nil {
			return nil, &Error{Kind: Malformed, Err: err}
		}
	}
	body, err := io.ReadAll(io.LimitReader(stream, limit+1))
	switch {
	case int64(len(body)) > limit:
		return body[:limit], &Error{Kind: BodyTooLarge, Limit: limit}
	case err != nil:
		return body, &Error{Kind: Malformed, Err: err}
	default:
		return body, nil
	}
}

// A codingError is a Content-Encoding that cannot be undone.
type codingError string

func (e codingError) Error() string { return string(e) }

func decoder(coding string, r io.Reader) (io.Reader, error) {
	switch coding {
	case "gzip", "x-gzip":
		return gzip.NewReader(r)
	case "deflate":
		return inflate(r)
	default:
		return nil, codingError("unknown content coding " + coding)
	}
}

// inflate reads the zlib format, as RFC 9110 says, or bare deflate, as some
// servers send. A zlib header is a multiple of 31 (RFC 1950 §2.2).
func inflate(r io.Reader) (io.Reader, error) {
	var first [2]byte
	n, err := io.ReadFull(r, first[:])
	if err != nil && n == 0 {
		return nil, err
	}
	whole := io.MultiReader(bytes.NewReader(first[:n]), r)
	if n == 2 && first[0]&0x0f == 8 && (int(first[0])<<8|int(first[1]))%31 == 0 {
		return zlib.NewReader(whole)
	}
	return flate.NewReader(whole), nil
}
