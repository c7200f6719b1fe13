package command

import (
	"context"
	"net/netip"
	"os"
	"strconv"
	"time"

	"labsh/netlab"
	"labsh/shell/locale"
)

// What a hint knows of this machine: its addresses and its sockets.

// lookTime bounds what a hint looks up, which takes a few milliseconds on a machine that
// is not very busy: a hint that comes late is better than one that knows half.
const lookTime = 3 * time.Second

// endpoint is an address of IP, its host with an IPv6 zone; ok is false for any
// other.
func endpoint(a netlab.Address) (at netip.AddrPort, ok bool) {
	host, port, ok := netlab.SplitHostPort(a)
	if !ok || port < 0 || port > 0xffff {
		return at, false
	}
	ip, err := netip.ParseAddr(host)
	if six, ok := a.(netlab.IPv6); ok && six.ScopeID != 0 {
		ip = ip.WithZone(strconv.Itoa(six.ScopeID))
	}
	return netip.AddrPortFrom(ip.Unmap(), uint16(port)), err == nil
}

// ours reports whether an address is one of this machine's.
func ours(ip netip.Addr) bool {
	if ip.IsLoopback() || ip.IsUnspecified() {
		return true
	}
	nics, _ := netlab.Interfaces() // without them it is none
	for _, nic := range nics {
		for _, own := range nic.Addresses {
			if own.Addr() == ip.WithZone("") {
				return true
			}
		}
	}
	return false
}

// onPort are the machine's sockets with a local port, of protocol; none where the
// system does not tell.
func onPort(port uint16, protocol netlab.Protocol) (rows []netlab.Connection) {
	ctx, cancel := context.WithTimeout(context.Background(), lookTime)
	defer cancel()
	all, _ := netlab.Connections(ctx, protocol) // what came in time
	for _, row := range all {
		if at, ok := endpoint(row.Local); ok && at.Port() == port && row.Protocol == protocol {
			rows = append(rows, row)
		}
	}
	return rows
}

// takes reports whether a listening socket takes connections to an address.
func takes(row netlab.Connection, to netip.Addr) bool {
	at, ok := endpoint(row.Local)
	switch {
	case !ok || row.State != netlab.TCPListen:
		return false
	case to == netip.IPv4Unspecified(): // connect takes it for the loopback
		to = netip.AddrFrom4([4]byte{127, 0, 0, 1})
	case to == netip.IPv6Unspecified():
		to = netip.IPv6Loopback()
	}
	return at.Addr() == to || at.Addr() == netip.IPv6Unspecified() && (to.Is6() || !row.V6Only) || at.Addr() == netip.IPv4Unspecified() && to.Is4()
}

// shares reports whether a socket's address and another one, with the same port, are
// not both free to take.
func shares(row netlab.Connection, at netip.Addr) bool {
	has, ok := endpoint(row.Local)
	switch {
	case !ok:
		return false
	case has.Addr() == at:
		return true
	case has.Addr().Is4() == at.Is4():
		return has.Addr().IsUnspecified() || at.IsUnspecified()
	}
	// The any address of IPv6 is IPv4's too.
	return has.Addr() == netip.IPv6Unspecified() && !row.V6Only || at == netip.IPv6Unspecified()
}

// holder is who has a socket of the machine open.
func (s *Session) holder(row netlab.Connection) locale.Hint {
	for _, n := range s.namedSockets() {
		// By its number: the processes may not have been found in time.
		if row.Inode != 0 && n.socket.Inode() == row.Inode {
			return locale.HolderHere.Hint(n.name)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), lookTime)
	defer cancel()
	rows := []netlab.Connection{row}
	_ = netlab.FindProcesses(ctx, rows) // what came in time
	processes := rows[0].Processes
	for _, p := range processes {
		if p.PID == os.Getpid() {
			return locale.HolderUnnamed.Hint()
		}
	}
	if len(processes) == 0 {
		return locale.HolderUnknown.Hint()
	}
	return locale.HolderThere.Hint(processes[0].Name, processes[0].PID)
}

// namedSocket is an open socket of this shell.
type namedSocket struct {
	name   string
	socket *netlab.Socket
	offer  offer
}

// namedSockets are those of the shell that have a name, servers' with the server's.
func (s *Session) namedSockets() (all []namedSocket) {
	for _, n := range s.Known.Servers() {
		if sock := n.Server.Socket(); sock != nil && n.Server.Running() {
			all = append(all, namedSocket{n.Name, sock, serverOffer(n.Value)})
		}
	}
	for _, n := range s.Known.Sockets() {
		if n.Open() {
			all = append(all, namedSocket{n.Name, n.Socket, socketOffer(n.Socket)})
		}
	}
	return all
}

// boundHere is the name of a stream socket of this shell that is bound to an
// address and does not listen; "" for none.
func (s *Session) boundHere(at netip.AddrPort) string {
	for _, n := range s.namedSockets() {
		has, ok := endpoint(n.socket.Local())
		if ok && has.Port() == at.Port() && n.socket.State() == netlab.StateOpen && n.socket.Type() == netlab.SOCK_STREAM &&
			shares(netlab.Connection{Local: n.socket.Local()}, at.Addr()) {
			return n.name
		}
	}
	return ""
}
