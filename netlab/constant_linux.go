package netlab

import "golang.org/x/sys/unix"

// systemConstants are Linux's own constants of Python's socket module, as of a
// CPython 3.11 that was built with all the kernel's headers and BlueZ's.
var systemConstants = []map[string]int64{unixConstants, linuxConstants, linkConstants}

var linuxConstants = map[string]int64{
	"AF_ALG":       unix.AF_ALG,
	"AF_ASH":       unix.AF_ASH,
	"AF_ATMPVC":    unix.AF_ATMPVC,
	"AF_ATMSVC":    unix.AF_ATMSVC,
	"AF_AX25":      unix.AF_AX25,
	"AF_BRIDGE":    unix.AF_BRIDGE,
	"AF_CAN":       unix.AF_CAN,
	"AF_DECnet":    unix.AF_DECnet,
	"AF_ECONET":    unix.AF_ECONET,
	"AF_IRDA":      unix.AF_IRDA,
	"AF_KEY":       unix.AF_KEY,
	"AF_LLC":       unix.AF_LLC,
	"AF_NETBEUI":   unix.AF_NETBEUI,
	"AF_NETLINK":   unix.AF_NETLINK,
	"AF_NETROM":    unix.AF_NETROM,
	"AF_PACKET":    unix.AF_PACKET,
	"AF_PPPOX":     unix.AF_PPPOX,
	"AF_QIPCRTR":   unix.AF_QIPCRTR,
	"AF_RDS":       unix.AF_RDS,
	"AF_ROSE":      unix.AF_ROSE,
	"AF_SECURITY":  unix.AF_SECURITY,
	"AF_TIPC":      unix.AF_TIPC,
	"AF_WANPIPE":   unix.AF_WANPIPE,
	"AF_X25":       unix.AF_X25,
	"AF_BLUETOOTH": unix.AF_BLUETOOTH,

	"IPPROTO_MPTCP":   unix.IPPROTO_MPTCP,
	"IPPROTO_UDPLITE": unix.IPPROTO_UDPLITE,

	"MSG_CMSG_CLOEXEC": unix.MSG_CMSG_CLOEXEC,
	"MSG_CONFIRM":      unix.MSG_CONFIRM,
	"MSG_ERRQUEUE":     unix.MSG_ERRQUEUE,
	"MSG_FASTOPEN":     unix.MSG_FASTOPEN,
	"MSG_MORE":         unix.MSG_MORE,

	"PF_CAN":    unix.PF_CAN,
	"PF_PACKET": unix.PF_PACKET,
	"PF_RDS":    unix.PF_RDS,

	"SCM_CREDENTIALS": unix.SCM_CREDENTIALS,

	"SOCK_CLOEXEC":  unix.SOCK_CLOEXEC,
	"SOCK_NONBLOCK": unix.SOCK_NONBLOCK,

	"SOL_ALG":      unix.SOL_ALG,
	"SOL_CAN_BASE": unix.SOL_CAN_BASE,
	"SOL_CAN_RAW":  unix.SOL_CAN_RAW,
	"SOL_IP":       unix.SOL_IP,
	"SOL_RDS":      unix.SOL_RDS,
	"SOL_TCP":      unix.SOL_TCP,
	"SOL_TIPC":     unix.SOL_TIPC,
	"SOL_UDP":      unix.SOL_UDP,

	"UDPLITE_RECV_CSCOV": 11,
	"UDPLITE_SEND_CSCOV": 10,
}
