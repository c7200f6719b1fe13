package known

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync/atomic"

	"labsh/fakestore"
	"labsh/netlab"
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

// ServeWeb serves as web does; ServeStore as store serve does.
func ServeWeb(ctx context.Context, s Serving) (*HTTPServer, error) {
	b, err := s.start(ctx)
	if err == nil {
		b.class = webClass()
	}
	return b, err
}

// ServeStore serves as store serve does.
func ServeStore(ctx context.Context, s Serving) (*HTTPServer, error) {
	b, err := s.start(ctx)
	if err == nil {
		b.class = storeClass()
	}
	return b, err
}

// start listens and answers in the background.
func (s Serving) start(ctx context.Context) (*HTTPServer, error) {
	family := netlab.AF_INET
	if strings.Contains(s.Host, ":") {
		family = netlab.AF_INET6
	}
	sock, err := Listen(ctx, netlab.HostPort(family, s.Host, s.Port), s.Options)
	if err != nil {
		return nil, err
	}
	if s.Ready != nil {
		if err := s.Ready(); err != nil {
			_ = sock.Close() // nobody has connected
			return nil, err
		}
	}
	place := JoinHostPort(s.Host, s.Port)
	if _, got, ok := netlab.SplitHostPort(sock.Local()); ok {
		place = JoinHostPort(s.Host, got)
	}
	clients := new(atomic.Int64)
	return &HTTPServer{
		place: place, socket: sock, clients: func() int { return int(clients.Load()) },
		server: fakestore.Serve(counted{netlab.NewListener(sock), clients}, s.Handler),
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
