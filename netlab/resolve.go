package netlab

import (
	"context"
	"net/netip"
	"strconv"
	"strings"
)

// A Resolution is one answer of [Resolve], as getaddrinfo's.
type Resolution struct {
	Family    Family
	Type      Type
	Proto     int
	Canonname string
	Address   Address
}

// A Query is what [Resolve] is asked: the arguments of Python's getaddrinfo.
type Query struct {
	// Host is a name or a number. Nowhere says that there is none (Python's
	// None), which is the loopback, or any address under AI_PASSIVE; so "" is
	// a name, one that does not exist.
	Host    string
	Nowhere bool
	// Service is a port's number or name, "" for none.
	Service string
	// Family, Type, Proto narrow the answers down; 0 is any.
	Family Family
	Type   Type
	Proto  int
	// Flags are AI_* constants.
	Flags int
}

// Flags of [Query], with Linux's values on every system: they never reach the
// kernel.
const (
	AI_PASSIVE     = 0x1
	AI_CANONNAME   = 0x2
	AI_NUMERICHOST = 0x4
	AI_V4MAPPED    = 0x8
	AI_ALL         = 0x10
	AI_ADDRCONFIG  = 0x20
	AI_NUMERICSERV = 0x400
)

// Flags and sizes of getnameinfo(3), as on Linux: they never reach the kernel.
const (
	NI_NUMERICHOST = 1
	NI_NUMERICSERV = 2
	NI_NOFQDN      = 4
	NI_NAMEREQD    = 8
	NI_DGRAM       = 16
	NI_MAXHOST     = 1025
	NI_MAXSERV     = 32
)

// transports are the pairs of type and protocol that getaddrinfo knows, in glibc's
// order.
var transports = []struct {
	typ     Type
	proto   int
	network string // for the port's name
	asked   bool   // offered only to those who ask for it
	raw     bool   // of any protocol, and without services
}{
	{typ: SOCK_STREAM, proto: protoTCP, network: "tcp"},
	{typ: SOCK_DGRAM, proto: protoUDP, network: "udp"},
	{typ: SOCK_DGRAM, proto: protoUDPLite, network: "udplite", asked: true},
	{typ: SOCK_STREAM, proto: protoSCTP, network: "sctp", asked: true},
	{typ: SOCK_SEQPACKET, proto: protoSCTP, network: "sctp", asked: true},
	{typ: SOCK_RAW, network: "raw", raw: true},
}

// Numbers of IANA's registry, the same on every system.
const (
	protoTCP     = 6
	protoUDP     = 17
	protoIPv6    = 41
	protoSCTP    = 132
	protoUDPLite = 136
)

// Resolve looks a host and a service up, as getaddrinfo(3) does: one answer
// for each address and kind of socket. Its errors are socket.gaierror.
func Resolve(ctx context.Context, q Query) ([]Resolution, error) {
	const op = "getaddrinfo"
	if q.Host == "*" { // as in C
		q.Host, q.Nowhere = "", true
	}
	if q.Service == "*" {
		q.Service = ""
	}
	const known = AI_PASSIVE | AI_CANONNAME | AI_NUMERICHOST | AI_V4MAPPED | AI_ALL | AI_ADDRCONFIG | AI_NUMERICSERV
	switch {
	case q.Nowhere && q.Service == "":
		return nil, gaiError(op, EAI_NONAME)
	case q.Flags&^known != 0:
		return nil, gaiError(op, EAI_BADFLAGS)
	case q.Flags&AI_CANONNAME != 0 && q.Nowhere:
		return nil, gaiError(op, EAI_BADFLAGS)
	case q.Family != AF_UNSPEC && q.Family != AF_INET && q.Family != AF_INET6:
		return nil, gaiError(op, EAI_FAMILY)
	}
	kinds, err := q.kinds(ctx, op)
	if err != nil {
		return nil, err
	}
	hosts, err := q.hosts(ctx, op)
	if err != nil {
		return nil, err
	}
	var out []Resolution
	for _, host := range hosts {
		for _, kind := range kinds {
			r := Resolution{Type: kind.typ, Proto: kind.proto}
			if host.Is4() {
				r.Family = AF_INET
				r.Address = IPv4{Host: host.String(), Port: kind.port}
			} else {
				r.Family = AF_INET6
				r.Address = IPv6{Host: HostText(host.WithZone("")), Port: kind.port, ScopeID: scopeID(host.Zone())}
			}
			if len(out) == 0 && q.Flags&AI_CANONNAME != 0 {
				r.Canonname = canonicalName(ctx, q.Host)
			}
			out = append(out, r)
		}
	}
	return out, nil
}

type kind struct {
	typ   Type
	proto int
	port  int
}

// kinds are the pairs of type and protocol that the query admits, each with
// the number of the service there.
func (q Query) kinds(ctx context.Context, op string) ([]kind, error) {
	number, numeric := 0, true
	if q.Service != "" {
		n, err := strconv.ParseInt(strings.TrimLeft(q.Service, " \t\n\v\f\r"), 10, 64)
		numeric = err == nil && n >= 0 && int32(n) != -1 // which is no number to glibc
		number = int(n & 0xffff)                         // as glibc, which cuts a number that is too big
	}
	if !numeric && q.Flags&AI_NUMERICSERV != 0 {
		return nil, gaiError(op, EAI_NONAME)
	}
	var kinds []kind
	wanted := false
	for _, t := range transports {
		chosen := q.Type != 0 || q.Proto != 0
		if q.Type != 0 && q.Type != t.typ || q.Proto != 0 && !t.raw && q.Proto != t.proto || !chosen && t.asked {
			continue
		}
		wanted = true
		k := kind{t.typ, t.proto, number}
		switch {
		case t.raw:
			if k.proto = q.Proto; !numeric || chosen && q.Service != "" {
				continue // no service has a name there, nor a number if asked
			}
		case !numeric:
			port, err := lookupPort(ctx, t.network, q.Service)
			if err != nil {
				if chosen {
					return nil, gaiError(op, EAI_SERVICE)
				}
				continue
			}
			k.port = port
		}
		if kinds = append(kinds, k); chosen {
			break // the first that fits
		}
	}
	switch {
	case !wanted && q.Type != 0:
		return nil, gaiError(op, EAI_SOCKTYPE)
	case len(kinds) == 0:
		return nil, gaiError(op, EAI_SERVICE)
	}
	return kinds, nil
}

// hosts are the addresses of the query's host.
func (q Query) hosts(ctx context.Context, op string) ([]netip.Addr, error) {
	if q.Nowhere {
		four, six := netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv6Loopback()
		hosts := []netip.Addr{six, four}
		if q.Flags&AI_PASSIVE != 0 {
			four, six = netip.IPv4Unspecified(), netip.IPv6Unspecified()
			hosts = []netip.Addr{four, six}
		}
		switch q.Family {
		case AF_INET:
			hosts = []netip.Addr{four}
		case AF_INET6:
			hosts = []netip.Addr{six}
		}
		return hosts, nil
	}
	if q.Flags&AI_NUMERICHOST != 0 {
		if _, ok := numericHost(q.Host); !ok {
			return nil, gaiError(op, EAI_NONAME)
		}
	}
	hosts, err := lookupHost(ctx, op, q.Host, q.Family)
	if err != nil && q.Family == AF_INET6 && q.Flags&AI_V4MAPPED != 0 {
		if four, fourErr := lookupHost(ctx, op, q.Host, AF_INET); fourErr == nil {
			for i, host := range four {
				four[i] = netip.AddrFrom16(host.As16())
			}
			return four, nil
		}
	}
	return hosts, err
}
