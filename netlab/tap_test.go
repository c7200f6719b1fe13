package netlab_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"labsh/netlab"
)

// tapped starts a tap to target on a loopback port and stops it with the test.
func tapped(t testing.TB, tap *netlab.Tap, target netlab.Address) netlab.Address {
	t.Helper()
	if tap.Address == nil {
		tap.Address = netlab.IPv4{Host: "127.0.0.1"}
	}
	tap.Target = target
	var mu sync.Mutex
	var pairs []netlab.Pair
	tell := tap.OnPair
	tap.OnPair = func(p netlab.Pair) {
		mu.Lock()
		defer mu.Unlock()
		pairs = append(pairs, p)
		if tell != nil {
			tell(p)
		}
	}
	must(t, tap.Start(patient(t)))
	t.Cleanup(func() {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		tap.Stop(ctx)
		mu.Lock()
		defer mu.Unlock()
		for _, p := range pairs {
			if p.Client.Fileno() >= 0 || p.Target.Fileno() >= 0 {
				t.Errorf("client %d has left a socket: %v, %v", p.Number, p.Client, p.Target)
			}
		}
	})
	return tap.Addr()
}

// through gives the two ends of a connection through a tap: the client's, the server's.
func through(t testing.TB, tap *netlab.Tap) (client, server *netlab.Socket) {
	t.Helper()
	l, target := listening(t, 1)
	at := tapped(t, tap, target)
	client = open(t, at.Family(), netlab.SOCK_STREAM)
	must(t, client.Connect(patient(t), at))
	server, _, err := l.Accept(patient(t))
	must(t, err)
	t.Cleanup(func() { server.Close() })
	return client, server
}

// receives receives exactly what is wanted.
func receives(t testing.TB, s *netlab.Socket, want string) {
	t.Helper()
	got, err := s.RecvExactly(patient(t), len(want))
	if err != nil || string(got) != want {
		t.Fatalf("received %q, %v; want %q", got, err, want)
	}
}

// ends receives the end of the stream.
func ends(t testing.TB, s *netlab.Socket) {
	t.Helper()
	if got, err := s.Recv(patient(t), 10, 0); err != nil || len(got) > 0 {
		t.Fatalf("received %q, %v; want the end", got, err)
	}
}

// isReset receives a reset.
func isReset(t testing.TB, s *netlab.Socket) {
	t.Helper()
	_, err := s.Recv(patient(t), 10, 0)
	wantError(t, err, "ConnectionResetError: [Errno 104] Connection reset by peer")
}

// TestTap: what each says comes to the other, the end of each direction by itself, and
// what is told.
func TestTap(t *testing.T) {
	t.Parallel()
	var seen lines
	paired := make(chan netlab.Pair, 1)
	var told netlab.Pair
	tap := &netlab.Tap{OnPair: func(p netlab.Pair) { told = p; paired <- p }, OnStep: func(step netlab.Step) {
		if step.Kind != netlab.StepListening && step.Kind != netlab.StepStopped && (step.Onward != told.Target || step.Socket != told.Client) {
			t.Errorf("%d: the sockets of another", step.Kind)
		}
		seen.add(fmt.Sprintf("%d %d %q %v", step.Kind, step.Client, step.Data, step.Err))
	}}
	if tap.Running() || tap.Addr() != nil || tap.Socket() != nil || tap.Connections() != 0 {
		t.Error("before its start")
	}
	must(t, tap.Wait(patient(t)))
	must(t, tap.Stop(patient(t)))
	client, server := through(t, tap)
	send(t, client, "question")
	receives(t, server, "question")
	pair := <-paired
	if pair.Number != 1 || pair.Client.Remote() != client.Local() || pair.Target.Local() != server.Remote() || pair.Peer != client.Local() {
		t.Errorf("%+v", pair)
	}
	send(t, server, "answer")
	receives(t, client, "answer")
	must(t, client.Shutdown(netlab.SHUT_WR))
	ends(t, server)
	send(t, server, "more")
	receives(t, client, "more")
	must(t, server.Close())
	ends(t, client)
	must(t, tap.Stop(patient(t)))
	want := []string{`0 0 "" <nil>`, `1 1 "" <nil>`, `2 1 "question" <nil>`, `3 1 "answer" <nil>`, `3 1 "more" <nil>`, `4 1 "" <nil>`, `6 0 "" <nil>`}
	if !slices.Equal(seen.all, want) {
		t.Errorf("got  %q\nwant %q", seen.all, want)
	}
	if tap.Running() || tap.Connections() != 1 || tap.Datagrams() != 0 || tap.Dropped() != 0 || pair.Client.Fileno() >= 0 || pair.Target.Fileno() >= 0 {
		t.Error("after its end")
	}
}

