package command

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"

	"labsh/fakestore"
	"labsh/netlab"
	"labsh/shell/module"
	"labsh/shell/python/object"
)

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

// serveHTTP listens at host and port and answers with handler in the
// background, unless ready fails, which runs once the port is taken; kind is the
// server's class.
func (c *Call) serveHTTP(kind, host string, port int, handler http.Handler, ready func() error) (object.Value, error) {
	c.address = hostPort(host, port)
	family := netlab.AF_INET
	if strings.Contains(host, ":") {
		family = netlab.AF_INET6
	}
	var sock *netlab.Socket
	err := c.Thread.Blocking(func(ctx context.Context) (err error) {
		sock, err = listenAt(ctx, netlab.HostPort(family, host, port), c.observed())
		return err
	})
	if err != nil {
		return nil, module.Exception(err)
	}
	if err := ready(); err != nil {
		_ = sock.Close() // nobody has connected
		return nil, err
	}
	if _, got, ok := netlab.SplitHostPort(sock.Local()); ok {
		c.address = hostPort(host, got)
	}
	typed, clients := c.address, new(atomic.Int64)
	server := fakestore.Serve(counted{netlab.NewListener(sock), clients}, handler)
	c.make("server")
	return c.bindServer(newBackground(kind, Background{
		address:     func() string { return typed },
		stop:        server.Stop,
		done:        server.Done,
		connections: func() int { return int(clients.Load()) },
		socket:      sock,
	})), nil
}

// listenAt makes a socket that listens at address, in the lab sheet's steps.
func listenAt(ctx context.Context, address netlab.Address, options []netlab.Option) (*netlab.Socket, error) {
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

func hostPort(host string, port int) string { return net.JoinHostPort(host, strconv.Itoa(port)) }

// runWeb starts the embedded web server; the store lives beside its pages.
func runWeb(c *Call) (object.Value, error) {
	port := 8080
	if a := c.Arg("PORT"); a != nil {
		var err error
		if port, err = c.portOf(a, "bind"); err != nil {
			return nil, err
		}
	}
	return c.serveHTTP("Web", "localhost", port, fakestore.Website(fakestore.NewHandler(c.store.embeddedStore())), func() error { return nil })
}
