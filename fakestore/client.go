package fakestore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// DefaultMaxAnswer is the greatest body that a Client reads when it is not
// told otherwise, in bytes.
const DefaultMaxAnswer = 64 << 20

// A Client asks a store, embedded or public, over HTTP.
type Client struct {
	// BaseURL is where the store is, such as http://127.0.0.1:8080 or
	// https://fakestoreapi.com.
	BaseURL string
	// HTTP carries the requests; nil means http.DefaultClient. Its Transport
	// decides which sockets are used and whether redirects are followed.
	HTTP *http.Client
	// Header is sent with every request (User-Agent, Authorization…).
	Header http.Header
	// MaxAnswer is the greatest body to read, in bytes; 0 means
	// DefaultMaxAnswer.
	MaxAnswer int64
}

// A Param is one parameter of a query.
type Param struct{ Name, Value string }

// Limit asks for the first n only.
func Limit(n int) Param { return Param{"limit", strconv.Itoa(n)} }

// Descending asks for the greatest id first.
func Descending() Param { return Param{"sort", "desc"} }

// UserID asks for the carts of one user.
func UserID(id int) Param { return Param{"userId", strconv.Itoa(id)} }

// From asks for the carts of that day, UTC, and later.
func From(day time.Time) Param { return Param{"startdate", day.UTC().Format(time.DateOnly)} }

// Before asks for the carts of earlier days, UTC.
func Before(day time.Time) Param { return Param{"enddate", day.UTC().Format(time.DateOnly)} }

// An Answer is a response, read to its end.
type Answer struct {
	Status  int    // 200
	Reason  string // OK, as the server wrote it
	Proto   string // HTTP/1.1
	Header  http.Header
	Body    []byte // as received (decompressed, if the Transport did that)
	Method  string // of the request that was answered, after redirects
	URL     string
	Elapsed time.Duration // until the headers had come
}

// OK tells whether the status is below 400.
func (a *Answer) OK() bool { return a.Status < 400 }

// A TooLargeError is an answer whose body is over the client's limit.
type TooLargeError struct{ Limit int64 }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("the answer is over %d bytes", e.Limit)
}

// A CutShortError is an answer whose body ended early. Want is -1 when the
// server had not said how long it would be.
type CutShortError struct{ Got, Want int64 }

func (e *CutShortError) Error() string {
	if e.Want < 0 {
		return fmt.Sprintf("the answer was cut short after %d bytes", e.Got)
	}
	return fmt.Sprintf("the answer was cut short: %d of %d bytes", e.Got, e.Want)
}

// Unwrap makes errors.Is(err, io.ErrUnexpectedEOF) true.
func (e *CutShortError) Unwrap() error { return io.ErrUnexpectedEOF }

// Do sends one request and reads the whole answer, whatever its status. path
// is below BaseURL, with or without a slash in front; it may have spaces and
// a query of its own. A body that is not nil is sent as JSON.
//
// When the body could not be read whole, the Answer holds what came and the
// error is a *TooLargeError, a *CutShortError or the network's.
func (c *Client) Do(ctx context.Context, method, path string, query []Param, body []byte) (*Answer, error) {
	target, err := c.target(path, query)
	if err != nil {
		return nil, err
	}
	var content io.Reader
	if body != nil {
		content = bytes.NewReader(body)
	}
	req, err := http.NewRequestWithContext(ctx, method, target, content)
	if err != nil {
		return nil, err
	}
	for name, values := range c.Header {
		req.Header[name] = values
	}
	if req.Header.Get("Accept") == "" {
		req.Header.Set("Accept", "*/*")
	}
	if body != nil && req.Header.Get("Content-Type") == "" {
		req.Header.Set("Content-Type", "application/json")
	}
	carrier := c.HTTP
	if carrier == nil {
		carrier = http.DefaultClient
	}
	began := time.Now()
	resp, err := carrier.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	a := &Answer{
		Status:  resp.StatusCode,
		Reason:  strings.TrimSpace(strings.TrimPrefix(resp.Status, strconv.Itoa(resp.StatusCode))),
		Proto:   resp.Proto,
		Header:  resp.Header,
		Method:  resp.Request.Method,
		URL:     resp.Request.URL.String(),
		Elapsed: time.Since(began),
	}
	return a, c.readBody(a, resp)
}

func (c *Client) readBody(a *Answer, resp *http.Response) (err error) {
	limit := c.MaxAnswer
	if limit <= 0 {
		limit = DefaultMaxAnswer
	}
	a.Body, err = io.ReadAll(io.LimitReader(resp.Body, limit+1))
	switch {
	case int64(len(a.Body)) > limit:
		a.Body = a.Body[:limit]
		return &TooLargeError{limit}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &CutShortError{int64(len(a.Body)), resp.ContentLength}
	default:
		return err
	}
}

// target joins BaseURL, path and query, in that order and no other: a path
// such as //elsewhere/x stays on the store's host.
func (c *Client) target(path string, query []Param) (string, error) {
	path, own, _ := strings.Cut(path, "?")
	u, err := url.Parse(strings.TrimRight(c.BaseURL, "/") + "/" + strings.TrimLeft(path, "/"))
	if err != nil {
		return "", err
	}
	if u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return "", fmt.Errorf("%q is no http or https URL", c.BaseURL)
	}
	parts := make([]string, 0, len(query)+1)
	if own != "" {
		parts = append(parts, strings.ReplaceAll(own, " ", "+"))
	}
	for _, p := range query {
		parts = append(parts, url.QueryEscape(p.Name)+"="+url.QueryEscape(p.Value))
	}
	u.RawQuery = strings.Join(parts, "&")
	return u.String(), nil
}
