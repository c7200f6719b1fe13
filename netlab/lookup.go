package netlab

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strconv"
)

// resolver asks /etc/hosts and DNS itself, without the C library, so that a
// lookup ends when its context does and behaves alike on every system.
var resolver = &net.Resolver{PreferGo: true}

// lookupHost returns the addresses of host in family (any if AF_UNSPEC), at
// least one, or a socket.gaierror.
func lookupHost(ctx context.Context, op, host string, family Family) ([]netip.Addr, error) {
	if ip, ok := numericHost(host); ok {
		if family == AF_INET && !ip.Is4() || family == AF_INET6 && ip.Is4() {
			return nil, gaiError(op, EAI_ADDRFAMILY)
		}
		return []netip.Addr{ip}, nil
	}
	if host == "" || len(host) > 253 {
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
		return nil, lookupError(ctx, op, err)
	}
	for i, ip := range found {
		found[i] = ip.Unmap()
	}
	return found, nil
}

// lookupError is the socket.gaierror for what Go's resolver says.
func lookupError(ctx context.Context, op string, err error) error {
	if ctx.Err() != nil {
		return asError(op, ctx.Err(), nil)
	}
	code := EAI_NONAME
	var address *net.AddrError
	var dns *net.DNSError
	switch {
	case errors.As(err, &address):
		code = EAI_NODATA // the name exists, with addresses of the other family
	case errors.As(err, &dns) && dns.IsNotFound:
		code = EAI_NONAME
	case errors.As(err, &dns):
		code = EAI_AGAIN
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
