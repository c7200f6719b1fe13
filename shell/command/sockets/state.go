package sockets

import (
	"cmp"
	"fmt"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/pipe"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// stateCommands look at sockets, set them up and end them.
func stateCommands() []command.Command {
	cs := []command.Command{
		{
			Name: "shutdown", Group: command.GroupSockets, Usage: "rd|wr|rdwr", On: command.Connected, Summary: locale.ShutdownSummary, Detail: locale.ShutdownDetail,
			Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseClosed}},
			Twin: func(c *command.Call) (command.Twin, error) {
				return command.Twin{Code: fmt.Sprintf("%s.shutdown(socket.SHUT_%s)", c.Self, strings.ToUpper(c.Word("rd|wr|rdwr", "")))}, nil
			},
		},
		{
			Name: "close", Group: command.GroupSockets, Ends: true, Usage: "[NAME…]", On: command.Closable, Words: map[string]command.Words{"": command.Listed("all")}, Summary: locale.CloseSummary, Detail: locale.CloseDetail,
			Twin: closeTwin, Run: runClose,
		},
		{
			Name: "use", Unspoken: true, Group: command.GroupSockets, Usage: "NAME", Summary: locale.UseSummary,
			Raises: []command.Raise{{Name: "NameError", Means: locale.RaiseUnknownName}},
			Run: func(c *command.Call) (command.Result, error) {
				name := c.Arg("NAME").Text()
				v, sock, err := socketNamed(c, name)
				if err == nil {
					c.Session.Known.Use(name, v, sock)
				}
				return command.Result{}, err
			},
		},
		{
			Name: "settimeout", Group: command.GroupSockets, Usage: "SECONDS", On: command.AnySocket, Words: map[string]command.Words{"": command.Listed("none")}, Summary: locale.SettimeoutSummary, Detail: locale.SettimeoutDetail,
			Raises: []command.Raise{{Name: "ValueError", Means: locale.RaiseNotANumber}, {Name: "OverflowError", Means: locale.RaiseTooLate}, {Name: "OSError", Means: locale.RaiseClosedAlone}},
			Twin: func(c *command.Call) (command.Twin, error) {
				a := c.Arg("SECONDS")
				if name, v, ok := a.ByName(); ok && v == object.None {
					return command.Twin{Code: fmt.Sprintf("%s.settimeout(%s)", c.Self, name)}, nil
				}
				if a.Is("none") {
					return command.Twin{Code: c.Self + ".settimeout(None)"}, nil
				}
				n, err := a.Number()
				return command.Twin{Code: fmt.Sprintf("%s.settimeout(%s)", c.Self, n)}, err
			},
		},
		{
			Name: "setblocking", Group: command.GroupSockets, Usage: "0|1", On: command.AnySocket, Summary: locale.SetblockingSummary,
			Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseClosedAlone}},
			Twin: func(c *command.Call) (command.Twin, error) {
				n, err := c.Int("0|1", "1")
				return command.Twin{Code: fmt.Sprintf("%s.setblocking(%s)", c.Self, n)}, err
			},
		},
	}
	closed := []command.Raise{{Name: "OSError", Means: locale.RaiseClosed}}
	for _, q := range []struct {
		name    string
		summary locale.Text
		raises  []command.Raise
	}{
		{"getsockname", locale.GetsocknameSummary, []command.Raise{{Name: "OSError", Means: locale.RaiseClosedAlone}}}, {"getpeername", locale.GetpeernameSummary, closed},
		// These make no system call: a closed socket answers too.
		{"fileno", locale.FilenoSummary, nil}, {"gettimeout", locale.GettimeoutSummary, nil}, {"getblocking", locale.GetblockingSummary, nil},
	} {
		cs = append(cs, command.Command{
			Name: q.name, Group: command.GroupSockets, On: command.AnySocket, Shows: true, Summary: q.summary, Report: command.EchoValue,
			Raises: q.raises,
			Twin: func(c *command.Call) (command.Twin, error) {
				return command.Twin{Code: c.Self + "." + q.name + "()"}, nil
			},
		})
	}
	return append(cs,
		command.Command{
			Name: "resolve", Group: command.GroupSockets, Usage: "HOST [PORT]", Summary: locale.ResolveSummary, Shows: true, Yields: true,
			Raises: []command.Raise{{Name: "socket.gaierror", Means: locale.RaiseUnknownHost}, {Name: "UnicodeError", Means: locale.RaiseLabel}},
			Twin: func(c *command.Call) (command.Twin, error) {
				port := "None"
				if a := c.Arg("PORT"); a != nil {
					n, err := a.Int()
					if err != nil {
						return command.Twin{}, err
					}
					port = n
				}
				return command.Twin{Code: fmt.Sprintf("socket.getaddrinfo(%s, %s, type=socket.SOCK_STREAM)", c.Arg("HOST").Str(), port), Lines: func(value string) pipe.Source {
					line := "entry[4][0]"
					if port != "None" {
						line = "repr(entry[4])"
					}
					return pipe.Source{Kind: pipe.LinesSource, Code: `"".join(` + line + ` + "\n" for entry in ` + value + ")"}
				}}, nil
			},
			Report: func(c *command.Call, r command.Result) error {
				return object.Iterate(c.Thread, r.Value, func(entry object.Value) error {
					address := entry.(*object.Tuple).Elems[4]
					text, err := object.ToStr(c.Thread, address.(*object.Tuple).Elems[0])
					if c.Arg("PORT") != nil {
						text, err = object.Repr(c.Thread, address)
					}
					if err == nil {
						c.Console.Line(text)
					}
					return err
				})
			},
		},
	)
}

