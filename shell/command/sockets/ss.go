package sockets

import (
	"context"
	"net"
	"strings"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// ssWanted are the flags of ss and the port, as ss(8) has them.
type ssWanted struct {
	all, listening, process, noHeader bool
	family                            netlab.Family // AF_UNSPEC for both
	port                              int           // -1 for any
}

// readSsWanted reads the flags. Without any, ss shows what ss -antp would: a line
// without flags asks for everything.
func readSsWanted(c *command.Call) (ssWanted, error) {
	w := ssWanted{port: -1}
	flags := c.Args("-antp")
	for _, a := range flags {
		for _, letter := range strings.TrimPrefix(a.Text(), "-") {
			switch letter {
			case 'a':
				w.all = true
			case 'l':
				w.listening = true
			case 'p':
				w.process = true
			case 'H':
				w.noHeader = true
			case '4':
				w.family = netlab.AF_INET
			case '6':
				w.family = netlab.AF_INET6
			case 'n', 't': // numbers and TCP are all there is
			default:
				e := object.Errorf(object.ValueError, "ss: invalid option -- '%c'", letter)
				e.Hint = locale.SsFlagsHint.Hint()
				return w, e
			}
		}
	}
	if len(flags) == 0 {
		w.all, w.process = true, true
	}
	if a := c.Arg("PORT"); a != nil {
		port, err := c.Port(a, "ss")
		if err != nil {
			return w, err
		}
		w.port = port
	}
	return w, nil
}

// choose keeps the rows that are wanted: without -a or -l, the connections that
// are open, as ss does.
func (w ssWanted) choose(all []netlab.Connection) []netlab.Connection {
	var kept []netlab.Connection
	for _, row := range all {
		_, local, _ := netlab.SplitHostPort(row.Local)
		_, remote, _ := netlab.SplitHostPort(row.Remote)
		listening := row.State == netlab.TCPListen
		passing := row.State == netlab.TCPTimeWait || row.State == netlab.TCPSynRecv || row.State == netlab.TCPNewSynRecv || row.State == netlab.TCPClose
		switch {
		case w.family != netlab.AF_UNSPEC && row.Local.Family() != w.family,
			w.port >= 0 && local != w.port && remote != w.port,
			!w.all && w.listening && !listening,
			!w.all && !w.listening && (listening || passing):
			continue
		}
		kept = append(kept, row)
	}
	return kept
}

// runSs asks for the machine's table.
func runSs(c *command.Call) (command.Result, error) {
	want, err := readSsWanted(c)
	if err != nil {
		return command.Result{}, err
	}
	var all []netlab.Connection
	err = c.Thread.Blocking(func(ctx context.Context) (err error) {
		all, err = netlab.Connections(ctx, netlab.ProtocolTCP)
		return err
	})
	if err != nil {
		return command.Result{}, socket.Exception(err)
	}
	rows := want.rows(want.choose(all))
	return command.Result{Value: rows.List(), Report: func() error { rows.Draw(c.Console); return nil }}, nil
}

// rows are the connections under ss's own headings.
func (w ssWanted) rows(all []netlab.Connection) *command.Rows {
	rows := &command.Rows{Format: console.Aligned, HeadAlone: true, NoHead: w.noHeader, Columns: []command.Column{
		{Key: "state", Head: locale.Same("State")}, {Key: "recv_q", Head: locale.Same("Recv-Q")}, {Key: "send_q", Head: locale.Same("Send-Q")},
		{Key: "local", Head: locale.Same("Local Address:Port")}, {Key: "peer", Head: locale.Same("Peer Address:Port")},
		{Key: "process", Head: locale.Same("Process"), DataOnly: !w.process},
	}}
	for _, row := range all {
		processes := object.NewList()
		var users []string
		for _, p := range row.Processes {
			processes.Elems = append(processes.Elems, object.Str(p.String()))
			users = append(users, p.String())
		}
		process := command.Cell{Value: processes}
		if len(users) > 0 {
			process.Shown = "users:(" + strings.Join(users, ",") + ")"
		}
		rows.Cells = append(rows.Cells, []command.Cell{
			command.TextCell(row.State.Short()), command.NumberCell(row.RecvQueue), command.NumberCell(row.SendQueue),
			command.TextCell(ssAddress(row.Local)), command.TextCell(ssAddress(row.Remote)), process,
		})
	}
	return rows
}

// ssAddress is an address as ss -n writes it: port 0 is any.
func ssAddress(a netlab.Address) string {
	host, port, ok := netlab.SplitHostPort(a)
	if !ok {
		return a.String()
	}
	if port == 0 {
		return strings.TrimSuffix(net.JoinHostPort(host, "0"), "0") + "*"
	}
	return netlab.JoinHostPort(host, port)
}
