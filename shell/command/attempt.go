package command

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
)

// attempt is a bind, listen or connect over IP that the system refused.
type attempt struct {
	*netlab.Attempt
	session *Session
	at      netip.AddrPort
	host    string // as it was typed
	typed   string // with the port
	python  bool   // nothing was typed: a Python line made the attempt
}

// attemptHint is the hint for a bind, a listen or a connect that failed, from what this
// machine knows of the address: an errno alone has many causes. judged is false where
// it is not the attempt that tells.
func (s *Session) attemptHint(failed *netlab.Error, typed string) (h locale.Hint, judged bool) {
	if failed.Attempt == nil {
		return nil, false
	}
	at, ok := endpoint(failed.Attempt.Address)
	if !ok {
		return nil, false
	}
	python := typed == ""
	if python {
		if typed = netlab.AddressText(failed.Address); typed == "" || strings.HasPrefix(typed, ":") { // Python's '' is any
			typed = netlab.AddressText(failed.Attempt.Address)
		}
	}
	host, _ := known.SplitTyped(typed)
	a := attempt{failed.Attempt, s, at, host, typed, python}
	switch errno := failed.Code(); {
	case failed.Op == "connect":
		return a.connectHint(errno)
	case errno == syscall.EADDRINUSE:
		return a.takenHint(), true
	}
	return nil, false
}

// connectHint is for a connect that failed with errno, 0 for a timeout of the
// socket's own.
func (a attempt) connectHint(errno syscall.Errno) (h locale.Hint, judged bool) {
	switch errno {
	case 0:
		return a.unanswered(locale.SilentInTimeHint), true
	case syscall.ETIMEDOUT:
		return a.unanswered(locale.SilentHostHint), true
	case syscall.ECONNREFUSED:
		return a.refused(), true
	case syscall.EADDRNOTAVAIL:
		return a.noLocal(), true
	case syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.EACCES, syscall.EINVAL:
		return a.unreached(errno), true
	}
	return nil, false
}

// refused is for a port that nobody listens on: here, or on the machine that said so.
func (a attempt) refused() locale.Hint {
	port := a.at.Port()
	switch {
	case a.Type != netlab.SOCK_STREAM:
		return nil
	case port == 0:
		return locale.ConnectPortZeroHint.Hint()
	case !ours(a.at.Addr()):
		any := netip.IPv4Unspecified()
		if a.at.Addr().Is6() {
			any = netip.IPv6Unspecified()
		}
		return locale.RefusedThereHint.Hint(a.host, port, any)
	}
	var elsewhere []netip.AddrPort
	for _, row := range onPort(port, netlab.ProtocolTCP) {
		switch {
		case takes(row, a.at.Addr()):
			return nil // it has begun since, or its queue is full and it says so
		case row.State == netlab.TCPListen:
			at, _ := endpoint(row.Local)
			elsewhere = append(elsewhere, at)
		}
	}
	switch name := a.session.boundHere(a.at); {
	case name != "":
		return locale.BoundSocketHint.Hint(name)
	case len(elsewhere) > 0:
		return listensElsewhere(port, elsewhere)
	}
	return locale.RefusedHint.Hint(a.typed, a.listenWords())
}

// listensElsewhere names the addresses that a port is listened on at, and the host to
// connect to for the first.
func listensElsewhere(port uint16, all []netip.AddrPort) locale.Hint {
	first := all[0].Addr()
	if first == netip.IPv6Unspecified() {
		first = netip.IPv6Loopback()
	}
	var names []string
	for _, at := range all {
		names = append(names, at.String())
	}
	return locale.ListensElsewhereHint.Hint(port, strings.Join(names, ", "), first.String())
}

// listenWords are what listen takes to listen where connect went.
func (a attempt) listenWords() string {
	port := strconv.Itoa(int(a.at.Port()))
	switch a.at.Addr() {
	case netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv4Unspecified():
		return port
	}
	return a.host + " " + port
}

// unanswered is for a connect that nothing came back of: away is the hint for a host
// that is another machine.
func (a attempt) unanswered(away locale.Text) locale.Hint {
	if !ours(a.at.Addr()) {
		return away.Hint(a.host)
	}
	for _, row := range onPort(a.at.Port(), netlab.ProtocolTCP) {
		// ss(8): of a listening socket, the connections that wait, and its backlog.
		if takes(row, a.at.Addr()) && row.RecvQueue > row.SendQueue {
			return locale.QueueFullHint.Hint(a.typed, row.RecvQueue, row.SendQueue)
		}
	}
	return nil
}

// QueueFull is the hint for a connect that Ctrl-C has ended: what it waited for, where
// that is a place in the queue of a socket of this machine.
func (c *Call) QueueFull() locale.Hint {
	to, err := c.Address("")
	if err != nil {
		return nil
	}
	host, port := known.SplitTyped(to.Typed)
	if host == "localhost" {
		host = "127.0.0.1"
	}
	ip, err := netip.ParseAddr(host)
	if err != nil || !ours(ip) {
		return nil
	}
	return attempt{session: c.Session, at: netip.AddrPortFrom(ip, uint16(port)), typed: to.Typed}.unanswered(locale.Text{})
}

