package fakestore

import (
	"bytes"
	"net/http"
	"sync"
	"time"
)

// Limits of replays: how many there are, and the longest request, in bytes. With
// maxGathered for an answer they bound their memory to 5 MiB.
const (
	maxReplays = 64
	maxRequest = 2 << 10
)

// replays are answers as they went out, by the octets of the GET that they
// answered. While the content is the same, who asks in the same words is answered
// so again, without net/http, which costs more than the store does.
type replays struct {
	of *content

	mu      sync.RWMutex
	answers map[string]*replay
}

// A replay is an answer, head and body; its octets do not change.
type replay struct {
	octets []byte
	date   int   // where the value of its Date stands
	second int64 // of that value, in Unix time
}

// A replayer is a handler whose answers can be given again.
type replayer interface {
	// replays are those of the present content; nil where there are never any.
	replays() *replays
}

// find gives the answer to a request, dated now, or nil.
func (r *replays) find(request []byte) []byte {
	if r == nil {
		return nil
	}
	r.mu.RLock()
	a := r.answers[string(request)]
	r.mu.RUnlock()
	if a == nil {
		return nil
	}
	now := time.Now()
	if a.second == now.Unix() {
		return a.octets
	}
	dated := &replay{bytes.Clone(a.octets), a.date, now.Unix()}
	copy(dated.octets[a.date:], now.UTC().Format(http.TimeFormat))
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answers[string(request)] = dated
	return dated.octets
}

// keep takes note of the answer to a request, unless it has no Date.
func (r *replays) keep(request, answer []byte) {
	const name = "\r\nDate: "
	date := bytes.Index(answer, []byte(name)) + len(name)
	head := bytes.Index(answer, []byte("\r\n\r\n"))
	if date < len(name) || head < date+len(http.TimeFormat) || answer[date+len(http.TimeFormat)] != '\r' {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.answers) >= maxReplays {
		clear(r.answers)
	}
	r.answers[string(request)] = &replay{octets: answer, date: date} // of no second: dated when it is found
}

// isOneGet reports whether text is one GET without a body, from its first octet
// to its last: what comes with it, or what ends otherwise, is net/http's to read.
func isOneGet(text []byte) bool {
	return len(text) <= maxRequest && bytes.HasPrefix(text, []byte("GET ")) && bytes.HasSuffix(text, []byte("\r\n\r\n")) &&
		bytes.Count(text, []byte("\n\r\n")) == 1 && !bytes.Contains(text, []byte("\n\n"))
}
