package netlab_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"labsh/netlab"
)

// TestEventOptions: what was set, under its name, as SetOption takes it.
func TestEventOptions(t *testing.T) {
	t.Parallel()
	var seen events
	s := tcp(t)
	s.SetObserver(&seen)
	must(t, s.SetOption("SO_LINGER", "0"))
	must(t, s.SetOption("SO_LINGER", "off"))
	_ = s.SetsockoptInt(1<<20, 1, 1) // no such level
	_ = s.SetsockoptNone(0, 1<<20, 1)
	var got []string
	for _, e := range seen.take() {
		got = append(got, e.Option+"="+e.Value)
	}
	if fmt.Sprint(got) != "[SO_LINGER=0 SO_LINGER=off = =]" {
		t.Error(got)
	}
}

// TestEventAddresses: a name that was given is the number that it has.
func TestEventAddresses(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	var seen events
	l, _ := listening(t, 1)
	_, port, _ := netlab.SplitHostPort(l.Local())
	s := tcp(t)
	s.SetObserver(&seen)
	must(t, s.Connect(ctx, netlab.IPv4{Host: "localhost", Port: port}))
	u := open(t, netlab.AF_INET, netlab.SOCK_DGRAM)
	u.SetObserver(&seen)
	_, err := u.SendTo(ctx, []byte("x"), 0, netlab.IPv4{Host: "localhost", Port: port})
	must(t, err)
	_, err = u.SendTo(ctx, []byte("x"), 0, netlab.IPv4{Host: "no such host", Port: port})
	if err == nil {
		t.Error("a host without a number")
	}
	all := seen.take()
	want := netlab.IPv4{Host: "127.0.0.1", Port: port}
	if len(all) != 3 || all[0].Remote != want || all[1].Remote != want || all[2].Remote != (netlab.IPv4{Host: "no such host", Port: port}) {
		t.Errorf("%+v", all)
	}
}

