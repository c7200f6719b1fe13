package http

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http/cookiejar"
	"slices"
	"strings"
	"time"

	"labsh/shell/command/request"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/netlab/httpwire"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/module/requests"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// webExchange is what an http command sent and received.
type webExchange struct {
	line    *httpLine
	hops    []*hop // more than one when redirects were followed
	address string // the last that was connected to
}

// hop is one request and its answer.
type hop struct {
	url     *request.Target
	items   []httpwire.Item
	request *httpwire.Request
	// self and socket are the connection of a request by hand.
	self   string
	socket object.Value

	sent     bool // or begun to be
	asked    bool // the request is on the screen
	answered bool // and so is the response
	response *httpwire.Response
	body     []byte // decoded if that was asked for
	elapsed  time.Duration
	err      error
	stage    requests.Stage // how far it came
}

func (x *webExchange) last() *hop { return x.hops[len(x.hops)-1] }

// firstStep is the request that the line asks for.
func (h *httpLine) firstStep(c *command.Call) (*hop, error) {
	s := &hop{url: h.url, items: h.wireItems()}
	if h.url == nil {
		if err := s.chooseConnection(c, h.offline); err != nil {
			return nil, err
		}
		s.url = s.handAddress(c, h.path)
	}
	if u := s.url.User; u != nil {
		password, _ := u.Password()
		token := base64.StdEncoding.EncodeToString([]byte(u.Username() + ":" + password))
		s.items = append([]httpwire.Item{{Kind: httpwire.HeaderItem, Name: "Authorization", Value: "Basic " + token}}, s.items...)
	}
	return s, s.build(c, h, h.method)
}

func (s *hop) build(c *command.Call, h *httpLine, method string) (err error) {
	s.request, err = httpwire.New(httpwire.Build{
		Method: method, Target: s.url.Path, Host: s.url.Authority, Items: s.items,
		HTTP10: h.http10, NoHost: h.noHost, UserAgent: command.UserAgent, File: h.file,
	})
	return request.ItemError(err)
}

// chooseConnection finds the connected socket that a request by hand goes over:
// the current one, or the most recent. Without one it is an error, unless
// nothing is to be sent.
func (s *hop) chooseConnection(c *command.Call, offline bool) error {
	if s.self, s.socket = c.Self, c.Subject; s.socket != nil {
		return nil
	}
	for _, n := range slices.Backward(c.Session.Known.Sockets()) {
		if n.Socket.State() == netlab.StateConnected {
			s.self, s.socket = n.Name, n.Value
			return nil
		}
	}
	if offline {
		return nil
	}
	return c.Session.NoSubject(command.Connected)
}

// handAddress is where a request by hand goes: the server's address as it was
// typed, or as the kernel knows it.
func (s *hop) handAddress(c *command.Call, path string) *request.Target {
	a := &request.Target{Scheme: "http", Authority: "localhost", Host: "localhost", Port: 80, Path: path}
	sock, ok := socket.Of(s.socket)
	if !ok {
		return a
	}
	usual := ":80"
	if _, secure := sock.Security(); secure {
		a.Scheme, a.Port, usual = "https", 443, ":443"
	}
	typed := ""
	if n := c.Session.Known.Find(s.socket); n != nil {
		typed = n.Server
	}
	if host, port, ok := netlab.SplitHostPort(sock.Remote()); ok {
		a.Host, a.Port = host, port
		a.Authority = strings.TrimSuffix(netlab.JoinHostPort(host, port), usual)
	}
	if typed != "" && !strings.HasPrefix(typed, "(") && !strings.Contains(typed, "/") {
		a.Authority = strings.TrimSuffix(typed, usual)
		a.Host = strings.Trim(typed[:max(strings.LastIndexByte(typed, ':'), 0)], "[]")
	}
	return a
}

// run makes the exchange, and goes along redirects if that is asked for.
func (x *webExchange) run(c *command.Call) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	sock, err := x.connection(c)
	if err != nil {
		return err
	}
	for {
		s := x.last()
		if s.err = x.ask(c, sock, s); s.err != nil {
			return s.err
		}
		next, err := x.redirected(c, jar)
		if err != nil || next == nil {
			return err
		}
		x.hops = append(x.hops, next)
		sock = nil // by hand or not, a redirect has a connection of its own
	}
}

