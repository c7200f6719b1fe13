package netlab

import (
	"encoding/binary"
)

// Sizes, flags and attributes of sock_diag(7)'s structures for Unix sockets.
const (
	unixRequestSize = 24 // struct unix_diag_req
	unixAnswerSize  = 16 // struct unix_diag_msg

	unixShow = 0x01 | 0x04 | 0x10 | 0x40 // UDIAG_SHOW_NAME, PEER, RQLEN, UID

	unixName   = 0 // UNIX_DIAG_NAME, linux/unix_diag.h
	unixPeer   = 2
	unixQueues = 4
	unixUID    = 7
)

// unixRequest asks for the Unix socket of the inode, 0 for all of them.
func unixRequest(inode uint64) []byte {
	p := make([]byte, unixRequestSize)
	p[0] = byte(AF_UNIX)
	binary.NativeEndian.PutUint32(p[4:], ^uint32(0)) // in any state
	binary.NativeEndian.PutUint32(p[8:], uint32(inode))
	binary.NativeEndian.PutUint32(p[12:], unixShow)
	binary.NativeEndian.PutUint64(p[16:], anyCookie)
	return p
}

// parseUnix reads an answer about a Unix socket.
func parseUnix(body []byte) (row diagRow, ok bool) {
	if len(body) < unixAnswerSize {
		return row, false
	}
	protocol, ok := unixProtocol(Type(body[1]))
	row.cookie = uint64(binary.NativeEndian.Uint32(body[8:])) | uint64(binary.NativeEndian.Uint32(body[12:]))<<32
	row.Connection = Connection{
		Protocol: protocol, State: TCPState(body[2]), Local: Unix{}, Remote: Unix{},
		Inode: uint64(binary.NativeEndian.Uint32(body[4:])),
	}
	attributes(body[unixAnswerSize:], func(kind uint16, value []byte) {
		if kind == unixName {
			row.Local = Unix{Path: unixPath(value)}
		}
		if len(value) < 4 {
			return
		}
		first := binary.NativeEndian.Uint32(value)
		switch kind {
		case unixPeer:
			row.PeerInode = uint64(first)
		case unixUID:
			row.UID = int(first)
		case unixQueues:
			if len(value) >= 8 {
				row.RecvQueue, row.SendQueue = int(first), int(binary.NativeEndian.Uint32(value[4:]))
			}
		}
	})
	return row, ok
}