// TestTapFamilies: each side has its own.
func TestTapFamilies(t *testing.T) {
	t.Parallel()
	client, server := through(t, &netlab.Tap{Address: netlab.IPv6{Host: "::1"}})
	send(t, client, "six")
	receives(t, server, "six")
	echo := &netlab.Server{Address: netlab.IPv6{Host: "::1"}, Echo: true}
	started(t, echo)
	four := tcp(t)
	must(t, four.Connect(patient(t), tapped(t, &netlab.Tap{}, echo.Addr())))
	send(t, four, "four")
	receives(t, four, "four")
}

// TestTapReset: a reset of one is a reset of the other, whatever else has ended; so is a
// target that refuses.
func TestTapReset(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]func(t *testing.T, a, b *netlab.Socket){
		"at once":       func(*testing.T, *netlab.Socket, *netlab.Socket) {},
		"behind a FIN":  func(t *testing.T, a, b *netlab.Socket) { must(t, a.Shutdown(netlab.SHUT_WR)); ends(t, b) },
		"behind bytes":  func(t *testing.T, a, b *netlab.Socket) { send(t, a, "x"); receives(t, b, "x") },
		"behind theirs": func(t *testing.T, a, b *netlab.Socket) { must(t, b.Shutdown(netlab.SHUT_WR)); ends(t, a) },
	} {
		for _, byServer := range []bool{false, true} {
			t.Run(fmt.Sprint(name, byServer), func(t *testing.T) {
				t.Parallel()
				client, server := through(t, &netlab.Tap{})
				a, b := client, server
				if byServer {
					a, b = server, client
				}
				test(t, a, b)
				must(t, a.SetOption("SO_LINGER", "0"))
				must(t, a.Close())
				if name == "behind a FIN" { // whose receiver learns of it when it sends
					for {
						if _, err := b.Send(patient(t), []byte("x"), 0); err != nil {
							wantError(t, err, "BrokenPipeError: [Errno 32] Broken pipe")
							break
						}
					}
					return
				}
				isReset(t, b)
			})
		}
	}
	free, nobody := listening(t, 1)
	must(t, free.Close())
	var seen lines
	client := tcp(t)
	tap := &netlab.Tap{OnStep: func(step netlab.Step) {
		seen.add(fmt.Sprint(step.Kind == netlab.StepReset, step.Err))
	}}
	if err := client.Connect(patient(t), tapped(t, tap, nobody)); err != nil { // when the reset is as quick
		wantError(t, err, "ConnectionResetError: [Errno 104] Connection reset by peer")
	} else {
		isReset(t, client)
	}
	must(t, tap.Stop(patient(t)))
	if want := "false [Errno 111] Connection refused"; !strings.Contains(seen.String(), want) {
		t.Errorf("told %s, want %s", &seen, want)
	}
}

// TestTapCircle: a tap to itself does not start.
func TestTapCircle(t *testing.T) {
	t.Parallel()
	for _, host := range []string{"127.0.0.1", "0.0.0.0"} {
		for _, typ := range []netlab.Type{netlab.SOCK_STREAM, netlab.SOCK_DGRAM} {
			for _, target := range []string{"127.0.0.1", "localhost"} {
				err := error(syscall.EADDRINUSE)
				for errors.Is(err, syscall.EADDRINUSE) { // somebody may have taken the port
					free := open(t, netlab.AF_INET, typ)
					must(t, free.Bind(patient(t), netlab.IPv4{Host: "127.0.0.1"}))
					_, port, _ := netlab.SplitHostPort(free.Local())
					must(t, free.Close())
					tap := &netlab.Tap{Type: typ, Address: netlab.IPv4{Host: host, Port: port}, Target: netlab.IPv4{Host: target, Port: port}, OnStep: func(step netlab.Step) { t.Errorf("it told of %v", step.Kind) }}
					err = tap.Start(patient(t))
					if tap.Running() {
						t.Errorf("%s %v: it runs", host, typ)
						must(t, tap.Stop(patient(t)))
					}
				}
				wantError(t, err, "ValueError: the target is the tap itself")
			}
		}
	}
	// The same port of another address is another server.
	server := &netlab.Server{Address: netlab.IPv4{Host: "127.0.0.2"}, Echo: true}
	if err := server.Start(patient(t)); errors.Is(err, syscall.EADDRNOTAVAIL) {
		t.Skip("this system has one loopback address")
	} else {
		must(t, err)
	}
	defer server.Stop(context.Background())
	_, port, _ := netlab.SplitHostPort(server.Addr())
	tap := &netlab.Tap{Address: netlab.IPv4{Host: "127.0.0.1", Port: port}, Target: server.Addr()}
	if err := tap.Start(patient(t)); !errors.Is(err, syscall.EADDRINUSE) {
		must(t, err)
		must(t, tap.Stop(patient(t)))
	}
}

