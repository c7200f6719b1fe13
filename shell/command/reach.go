package command

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// Who else can reach what listens here, and what they type for it.

// maxOffered is how many addresses a line names.
const maxOffered = 3

// offer is what a neighbour types to reach a socket.
type offer func(host string, port int) string

func offerConnect(host string, port int) string  { return fmt.Sprintf("connect %s %d", host, port) }
func offerTLS(host string, port int) string      { return offerConnect(host, port) + " tls insecure" }
func offerDatagram(host string, port int) string { return fmt.Sprintf("sendto %s %d TEXT", host, port) }
func offerHTTP(host string, port int) string {
	return "http GET " + netlab.JoinHostPort(host, port) + "/"
}
func offerStore(host string, port int) string { return offerHTTP(host, port) + "products" }

// serverOffer is the offer of a background server.
func serverOffer(v object.Value) offer {
	if b, ok := v.(*sheet.HTTPServer); ok {
		if b.Type().Name == "Store" {
			return offerStore
		}
		return offerHTTP
	}
	n, ok := sheet.ServerOf(v)
	stream, _ := n.(*netlab.Server)
	switch {
	case stream != nil && stream.Certificate != nil: // for localhost, so nobody else can check it
		return offerTLS
	case ok && n.Socket() != nil:
		return socketOffer(n.Socket())
	}
	return offerConnect
}

// socketOffer is the offer of a socket without a server.
func socketOffer(s *netlab.Socket) offer {
	if s.Type() == netlab.SOCK_DGRAM {
		return offerDatagram
	}
	return offerConnect
}

// reachableAddresses are this machine's addresses that others can reach it at, those of
// a link alone at the end.
func reachableAddresses() (all []netip.Addr) {
	nics, err := netlab.Interfaces()
	if err != nil {
		return nil
	}
	for _, nic := range nics {
		for _, own := range nic.Addresses {
			if nic.State == netlab.LinkUp && !nic.Loopback {
				all = append(all, own.Addr())
			}
		}
	}
	rank := func(ip netip.Addr) int {
		switch local := netlab.ScopeOf(ip) == netlab.ScopeLinkLocal; {
		case ip.Is4() && !local:
			return 0
		case !local:
			return 1
		case ip.Is4():
			return 2
		}
		return 3
	}
	slices.SortStableFunc(all, func(a, b netip.Addr) int { return rank(a) - rank(b) })
	return all
}

// zoned is an address as a neighbour types it: one of its link needs the name of the
// neighbour's own interface.
func zoned(ip netip.Addr) string {
	if ip.Is6() && ip.IsLinkLocalUnicast() {
		return ip.String() + "%INTERFACE"
	}
	return ip.String()
}

// linked is the name of an interface that leads to other machines, "" for none.
func linked() string {
	nics, _ := netlab.Interfaces() // without them it is ""
	for _, nic := range nics {
		for _, own := range nic.Addresses {
			if nic.State == netlab.LinkUp && own.Addr().Is6() && !nic.Loopback {
				return nic.Name
			}
		}
	}
	return ""
}

// linkState is the state of an interface.
func linkState(name string) netlab.LinkState {
	nics, _ := netlab.Interfaces() // without them it is LinkDown
	for _, nic := range nics {
		if nic.Name == name {
			return nic.State
		}
	}
	return netlab.LinkDown
}

// reachedAt are the addresses at which others reach a socket; beyond is false for one
// that is this machine's own affair.
func reachedAt(s *netlab.Socket) (all []netip.Addr, port int, beyond bool) {
	at, ok := endpoint(s.Local())
	switch {
	case !ok || at.Port() == 0 || at.Addr().IsLoopback():
		return nil, 0, false
	case !at.Addr().IsUnspecified():
		own := at.Addr().WithZone("")
		return []netip.Addr{own}, int(at.Port()), slices.Contains(reachableAddresses(), own)
	}
	only6 := false
	if v, err := s.Option("IPV6_V6ONLY"); at.Addr().Is6() && err == nil {
		only6 = v.Int != 0
	}
	for _, own := range reachableAddresses() {
		if own.Is4() && !only6 || own.Is6() && at.Addr().Is6() {
			all = append(all, own)
		}
	}
	return all, int(at.Port()), true
}

// offered is what a neighbour types, for a few of the addresses: those of a link
// alone only where there are no others.
func (o offer) offered(all []netip.Addr, port int) string {
	var lines []string
	for i, ip := range all {
		switch {
		case i > 0 && netlab.ScopeOf(ip) == netlab.ScopeLinkLocal && netlab.ScopeOf(all[0]) != netlab.ScopeLinkLocal:
		case len(lines) == maxOffered:
			return strings.Join(lines, ", ") + ", …"
		default:
			lines = append(lines, o(zoned(ip), port))
		}
	}
	return strings.Join(lines, ", ")
}

// ReportReach tells who else can reach a socket or a server that has begun to listen,
// and what they type: nothing of one that is for this machine alone.
func (c *Call) ReportReach(v object.Value) {
	var how offer
	sock, ok := socket.Of(v)
	if ok {
		how = socketOffer(sock)
	} else if b, ok := known.ServerOf(v); ok {
		sock, how = b.Socket(), serverOffer(v)
	}
	if sock == nil {
		return
	}
	all, port, beyond := reachedAt(sock)
	switch {
	case !beyond:
	case len(all) == 0:
		c.Console.Report(locale.ReachableByNone)
	default:
		c.Console.Remark(locale.ReachableBy, how.offered(all, port))
	}
}

// OfferedBeyond is what others type to reach a socket that has begun to listen; beyond
// is false for one that is this machine's own affair.
func OfferedBeyond(sock *netlab.Socket, how func(host string, port int) string) (offered string, beyond bool) {
	all, port, beyond := reachedAt(sock)
	return offer(how).offered(all, port), beyond
}

// TellReach tells what other machines type to reach this shell's sockets, or what to
// type here first.
func (c *Call) TellReach() {
	any := reachableAddresses()
	if len(any) == 0 {
		c.Console.Report(locale.ReachNone)
		return
	}
	told := map[*netlab.Socket]bool{}
	for _, n := range c.Session.namedSockets() {
		listens := n.socket.State() == netlab.StateListening || n.socket.Type() == netlab.SOCK_DGRAM && n.socket.State() == netlab.StateOpen
		all, port, beyond := reachedAt(n.socket)
		if !listens || !beyond || len(all) == 0 || told[n.socket] {
			continue
		}
		told[n.socket] = true
		c.Console.Remark(locale.ReachOffer, n.name, n.offer.offered(all, port))
	}
	if len(told) > 0 {
		return
	}
	here := netip.IPv4Unspecified()
	if any[0].Is6() {
		here = netip.IPv6Unspecified()
	}
	c.Console.Remark(locale.ReachListen, here.String(), zoned(any[0]))
}
