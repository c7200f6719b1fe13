package netlab

import (
	"context"
	"encoding/binary"
	"errors"
	"net/netip"
	"syscall"

	"golang.org/x/sys/unix"
)

// Sizes and offsets of rtnetlink(7)'s struct ndmsg.
const (
	neighbourSize  = unix.SizeofNdMsg
	neighbourIndex = 4 // ndm_ifindex
	neighbourState = 8 // ndm_state
)

// RouteTo asks the kernel which way packets to host take: rtnetlink(7). Nothing
// is sent to host.
func RouteTo(host netip.Addr) (Route, error) {
	host = host.Unmap()
	p := make([]byte, unix.SizeofRtMsg)
	p[0], p[1] = routeFamily(host), byte(host.BitLen())
	p = routeAttribute(p, unix.RTA_DST, host.AsSlice())
	if index := scopeID(host.Zone()); index > 0 {
		p = routeAttribute(p, unix.RTA_OIF, binary.NativeEndian.AppendUint32(nil, uint32(index)))
	}
	n, err := openNetlink(unix.NETLINK_ROUTE, unix.RTM_GETROUTE)
	if err != nil {
		return Route{}, asError("route", err, nil)
	}
	defer n.close()
	var found Route
	err = n.one(p, func(body []byte) {
		if len(body) < unix.SizeofRtMsg {
			return
		}
		found.Kind = routeKinds[body[7]]
		attributes(body[unix.SizeofRtMsg:], func(typ uint16, value []byte) {
			switch ip, _ := netip.AddrFromSlice(value); {
			case typ == unix.RTA_GATEWAY:
				found.Gateway = ip
			case typ == unix.RTA_OIF && len(value) == 4:
				found.Interface = interfaceName(n.fd, int(binary.NativeEndian.Uint32(value)))
			}
		})
	})
	var errno syscall.Errno
	switch {
	case err == nil:
		return found, nil
	case !errors.As(err, &errno):
	case errno == syscall.ENETUNREACH:
		return Route{Kind: RouteNone}, nil
	case errno == syscall.EHOSTUNREACH, errno == syscall.EACCES, errno == syscall.EINVAL:
		// What connect says of an unreachable, a prohibit, a blackhole route.
		return Route{Kind: RouteForbidden}, nil
	}
	return Route{}, asError("route", err, nil)
}

// routeKinds are the kinds of a route by rtm_type. An IPv6 route that forbids is an
// answer, not an error.
var routeKinds = map[byte]RouteKind{
	unix.RTN_UNICAST: RouteHost, unix.RTN_LOCAL: RouteLocal, unix.RTN_BROADCAST: RouteMany, unix.RTN_MULTICAST: RouteMany,
	unix.RTN_UNREACHABLE: RouteForbidden, unix.RTN_PROHIBIT: RouteForbidden, unix.RTN_BLACKHOLE: RouteForbidden,
}

// Neighbour tells what the kernel's table of neighbours has of a host in one of this
// machine's networks: ip-neighbour(8).
func Neighbour(host netip.Addr) Presence {
	host = host.Unmap()
	p := make([]byte, neighbourSize)
	p[0] = routeFamily(host)
	index := scopeID(host.Zone())
	found := PresenceUnknown
	n, err := openNetlink(unix.NETLINK_ROUTE, unix.RTM_GETNEIGH)
	if err != nil {
		return found
	}
	defer n.close()
	_ = n.dump(context.Background(), p, func(body []byte) { // without an answer it is not known
		if len(body) < neighbourSize || index > 0 && binary.NativeEndian.Uint32(body[neighbourIndex:]) != uint32(index) {
			return
		}
		state := binary.NativeEndian.Uint16(body[neighbourState:])
		attributes(body[neighbourSize:], func(typ uint16, value []byte) {
			ip, ok := netip.AddrFromSlice(value)
			switch {
			case typ != unix.NDA_DST || !ok || ip != host.WithZone(""):
			case state&(unix.NUD_REACHABLE|unix.NUD_STALE|unix.NUD_DELAY|unix.NUD_PROBE) != 0:
				found = PresenceAnswered
			case state&(unix.NUD_FAILED|unix.NUD_INCOMPLETE) != 0 && found == PresenceUnknown:
				found = PresenceSilent
			}
		})
	})
	return found
}

func routeFamily(host netip.Addr) byte {
	if host.Is4() {
		return unix.AF_INET
	}
	return unix.AF_INET6
}

// routeAttribute appends an attribute, struct rtattr.
func routeAttribute(p []byte, typ uint16, value []byte) []byte {
	p = binary.NativeEndian.AppendUint16(p, uint16(unix.SizeofRtAttr+len(value)))
	p = binary.NativeEndian.AppendUint16(p, typ)
	return append(p, value...)
}
