package record_test

import (
	"testing"

	"labsh/netlab"
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
