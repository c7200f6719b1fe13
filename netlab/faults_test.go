package netlab_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"labsh/netlab"
)

// TestFaultsCheck: what cannot be is refused, by the servers' Start too.
func TestFaultsCheck(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		faults netlab.Faults
		udp    bool
		want   string
	}{
		{netlab.Faults{}, false, ""},
		{netlab.Faults{}, true, ""},
		{netlab.Faults{Delay: time.Hour, Chunk: 1, Reset: new(0), Ending: netlab.EndingNever}, false, ""},
		{netlab.Faults{Delay: time.Hour, Drop: 100}, true, ""},
		{netlab.Faults{Delay: -1}, false, "delay must be 0-3600000"},
		{netlab.Faults{Delay: time.Hour + 1}, true, "delay must be 0-3600000"},
		{netlab.Faults{Chunk: -1}, false, "chunk must be 1 or more"},
		{netlab.Faults{Drop: -1}, true, "drop must be 0-100"},
		{netlab.Faults{Drop: 100.5}, true, "drop must be 0-100"},
		{netlab.Faults{Drop: math.NaN()}, true, "drop must be 0-100"},
		{netlab.Faults{Reset: new(-1)}, false, "reset must be 0 or more"},
		{netlab.Faults{Ending: 4}, false, "end must be rst, half or never"},
		{netlab.Faults{Ending: -1}, false, "end must be rst, half or never"},
		{netlab.Faults{Drop: 1}, false, "drop needs udp"},
		{netlab.Faults{Chunk: 1}, true, "chunk needs tcp"},
		{netlab.Faults{Reset: new(0)}, true, "reset needs tcp"},
		{netlab.Faults{Ending: netlab.EndingHalf}, true, "end needs tcp"},
	} {
		err := test.faults.Check(test.udp)
		if test.want == "" {
			must(t, err)
			continue
		}
		wantError(t, err, "ValueError: "+test.want)
		var fault *netlab.FaultError
		if !errors.As(err, &fault) || !strings.HasPrefix(test.want, fault.Fault) || strings.HasSuffix(test.want, "needs "+fault.Needs) != (fault.Needs != "") {
			t.Errorf("%s: %+v", test.want, fault)
		}
		here := netlab.IPv4{Host: "127.0.0.1"}
		servers := []interface{ Start(context.Context) error }{&netlab.Server{Address: here, Faults: test.faults}, &netlab.Tap{Address: here, Target: here, Faults: test.faults}}
		if test.udp {
			servers = []interface{ Start(context.Context) error }{&netlab.DatagramServer{Address: here, Faults: test.faults}, &netlab.Tap{Type: netlab.SOCK_DGRAM, Address: here, Target: here, Faults: test.faults}}
		}
		for _, s := range servers {
			wantError(t, s.Start(patient(t)), "ValueError: "+test.want)
		}
	}
	for e := netlab.EndingClose; e <= netlab.EndingNever; e++ {
		if got, ok := netlab.ParseEnding(e.String()); !ok || got != e {
			t.Errorf("%v is read as %v", e, got)
		}
	}
	if _, ok := netlab.ParseEnding("?"); ok || netlab.Ending(9).String() != "?" {
		t.Error("an ending that is none")
	}
}

// hampering runs a test against a server with faults, and against a tap with the same
// before one without: what the client meets is the same. told are the kinds of the steps
// of the one with the faults.
func hampering(t *testing.T, faults netlab.Faults, server *netlab.Server, test func(t *testing.T, client *netlab.Socket, stop func(), told chan netlab.StepKind)) {
	for _, tapping := range []bool{false, true} {
		t.Run(map[bool]string{false: "server", true: "tap"}[tapping], func(t *testing.T) {
			t.Parallel()
			told := make(chan netlab.StepKind, 100)
			tell := func(step netlab.Step) { told <- step.Kind }
			if faults.Chunk > 0 { // Nagle's algorithm would join the pieces
				tell = func(step netlab.Step) {
					if v, err := step.Socket.Option("TCP_NODELAY"); step.Kind == netlab.StepSent && (err != nil || v.Int == 0) {
						t.Errorf("TCP_NODELAY %v, %v", v, err)
					}
				}
			}
			s := &netlab.Server{Echo: server.Echo, Reply: server.Reply, Certificate: server.Certificate}
			var at netlab.Address
			stop := func() { s.Stop(context.Background()) }
			if tapping {
				started(t, s)
				tap := &netlab.Tap{Faults: faults, OnStep: tell}
				at = tapped(t, tap, s.Addr())
				stop = func() { tap.Stop(context.Background()) }
			} else {
				s.Faults, s.OnStep = faults, tell
				started(t, s)
				at = s.Addr()
			}
			c := tcp(t)
			must(t, c.Connect(patient(t), at))
			test(t, c, stop, told)
		})
	}
}

