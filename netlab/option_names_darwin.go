package netlab

import "golang.org/x/sys/unix"

// systemOptions are Darwin's own.
var systemOptions = []OptionName{
	{"TCP_KEEPALIVE", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_KEEPALIVE, OptionInt},
	{"TCP_NOPUSH", "IPPROTO_TCP", unix.IPPROTO_TCP, unix.TCP_NOPUSH, OptionBool},
}
