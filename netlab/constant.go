package netlab

import (
	"maps"

	"golang.org/x/sys/unix"
)

// Constants returns the numbers of Python's socket module by their names, for
// this system: families, types, protocols, options, flags and codes of errors.
func Constants() map[string]int64 {
	all := maps.Clone(constants)
	for _, more := range systemConstants {
		maps.Copy(all, more)
	}
	for _, o := range optionNames {
		if o.InPython() {
			all[o.Name] = int64(o.Number)
		}
	}
	return all
}

// TextConstants returns those of Python's constants that are texts.
func TextConstants() map[string]string { return maps.Clone(textConstants) }

// constants are those of every system; the options are in optionNames.
var constants = map[string]int64{
	"AF_APPLETALK": unix.AF_APPLETALK,
	"AF_INET":      int64(AF_INET),
	"AF_INET6":     int64(AF_INET6),
	"AF_IPX":       unix.AF_IPX,
	"AF_ROUTE":     unix.AF_ROUTE,
	"AF_SNA":       unix.AF_SNA,
	"AF_UNIX":      int64(AF_UNIX),
	"AF_UNSPEC":    int64(AF_UNSPEC),
	"AF_VSOCK":     unix.AF_VSOCK,

	"AI_ADDRCONFIG":  AI_ADDRCONFIG,
	"AI_ALL":         AI_ALL,
	"AI_CANONNAME":   AI_CANONNAME,
	"AI_NUMERICHOST": AI_NUMERICHOST,
	"AI_NUMERICSERV": AI_NUMERICSERV,
	"AI_PASSIVE":     AI_PASSIVE,
	"AI_V4MAPPED":    AI_V4MAPPED,

	"EAI_ADDRFAMILY": EAI_ADDRFAMILY,
	"EAI_AGAIN":      EAI_AGAIN,
	"EAI_BADFLAGS":   EAI_BADFLAGS,
	"EAI_FAIL":       EAI_FAIL,
	"EAI_FAMILY":     EAI_FAMILY,
	"EAI_MEMORY":     EAI_MEMORY,
	"EAI_NODATA":     EAI_NODATA,
	"EAI_NONAME":     EAI_NONAME,
	"EAI_OVERFLOW":   EAI_OVERFLOW,
	"EAI_SERVICE":    EAI_SERVICE,
	"EAI_SOCKTYPE":   EAI_SOCKTYPE,
	"EAI_SYSTEM":     EAI_SYSTEM,

	"INADDR_ALLHOSTS_GROUP":  0xe0000001,
	"INADDR_ANY":             0,
	"INADDR_BROADCAST":       0xffffffff,
	"INADDR_LOOPBACK":        0x7f000001,
	"INADDR_MAX_LOCAL_GROUP": 0xe00000ff,
	"INADDR_NONE":            0xffffffff,
	"INADDR_UNSPEC_GROUP":    0xe0000000,

	"IP_DEFAULT_MULTICAST_LOOP": unix.IP_DEFAULT_MULTICAST_LOOP,
	"IP_DEFAULT_MULTICAST_TTL":  unix.IP_DEFAULT_MULTICAST_TTL,
	"IP_MAX_MEMBERSHIPS":        unix.IP_MAX_MEMBERSHIPS,
	"IP_RECVOPTS":               unix.IP_RECVOPTS,
	"IP_RECVRETOPTS":            unix.IP_RECVRETOPTS,
	"IP_RETOPTS":                unix.IP_RETOPTS,

	"IPPORT_RESERVED":     1024,
	"IPPORT_USERRESERVED": 5000,

	"IPPROTO_AH":       unix.IPPROTO_AH,
	"IPPROTO_DSTOPTS":  unix.IPPROTO_DSTOPTS,
	"IPPROTO_EGP":      unix.IPPROTO_EGP,
	"IPPROTO_ESP":      unix.IPPROTO_ESP,
	"IPPROTO_FRAGMENT": unix.IPPROTO_FRAGMENT,
	"IPPROTO_GRE":      unix.IPPROTO_GRE,
	"IPPROTO_HOPOPTS":  unix.IPPROTO_HOPOPTS,
	"IPPROTO_ICMP":     unix.IPPROTO_ICMP,
	"IPPROTO_ICMPV6":   unix.IPPROTO_ICMPV6,
	"IPPROTO_IDP":      unix.IPPROTO_IDP,
	"IPPROTO_IGMP":     unix.IPPROTO_IGMP,
	"IPPROTO_IP":       unix.IPPROTO_IP,
	"IPPROTO_IPIP":     unix.IPPROTO_IPIP,
	"IPPROTO_IPV6":     unix.IPPROTO_IPV6,
	"IPPROTO_NONE":     unix.IPPROTO_NONE,
	"IPPROTO_PIM":      unix.IPPROTO_PIM,
	"IPPROTO_PUP":      unix.IPPROTO_PUP,
	"IPPROTO_RAW":      unix.IPPROTO_RAW,
	"IPPROTO_ROUTING":  unix.IPPROTO_ROUTING,
	"IPPROTO_RSVP":     unix.IPPROTO_RSVP,
	"IPPROTO_SCTP":     unix.IPPROTO_SCTP,
	"IPPROTO_TCP":      unix.IPPROTO_TCP,
	"IPPROTO_TP":       unix.IPPROTO_TP,
	"IPPROTO_UDP":      unix.IPPROTO_UDP,

	"IPV6_DSTOPTS":      unix.IPV6_DSTOPTS,
	"IPV6_HOPLIMIT":     unix.IPV6_HOPLIMIT,
	"IPV6_HOPOPTS":      unix.IPV6_HOPOPTS,
	"IPV6_NEXTHOP":      unix.IPV6_NEXTHOP,
	"IPV6_PATHMTU":      unix.IPV6_PATHMTU,
	"IPV6_PKTINFO":      unix.IPV6_PKTINFO,
	"IPV6_RECVDSTOPTS":  unix.IPV6_RECVDSTOPTS,
	"IPV6_RECVHOPOPTS":  unix.IPV6_RECVHOPOPTS,
	"IPV6_RECVPATHMTU":  unix.IPV6_RECVPATHMTU,
	"IPV6_RECVRTHDR":    unix.IPV6_RECVRTHDR,
	"IPV6_RTHDR":        unix.IPV6_RTHDR,
	"IPV6_RTHDRDSTOPTS": unix.IPV6_RTHDRDSTOPTS,
	"IPV6_RTHDR_TYPE_0": unix.IPV6_RTHDR_TYPE_0,

	"MSG_CTRUNC":    unix.MSG_CTRUNC,
	"MSG_DONTROUTE": unix.MSG_DONTROUTE,
	"MSG_DONTWAIT":  unix.MSG_DONTWAIT,
	"MSG_EOR":       unix.MSG_EOR,
	"MSG_NOSIGNAL":  unix.MSG_NOSIGNAL,
	"MSG_OOB":       unix.MSG_OOB,
	"MSG_PEEK":      unix.MSG_PEEK,
	"MSG_TRUNC":     unix.MSG_TRUNC,
	"MSG_WAITALL":   unix.MSG_WAITALL,

	"NI_DGRAM":       NI_DGRAM,
	"NI_MAXHOST":     NI_MAXHOST,
	"NI_MAXSERV":     NI_MAXSERV,
	"NI_NAMEREQD":    NI_NAMEREQD,
	"NI_NOFQDN":      NI_NOFQDN,
	"NI_NUMERICHOST": NI_NUMERICHOST,
	"NI_NUMERICSERV": NI_NUMERICSERV,

	"SCM_RIGHTS": unix.SCM_RIGHTS,

	"SHUT_RD":   int64(SHUT_RD),
	"SHUT_RDWR": int64(SHUT_RDWR),
	"SHUT_WR":   int64(SHUT_WR),

	"SOCK_DGRAM":     int64(SOCK_DGRAM),
	"SOCK_RAW":       int64(SOCK_RAW),
	"SOCK_RDM":       int64(SOCK_RDM),
	"SOCK_SEQPACKET": int64(SOCK_SEQPACKET),
	"SOCK_STREAM":    int64(SOCK_STREAM),

	"SOL_SOCKET": unix.SOL_SOCKET,

	"SOMAXCONN": unix.SOMAXCONN,
}
