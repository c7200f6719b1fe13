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
	if ip, scope, ok := readIP(host); ok {
		if family == AF_INET && ip.Is4In6() {
			ip = ip.Unmap()
		}
		if family == AF_INET && !ip.Is4() || family == AF_INET6 && ip.Is4() {
			return nil, gaiError(op, EAI_ADDRFAMILY)
		}
		if ip, ok = withScope(ip, scope); !ok {
			return nil, gaiError(op, EAI_NONAME)
		}
		return []netip.Addr{ip}, nil
	}
	digits := strings.Trim(host, "0123456789.") == "" && !strings.HasSuffix(host, ".")
	if !isHostName(host) || family == AF_INET && digits {
		return nil, gaiError(op, EAI_NONAME) // C does not ask for such names
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

// nobody is a name that does not exist (RFC 6761, section 6.4).
const nobody = "invalid."

// isHostName reports whether glibc asks for a name: 255 octets at most in a message,
// 63 a label, which is of letters, digits, - and _; the first does not begin with -.
func isHostName(host string) bool {
	if host == "." { // the root
		return true
	}
	name := strings.TrimSuffix(host, ".")
	if name == "" || len(name) > 253 || name[0] == '-' {
		return false
	}
	for label := range strings.SplitSeq(name, ".") {
		if label == "" || len(label) > 63 || strings.ContainsFunc(label, func(c rune) bool {
			return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_'
		}) {
			return false
		}
	}
	return true
}

// canonicalName is the name that /etc/hosts or DNS have for a host, host itself where
// they have none.
func canonicalName(ctx context.Context, host string) string {
	if _, _, numeric := readIP(host); numeric {
		return host
	}
	name, err := resolver.LookupCNAME(ctx, host)
	if err != nil || name == "" {
		return host
	}
	return strings.TrimSuffix(name, ".")
}

// lookupError is the socket.gaierror for what Go's resolver says of host.
func lookupError(ctx context.Context, op, host string, family Family, err error) error {
	if ctx.Err() != nil {
		return asError(op, ctx.Err(), nil)
	}
	code := EAI_NONAME
	var dns *net.DNSError
	switch {
	case !errors.As(err, &dns) || dns.IsNotFound && dns.Server == "":
		// /etc/hosts has it, in the other family, or Go does not ask for such a name,
		// 1.2.3.4.5: C does, and so finds out whether there is anybody to ask.
		if _, err := resolver.LookupNetIP(ctx, "ip4", nobody); errors.As(err, &dns) && !dns.IsNotFound {
			code = EAI_AGAIN
		}
		if ctx.Err() != nil {
			return asError(op, ctx.Err(), nil)
		}
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
	if strings.Trim(name, "+-") == "" { // which Go reads as 0
		return 0, &net.DNSError{Err: "unknown port", Name: network + "/" + name, IsNotFound: true}
	}
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
	ip, scope, ok := readIP(host)
	if !ok {
		return ip, false
	}
	return withScope(ip, scope)
}

// withScope is an IPv6 address with the number of its scope, as inet6_scopeid_pton has
// it: an interface's name where the scope is a link, a number of 32 bits anywhere.
// nil is no scope.
func withScope(ip netip.Addr, scope *string) (netip.Addr, bool) {
	if scope == nil {
		return ip, true
	}
	if ip.IsLinkLocalUnicast() || ip.IsLinkLocalMulticast() {
		if nic, err := net.InterfaceByName(*scope); err == nil {
			return ip.WithZone(strconv.Itoa(nic.Index)), true
		}
	}
	if *scope == "" || (*scope)[0] < '0' || (*scope)[0] > '9' {
		return netip.Addr{}, false
	}
	n, err := strconv.ParseUint(*scope, 10, 32)
	return ip.WithZone(strconv.FormatUint(n, 10)), err == nil
}

// readIP is numericHost without a look at the scope that stands behind %.
func readIP(host string) (ip netip.Addr, scope *string, ok bool) {
	if strings.Contains(host, ":") {
		text, behind, scoped := strings.Cut(host, "%")
		if scoped {
			scope = &behind
		}
		ip, err := netip.ParseAddr(text)
		return ip, scope, err == nil
	}
	ip, ok = readIPv4(host)
	return ip, nil, ok
}

// readIPv4 reads the forms of inet_aton(3).
func readIPv4(host string) (netip.Addr, bool) {
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
