package netlab

import (
	"context"
	"fmt"
	"net/netip"
)

// sockaddr turns address into the kernel's form for the socket, resolving its
// host as CPython does in bind, connect and sendto: "" is any address,
// "<broadcast>" 255.255.255.255, a number itself, and a name is looked up. op
// names the method in errors.
func (s *Socket) sockaddr(ctx context.Context, op string, address Address) (rawAddress, error) {
	family := s.family
	if family == AF_UNIX {
		path, ok := address.(Unix)
		if !ok {
			return nil, addressMismatch(op, family, address)
		}
		return unixSockaddr(op, path)
	}
	host, port, ok := SplitHostPort(address)
	if !ok || (family != AF_INET && family != AF_INET6) {
		return s.linkSockaddr(op, address)
	}
	ip, err := hostAddress(ctx, op, family, host)
	if err != nil {
		return nil, err
	}
	if port < 0 || port > 0xffff {
		return nil, &Error{Name: "OverflowError", Message: op + "(): port must be 0-65535.", Op: op, Address: address, Err: ErrPort}
	}
	if family == AF_INET {
		return rawInet4(ip, port), nil
	}
	six, ok := address.(IPv6)
	if !ok {
		six = IPv6{Port: port}
	}
	if six.FlowInfo < 0 || six.FlowInfo > 0xfffff {
		return nil, &Error{Name: "OverflowError", Message: op + "(): flowinfo must be 0-1048575.", Op: op, Address: address}
	}
	return rawInet6(ip, six), nil
}

// linkSockaddr is the form of an address below IP or beside it.
func (s *Socket) linkSockaddr(op string, address Address) (rawAddress, error) {
	if address == nil || address.Family() != s.family {
		return nil, addressMismatch(op, s.family, address)
	}
	raw, err := rawLink(address, func(name string) (index int, err error) {
		err = s.control(op, address, func(fd int) (err error) {
			index, err = interfaceIndex(fd, name)
			return err
		})
		return index, err
	})
	if raw == nil && err == nil {
		err = addressMismatch(op, s.family, address)
	}
	return raw, err
}

// address reads what the kernel wrote.
func (s *Socket) address(raw rawAddress) Address {
	return raw.address(s.proto, func(index int) (name string) {
		_ = s.control("ioctl", nil, func(fd int) error { // without the name it is ""
			name = interfaceName(fd, index)
			return nil
		})
		return name
	})
}

// resolved is the address of raw, which was made of given: given itself where that says
// as much, since its host is a number.
func (s *Socket) resolved(given Address, raw rawAddress) Address {
	if s.observer.Load() == nil {
		return given
	}
	if host, _, ok := SplitHostPort(given); ok && given.Family() == s.family {
		if _, err := netip.ParseAddr(host); err == nil {
			return given
		}
	}
	return s.address(raw)
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
func unixSockaddr(op string, address Unix) (rawAddress, error) {
	limit := maxUnix - 1
	if address.Abstract() {
		limit++
	}
	if len(address.Path) > limit {
		return nil, &Error{Name: "OSError", Message: "AF_UNIX path too long", Op: op, Address: address, Err: ErrPath}
	}
	return rawUnix(address.Path), nil
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
