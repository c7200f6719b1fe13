package httpwire

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// readChunks reads a chunked body and its trailer (RFC 9112 §7.1), at most
// limit bytes as received, sizes and all.
//
// This is not left to net/http, whose reader takes whatever the stream has
// ready: here the byte after the message must stay in the stream.
func (r *Reader) readChunks(resp *Response, limit int64) error {
	room := func() int64 { return limit - int64(len(resp.Raw)-resp.Head) }
	line := func() (string, error) {
		if room() <= 0 {
			return "", errTooMuch
		}
		start := len(resp.Raw)
		var err error
		resp.Raw, err = r.readLine(resp.Raw, int(min(MaxLine, room())))
		if errors.Is(err, errLineTooLong) {
			if len(resp.Raw)-start > MaxLine {
				return "", &Error{Kind: LineTooLong, Limit: MaxLine}
			}
			return "", errTooMuch
		}
		return strings.TrimRight(string(resp.Raw[start:]), "\r\n"), err
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
		start := len(resp.Raw)
		resp.Raw, err = r.readN(resp.Raw, size)
		resp.Body = append(resp.Body, resp.Raw[start:]...)
		if err != nil {
			return err
		}
		if err := r.readChunkEnd(resp); err != nil {
			return err
		}
	}
	start := len(resp.Raw)
	for {
		text, err := line()
		if err != nil {
			return err
		}
		if text == "" {
			resp.Trailer = parseFields(string(resp.Raw[start:]))
			return nil
		}
		if len(resp.Raw)-start > MaxHead {
			return &Error{Kind: HeadTooLarge, Limit: MaxHead}
		}
	}
}

// readChunkEnd reads the CRLF after a chunk's bytes.
func (r *Reader) readChunkEnd(resp *Response) error {
	start := len(resp.Raw)
	var err error
	resp.Raw, err = r.readN(resp.Raw, 2)
	if err != nil {
		return err
	}
	if end := resp.Raw[start:]; !bytes.Equal(end, []byte("\r\n")) {
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