// reaches waits for a step.
func reaches(t testing.TB, told chan netlab.StepKind, want netlab.StepKind) (before []netlab.StepKind) {
	t.Helper()
	for {
		select {
		case kind := <-told:
			if kind == want {
				return before
			}
			before = append(before, kind)
		case <-patient(t).Done():
			t.Fatalf("no step %d, only %d", want, before)
		}
	}
}

// TestFaultReset: so many bytes, and then a reset; what was sent before it has come.
func TestFaultReset(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "", 3: "abc", 6: "abcdef"} {
		hampering(t, netlab.Faults{Reset: new(n)}, &netlab.Server{Reply: "abcdef"}, func(t *testing.T, c *netlab.Socket, _ func(), told chan netlab.StepKind) {
			send(t, c, "x")
			receives(t, c, want)
			isReset(t, c)
			_, err := c.Send(patient(t), []byte("x"), 0)
			wantError(t, err, "BrokenPipeError: [Errno 32] Broken pipe")
			reaches(t, told, netlab.StepReset)
		})
	}
	// It counts over several answers; one that is never reached changes nothing.
	hampering(t, netlab.Faults{Reset: new(5)}, &netlab.Server{Echo: true}, func(t *testing.T, c *netlab.Socket, _ func(), _ chan netlab.StepKind) {
		send(t, c, "abc")
		receives(t, c, "abc")
		send(t, c, "def")
		receives(t, c, "de")
		isReset(t, c)
	})
	hampering(t, netlab.Faults{Reset: new(7)}, &netlab.Server{Reply: "abcdef"}, func(t *testing.T, c *netlab.Socket, _ func(), told chan netlab.StepKind) {
		send(t, c, "x")
		receives(t, c, "abcdef")
		ends(t, c)
		must(t, c.Close())
		reaches(t, told, netlab.StepDisconnected)
	})
}

// TestFaultEndReset: a reset where the end would be.
func TestFaultEndReset(t *testing.T) {
	t.Parallel()
	hampering(t, netlab.Faults{Ending: netlab.EndingReset}, &netlab.Server{Reply: "abcdef"}, func(t *testing.T, c *netlab.Socket, _ func(), told chan netlab.StepKind) {
		send(t, c, "x")
		receives(t, c, "abcdef")
		isReset(t, c)
		reaches(t, told, netlab.StepReset)
	})
}

// TestFaultEndHalf: the end comes, and what is sent after it is still taken.
func TestFaultEndHalf(t *testing.T) {
	t.Parallel()
	hampering(t, netlab.Faults{Ending: netlab.EndingHalf}, &netlab.Server{Reply: "abcdef"}, func(t *testing.T, c *netlab.Socket, _ func(), told chan netlab.StepKind) {
		send(t, c, "x")
		receives(t, c, "abcdef")
		ends(t, c)
		reaches(t, told, netlab.StepHeld)
		for range 100 {
			send(t, c, strings.Repeat("more", 10_000))
		}
		must(t, c.Close())
		reaches(t, told, netlab.StepDisconnected)
	})
	hampering(t, netlab.Faults{Ending: netlab.EndingHalf}, &netlab.Server{}, func(t *testing.T, c *netlab.Socket, stop func(), told chan netlab.StepKind) {
		send(t, c, "x")
		receives(t, c, netlab.DefaultReply)
		reaches(t, told, netlab.StepHeld)
		stop()
		if before := reaches(t, told, netlab.StepDisconnected); len(before) != 0 {
			t.Errorf("told %d", before)
		}
	})
}

// TestFaultEndNever: no end comes, before the server is stopped.
func TestFaultEndNever(t *testing.T) {
	t.Parallel()
	hampering(t, netlab.Faults{Ending: netlab.EndingNever}, &netlab.Server{Reply: "abcdef"}, func(t *testing.T, c *netlab.Socket, stop func(), told chan netlab.StepKind) {
		send(t, c, "x")
		receives(t, c, "abcdef")
		reaches(t, told, netlab.StepHeld)
		c.SetTimeout(20 * time.Millisecond)
		_, err := c.Recv(patient(t), 10, 0)
		wantError(t, err, "TimeoutError: timed out")
		c.SetTimeout(netlab.NoTimeout)
		must(t, c.Shutdown(netlab.SHUT_WR)) // that the client has done does not change it
		c.SetTimeout(20 * time.Millisecond)
		_, err = c.Recv(patient(t), 10, 0)
		wantError(t, err, "TimeoutError: timed out")
		c.SetTimeout(netlab.NoTimeout)
		stop()
		ends(t, c)
		if before := reaches(t, told, netlab.StepDisconnected); len(before) != 0 {
			t.Errorf("told %d", before)
		}
	})
}

