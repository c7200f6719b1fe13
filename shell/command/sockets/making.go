package sockets

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// makingCommands make sockets and bring them to where they can talk.
func makingCommands() []command.Command {
	return []command.Command{
		{
			Name: "socket", Gives: command.Unconnected, Group: command.GroupSockets, Usage: "[tcp|udp] [ipv4|ipv6|unix]",
			Summary: locale.SocketSummary, Detail: locale.SocketDetail,
			Examples: []command.Example{{Lines: ">>> socket udp\n>>> bind 0\n>>> sock.type\n<SocketKind.SOCK_DGRAM: 2>"}},
			Raises:   []command.Raise{{Name: "OSError", Means: locale.RaiseTooManyFiles}},
			Twin: func(c *command.Call) (command.Twin, error) {
				name := c.NewName("sock")
				code := fmt.Sprintf("%s = socket.socket(%s, %s)", name,
					addressFamilies[c.Word("ipv4|ipv6|unix", "ipv4")], socketTypes[c.Word("tcp|udp", "tcp")])
				return command.Twin{Code: code, Makes: name}, nil
			},
		},
		{
			Name: "bind", Group: command.GroupSockets, Usage: "[HOST] PORT", On: command.Unconnected,
			Summary: locale.BindSummary, Detail: locale.BindDetail,
			Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseInUse}, {Name: "OSError", Means: locale.RaiseBound}, {Name: "PermissionError", Means: locale.RaisePrivileged}, {Name: "socket.gaierror", Means: locale.RaiseUnknownHost}, {Name: "OverflowError", Means: locale.RaisePortRange}},
			Twin: func(c *command.Call) (command.Twin, error) {
				to, err := c.Address("localhost")
				return command.Twin{Code: c.Self + ".bind(" + to.Source + ")", Address: to.Typed}, err
			},
			// Nothing is said, but reports to come name the address as typed.
			Report: func(c *command.Call, r command.Result) error {
				sock, _ := socket.Of(c.Subject)
				if n := c.Session.Known.Find(c.Subject); n != nil && !carriesDatagrams(sock) {
					n.Server = known.ChosenPort(r.Address, sock.Local())
				}
				return nil
			},
		},
		{
			Name: "listen", Gives: command.Listening, Group: command.GroupSockets, Usage: "[HOST] PORT [backlog=1] [reuse=yes]",
			Words:   map[string]command.Words{"": command.Listed("0.0.0.0", "reuse=no")},
			Summary: locale.ListenSummary, Detail: locale.ListenDetail,
			Examples: []command.Example{{
				Lines: ">>> listen 0\nWaiting for a client on localhost:…\n>>> server.getsockname()[0]\n'127.0.0.1'",
				Fr:    ">>> listen 0\nAttente Connexion client localhost:…\n>>> server.getsockname()[0]\n'127.0.0.1'",
			}},
			Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseInUse}, {Name: "PermissionError", Means: locale.RaisePrivileged}, {Name: "socket.gaierror", Means: locale.RaiseUnknownHost}, {Name: "OverflowError", Means: locale.RaisePortRange}},
			Twin:   listenTwin,
			Report: func(c *command.Call, r command.Result) error {
				sock, _ := socket.Of(r.Value)
				c.Console.Report(locale.WaitingForClient, c.Session.Known.ServerAddress(r.Value, sock))
				c.ReportReach(r.Value)
				return nil
			},
		},
		{
			Name: "listen", Group: command.GroupSockets, Usage: "[N]", On: command.Unconnected, MethodOnly: true,
			Summary: locale.ListenMethodSummary,
			Raises:  []command.Raise{{Name: "OSError", Means: locale.RaiseListen}},
			Twin: func(c *command.Call) (command.Twin, error) {
				n, err := c.Int("N", "1")
				return command.Twin{Code: c.Self + ".listen(" + n + ")"}, err
			},
			Report: func(c *command.Call, r command.Result) error {
				sock, _ := socket.Of(c.Subject)
				if n := c.Session.Known.Find(c.Subject); n != nil && n.Server == "" && sock.Local() != nil {
					n.Server = sock.Local().String()
				}
				c.Console.Report(locale.WaitingForClient, c.Session.Known.ServerAddress(c.Subject, sock))
				c.ReportReach(c.Subject)
				return nil
			},
		},
		{
			Name: "accept", Gives: command.Connected, Group: command.GroupSockets, On: command.Listening,
			Summary: locale.AcceptSummary, Detail: locale.AcceptDetail,
			Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseNotListening}, {Name: "TimeoutError", Means: locale.RaiseTimeout}, {Name: "BlockingIOError", Means: locale.RaiseWouldBlock}},
			Advise: func(_ *command.Call, e *object.Exception) locale.Hint {
				if errors.Is(e, syscall.EINVAL) {
					return locale.NotListeningHint.Hint()
				}
				return nil
			},
			Twin: func(c *command.Call) (command.Twin, error) {
				address := c.Own("address")
				if len(c.Targets) == 2 {
					address = c.Targets[1]
				}
				name := c.NewName("peer")
				return command.Twin{Code: fmt.Sprintf("%s, %s = %s.accept()", name, address, c.Self), Makes: name}, nil
			},
		},
		{
			Name: "connect", Gives: command.Connected, Group: command.GroupSockets, Usage: "HOST [PORT] [tls] [insecure]", On: command.UnconnectedOrNew,
			Summary: locale.ConnectSummary, Detail: locale.ConnectDetail, Examples: connectExamples,
			Raises: connectRaises,
			Twin:   func(c *command.Call) (command.Twin, error) { return connectTwin(c, "connect") },
			Advise: func(c *command.Call, e *object.Exception) locale.Hint {
				if object.IsException(e, object.KeyboardInterrupt) {
					return c.QueueFull()
				}
				return nil
			},
			Report: func(c *command.Call, r command.Result) error {
				if sock, ok := socket.Of(c.Subject); ok && carriesDatagrams(sock) {
					return reportPeer(c, sock, r)
				}
				v := r.Value
				if c.Subject != nil {
					v = c.Subject
					if n := c.Session.Known.Find(v); n != nil {
						n.Server = r.Address
					}
				}
				c.Console.Report(locale.ConnectedTo, r.Address)
				local, err := object.CallMethod(c.Thread, v, "getsockname")
				if err != nil {
					return err
				}
				text, err := object.Repr(c.Thread, local)
				if err != nil {
					return err
				}
				c.Console.Report(locale.ClientSocket, text)
				if sock, ok := socket.Of(v); ok {
					reportSecurity(c, sock)
				}
				return nil
			},
		},
		{
			Name: "connect_ex", Group: command.GroupSockets, Usage: "HOST [PORT]", On: command.UnconnectedOrNew,
			Summary: locale.ConnectExSummary,
			Raises:  []command.Raise{{Name: "socket.gaierror", Means: locale.RaiseUnknownHost}, {Name: "OverflowError", Means: locale.RaisePortRange}},
			Twin: func(c *command.Call) (command.Twin, error) {
				return connectTwin(c, "connect_ex")
			},
			Report: func(c *command.Call, r command.Result) error {
				if sock, ok := socket.Of(c.Subject); ok && carriesDatagrams(sock) && r.Value == object.Int(0) {
					return reportPeer(c, sock, r)
				}
				return nil
			},
		},
	}
}

