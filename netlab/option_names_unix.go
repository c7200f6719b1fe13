package netlab

import (
	"cmp"
	"slices"

	"golang.org/x/sys/unix"
)

// optionNames are the options of this system, sorted by level and name.
var optionNames = slices.SortedFunc(slices.Values(append(options[:], systemOptions[:]...)), func(a, b OptionName) int {
	return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.Name, b.Name))
})

// options are those that every system has: socket(7), tcp(7), ip(7), ipv6(7).
var options = [...]OptionName{
	{"SO_ACCEPTCONN", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_ACCEPTCONN, OptionBool},
	{"SO_BROADCAST", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_BROADCAST, OptionBool},
	{"SO_DEBUG", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_DEBUG, OptionBool},
	{"SO_DONTROUTE", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_DONTROUTE, OptionBool},
	{"SO_ERROR", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_ERROR, OptionInt},
	{"SO_KEEPALIVE", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_KEEPALIVE, OptionBool},
	{"SO_LINGER", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_LINGER, OptionLinger},
	{"SO_OOBINLINE", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_OOBINLINE, OptionBool},
	{"SO_RCVBUF", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_RCVBUF, OptionInt},
	{"SO_RCVLOWAT", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_RCVLOWAT, OptionInt},
	{"SO_RCVTIMEO", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_RCVTIMEO, OptionTimeval},
	{"SO_REUSEADDR", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_REUSEADDR, OptionBool},
	{"SO_REUSEPORT", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_REUSEPORT, OptionBool},
	{"SO_SNDBUF", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_SNDBUF, OptionInt},
	{"SO_SNDLOWAT", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_SNDLOWAT, OptionInt},
	{"SO_SNDTIMEO", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_SNDTIMEO, OptionTimeval},
	{"SO_TYPE", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_TYPE, OptionInt},
	{"TCP_FASTOPEN", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_FASTOPEN, OptionInt},
	{"TCP_KEEPCNT", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_KEEPCNT, OptionInt},
	{"TCP_KEEPINTVL", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_KEEPINTVL, OptionInt},
	{"TCP_MAXSEG", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_MAXSEG, OptionInt},
	{"TCP_NODELAY", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_NODELAY, OptionBool},
	{"TCP_NOTSENT_LOWAT", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_NOTSENT_LOWAT, OptionInt},
	{"IP_ADD_MEMBERSHIP", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_ADD_MEMBERSHIP, OptionMembership},
	{"IP_DROP_MEMBERSHIP", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_DROP_MEMBERSHIP, OptionMembership},
	{"IP_HDRINCL", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_HDRINCL, OptionBool},
	{"IP_MULTICAST_IF", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_MULTICAST_IF, OptionAddress},
	{"IP_MULTICAST_LOOP", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_MULTICAST_LOOP, OptionBool},
	{"IP_MULTICAST_TTL", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_MULTICAST_TTL, OptionInt},
	{"IP_OPTIONS", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_OPTIONS, OptionBytes},
	{"IP_TOS", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_TOS, OptionInt},
	{"IP_TTL", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_TTL, OptionInt},
	{"IPV6_CHECKSUM", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_CHECKSUM, OptionInt},
	{"IPV6_DONTFRAG", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_DONTFRAG, OptionBool},
	{"IPV6_JOIN_GROUP", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_JOIN_GROUP, OptionMembership},
	{"IPV6_LEAVE_GROUP", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_LEAVE_GROUP, OptionMembership},
	{"IPV6_MULTICAST_HOPS", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_MULTICAST_HOPS, OptionInt},
	{"IPV6_MULTICAST_IF", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_MULTICAST_IF, OptionInt},
	{"IPV6_MULTICAST_LOOP", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_MULTICAST_LOOP, OptionBool},
	{"IPV6_RECVPKTINFO", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_RECVPKTINFO, OptionBool},
	{"IPV6_RECVTCLASS", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_RECVTCLASS, OptionBool},
	{"IPV6_TCLASS", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_TCLASS, OptionInt},
	{"IPV6_UNICAST_HOPS", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_UNICAST_HOPS, OptionInt},
	{"IPV6_V6ONLY", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, OptionBool},
}
