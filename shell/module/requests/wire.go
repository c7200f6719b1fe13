package requests

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"syscall"
	"time"

	"labsh/netlab"
	"labsh/netlab/httpwire"
	"labsh/shell/python/object"
)

// dialFunc opens a connection, as [net.Dialer.DialContext] does.
type dialFunc = func(ctx context.Context, network, address string) (net.Conn, error)

// connection is one that a session keeps open for the next request to the same
// place.
type connection struct {
	net.Conn
	reader *httpwire.Reader
	ctx    context.Context
	limit  time.Duration // of one read; 0 is none
}

// Read waits at most limit, and no longer than the exchange's context.
func (c *connection) Read(p []byte) (int, error) {
	deadline := time.Time{}
	if c.limit > 0 {
		deadline = time.Now().Add(c.limit)
	}
	if err := c.SetReadDeadline(deadline); err != nil {
		return 0, err
	}
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}

// maxIdle bounds the connections that a session keeps.
const maxIdle = 10

// connections are those of a session, by scheme and address. One that is in use
// is not in the map.
type connections struct {
	idle map[string]*connection
}

var connectionsType = sync.OnceValue(func() *object.Type {
	return object.NewType(&object.Type{Name: "_pool", Module: "requests.sessions", Final: true})
})

func (*connections) Type() *object.Type { return connectionsType() }

func (p *connections) close() {
	for key, c := range p.idle {
		_ = c.Close() // nothing is under way on it
		delete(p.idle, key)
	}
}

// exchange is one request on its way and what limits it.
type exchange struct {
	dial          dialFunc
	url           *requestURL
	request       *httpwire.Request
	connect, read limit
	tls           *netlab.TLSConfig
}

// A limit of time, 0 for none, and how Python shows it.
type limit struct {
	time.Duration
	shown string
}

// Stage says how far an exchange came.
type Stage int

// The stages of an exchange, in their order.
const (
	Connecting Stage = iota
	Securing
	Talking
)

// run sends the request and reads the answer, without the interpreter's lock. The
// connection is given back open when it may be used again.
func (x *exchange) run(ctx context.Context, idle *connection) (*httpwire.Response, *connection, Stage, error) {
	c := idle
	if c != nil && c.dropped() {
		_ = c.Close() // the server has closed it already
		c = nil
	}
	if c == nil {
		var at Stage
		var err error
		if c, at, err = x.open(ctx); err != nil {
			return nil, nil, at, err
		}
	}
	// A request that failed is not sent again: the server may have seen it (RFC
	// 9110, section 9.2.2).
	resp, err := x.talk(ctx, c)
	if err != nil || !resp.KeepAlive {
		_ = c.Close() // the answer, or its error, is there already
		c = nil
	}
	return resp, c, Talking, err
}

// dropped reports whether an idle connection has something to read: its end, or
// what no request asked for. urllib3 asks the same before it uses one again; it asks
// poll(2), so no call of the socket is recorded.
func (c *connection) dropped() bool {
	plain := c.Conn
	if secure, ok := plain.(*tls.Conn); ok {
		plain = secure.NetConn()
	}
	ours, ok := plain.(*netlab.Conn)
	if !ok {
		return false
	}
	fds := []netlab.PollFD{{FD: ours.Socket().Fileno(), Events: netlab.POLLIN}}
	n, err := netlab.Poll(context.Background(), fds, 0)
	return n > 0 || err != nil
}

func (x *exchange) open(ctx context.Context) (*connection, Stage, error) {
	if x.connect.Duration > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, x.connect.Duration)
		defer cancel()
	}
	plain, err := x.dial(ctx, "tcp", x.url.address())
	if err != nil {
		return nil, Connecting, err
	}
	// As urllib3 does it: of a request's two writes, or of the records of TLS, none
	// waits for the acknowledgement of another (Nagle's algorithm).
	if tcp, ok := plain.(interface{ SetNoDelay(bool) error }); ok {
		_ = tcp.SetNoDelay(true) // without it, it is only slower
	}
	c := &connection{Conn: plain}
	if x.url.scheme == "https" {
		secure := tls.Client(plain, x.tls.Client())
		if err := secure.HandshakeContext(ctx); err != nil {
			_ = plain.Close()
			return nil, Securing, err
		}
		c.Conn = secure
	}
	c.reader = httpwire.NewReader(c)
	return c, Talking, nil
}

