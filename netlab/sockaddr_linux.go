package netlab

import (
	"encoding/binary"
	"strings"

	"golang.org/x/sys/unix"
)

func (raw rawAddress) putFamily(f Family) { binary.NativeEndian.PutUint16(raw, uint16(f)) }
func (raw rawAddress) family() Family     { return Family(binary.NativeEndian.Uint16(raw)) }

// unixPath is the path of an address, or its abstract name: all of it, NULs too,
// as unix(7) has it.
func unixPath(p []byte) string {
	if len(p) > 0 && p[0] == 0 {
		return string(p)
	}
	path, _, _ := strings.Cut(string(p), "\x00")
	return path
}

// Sizes of the structures below: struct sockaddr_ll, sockaddr_nl, sockaddr_vm,
// sockaddr_can, sockaddr_l2, sockaddr_rc, sockaddr_hci and sockaddr_sco.
const (
	sizePacket  = 20
	sizeNetlink = 12
	sizeVSock   = 16
	sizeCAN     = 24
	sizeL2CAP   = 14
	sizeRFCOMM  = 10
	sizeHCI     = 6
	sizeSCO     = 8
)

// Bluetooth's protocols, from BlueZ's bluetooth.h.
const (
	protoL2CAP  = unix.BTPROTO_L2CAP
	protoHCI    = unix.BTPROTO_HCI
	protoSCO    = unix.BTPROTO_SCO
	protoRFCOMM = unix.BTPROTO_RFCOMM
)

// rawLink is the kernel's form of an address below IP or beside it; nil for an
// address that is none of these. Interfaces are found with index.
func rawLink(a Address, index func(name string) (int, error)) (rawAddress, error) {
	switch a := a.(type) {
	case Packet:
		nic, err := index(a.Interface)
		if err != nil {
			return nil, err
		}
		raw := newRawAddress(AF_PACKET, sizePacket)
		binary.BigEndian.PutUint16(raw[2:], uint16(a.Protocol))
		binary.NativeEndian.PutUint32(raw[4:], uint32(nic))
		binary.NativeEndian.PutUint16(raw[8:], uint16(a.HardwareType))
		raw[10] = byte(a.Type)
		raw[11] = byte(copy(raw[12:], a.Hardware))
		return raw, nil
	case Netlink:
		raw := newRawAddress(AF_NETLINK, sizeNetlink)
		binary.NativeEndian.PutUint32(raw[4:], a.Port)
		binary.NativeEndian.PutUint32(raw[8:], a.Groups)
		return raw, nil
	case VSock:
		raw := newRawAddress(AF_VSOCK, sizeVSock)
		binary.NativeEndian.PutUint32(raw[4:], a.Port)
		binary.NativeEndian.PutUint32(raw[8:], a.CID)
		return raw, nil
	case CAN:
		raw := newRawAddress(AF_CAN, sizeCAN)
		if a.Interface != "" {
			nic, err := index(a.Interface)
			if err != nil {
				return nil, err
			}
			binary.NativeEndian.PutUint32(raw[4:], uint32(nic))
		}
		if a.Proto == unix.CAN_J1939 {
			binary.NativeEndian.PutUint64(raw[8:], a.Name)
			binary.NativeEndian.PutUint32(raw[16:], a.PGN)
			raw[20] = a.Node
		} else {
			binary.NativeEndian.PutUint32(raw[8:], a.RxID)
			binary.NativeEndian.PutUint32(raw[12:], a.TxID)
		}
		return raw, nil
	case Bluetooth:
		return rawBluetooth(a), nil
	}
	return nil, nil
}

