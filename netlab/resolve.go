package netlab

import (
	"context"
	"fmt"
	"net/netip"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// sockaddr turns address into the kernel's form for a socket of family,
// resolving its host as CPython does in bind, connect and sendto: "" is any
// address, "<broadcast>" 255.255.255.255, a number itself, and a name is
// looked up. op names the method in errors.
func sockaddr(ctx context.Context, op string, family Family, address Address) (unix.Sockaddr, error) {
	if family == AF_UNIX {
		path, ok := address.(Unix)
		if !ok {
			return nil, addressMismatch(op, family, address)
		}
		return unixSockaddr(op, path)
	}
	host, port, ok := SplitHostPort(address)
	if !ok || (family != AF_INET && family != AF_INET6) {
		return nil, addressMismatch(op, family, address)
	}
	ip, err := hostAddress(ctx, op, family, host)
	if err != nil {
		return nil, err
	}
	if port < 0 || port > 0xffff {
		return nil, &Error{Name: "OverflowError", Message: op + "(): port must be 0-65535.", Op: op, Address: address}
	}
	if family == AF_INET {
		return &unix.SockaddrInet4{Port: port, Addr: ip.As4()}, nil
	}
	sa := &unix.SockaddrInet6{Port: port, Addr: ip.As16()}
	if six, ok := address.(IPv6); ok {
		if six.FlowInfo < 0 || six.FlowInfo > 0xfffff {
			return nil, &Error{Name: "OverflowError", Message: op + "(): flowinfo must be 0-1048575.", Op: op, Address: address}
		}
		sa.ZoneId = uint32(six.ScopeID)
	}
	return sa, nil
}

func addressMismatch(op string, family Family, address Address) error {
	return &Error{
		Name:    "TypeError",
		Message: fmt.Sprintf("%s(): address %v is not one of %v", op, address, family),
		Op:      op,
		Address: address,
	}
}

// unixSockaddr is the kernel's form of a Unix socket's path: 107 bytes and a
// NUL, or 108 bytes for an abstract name (unix(7)).
func unixSockaddr(op string, address Unix) (unix.Sockaddr, error) {
	limit := len(unix.RawSockaddrUnix{}.Path) - 1
	name := address.Path
	if address.Abstract() {
		limit++
		name = "@" + name[1:]
	}
	if len(name) > limit {
		return nil, &Error{Name: "OSError", Message: "AF_UNIX path too long", Op: op, Address: address}
	}
	return &unix.SockaddrUnix{Name: name}, nil
}

// hostAddress is CPython's setipaddr: the one address of family that host
// stands for.
func hostAddress(ctx context.Context, op string, family Family, host string) (netip.Addr, error) {
	switch {
	case host == "" && family == AF_INET6:
		return netip.IPv6Unspecified(), nil
	case host == "":
		return netip.IPv4Unspecified(), nil
	case host == "<broadcast>" || host == "255.255.255.255":
		if family != AF_INET {
			return netip.Addr{}, &Error{Name: "OSError", Message: "address family mismatched", Op: op}
		}
		return netip.AddrFrom4([4]byte{255, 255, 255, 255}), nil
	}
	found, err := lookupHost(ctx, op, host, family)
	if err != nil {
		return netip.Addr{}, err
	}
	return found[0], nil
}

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

// transports are the pairs of type and protocol that getaddrinfo offers, in
// its order.
var transports = []struct {
	typ     Type
	proto   int
	network string // for the port's name
}{
	{SOCK_STREAM, unix.IPPROTO_TCP, "tcp"},
	{SOCK_DGRAM, unix.IPPROTO_UDP, "udp"},
	{SOCK_RAW, 0, ""},
}

// Resolve looks a host and a service up, as getaddrinfo(3) does: one answer
// for each address and kind of socket. Its errors are socket.gaierror.
func Resolve(ctx context.Context, q Query) ([]Resolution, error) {
	const op = "getaddrinfo"
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
				r.Address = IPv6{Host: host.WithZone("").String(), Port: kind.port, ScopeID: scopeID(host.Zone())}
			}
			if len(out) == 0 && q.Flags&AI_CANONNAME != 0 {
				r.Canonname = q.Host
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
		n, err := strconv.Atoi(q.Service)
		numeric = err == nil
		number = n & 0xffff // as glibc, which cuts a number that is too big
		if numeric && n < 0 {
			return nil, gaiError(op, EAI_SERVICE)
		}
	}
	if !numeric && q.Flags&AI_NUMERICSERV != 0 {
		return nil, gaiError(op, EAI_NONAME)
	}
	var kinds []kind
	wanted := false
	for _, t := range transports {
		raw := t.typ == SOCK_RAW
		if q.Type != 0 && q.Type != t.typ || q.Proto != 0 && !raw && q.Proto != t.proto || q.Proto != 0 && raw && q.Type != SOCK_RAW {
			continue
		}
		wanted = true
		k := kind{t.typ, t.proto, number}
		if raw {
			k.proto = q.Proto
			if !numeric || q.Type == SOCK_RAW && q.Service != "" {
				continue // no service has a name there, nor a number if asked
			}
		} else if !numeric {
			port, err := lookupPort(ctx, t.network, q.Service)
			if err != nil {
				continue
			}
			k.port = port
		}
		kinds = append(kinds, k)
	}
	switch {
	case !wanted:
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

// numericHost reads an IPv4 address in any of the forms of inet_aton(3)
// ("127.1", "0x7f000001") or an IPv6 address, with a zone or not.
func numericHost(host string) (netip.Addr, bool) {
	if strings.Contains(host, ":") {
		ip, err := netip.ParseAddr(host)
		if err != nil || ip.Zone() != "" && scopeID(ip.Zone()) == 0 {
			return netip.Addr{}, false
		}
		return ip, true
	}
	parts := strings.Split(host, ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var value uint64
	for i, part := range parts {
		n, ok := inetNumber(part)
		if !ok {
			return netip.Addr{}, false
		}
		if i < len(parts)-1 {
			if n > 0xff {
				return netip.Addr{}, false
			}
			value |= n << (24 - 8*i)
			continue
		}
		if n >= 1<<(32-8*i) {
			return netip.Addr{}, false
		}
		value |= n
	}
	return netip.AddrFrom4([4]byte{byte(value >> 24), byte(value >> 16), byte(value >> 8), byte(value)}), true
}

// inetNumber reads one part of an IPv4 address: decimal, octal after a 0, or
// hexadecimal after 0x, as C does.
func inetNumber(text string) (uint64, bool) {
	base := 10
	switch {
	case len(text) > 1 && (text[:2] == "0x" || text[:2] == "0X"):
		text, base = text[2:], 16
	case len(text) > 1 && text[0] == '0':
		text, base = text[1:], 8
	}
	n, err := strconv.ParseUint(text, base, 33)
	return n, err == nil
}

// Codes of [Error] for names that were not resolved: glibc's EAI_* values,
// which Python prints.
const (
	EAI_BADFLAGS   = -1
	EAI_NONAME     = -2
	EAI_AGAIN      = -3
	EAI_FAIL       = -4
	EAI_NODATA     = -5
	EAI_FAMILY     = -6
	EAI_SOCKTYPE   = -7
	EAI_SERVICE    = -8
	EAI_ADDRFAMILY = -9
	EAI_MEMORY     = -10
	EAI_SYSTEM     = -11
)

// gaiMessages are gai_strerror(3)'s texts.
var gaiMessages = map[int]string{
	EAI_BADFLAGS:   "Bad value for ai_flags",
	EAI_NONAME:     "Name or service not known",
	EAI_AGAIN:      "Temporary failure in name resolution",
	EAI_FAIL:       "Non-recoverable failure in name resolution",
	EAI_NODATA:     "No address associated with hostname",
	EAI_FAMILY:     "ai_family not supported",
	EAI_SOCKTYPE:   "ai_socktype not supported",
	EAI_SERVICE:    "Servname not supported for ai_socktype",
	EAI_ADDRFAMILY: "Address family for hostname not supported",
	EAI_MEMORY:     "Memory allocation failure",
	EAI_SYSTEM:     "System error",
}

func gaiError(op string, code int) *Error {
	return &Error{Name: "socket.gaierror", Errno: code, Message: gaiMessages[code], Op: op}
}
