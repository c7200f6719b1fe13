package socket

import (
	"net"
	"net/netip"
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// getnameinfo takes a numeric address and says its host and service, by name or
// as numbers: getnameinfo(3).
func getnameinfo(t *object.Thread, a []object.Value) (object.Value, error) {
	flags, err := native.Int(t, a[1])
	if err != nil {
		return nil, err
	}
	tuple, ok := object.Plain(a[0]).(*object.Tuple)
	if !ok {
		return nil, object.Errorf(object.TypeError, "getnameinfo() argument 1 must be a tuple")
	}
	illegal := object.Errorf(object.TypeError, "getnameinfo(): illegal sockaddr argument")
	elems := tuple.Elems
	if len(elems) < 2 || len(elems) > 4 {
		return nil, illegal
	}
	host, ok := object.Plain(elems[0]).(object.Str)
	if !ok {
		return nil, illegal
	}
	port, err := native.Int(t, elems[1])
	if err != nil {
		return nil, err
	}
	var more [2]uint32
	rest, err := unsignedArgs(t, elems[2:])
	if err != nil {
		return nil, err
	}
	copy(more[:], rest)
	if flowInfo(more[0]) < 0 {
		return nil, object.Errorf(object.OverflowError, "getnameinfo(): flowinfo must be 0-1048575.")
	}
	found, err := netlab.Resolve(t.Context(), netlab.Query{Host: string(host), Service: strconv.Itoa(port), Type: netlab.SOCK_DGRAM, Flags: netlab.AI_NUMERICHOST})
	if err != nil {
		return nil, Exception(err)
	}
	address, port, _ := netlab.SplitHostPort(found[0].Address)
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return nil, illegal
	}
	scope := 0
	if ip.Is6() {
		scope = int(more[1])
	} else if len(elems) != 2 {
		return nil, object.Errorf(object.OSError, "IPv4 sockaddr must be 2 tuple")
	}
	const known = netlab.NI_NUMERICHOST | netlab.NI_NUMERICSERV | netlab.NI_NOFQDN | netlab.NI_NAMEREQD | netlab.NI_DGRAM
	if flags&^known != 0 {
		return nil, Exception(netlab.GAIError("getnameinfo", netlab.EAI_BADFLAGS))
	}
	name, err := nameOf(t, ip, scope, flags)
	if err != nil {
		return nil, err
	}
	return object.NewTuple(object.Str(name), object.Str(serviceOf(port, flags))), nil
}

// nameOf is the host's part of getnameinfo.
func nameOf(t *object.Thread, ip netip.Addr, scope, flags int) (string, error) {
	if flags&netlab.NI_NUMERICHOST == 0 {
		names, err := lookupAddr(t, netlab.HostText(ip))
		switch {
		case err != nil:
			return "", err
		case len(names) > 0 && flags&netlab.NI_NOFQDN != 0:
			return withoutDomain(names[0]), nil
		case len(names) > 0:
			return names[0], nil
		}
	}
	if flags&netlab.NI_NAMEREQD != 0 {
		return "", Exception(netlab.GAIError("getnameinfo", netlab.EAI_NONAME))
	}
	text := netlab.HostText(ip)
	if scope == 0 {
		return text, nil
	}
	// glibc names the interface where only that tells addresses apart.
	if ip.IsLinkLocalUnicast() || ip.IsLinkLocalMulticast() {
		if nic, err := net.InterfaceByIndex(scope); err == nil {
			return text + "%" + nic.Name, nil
		}
	}
	return text + "%" + strconv.Itoa(scope), nil
}

// withoutDomain cuts this machine's own domain off a name.
func withoutDomain(name string) string {
	own, err := hostname()
	if err != nil {
		return name
	}
	if _, domain, ok := strings.Cut(own, "."); ok {
		return strings.TrimSuffix(name, "."+domain)
	}
	return name
}

// serviceOf is the service's part of getnameinfo.
func serviceOf(port, flags int) string {
	if flags&netlab.NI_NUMERICSERV == 0 {
		proto := "tcp"
		if flags&netlab.NI_DGRAM != 0 {
			proto = "udp"
		}
		if name, ok := ServiceName(port, proto); ok {
			return name
		}
	}
	return strconv.Itoa(port)
}
