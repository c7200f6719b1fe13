package netlab

import (
	"maps"

	"golang.org/x/sys/unix"
)

// Constants returns the numbers of Python's socket module by their names, for
// this system: AF_*, SOCK_*, IPPROTO_*, SOL_*, the options, MSG_*, SHUT_*, AI_*,
// EAI_* and INADDR_*.
func Constants() map[string]int {
	all := maps.Clone(constants)
	maps.Copy(all, systemConstants)
	for _, o := range optionNames {
		all[o.Name] = o.Number
	}
	return all
}

var constants = map[string]int{
	"AF_UNSPEC":      int(AF_UNSPEC),
	"AF_UNIX":        int(AF_UNIX),
	"AF_INET":        int(AF_INET),
	"AF_INET6":       int(AF_INET6),
	"SOCK_STREAM":    int(SOCK_STREAM),
	"SOCK_DGRAM":     int(SOCK_DGRAM),
	"SOCK_RAW":       int(SOCK_RAW),
	"SOCK_RDM":       int(SOCK_RDM),
	"SOCK_SEQPACKET": int(SOCK_SEQPACKET),

	"SOL_SOCKET":     unix.SOL_SOCKET,
	"IPPROTO_IP":     unix.IPPROTO_IP,
	"IPPROTO_ICMP":   unix.IPPROTO_ICMP,
	"IPPROTO_IGMP":   unix.IPPROTO_IGMP,
	"IPPROTO_TCP":    unix.IPPROTO_TCP,
	"IPPROTO_UDP":    unix.IPPROTO_UDP,
	"IPPROTO_IPV6":   unix.IPPROTO_IPV6,
	"IPPROTO_ICMPV6": unix.IPPROTO_ICMPV6,
	"IPPROTO_RAW":    unix.IPPROTO_RAW,
	"SOMAXCONN":      unix.SOMAXCONN,

	"SHUT_RD":   int(SHUT_RD),
	"SHUT_WR":   int(SHUT_WR),
	"SHUT_RDWR": int(SHUT_RDWR),

	"MSG_CTRUNC":    unix.MSG_CTRUNC,
	"MSG_DONTROUTE": unix.MSG_DONTROUTE,
	"MSG_DONTWAIT":  unix.MSG_DONTWAIT,
	"MSG_EOR":       unix.MSG_EOR,
	"MSG_OOB":       unix.MSG_OOB,
	"MSG_PEEK":      unix.MSG_PEEK,
	"MSG_TRUNC":     unix.MSG_TRUNC,
	"MSG_WAITALL":   unix.MSG_WAITALL,
	"SCM_RIGHTS":    unix.SCM_RIGHTS,

	"AI_PASSIVE":     AI_PASSIVE,
	"AI_CANONNAME":   AI_CANONNAME,
	"AI_NUMERICHOST": AI_NUMERICHOST,
	"AI_V4MAPPED":    AI_V4MAPPED,
	"AI_ALL":         AI_ALL,
	"AI_ADDRCONFIG":  AI_ADDRCONFIG,
	"AI_NUMERICSERV": AI_NUMERICSERV,

	"EAI_ADDRFAMILY": EAI_ADDRFAMILY,
	"EAI_AGAIN":      EAI_AGAIN,
	"EAI_BADFLAGS":   EAI_BADFLAGS,
	"EAI_FAIL":       EAI_FAIL,
	"EAI_FAMILY":     EAI_FAMILY,
	"EAI_MEMORY":     EAI_MEMORY,
	"EAI_NODATA":     EAI_NODATA,
	"EAI_NONAME":     EAI_NONAME,
	"EAI_SERVICE":    EAI_SERVICE,
	"EAI_SOCKTYPE":   EAI_SOCKTYPE,
	"EAI_SYSTEM":     EAI_SYSTEM,

	"INADDR_ANY":       0,
	"INADDR_BROADCAST": 0xffffffff,
	"INADDR_LOOPBACK":  0x7f000001,
	"INADDR_NONE":      0xffffffff,
}
