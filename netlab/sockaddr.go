package netlab

import (
	"context"
	"fmt"
	"net/netip"

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
		return nil, &Error{Name: "OverflowError", Message: op + "(): port must be 0-65535.", Op: op, Address: address, Err: ErrPort}
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
	name := address.shown()
	if address.Abstract() {
		limit++
	}
	if len(name) > limit {
		return nil, &Error{Name: "OSError", Message: "AF_UNIX path too long", Op: op, Address: address, Err: ErrPath}
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
