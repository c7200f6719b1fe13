package netlab

import "maps"

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

// constants are those whose numbers this package decides, or that have names of
// their own here; the options are in optionNames.
var constants = map[string]int64{
	"AF_INET":   int64(AF_INET),
	"AF_INET6":  int64(AF_INET6),
	"AF_UNIX":   int64(AF_UNIX),
	"AF_UNSPEC": int64(AF_UNSPEC),

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

	"IPPORT_RESERVED":     1024,
	"IPPORT_USERRESERVED": 5000,

	"NI_DGRAM":       NI_DGRAM,
	"NI_MAXHOST":     NI_MAXHOST,
	"NI_MAXSERV":     NI_MAXSERV,
	"NI_NAMEREQD":    NI_NAMEREQD,
	"NI_NOFQDN":      NI_NOFQDN,
	"NI_NUMERICHOST": NI_NUMERICHOST,
	"NI_NUMERICSERV": NI_NUMERICSERV,

	"SHUT_RD":   int64(SHUT_RD),
	"SHUT_RDWR": int64(SHUT_RDWR),
	"SHUT_WR":   int64(SHUT_WR),

	"SOCK_DGRAM":     int64(SOCK_DGRAM),
	"SOCK_RAW":       int64(SOCK_RAW),
	"SOCK_RDM":       int64(SOCK_RDM),
	"SOCK_SEQPACKET": int64(SOCK_SEQPACKET),
	"SOCK_STREAM":    int64(SOCK_STREAM),
}
