package sockets

import (
	"net/netip"
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// ssRow is a row of the machine's table, taken apart for filters.
type ssRow struct {
	netlab.Connection
	local, remote ssEnd
}

// ssEnd is one end of a row.
type ssEnd struct {
	addr netip.Addr // the zero Addr for a Unix socket
	port int64      // a Unix socket's number, as ss(8) shows it under Port
	path string     // of a Unix socket, @ for a NUL
}

func newSsRow(c netlab.Connection) *ssRow {
	r := &ssRow{Connection: c, local: newSsEnd(c.Local), remote: newSsEnd(c.Remote)}
	if c.Protocol.Unix() {
		r.local.port, r.remote.port = int64(c.Inode), int64(c.PeerInode)
	}
	return r
}

func newSsEnd(a netlab.Address) ssEnd {
	host, port, ok := netlab.SplitHostPort(a)
	if !ok {
		return ssEnd{path: netlab.AddressText(a)}
	}
	addr, _ := netip.ParseAddr(host) // the kernel's
	return ssEnd{addr: addr, port: int64(port)}
}

func (r *ssRow) sourcePort() int64 { return r.local.port }
func (r *ssRow) peerPort() int64   { return r.remote.port }

// autobound reports whether the kernel chose the socket's port or its abstract name
// (ip(7), unix(7)).
func (r *ssRow) autobound(low, high int64) bool {
	if r.Protocol.Unix() {
		name, abstract := strings.CutPrefix(r.local.path, "@")
		return r.local.path == "" || abstract && len(name) == 5 && strings.Trim(name, "0123456789abcdef") == ""
	}
	return r.local.port >= low && r.local.port <= high
}

// choose keeps the rows that are wanted.
func (w *ssTables) choose(all []netlab.Connection, test ssTest) []*ssRow {
	var kept []*ssRow
	for _, c := range all {
		if !w.protocols[c.Protocol] || !w.families[c.Local.Family()] || w.noStates || !w.states.has(c) {
			continue
		}
		if r := newSsRow(c); test == nil || test(r) {
			kept = append(kept, r)
		}
	}
	return kept
}

// services gives ports their names, as ss(8) does without -n: not those that the
// kernel hands out, which belong to nobody.
type services struct {
	numeric   bool
	low, high int64
	names     map[string]string // by protocol and port, "" for none
}

func newServices(numeric bool) *services {
	s := &services{numeric: numeric, names: map[string]string{}}
	if !numeric {
		s.low, s.high = ephemeralPorts()
	}
	return s
}

func (s *services) shown(port int64, protocol string) string {
	switch {
	case port == 0:
		return "*"
	case s.numeric || port >= s.low && port <= s.high:
		return strconv.FormatInt(port, 10)
	}
	key := protocol + " " + strconv.FormatInt(port, 10)
	name, known := s.names[key]
	if !known {
		name, _ = socket.ServiceName(int(port), protocol)
		s.names[key] = name
	}
	if name == "" {
		return strconv.FormatInt(port, 10)
	}
	return name
}

// rows are the connections under ss's own headings: without Netid where there is
// one protocol alone, without State where there is one state.
func (w *ssTables) rows(all []*ssRow) *command.Rows {
	rows := &command.Rows{Format: console.Aligned, HeadAlone: true, Under: true, NoHead: w.noHeader, Columns: []command.Column{
		{Key: "netid", Head: locale.Same("Netid"), DataOnly: len(w.protocols) == 1}, {Key: "state", Head: locale.Same("State"), DataOnly: !w.states.several()},
		{Key: "recv_q", Head: locale.Same("Recv-Q")}, {Key: "send_q", Head: locale.Same("Send-Q")},
		{Key: "local", Head: locale.Same("Local Address:Port")}, {Key: "peer", Head: locale.Same("Peer Address:Port")},
		{Key: "process", Head: locale.Same("Process")}, {Key: "inode", DataOnly: true}, {Key: "peer_inode", DataOnly: true},
	}}
	names := newServices(w.numeric)
	for _, r := range all {
		rows.Cells = append(rows.Cells, []command.Cell{
			command.TextCell(r.Protocol.String()), command.TextCell(r.State.Short()), command.NumberCell(r.RecvQueue), command.NumberCell(r.SendQueue),
			r.address(&r.local, r.Interface, names), r.address(&r.remote, "", names), w.process(r),
			inodeCell(r.Inode), inodeCell(r.PeerInode),
		})
	}
	return rows
}

// inodeCell is a socket's number; None for none.
func inodeCell(n uint64) command.Cell {
	if n == 0 {
		return command.Cell{Value: object.None}
	}
	return command.Cell{Value: object.NewInt(int64(n))}
}

// process is the cell of the processes that have a socket open, which is shown with
// -p alone.
func (w *ssTables) process(r *ssRow) command.Cell {
	processes := object.NewList()
	var users []string
	for _, p := range r.Processes {
		processes.Elems = append(processes.Elems, object.Str(p.String()))
		users = append(users, p.String())
	}
	cell := command.Cell{Value: processes}
	if w.processes && len(users) > 0 {
		cell.Shown = "users:(" + strings.Join(users, ",") + ")"
	}
	return cell
}

// address is the cell of one end: shown as ss writes it; as data, with the port's
// number, and of a Unix socket the path alone.
func (r *ssRow) address(end *ssEnd, device string, names *services) command.Cell {
	if r.Protocol.Unix() {
		path := end.path
		if path == "" {
			path = "*"
		}
		return command.Cell{Value: object.Str(path), Shown: path + " " + strconv.FormatInt(end.port, 10)}
	}
	host := end.addr.String()
	switch {
	case end.addr.Is6() && end.addr.IsUnspecified() && !r.V6Only:
		host = "*" // IPv4 too
	case end.addr.Is6():
		host = "[" + host + "]"
	}
	if device != "" {
		host += "%" + device
	}
	numeric := strconv.FormatInt(end.port, 10)
	if end.port == 0 {
		numeric = "*"
	}
	return command.Cell{Value: object.Str(host + ":" + numeric), Shown: host + ":" + names.shown(end.port, r.Protocol.String())}
}
