package httpwire_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"

	"go.uber.org/goleak"

	"labsh/netlab/httpwire"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A tape is a Peeker over bytes, which gives at most step of them at a time and
// knows how many were read.
type tape struct {
	rest []byte
	step int
}

func (s *tape) Peek(p []byte) (int, error) {
	return copy(p, s.rest[:min(s.step, len(s.rest))]), nil
}

func (s *tape) Read(p []byte) (int, error) {
	if len(s.rest) == 0 {
		return 0, io.EOF
	}
	n, err := s.Peek(p)
	s.rest = s.rest[n:]
	return n, err
}

// readers gives the same bytes in every way that a stream may give them.
func readers(text string) map[string]*httpwire.Reader {
	return map[string]*httpwire.Reader{
		"peek":         httpwire.NewReader(&tape{[]byte(text), 1 << 20}),
		"peek by one":  httpwire.NewReader(&tape{[]byte(text), 1}),
		"peek by 7":    httpwire.NewReader(&tape{[]byte(text), 7}),
		"plain":        httpwire.NewReader(plain(text)),
		"plain by one": httpwire.NewReader(iotest.OneByteReader(plain(text))),
		"data and EOF": httpwire.NewReader(iotest.DataErrReader(plain(text))),
	}
}

func plain(text string) io.Reader { return struct{ io.Reader }{&tape{[]byte(text), 1 << 20}} }

// A peekConn is a TCP connection whose Peek is the kernel's.
type peekConn struct{ *net.TCPConn }

func (c peekConn) Peek(p []byte) (n int, err error) {
	raw, err := c.SyscallConn()
	if err != nil {
		return 0, err
	}
	var peekErr error
	err = raw.Read(func(fd uintptr) bool {
		n, _, peekErr = syscall.Recvfrom(int(fd), p, syscall.MSG_PEEK)
		return !errors.Is(peekErr, syscall.EAGAIN)
	})
	switch {
	case err != nil:
		return 0, err
	case peekErr != nil:
		return 0, os.NewSyscallError("recv", peekErr)
	case n == 0:
		return 0, io.EOF
	}
	return n, nil
}

func dial(t testing.TB, addr string) peekConn {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return peekConn{c.(*net.TCPConn)}
}

// A body that is kept does not keep the room that was made for a longer one.
func TestBodyFits(t *testing.T) {
	body := strings.Repeat("x", 5000)
	var zip bytes.Buffer
	w := gzip.NewWriter(&zip)
	fmt.Fprint(w, body)
	w.Close()
	for name, text := range map[string]string{
		"length": fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(body), body),
		"chunks": fmt.Sprintf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(body), body),
		"end":    "HTTP/1.1 200 OK\r\n\r\n" + body,
		"gzip":   fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", zip.Len(), zip.String()),
	} {
		resp, err := httpwire.NewReader(plain(text)).ReadResponse(httpwire.Want{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := resp.Decode(context.Background(), 0)
		if err != nil || string(got) != body || cap(got) > 6000 {
			t.Errorf("%s: %d bytes in a buffer of %d, %v", name, len(got), cap(got), err)
		}
	}
}
