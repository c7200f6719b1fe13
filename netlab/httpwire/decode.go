package httpwire

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"io"
	"strings"
)

// maxCodings is how many codings may lie over each other.
const maxCodings = 3

// Decode gives the body without its Content-Encoding: gzip, x-gzip and deflate
// (RFC 9110 §8.4.1). Over limit bytes (0 is DefaultMaxBody) it stops with an
// *Error of kind BodyTooLarge, however small the body was, and so does each
// coding that lies under another; a coding it does not know, or bytes that do
// not fit it, are Malformed. With the error comes what was decoded. The end of
// ctx is Broken.
func (r *Response) Decode(ctx context.Context, limit int64) ([]byte, error) {
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
		coded, err := decoder(codings[i], stream)
		if err != nil {
			return nil, decodeError(err)
		}
		stream = &bounded{ctx, coded, limit, limit}
	}
	body, err := gather(nil, stream, limit)
	return fitted(body), err
}

// decodeError is the *Error for what stopped a decoder.
func decodeError(err error) error {
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	return &Error{Kind: Malformed, Err: err}
}

// bounded is a decoder's output, of which there may be limit bytes.
type bounded struct {
	ctx         context.Context
	r           io.Reader
	left, limit int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if err := b.ctx.Err(); err != nil {
		return 0, &Error{Kind: Broken, Err: err}
	}
	n, err := b.r.Read(p)
	if err != nil && err != io.EOF {
		err = decodeError(err)
	}
	if over := int64(n) - b.left; over > 0 {
		n, err = n-int(over), &Error{Kind: BodyTooLarge, Limit: b.limit}
	}
	b.left -= int64(n)
	return n, err
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
	if _, err := io.ReadFull(r, first[:]); err != nil {
		return nil, err // neither form is that short
	}
	whole := io.MultiReader(bytes.NewReader(first[:]), r)
	if first[0]&0x0f == 8 && (int(first[0])<<8|int(first[1]))%31 == 0 {
		return zlib.NewReader(whole)
	}
	return flate.NewReader(whole), nil
}
