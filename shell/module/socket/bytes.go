package socket

import (
	"math"
	"math/bits"
	"net"
	"net/netip"
	"strings"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// addBytes adds byte order and the packed form of addresses. The machines that
// labsh runs on are little-endian, as the network is not.
func addBytes(m *object.Module) {
	short := func(name, doc string) {
		m.AddFunc(name, "x, /", doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			n, err := native.Int(t, a[0])
			switch {
			case err != nil:
				return nil, err
			case n < 0:
				return nil, object.Errorf(object.OverflowError, "%s: can't convert negative Python int to C 16-bit unsigned integer", name)
			case n > math.MaxUint16:
				return nil, object.Errorf(object.OverflowError, "%s: Python int too large to convert to C 16-bit unsigned integer", name)
			}
			return object.NewInt(int64(networkOrder16(uint16(n)))), nil
		})
	}
	long := func(name, doc string) {
		m.AddFunc(name, "x, /", doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			if !object.Is(a[0], object.IntType) {
				return nil, object.Errorf(object.TypeError, "expected int, %s found", a[0].Type().Name)
			}
			v, err := object.AsIndex(t, a[0])
			if err != nil {
				return nil, err
			}
			n, ok := v.(object.Int)
			switch {
			case !ok || n > math.MaxUint32:
				return nil, object.Errorf(object.OverflowError, "int larger than 32 bits")
			case n < 0:
				return nil, object.Errorf(object.OverflowError, "can't convert negative value to unsigned int")
			}
			return object.NewInt(int64(networkOrder32(uint32(n)))), nil
		})
	}
	short("htons", "Convert a 16-bit unsigned integer from host to network byte order.")
	short("ntohs", "Convert a 16-bit unsigned integer from network to host byte order.")
	long("htonl", "htonl(integer) -> integer\n\nConvert a 32-bit integer from host to network byte order.")
	long("ntohl", "ntohl(integer) -> integer\n\nConvert a 32-bit integer from network to host byte order.")

	addParsedFunction(m, "inet_aton", 1, 1, "inet_aton(string) -> bytes giving packed 32-bit IP representation\n\nConvert an IP address in string format (123.45.67.89) to the 32-bit packed\nbinary format used in low-level network functions.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		text, err := strArg("inet_aton", 1, a[0])
		if err != nil {
			return nil, err
		}
		// Like C's, it reads up to the first white space.
		if i := strings.IndexAny(text, " \t\n\v\f\r"); i > 0 {
			text = text[:i]
		}
		if text == "" || strings.Contains(text, ":") {
			return nil, object.Errorf(object.OSError, "illegal IP address string passed to inet_aton")
		}
		found, err := netlab.Resolve(t.Context(), netlab.Query{Host: text, Family: netlab.AF_INET, Type: netlab.SOCK_STREAM, Flags: netlab.AI_NUMERICHOST})
		if err != nil {
			return nil, object.Errorf(object.OSError, "illegal IP address string passed to inet_aton")
		}
		host, _, _ := netlab.SplitHostPort(found[0].Address)
		ip, _ := netip.ParseAddr(host)
		return object.Bytes(ip.AsSlice()), nil
	})
	m.AddFunc("inet_ntoa", "packed_ip, /", "inet_ntoa(packed_ip) -> ip_address_string\n\nConvert an IP address from 32-bit packed binary format to string format", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		p, err := native.Octets(a[0])
		if err != nil {
			return nil, err
		}
		if len(p) != 4 {
			return nil, object.Errorf(object.OSError, "packed IP wrong length for inet_ntoa")
		}
		return object.Str(netip.AddrFrom4([4]byte(p)).String()), nil
	})
	addParsedFunction(m, "inet_pton", 2, 2, "inet_pton(af, ip) -> packed IP address string\n\nConvert an IP address from string format to a packed string suitable\nfor use with low-level network functions.", inetPton)
	addParsedFunction(m, "inet_ntop", 2, 2, "inet_ntop(af, packed_ip) -> string formatted IP address\n\nConvert a packed IP address of the given family to string format.", inetNtop)
}