// connection is the socket of a request by hand, nil for a URL.
func (x *webExchange) connection(c *command.Call) (*netlab.Socket, error) {
	if x.line.url != nil {
		return nil, nil
	}
	sock, ok := socket.Of(x.hops[0].socket)
	if !ok {
		return nil, c.Session.NoSubject(command.Connected)
	}
	return sock, nil
}

// ask sends a hop's request on sock, or on a connection of its own if that is
// nil, and reads the answer.
func (x *webExchange) ask(c *command.Call, sock *netlab.Socket, s *hop) error {
	if sock == nil {
		own, err := x.open(c, s)
		if err != nil {
			return err
		}
		defer func() { _ = own.Close() }()
		sock = own
	}
	if x.line.timeout > 0 {
		before := sock.Timeout()
		sock.SetTimeout(x.line.timeout)
		defer sock.SetTimeout(before)
	}
	s.sent = true
	if !c.Silent() {
		x.show(c.Console) // before the wait for its answer
	}
	start := time.Now()
	err := c.Thread.Blocking(func(ctx context.Context) error {
		parts := s.request.Parts()
		for i, part := range parts {
			flags := 0
			if i < len(parts)-1 {
				flags = netlab.MSG_MORE
			}
			if _, err := sock.SendAll(ctx, part, flags); err != nil {
				return err
			}
		}
		var err error
		s.response, err = httpwire.NewReader(newStream(ctx, sock)).ReadResponse(httpwire.Want{
			Method: s.request.Method, HTTP10: x.line.http10, MaxBody: x.line.max,
		})
		s.elapsed = time.Since(start)
		if s.response != nil {
			s.body = s.response.Body
		}
		if err == nil && s.request.Header.Has("Accept-Encoding") {
			s.body, err = s.response.Decode(ctx, x.line.max)
		}
		return err
	})
	if tooLarge(err) {
		_ = sock.Close() // what follows on it would be no message
	}
	return err
}

func tooLarge(err error) bool {
	var e *httpwire.Error
	return errors.As(err, &e) && (e.Kind == httpwire.BodyTooLarge || e.Kind == httpwire.HeadTooLarge || e.Kind == httpwire.LineTooLong)
}

// open makes a connection to a URL's host, with TLS for https.
func (x *webExchange) open(c *command.Call, s *hop) (*netlab.Socket, error) {
	to := s.url
	s.stage = requests.Connecting
	timeout := ""
	if x.line.timeout > 0 {
		timeout = ", timeout=" + x.line.seconds
	}
	x.address = netlab.JoinHostPort(to.Host, to.Port)
	v, _, err := c.Python(fmt.Sprintf("socket.create_connection((%s, %d)%s)", literal.Str(to.Host), to.Port, timeout))
	if err != nil {
		return nil, err
	}
	s.stage = requests.Talking
	sock, _ := socket.Of(v)
	if to.Scheme != "https" {
		return sock, nil
	}
	s.stage = requests.Securing
	var secure *netlab.Socket
	err = c.Thread.Blocking(func(ctx context.Context) (err error) {
		secure, err = netlab.StartTLS(ctx, sock, netlab.TLSConfig{ServerName: to.Host})
		return err
	})
	if err == nil {
		s.stage = requests.Talking
	}
	return secure, err
}

// stream is a socket as httpwire reads it: what is looked at with MSG_PEEK
// stays, so that nothing beyond the answer is taken from it.
type stream struct {
	ctx   context.Context
	parts *netlab.Parts
}

func newStream(ctx context.Context, sock *netlab.Socket) stream {
	return stream{ctx, &netlab.Parts{Socket: sock, Within: "http"}}
}

func (s stream) Read(p []byte) (int, error) {
	n, err := s.parts.RecvInto(s.ctx, p, 0)
	if n == 0 && err == nil && len(p) > 0 {
		err = io.EOF
	}
	return n, err
}

func (s stream) Peek(p []byte) (int, error) { return s.parts.RecvInto(s.ctx, p, netlab.MSG_PEEK) }

// explain says, beside the exchange, what may be behind the answer.
func (x *webExchange) explain(c *command.Call) {
	s := x.last()
	if x.line.offline || s.response == nil {
		return
	}
	if hint, ok := diagnosis(httpwire.DiagnoseRequest(s.request, s.response, nil)); ok {
		c.Console.Hint(hint(c.Console.Lang()))
	}
	if x.line.url == nil && len(x.hops) == 1 && !s.response.KeepAlive {
		c.Console.Hint(locale.ServerCloses.In(c.Console.Lang()))
	}
}
