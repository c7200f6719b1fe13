package command

import (
	"context"
	"net"
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/python/object"
)

// ssWanted are the flags of ss and the port, as ss(8) has them.
type ssWanted struct {
	all, listening, process, noHeader bool
	family                            netlab.Family // AF_UNSPEC for both
	port                              int           // -1 for any
}

// ssWanted reads the flags. Without any, ss shows what ss -antp would: a line
// without flags asks for everything.
func (c *Call) ssWanted() (ssWanted, error) {
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
		port, err := c.portOf(a, "ss")
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

// runSs asks for the machine's table, and gives its rows as Python values.
func runSs(c *Call) (object.Value, error) {
	want, err := c.ssWanted()
	if err != nil {
		return nil, err
	}
	var all []netlab.Connection
	err = c.Thread.Blocking(func(ctx context.Context) (err error) {
		all, err = netlab.Connections(ctx)
		return err
	})
	if err != nil {
		return nil, module.Exception(err)
	}
	c.connections = want.choose(all)
	list := object.NewList()
	for _, row := range c.connections {
		d := object.NewDict()
		d.SetStr("state", object.Str(row.State.Short()))
		d.SetStr("recv_q", object.NewInt(int64(row.RecvQueue)))
		d.SetStr("send_q", object.NewInt(int64(row.SendQueue)))
		d.SetStr("local", object.Str(ssAddress(row.Local)))
		d.SetStr("peer", object.Str(ssAddress(row.Remote)))
		processes := object.NewList()
		for _, p := range row.Processes {
			processes.Elems = append(processes.Elems, object.Str(p.String()))
		}
		d.SetStr("process", processes)
		list.Elems = append(list.Elems, d)
	}
	return list, nil
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
	return net.JoinHostPort(host, strconv.Itoa(port))
}

// reportSs shows the rows under ss's own headings.
func reportSs(c *Call, _ object.Value) error {
	w, err := c.ssWanted()
	if err != nil {
		return err
	}
	t := console.Table{Head: []string{"State", "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port"}}
	if w.process {
		t.Head = append(t.Head, "Process")
	}
	for _, row := range c.connections {
		cells := []string{row.State.Short(), strconv.Itoa(row.RecvQueue), strconv.Itoa(row.SendQueue), ssAddress(row.Local), ssAddress(row.Remote)}
		if w.process {
			var users []string
			for _, p := range row.Processes {
				users = append(users, p.String())
			}
			text := ""
			if len(users) > 0 {
				text = "users:(" + strings.Join(users, ",") + ")"
			}
			cells = append(cells, text)
		}
		t.Rows = append(t.Rows, cells)
	}
	if w.noHeader {
		t.Head = nil
	}
	c.Console.Table(t, console.Aligned)
	return nil
}