// socketNamed finds the socket that a name is bound to.
func socketNamed(c *command.Call, name string) (object.Value, *netlab.Socket, error) {
	v, ok := c.Lookup(name)
	if !ok {
		return nil, nil, c.Undefined(name)
	}
	sock, ok := socket.Of(v)
	if !ok {
		return nil, nil, object.Errorf(object.TypeError, "'%s' is a %s, not a socket", name, v.Type().Name)
	}
	return v, sock, nil
}

// toClose lists what close is to close, by its Python source and its value: what it
// names, everything, or what it acts on.
func toClose(c *command.Call) ([]string, []object.Value, error) {
	names := c.Args("NAME")
	if len(names) == 0 {
		return []string{c.Self}, []object.Value{c.Subject}, nil
	}
	var ns []string
	var vs []object.Value
	for _, a := range names {
		name, source := a.Text(), ""
		if p, ok := a.Lone(); ok {
			if v := a.Value(p); command.Closable.Accepts(v) { // close ${list[0]}
				ns, vs = append(ns, a.Source(p)), append(vs, v)
				continue
			}
		}
		if a.Computed() {
			source = "globals()[" + a.Str() + "]" // which name it is, the program will know
		}
		if name == "all" {
			for _, n := range c.Session.Known.Sockets() {
				if n.Open() {
					ns, vs = append(ns, n.Name), append(vs, n.Value)
				}
			}
			continue
		}
		v, ok := c.Lookup(name)
		if !ok || !command.Closable.Accepts(v) {
			_, _, err := socketNamed(c, name)
			return nil, nil, err
		}
		ns, vs = append(ns, cmp.Or(source, name)), append(vs, v)
	}
	return ns, vs, nil
}

func closeTwin(c *command.Call) (command.Twin, error) {
	names, values, err := toClose(c)
	if err != nil {
		return command.Twin{}, err
	}
	var lines []string
	for i, name := range names {
		// What close all found may have had its name in a function that has ended.
		if !c.Example && !hasName(c, name) {
			continue
		}
		if _, ok := known.ServerOf(values[i]); ok {
			lines = append(lines, name+".stop()")
		} else {
			lines = append(lines, name+".close()")
		}
	}
	return command.Twin{Code: strings.Join(lines, "\n")}, nil
}

// hasName reports whether a name is bound where the line stands; what is more than a name
// is an expression of the line's.
func hasName(c *command.Call, name string) bool {
	_, ok := c.Lookup(name)
	return ok || syntax.IdentifierLen(name) < len(name)
}

// runClose closes, and says of which server each connection is now disconnected.
func runClose(c *command.Call) (command.Result, error) {
	_, values, err := toClose(c)
	if err != nil {
		return command.Result{}, err
	}
	var left []connection
	for _, v := range values {
		if sock, ok := socket.Of(v); ok && sock.State() == netlab.StateConnected && !carriesDatagrams(sock) {
			left = append(left, connection{sock, sock.Inode(), c.Session.Known.ServerAddress(v, sock)})
		}
	}
	for _, v := range values {
		method := "close"
		if _, ok := known.ServerOf(v); ok {
			method = "stop"
		}
		if _, err := object.CallMethod(c.Thread, v, method); err != nil {
			return command.Result{}, err
		}
	}
	reportClosed(c, left)
	return command.Result{}, nil
}

// A connection is one that close is to end.
type connection struct {
	socket  *netlab.Socket
	inode   uint64 // of the kernel's socket
	address string // the server's
}

// reportClosed says what became of the connections whose sockets were closed: one ends
// with its last descriptor (close(2)).
func reportClosed(c *command.Call, closed []connection) {
	if len(closed) == 0 {
		return
	}
	open := map[uint64]*netlab.Socket{} // those with a descriptor, by their inode
	for _, sock := range c.Session.Sockets.Open() {
		open[sock.Inode()] = sock
	}
	delete(open, 0)
	for _, ended := range closed {
		holder := ended.socket
		if holder.Fileno() < 0 {
			holder = open[ended.inode]
		}
		switch {
		case holder == nil:
			if ended.address != "" { // a pair has none
				c.Console.Report(locale.Disconnected, ended.address)
			}
		case holder.State() == netlab.StateClosed:
			c.Console.Remark(locale.HeldByFile, ended.address)
		default:
			name := fmt.Sprintf("fd %d", holder.Fileno())
			if known := socketNames(c.Thread, c.Env.Globals)[holder]; known != "" {
				name = known + " (" + name + ")"
			}
			c.Console.Remark(locale.HeldByDescriptor, ended.address, name)
		}
	}
}
