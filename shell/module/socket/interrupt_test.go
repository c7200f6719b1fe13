package socket_test

import (
	"testing"
	"time"

	"labsh/shell/module/moduletest"

	"labsh/netlab"
)

// TestInterrupt interrupts a wait of every kind; the socket stays good for use. The
// interrupt may come before the call has done anything: no bytes are sure to be sent.
func TestInterrupt(t *testing.T) {
	for name, c := range map[string]struct{ before, wait, after, want string }{
		"accept":    {"", "l.accept()", "c = socket.create_connection(l.getsockname()); p, a = l.accept(); print(a == c.getsockname())", "True\n"},
		"recv":      {"c = socket.create_connection(l.getsockname()); p, a = l.accept()", "c.recv(10)", "p.send(b'later'); print(c.recv(10))", "b'later'\n"},
		"recv_into": {"c = socket.create_connection(l.getsockname()); p, a = l.accept(); b = bytearray(3)", "c.recv_into(b)", "p.send(b'abc'); c.recv_into(b); print(b)", "bytearray(b'abc')\n"},
		"sendall":   {"c = socket.create_connection(l.getsockname()); p, a = l.accept()", "c.sendall(b'x' * 100000000)", "c.shutdown(socket.SHUT_WR)\nrest = p.makefile('rb').read()\np.send(b'back'); print(rest.strip(b'x'), c.recv(10))", "b'' b'back'\n"},
		"recvfrom":  {"c = socket.socket(type=socket.SOCK_DGRAM); c.bind(('127.0.0.1', 0))", "c.recvfrom(10)", "c.sendto(b'me', c.getsockname()); print(c.recvfrom(10)[0])", "b'me'\n"},
		"readline":  {"c = socket.create_connection(l.getsockname()); p, a = l.accept(); f = c.makefile()", "f.readline()", "p.send(b'abc\\n'); print(f.readline())", "abc\n\n"},
	} {
		t.Run(name, func(t *testing.T) {
			s := moduletest.New(t)
			if o := s.Do("import socket\nl = socket.create_server(('127.0.0.1', 0))\n" + c.before); o.Err != "" {
				t.Fatal(o.Err)
			}
			done := make(chan moduletest.Outcome, 1)
			go func() { done <- s.Do(c.wait) }()
			tick := time.NewTicker(20 * time.Millisecond)
			defer tick.Stop()
			var o moduletest.Outcome
			for waiting := true; waiting; {
				select {
				case o = <-done:
					waiting = false
				case <-tick.C:
					if s.Waits() {
						s.Interrupt()
					}
				}
			}
			if o.Err != "KeyboardInterrupt" {
				t.Fatalf("%+v", o)
			}
			_ = s.Run(s.Interrupted) // one that came too late
			if o := s.Program(c.after); o.Out != c.want || o.Err != "" {
				t.Errorf("%+v", o)
			}
		})
	}
}

// TestOpenSockets counts what is open, and closes it all.
func TestOpenSockets(t *testing.T) {
	s := moduletest.New(t)
	var mu = make(chan struct{}, 1)
	events := 0
	s.Sockets.Observer = netlab.ObserverFunc(func(netlab.Event) {
		mu <- struct{}{}
		events++
		<-mu
	})
	o := s.Do("import socket\nl = socket.create_server(('127.0.0.1', 0))\nc = [socket.create_connection(l.getsockname()) for i in range(5)]\np = [l.accept()[0] for i in range(5)]\nc[0].close()\n")
	if o.Err != "" {
		t.Fatal(o.Err)
	}
	if n := len(s.Sockets.Open()); n != 10 {
		t.Errorf("%d sockets are open", n)
	}
	if events == 0 {
		t.Error("the observer was told nothing")
	}
	s.Sockets.Close()
	if n := len(s.Sockets.Open()); n != 0 {
		t.Errorf("%d sockets are still open", n)
	}
	if o := s.Do("l.accept()"); o.Err != "OSError: [Errno 9] Bad file descriptor" {
		t.Error(o.Err)
	}
}