// rawBluetooth is the form of BlueZ's headers: a device's address has its last byte
// first, and numbers are little-endian where they go over the air.
func rawBluetooth(a Bluetooth) rawAddress {
	size := map[int]int{protoL2CAP: sizeL2CAP, protoHCI: sizeHCI, protoSCO: sizeSCO, protoRFCOMM: sizeRFCOMM}[a.Proto]
	raw := newRawAddress(AF_BLUETOOTH, max(size, 2))
	device := func(to []byte) {
		for i := range a.Device {
			to[i] = a.Device[len(a.Device)-1-i]
		}
	}
	switch a.Proto {
	case protoL2CAP:
		binary.LittleEndian.PutUint16(raw[2:], uint16(a.Port))
		device(raw[4:])
	case protoHCI:
		binary.NativeEndian.PutUint16(raw[2:], uint16(a.Port))
	case protoSCO:
		device(raw[2:])
	case protoRFCOMM:
		device(raw[2:])
		raw[8] = byte(a.Port)
	}
	return raw
}

// linkAddress reads what rawLink writes; nil for another family. proto is the
// socket's protocol.
func (raw rawAddress) linkAddress(proto int, nics interfaceNames) Address {
	var full [maxAddress]byte // what is missing at the end is zero
	n := copy(full[:], raw)
	name := func(index uint32) string {
		if index == 0 {
			return ""
		}
		return nics(int(index))
	}
	switch raw.family() {
	case AF_PACKET:
		length := min(int(full[11]), n-12)
		return Packet{
			Interface:    name(binary.NativeEndian.Uint32(full[4:])),
			Protocol:     int(binary.BigEndian.Uint16(full[2:])),
			Type:         int(full[10]),
			HardwareType: int(binary.NativeEndian.Uint16(full[8:])),
			Hardware:     string(full[12 : 12+max(length, 0)]),
		}
	case AF_NETLINK:
		return Netlink{Port: binary.NativeEndian.Uint32(full[4:]), Groups: binary.NativeEndian.Uint32(full[8:])}
	case AF_VSOCK:
		return VSock{CID: binary.NativeEndian.Uint32(full[8:]), Port: binary.NativeEndian.Uint32(full[4:])}
	case AF_CAN:
		a := CAN{Proto: proto, Interface: name(binary.NativeEndian.Uint32(full[4:]))}
		switch proto {
		case unix.CAN_ISOTP:
			a.RxID, a.TxID = binary.NativeEndian.Uint32(full[8:]), binary.NativeEndian.Uint32(full[12:])
		case unix.CAN_J1939:
			a.Name, a.PGN, a.Node = binary.NativeEndian.Uint64(full[8:]), binary.NativeEndian.Uint32(full[16:]), full[20]
		}
		return a
	case AF_BLUETOOTH:
		return bluetoothAddress(full[:], proto)
	}
	return nil
}

func bluetoothAddress(raw []byte, proto int) Address {
	a := Bluetooth{Proto: proto}
	device := func(from []byte) {
		for i := range a.Device {
			a.Device[i] = from[len(a.Device)-1-i]
		}
	}
	switch proto {
	case protoL2CAP:
		a.Port = int(binary.LittleEndian.Uint16(raw[2:]))
		device(raw[4:])
	case protoHCI:
		a.Port = int(binary.NativeEndian.Uint16(raw[2:]))
	case protoSCO:
		device(raw[2:])
	case protoRFCOMM:
		device(raw[2:])
		a.Port = int(raw[8])
	default:
		return nil
	}
	return a
}

// interfaceIndex asks the kernel for an interface's number, through socket fd:
// netdevice(7). A name that is too long is cut, as in CPython.
func interfaceIndex(fd int, name string) (int, error) {
	nic, err := unix.NewIfreq(name[:min(len(name), unix.IFNAMSIZ-1)])
	if err != nil {
		return 0, err
	}
	if err := unix.IoctlIfreq(fd, unix.SIOCGIFINDEX, nic); err != nil {
		return 0, err
	}
	return int(nic.Uint32()), nil
}

// interfaceName is the other way round; "" for a number without an interface.
func interfaceName(fd, index int) string {
	nic, err := unix.NewIfreq("")
	if err != nil {
		return ""
	}
	nic.SetUint32(uint32(index))
	if unix.IoctlIfreq(fd, unix.SIOCGIFNAME, nic) != nil {
		return ""
	}
	return nic.Name()
}
