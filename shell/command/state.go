package command

import (
	"fmt"
	"strings"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// stateCommands look at sockets, set them up and end them.
func stateCommands() []Command {
	cs := []Command{
		{
			Name: "shutdown", Group: Sockets, Usage: "rd|wr|rdwr", On: Connected, Summary: locale.ShutdownSummary, Detail: locale.ShutdownDetail,
			Raises: []Raise{{"OSError", locale.RaiseNotConnected}},
			Twin: func(c *Call) (Twin, error) {
				return Twin{Code: fmt.Sprintf("%s.shutdown(socket.SHUT_%s)", c.Self, strings.ToUpper(c.Word("rd|wr|rdwr", "")))}, nil
			},
		},
		{
			Name: "close", Group: Sockets, Ends: true, Usage: "[NAME…]", On: Closable, Summary: locale.CloseSummary, Detail: locale.CloseDetail,
			Twin: closeTwin, Run: runClose,
		},
		{
			Name: "use", Group: Sockets, Usage: "NAME", Summary: locale.UseSummary,
			Raises: []Raise{{"NameError", locale.RaiseUnknownName}},
			Run: func(c *Call) (Result, error) {
				name := c.Arg("NAME").Text()
				v, sock, err := socketNamed(c, name)
				if err == nil {
					c.Session.Known.Use(name, v, sock)
				}
				return Result{}, err
			},
		},
		{
			Name: "settimeout", Group: Sockets, Usage: "SECONDS", On: AnySocket, Summary: locale.SettimeoutSummary, Detail: locale.SettimeoutDetail,
			Raises: []Raise{{"ValueError", locale.RaiseNotANumber}},
			Twin: func(c *Call) (Twin, error) {
				a := c.Arg("SECONDS")
				if text := strings.ToLower(a.Text()); text == "none" {
					return Twin{Code: c.Self + ".settimeout(None)"}, nil
				}
				n, err := a.Number()
				return Twin{Code: fmt.Sprintf("%s.settimeout(%s)", c.Self, n)}, err
			},
		},
		{
			Name: "setblocking", Group: Sockets, Usage: "0|1", On: AnySocket, Summary: locale.SetblockingSummary,
			Twin: func(c *Call) (Twin, error) {
				return Twin{Code: fmt.Sprintf("%s.setblocking(%s)", c.Self, c.Word("0|1", "1"))}, nil
			},
		},
	}
	closed := []Raise{{"OSError", locale.RaiseClosed}}
	for _, q := range []struct {
		name    string
		summary locale.Text
		raises  []Raise
	}{
		{"getsockname", locale.GetsocknameSummary, closed}, {"getpeername", locale.GetpeernameSummary, closed},
		// These know of no kernel: a closed socket answers too.
		{"fileno", locale.FilenoSummary, nil}, {"gettimeout", locale.GettimeoutSummary, nil}, {"getblocking", locale.GetblockingSummary, nil},
	} {
		cs = append(cs, Command{
			Name: q.name, Group: Sockets, On: AnySocket, Shows: true, Summary: q.summary, Report: EchoValue,
			Raises: q.raises,
			Twin:   func(c *Call) (Twin, error) { return Twin{Code: c.Self + "." + q.name + "()"}, nil },
		})
	}
	return append(cs,
		Command{
			Name: "resolve", Group: Sockets, Usage: "HOST [PORT]", Summary: locale.ResolveSummary, Shows: true, Yields: true,
			Raises: []Raise{{"socket.gaierror", locale.RaiseUnknownHost}},
			Twin: func(c *Call) (Twin, error) {
				port := "None"
				if a := c.Arg("PORT"); a != nil {
					n, err := a.Int()
					if err != nil {
						return Twin{}, err
					}
					port = n
				}
				return Twin{Code: fmt.Sprintf("socket.getaddrinfo(%s, %s, type=socket.SOCK_STREAM)", c.Arg("HOST").Str(), port)}, nil
			},
			Report: func(c *Call, r Result) error {
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
func socketNamed(c *Call, name string) (object.Value, *netlab.Socket, error) {
	v, ok := c.Lookup(name)
	if !ok {
		e := object.Errorf(object.NameError, "name '%s' is not defined", name)
		e.Suggest = func() string { return object.Closest(name, c.Env.Globals.Names()) }
		return nil, nil, e
	}
	sock, ok := socket.Of(v)
	if !ok {
		return nil, nil, object.Errorf(object.TypeError, "'%s' is a %s, not a socket", name, v.Type().Name)
	}
	return v, sock, nil
}

// toClose lists what close is to close: what it names, everything, or what it
// acts on.
func toClose(c *Call) ([]string, []object.Value, error) {
	names := c.Args("NAME")
	if len(names) == 0 {
		return []string{c.Self}, []object.Value{c.Subject}, nil
	}
	var ns []string
	var vs []object.Value
	for _, a := range names {
		name := a.Text()
		if name == "all" {
			for _, n := range c.Session.Known.Sockets() {
				if n.Open() {
					ns, vs = append(ns, n.Name), append(vs, n.Value)
				}
			}
			continue
		}
		v, ok := c.Lookup(name)
		if !ok || !Closable.Accepts(v) {
			_, _, err := socketNamed(c, name)
			return nil, nil, err
		}
		ns, vs = append(ns, name), append(vs, v)
	}
	return ns, vs, nil
}

func closeTwin(c *Call) (Twin, error) {
	names, values, err := toClose(c)
	if err != nil {
		return Twin{}, err
	}
	lines, bound := make([]string, len(names)), map[string]object.Value{}
	for i, name := range names {
		bound[name] = values[i]
		lines[i] = name + ".close()"
		if _, ok := known.ServerOf(values[i]); ok {
			lines[i] = name + ".stop()"
		}
	}
	return Twin{Code: strings.Join(lines, "\n"), Names: bound}, nil
}

// runClose closes and says of which server each connected socket is now
// disconnected.
func runClose(c *Call) (Result, error) {
	_, values, err := toClose(c)
	if err != nil {
		return Result{}, err
	}
	var left []string
	for _, v := range values {
		if sock, ok := socket.Of(v); ok && sock.State() == netlab.StateConnected {
			left = append(left, c.Session.Known.ServerAddress(v, sock))
		}
	}
	if _, err := c.RunTwin(); err != nil {
		return Result{}, err
	}
	for _, address := range left {
		c.Console.Report(locale.Disconnected, address)
	}
	return Result{}, nil
}
