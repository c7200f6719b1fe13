package servers

import (
	"errors"
	"fmt"
	"net"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/command/known"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
	"labsh/shell/python/object"
)

// tapCommand relays between two programs that know nothing of it.
var tapCommand = command.Command{
	Name: "tap", Group: command.GroupServers, Usage: "PORT HOST PORT [udp] [bind=HOST] " + faultUsage, Words: map[string]command.Words{"": faultWords},
	Summary: locale.TapSummary, Detail: locale.TapDetail, Examples: tapExamples,
	Raises: []command.Raise{{Name: "OSError", Means: locale.RaiseInUse}, {Name: "PermissionError", Means: locale.RaisePrivileged}, {Name: "OverflowError", Means: locale.RaisePortRange}, {Name: "ValueError", Means: locale.RaiseFault}},
	Twin: func(c *command.Call) (command.Twin, error) {
		line, err := readTap(c)
		return line.twin, err
	},
	Run: runTap,
	Advise: func(_ *command.Call, e *object.Exception) locale.Hint {
		if errors.Is(e, netlab.ErrCircle) {
			return locale.TapCircleHint.Hint()
		}
		return nil
	},
}

// tapExamples show what is told of a conversation.
var tapExamples = []command.Example{{
	Lines: ">>> quiet on\n>>> s = serve 0 reply=pong\nWaiting for a client on localhost:…\n>>> tap 0 localhost ${s.port} reset=2\nTap localhost:… → localhost:…; programs connect to localhost:…\n>>> connect localhost ${relay.port}\nConnected to server localhost:…\nClient socket: ('127.0.0.1', …)\n>>> send ping\nSent to server: ping\n4\n>>> recvexactly 2\nReceived from server: po\nb'po'\n>>> recv\nConnectionResetError: [Errno 104] Connection reset by peer\n  hint: …\n>>> relay.connections\n1\n>>> stop all\nStopped localhost:…, 1 connection\nStopped localhost:…, 1 connection\n>>> close\nDisconnected from localhost:….",
	Fr:    ">>> quiet on\n>>> s = serve 0 reply=pong\nAttente Connexion client localhost:…\n>>> tap 0 localhost ${s.port} reset=2\nRelais localhost:… → localhost:… ; à joindre : localhost:…\n>>> connect localhost ${relay.port}\nConnexion sur serveur localhost:…\nSocket du client : ('127.0.0.1', …)\n>>> send ping\nEmission vers le serveur : ping\n4\n>>> recvexactly 2\nReception du message client : po\nb'po'\n>>> recv\nConnectionResetError: [Errno 104] Connection reset by peer\n  indice : …\n>>> relay.connections\n1\n>>> stop all\nArrêt localhost:…, 1 connexion\nArrêt localhost:…, 1 connexion\n>>> close\nDeconnexion localhost:….",
}}

// tapLine is what a line says of a tap.
type tapLine struct {
	twin         command.Twin
	host, target string
	udp          bool
	faults       netlab.Faults
}

// readTap reads it. The numbers of the ports are checked when they are used.
func readTap(c *command.Call) (line tapLine, err error) {
	line.host = "localhost"
	own, bind := literal.Str(line.host), c.Option("bind")
	if bind != nil {
		line.host, own = bind.Text(), bind.Str()
	}
	ports, host := c.Args("PORT"), c.Arg("HOST")
	args := arguments{positional: 4}
	args.add("hote", own, bind)
	for i, a := range ports {
		number, err := a.Int()
		if err != nil {
			return line, err
		}
		if i > 0 {
			args.add("vers_hote", host.Str(), host)
		}
		args.add([...]string{"port", "vers_port"}[i], number, a)
	}
	line.target = net.JoinHostPort(host.Text(), ports[1].Text())
	line.udp = args.flag(c, "udp")
	f, err := faultsOf(c, &args)
	if err == nil {
		err = sheet.CheckFaults(line.udp, &f)
	}
	if err != nil {
		return line, err
	}
	line.faults = f
	name := c.NewName("relay")
	line.twin = command.Twin{
		Code:    fmt.Sprintf("%s = Relais(%s)\n%[1]s.demarre()", name, args.String()),
		Makes:   name,
		Address: net.JoinHostPort(line.host, ports[0].Text()),
	}
	return line, nil
}

func runTap(c *command.Call) (command.Result, error) {
	line, err := readTap(c)
	if err != nil {
		return command.Result{}, err
	}
	r := command.Result{Made: line.twin.Makes, Address: line.twin.Address}
	var ports [2]int
	for i, method := range [...]string{"bind", "connect"} {
		if ports[i], err = c.Port(c.Args("PORT")[i], method); err != nil {
			return r, err
		}
	}
	tap := &netlab.Tap{
		Address: sheet.AddressOf(line.host, ports[0]), Target: sheet.AddressOf(c.Arg("HOST").Text(), ports[1]),
		Faults: line.faults, Options: c.Session.SocketOptions(), OnPair: c.Session.Sockets.Paired,
	}
	if line.udp {
		tap.Type = netlab.SOCK_DGRAM
	}
	session := c.Session
	place := func(step netlab.Step) string { return known.ChosenPort(r.Address, step.Local) }
	tap.OnStep = sheet.NewTapPace(func(step netlab.Step, text locale.Text, args []any) { tellPaced(session, step, text, args) }, session.Console.Lang, place, line.target, line.faults)
	v := sheet.NewRelay(tap, line.host, ports[0], line.target)
	if _, err := object.CallMethod(c.Thread, v, "demarre"); err != nil {
		return r, err
	}
	c.BindServer(r.Made, v)
	r.Value = v
	r.Report = func() error { c.ReportReach(v); return nil }
	return r, nil
}
