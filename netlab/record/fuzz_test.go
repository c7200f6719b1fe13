package record

import (
	"context"
	"fmt"
	"io/fs"
	"syscall"
	"testing"
	"time"

	"labsh/netlab"
)

// bytesOf is a source of choices.
type choices struct{ p []byte }

func (c *choices) next(n int) int {
	if len(c.p) == 0 {
		return 0
	}
	v := int(c.p[0])
	c.p = c.p[1:]
	return v % n
}

// fed is a Recorder that was told of events that no kernel would have told of.
func fed(p []byte) *Recorder {
	c := &choices{p}
	r := New(Limits{Events: 40, Bytes: 400, Piece: 16})
	began := time.Unix(1000, 0)
	protocols := []netlab.Protocol{netlab.ProtocolTCP, netlab.ProtocolTCP, netlab.ProtocolTCP, netlab.ProtocolUDP, netlab.ProtocolUnixStream, netlab.ProtocolUnixDatagram, 0}
	address := func() netlab.Address {
		switch c.next(6) {
		case 0:
			return nil
		case 1:
			return netlab.IPv6{Host: "::ffff:127.0.0.1", Port: 1 + c.next(3)}
		case 2:
			return netlab.IPv4{Host: "0.0.0.0", Port: c.next(3)}
		case 3:
			return netlab.Unix{Path: [...]string{"", "a", "b"}[c.next(3)]}
		}
		return netlab.IPv4{Host: "127.0.0.1", Port: 1 + c.next(3)}
	}
	ops := []string{
		"socket", "socketpair", "dup", "detach", "close", "bind", "listen", "accept", "connect", "connect", "setsockopt", "shutdown",
		"tls", "send", "send", "send", "sendall", "sendto", "sendfile", "recv", "recv", "recv", "recvfrom", "recvmsg",
	}
	errs := []error{
		nil, nil, nil, nil, nil, syscall.ECONNREFUSED, syscall.ECONNRESET, syscall.EPIPE, syscall.EINPROGRESS, syscall.ETIMEDOUT,
		syscall.EISCONN, context.Canceled, fs.ErrClosed,
	}
	know := func(id ID) *socket {
		k := r.sockets[id]
		if k == nil {
			k = &socket{id: id, protocol: protocols[int(id)%len(protocols)], stream: &stream{first: id}}
			if from := r.sockets[ID(c.next(12))]; from != nil && from.protocol == k.protocol && c.next(4) == 0 {
				k.stream = from.stream
			}
			r.sockets[id] = k
		}
		return k
	}
	now := began
	for len(c.p) > 0 {
		k := know(ID(1 + c.next(10)))
		now = now.Add(time.Duration(c.next(4)) * time.Millisecond)
		data := []byte("abcdefghijklmnopqrstuvwxyz")
		e := Event{
			Op: ops[c.next(len(ops))], Start: now.Add(-time.Duration(c.next(5)) * time.Millisecond),
			Local: address(), Remote: address(), Err: errs[c.next(len(errs))], Asked: c.next(30), State: netlab.TCPState(c.next(13)),
		}
		e.Elapsed = now.Sub(e.Start)
		switch {
		case e.Op == "accept" && e.Err == nil:
			child := know(ID(1 + c.next(10)))
			child.listener, child.local, child.remote = k.id, e.Local, e.Remote
			e.Accepted = child.id
		case e.Op == "setsockopt":
			e.Option, e.Value = "SO_LINGER", fmt.Sprint(c.next(2))
		case e.Op == "shutdown":
			e.How = netlab.How(c.next(3))
		case e.Op == "close":
			e.Unread = c.next(2)
		case e.Sends() || e.Receives():
			e.Bytes = c.next(len(data))
			data = data[:e.Bytes]
			e.Flags = [...]int{0, 0, 0, netlab.MSG_PEEK, netlab.MSG_OOB}[c.next(5)]
			if e.Receives() && e.Err != nil {
				e.Bytes, data = 0, nil
				e.PutBack = c.next(10)
			}
		default:
			data = nil
		}
		if c.next(12) == 0 {
			e.Open, e.Socket, e.Protocol, e.Err, e.Bytes, e.Accepted = true, k.id, k.protocol, nil, 0, 0
			if k.waiting(e.Start) < 0 {
				*r.waits(k) = e
			}
			continue
		}
		r.keep(k, &e, data)
		r.bound()
	}
	return r
}

// FuzzConversations: whatever is told, each event has one place, effects come after
// their causes, and no byte is taken twice.
func FuzzConversations(f *testing.F) {
	f.Add([]byte{})
	for seed := range 20 {
		p := make([]byte, 1500)
		x := uint32(seed + 1)
		for i := range p {
			x = x*1664525 + 1013904223
			p[i] = byte(x >> 24)
		}
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, p []byte) {
		if len(p) > 1<<14 {
			return
		}
		r := fed(p)
		seen := map[uint64]int{}
		open := 0
		for _, c := range r.Conversations() {
			check(t, c)
			for _, s := range c.Steps {
				if s.Call != nil && s.Call.Open {
					open++
				} else if s.Call != nil {
					seen[s.Call.Seq]++
				}
			}
		}
		kept := 0
		for _, e := range r.Events() {
			if e.Open {
				kept++
			} else if seen[e.Seq] != 1 {
				t.Errorf("%+v has %d places", e, seen[e.Seq])
			}
		}
		if open != kept {
			t.Errorf("%d open calls have %d places", kept, open)
		}
		if n := len(r.Events()); n > 40+r.open || r.store.used > 400+16 || len(r.sockets) > 10 {
			t.Errorf("%d events, %d bytes, %d sockets", n, r.store.used, len(r.sockets))
		}
	})
}

func check(t *testing.T, c *Conversation) {
	t.Helper()
	taken := make([]int, len(c.Steps))
	for i, s := range c.Steps {
		if i > 0 && s.At.Before(c.Steps[i-1].At) {
			t.Errorf("step %d is before the one before", i)
		}
		total := 0
		for _, take := range s.Takes {
			total += take.Bytes
			if take.Bytes < 0 || take.Step >= i || take.Step < -1 {
				t.Fatalf("step %d takes %+v", i, take)
			}
			if take.Step < 0 {
				continue
			}
			taken[take.Step] += take.Bytes
			if from := c.Steps[take.Step]; from.Wire == nil || from.End == s.End {
				t.Errorf("step %d takes of %+v", i, from)
			}
		}
		if s.Call != nil && total > s.Call.Bytes {
			t.Errorf("step %d takes %d bytes, the call had %d", i, total, s.Call.Bytes)
		}
	}
	for i, s := range c.Steps {
		if w := s.Wire; w != nil && (w.Taken != taken[i] || w.Taken > w.Length) && w.Kind == Data {
			t.Errorf("of step %d %d bytes are taken, %d of %d as it says", i, taken[i], w.Taken, w.Length)
		}
	}
}