// TestTapBrokenPipe: that the server has closed is met at the second send, as without the
// tap: the first one's reset is passed on though nobody receives.
func TestTapBrokenPipe(t *testing.T) {
	t.Parallel()
	client, server := through(t, &netlab.Tap{})
	must(t, server.Close())
	ends(t, client)
	send(t, client, "first")
	must(t, poll(t, client, netlab.POLLERR))
	_, err := client.Send(patient(t), []byte("second"), 0)
	wantError(t, err, "BrokenPipeError: [Errno 32] Broken pipe")
}

// poll waits for an event on a socket.
func poll(t testing.TB, s *netlab.Socket, events netlab.PollEvents) error {
	_, err := netlab.Poll(patient(t), []netlab.PollFD{{FD: s.Fileno(), Events: events}}, netlab.NoTimeout)
	return err
}

// TestTapTransfer: much, in both directions at once, comes as it was.
func TestTapTransfer(t *testing.T) {
	t.Parallel()
	const size = 100 << 20
	client, server := through(t, &netlab.Tap{})
	block := make([]byte, 1<<20)
	for i := range block {
		block[i] = byte(i * i >> 3)
	}
	sum := func(s *netlab.Socket) (string, int64) {
		h := sha256.New()
		n, err := io.Copy(h, netlab.NewConn(s))
		if err != nil {
			t.Error(err)
		}
		return fmt.Sprintf("%x", h.Sum(nil)), n
	}
	var want string
	{
		h := sha256.New()
		for range size / len(block) {
			h.Write(block)
		}
		want = fmt.Sprintf("%x", h.Sum(nil))
	}
	var all sync.WaitGroup
	for _, s := range []*netlab.Socket{client, server} {
		all.Go(func() {
			for range size / len(block) {
				if _, err := s.SendAll(context.Background(), block, 0); err != nil {
					t.Error(err)
					return
				}
			}
			s.Shutdown(netlab.SHUT_WR)
		})
		all.Go(func() {
			if got, n := sum(s); got != want || n != size {
				t.Errorf("%d bytes of %d, or others", n, size)
			}
		})
	}
	all.Wait()
}

// TestTapHolds: what nobody receives stays with who sends it.
func TestTapHolds(t *testing.T) {
	t.Parallel()
	client, server := through(t, &netlab.Tap{})
	if _, _, err := client.Queues(); err != nil {
		t.Skip(err)
	}
	ctx, cancel := context.WithCancel(patient(t))
	defer cancel()
	done := make(chan error, 1)
	go func() {
		_, err := client.SendAll(ctx, make([]byte, 100<<20), 0)
		done <- err
	}()
	// It is over when nothing moves any more, or all has been taken.
	for before, same := [2]int{}, 0; same < 10; {
		_, unsent, err := client.Queues()
		must(t, err)
		unread, _, err := server.Queues()
		must(t, err)
		now := [2]int{unsent, unread}
		if same++; now != before || unsent == 0 || unread == 0 {
			before, same = now, 0
		}
		select {
		case err := <-done:
			t.Fatalf("a tap holds what nobody receives (%v)", err)
		case <-time.After(5 * time.Millisecond):
		}
	}
	cancel()
	<-done
}

