package known

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"

	"labsh/fakestore"
	"labsh/netlab"
	"labsh/shell/module/sheet"
)

// Serving says what a server of HTTP is to be.
type Serving struct {
	Host    string
	Port    int // 0 for one that the kernel chooses
	Options []netlab.Option
	Handler http.Handler
	// Ready runs once the port is taken and before the first client is; may be
	// nil. On its error there is no server.
	Ready func() error
}

// Start listens and answers in the background.
func (s Serving) Start(ctx context.Context) (sheet.HTTP, error) {
	sock, err := Listen(ctx, sheet.AddressOf(s.Host, s.Port), s.Options)
	if err != nil {
		return sheet.HTTP{}, err
	}
	if s.Ready != nil {
		if err := s.Ready(); err != nil {
			_ = sock.Close() // nobody has connected
			return sheet.HTTP{}, err
		}
	}
	port := s.Port
	if _, got, ok := netlab.SplitHostPort(sock.Local()); ok {
		port = got
	}
	clients := new(atomic.Int64)
	return sheet.HTTP{
		Host: s.Host, Port: port, Socket: sock, Clients: func() int { return int(clients.Load()) },
		Server: fakestore.Serve(counted{netlab.NewListener(sock), clients}, s.Handler),
	}, nil
}

// Listen makes a socket that listens at address, in the lab sheet's steps.
func Listen(ctx context.Context, address netlab.Address, options []netlab.Option) (*netlab.Socket, error) {
	sock, err := netlab.New(ctx, address.Family(), netlab.SOCK_STREAM, 0, options...)
	if err != nil {
		return nil, err
	}
	if err = sock.SetOption("SO_REUSEADDR", "1"); err == nil {
		err = sock.Bind(ctx, address)
	}
	if err == nil {
		err = sock.Listen(netlab.DefaultBacklog)
	}
	if err != nil {
		return nil, errors.Join(err, sock.Close())
	}
	return sock, nil
}

// counted is a listener that counts the connections that it hands on.
type counted struct {
	net.Listener
	n *atomic.Int64
}

func (l counted) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err == nil {
		l.n.Add(1)
	}
	return conn, err
}
