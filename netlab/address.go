package netlab

import (
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// A Family is an address family, a socket's first argument.
type Family int

// String returns Python's name of the family, or its number.
func (f Family) String() string {
	switch f {
	case AF_UNSPEC:
		return "AF_UNSPEC"
	case AF_UNIX:
		return "AF_UNIX"
	case AF_INET:
		return "AF_INET"
	case AF_INET6:
		return "AF_INET6"
	}
	found := "" // the first of the alphabet, as in Python: AF_NETLINK is AF_ROUTE too
	for _, names := range systemConstants {
		for name, number := range names {
			if Family(number) == f && strings.HasPrefix(name, "AF_") && (found == "" || name < found) {
				found = name
			}
		}
	}
	if found == "" {
		return strconv.Itoa(int(f))
	}
	return found
}

// A Type is a socket's type, its second argument.
type Type int

// String returns Python's name of the type, or its number.
func (t Type) String() string {
	switch t {
	case SOCK_STREAM:
		return "SOCK_STREAM"
	case SOCK_DGRAM:
		return "SOCK_DGRAM"
	case SOCK_RAW:
		return "SOCK_RAW"
	case SOCK_RDM:
		return "SOCK_RDM"
	case SOCK_SEQPACKET:
		return "SOCK_SEQPACKET"
	}
	return strconv.Itoa(int(t))
}

// An Address is where a socket is or whom it speaks to: an [IPv4], an [IPv6], a
// [Unix] or, on Linux, a [Packet] and others. Two of them may be compared with ==.
//
// Its host may be a name when it is given to Bind, Connect or SendTo, which
// resolve it as Python does; addresses that come from the kernel hold numbers.
type Address interface {
	// Family is the family of the sockets that the address is for.
	Family() Family
	// String is the repr of Python's value for the address: a tuple, or the
	// path of a Unix socket (bytes for an abstract one).
	String() string
}

// IPv4 is the address (host, port) of an AF_INET socket.
type IPv4 struct {
	Host string
	Port int
}

// Family returns AF_INET.
func (IPv4) Family() Family { return AF_INET }

// String returns Python's tuple, such as ('127.0.0.1', 61200).
func (a IPv4) String() string { return fmt.Sprintf("(%s, %d)", quote(a.Host), a.Port) }

// IPv6 is the address (host, port, flowinfo, scope id) of an AF_INET6 socket.
type IPv6 struct {
	Host     string
	Port     int
	FlowInfo int
	ScopeID  int
}

// Family returns AF_INET6.
func (IPv6) Family() Family { return AF_INET6 }

// String returns Python's tuple of four, such as ('::1', 61200, 0, 0).
func (a IPv6) String() string {
	return fmt.Sprintf("(%s, %d, %d, %d)", quote(a.Host), a.Port, a.FlowInfo, a.ScopeID)
}

// Unix is the address of an AF_UNIX socket: a path, empty for an unbound one,
// or after a first NUL byte an abstract name (unix(7)).
type Unix struct {
	Path string
}

// Family returns AF_UNIX.
func (Unix) Family() Family { return AF_UNIX }

// Abstract reports whether the address is a name outside the file system.
func (a Unix) Abstract() bool { return strings.HasPrefix(a.Path, "\x00") }

// String returns the path as Python shows it, as bytes if it is abstract.
func (a Unix) String() string {
	if !a.Abstract() {
		return quote(a.Path)
	}
	return quoteBytes(a.Path)
}

// quoteBytes is Python's repr of bytes.
func quoteBytes(s string) string {
	mark := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		mark = '"'
	}
	b := []byte{'b', mark}
	for _, c := range []byte(s) {
		switch {
		case c == '\\' || c == mark:
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c < 0x20 || c > 0x7e:
			b = fmt.Appendf(b, `\x%02x`, c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, mark))
}

// quote is Python's repr of a host or a path.
func quote(s string) string {
	mark := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		mark = '"'
	}
	var b strings.Builder
	b.WriteByte(mark)
	for _, r := range s {
		switch {
		case r == '\\' || r == rune(mark):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case !strconv.IsPrint(r) && r <= 0xff:
			fmt.Fprintf(&b, `\x%02x`, r)
		case !strconv.IsPrint(r) && r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		case !strconv.IsPrint(r):
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte(mark)
	return b.String()
}

// HostPort returns the address of host and port in family: an IPv6 for
// AF_INET6, an IPv4 otherwise.
func HostPort(family Family, host string, port int) Address {
	if family == AF_INET6 {
		return IPv6{Host: host, Port: port}
	}
	return IPv4{Host: host, Port: port}
}

// SplitHostPort returns the host and port of an IPv4 or IPv6 address; ok is
// false for any other.
func SplitHostPort(a Address) (host string, port int, ok bool) {
	switch a := a.(type) {
	case IPv4:
		return a.Host, a.Port, true
	case IPv6:
		return a.Host, a.Port, true
	}
	return "", 0, false
}

// AddrPort is an address of IP in numbers, without its zone; not valid for any other, with a
// port alone where the host is a name.
func AddrPort(a Address) netip.AddrPort {
	host, port, _ := SplitHostPort(a)
	ip, _ := netip.ParseAddr(host)
	return netip.AddrPortFrom(ip, uint16(port))
}

// JoinHostPort writes a host, a name or a number, and a port as one: host:port, with
// brackets about an IPv6 address.
func JoinHostPort(host string, port int) string { return net.JoinHostPort(host, strconv.Itoa(port)) }

// AddressText is an address as people write it: host:port with an IPv6 host in
// brackets, the path of a Unix socket, an abstract name with the @ of ss(8). It is
// "" for nil, and for a Unix socket without a name. The host need not be a number.
func AddressText(a Address) string {
	switch a := a.(type) {
	case IPv4:
		return JoinHostPort(a.Host, a.Port)
	case IPv6:
		return JoinHostPort(a.Host, a.Port)
	case Unix:
		return a.shown()
	case Packet:
		return a.Interface
	case nil:
		return ""
	}
	return a.String()
}

// shown is the path with a visible @ for an abstract name's NUL, as package net
// has it too.
func (a Unix) shown() string {
	if a.Abstract() {
		return "@" + a.Path[1:]
	}
	return a.Path
}
