package netlab

import (
	"encoding/binary"
	"net/netip"

	"golang.org/x/sys/unix"
)

// Sizes and offsets of sock_diag(7)'s structures for IPv4 and IPv6.
const (
	inetRequestSize   = 56 // struct inet_diag_req_v2
	inetRequestStates = 4
	inetRequestID     = 8
	inetAnswerSize    = 72 // struct inet_diag_msg
	inetAnswerID      = 4
	inetAnswerRest    = 56 // its idiag_rqueue, idiag_wqueue, idiag_uid, idiag_inode

	inetV6Only = 11 // INET_DIAG_SKV6ONLY, linux/inet_diag.h
)

// inetID says in both which socket: struct inet_diag_sockid. Its cookie is the
// number that a socket keeps as long as it is known, in TIME_WAIT too.
type inetID struct {
	local, remote netip.AddrPort
	device        uint32
	cookie        uint64
}

const anyCookie = ^uint64(0)

// put writes the id; an IPv4 address takes the first of four words.
func (id inetID) put(p []byte) {
	binary.BigEndian.PutUint16(p, id.local.Port())
	binary.BigEndian.PutUint16(p[2:], id.remote.Port())
	copy(p[4:20], id.local.Addr().AsSlice())
	copy(p[20:36], id.remote.Addr().AsSlice())
	binary.NativeEndian.PutUint32(p[36:], id.device)
	binary.NativeEndian.PutUint32(p[40:], uint32(id.cookie))
	binary.NativeEndian.PutUint32(p[44:], uint32(id.cookie>>32))
}

func parseInetID(p []byte, family Family) inetID {
	address := func(p []byte) netip.Addr {
		if family == AF_INET {
			return netip.AddrFrom4([4]byte(p))
		}
		return netip.AddrFrom16([16]byte(p))
	}
	return inetID{
		local:  netip.AddrPortFrom(address(p[4:]), binary.BigEndian.Uint16(p)),
		remote: netip.AddrPortFrom(address(p[20:]), binary.BigEndian.Uint16(p[2:])),
		device: binary.NativeEndian.Uint32(p[36:]),
		cookie: uint64(binary.NativeEndian.Uint32(p[40:])) | uint64(binary.NativeEndian.Uint32(p[44:]))<<32,
	}
}

// address is one end as the socket itself has it: only an IPv6 address of a link
// has a scope.
func (id inetID) address(at netip.AddrPort) Address {
	ip := at.Addr()
	if ip.Is4() {
		return IPv4{Host: ip.String(), Port: int(at.Port())}
	}
	a := IPv6{Host: HostText(ip), Port: int(at.Port())}
	if ip.IsLinkLocalUnicast() || ip.IsLinkLocalMulticast() || ip.IsInterfaceLocalMulticast() {
		a.ScopeID = int(id.device)
	}
	return a
}

// inetRequest asks for sockets of family: all of them, or that of id.
func inetRequest(family Family, protocol Protocol, id inetID) []byte {
	p := make([]byte, inetRequestSize)
	p[0], p[1] = byte(family), unix.IPPROTO_TCP
	if protocol == ProtocolUDP {
		p[1] = unix.IPPROTO_UDP
	}
	binary.NativeEndian.PutUint32(p[inetRequestStates:], ^uint32(0)) // in any state, bound ones too
	id.put(p[inetRequestID:])
	return p
}

// parseInet reads an answer about a socket of IPv4 or IPv6.
func parseInet(body []byte, protocol Protocol) (row diagRow, ok bool) {
	if len(body) < inetAnswerSize {
		return row, false
	}
	family := Family(body[0])
	if family != AF_INET && family != AF_INET6 {
		return row, false
	}
	id := parseInetID(body[inetAnswerID:], family)
	field := func(i int) uint32 { return binary.NativeEndian.Uint32(body[inetAnswerRest+4*i:]) }
	row.device, row.cookie = id.device, id.cookie
	row.Connection = Connection{
		Protocol: protocol, State: TCPState(body[1]), Local: id.address(id.local), Remote: id.address(id.remote),
		RecvQueue: int(field(0)), SendQueue: int(field(1)), UID: int(field(2)), Inode: uint64(field(3)),
	}
	attributes(body[inetAnswerSize:], func(kind uint16, value []byte) {
		if kind == inetV6Only && len(value) > 0 {
			row.V6Only = value[0] != 0
		}
	})
	return row, true
}
