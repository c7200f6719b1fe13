package command

import (
	"errors"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"

	"labsh/netlab"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/python/object"
)

// tableCommands show the sockets of this shell, and of the machine.
func tableCommands() []Command {
	return []Command{
		{
			Name: "sockets", Group: Sockets, Yields: true, Shows: true, Summary: locale.SocketsSummary, Detail: locale.SocketsDetail,
			Examples: []Example{{
				Lines: ">>> listen 0\nWaiting for a client on localhost:…\n>>> sockets\n…\n*  server  …  tcp ipv4  127.0.0.1:…  LISTEN  0  1\n>>> close all",
				Fr:    ">>> listen 0\nAttente Connexion client localhost:…\n>>> sockets\n…\n*  server  …  tcp ipv4  127.0.0.1:…  LISTEN  0  1\n>>> close all",
			}},
			Run: runSockets, Report: reportSockets,
		},
		{
			Name: "ss", Group: Sockets, Usage: "[-antp] [PORT]", Yields: true, Shows: true, Summary: locale.SsSummary, Detail: locale.SsDetail,
			Raises: []Raise{{"NotImplementedError", locale.RaiseSystemSilent}},
			Run:    runSs, Report: reportSs,
		},
	}
}

// socketRow is one open socket as the table has it.
type socketRow struct {
	name    string // "" where no variable holds it
	socket  *netlab.Socket
	current bool
	state   string
	// recvQ and sendQ are bytes, or a listening socket's clients and backlog;
	// nil where there are none, or the system does not tell.
	recvQ, sendQ *int
	rtt          time.Duration // 0 for none
	unknown      bool          // the system tells nothing of it
}

// openSockets lists the shell's open sockets by descriptor: those that have a
// name, those that Python made and dropped, and those of servers.
func (s *Session) openSockets(t *object.Thread) []socketRow {
	s.refresh()
	s.refreshServers()
	names := s.socketNames(t)
	var current *netlab.Socket
	if n := s.current(); n != nil {
		current = n.socket
	}
	all := make([]*netlab.Socket, 0, len(s.sockets.known))
	for _, n := range s.sockets.known {
		all = append(all, n.socket)
	}
	for _, n := range s.servers.running {
		if sock := n.server.Socket(); sock != nil {
			all = append(all, sock)
			if names[sock] == "" {
				names[sock] = n.name
			}
		}
	}
	if s.Sockets != nil {
		all = append(all, s.Sockets.Open()...)
	}
	var rows []socketRow
	seen := map[*netlab.Socket]bool{}
	for _, sock := range all {
		if seen[sock] || sock.Fileno() < 0 {
			continue
		}
		seen[sock] = true
		rows = append(rows, socketRow{name: names[sock], socket: sock, current: sock == current}.asked())
	}
	slices.SortFunc(rows, func(a, b socketRow) int { return a.socket.Fileno() - b.socket.Fileno() })
	return rows
}

// socketNames finds under which name each socket can be reached: a variable's,
// or that of a place in a list, a dict or an object.
func (s *Session) socketNames(t *object.Thread) map[*netlab.Socket]string {
	names := map[*netlab.Socket]string{}
	note := func(name string, v object.Value) {
		if sock, ok := module.SocketOf(v); ok && names[sock] == "" {
			names[sock] = name
		}
	}
	var within []string
	for _, name := range s.Env.Globals.Names() {
		if name == "_" {
			continue
		}
		v, _ := s.Env.Globals.Get(name)
		if _, ok := module.SocketOf(v); ok {
			note(name, v)
		} else if v.Type() == module.ClientType || v.Type().Heap || isContainer(v) {
			within = append(within, name)
		}
	}
	for _, name := range within {
		v, _ := s.Env.Globals.Get(name)
		switch v := v.(type) {
		case *object.List:
			for i, element := range v.Elems {
				note(name+"["+strconv.Itoa(i)+"]", element)
			}
		case *object.Tuple:
			for i, element := range v.Elems {
				note(name+"["+strconv.Itoa(i)+"]", element)
			}
		case *object.Dict:
			noteItems(t, v, func(key object.Value, element object.Value) {
				if text, err := object.Repr(t, key); err == nil {
					note(name+"["+text+"]", element)
				}
			})
		default:
			if v.Type().IsSubclass(module.ClientType) {
				if sock, err := object.GetAttr(t, v, "socket"); err == nil {
					note(name+".socket", sock)
				}
			}
			// An object without attributes of its own has no such dict.
			attributes, err := object.GetAttr(t, v, "__dict__")
			if d, ok := attributes.(*object.Dict); ok && err == nil {
				noteItems(t, d, func(key object.Value, element object.Value) {
					if text, ok := key.(object.Str); ok {
						note(name+"."+string(text), element)
					}
				})
			}
		}
	}
	return names
}

func isContainer(v object.Value) bool {
	switch v.(type) {
	case *object.List, *object.Tuple, *object.Dict:
		return true
	}
	return false
}

// noteItems passes a dict's items on; sockets as keys of dicts have no name.
func noteItems(t *object.Thread, d *object.Dict, yield func(key, v object.Value)) {
	// Iterating a plain dict calls no code of the program.
	_ = object.Iterate(t, d, func(key object.Value) error {
		switch key.(type) {
		case object.Str, object.Int:
			if v, err := object.GetItem(t, d, key); err == nil {
				yield(key, v)
			}
		}
		return nil
	})
}

