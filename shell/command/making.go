package command

import (
	"fmt"
	"net"
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/python/object"
)

// makingCommands make sockets and bring them to where they can talk.
func makingCommands() []Command {
	return []Command{
		{
			Name: "socket", Group: Sockets, Usage: "[tcp|udp] [ipv4|ipv6|unix]",
			Summary: locale.SocketSummary, Detail: locale.SocketDetail,
			Examples: []Example{{Lines: ">>> socket udp\n>>> sock.fileno() > 0\nTrue"}},
			Raises:   []Raise{{"OSError", locale.RaiseTooManyFiles}},
			Twin: func(c *Call) (string, error) {
				return fmt.Sprintf("%s = socket.socket(%s, %s)", c.make("sock"),
					families[c.Word("ipv4|ipv6|unix", "ipv4")], types[c.Word("tcp|udp", "tcp")]), nil
			},
		},
		{
			Name: "bind", Group: Sockets, Usage: "[HOST] PORT", On: unconnected,
			Summary: locale.BindSummary, Detail: locale.BindDetail,
			Raises: []Raise{{"OSError", locale.RaiseInUse}, {"PermissionError", locale.RaisePrivileged}, {"OverflowError", locale.RaisePortRange}},
			Twin: func(c *Call) (string, error) {
				address, err := c.pythonAddress("localhost")
				if err != nil {
					return "", err
				}
				return fmt.Sprintf("%s.bind(%s)", c.Self, address), nil
			},
			// Nothing is said, but reports to come name the address as typed.
			Report: func(c *Call, _ object.Value) error {
				sock, _ := module.SocketOf(c.Subject)
				if n := c.find(c.Subject); n != nil {
					n.server = chosenPort(c.address, sock.Local())
				}
				return nil
			},
		},
		{
			Name: "listen", Group: Sockets, Usage: "[HOST] PORT [backlog=1] [reuse=yes]",
			Summary: locale.ListenSummary, Detail: locale.ListenDetail,
			Examples: []Example{{
				Lines: ">>> listen 0\nWaiting for a client on localhost:…\n>>> server.getsockname()[0]\n'127.0.0.1'",
				Fr:    ">>> listen 0\nAttente Connexion client localhost:…\n>>> server.getsockname()[0]\n'127.0.0.1'",
			}},
			Raises: []Raise{{"OSError", locale.RaiseInUse}, {"PermissionError", locale.RaisePrivileged}, {"OverflowError", locale.RaisePortRange}},
			Twin:   listenTwin,
			Report: func(c *Call, v object.Value) error {
				sock, _ := module.SocketOf(v)
				c.Console.Report(locale.WaitingForClient, c.serverAddress(v, sock))
				return nil
			},
		},
		{
			Name: "listen", Group: Sockets, Usage: "[N]", On: unconnected, MethodOnly: true,
			Summary: locale.ListenMethodSummary,
			Raises:  []Raise{{"OSError", locale.RaiseListen}},
			Twin: func(c *Call) (string, error) {
				n, err := c.intArg("N", "1")
				return fmt.Sprintf("%s.listen(%s)", c.Self, n), err
			},
			Report: func(c *Call, _ object.Value) error {
				sock, _ := module.SocketOf(c.Subject)
				if n := c.find(c.Subject); n != nil && n.server == "" && sock.Local() != nil {
					n.server = sock.Local().String()
				}
				c.Console.Report(locale.WaitingForClient, c.serverAddress(c.Subject, sock))
				return nil
			},
		},
		{
			Name: "accept", Group: Sockets, On: listening,
			Summary: locale.AcceptSummary, Detail: locale.AcceptDetail,
			Raises: []Raise{{"OSError", locale.RaiseNotListening}, {"TimeoutError", locale.RaiseTimeout}},
			Twin: func(c *Call) (string, error) {
				address := "address"
				if len(c.Targets) == 2 {
					address = c.Targets[1]
				}
				return fmt.Sprintf("%s, %s = %s.accept()", c.make("peer"), address, c.Self), nil
			},
		},
		{
			Name: "connect", Group: Sockets, Usage: "HOST [PORT] [tls] [insecure]", On: unconnectedOrNew,
			Summary: locale.ConnectSummary, Detail: locale.ConnectDetail,
			Raises: []Raise{{"ConnectionRefusedError", locale.RaiseRefused}, {"socket.gaierror", locale.RaiseUnknownHost}, {"TimeoutError", locale.RaiseTimeout}, {"OverflowError", locale.RaisePortRange}},
			Twin:   func(c *Call) (string, error) { return connectTwin(c, "connect") },
			Report: func(c *Call, v object.Value) error {
				if c.Subject != nil {
					v = c.Subject
					if n := c.find(v); n != nil {
						n.server = c.address
					}
				}
				c.Console.Report(locale.ConnectedTo, c.address)
				local, err := object.CallMethod(c.Thread, v, "getsockname")
				if err != nil {
					return err
				}
				text, err := object.Repr(c.Thread, local)
				if err != nil {
					return err
				}
				c.Console.Report(locale.ClientSocket, text)
				if sock, ok := module.SocketOf(v); ok {
					c.reportSecurity(sock)
				}
				return nil
			},
		},
		{
			Name: "connect_ex", Group: Sockets, Usage: "HOST [PORT]", On: unconnectedOrNew,
			Summary: locale.ConnectExSummary,
			Raises:  []Raise{{"socket.gaierror", locale.RaiseUnknownHost}},
			Twin: func(c *Call) (string, error) {
				c.aside = true
				return connectTwin(c, "connect_ex")
			},
		},
	}
}

var families = map[string]string{"ipv4": "socket.AF_INET", "ipv6": "socket.AF_INET6", "unix": "socket.AF_UNIX"}