// TestTapMany: many clients at once, each with its own server.
func TestTapMany(t *testing.T) {
	t.Parallel()
	echo := &netlab.Server{Echo: true}
	started(t, echo)
	tap := &netlab.Tap{}
	at := tapped(t, tap, echo.Addr())
	var all sync.WaitGroup
	for i := range 100 {
		all.Go(func() {
			c := tcp(t)
			if err := c.Connect(patient(t), at); err != nil {
				t.Error(err)
				return
			}
			message := fmt.Sprint("client ", i)
			c.Send(patient(t), []byte(message), 0)
			c.Shutdown(netlab.SHUT_WR)
			if got, err := c.RecvAll(patient(t), 0); err != nil || string(got) != message {
				t.Errorf("%q, %v", got, err)
			}
			c.Close()
		})
	}
	all.Wait()
	if tap.Connections() != 100 {
		t.Errorf("%d connections", tap.Connections())
	}
}

// TestTapStop: a stop cuts what goes on, and it does not look like an end.
func TestTapStop(t *testing.T) {
	t.Parallel()
	tap := &netlab.Tap{Grace: time.Millisecond}
	client, server := through(t, tap)
	send(t, client, "x")
	receives(t, server, "x")
	must(t, tap.Stop(patient(t)))
	isReset(t, client)
	isReset(t, server)
	if tap.Running() {
		t.Error("it runs")
	}
	must(t, tap.Start(patient(t))) // once more
	wantError(t, tap.Start(patient(t)), "RuntimeError: the server has started already")
}

// TestTapDatagrams: several clients have their own answers; an error of the target's is
// told and ends nothing; the one that was silent for longest makes room.
func TestTapDatagrams(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	target := udp(t)
	failed := make(chan error, 10)
	paired := make(chan netlab.Pair, 3)
	tap := &netlab.Tap{Type: netlab.SOCK_DGRAM, Simultaneous: 2, OnPair: func(p netlab.Pair) { paired <- p }, OnStep: func(step netlab.Step) {
		if step.Kind == netlab.StepFailed {
			failed <- step.Err
		}
	}}
	at := tapped(t, tap, target.Local())
	from := map[string]netlab.Address{}
	clients := []*netlab.Socket{udp(t), udp(t)}
	for i, c := range clients {
		text := fmt.Sprint("from ", i)
		_, err := c.SendTo(ctx, []byte(text), 0, at)
		must(t, err)
		got, err := target.RecvFrom(ctx, 100, 0)
		must(t, err)
		if string(got.Data) != text {
			t.Errorf("%q", got.Data)
		}
		from[text] = got.From
	}
	longest := bytes.Repeat([]byte("x"), 65507)
	for i := range clients {
		i = 1 - i
		_, err := target.SendTo(ctx, append(longest[:65500:65500], fmt.Sprint("to ", i)...), 0, from[fmt.Sprint("from ", i)])
		must(t, err)
		got, err := clients[i].RecvFrom(ctx, 70000, 0)
		must(t, err)
		if string(got.Data[65500:]) != fmt.Sprint("to ", i) || got.From != at {
			t.Errorf("%q of %v", got.Data[65500:], got.From)
		}
	}
	_, err := target.SendTo(ctx, nil, 0, from["from 0"])
	must(t, err)
	if got, err := clients[0].RecvFrom(ctx, 10, 0); err != nil || len(got.Data) != 0 {
		t.Errorf("an empty one: %q, %v", got.Data, err)
	}
	third := udp(t) // the first one has to go
	_, err = third.SendTo(ctx, []byte("3"), 0, at)
	must(t, err)
	_, err = target.RecvFrom(ctx, 100, 0)
	must(t, err)
	pairs := []netlab.Pair{<-paired, <-paired, <-paired}
	if tap.Datagrams() != 6 || tap.Dropped() != 0 || tap.Connections() != 0 || pairs[2].Number != 3 || pairs[2].Peer != third.Local() || pairs[2].Client != tap.Socket() {
		t.Errorf("%d datagrams, %+v", tap.Datagrams(), pairs)
	}
	for pairs[0].Target.Fileno() >= 0 {
		must(t, ctx.Err())
	}
	if pairs[1].Target.Fileno() < 0 {
		t.Error("the wrong one has gone")
	}
	must(t, target.Close())
	_, err = third.SendTo(ctx, []byte("nobody"), 0, at)
	must(t, err)
	if err := <-failed; !errors.Is(err, syscall.ECONNREFUSED) {
		t.Error(err)
	}
	must(t, tap.Stop(ctx))
	for _, p := range pairs {
		if p.Target.Fileno() >= 0 {
			t.Error("a socket is left")
		}
	}
}
