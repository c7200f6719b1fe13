package netlab

import (
	"encoding/binary"
	"errors"
	"net"
	"net/netip"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Sizes and numbers of rtnetlink(7)'s structures, and how long an answer is waited for:
// the kernel gives it at once or not at all.
const (
	routeAnswerWait  = 200 * time.Millisecond
	routeAnswerBytes = 32 << 10
	neighbourSize    = unix.SizeofNdMsg
	neighbourState   = 8 // ndm_state in struct ndmsg
)

// RouteTo asks the kernel which way packets to host take: rtnetlink(7). Nothing
// is sent to host.
func RouteTo(host netip.Addr) (Route, error) {
	host = host.Unmap()
	p := make([]byte, unix.SizeofRtMsg)
	p[0], p[1] = routeFamily(host), byte(host.BitLen())
	p = routeAttribute(p, unix.RTA_DST, host.AsSlice())
	if index := routeZone(host.Zone()); index > 0 {
		p = routeAttribute(p, unix.RTA_OIF, binary.NativeEndian.AppendUint32(nil, uint32(index)))
	}
	var found Route
	err := askRoutes(unix.RTM_GETROUTE, unix.NLM_F_REQUEST, p, func(body []byte) {
		if len(body) < unix.SizeofRtMsg {
			return
		}
		found.Kind = routeKinds[body[7]]
		eachRouteAttribute(body[unix.SizeofRtMsg:], func(typ uint16, value []byte) {
			switch ip, _ := netip.AddrFromSlice(value); {
			case typ == unix.RTA_GATEWAY:
				found.Gateway = ip
			case typ == unix.RTA_OIF && len(value) == 4:
				if nic, err := net.InterfaceByIndex(int(binary.NativeEndian.Uint32(value))); err == nil {
					found.Interface = nic.Name
				}
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
	found := PresenceUnknown
	_ = askRoutes(unix.RTM_GETNEIGH, unix.NLM_F_REQUEST|unix.NLM_F_DUMP, p, func(body []byte) { // without an answer it is not known
		if len(body) < neighbourSize {
			return
		}
		state := binary.NativeEndian.Uint16(body[neighbourState:])
		eachRouteAttribute(body[neighbourSize:], func(typ uint16, value []byte) {
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

// routeZone is the number of the interface that an IPv6 zone names, 0 for none.
func routeZone(zone string) int {
	if nic, err := net.InterfaceByName(zone); zone != "" && err == nil {
		return nic.Index
	}
	return 0
}

// askRoutes sends one request to rtnetlink(7) and passes on the bodies of the answers.
func askRoutes(request uint16, flags uint16, body []byte, yield func(body []byte)) error {
	fd, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, unix.NETLINK_ROUTE)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	wait := unix.NsecToTimeval(int64(routeAnswerWait))
	if err := unix.SetsockoptTimeval(fd, unix.SOL_SOCKET, unix.SO_RCVTIMEO, &wait); err != nil {
		return err
	}
	p := make([]byte, unix.SizeofNlMsghdr, unix.SizeofNlMsghdr+len(body))
	binary.NativeEndian.PutUint32(p, uint32(unix.SizeofNlMsghdr+len(body)))
	binary.NativeEndian.PutUint16(p[4:], request)
	binary.NativeEndian.PutUint16(p[6:], flags)
	if err := unix.Sendto(fd, append(p, body...), 0, &unix.SockaddrNetlink{Family: unix.AF_NETLINK}); err != nil {
		return err
	}
	answer := make([]byte, routeAnswerBytes)
	for {
		n, _, err := unix.Recvfrom(fd, answer, 0)
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return err
		}
		if more, err := eachRouteAnswer(answer[:n], flags&unix.NLM_F_DUMP != 0, yield); !more || err != nil {
			return err
		}
	}
}

// eachRouteAnswer passes on the bodies in one datagram, and reports whether more of them
// follow; an error that the kernel answers with is a [syscall.Errno].
func eachRouteAnswer(p []byte, dump bool, yield func(body []byte)) (more bool, err error) {
	for len(p) >= unix.SizeofNlMsghdr {
		length := int(binary.NativeEndian.Uint32(p))
		if length < unix.SizeofNlMsghdr || length > len(p) {
			return false, nil
		}
		switch body := p[unix.SizeofNlMsghdr:length]; binary.NativeEndian.Uint16(p[4:]) {
		case unix.NLMSG_DONE:
			return false, nil
		case unix.NLMSG_ERROR:
			if len(body) < 4 {
				return false, nil
			}
			if code := int32(binary.NativeEndian.Uint32(body)); code < 0 {
				return false, syscall.Errno(-code)
			}
			return false, nil
		default:
			yield(body)
		}
		p = p[min((length+3)&^3, len(p)):]
	}
	return dump, nil
}

// routeAttribute appends an attribute, struct rtattr.
func routeAttribute(p []byte, typ uint16, value []byte) []byte {
	p = binary.NativeEndian.AppendUint16(p, uint16(unix.SizeofRtAttr+len(value)))
	p = binary.NativeEndian.AppendUint16(p, typ)
	return append(p, value...)
}

// eachRouteAttribute passes on the attributes that follow an answer's fixed part.
func eachRouteAttribute(p []byte, yield func(typ uint16, value []byte)) {
	for len(p) >= unix.SizeofRtAttr {
		length := int(binary.NativeEndian.Uint16(p))
		if length < unix.SizeofRtAttr || length > len(p) {
			return
		}
		yield(binary.NativeEndian.Uint16(p[2:]), p[unix.SizeofRtAttr:length])
		p = p[min((length+3)&^3, len(p)):]
	}
}
