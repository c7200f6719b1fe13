package netlab

import "golang.org/x/sys/unix"

// systemOptions are Linux's own.
var systemOptions = []OptionName{
	{"SO_BINDTODEVICE", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_BINDTODEVICE, OptionString},
	{"SO_DOMAIN", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_DOMAIN, OptionInt},
	{"SO_INCOMING_CPU", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_INCOMING_CPU, OptionInt},
	{"SO_MARK", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_MARK, OptionInt},
	{"SO_PASSCRED", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_PASSCRED, OptionBool},
	{"SO_PASSSEC", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_PASSSEC, OptionBool},
	{"SO_PEERCRED", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_PEERCRED, OptionBytes},
	{"SO_PEERSEC", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_PEERSEC, OptionBytes},
	{"SO_PRIORITY", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_PRIORITY, OptionInt},
	{"SO_PROTOCOL", "SOL_SOCKET", unix.SOL_SOCKET, unix.SO_PROTOCOL, OptionInt},
	{"TCP_CONGESTION", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_CONGESTION, OptionString},
	{"TCP_CORK", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_CORK, OptionBool},
	{"TCP_DEFER_ACCEPT", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_DEFER_ACCEPT, OptionInt},
	{"TCP_INFO", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_INFO, OptionBytes},
	{"TCP_KEEPIDLE", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_KEEPIDLE, OptionInt},
	{"TCP_LINGER2", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_LINGER2, OptionInt},
	{"TCP_QUICKACK", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_QUICKACK, OptionBool},
	{"TCP_SYNCNT", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_SYNCNT, OptionInt},
	{"TCP_USER_TIMEOUT", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT, OptionInt},
	{"TCP_WINDOW_CLAMP", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_WINDOW_CLAMP, OptionInt},
	{"IP_BIND_ADDRESS_NO_PORT", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_BIND_ADDRESS_NO_PORT, OptionBool},
	{"IP_MTU", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_MTU, OptionInt},
	{"IP_MTU_DISCOVER", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_MTU_DISCOVER, OptionInt},
	{"IP_RECVERR", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_RECVERR, OptionBool},
	{"IP_RECVTOS", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_RECVTOS, OptionBool},
	{"IP_RECVTTL", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_RECVTTL, OptionBool},
	{"IP_TRANSPARENT", "IPPROTO_IP", unix.IPPROTO_IP, unix.IP_TRANSPARENT, OptionBool},
	{"IPV6_RECVHOPLIMIT", "IPPROTO_IPV6", unix.IPPROTO_IPV6, unix.IPV6_RECVHOPLIMIT, OptionBool},
}
