package fakestore

import (
	"net/http"
	"sync"
)

// Limits of a memo: how many answers it keeps, and the greatest body and path,
// in bytes, of one. They bound its memory to 4 MiB.
const (
	maxKept     = 64
	maxKeptBody = 64 << 10
	maxKeptPath = 256
)

// A memo keeps the answers to GET and HEAD that one content has given: a list
// is joined, and its ETag computed, once between two changes.
type memo struct {
	of *content

	mu      sync.RWMutex
	answers map[memoKey]reply
}

// A memoKey is what such an answer depends on beside the content.
type memoKey struct{ path, rawPath, query string }

// read answers GET or HEAD, from the memo where it can.
func (h *Handler) read(w http.ResponseWriter, r *http.Request) reply {
	key := memoKey{r.URL.Path, r.URL.RawPath, r.URL.RawQuery}
	m := h.memoOf(h.store.now.Load())
	m.mu.RLock()
	a, ok := m.answers[key]
	m.mu.RUnlock()
	if ok {
		return a
	}
	a = h.route(w, r).tagged()
	if a.status != http.StatusOK || len(a.body) > maxKeptBody || len(key.path)+len(key.rawPath)+len(key.query) > maxKeptPath {
		return a
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.answers) >= maxKept {
		clear(m.answers)
	}
	m.answers[key] = a
	return a
}

// memoOf is the memo of c. When the content has changed since the last
// request, it is a new one.
func (h *Handler) memoOf(c *content) *memo {
	m := h.memo.Load()
	if m == nil || m.of != c {
		m = &memo{of: c, answers: make(map[memoKey]reply)}
		h.memo.Store(m)
	}
	return m
}