func networkOrder16(n uint16) uint16 { return bits.ReverseBytes16(n) }
func networkOrder32(n uint32) uint32 { return bits.ReverseBytes32(n) }

func inetPton(t *object.Thread, a []object.Value) (object.Value, error) {
	family, err := native.Int(t, a[0])
	if err != nil {
		return nil, err
	}
	text, err := strArg("inet_pton", 2, a[1])
	if err != nil {
		return nil, err
	}
	if f := netlab.Family(family); f != netlab.AF_INET && f != netlab.AF_INET6 {
		return nil, object.NewException(object.OSError, object.NewInt(97), object.Str("Address family not supported by protocol"))
	}
	ip, err := netip.ParseAddr(text)
	if err != nil || ip.Zone() != "" || ip.Is4() != (netlab.Family(family) == netlab.AF_INET) {
		return nil, object.Errorf(object.OSError, "illegal IP address string passed to inet_pton")
	}
	return object.Bytes(ip.AsSlice()), nil
}

func inetNtop(t *object.Thread, a []object.Value) (object.Value, error) {
	family, err := native.Int(t, a[0])
	if err != nil {
		return nil, err
	}
	p, err := native.Octets(a[1])
	if err != nil {
		return nil, err
	}
	size := map[netlab.Family]int{netlab.AF_INET: 4, netlab.AF_INET6: 16}[netlab.Family(family)]
	switch {
	case size == 0:
		return nil, object.Errorf(object.ValueError, "unknown address family %d", family)
	case len(p) != size:
		return nil, object.Errorf(object.ValueError, "invalid length of packed IP address string")
	}
	ip, _ := netip.AddrFromSlice(p)
	return object.Str(netlab.HostText(ip)), nil
}

// addInterfaces adds the names and numbers of the network interfaces.
func addInterfaces(m *object.Module) {
	m.AddFunc("if_nameindex", "", "if_nameindex()\n\nReturns a list of network interface information (index, name) tuples.", func(*object.Thread, []object.Value) (object.Value, error) {
		nics, err := net.Interfaces()
		if err != nil {
			return nil, file.OSErrorOf(err)
		}
		list := make([]object.Value, len(nics))
		for i, nic := range nics {
			list[i] = object.NewTuple(object.NewInt(int64(nic.Index)), object.Str(nic.Name))
		}
		return object.NewList(list...), nil
	})
	m.AddFunc("if_nametoindex", "oname, /", "if_nametoindex(if_name)\n\nReturns the interface index corresponding to the interface name if_name.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		name, err := pathArg(t, a[0])
		if err != nil {
			return nil, err
		}
		nic, err := net.InterfaceByName(name)
		if err != nil {
			return nil, object.Errorf(object.OSError, "no interface with this name")
		}
		return object.NewInt(int64(nic.Index)), nil
	})
	m.AddFunc("if_indextoname", "index, /", "if_indextoname(if_index)\n\nReturns the interface name corresponding to the interface index if_index.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		index, err := indexArg(a[0])
		if err != nil {
			return nil, err
		}
		nic, err := net.InterfaceByIndex(index)
		if err != nil {
			return nil, object.NewException(object.OSError, object.NewInt(6), object.Str("No such device or address"))
		}
		return object.Str(nic.Name), nil
	})
}

// indexArg reads the number of an interface, an unsigned long in C; 0 for one that
// is beyond all numbers.
func indexArg(v object.Value) (int, error) {
	if !object.Is(v, object.IntType) {
		return 0, object.Errorf(object.TypeError, "an integer is required")
	}
	n, err := object.AsIndex(nil, v)
	if err != nil {
		return 0, err
	}
	big, isBig := n.(*object.BigInt)
	i, _ := n.(object.Int)
	switch {
	case i < 0 || isBig && big.V.Sign() < 0:
		return 0, object.Errorf(object.OverflowError, "can't convert negative value to unsigned int")
	case isBig && big.V.BitLen() > 64:
		return 0, object.Errorf(object.OverflowError, "Python int too large to convert to C unsigned long")
	case isBig || i > math.MaxInt32:
		return 0, nil
	}
	return int(i), nil
}