// connectExamples are a connect of TCP, and one of UDP.
var connectExamples = []command.Example{
	{
		Lines: ">>> listen 0\nWaiting for a client on localhost:…\n>>> connect localhost ${server.getsockname()[1]}\nConnected to server localhost:…\nClient socket: ('127.0.0.1', …)\n>>> close all\n…",
		Fr:    ">>> listen 0\nAttente Connexion client localhost:…\n>>> connect localhost ${server.getsockname()[1]}\nConnexion sur serveur localhost:…\nSocket du client : ('127.0.0.1', …)\n>>> close all\n…",
	},
	{
		Lines: ">>> u = socket udp\n>>> u.connect localhost 5000\nPeer of u (UDP): localhost:5000. Nothing was sent; send will go there, only its datagrams will be received\nLocal address: ('127.0.0.1', …)\n>>> u.getpeername\n('127.0.0.1', 5000)\n>>> close all",
		Fr:    ">>> u = socket udp\n>>> u.connect localhost 5000\nCorrespondant de u (UDP) : localhost:5000. Rien n'a été émis ; send émettra vers lui, seuls ses datagrammes seront reçus\nAdresse locale : ('127.0.0.1', …)\n>>> u.getpeername\n('127.0.0.1', 5000)\n>>> close all",
	},
}

// connectRaises are the exceptions of connect, and of what begins with it.
var connectRaises = []command.Raise{
	{Name: "ConnectionRefusedError", Means: locale.RaiseRefused}, {Name: "socket.gaierror", Means: locale.RaiseUnknownHost}, {Name: "TimeoutError", Means: locale.RaiseConnectTimeout},
	{Name: "BlockingIOError", Means: locale.RaiseConnectWouldBlock}, {Name: "OSError", Means: locale.RaiseConnect}, {Name: "OverflowError", Means: locale.RaisePortRange},
	{Name: "ssl.SSLError", Means: locale.RaiseTLS},
}

