package netlab

import (
	"net"
	"net/netip"
)

// An Interface is one of this machine's network interfaces.
type Interface struct {
	Name  string // eth0, lo
	State LinkState
	// Loopback is whether it leads back to this machine, whatever its addresses.
	Loopback bool
	// Hardware is its MAC address, "02:42:ac:11:00:02"; "" for none.
	Hardware string
	// Addresses are its IP addresses, each with the length of its network's
	// prefix, without an IPv6 zone.
	Addresses []netip.Prefix
}

// LinkState tells whether anything can pass an interface.
type LinkState int

// The states of an interface: netdevice(7), IFF_UP and IFF_RUNNING.
const (
	LinkDown      LinkState = iota // switched off
	LinkNoCarrier                  // switched on, and nothing at its other end: no cable, no Wi-Fi network
	LinkUp
)

// String returns the state in ip(8)'s words.
func (s LinkState) String() string {
	switch s {
	case LinkUp:
		return "up"
	case LinkNoCarrier:
		return "no carrier"
	}
	return "down"
}

// Interfaces returns this machine's network interfaces, as far as this network
// namespace has them, in the order of their numbers.
func Interfaces() ([]Interface, error) {
	nics, err := net.Interfaces()
	if err != nil {
		return nil, asError("addresses", err, nil)
	}
	all := make([]Interface, 0, len(nics))
	for _, nic := range nics {
		found := Interface{Name: nic.Name, Loopback: nic.Flags&net.FlagLoopback != 0, Hardware: nic.HardwareAddr.String()}
		switch {
		case nic.Flags&net.FlagUp == 0:
		case nic.Flags&net.FlagRunning == 0:
			found.State = LinkNoCarrier
		default:
			found.State = LinkUp
		}
		addresses, err := nic.Addrs()
		if err != nil {
			continue // gone since it was listed
		}
		for _, a := range addresses {
			network, ok := a.(*net.IPNet)
			if !ok {
				continue
			}
			ip, ok := netip.AddrFromSlice(network.IP)
			if ones, bits := network.Mask.Size(); ok && bits > 0 {
				found.Addresses = append(found.Addresses, netip.PrefixFrom(ip.Unmap(), ones))
			}
		}
		all = append(all, found)
	}
	return all, nil
}

// Scope tells from where an IP address can be reached.
type Scope int

// The scopes, from the narrowest.
const (
	ScopeLoopback  Scope = iota // this machine alone
	ScopeLinkLocal              // this link: 169.254.0.0/16, fe80::/10
	ScopePrivate                // networks that the Internet has no route to
	ScopeGlobal
)

// String returns the scope's name.
func (s Scope) String() string {
	switch s {
	case ScopeLoopback:
		return "loopback"
	case ScopeLinkLocal:
		return "link-local"
	case ScopePrivate:
		return "private"
	}
	return "global"
}

// unrouted are the networks that IANA's special-purpose registries mark as not
// globally reachable (RFC 6890), but for the loopback's and the links' own.
var unrouted = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"), // RFC 1918
	netip.MustParsePrefix("100.64.0.0/10"),                                                                                   // RFC 6598
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), // RFC 5737
	netip.MustParsePrefix("198.18.0.0/15"),                                        // RFC 2544
	netip.MustParsePrefix("fc00::/7"),                                             // RFC 4193
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2001:10::/28"), // RFC 3849, RFC 4843
}

// ScopeOf is from where ip can be reached.
func ScopeOf(ip netip.Addr) Scope {
	ip = ip.Unmap()
	switch {
	case ip.IsLoopback():
		return ScopeLoopback
	case ip.IsLinkLocalUnicast():
		return ScopeLinkLocal
	}
	for _, network := range unrouted {
		if network.Contains(ip) {
			return ScopePrivate
		}
	}
	return ScopeGlobal
}
