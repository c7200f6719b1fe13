package record_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/record"
)

// TestExchange: the lab sheet's exchange, sheet 1.2 and 1.3.
func TestExchange(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := l.listener(1)
	client := l.client(server)
	peer := l.accept(server)
	l.send(client, "Message Client vers Serveur\n")
	l.recv(peer, 500)
	l.send(peer, "Message Serveur vers Client\n")
	l.recv(client, 500)
	must(t, client.Close())
	l.recv(peer, 500)
	must(t, peer.Close())
	must(t, server.Close())
	l.want(`x`)
}

func TestPieces(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := l.listener(1)
	client := l.client(server)
	peer := l.accept(server)
	l.send(client, "four")
	l.send(client, "more")
	l.recv(peer, 100)
	l.send(client, "12345678")
	l.recv(peer, 4)
	l.recv(peer, 4)
	l.send(peer, "ab")
	l.send(peer, "cdef")
	l.recv(client, 4)
	must(t, client.Shutdown(netlab.SHUT_WR))
	l.recv(peer, 4)
	l.send(peer, "late")
	l.want(`x`)
}

func TestReset(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := l.listener(1)
	client := l.client(server)
	peer := l.accept(server)
	l.send(client, "hello")
	l.send(client, "you")
	l.recv(peer, 5)
	must(t, peer.Close())
	_, err := client.Recv(l.ctx, 5, 0)
	if err == nil {
		t.Error("no error")
	}
	_, err = client.Send(l.ctx, []byte("x"), 0)
	l.want(`x`)
}

func TestRefused(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := l.listener(1)
	to := server.Local()
	must(t, server.Close())
	s := l.socket("client", netlab.AF_INET, netlab.SOCK_STREAM)
	if err := s.Connect(l.ctx, to); err == nil {
		t.Error("connected")
	}
	l.want(`x`)
}

func TestDatagrams(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := l.socket("server", netlab.AF_INET, netlab.SOCK_DGRAM)
	must(t, server.Bind(l.ctx, netlab.IPv4{Host: "127.0.0.1"}))
	for range 3 {
		client := l.socket("client", netlab.AF_INET, netlab.SOCK_DGRAM)
		_, err := client.SendTo(l.ctx, []byte("bonjour"), 0, server.Local())
		must(t, err)
		d, err := server.RecvFrom(l.ctx, 100, 0)
		must(t, err)
		_, err = server.SendTo(l.ctx, []byte("salut"), 0, d.From)
		must(t, err)
		d, err = client.RecvFrom(l.ctx, 3, 0)
		must(t, err)
		must(t, client.Close())
	}
	_, _ = server.RecvFrom(l.ctx, 3, netlab.MSG_DONTWAIT)
	l.want(`x`)
}

func TestUnreachable(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := l.socket("server", netlab.AF_INET, netlab.SOCK_DGRAM)
	must(t, server.Bind(l.ctx, netlab.IPv4{Host: "127.0.0.1"}))
	to := server.Local()
	must(t, server.Close())
	client := l.socket("client", netlab.AF_INET, netlab.SOCK_DGRAM)
	must(t, client.Connect(l.ctx, to))
	l.send(client, "hello")
	_, err := client.Recv(l.ctx, 10, 0)
	t.Log(err)
	l.want(`x`)
}

func TestOpen(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := l.listener(1)
	told := make(chan string, 1000)
	defer l.r.Watch(func(e record.Event) {
		if e.Open {
			told <- e.Op
		}
	})()
	wait := func(op string) {
		for <-told != op {
		}
	}
	accepted := make(chan *netlab.Socket)
	go func() {
		s, _, err := server.Accept(l.ctx)
		if err != nil {
			t.Error(err)
		}
		accepted <- s
	}()
	wait("accept")
	client := l.client(server)
	peer := <-accepted
	defer peer.Close()
	l.r.Name(peer, "peer")
	done := make(chan error)
	go func() {
		_, err := peer.RecvExactly(l.ctx, 10)
		done <- err
	}()
	wait("recv")
	ctx, cancel := context.WithCancel(l.ctx)
	go func() {
		_, err := client.SendAll(ctx, make([]byte, 64<<20), 0)
		done <- err
	}()
	wait("sendall")
	<-done
	_, err := client.Recv(l.ctx, 5, netlab.MSG_DONTWAIT)
	t.Log(err)
	go func() {
		_, err := client.Recv(ctx, 5, 0)
		done <- err
	}()
	wait("recv")
	l.want(`x`)
	cancel()
	<-done
	<-done
	client.Close()
}

func TestBacklog(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := l.listener(0)
	first := l.client(server)
	_ = first
	second := l.socket("second", netlab.AF_INET, netlab.SOCK_STREAM)
	second.SetTimeout(20 * time.Millisecond)
	t.Log(second.Connect(l.ctx, server.Local()))
	must(t, second.Close())
	third := l.socket("third", netlab.AF_INET, netlab.SOCK_STREAM)
	done := make(chan error)
	told := make(chan bool, 10)
	stop := l.r.Watch(func(e record.Event) { told <- e.Open })
	go func() { done <- third.Connect(l.ctx, server.Local()) }()
	<-told
	stop()
	l.accept(server)
	t.Log(<-done)
	l.want(`x`)
}

func TestTLS(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	certificate, err := netlab.LocalhostCertificate()
	must(t, err)
	server := l.listener(1)
	client := l.client(server)
	peer := l.accept(server)
	done := make(chan *netlab.Socket)
	go func() {
		s, err := netlab.StartTLSServer(l.ctx, peer, certificate)
		if err != nil {
			t.Error(err)
		}
		done <- s
	}()
	secure, err := netlab.StartTLS(l.ctx, client, netlab.TLSConfig{Insecure: true})
	must(t, err)
	l.r.Name(secure, "secure")
	other := <-done
	l.send(secure, "hidden")
	l.recv(other, 100)
	l.send(other, "too")
	l.recv(secure, 100)
	must(t, secure.Close())
	l.recv(other, 100)
	must(t, other.Close())
	l.want(`x`)
}

func TestUnix(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := l.socket("server", netlab.AF_UNIX, netlab.SOCK_STREAM)
	must(t, server.Bind(l.ctx, netlab.Unix{Path: filepath.Join(t.TempDir(), "s")}))
	must(t, server.Listen(1))
	client := l.socket("client", netlab.AF_UNIX, netlab.SOCK_STREAM)
	must(t, client.Connect(l.ctx, server.Local()))
	peer := l.accept(server)
	l.send(client, "one")
	l.recv(peer, 10)
	must(t, client.Close())
	l.recv(peer, 10)
	a, b, err := netlab.Socketpair(l.ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0, netlab.WithObserver(l.r))
	must(t, err)
	l.send(a, "one")
	l.recv(b, 10)
	a.Close()
	b.Close()
	a, b, err = netlab.Socketpair(l.ctx, netlab.AF_UNIX, netlab.SOCK_DGRAM, 0, netlab.WithObserver(l.r))
	must(t, err)
	l.send(a, "one")
	l.recv(b, 10)
	a.Close()
	b.Close()
	l.want(`x`)
}
