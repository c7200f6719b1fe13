package netlab

import (
	"slices"
	"sync"
	"sync/atomic"
)

// pending are bytes that were taken from the kernel and belong to the next
// recv: those that a RecvUntil had when its time ran out, or that TLS gave
// while somebody only peeked.
type pending struct {
	some atomic.Bool // whether there are any; read without mu
	mu   sync.Mutex
	data []byte
}

// take moves what it can into p; with peek it leaves it there, too.
func (q *pending) take(p []byte, peek bool) int {
	if !q.some.Load() {
		return 0
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	n := copy(p, q.data)
	if !peek {
		q.data = q.data[n:]
		if len(q.data) == 0 {
			q.data = nil
			q.some.Store(false)
		}
	}
	return n
}

// putBack makes p what the next take gives first.
func (q *pending) putBack(p []byte) {
	if len(p) == 0 {
		return
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.data = slices.Concat(p, q.data)
	q.some.Store(true)
	held.Store(true)
}

func (q *pending) len() int {
	if !q.some.Load() {
		return 0
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.data)
}