func (x *exchange) talk(ctx context.Context, c *connection) (*httpwire.Response, error) {
	c.ctx, c.limit = ctx, x.read.Duration
	stop := context.AfterFunc(ctx, func() { _ = c.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	for _, part := range x.request.Parts() {
		if _, err := c.Write(part); err != nil {
			return nil, err
		}
	}
	return c.reader.ReadResponse(httpwire.Want{Method: x.request.Method})
}

func isTimeout(err error) bool {
	var timeout interface{ Timeout() bool }
	return errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout()
}

// failure words an error of an exchange as requests does; err stays its Origin.
func (x *exchange) failure(t *object.Thread, request object.Value, resp *httpwire.Response, at Stage, err error) error {
	worded := x.worded(t, request, resp, at, err)
	if e, ok := object.AsException(worded); ok {
		if e.Origin = err; at == Securing {
			e.Origin = netlab.HandshakeError(err)
		}
	}
	return worded
}

// worded is failure without the Origin.
func (x *exchange) worded(t *object.Thread, request object.Value, resp *httpwire.Response, at Stage, err error) error {
	u := x.url
	_, port, splitErr := net.SplitHostPort(u.address())
	if splitErr != nil {
		port = u.port
	}
	name := "HTTP"
	if u.scheme == "https" {
		name = "HTTPS"
	}
	pool := fmt.Sprintf("%sConnectionPool(host='%s', port=%s)", name, u.host, port)
	where := fmt.Sprintf("%sConnection(host='%s', port=%s)", name, u.host, port)
	retries := func(class *object.Type, cause, text string) error {
		shown, reprErr := object.Repr(t, object.Str(text))
		if reprErr != nil {
			return reprErr
		}
		inner := object.Errorf(exceptions().urllibMaxRetry, "%s: Max retries exceeded with url: %s (Caused by %s(%s))", pool, u.target(), cause, shown)
		return raise(class, request, nil, inner)
	}
	switch at {
	case Connecting:
		var dns *net.DNSError
		var named *netlab.Error
		switch {
		case isTimeout(err) && x.connect.Duration > 0:
			return retries(exceptions().connectTimeout, "ConnectTimeoutError", fmt.Sprintf("%s: Connection to %s timed out. (connect timeout=%s)", where, u.host, x.connect.shown))
		case errors.As(err, &named) && named.Name == "socket.gaierror":
			return retries(exceptions().connection, "NameResolutionError", fmt.Sprintf("%s: Failed to resolve '%s' (%s)", where, u.host, named.Error()))
		case errors.As(err, &dns):
			return retries(exceptions().connection, "NameResolutionError", fmt.Sprintf("%s: Failed to resolve '%s' ([Errno -2] Name or service not known)", where, u.host))
		}
		return retries(exceptions().connection, "NewConnectionError", where+": Failed to establish a new connection: "+systemText(err))
	case Securing:
		if isTimeout(err) {
			break
		}
		cause, reprErr := handshakeFailure(t, err)
		if reprErr != nil {
			return reprErr
		}
		inner := object.Errorf(exceptions().urllibMaxRetry, "%s: Max retries exceeded with url: %s (Caused by %s)", pool, u.target(), cause)
		return raise(exceptions().ssl, request, nil, inner)
	}
	var wire *httpwire.Error
	aborted := func(why *object.Exception) error {
		return raise(exceptions().connection, request, nil, object.NewException(exceptions().urllibProtocol, object.Str("Connection aborted."), why))
	}
	switch {
	case isTimeout(err):
		return raise(exceptions().readTimeout, request, nil, object.Errorf(exceptions().urllibReadTimeout, "%s: Read timed out. (read timeout=%s)", pool, x.read.shown))
	case !errors.As(err, &wire) || wire.Kind == httpwire.Broken:
		return aborted(systemException(err))
	case wire.Kind == httpwire.NoAnswer:
		return aborted(object.Errorf(exceptions().disconnected, "Remote end closed connection without response"))
	case wire.Kind == httpwire.LineTooLong:
		return aborted(object.Errorf(exceptions().lineTooLong, "got more than %d bytes when reading header line", wire.Limit))
	case wire.Kind == httpwire.BodyTooLarge:
		e := object.Errorf(object.MemoryError, "the response's body is over %d bytes", wire.Limit)
		e.Origin = wire
		return e
	case wire.Kind == httpwire.CutShort && resp != nil && resp.Head > 0:
		text := fmt.Sprintf("IncompleteRead(%d bytes read)", wire.Got)
		if wire.Want >= 0 {
			text = fmt.Sprintf("IncompleteRead(%d bytes read, %d more expected)", wire.Got, wire.Want-wire.Got)
		}
		return raise(exceptions().chunkedEncoding, request, nil, object.NewException(exceptions().urllibProtocol, object.Str("Connection broken: "+text), object.Errorf(exceptions().urllibIncomplete, "%s", text)))
	case resp != nil && resp.Head > 0 && resp.StatusCode != 0:
		return raise(exceptions().chunkedEncoding, request, nil, object.Str(wire.Error()))
	}
	line := ""
	if resp != nil {
		line = resp.StatusLine + "\r\n"
	}
	return aborted(object.Errorf(exceptions().badStatusLine, "%s", line))
}

// seconds shows a limit as Python's float.
func seconds(d time.Duration) string {
	s, err := object.Repr(nil, object.Float(d.Seconds()))
	if err != nil {
		return d.String()
	}
	return s
}

func systemException(err error) *object.Exception {
	var errno syscall.Errno
	var named *netlab.Error
	switch {
	case errors.As(err, &errno):
	case errors.As(err, &named) && named.Errno > 0:
		errno = named.Code()
	default:
		return object.Errorf(object.OSError, "%s", err)
	}
	return object.NewOSError(errno, netlab.Strerror(errno), nil)
}

func systemText(err error) string {
	s, strErr := object.ToStr(nil, systemException(err))
	if strErr != nil {
		return err.Error()
	}
	return s
}
