package command

import (
	"encoding/binary"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"syscall"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// The most bytes that a UDP datagram carries: 65,535 less the headers, of which IPv6
// does not count its own (RFC 768, RFC 791, RFC 8200 §4.5).
const (
	longestIPv4 = 65535 - 20 - 8
	longestIPv6 = 65535 - 8
)

// datagramHint is for an error of a UDP or Unix datagram socket; ours tells that the
// hints for streams would be wrong, also where there is nothing to say. address is what
// the command was about, or the socket's peer.
func (c *Call) datagramHint(e *object.Exception, address string) (hint locale.Hint, ours bool) {
	sock, ok := socket.Of(c.Subject)
	var failed *netlab.Error
	if !ok || sock.Type() != netlab.SOCK_DGRAM || !errors.As(e, &failed) {
		return nil, false
	}
	unix := sock.Family() == netlab.AF_UNIX
	host, port := known.SplitTyped(address)
	switch failed.Code() {
	case syscall.EPIPE:
		return locale.ShutForWritingHint.Hint(), true
	case syscall.ENOTCONN:
		switch {
		case unix && (failed.Op == "send" || failed.Op == "sendall"):
			return locale.NoUnixPeerHint.Hint(), true
		default:
			return locale.NoPeerYetHint.Hint(), true
		}
	}
	if unix || sock.Family() != netlab.AF_INET && sock.Family() != netlab.AF_INET6 {
		return nil, false
	}
	switch failed.Code() {
	case 0:
		// To a socket without a port nothing comes, however long one waits.
		return nil, failed.Timeout() && !known.Bound(sock)
	case syscall.ECONNREFUSED:
		// Only ICMP's "port unreachable" ends here: Linux's icmp_err_convert, RFC 1122
		// §4.1.3.3. It reaches a connected socket alone, and is about its peer,
		// wherever the datagram goes that is told of it (udp(7)).
		if sock.Remote() == nil {
			return nil, true
		}
		peer := c.failed("")
		return locale.PortUnreachableHint.Hint(peer, bindLine(known.SplitTyped(peer))), true
	case syscall.EMSGSIZE:
		return tooLong(c, sock), true
	case syscall.EACCES:
		return broadcastHint(sock, host, failed.Op, port)
	case syscall.ENETUNREACH:
		return noRouteHint(sock, host)
	case syscall.EINVAL:
		if failed.Op == "bind" && known.Bound(sock) {
			return locale.BoundAlreadyHint.Hint(netlab.AddressText(sock.Local())), true
		}
		if port == 0 && address != "" && failed.Op == "sendto" {
			return locale.PortZeroHint.Hint(), true
		}
	}
	return nil, false
}

// bindLine is the bind that is missing where a datagram found no socket.
func bindLine(host string, port int) string {
	ip, err := netip.ParseAddr(host)
	switch {
	case host == "localhost" || err == nil && ip.IsLoopback():
		return fmt.Sprintf("bind %d", port)
	case err == nil && ip.Is6():
		return fmt.Sprintf("bind :: %d", port)
	}
	return fmt.Sprintf("bind 0.0.0.0 %d", port)
}

// tooLong is for a message beyond what any datagram carries; below that, what has
// refused it is a limit of the way there.
func tooLong(c *Call, sock *netlab.Socket) locale.Hint {
	most, over := longestIPv4, "IPv4"
	if sock.Family() == netlab.AF_INET6 {
		most, over = longestIPv6, "IPv6"
	}
	if len(c.Message()) <= most {
		return nil
	}
	return locale.DatagramTooLongHint.Hint(most, over)
}

// broadcastHint is for EACCES: of a broadcast address if the socket is not allowed
// broadcasts (ip(7)), of a port only in bind.
func broadcastHint(sock *netlab.Socket, host, op string, port int) (locale.Hint, bool) {
	if op == "bind" {
		return nil, false
	}
	allowed, err := sock.Option("SO_BROADCAST")
	if err != nil || allowed.Int != 0 || !isBroadcast(host) {
		return nil, true
	}
	return locale.BroadcastHint.Hint(host), true
}

// noRouteHint is for an address of many to which no route leads, and no interface was
// chosen; for any other there is the general one.
func noRouteHint(sock *netlab.Socket, host string) (locale.Hint, bool) {
	ip, err := netip.ParseAddr(host)
	switch {
	case err != nil:
	case ip.IsMulticast() && ip.Is4():
		if chosen, err := sock.Option("IP_MULTICAST_IF"); err == nil && chosen.String() == "0.0.0.0" {
			return locale.NoGroupRouteHint.Hint(host), true
		}
	case ip.IsMulticast():
		if chosen, err := sock.Option("IPV6_MULTICAST_IF"); err == nil && chosen.Int == 0 {
			return locale.NoGroupRoute6Hint.Hint(host), true
		}
	case ip == limitedBroadcast:
		for _, b := range broadcasts() {
			if !b.IsLoopback() {
				return locale.NoBroadcastRouteHint.Hint(b), true
			}
		}
	}
	return nil, false
}

// limitedBroadcast is everybody on the network at hand: RFC 919.
var limitedBroadcast = netip.AddrFrom4([4]byte{255, 255, 255, 255})

// isBroadcast reports whether a host is a broadcast address as seen from this machine:
// everybody's, or that of one of its networks.
func isBroadcast(host string) bool {
	if host == "<broadcast>" { // Python's name for it
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil || !ip.Is4() {
		return false
	}
	return ip == limitedBroadcast || slices.Contains(broadcasts(), ip)
}

// broadcasts are the broadcast addresses of this machine's networks, the loopback
// device's too: the last address of each (RFC 919). A network of two addresses or of one
// has none (RFC 3021).
func broadcasts() (all []netip.Addr) {
	nics, _ := netlab.Interfaces() // without them there are none
	for _, nic := range nics {
		for _, own := range nic.Addresses {
			if !own.Addr().Is4() || own.Bits() > 30 {
				continue
			}
			last := own.Addr().As4()
			binary.BigEndian.PutUint32(last[:], binary.BigEndian.Uint32(last[:])|^uint32(0)>>own.Bits())
			all = append(all, netip.AddrFrom4(last))
		}
	}
	return all
}