// TestFaultChunk: a client that waits receives pieces. One that a busy machine holds up
// may receive several at once, so it is tried a few times.
func TestFaultChunk(t *testing.T) {
	t.Parallel()
	hampering(t, netlab.Faults{Chunk: 2}, &netlab.Server{Reply: "abcdefg", Echo: true}, func(t *testing.T, c *netlab.Socket, _ func(), _ chan netlab.StepKind) {
		for range 50 {
			send(t, c, "abcdefg")
			var got []string
			for len(strings.Join(got, "")) < 7 {
				p, err := c.Recv(patient(t), 100, 0)
				must(t, err)
				got = append(got, string(p))
			}
			if joined := strings.Join(got, " "); joined == "ab cd ef g" {
				return
			} else if strings.ReplaceAll(joined, " ", "") != "abcdefg" {
				t.Fatal(got)
			}
		}
		t.Error("never in pieces")
	})
}

// TestFaultDelay: an answer is late, those of one turn together; a client that is not
// patient times out.
func TestFaultDelay(t *testing.T) {
	t.Parallel()
	const delay = 100 * time.Millisecond
	hampering(t, netlab.Faults{Delay: delay}, &netlab.Server{Echo: true}, func(t *testing.T, c *netlab.Socket, _ func(), _ chan netlab.StepKind) {
		for range 2 {
			start := time.Now()
			send(t, c, "abc")
			receives(t, c, "abc")
			if late := time.Since(start); late < delay {
				t.Errorf("after %v", late)
			}
		}
	})
	hampering(t, netlab.Faults{Delay: time.Hour}, &netlab.Server{}, func(t *testing.T, c *netlab.Socket, stop func(), told chan netlab.StepKind) {
		send(t, c, "abc")
		reaches(t, told, netlab.StepReceived)
		c.SetTimeout(10 * time.Millisecond)
		_, err := c.Recv(patient(t), 10, 0)
		wantError(t, err, "TimeoutError: timed out")
		stop() // in a second, and not in an hour
		reaches(t, told, netlab.StepStopped)
	})
}

// TestFaultDatagrams: late answers wait for one another not, and are in order; dropped
// ones never come, in either direction.
func TestFaultDatagrams(t *testing.T) {
	t.Parallel()
	const delay = 200 * time.Millisecond
	for _, tapping := range []bool{false, true} {
		ctx := patient(t)
		faults := netlab.Faults{Delay: delay}
		s := &netlab.DatagramServer{Echo: true}
		if !tapping {
			s.Faults = faults
		}
		at := answering(t, s)
		if tapping {
			at = tapped(t, &netlab.Tap{Type: netlab.SOCK_DGRAM, Faults: faults}, at)
		}
		c, start := udp(t), time.Now()
		for i := range 20 {
			_, err := c.SendTo(ctx, []byte{byte(i)}, 0, at)
			must(t, err)
		}
		for i := range 20 {
			got, err := c.Recv(ctx, 10, 0)
			must(t, err)
			if got[0] != byte(i) {
				t.Errorf("%d as answer %d", got[0], i)
			}
			if late := time.Since(start); late < delay || i == 19 && late > 15*delay {
				t.Errorf("tap %v: after %v", tapping, late)
			}
		}
	}
	ctx := patient(t)
	target, c := udp(t), udp(t)
	dropped := make(chan netlab.Address, 2)
	tap := &netlab.Tap{Type: netlab.SOCK_DGRAM, Faults: netlab.Faults{Drop: 100}, OnStep: func(step netlab.Step) {
		if step.Kind == netlab.StepDropped {
			dropped <- step.Onward.Local()
		}
	}}
	at := tapped(t, tap, target.Local())
	_, err := c.SendTo(ctx, []byte("x"), 0, at)
	must(t, err)
	_, err = target.SendTo(ctx, []byte("x"), 0, <-dropped)
	must(t, err)
	<-dropped
	for _, s := range []*netlab.Socket{c, target} {
		s.SetTimeout(0)
		if got, err := s.Recv(ctx, 10, 0); err == nil {
			t.Errorf("%q has come", got)
		}
	}
	if tap.Datagrams() != 2 || tap.Dropped() != 2 {
		t.Errorf("%d of %d", tap.Dropped(), tap.Datagrams())
	}
}

// TestFaultsTLS: a reset cuts TLS without its own end; pieces are records.
func TestFaultsTLS(t *testing.T) {
	t.Parallel()
	certificate, err := netlab.LocalhostCertificate()
	must(t, err)
	s := &netlab.Server{Certificate: &certificate, Echo: true, Faults: netlab.Faults{Chunk: 2, Reset: new(5)}}
	host, port := started(t, s)
	plain, err := netlab.CreateConnection(patient(t), host, port)
	must(t, err)
	defer plain.Close()
	c, err := netlab.StartTLS(patient(t), plain, netlab.TLSConfig{Insecure: true})
	must(t, err)
	defer c.Close()
	send(t, c, "abcdefg")
	receives(t, c, "abcde")
	ends(t, c)
	if end := c.TLSEnd(); end != netlab.TLSReset {
		t.Errorf("the end is %d", end)
	}
}