// unreached is for a host that no way leads to, as far as this machine knows the
// way. Without a route of its own the errno came from a router: icmp(7).
func (a attempt) unreached(errno syscall.Errno) locale.Hint {
	ip := a.at.Addr()
	route, err := netlab.RouteTo(ip)
	switch {
	case errno == syscall.EINVAL && ip.IsLinkLocalUnicast() && ip.Zone() == "":
		if nic := linked(); nic != "" && a.python {
			return locale.ZoneTupleHint.Hint(literal.Repr(a.host), a.at.Port(), literal.Repr(nic))
		} else if nic != "" {
			return locale.ZoneHint.Hint(a.host, nic)
		}
		return nil
	case a.Type == netlab.SOCK_STREAM && errno == syscall.ENETUNREACH && (ip.IsMulticast() || route.Kind == netlab.RouteMany):
		return locale.ManyHostsHint.Hint(a.host)
	case err != nil && (errno == syscall.ENETUNREACH || errno == syscall.EHOSTUNREACH):
		return locale.UnreachableHint.Hint(a.host)
	case route.Kind == netlab.RouteForbidden:
		return locale.ForbiddenRouteHint.Hint(a.host)
	case errno == syscall.ENETUNREACH && route.Kind == netlab.RouteNone:
		return a.noRoute()
	case errno == syscall.ENETUNREACH:
		return locale.RouterSaysHint.Hint(a.host)
	case errno == syscall.EHOSTUNREACH:
		return a.noHost(route)
	}
	return nil
}

// noRoute is for a host in none of this machine's networks.
func (a attempt) noRoute() locale.Hint {
	all := reachableAddresses()
	switch {
	case len(all) == 0:
		return locale.NoNetworkHint.Hint()
	case a.at.Addr().Is6() && !slices.ContainsFunc(all, func(own netip.Addr) bool { return own.Is6() && !own.IsLinkLocalUnicast() }):
		return locale.NoIPv6Hint.Hint(a.host)
	}
	return locale.NoRouteHint.Hint(a.host)
}

// noHost is for a host that the last step to it does not find.
func (a attempt) noHost(route netlab.Route) locale.Hint {
	next := a.at.Addr()
	if route.Gateway.IsValid() {
		next = route.Gateway
	}
	switch presence := netlab.Neighbour(next); {
	case presence == netlab.PresenceSilent && linkState(route.Interface) == netlab.LinkNoCarrier:
		return locale.NoCarrierHint.Hint(route.Interface)
	case presence == netlab.PresenceSilent && route.Gateway.IsValid():
		return locale.SilentGatewayHint.Hint(next.String(), a.host)
	case presence == netlab.PresenceSilent:
		return locale.NobodyThereHint.Hint(a.host, route.Interface)
	case presence == netlab.PresenceUnknown:
		return locale.UnreachableHint.Hint(a.host)
	case route.Gateway.IsValid():
		return locale.RouterSaysHint.Hint(a.host)
	}
	return locale.RefusesEntryHint.Hint(a.host)
}

// noLocal is for a connection that has no local address or port to come from.
func (a attempt) noLocal() locale.Hint {
	local, ok := endpoint(a.Local)
	if !ok {
		return nil
	}
	if local.Port() == 0 {
		if a.at.Addr().Is6() && !ours(a.at.Addr()) && !slices.ContainsFunc(reachableAddresses(), netip.Addr.Is6) {
			return locale.NoIPv6Hint.Hint(a.host)
		}
		return locale.EphemeralHint.Hint(a.typed)
	}
	for _, row := range onPort(local.Port(), netlab.ProtocolTCP) {
		if remote, ok := endpoint(row.Remote); ok && remote == a.at && row.Local == a.Local {
			return locale.SameConnectionHint.Hint(netlab.AddressText(a.Local), a.typed, row.State.String())
		}
	}
	return nil
}

// takenHint is for an address that bind or listen found taken.
func (a attempt) takenHint() locale.Hint {
	if a.at.Port() == 0 {
		return locale.EphemeralBindHint.Hint()
	}
	if a.Type == netlab.SOCK_DGRAM {
		for _, row := range onPort(a.at.Port(), netlab.ProtocolUDP) {
			if shares(row, a.at.Addr()) {
				return a.held(locale.DatagramHasItHint, row)
			}
		}
		return locale.InUseHint.Hint(a.typed)
	}
	var connection, ended *netlab.Connection
	for _, row := range onPort(a.at.Port(), netlab.ProtocolTCP) {
		switch {
		case !shares(row, a.at.Addr()):
		case row.State == netlab.TCPListen:
			return a.held(locale.ListenerHasItHint, row)
		case row.State == netlab.TCPTimeWait:
			ended = &row
		default:
			connection = &row
		}
	}
	name := a.session.boundHere(a.at)
	switch {
	case name != "":
		return locale.BoundHasItHint.Hint(a.typed, name)
	case connection != nil:
		remote, who := netlab.AddressText(connection.Remote), a.session.holder(*connection)
		return func(l locale.Lang) string {
			return locale.ConnectionHasItHint.Format(l, a.typed, connection.State, remote, strings.TrimSuffix(who(l), ","))
		}
	case ended != nil && a.Reuse:
		return locale.TimeWaitThenHint.Hint(a.typed)
	case ended != nil:
		return locale.TimeWaitHint.Hint(a.typed)
	}
	return locale.InUseHint.Hint(a.typed)
}

// held is a hint that names who has the address, and which one.
func (a attempt) held(text locale.Text, row netlab.Connection) locale.Hint {
	who, where := a.session.holder(row), netlab.AddressText(row.Local)
	return func(l locale.Lang) string { return text.Format(l, a.typed, who(l), where) }
}
