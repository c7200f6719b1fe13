package sockets

import (
	"context"
	"slices"
	"strconv"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
	"labsh/shell/module/socket"
	"labsh/shell/program"
	"labsh/shell/python/object"
)

// tableCommands show the sockets of this shell, and of the machine.
func tableCommands() []command.Command {
	return []command.Command{
		{
			Name: "sockets", Group: command.GroupSockets, Looks: true, Yields: true, Shows: true, Summary: locale.SocketsSummary, Detail: locale.SocketsDetail,
			Examples: []command.Example{{
				Lines: ">>> listen 0\nWaiting for a client on localhost:…\n>>> sockets\n…\n*  server  …  tcp ipv4  127.0.0.1:…  LISTEN  0  1\n>>> close all",
				Fr:    ">>> listen 0\nAttente Connexion client localhost:…\n>>> sockets\n…\n*  server  …  tcp ipv4  127.0.0.1:…  LISTEN  0  1\n>>> close all",
			}},
			Run: runSockets,
		},
		ssCommand(),
		addressesCommand(),
	}
}

// openSockets lists the shell's open sockets by descriptor: those that have a
// name, those that Python made and dropped, and those of servers.
func openSockets(c *command.Call) []socketRow {
	s := c.Session
	sockets := s.Known.Sockets()
	names := socketNames(c.Thread, c.Env.Globals)
	var current *netlab.Socket
	if n := s.Known.Current(); n != nil {
		current = n.Socket
	}
	all := make([]*netlab.Socket, 0, len(sockets))
	for _, n := range sockets {
		all = append(all, n.Socket)
	}
	for _, n := range s.Known.Servers() {
		if sock := n.Server.Socket(); sock != nil {
			all = append(all, sock)
			if names[sock] == "" {
				names[sock] = n.Name
			}
		}
	}
	if s.Sockets != nil {
		all = append(all, s.Sockets.Open()...)
	}
	for _, p := range s.Programs.Running() {
		all = append(all, programSockets(c, p, names)...)
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

// programSockets are those of a program in the background, whose name stands before what
// it calls them.
func programSockets(c *command.Call, p *program.Program, names map[*netlab.Socket]string) []*netlab.Socket {
	vars, before := p.Names()
	if vars == nil { // it has just ended
		return nil
	}
	own, open := socketNames(c.Thread, vars), p.Sockets()
	for _, sock := range open {
		names[sock] = before + own[sock]
		if own[sock] == "" {
			names[sock] = p.Name
		}
	}
	return open
}

// socketNames finds under which name each socket can be reached: a variable's,
// or that of a place in a list, a dict or an object.
func socketNames(t *object.Thread, globals *object.Namespace) map[*netlab.Socket]string {
	names := map[*netlab.Socket]string{}
	note := func(name string, v object.Value) {
		if sock, ok := socket.Of(v); ok && names[sock] == "" {
			names[sock] = name
		}
	}
	var within []string
	for _, name := range globals.Names() {
		if name == "_" {
			continue
		}
		v, _ := globals.Get(name)
		if _, ok := socket.Of(v); ok {
			note(name, v)
		} else if v.Type() == sheet.ClientType() || v.Type().Heap || isContainer(v) {
			within = append(within, name)
		}
	}
	for _, name := range within {
		v, _ := globals.Get(name)
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
			if v.Type().IsSubclass(sheet.ClientType()) {
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

// runSockets gives the open sockets as rows.
func runSockets(c *command.Call) (command.Result, error) {
	open := openSockets(c)
	if err := c.Thread.Blocking(func(ctx context.Context) error { return settle(ctx, open) }); err != nil {
		return command.Result{}, err
	}
	rows := &command.Rows{Format: console.Aligned, Spare: []int{9, 3}, Columns: []command.Column{ // spare: the round trip, the type
		{}, {Key: "name", Head: locale.HeadName}, {Key: "fd", Head: locale.Same("fd")}, {Key: "type", Head: locale.HeadType},
		{Key: "local", Head: locale.HeadLocal}, {Key: "remote", Head: locale.HeadRemote}, {Key: "state", Head: locale.HeadState},
		{Key: "recv_q", Head: locale.HeadRecvQ}, {Key: "send_q", Head: locale.HeadSendQ}, {Key: "rtt", Head: locale.HeadRTT},
		{Key: "current", DataOnly: true},
	}}
	for _, r := range open {
		rows.Cells = append(rows.Cells, r.cells(c.Console.Lang()))
	}
	return command.Result{Value: rows.List(), Rows: rows, Report: func() error {
		if len(open) == 0 {
			c.Console.Report(locale.NoSockets)
			return nil
		}
		rows.Draw(c.Console)
		return nil
	}}, nil
}
