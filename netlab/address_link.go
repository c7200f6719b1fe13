package netlab

import "fmt"

// Packet is the address of an AF_PACKET socket, which sends and receives whole
// frames: packet(7).
type Packet struct {
	Interface string // its name, "" for none or all
	// Protocol is an ETH_P_* number, 0x0800 for IPv4.
	Protocol int
	// Type is who the frame is for, a PACKET_* constant.
	Type int
	// HardwareType is an ARPHRD_* number: 1 Ethernet, 772 the loopback.
	HardwareType int
	Hardware     string // the interface's address, at most 8 bytes
}

// Family returns AF_PACKET.
func (Packet) Family() Family { return AF_PACKET }

// String returns Python's tuple, such as ('lo', 2048, 4, 772, b'\x00\x00…').
func (a Packet) String() string {
	return fmt.Sprintf("(%s, %d, %d, %d, %s)", quote(a.Interface), a.Protocol, a.Type, a.HardwareType, quoteBytes(a.Hardware))
}

// Netlink is the address of an AF_NETLINK socket: netlink(7).
type Netlink struct {
	Port   uint32 // 0 is the kernel
	Groups uint32 // a mask
}

// Family returns AF_NETLINK.
func (Netlink) Family() Family { return AF_NETLINK }

// String returns Python's tuple.
func (a Netlink) String() string { return fmt.Sprintf("(%d, %d)", a.Port, a.Groups) }

// VSock is the address of an AF_VSOCK socket, between a virtual machine and its
// host: vsock(7).
type VSock struct {
	CID, Port uint32
}

// Family returns AF_VSOCK.
func (VSock) Family() Family { return AF_VSOCK }

// String returns Python's tuple.
func (a VSock) String() string { return fmt.Sprintf("(%d, %d)", a.CID, a.Port) }

// CAN is the address of an AF_CAN socket. Which fields count is for the socket's
// protocol to say: ISO-TP's two identifiers, or J1939's name, parameter group and
// node.
//
// Source: the kernel's Documentation/networking/can.rst and j1939.rst.
type CAN struct {
	Proto      int
	Interface  string // "" for all
	RxID, TxID uint32
	Name       uint64
	PGN        uint32
	Node       uint8
}

// Family returns AF_CAN.
func (CAN) Family() Family { return AF_CAN }

// String returns the interface, as the start of Python's tuple.
func (a CAN) String() string { return fmt.Sprintf("(%s,)", quote(a.Interface)) }

// Bluetooth is the address of an AF_BLUETOOTH socket.
type Bluetooth struct {
	Proto  int     // a BTPROTO_* constant
	Device [6]byte // in the order in which it is written
	// Port is an L2CAP socket's PSM, an RFCOMM socket's channel, or the number of an
	// HCI socket's own device.
	Port int
}

// Family returns AF_BLUETOOTH.
func (Bluetooth) Family() Family { return AF_BLUETOOTH }

// DeviceText is the device's address as people write it, "00:1A:7D:DA:71:13".
func (a Bluetooth) DeviceText() string {
	d := a.Device
	return fmt.Sprintf("%02X:%02X:%02X:%02X:%02X:%02X", d[0], d[1], d[2], d[3], d[4], d[5])
}

// String returns Python's value: a tuple, a device's address or a number.
func (a Bluetooth) String() string {
	switch a.Proto {
	case protoHCI:
		return fmt.Sprint(a.Port)
	case protoSCO:
		return quote(a.DeviceText())
	}
	return fmt.Sprintf("(%s, %d)", quote(a.DeviceText()), a.Port)
}

// Other is an address of a family that this package does not know: the first
// bytes of it, in the kernel's layout.
type Other struct {
	AF   Family
	Data string
}

// Family returns the family.
func (a Other) Family() Family { return a.AF }

// String returns Python's tuple.
func (a Other) String() string { return fmt.Sprintf("(%d, %s)", int(a.AF), quoteBytes(a.Data)) }
