package netlab

import (
	"encoding/binary"
	"net/netip"
	"unsafe"
)

// A rawAddress is an address in the kernel's layout, a struct sockaddr and what
// follows it, as long as the kernel says. Package unix's own forms of it lose what
// follows a NUL in an abstract Unix name, a name of all 108 bytes, the flow
// information of IPv6, and the addresses of families that it does not know.
//
// The first two bytes are the family, which putFamily and family know by system;
// ports and IP addresses are in network order everywhere.
type rawAddress []byte

// Sizes of struct sockaddr_in, sockaddr_in6 and sockaddr_un's head.
const (
	sizeInet4 = 16
	sizeInet6 = 28
	unixHead  = 2
)

func newRawAddress(family Family, size int) rawAddress {
	raw := make(rawAddress, size)
	raw.putFamily(family)
	return raw
}

func rawInet4(ip netip.Addr, port int) rawAddress {
	raw := newRawAddress(AF_INET, sizeInet4)
	binary.BigEndian.PutUint16(raw[2:], uint16(port))
	copy(raw[4:], ip.AsSlice())
	return raw
}

func rawInet6(ip netip.Addr, a IPv6) rawAddress {
	raw := newRawAddress(AF_INET6, sizeInet6)
	binary.BigEndian.PutUint16(raw[2:], uint16(a.Port))
	binary.BigEndian.PutUint32(raw[4:], uint32(a.FlowInfo))
	sixteen := ip.As16()
	copy(raw[8:], sixteen[:])
	binary.NativeEndian.PutUint32(raw[24:], uint32(a.ScopeID))
	return raw
}

// rawUnix is the address of a path, with a NUL behind it, or of an abstract name
// without. None at all has the kernel choose an abstract one.
func rawUnix(path string) rawAddress {
	size := unixHead + len(path)
	if path != "" && path[0] != 0 {
		size++
	}
	raw := newRawAddress(AF_UNIX, size)
	copy(raw[unixHead:], path)
	return raw
}

// address reads a raw address; nil for none, which is what a stream's recvfrom has,
// and a datagram from a Unix socket without a name. nics tells the interfaces'
// names.
func (raw rawAddress) address(proto int, nics interfaceNames) Address {
	if len(raw) < unixHead {
		return nil
	}
	switch family := raw.family(); {
	case family == AF_INET && len(raw) >= 8:
		return IPv4{Host: netip.AddrFrom4([4]byte(raw[4:8])).String(), Port: int(binary.BigEndian.Uint16(raw[2:]))}
	case family == AF_INET6 && len(raw) >= sizeInet6:
		return IPv6{
			Host:     HostText(netip.AddrFrom16([16]byte(raw[8:24]))),
			Port:     int(binary.BigEndian.Uint16(raw[2:])),
			FlowInfo: int(binary.BigEndian.Uint32(raw[4:])),
			ScopeID:  int(binary.NativeEndian.Uint32(raw[24:])),
		}
	case family == AF_UNIX:
		return Unix{Path: unixPath(raw[unixHead:])}
	default:
		if a := raw.linkAddress(proto, nics); a != nil {
			return a
		}
		var data [14]byte
		copy(data[:], raw[unixHead:])
		return Other{AF: family, Data: string(data[:])}
	}
}

// interfaceNames turns the index of an interface into its name, "" for none.
type interfaceNames func(index int) string

// HostText writes an IP address as inet_ntop(3) does: as netip, but for the IPv4
// addresses in IPv6 that RFC 4291 calls compatible, ::1.2.3.4.
func HostText(ip netip.Addr) string {
	if b := ip.As16(); ip.Is6() && !ip.Is4In6() && ip.Zone() == "" && [12]byte(b[:12]) == [12]byte{} && (b[12] != 0 || b[13] != 0) {
		return "::" + netip.AddrFrom4([4]byte(b[12:])).String()
	}
	return ip.String()
}

// pointer is what the kernel is given.
func (raw rawAddress) pointer() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(raw)) }

// maxAddress is more than any address takes: sizeof(struct sockaddr_storage).
const maxAddress = 128

// addressRoom is where the kernel writes an address.
type addressRoom struct {
	data [maxAddress]byte
	size uint32
}

func newAddressRoom() *addressRoom { return &addressRoom{size: maxAddress} }

// address is what was written.
func (r *addressRoom) address() rawAddress { return r.data[:min(r.size, maxAddress)] }
