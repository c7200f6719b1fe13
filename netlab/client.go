package netlab

import (
	"context"
	"syscall"
)

// A Client is the lab sheet's class: it connects to a server, sends it
// messages, receives its answers. The zero value is no use; see [NewClient].
type Client struct {
	address Address
	options []Option
	secure  *TLSConfig
	socket  *Socket
}

// messageSize is how many bytes ReceiveMessage asks for, as the lab sheet.
const messageSize = 500

// NewClient returns a client for the server at host and port, not yet
// connected.
func NewClient(host string, port int, options ...Option) *Client {
	return &Client{address: IPv4{Host: host, Port: port}, options: options}
}

// UseTLS makes Connect speak TLS. Where config has no server name it is the
// host.
func (c *Client) UseTLS(config TLSConfig) {
	if config.ServerName == "" {
		config.ServerName, _, _ = SplitHostPort(c.address)
	}
	c.secure = &config
}

// Connect connects to the server, with a new socket. After an error there is
// none.
func (c *Client) Connect(ctx context.Context) error {
	if c.socket != nil && c.socket.State() != StateClosed {
		return errnoError("connect", syscall.EISCONN, c.address)
	}
	s, err := connectNew(ctx, AF_INET, c.address, c.options)
	if err != nil {
		return err
	}
	if c.secure != nil {
		if s, err = StartTLS(ctx, s, *c.secure); err != nil {
			return err
		}
	}
	c.socket = s
	return nil
}

// SendMessage sends text, in UTF-8, and returns how many bytes that were.
func (c *Client) SendMessage(ctx context.Context, text string) (int, error) {
	if c.socket == nil {
		return 0, errnoError("send", syscall.EPIPE, c.address)
	}
	return c.socket.Send(ctx, []byte(text), 0)
}

// ReceiveMessage receives what the server says next, at most 500 bytes; ""
// when it has said all.
func (c *Client) ReceiveMessage(ctx context.Context) (string, error) {
	if c.socket == nil {
		return "", errnoError("recv", syscall.ENOTCONN, c.address)
	}
	p, err := c.socket.Recv(ctx, messageSize, 0)
	return string(p), err
}

// Close closes the connection; closing it again is no error.
func (c *Client) Close() error {
	if c.socket == nil {
		return nil
	}
	return c.socket.Close()
}

// Socket returns the client's socket, nil before Connect.
func (c *Client) Socket() *Socket { return c.socket }
