//go:build unix

package netlab

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// scmRights is the type of ancillary data that hands descriptors over.
const scmRights = unix.SCM_RIGHTS

func controlLen(n int) int   { return unix.CmsgLen(n) }
func controlSpace(n int) int { return unix.CmsgSpace(n) }

// closeOnExec has fd closed in programs that this one starts.
func closeOnExec(fd int) { unix.CloseOnExec(fd) }

// putControlHeader writes a struct cmsghdr for n bytes of data.
func putControlHeader(item []byte, level, typ, n int) {
	header := (*unix.Cmsghdr)(unsafe.Pointer(&item[0]))
	header.Level, header.Type = int32(level), int32(typ)
	header.SetLen(unix.CmsgLen(n))
}

// header is a struct msghdr for one buffer.
func header(p, control []byte, buffer *unix.Iovec) *unix.Msghdr {
	h := new(unix.Msghdr)
	buffer.Base = unsafe.SliceData(p)
	buffer.SetLen(len(p))
	h.Iov = buffer
	h.SetIovlen(1)
	if len(control) > 0 {
		h.Control = unsafe.SliceData(control)
		h.SetControllen(len(control))
	}
	return h
}

// sendMsg is sendmsg(2).
func sendMsg(fd int, p, control []byte, flags int, to rawAddress) (int, error) {
	h := header(p, control, new(unix.Iovec))
	if len(to) > 0 {
		h.Name, h.Namelen = unsafe.SliceData(to), uint32(len(to))
	}
	n, _, errno := unix.Syscall(unix.SYS_SENDMSG, uintptr(fd), uintptr(unsafe.Pointer(h)), uintptr(flags))
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

// received is what recvmsg(2) says of a message.
type received struct {
	n, control, flags int
	from              rawAddress
}

// recvMsg is recvmsg(2).
func recvMsg(fd int, p, control []byte, flags int) (received, error) {
	from := newAddressRoom()
	h := header(p, control, new(unix.Iovec))
	h.Name, h.Namelen = &from.data[0], from.size
	n, _, errno := unix.Syscall(unix.SYS_RECVMSG, uintptr(fd), uintptr(unsafe.Pointer(h)), uintptr(flags))
	if errno != 0 {
		return received{}, errno
	}
	from.size = h.Namelen
	return received{n: int(n), control: int(h.Controllen), flags: int(h.Flags), from: from.address()}, nil
}

// packControl lays ancillary data out for the kernel.
func packControl(control []ControlMessage) []byte {
	var packed []byte
	for _, c := range control {
		item := make([]byte, unix.CmsgSpace(len(c.Data)))
		putControlHeader(item, c.Level, c.Type, len(c.Data))
		copy(item[unix.CmsgLen(0):], c.Data)
		packed = append(packed, item...)
	}
	return packed
}

// unpackControl reads what the kernel laid out; an item that was cut short has what
// came of its data.
func unpackControl(packed []byte) []ControlMessage {
	var control []ControlMessage
	for len(packed) >= unix.CmsgLen(0) {
		header, data, rest, err := unix.ParseOneSocketControlMessage(packed)
		if err != nil {
			break
		}
		control = append(control, ControlMessage{Level: int(header.Level), Type: int(header.Type), Data: append([]byte(nil), data...)})
		packed = rest
	}
	return control
}