// asked asks the kernel about the row's socket.
func (r socketRow) asked() socketRow {
	stream := r.socket.Type() == netlab.SOCK_STREAM
	if stream && r.socket.Family() != netlab.AF_UNIX {
		status, err := r.socket.TCPStatus()
		if err != nil {
			r.unknown = true
			return r
		}
		r.state, r.rtt = status.State.String(), status.RTT
		r.recvQ, r.sendQ = &status.Unread, &status.Unacked
		if status.State == netlab.TCPListen {
			r.recvQ, r.sendQ = &status.Queue, &status.Backlog
		}
		if status.State != netlab.TCPEstablished && r.socket.State() == netlab.StateOpen {
			r.rtt = 0
		}
		return r
	}
	// As netstat(8) has it.
	switch r.socket.State() {
	case netlab.StateConnected:
		r.state = map[bool]string{true: "CONNECTED", false: "ESTABLISHED"}[r.socket.Family() == netlab.AF_UNIX]
	case netlab.StateListening:
		r.state = "LISTENING"
		return r
	default:
		r.state = "UNCONN" // ss(8)
	}
	unread, unsent, err := r.socket.Queues()
	if errors.Is(err, netlab.ErrNotAvailable) {
		r.unknown = true
	} else if err == nil {
		r.recvQ, r.sendQ = &unread, &unsent
	}
	return r
}

// kind says what the socket is, in socket's own words.
func (r socketRow) kind() string {
	typ := "tcp"
	if r.socket.Type() == netlab.SOCK_DGRAM {
		typ = "udp"
	} else if r.socket.Type() != netlab.SOCK_STREAM {
		typ = strings.ToLower(strings.TrimPrefix(r.socket.Type().String(), "SOCK_"))
	}
	family := map[netlab.Family]string{netlab.AF_INET: "ipv4", netlab.AF_INET6: "ipv6", netlab.AF_UNIX: "unix"}[r.socket.Family()]
	if family == "" {
		family = r.socket.Family().String()
	}
	if _, secure := r.socket.Security(); secure {
		family += " tls"
	}
	return typ + " " + family
}

// addressText is an address as people write it: host:port, or a path, an
// abstract one with the @ of ss(8).
func addressText(a netlab.Address) string {
	if a == nil {
		return ""
	}
	if host, port, ok := netlab.SplitHostPort(a); ok {
		return net.JoinHostPort(host, strconv.Itoa(port))
	}
	if u, ok := a.(netlab.Unix); ok {
		if u.Abstract() {
			return "@" + u.Path[1:]
		}
		return u.Path
	}
	return a.String()
}

// runSockets gives the rows as Python values, for filters.
func runSockets(c *Call) (object.Value, error) {
	list := object.NewList()
	for _, r := range c.openSockets(c.Thread) {
		d := object.NewDict()
		d.SetStr("name", textOrNone(r.name))
		d.SetStr("fd", object.NewInt(int64(r.socket.Fileno())))
		d.SetStr("type", object.Str(r.kind()))
		d.SetStr("local", textOrNone(addressText(r.socket.Local())))
		d.SetStr("remote", textOrNone(addressText(r.socket.Remote())))
		d.SetStr("state", textOrNone(r.state))
		d.SetStr("recv_q", intOrNone(r.recvQ))
		d.SetStr("send_q", intOrNone(r.sendQ))
		var rtt object.Value = object.None
		if r.rtt > 0 {
			rtt = object.Float(r.rtt.Seconds())
		}
		d.SetStr("rtt", rtt)
		d.SetStr("current", object.NewBool(r.current))
		list.Elems = append(list.Elems, d)
	}
	return list, nil
}

func textOrNone(s string) object.Value {
	if s == "" {
		return object.None
	}
	return object.Str(s)
}

func intOrNone(n *int) object.Value {
	if n == nil {
		return object.None
	}
	return object.NewInt(int64(*n))
}

func reportSockets(c *Call, _ object.Value) error {
	rows := c.openSockets(c.Thread)
	if len(rows) == 0 {
		c.Console.Report(locale.NoSockets)
		return nil
	}
	l := c.Console.Lang()
	t := console.Table{Head: []string{
		"", locale.HeadName.In(l), "fd", locale.HeadType.In(l), locale.HeadLocal.In(l), locale.HeadRemote.In(l),
		locale.HeadState.In(l), locale.HeadRecvQ.In(l), locale.HeadSendQ.In(l), locale.HeadRTT.In(l),
	}, Spare: []int{9, 3}} // the round trip, the type
	number := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	for _, r := range rows {
		mark, name, rtt := "", r.name, ""
		if r.current {
			mark = "*"
		}
		if name == "" {
			name = locale.Unnamed.In(l)
		}
		if r.rtt > 0 {
			rtt = r.rtt.String()
		}
		cells := []string{mark, name, strconv.Itoa(r.socket.Fileno()), r.kind(), addressText(r.socket.Local()), addressText(r.socket.Remote()), r.state, number(r.recvQ), number(r.sendQ), rtt}
		if r.unknown {
			for i := 6; i < len(cells); i++ {
				cells[i] = locale.NotAvailable.In(l)
			}
		}
		t.Rows = append(t.Rows, cells)
	}
	c.Console.Table(t, console.Aligned)
	return nil
}
