package servers

import (
	"context"
	"slices"
	"strings"

	"labsh/shell/command"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/program"
	"labsh/shell/python/object"
)

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
	if !ok && isPage(c, name) {
		return c.Session.Page, nil
	}
	if !ok {
		err := c.Undefined(name)
		if e, ok := object.AsException(err); ok && e.Hint == nil {
			e.Hint = locale.NothingToStopHint.Hint()
		}
		return nil, err
	}
	b, ok := known.ServerOf(v)
	if !ok {
		return nil, object.Errorf(object.TypeError, "'%s' is a %s, not a server", name, v.Type().Name)
	}
	return b, nil
}

// programOf is the program in the background that a name means: a server of that name that
// runs goes before it. Without a name it is the last one, where there is no server.
func programOf(c *command.Call, name string) *program.Program {
	if name == "" {
		if c.Subject == nil {
			return c.Session.Programs.Last()
		}
		return nil
	}
	if v, ok := c.Lookup(name); ok {
		if server, isServer := known.ServerOf(v); isServer && server.Running() {
			return nil
		}
	}
	return c.Session.Programs.Find(name)
}

// programsToStop are those that stop is to stop.
func programsToStop(c *command.Call) (list []*program.Program) {
	if len(c.Args("NAME")) == 0 {
		if p := programOf(c, ""); p != nil {
			list = append(list, p)
		}
		return list
	}
	for _, a := range c.Args("NAME") {
		if a.Text() == "all" {
			list = append(list, c.Session.Programs.Running()...)
		} else if p := programOf(c, a.Text()); p != nil && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// stopPrograms stops those that run, all at once, and says so.
func stopPrograms(c *command.Call, list []*program.Program) error {
	err := c.Thread.Blocking(func(ctx context.Context) error { return program.Stop(ctx, list) })
	for _, p := range list {
		if p.Running() {
			c.Console.Report(locale.ProgramHangs, p.Name)
		} else {
			c.Console.Report(locale.ProgramStopped, p.Name)
		}
	}
	c.Session.Programs.Forget(list)
	return err
}

// isPage reports whether a name is that of the projector page, which is no variable.
func isPage(c *command.Call, name string) bool {
	_, bound := c.Lookup(name)
	return name == "show" && !bound && c.Session.Page != nil
}

// toStop lists the servers that stop is to stop, with their names.
func toStop(c *command.Call) (list []known.Server, err error) {
	if len(c.Args("NAME")) == 0 {
		if c.Subject == nil {
			return nil, nil
		}
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
		if programOf(c, name) != nil {
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
	if c.Example {
		return command.Twin{Code: c.Word("NAME", c.Self) + ".stop()"}, nil
	}
	programs := programsToStop(c)
	list, err := toStop(c)
	if err == nil && len(list)+len(programs) == 0 {
		err = c.Session.NoSubject(command.AServer)
	}
	var lines []string
	for _, n := range list {
		// A server whose name has gone to another one is out of Python's reach.
		if v, ok := c.Lookup(n.Name); !isPage(c, n.Name) && (n.Value == nil || ok && v == n.Value) {
			lines = append(lines, n.Name+".stop()")
		}
	}
	for _, p := range programs {
		lines = append(lines, command.StopProgram(p))
	}
	if err == nil && len(lines) == 0 {
		err = command.ErrNoTwin
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
	if programs := programsToStop(c); len(programs) > 0 {
		return command.Result{}, stopPrograms(c, programs)
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
