package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"labsh/netlab"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module"
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
			Name: "connections", Group: Servers, On: aServer, MethodOnly: true, Shows: true,
			Summary: locale.ConnectionsSummary, Report: reportValue,
			Twin: func(c *Call) (string, error) { return c.Self + ".connections", nil },
		},
		{
			Name: "wait", Group: Servers, Usage: "[NAME]", On: aServer,
			Summary: locale.WaitSummary, Detail: locale.WaitDetail,
			Twin: func(c *Call) (string, error) { return c.Word("NAME", c.Self) + ".attend()", nil },
			Run: func(c *Call) (object.Value, error) {
				b, err := c.serverArg()
				if err != nil {
					return nil, err
				}
				return object.None, module.Exception(c.Thread.Blocking(b.Wait))
			},
		},
		{
			Name: "stop", Group: Servers, Usage: "[NAME…]", On: aServer,
			Summary: locale.StopSummary, Detail: locale.StopDetail, Run: runStop,
			Twin: func(c *Call) (string, error) {
				if names := c.Args("NAME"); len(names) > 0 {
					var lines []string
					for _, a := range names {
						lines = append(lines, a.Text()+".stop()")
					}
					return strings.Join(lines, "\n"), nil
				}
				return c.Self + ".stop()", nil
			},
		},
	}
}

// serveTwin is the lab sheet's class Serveur at work; a saved program carries
// its definition.
func serveTwin(c *Call) (string, error) {
	address, err := c.pythonAddress("localhost")
	if err != nil {
		return "", err
	}
	args := strings.TrimSuffix(strings.TrimPrefix(address, "("), ")")
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
			return "", err
		}
		args += ", max=" + n
	}
	name := c.make("server")
	return fmt.Sprintf("%s = Serveur(%s)\n%[1]s.demarre()", name, args), nil
}

func runServe(c *Call) (object.Value, error) {
	if _, err := serveTwin(c); err != nil {
		return nil, err
	}
	host := c.Word("HOST", "localhost")
	port, err := c.portOf(c.Arg("PORT"), "bind")
	if err != nil {
		return nil, err
	}
	family := netlab.AF_INET
	if strings.Contains(host, ":") {
		family = netlab.AF_INET6
	}
	server := &netlab.Server{Address: netlab.HostPort(family, host, port), Echo: c.Word("echo", "") == "echo", Options: c.observed()}
	if a := c.Option("reply"); a != nil {
		server.Reply = a.Text()
	}
	if a := c.Option("max"); a != nil {
		n, err := c.number(a)
		if err != nil {
			return nil, err
		}
		server.Max = int(n)
	}
	if c.Word("tls", "") == "tls" {
		certificate, err := netlab.LocalhostCertificate()
		if err != nil {
			return nil, module.Exception(err)
		}
		server.Certificate = &certificate
	}
	typed, session := c.address, c.Session
	server.OnStep = func(step netlab.Step) { session.tell(step, chosenPort(typed, step.Local)) }
	v := module.NewServer(server, host, port)
	if _, err := object.CallMethod(c.Thread, v, "demarre"); err != nil {
		return nil, err
	}
	return c.bindServer(v), nil
}

// portOf is a port argument's number, checked as Python checks it in bind or
// connect.
func (c *Call) portOf(a *Arg, method string) (int, error) {
	n, err := c.number(a)
	if err != nil {
		return 0, err
	}
	if n < 0 || n > 65535 {
		return 0, object.Errorf(object.OverflowError, "%s(): port must be 0-65535.", method)
	}
	return int(n), nil
}

// ServerLine prints a line of a server that a Python line has started, unless
// such lines are held back.
func (s *Session) ServerLine(line string) {
	if !s.quiet.Load() {
		s.Console.Async(line)
	}
}

// tell prints the lab sheet's lines for one step of a background server.
func (s *Session) tell(step netlab.Step, typed string) {
	out := s.Console
	if step.Kind == netlab.StepListening {
		out.Report(locale.WaitingForClient, typed)
		return
	}
	if s.quiet.Load() {
		return
	}
	switch step.Kind {
	case netlab.StepReceived:
		text, err := object.Repr(nil, module.AddressValue(step.Peer))
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
func (c *Call) serverArg() (background, error) {
	if a := c.Arg("NAME"); a != nil {
		return c.serverNamed(a.Text())
	}
	b, _ := serverOf(c.Subject)
	return b, nil
}

func (c *Call) serverNamed(name string) (background, error) {
	v, ok := c.lookup(name)
	if !ok {
		e := object.Errorf(object.NameError, "name '%s' is not defined", name)
		e.Suggest = func() string { return object.Closest(name, c.Env.Globals.Names()) }
		return nil, e
	}
	b, ok := serverOf(v)
	if !ok {
		return nil, object.Errorf(object.TypeError, "'%s' is a %s, not a server", name, v.Type().Name)
	}
	return b, nil
}

func runStop(c *Call) (object.Value, error) {
	var list []background
	for _, a := range c.Args("NAME") {
		if a.Text() == "all" {
			c.refreshServers()
			for _, n := range c.servers.running {
				if n.server.Running() {
					list = append(list, n.server)
				}
			}
			continue
		}
		b, err := c.serverNamed(a.Text())
		if err != nil {
			return nil, err
		}
		list = append(list, b)
	}
	if len(c.Args("NAME")) == 0 {
		b, _ := serverOf(c.Subject)
		list = append(list, b)
	}
	for _, b := range list {
		if err := c.Thread.Blocking(b.Stop); err != nil {
			return nil, module.Exception(err)
		}
		n := b.Connections()
		c.Console.Report(locale.Stopped.For(c.Console.Lang(), int64(n)), b.Address(), n)
	}
	return object.None, nil
}
