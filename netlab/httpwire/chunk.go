package httpwire

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
)

// readChunks reads a chunked body and its trailer (RFC 9112 §7.1), at most
// limit bytes as received, sizes and all. What is not of the body goes to
// resp.raw, see [Response.RawBody].
//
// This is not left to net/http, whose reader takes whatever the stream has
// ready: here the byte after the message must stay in the stream.
func (r *Reader) readChunks(resp *Response, limit int64) error {
	room := func() int64 { return limit - int64(len(resp.raw)-resp.Head) - int64(len(resp.Body)) }
	line := func() (string, error) {
		if room() <= 0 {
			return "", errTooMuch
		}
		start := len(resp.raw)
		var err error
		resp.raw, err = r.readLine(resp.raw, int(min(MaxLine, room())))
		if errors.Is(err, errLineTooLong) {
			if len(resp.raw)-start > MaxLine {
				return "", &Error{Kind: LineTooLong, Limit: MaxLine}
			}
			return "", errTooMuch
		}
		return strings.TrimRight(string(resp.raw[start:]), "\r\n"), err
	}
	for {
		text, err := line()
		if err != nil {
			return err
		}
		size, err := chunkSize(text)
		if err != nil {
			return err
		}
		if size == 0 {
			break
		}
		if size > room() {
			return errTooMuch
		}
		resp.Body, err = r.readN(resp.Body, size, int(limit))
		if err != nil {
			return err
		}
		if err := r.readChunkEnd(resp); err != nil {
			return err
		}
	}
	resp.Body = fitted(resp.Body)
	start := len(resp.raw)
	for {
		text, err := line()
		if err != nil {
			return err
		}
		if text == "" {
			resp.Trailer = parseFields(string(resp.raw[start:]))
			return nil
		}
		if len(resp.raw)-start > MaxHead {
			return &Error{Kind: HeadTooLarge, Limit: MaxHead}
		}
	}
}

// readChunkEnd reads the CRLF after a chunk's bytes.
func (r *Reader) readChunkEnd(resp *Response) error {
	start := len(resp.raw)
	var err error
	resp.raw, err = r.readN(resp.raw, 2, math.MaxInt)
	if err != nil {
		return err
	}
	if end := resp.raw[start:]; !bytes.Equal(end, []byte("\r\n")) {
		return &Error{Kind: Malformed, Err: fmt.Errorf("a chunk is followed by %q, not by its end of line", end)}
	}
	return nil
}

// chunkSize reads a chunk's first line: hexadecimal digits, then perhaps
// extensions after a semicolon.
func chunkSize(line string) (int64, error) {
	digits, _, _ := strings.Cut(line, ";")
	digits = strings.TrimRight(digits, " \t")
	size, err := strconv.ParseUint(digits, 16, 63)
	if err != nil {
		return 0, &Error{Kind: Malformed, Err: fmt.Errorf("%.40q is no chunk size", digits)}
	}
	return int64(size), nil
}

// RawBody are the bytes after the head as they were received, chunk sizes and
// trailer too, in pieces: they are not kept in one.
func (r *Response) RawBody() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		rest, body := r.raw[r.Head:], r.Body
		if r.Framing != ByChunks {
			yield(rest)
			return
		}
		for len(rest) > 0 {
			end := bytes.IndexByte(rest, '\n') + 1
			if end == 0 {
				end = len(rest)
			}
			size, err := chunkSize(strings.TrimRight(string(rest[:end]), "\r\n"))
			if err != nil || size == 0 {
				yield(rest) // the trailer, or what was no chunk
				return
			}
			data := body[:min(size, int64(len(body)))]
			after := min(end+len("\r\n"), len(rest))
			if !yield(rest[:end]) || !yield(data) || !yield(rest[end:after]) {
				return
			}
			rest, body = rest[after:], body[len(data):]
		}
	}
}

// Raw is the whole answer without interim ones, byte for byte.
func (r *Response) Raw() []byte {
	raw := slices.Clip(r.raw[:r.Head])
	for part := range r.RawBody() {
		raw = append(raw, part...)
	}
	return raw
}

// RawHead are the status line and the headers, byte for byte, with the empty
// line.
func (r *Response) RawHead() []byte { return r.raw[:r.Head] }
