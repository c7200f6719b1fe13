// Package servers holds the commands that run the lab sheet's server in the
// background.
package servers

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// Commands run the lab sheet's server in the background.
func Commands() []command.Command {
	return []command.Command{
		{
			Name: "serve", Group: command.GroupServers, Usage: "[HOST] PORT [tls] [reply=TEXT] [echo] [max=N]",
			Summary: locale.ServeSummary, Detail: locale.ServeDetail,
			Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseInUse}, {Name: "PermissionError", Means: locale.RaisePrivileged}, {Name: "OverflowError", Means: locale.RaisePortRange}},
			Twin:   serveTwin, Run: runServe,
		},
		{
			Name: "connections", Group: command.GroupServers, On: command.AServer, MethodOnly: true, Shows: true,
			Summary: locale.ConnectionsSummary, Report: command.EchoValue,
			Twin: func(c *command.Call) (command.Twin, error) { return command.Twin{Code: c.Self + ".connections"}, nil },
		},
		{
			Name: "wait", Group: command.GroupServers, Usage: "[NAME]", On: command.AServer,
			Summary: locale.WaitSummary, Detail: locale.WaitDetail,
			Twin: func(c *command.Call) (command.Twin, error) {
				_, err := serverArg(c)
				return command.Twin{Code: c.Word("NAME", c.Self) + ".attend()"}, err
			},
			Run: func(c *command.Call) (command.Result, error) {
				b, err := serverArg(c)
				if err != nil {
					return command.Result{}, err
				}
				return command.Result{}, socket.Exception(c.Thread.Blocking(b.Wait))
			},
		},
		{
			Name: "stop", Words: map[string]command.Words{"": command.Listed("all")}, Group: command.GroupServers, Ends: true, Usage: "[NAME…]", On: command.AServer,
			Summary: locale.StopSummary, Detail: locale.StopDetail, Run: runStop,
			Twin: stopTwin,
		},
	}
}

// serveTwin is the lab sheet's class Serveur at work; a saved program carries
// its definition.
func serveTwin(c *command.Call) (command.Twin, error) {
	at, err := c.Address("localhost")
	if err != nil {
		return command.Twin{}, err
	}
	args := at.Args
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
			return command.Twin{}, err
		}
		args += ", max=" + n
	}
	name := c.NewName("server")
	return command.Twin{Code: fmt.Sprintf("%s = Serveur(%s)\n%[1]s.demarre()", name, args), Makes: name, Address: at.Typed}, nil
}

func runServe(c *command.Call) (command.Result, error) {
	twin, err := serveTwin(c)
	if err != nil {
		return command.Result{}, err
	}
	r := command.Result{Made: twin.Makes, Address: twin.Address}
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
	r.Report = func() error { c.ReportReach(v); return nil }
	return r, nil
}

// tell prints the lab sheet's lines for one step of a background server.
func tell(s *command.Session, step netlab.Step, typed string) {
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
		if len(step.Data) == 0 {
			out.Async(out.Format(locale.ClientSilent, text))
			return
		}
		out.Async(out.Format(locale.ReceivedFromClient, step.Data, text))
	case netlab.StepSent:
		out.Async(out.Format(locale.SentToClient, step.Data))
	case netlab.StepDisconnected:
		out.Async(out.Format(locale.Disconnected, known.Reached(typed, step.Local)))
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
func serverArg(c *command.Call) (known.Background, error) {
	if a := c.Arg("NAME"); a != nil {
		return serverNamed(c, a.Text())
	}
	b, _ := known.ServerOf(c.Subject)
	return b, nil
}

func serverNamed(c *command.Call, name string) (known.Background, error) {
	v, ok := c.Lookup(name)
	if !ok {
		return nil, c.Undefined(name)
	}
	b, ok := known.ServerOf(v)
	if !ok {
		return nil, object.Errorf(object.TypeError, "'%s' is a %s, not a server", name, v.Type().Name)
	}
	return b, nil
}

// toStop lists the servers that stop is to stop, with their names.
func toStop(c *command.Call) (list []known.Server, err error) {
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

func stopTwin(c *command.Call) (command.Twin, error) {
	if c.Example || c.Subject == nil && len(c.Args("NAME")) == 0 {
		return command.Twin{Code: c.Word("NAME", c.Self) + ".stop()"}, nil
	}
	list, err := toStop(c)
	if err == nil && len(list) == 0 {
		err = c.Session.NoSubject(command.AServer)
	}
	lines := make([]string, len(list))
	for i, n := range list {
		lines[i] = n.Name + ".stop()"
	}
	return command.Twin{Code: strings.Join(lines, "\n")}, err
}

func runStop(c *command.Call) (command.Result, error) {
	list, err := toStop(c)
	if err != nil {
		return command.Result{}, err
	}
	for _, b := range list {
		if err := c.Thread.Blocking(b.Server.Stop); err != nil {
			return command.Result{}, socket.Exception(err)
		}
		n := b.Server.Connections()
		c.Console.Report(locale.Stopped.For(c.Console.Lang(), int64(n)), b.Server.Address(), n)
	}
	return command.Result{}, nil
}
