package netlab

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// resolver asks /etc/hosts and DNS itself, without the C library, so that a
// lookup ends when its context does and behaves alike on every system.
var resolver = newResolver(new(net.Dialer).DialContext)

// newResolver returns a resolver that reaches its servers by dial. When the
// context of a lookup is done, Go's own would go on waiting for an answer in
// the background; this one does not.
func newResolver(dial func(ctx context.Context, network, address string) (net.Conn, error)) *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err == nil {
			context.AfterFunc(ctx, func() { conn.SetDeadline(time.Unix(0, 1)) })
		}
		return conn, err
	}}
}

// lookupHost returns the addresses of host in family (any if AF_UNSPEC), at
// least one, or a socket.gaierror.
func lookupHost(ctx context.Context, op, host string, family Family) ([]netip.Addr, error) {
	if ip, ok := numericHost(host); ok {
		if family == AF_INET && !ip.Is4() || family == AF_INET6 && ip.Is4() {
			return nil, gaiError(op, EAI_ADDRFAMILY)
		}
		return []netip.Addr{ip}, nil
	}
	if host == "" || len(host) > 253 || strings.Contains(host, ":") { // no name has a colon: IPv6, misspelt
		return nil, gaiError(op, EAI_NONAME)
	}
	network := "ip"
	switch family {
	case AF_INET:
		network = "ip4"
	case AF_INET6:
		network = "ip6"
	}
	found, err := resolver.LookupNetIP(ctx, network, host)
	if err != nil {
		return nil, lookupError(ctx, op, host, family, err)
	}
	for i, ip := range found {
		found[i] = ip.Unmap()
	}
	return found, nil
}

// lookupError is the socket.gaierror for what Go's resolver says of host.
func lookupError(ctx context.Context, op, host string, family Family, err error) error {
	if ctx.Err() != nil {
		return asError(op, ctx.Err(), nil)
	}
	code := EAI_NONAME
	var dns *net.DNSError
	switch {
	case !errors.As(err, &dns): // /etc/hosts has it, in the other family
	case !dns.IsNotFound:
		code = EAI_AGAIN
	case family != AF_UNSPEC:
		// Go does not tell a name that does not exist from one that has only
		// addresses of the other family; C does.
		other := map[Family]string{AF_INET: "ip6", AF_INET6: "ip4"}[family]
		if _, err := resolver.LookupNetIP(ctx, other, host); err == nil {
			code = EAI_NODATA
		}
	}
	found := gaiError(op, code)
	found.Err = err
	return found
}

// lookupPort returns the port of the service called name on network.
func lookupPort(ctx context.Context, network, name string) (int, error) {
	return resolver.LookupPort(ctx, network, name)
}

// scopeID is the number of the interface that an IPv6 zone names; 0 if none.
func scopeID(zone string) int {
	if zone == "" {
		return 0
	}
	if n, err := strconv.Atoi(zone); err == nil {
		return n
	}
	if nic, err := net.InterfaceByName(zone); err == nil {
		return nic.Index
	}
	return 0
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