var types = map[string]string{"tcp": "socket.SOCK_STREAM", "udp": "socket.SOCK_DGRAM"}

// listenTwin makes a listening socket, unless one that is bound already waits
// for its own listen.
func listenTwin(c *Call) (string, error) {
	if n := c.current(); n != nil && unconnected.suits(n) && n.socket.Type() == netlab.SOCK_STREAM && isBound(n.socket) {
		e := object.Errorf(object.ValueError, "%s is bound already", n.name)
		e.Hint = locale.BoundSocketHint.Hint(n.name)
		return "", e
	}
	address, err := c.pythonAddress("localhost")
	if err != nil {
		return "", err
	}
	backlog := "1"
	if a := c.Option("backlog"); a != nil {
		if backlog, err = a.Int(); err != nil {
			return "", err
		}
	}
	name := c.make("server")
	lines := []string{fmt.Sprintf("%s = socket.socket(%s, socket.SOCK_STREAM)", name, c.family())}
	if a := c.Option("reuse"); (a == nil || a.Text() != "no") && c.unixPath() == nil {
		lines = append(lines, name+".setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)")
	}
	return strings.Join(append(lines, fmt.Sprintf("%s.bind(%s)", name, address), fmt.Sprintf("%s.listen(%s)", name, backlog)), "\n"), nil
}

// isBound reports whether the socket has a port, or a path, of its own.
func isBound(s *netlab.Socket) bool {
	address := s.Local()
	if address == nil {
		return false
	}
	_, port, ok := netlab.SplitHostPort(address)
	if !ok {
		return address.String() != ""
	}
	return port != 0
}

// connectTwin connects the current unconnected socket, or a new one.
func connectTwin(c *Call, method string) (string, error) {
	address, err := c.pythonAddress("")
	if err != nil {
		return "", err
	}
	tls, insecure := c.Arg("tls") != nil, c.Arg("insecure") != nil
	if c.Subject != nil {
		lines := []string{fmt.Sprintf("%s.%s(%s)", c.Self, method, address)}
		if tls {
			c.rebinds = true
			lines = append(lines, tlsLines(c.Self, c.Arg("HOST").Str(), insecure)...)
		}
		return strings.Join(lines, "\n"), nil
	}
	name := c.make("client")
	lines := []string{
		fmt.Sprintf("%s = socket.socket(%s, socket.SOCK_STREAM)", name, c.family()),
		fmt.Sprintf("%s.%s(%s)", name, method, address),
	}
	if tls {
		lines = append(lines, tlsLines(name, c.Arg("HOST").Str(), insecure)...)
	}
	return strings.Join(lines, "\n"), nil
}

// tlsLines are the Python that puts TLS on a connected socket.
func tlsLines(name, host string, insecure bool) []string {
	lines := []string{"import ssl", "context = ssl.create_default_context()"}
	if insecure {
		lines = append(lines, "context.check_hostname = False", "context.verify_mode = ssl.CERT_NONE")
	}
	return append(lines, fmt.Sprintf("%s = context.wrap_socket(%[1]s, server_hostname=%s)", name, host))
}

// family is the address family that HOST, or a path, asks for.
func (c *Call) family() string {
	if c.unixPath() != nil {
		return families["unix"]
	}
	if host := c.Word("HOST", ""); strings.Contains(host, ":") {
		return families["ipv6"]
	}
	return families["ipv4"]
}

// unixPath is the word that is a Unix socket's path, or its abstract name after
// an @ as ss(8) writes it; nil when the address is another. What acts on a Unix
// socket takes any word; for a new socket the word must look like a path.
func (c *Call) unixPath() *Arg {
	path := c.Arg("PORT")
	if path == nil {
		path = c.Arg("HOST")
	}
	if sock, ok := module.SocketOf(c.Subject); ok && path != nil {
		if sock.Family() == netlab.AF_UNIX {
			return path
		}
		return nil
	}
	if path != nil && looksLikePath(path.Text()) {
		return path
	}
	return nil
}

func looksLikePath(text string) bool {
	for _, prefix := range []string{"/", "./", "../", "@"} {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	return false
}

// pythonAddress is the Python source of the address that HOST and PORT give,
// host when HOST was left out; a Unix socket's is its path. It also notes how
// the address was typed.
func (c *Call) pythonAddress(host string) (string, error) {
	if path := c.unixPath(); path != nil {
		c.address = path.Text()
		if name, abstract := strings.CutPrefix(c.address, "@"); abstract {
			return literal.Str("\x00" + name), nil
		}
		return path.Str(), nil
	}
	h, p := c.Arg("HOST"), c.Arg("PORT")
	if p == nil {
		return "", c.portMissing(h)
	}
	port, err := p.Int()
	if err != nil {
		return "", err
	}
	src := literal.Str(host)
	if h != nil {
		host, src = h.Text(), h.Str()
	}
	c.address = host + ":" + p.Text()
	if strings.Contains(host, ":") {
		c.address = "[" + host + "]:" + p.Text()
	}
	return fmt.Sprintf("(%s, %s)", src, port), nil
}

// portMissing is the error for an address without a port. localhost:5000,
// [::1]:5000, and 5000 alone, are told how they are written here.
func (c *Call) portMissing(host *Arg) error {
	err := usageError(c.Line.Command, object.TypeError, "%s: PORT is missing", c.Line.Command.Name)
	if host == nil {
		return err
	}
	text := strings.Trim(host.Text(), "()")
	name, port, errSplit := net.SplitHostPort(text)
	if errSplit != nil {
		name, port = "localhost", text
	}
	if _, notNumber := strconv.ParseUint(port, 10, 16); notNumber != nil {
		return err
	}
	e, _ := object.AsException(err)
	e.Hint = locale.HostPortHint.Hint(c.Line.Command.Name, name, port)
	return e
}