// TestEventPieces: what RecvLine and the others of its kind take, and put back.
func TestEventPieces(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	client, server := connected(t)
	var seen events
	server.SetObserver(&seen)
	server.SetTimeout(10 * time.Millisecond)
	brief := func(want string) {
		t.Helper()
		got := ""
		for _, e := range seen.take() {
			got += fmt.Sprintf("%s %d: %d asked, %d, %d back; ", e.Within, e.Piece, e.Asked, e.Bytes, e.PutBack)
		}
		if got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	send(t, client, "a li")
	_, err := server.RecvLine(ctx, 0)
	wantError(t, err, "TimeoutError: timed out")
	brief("recvline 1: 0 asked, 4, 0 back; recvline 2: 0 asked, 0, 4 back; ")
	send(t, client, "ne\nrest")
	server.SetTimeout(time.Minute)
	_, err = server.RecvLine(ctx, 0)
	must(t, err)
	brief("recvline 1: 0 asked, 4, 0 back; recvline 2: 0 asked, 3, 0 back; ")
	server.SetTimeout(10 * time.Millisecond)
	_, err = server.RecvExactly(ctx, 9)
	wantError(t, err, "TimeoutError: timed out")
	brief("recvexactly 1: 9 asked, 4, 0 back; recvexactly 2: 9 asked, 0, 4 back; ")
	_, err = server.RecvUntil(ctx, []byte("x"), 3)
	if err == nil {
		t.Error("more than the limit")
	}
	brief("recvuntil 1: 0 asked, 0, 0 back; ")
	_, err = server.Recv(ctx, 1<<30, 0)
	must(t, err)
	brief(" 0: 1073741824 asked, 4, 0 back; ")
}

// TestEventUnread: a close says what nobody has received.
func TestEventUnread(t *testing.T) {
	t.Parallel()
	client, server := connected(t)
	var seen events
	server.SetObserver(&seen)
	send(t, client, "12345")
	_, err := server.Recv(patient(t), 2, 0)
	must(t, err)
	must(t, server.Close())
	if all := seen.take(); len(all) != 2 || all[1].Unread != 3 {
		t.Errorf("%+v", all)
	}
}

// TestOrigin: a duplicate, and a socket that speaks TLS, tell whose connection they have.
func TestOrigin(t *testing.T) {
	t.Parallel()
	client, _ := connected(t)
	twin, err := client.Dup()
	must(t, err)
	defer twin.Close()
	secure, err := netlab.PrepareTLS(client, netlab.TLSConfig{Insecure: true}, false)
	must(t, err)
	defer secure.Close()
	if twin.Origin() != client.ID() || secure.Origin() != client.ID() || client.Origin() != 0 || twin.ID() == client.ID() {
		t.Errorf("%d and %d of %d", twin.Origin(), secure.Origin(), client.ID())
	}
}

// waiter is an observer that notes the calls that wait.
type waiter struct {
	events
	mu    sync.Mutex
	calls map[string]netlab.Event
	told  chan string
}

func (w *waiter) Wait(e netlab.Event) {
	w.mu.Lock()
	_, again := w.calls[e.Op]
	w.calls[e.Op] = e
	w.mu.Unlock()
	if !again {
		w.told <- e.Op
	}
}

// next is the next call that waits.
func (w *waiter) next(t *testing.T) string {
	t.Helper()
	select {
	case op := <-w.told:
		return op
	case <-patient(t).Done():
		t.Fatal("no call waits")
		return ""
	}
}

// TestWaiter: who wants to know is told of the calls that wait, and of no other.
func TestWaiter(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(patient(t))
	w := &waiter{calls: map[string]netlab.Event{}, told: make(chan string, 10)}
	l, _ := listening(t, 1)
	client, server := connected(t)
	for _, s := range []*netlab.Socket{l, client, server} {
		s.SetObserver(w)
	}
	send(t, client, "at once")
	_, err := server.Recv(ctx, 100, 0)
	must(t, err)
	server.SetTimeout(0)
	_, err = server.Recv(ctx, 100, 0)
	wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable")
	server.SetTimeout(netlab.NoTimeout)
	if len(w.told) > 0 {
		t.Errorf("%s waits", <-w.told)
	}
	var calls sync.WaitGroup
	for _, wait := range []struct {
		op   string
		call func()
	}{
		{"accept", func() { l.Accept(ctx) }},
		{"recv", func() { server.RecvExactly(ctx, 10) }},
		{"sendall", func() { client.SendAll(ctx, make([]byte, 64<<20), 0) }}, // last: it leaves something to receive
	} {
		op := wait.op
		calls.Go(wait.call)
		if got := w.next(t); got != op {
			t.Fatalf("%s waits, not %s", got, op)
		}
		if op == "sendall" {
			continue
		}
		w.mu.Lock()
		e := w.calls[op]
		w.mu.Unlock()
		if e.Start.IsZero() || e.Socket == nil || e.Local == nil || e.Err != nil {
			t.Errorf("%+v", e)
		}
		if op == "recv" && (e.Within != "recvexactly" || e.Piece != 1 || e.Asked != 10 || e.Flags != 0 || e.Socket.ID() != server.ID() || e.Remote != server.Remote()) {
			t.Errorf("%+v", e)
		}
		cancel()
		calls.Wait()
		ctx, cancel = context.WithCancel(patient(t))
		found := false
		for _, told := range w.take() { // it has the same beginning when it is over
			found = found || told.Op == op && told.Start.Equal(e.Start)
		}
		if !found {
			t.Errorf("%s is not told of when it is over", op)
		}
	}
	cancel()
	calls.Wait()
}

// TestWaiterConn: a Conn's reads wait too, those of TLS as well.
func TestWaiterConn(t *testing.T) {
	t.Parallel()
	w := &waiter{calls: map[string]netlab.Event{}, told: make(chan string, 10)}
	client, server := connected(t)
	server.SetObserver(w)
	conn := netlab.NewConn(server)
	send(t, client, "at once")
	if _, err := conn.Read(make([]byte, 100)); err != nil || len(w.told) > 0 {
		t.Errorf("%v, %d wait", err, len(w.told))
	}
	done := make(chan bool)
	go func() {
		conn.Read(make([]byte, 100))
		close(done)
	}()
	if op := w.next(t); op != "recv" {
		t.Errorf("%s waits", op)
	}
	send(t, client, "later")
	<-done
}