var addressFamilies = map[string]string{"ipv4": "socket.AF_INET", "ipv6": "socket.AF_INET6", "unix": "socket.AF_UNIX"}
var socketTypes = map[string]string{"tcp": "socket.SOCK_STREAM", "udp": "socket.SOCK_DGRAM"}

// listenTwin makes a listening socket, unless one that is bound already waits
// for its own listen.
func listenTwin(c *command.Call) (command.Twin, error) {
	if n := c.Session.Known.Current(); n != nil && command.Unconnected.Suits(n.Socket) && n.Socket.Type() == netlab.SOCK_STREAM && n.Bound() {
		e := object.Errorf(object.ValueError, "%s is bound already", n.Name)
		e.Hint = locale.BoundSocketHint.Hint(n.Name)
		return command.Twin{}, e
	}
	to, err := c.Address("localhost")
	if err != nil {
		return command.Twin{}, err
	}
	backlog := "1"
	if a := c.Option("backlog"); a != nil {
		if backlog, err = a.Int(); err != nil {
			return command.Twin{}, err
		}
	}
	name := c.NewName("server")
	b := command.Binder{Call: c}
	address := b.BindAddress(to, name)
	if c.Mentions(name) {
		backlog = b.Always("backlog", backlog)
	}
	lines := append(b.Lines, fmt.Sprintf("%s = socket.socket(%s, socket.SOCK_STREAM)", name, family(c)))
	if a := c.Option("reuse"); (a == nil || a.Text() != "no") && c.UnixPath() == nil {
		lines = append(lines, name+".setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)")
	}
	lines = append(lines, fmt.Sprintf("%s.bind(%s)", name, address), fmt.Sprintf("%s.listen(%s)", name, backlog))
	return command.Twin{Code: strings.Join(lines, "\n"), Makes: name, Address: to.Typed}, nil
}

// connectTwin connects the current unconnected socket, or a new one.
func connectTwin(c *command.Call, method string) (command.Twin, error) {
	to, err := c.Address("")
	if err != nil {
		return command.Twin{}, err
	}
	twin := command.Twin{Address: to.Typed, Aside: method == "connect_ex"}
	name, tls := c.Self, c.Arg("tls") != nil
	if sock, ok := socket.Of(c.Subject); ok && tls && carriesDatagrams(sock) {
		e := object.Errorf(object.ValueError, "%s: %s is a datagram socket, not a stream", c.Command.Name, c.Self)
		e.Hint = locale.TLSOverUDPHint.Hint()
		return twin, e
	}
	var lines []string
	if tls {
		lines = append(lines, "import ssl")
	}
	b := command.Binder{Call: c}
	if tls {
		to.Source = b.Bind("address", to.Source, c.Arg("HOST")) // its host stands in two lines
	}
	var address string
	if c.Subject != nil {
		twin.Rebinds = tls
		address = to.Source
		lines = append(lines, b.Lines...)
	} else {
		if name = c.NewName("client"); twin.Aside {
			name = c.Session.Known.DefaultName("client")
		}
		twin.Makes = name
		if address = to.Source; len(b.Lines) == 0 {
			address = b.BindAddress(to, name)
		}
		lines = append(append(lines, b.Lines...), fmt.Sprintf("%s = socket.socket(%s, socket.SOCK_STREAM)", name, family(c)))
	}
	call := fmt.Sprintf("%s.%s(%s)", name, method, address)
	switch {
	case twin.Aside && twin.Makes != "":
		errno := c.ResultName("errno")
		lines = append(lines, errno+" = "+call, "if "+errno+":", "    "+name+".close()", errno)
	case c.Chosen && c.Subject != nil && len(c.Targets) > 0 && !twin.Aside && !tls:
		lines = append(lines, call, name) // c = connect …, where a socket is current already
	default:
		lines = append(lines, call)
	}
	if tls {
		host := c.Arg("HOST").Str()
		if len(b.Lines) > 0 {
			host = address + "[0]"
		}
		lines = append(lines, c.WrapTLS(name, host, c.Arg("insecure") != nil)...)
	}
	twin.Code = strings.Join(lines, "\n")
	return twin, nil
}

// family is the address family that HOST, or a path, asks for.
func family(c *command.Call) string {
	if c.UnixPath() != nil {
		return addressFamilies["unix"]
	}
	if host := c.Word("HOST", ""); strings.Contains(host, ":") {
		return addressFamilies["ipv6"]
	}
	return addressFamilies["ipv4"]
}
