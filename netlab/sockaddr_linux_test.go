package netlab

import (
	"context"
	"errors"
	"net/netip"
	"testing"

	"golang.org/x/sys/unix"
)

// TestRawAddress: what is written in the kernel's layout is read again.
func TestRawAddress(t *testing.T) {
	t.Parallel()
	nics := map[string]int{"lo": 1, "eth0": 7}
	index := func(name string) (int, error) {
		if n := nics[name]; n > 0 {
			return n, nil
		}
		return 0, unix.ENODEV
	}
	name := func(index int) string {
		for name, n := range nics {
			if n == index {
				return name
			}
		}
		return ""
	}
	for _, test := range []struct {
		address Address
		proto   int
		size    int
		repr    string
	}{
		{Packet{"eth0", 0x0800, 4, 772, "\x02\x00\x00\x00\x00\x01"}, 0, 20, `('eth0', 2048, 4, 772, b'\x02\x00\x00\x00\x00\x01')`},
		{Packet{"lo", 0xffff, 0, 0, ""}, 0, 20, `('lo', 65535, 0, 0, b'')`},
		{Packet{"lo", 3, 255, 65535, "12345678"}, 0, 20, `('lo', 3, 255, 65535, b'12345678')`},
		{Netlink{1 << 31, 5}, 0, 12, "(2147483648, 5)"},
		{VSock{1<<32 - 1, 1234}, 0, 16, "(4294967295, 1234)"},
		{CAN{Proto: unix.CAN_RAW}, unix.CAN_RAW, 24, "('',)"},
		{CAN{Proto: unix.CAN_RAW, Interface: "eth0"}, unix.CAN_RAW, 24, "('eth0',)"},
		{CAN{Proto: unix.CAN_ISOTP, Interface: "lo", RxID: 1 << 31, TxID: 2}, unix.CAN_ISOTP, 24, "('lo',)"},
		{CAN{Proto: unix.CAN_J1939, Interface: "lo", Name: 1 << 63, PGN: 3, Node: 255}, unix.CAN_J1939, 24, "('lo',)"},
		{Bluetooth{protoL2CAP, [6]byte{1, 2, 3, 0xab, 5, 6}, 0x1001}, protoL2CAP, 14, "('01:02:03:AB:05:06', 4097)"},
		{Bluetooth{protoRFCOMM, [6]byte{1, 2, 3, 4, 5, 6}, 30}, protoRFCOMM, 10, "('01:02:03:04:05:06', 30)"},
		{Bluetooth{protoHCI, [6]byte{}, 1}, protoHCI, 6, "1"},
		{Bluetooth{protoSCO, [6]byte{1, 2, 3, 4, 5, 6}, 0}, protoSCO, 8, "'01:02:03:04:05:06'"},
	} {
		raw, err := rawLink(test.address, index)
		if err != nil || len(raw) != test.size {
			t.Errorf("%v: %v %v", test.address, raw, err)
			continue
		}
		if got := raw.address(test.proto, name); got != test.address {
			t.Errorf("%#v is read as %#v", test.address, got)
		}
		if got := test.address.String(); got != test.repr {
			t.Errorf("%#v is %s", test.address, got)
		}
	}
	// A device's address goes over the air with its last byte first (BlueZ).
	raw, _ := rawLink(Bluetooth{protoRFCOMM, [6]byte{1, 2, 3, 4, 5, 6}, 9}, index)
	if string(raw[2:9]) != "\x06\x05\x04\x03\x02\x01\x09" {
		t.Errorf("rfcomm: %x", []byte(raw))
	}
	if _, err := rawLink(Packet{Interface: "nope"}, index); !errors.Is(err, unix.ENODEV) {
		t.Errorf("no interface: %v", err)
	}
	for text, raw := range map[string]rawAddress{
		"(99, b'\\x01\\x02\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00')": append(newRawAddress(99, 2), 1, 2),
		"('::1.2.3.4', 80, 66051, 7)": rawInet6(netip.MustParseAddr("::1.2.3.4"), IPv6{Port: 80, FlowInfo: 0x10203, ScopeID: 7}),
		"''":                          newRawAddress(AF_UNIX, 2),
		"'/a'":                        append(newRawAddress(AF_UNIX, 2), "/a\x00b"...),
		"b'\\x00a\\x00'":              append(newRawAddress(AF_UNIX, 2), "\x00a\x00"...),
		// Cut short by an observer's mistake or a kernel's: never read beyond the end.
		"('', 2048, 0, 0, b'')": append(newRawAddress(AF_PACKET, 2), 8, 0),
	} {
		if got := raw.address(0, name); got.String() != text {
			t.Errorf("got %s, want %s", got, text)
		}
	}
	for _, raw := range []rawAddress{nil, {}, {1}} {
		if got := raw.address(0, name); got != nil {
			t.Errorf("%v is %v", raw, got)
		}
	}
}

// TestAddressOfAnotherFamily: an address is for sockets of its family.
func TestAddressOfAnotherFamily(t *testing.T) {
	t.Parallel()
	s, err := New(context.Background(), AF_INET, SOCK_DGRAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, a := range []Address{Packet{Interface: "lo"}, Netlink{}, Unix{Path: "/x"}, Other{AF: AF_INET}, nil} {
		var e *Error
		if err := s.Bind(context.Background(), a); !errors.As(err, &e) || e.Name != "TypeError" {
			t.Errorf("%v: %v", a, err)
		}
	}
}
