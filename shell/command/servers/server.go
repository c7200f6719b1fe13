// Package servers holds the commands that run the lab sheet's server in the
// background.
package servers

import (
	"context"
	"errors"
	"fmt"
	"strconv"
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
			Name: "serve", Group: command.GroupServers, Usage: "[HOST] PORT [tls] [udp] [reply=TEXT] [echo] [max=N] [drop=N%]",
			Summary: locale.ServeSummary, Detail: locale.ServeDetail, Examples: serveExamples,
			Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseInUse}, {Name: "PermissionError", Means: locale.RaisePrivileged}, {Name: "OverflowError", Means: locale.RaisePortRange}},
			Twin:   serveTwin, Run: runServe,
		},
		{
			Name: "connections", Group: command.GroupServers, On: command.AServer, MethodOnly: true, Shows: true,
			Summary: locale.ConnectionsSummary, Report: command.EchoValue,
			Twin: func(c *command.Call) (command.Twin, error) { return command.Twin{Code: c.Self + ".connections"}, nil },
			Advise: func(c *command.Call, _ *object.Exception) locale.Hint {
				if b, ok := known.ServerOf(c.Subject); ok {
					if _, _, udp := b.Datagrams(); udp {
						return locale.CountsDatagramsHint.Hint(c.Self)
					}
				}
				return nil
			},
		},
		{
			Name: "datagrams", Group: command.GroupServers, On: command.AServer, MethodOnly: true, Shows: true,
			Summary: locale.DatagramsSummary, Report: command.EchoValue,
			Twin: func(c *command.Call) (command.Twin, error) { return command.Twin{Code: c.Self + ".datagrams"}, nil },
			Advise: func(c *command.Call, _ *object.Exception) locale.Hint {
				return locale.CountsConnectionsHint.Hint(c.Self)
			},
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

// serveExamples show a server of UDP at work.
var serveExamples = []command.Example{{
	Lines: ">>> quiet on\n>>> serve 0 udp reply=pong\nWaiting for datagrams on localhost:…\n>>> socket udp\n>>> sendto localhost ${server.port} ping\nSent to localhost:…: ping\n4\n>>> recvfrom\nReceived from ('127.0.0.1', …): pong\n>>> stop\nStopped localhost:…, 1 datagram\n>>> close all",
	Fr:    ">>> quiet on\n>>> serve 0 udp reply=pong\nAttente de datagrammes sur localhost:…\n>>> socket udp\n>>> sendto localhost ${server.port} ping\nEmission vers localhost:… : ping\n4\n>>> recvfrom\nReception de ('127.0.0.1', …) : pong\n>>> stop\nArrêt localhost:…, 1 datagramme\n>>> close all",
}}

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
	most := int64(0)
	if a := c.Option("max"); a != nil {
		n, err := a.Int()
		if err == nil {
			most, err = c.Number(a)
		}
		if err != nil {
			return command.Twin{}, err
		}
		args += ", max=" + n
	}
	udp := c.Word("udp", "") == "udp"
	if udp {
		args += ", udp=True"
	}
	drop, share, err := dropped(c)
	if err == nil {
		err = sheet.CheckServer(udp, c.Word("tls", "") == "tls", share, int(most))
	}
	if err != nil {
		return command.Twin{}, err
	}
	if drop != "" {
		args += ", drop=" + drop
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
	address, options := netlab.HostPort(family, host, port), c.Session.SocketOptions()
	server := &netlab.Server{Address: address, Echo: c.Word("echo", "") == "echo", Options: options}
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
	session := c.Session
	place := func(step netlab.Step) string { return known.ChosenPort(r.Address, step.Local) }
	var v object.Value
	if c.Word("udp", "") == "udp" {
		_, drop, err := dropped(c)
		if err != nil {
			return r, err
		}
		v = sheet.NewServer(&netlab.DatagramServer{
			Address: address, Echo: server.Echo, Options: options, Reply: server.Reply, Max: server.Max, Faults: netlab.Faults{Drop: drop},
			OnStep: sheet.NewPace(func(step netlab.Step, text locale.Text, args []any) { tellDatagram(session, step, text, args) }, session.Console.Lang, place),
		}, host, port)
	} else {
		if c.Word("tls", "") == "tls" {
			certificate, err := netlab.LocalhostCertificate()
			if err != nil {
				return r, socket.Exception(err)
			}
			server.Certificate = &certificate
		}
		server.OnStep = func(step netlab.Step) { tell(session, step, place(step)) }
		v = sheet.NewServer(server, host, port)
	}
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

// dropped is the option drop=, as Python source and in percent; "" without it.
func dropped(c *command.Call) (source string, percent float64, err error) {
	a := c.Option("drop")
	if a == nil {
		return "", 0, nil
	}
	if text, share := strings.CutSuffix(a.Text(), "%"); share {
		if percent, err = strconv.ParseFloat(text, 64); err == nil {
			return strconv.FormatFloat(percent, 'g', -1, 64), percent, nil
		}
	}
	if source, err = a.Number(); err != nil {
		if e, ok := object.AsException(err); ok {
			e.Hint = locale.DropShareHint.Hint()
		}
		return "", 0, err
	}
	_, v, named := a.ByName()
	if !named {
		v, _, err = c.Python(source)
	}
	if err == nil {
		percent, err = object.AsFloat(c.Thread, v)
	}
	return source, percent, err
}

// tellDatagram prints the line for one step of a server of UDP.
func tellDatagram(s *command.Session, step netlab.Step, text locale.Text, args []any) {
	switch {
	case step.Kind == netlab.StepListening:
		s.Console.Report(text, args...)
	case !s.Quiet.Load():
		s.Console.Async(s.Console.Format(text, args...))
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
		reportStopped(c, b.Server)
	}
	return command.Result{}, nil
}

// reportStopped counts what a server has had: connections, or datagrams.
func reportStopped(c *command.Call, b known.Background) {
	lang := c.Console.Lang()
	received, dropped, udp := b.Datagrams()
	switch {
	case !udp:
		n := b.Connections()
		c.Console.Report(locale.Stopped.For(lang, int64(n)), b.Address(), n)
	case dropped > 0:
		c.Console.Report(locale.StoppedDropping.For(lang, int64(dropped)), b.Address(), received, dropped)
	default:
		c.Console.Report(locale.StoppedDatagrams.For(lang, int64(received)), b.Address(), received)
	}
}
