package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// serverCommands run the lab sheet's server in the background.
func serverCommands() []Command {
	return []Command{
		{
			Name: "serve", Group: Servers, Usage: "[HOST] PORT [tls] [reply=TEXT] [echo] [max=N]",
			Summary: locale.ServeSummary, Detail: locale.ServeDetail,
			Raises: []Raise{{"OSError", locale.RaiseInUse}, {"PermissionError", locale.RaisePrivileged}},
			Twin:   serveTwin, Run: runServe,
		},
		{
			Name: "connections", Group: Servers, On: AServer, MethodOnly: true, Shows: true,
			Summary: locale.ConnectionsSummary, Report: EchoValue,
			Twin: func(c *Call) (Twin, error) { return Twin{Code: c.Self + ".connections"}, nil },
		},
		{
			Name: "wait", Group: Servers, Usage: "[NAME]", On: AServer,
			Summary: locale.WaitSummary, Detail: locale.WaitDetail,
			Twin: func(c *Call) (Twin, error) { return Twin{Code: c.Word("NAME", c.Self) + ".attend()"}, nil },
			Run: func(c *Call) (Result, error) {
				b, err := serverArg(c)
				if err != nil {
					return Result{}, err
				}
				return Result{}, socket.Exception(c.Thread.Blocking(b.Wait))
			},
		},
		{
			Name: "stop", Group: Servers, Ends: true, Usage: "[NAME…]", On: AServer,
			Summary: locale.StopSummary, Detail: locale.StopDetail, Run: runStop,
			Twin: stopTwin,
		},
	}
}

// serveTwin is the lab sheet's class Serveur at work; a saved program carries
// its definition.
func serveTwin(c *Call) (Twin, error) {
	at, err := c.Address("localhost")
	if err != nil {
		return Twin{}, err
	}
	args := strings.TrimSuffix(strings.TrimPrefix(at.Source, "("), ")")
	if a := c.Option("reply"); a != nil {
		args += ", reply=" + a.Str()
	}
	if c.Word("echo", "") == "echo" {
		args += ", echo=True"
	}
	if c.Word("tls", "") == "tls" {
		args += ", tls=True"
	}
	if a := c.Option("max"); a != nil {
		n, err := a.Int()
		if err != nil {
			return Twin{}, err
		}
		args += ", max=" + n
	}
	name := c.NewName("server")
	return Twin{Code: fmt.Sprintf("%s = Serveur(%s)\n%[1]s.demarre()", name, args), Makes: name, Address: at.Typed}, nil
}

func runServe(c *Call) (Result, error) {
	twin, err := serveTwin(c)
	if err != nil {
		return Result{}, err
	}
	r := Result{Made: twin.Makes, Address: twin.Address}
	host := c.Word("HOST", "localhost")
	port, err := c.Port(c.Arg("PORT"), "bind")
	if err != nil {
		return r, err
	}
	family := netlab.AF_INET
	if strings.Contains(host, ":") {
		family = netlab.AF_INET6
	}
	server := &netlab.Server{Address: netlab.HostPort(family, host, port), Echo: c.Word("echo", "") == "echo", Options: c.Session.SocketOptions()}
	if a := c.Option("reply"); a != nil {
		server.Reply = a.Text()
	}
	if a := c.Option("max"); a != nil {
		n, err := c.Number(a)
		if err != nil {
			return r, err
		}
		server.Max = int(n)
	}
	if c.Word("tls", "") == "tls" {
		certificate, err := netlab.LocalhostCertificate()
		if err != nil {
			return r, socket.Exception(err)
		}
		server.Certificate = &certificate
	}
	session := c.Session
	server.OnStep = func(step netlab.Step) { tell(session, step, known.ChosenPort(r.Address, step.Local)) }
	v := sheet.NewServer(server, host, port)
	if _, err := object.CallMethod(c.Thread, v, "demarre"); err != nil {
		return r, err
	}
	c.BindServer(r.Made, v)
	r.Value = v
	return r, nil
}

// ServerLine prints a line of a server that a Python line has started, unless
// such lines are held back.
func (s *Session) ServerLine(line string) {
	if !s.Quiet.Load() {
		s.Console.Async(line)
	}
}

// tell prints the lab sheet's lines for one step of a background server.
func tell(s *Session, step netlab.Step, typed string) {
	out := s.Console
	if step.Kind == netlab.StepListening {
		out.Report(locale.WaitingForClient, typed)
		return
	}
	if s.Quiet.Load() {
		return
	}
	switch step.Kind {
	case netlab.StepReceived:
		text, err := object.Repr(nil, socket.AddressValue(step.Peer))
		if err != nil {
			text = step.Peer.String()
		}
		out.Async(out.Format(locale.ReceivedFromClient, step.Data, text))
	case netlab.StepSent:
		out.Async(out.Format(locale.SentToClient, step.Data))
	case netlab.StepDisconnected:
		out.Async(out.Format(locale.Disconnected, typed))
	case netlab.StepFailed:
		address := "?"
		if step.Peer != nil {
			address = step.Peer.String()
		}
		why := console.Message(step.Err.Error())
		if errors.Is(step.Err, context.Canceled) {
			why = locale.ServerStopping.In(out.Lang())
		}
		out.Async(out.Format(locale.ServerTrouble, address, why))
	}
}

// serverArg is the server that NAME names, or the one chosen.
func serverArg(c *Call) (known.Background, error) {
	if a := c.Arg("NAME"); a != nil {
		return serverNamed(c, a.Text())
	}
	b, _ := known.ServerOf(c.Subject)
	return b, nil
}

func serverNamed(c *Call, name string) (known.Background, error) {
	v, ok := c.Lookup(name)
	if !ok {
		e := object.Errorf(object.NameError, "name '%s' is not defined", name)
		e.Suggest = func() string { return object.Closest(name, c.Env.Globals.Names()) }
		return nil, e
	}
	b, ok := known.ServerOf(v)
	if !ok {
		return nil, object.Errorf(object.TypeError, "'%s' is a %s, not a server", name, v.Type().Name)
	}
	return b, nil
}

// toStop lists the servers that stop is to stop, with their names.
func toStop(c *Call) (list []known.Server, err error) {
	if len(c.Args("NAME")) == 0 {
		b, _ := known.ServerOf(c.Subject)
		return []known.Server{{Name: c.Self, Value: c.Subject, Server: b}}, nil
	}
	for _, a := range c.Args("NAME") {
		name := a.Text()
		if name == "all" {
			for _, n := range c.Session.Known.Servers() {
				if n.Server.Running() {
					list = append(list, n)
				}
			}
			continue
		}
		b, err := serverNamed(c, name)
		if err != nil {
			return nil, err
		}
		list = append(list, known.Server{Name: name, Server: b})
	}
	return list, nil
}

func stopTwin(c *Call) (Twin, error) {
	if c.Subject == nil { // an example's
		return Twin{Code: c.Word("NAME", c.Self) + ".stop()"}, nil
	}
	list, err := toStop(c)
	lines := make([]string, len(list))
	for i, n := range list {
		lines[i] = n.Name + ".stop()"
	}
	return Twin{Code: strings.Join(lines, "\n")}, err
}

func runStop(c *Call) (Result, error) {
	list, err := toStop(c)
	if err != nil {
		return Result{}, err
	}
	for _, b := range list {
		if err := c.Thread.Blocking(b.Server.Stop); err != nil {
			return Result{}, socket.Exception(err)
		}
		n := b.Server.Connections()
		c.Console.Report(locale.Stopped.For(c.Console.Lang(), int64(n)), b.Server.Address(), n)
	}
	return Result{}, nil
}
