// Package servers holds the commands that run the lab sheet's server in the
// background.
package servers

import (
	"context"
	"errors"
	"fmt"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/command/literal"
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
			Name: "serve", Group: command.GroupServers, Usage: "[HOST] PORT [tls] [udp] [reply=TEXT] [echo] [max=N] " + faultUsage, Words: map[string]command.Words{"": faultWords},
			Summary: locale.ServeSummary, Detail: locale.ServeDetail, Examples: serveExamples,
			Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseInUse}, {Name: "PermissionError", Means: locale.RaisePrivileged}, {Name: "OverflowError", Means: locale.RaisePortRange}, {Name: "ValueError", Means: locale.RaiseFault}},
			Twin:   serveTwin, Run: runServe,
		},
		tapCommand,
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
			Name: "wait", Attends: true, Words: map[string]command.Words{"NAME": command.Both(command.Variables, command.ProgramNames)}, Group: command.GroupServers, Usage: "[NAME]", On: command.AServer,
			Summary: locale.WaitSummary, Detail: locale.WaitDetail,
			Twin: waitTwin, Run: runWait,
		},
		{
			Name: "stop", Words: map[string]command.Words{"": command.Both(command.Listed("all", "show"), command.ProgramNames)}, Group: command.GroupServers, Ends: true, Usage: "[NAME…]", On: command.AServer,
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
	host, port := c.Arg("HOST"), c.Arg("PORT")
	args := arguments{positional: 2}
	own := literal.Str("localhost")
	if host != nil {
		own = host.Str()
	}
	args.add("hote", own, host)
	number, err := port.Int()
	if err != nil {
		return command.Twin{}, err
	}
	args.add("port", number, port)
	if a := c.Option("reply"); a != nil {
		args.add("reply", reply(a), a)
	}
	args.flag(c, "echo")
	secure := args.flag(c, "tls")
	most := int64(0)
	if a := c.Option("max"); a != nil {
		n, err := a.Int()
		if err == nil {
			most, err = c.Number(a)
		}
		if err != nil {
			return command.Twin{}, err
		}
		args.add("max", n, a)
	}
	udp := args.flag(c, "udp")
	f, err := faultsOf(c, &args)
	if err == nil {
		err = sheet.CheckServer(udp, secure, &f, int(most))
	}
	if err != nil {
		return command.Twin{}, err
	}
	name := c.NewName("server")
	return command.Twin{Code: fmt.Sprintf("%s = Serveur(%s)\n%[1]s.demarre()", name, args.String()), Makes: name, Address: at.Typed}, nil
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
	faults, err := faultsOf(c, &arguments{})
	if err != nil {
		return r, err
	}
	address, options := sheet.AddressOf(host, port), c.Session.SocketOptions()
	server := &netlab.Server{Address: address, Echo: c.Word("echo", "") == "echo", Options: options, Faults: faults}
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
		v = sheet.NewServer(&netlab.DatagramServer{
			Address: address, Echo: server.Echo, Options: options, Reply: server.Reply, Max: server.Max, Faults: faults,
			OnStep: sheet.NewPace(func(step netlab.Step, text locale.Text, args []any) { tellPaced(session, step, text, args) }, session.Console.Lang, place),
		}, host, port)
	} else {
		if c.Word("tls", "") == "tls" {
			certificate, err := netlab.LocalhostCertificate()
			if err != nil {
				return r, socket.Exception(err)
			}
			server.Certificate = &certificate
		}
		server.OnStep = func(step netlab.Step) { tell(session, step, place(step), faults.Ending) }
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
func tell(s *command.Session, step netlab.Step, typed string, ending netlab.Ending) {
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
	case netlab.StepReset:
		out.Async(out.Format(locale.ResetOnPurpose, step.Peer))
	case netlab.StepHeld:
		out.Async(out.Format(locale.HeldOnPurpose, step.Peer, ending))
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

// tellPaced prints the line for one step of a server of UDP, or of a tap.
func tellPaced(s *command.Session, step netlab.Step, text locale.Text, args []any) {
	switch {
	case step.Kind == netlab.StepListening:
		s.Console.Report(text, args...)
	case !s.Quiet.Load():
		s.Console.Async(s.Console.Format(text, args...))
	}
}
