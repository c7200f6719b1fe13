package socket

import (
	"fmt"
	"math"
	"math/big"
	"strings"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// AddressValue is an address as Python has it: a tuple, a path, or None.
// It is makesockaddr of CPython's Modules/socketmodule.c.
func AddressValue(a netlab.Address) object.Value {
	number := func(n int) object.Value { return object.NewInt(int64(n)) }
	unsigned := func(n uint32) object.Value { return object.NewInt(int64(n)) }
	switch a := a.(type) {
	case netlab.IPv4:
		return object.NewTuple(object.Str(a.Host), number(a.Port))
	case netlab.IPv6:
		return object.NewTuple(object.Str(a.Host), number(a.Port), number(a.FlowInfo), number(a.ScopeID))
	case netlab.Unix:
		if a.Abstract() {
			return object.Bytes(a.Path)
		}
		return object.Str(decodePath(a.Path))
	case netlab.Packet:
		return object.NewTuple(object.Str(a.Interface), number(a.Protocol), number(a.Type), number(a.HardwareType), object.Bytes(a.Hardware))
	case netlab.Netlink:
		return object.NewTuple(unsigned(a.Port), unsigned(a.Groups))
	case netlab.VSock:
		return object.NewTuple(unsigned(a.CID), unsigned(a.Port))
	case netlab.CAN:
		switch a.Proto {
		case protocol("CAN_ISOTP"):
			return object.NewTuple(object.Str(a.Interface), unsigned(a.RxID), unsigned(a.TxID))
		case protocol("CAN_J1939"):
			return object.NewTuple(object.Str(a.Interface), object.NewBig(new(big.Int).SetUint64(a.Name)), unsigned(a.PGN), number(int(a.Node)))
		}
		return object.NewTuple(object.Str(a.Interface), number(int(a.Family())))
	case netlab.Bluetooth:
		switch a.Proto {
		case protocol("BTPROTO_HCI"):
			return number(a.Port)
		case protocol("BTPROTO_SCO"):
			return object.Str(a.DeviceText())
		}
		return object.NewTuple(object.Str(a.DeviceText()), number(a.Port))
	case netlab.Other:
		return object.NewTuple(number(int(a.AF)), object.Bytes(a.Data))
	}
	return object.None
}

// protocol is a constant that the system may not have; -1 then, which no socket's
// protocol is.
func protocol(name string) int {
	if n, ok := constants()[name]; ok {
		return int(n)
	}
	return -1
}

// addressArg reads the address that op is given for a socket: getsockaddrarg of
// CPython's Modules/socketmodule.c, but for the look-up of the name, which netlab
// does.
func addressArg(t *object.Thread, op string, s *netlab.Socket, v object.Value) (netlab.Address, error) {
	return familyAddress(t, op, s.Family(), s.Proto(), v)
}

// familyAddress is addressArg for a socket that is still to be made.
func familyAddress(t *object.Thread, op string, family netlab.Family, proto int, v object.Value) (netlab.Address, error) {
	switch family {
	case netlab.AF_UNIX:
		return unixAddress(t, v)
	case netlab.AF_INET, netlab.AF_INET6:
		return internetAddress(t, op, family, v)
	case netlab.AF_PACKET:
		return packetAddress(t, op, v)
	case netlab.AF_NETLINK:
		elems, err := addressTuple(v, op+"(): AF_NETLINK address must be tuple, not %s", 2, 2, "AF_NETLINK address must be a pair (pid, groups)")
		if err != nil {
			return nil, err
		}
		n, err := unsignedArgs(t, elems)
		if err != nil {
			return nil, err
		}
		return netlab.Netlink{Port: n[0], Groups: n[1]}, nil
	case netlab.AF_VSOCK:
		tuple, ok := object.Plain(v).(*object.Tuple)
		if !ok {
			return nil, object.Errorf(object.TypeError, "getsockaddrarg: AF_VSOCK address must be tuple, not %s", v.Type().Name)
		}
		if err := countArgs("getsockaddrarg", len(tuple.Elems), 2, 2); err != nil {
			return nil, err
		}
		n, err := unsignedArgs(t, tuple.Elems)
		if err != nil {
			return nil, err
		}
		return netlab.VSock{CID: n[0], Port: n[1]}, nil
	case netlab.AF_CAN:
		return canAddress(t, op, proto, v)
	case netlab.AF_BLUETOOTH:
		return bluetoothAddress(t, op, proto, v)
	}
	return nil, object.Errorf(object.OSError, "%s(): bad family", op)
}

// addressTuple gives the items of a tuple, between least and most of them; kind
// words what is no tuple, form another number.
func addressTuple(v object.Value, kind string, least, most int, form string) ([]object.Value, error) {
	tuple, ok := object.Plain(v).(*object.Tuple)
	if !ok {
		return nil, object.Errorf(object.TypeError, "%s", fmt.Sprintf(kind, v.Type().Name))
	}
	if len(tuple.Elems) < least || len(tuple.Elems) > most {
		return nil, object.Errorf(object.TypeError, "%s", form)
	}
	return tuple.Elems, nil
}

// unsignedArgs reads arguments that C takes as unsigned ints without looking at
// their size.
func unsignedArgs(t *object.Thread, values []object.Value) ([]uint32, error) {
	numbers := make([]uint32, len(values))
	for i, v := range values {
		n, err := unsignedArg(t, v)
		if err != nil {
			return nil, err
		}
		numbers[i] = uint32(n)
	}
	return numbers, nil
}

// unsignedArg is the low 64 bits of a number.
func unsignedArg(t *object.Thread, v object.Value) (uint64, error) {
	n, err := object.AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	if big, ok := n.(*object.BigInt); ok {
		return lowBits(big.V), nil
	}
	return uint64(n.(object.Int)), nil
}

// unixAddress reads a path, as text or bytes. A NUL in it is for the kernel to
// judge.
func unixAddress(t *object.Thread, v object.Value) (netlab.Address, error) {
	if s, ok := object.Plain(v).(object.Str); ok {
		path, err := encodePath(t, string(s))
		return netlab.Unix{Path: path}, err
	}
	p, err := native.Octets(v)
	return netlab.Unix{Path: string(p)}, err
}

func internetAddress(t *object.Thread, op string, family netlab.Family, v object.Value) (netlab.Address, error) {
	name, most, form := "AF_INET", 2, "AF_INET address must be a pair (host, port)"
	if family == netlab.AF_INET6 {
		name, most, form = "AF_INET6", 4, "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])"
	}
	elems, err := addressTuple(v, op+"(): "+name+" address must be tuple, not %s", 2, most, form)
	if err != nil {
		return nil, err
	}
	host, err := HostArg(elems[0])
	if err != nil {
		return nil, err
	}
	n, err := object.AsIndex(t, elems[1])
	if err != nil {
		return nil, err
	}
	port := -1 // out of any range
	if i, ok := n.(object.Int); ok && i >= 0 && i <= math.MaxUint16 {
		port = int(i)
	}
	if family == netlab.AF_INET {
		return netlab.IPv4{Host: host, Port: port}, nil
	}
	var more [2]uint32
	rest, err := unsignedArgs(t, elems[2:])
	if err != nil {
		return nil, err
	}
	copy(more[:], rest)
	return netlab.IPv6{Host: host, Port: port, FlowInfo: flowInfo(more[0]), ScopeID: int(more[1])}, nil
}

// flowInfo is a number for netlab to refuse when it has more than 20 bits.
func flowInfo(n uint32) int {
	if n > 0xfffff {
		return -1
	}
	return int(n)
}

func packetAddress(t *object.Thread, op string, v object.Value) (netlab.Address, error) {
	const form = "AF_PACKET address must be a tuple of two to five elements"
	elems, err := addressTuple(v, op+"(): AF_PACKET address must be tuple, not %s", 2, 5, form)
	if err != nil {
		return nil, err
	}
	var a netlab.Packet
	name, ok := object.Plain(elems[0]).(object.Str)
	switch {
	case !ok:
		return nil, object.Errorf(object.TypeError, "%s", form)
	case strings.ContainsRune(string(name), 0):
		return nil, object.Errorf(object.ValueError, "embedded null character")
	}
	a.Interface = string(name)
	for i, to := range []*int{&a.Protocol, &a.Type, &a.HardwareType} {
		if i+1 < len(elems) {
			if *to, err = native.Int(t, elems[i+1]); err != nil {
				if object.IsException(err, object.OverflowError) {
					err = object.Errorf(object.OverflowError, "%s(): address argument out of range", op)
				}
				return nil, err
			}
		}
	}
	if len(elems) == 5 {
		p, err := native.Octets(elems[4])
		if err != nil {
			return nil, err
		}
		if len(p) > 8 {
			return nil, object.Errorf(object.ValueError, "Hardware address must be 8 bytes or less")
		}
		a.Hardware = string(p)
	}
	if a.Protocol < 0 || a.Protocol > math.MaxUint16 {
		return nil, object.Errorf(object.OverflowError, "%s(): proto must be 0-65535.", op)
	}
	return a, nil
}

// canAddress reads the interface, and what the protocol has behind it.
func canAddress(t *object.Thread, op string, proto int, v object.Value) (netlab.Address, error) {
	form, size := "AF_CAN address must be a tuple (interface, )", 1
	switch proto {
	case protocol("CAN_RAW"), protocol("CAN_BCM"):
	case protocol("CAN_ISOTP"):
		form, size = "AF_CAN address must be a tuple (interface, rx_addr, tx_addr)", 3
	case protocol("CAN_J1939"):
		form, size = "AF_CAN address must be a tuple (interface, name, pgn, addr)", 4
	default:
		return nil, object.Errorf(object.OSError, "%s(): unsupported CAN protocol", op)
	}
	elems, err := addressTuple(v, op+"(): AF_CAN address must be tuple, not %s", size, size, form)
	if err != nil {
		return nil, err
	}
	name, err := pathArg(t, elems[0])
	if err != nil {
		return nil, err
	}
	if len(name) >= 16 { // IFNAMSIZ
		return nil, object.Errorf(object.OSError, "AF_CAN interface name too long")
	}
	a := netlab.CAN{Proto: proto, Interface: name}
	var numbers [3]uint64
	for i, e := range elems[1:] {
		if numbers[i], err = unsignedArg(t, e); err != nil {
			return nil, err
		}
	}
	if size == 4 {
		a.Name, a.PGN, a.Node = numbers[0], uint32(numbers[1]), uint8(numbers[2])
	} else {
		a.RxID, a.TxID = uint32(numbers[0]), uint32(numbers[1])
	}
	return a, nil
}

// bluetoothAddress reads what the protocol has for an address: a device's address
// and a number, one of the two.
func bluetoothAddress(t *object.Thread, op string, proto int, v object.Value) (netlab.Address, error) {
	wrong := object.Errorf(object.OSError, "%s(): wrong format", op)
	a := netlab.Bluetooth{Proto: proto}
	var device, number object.Value
	tuple, _ := object.Plain(v).(*object.Tuple)
	switch proto {
	case protocol("BTPROTO_L2CAP"), protocol("BTPROTO_RFCOMM"):
		if tuple == nil || len(tuple.Elems) != 2 {
			return nil, wrong
		}
		device, number = tuple.Elems[0], tuple.Elems[1]
	case protocol("BTPROTO_HCI"):
		if tuple == nil || len(tuple.Elems) != 1 {
			return nil, wrong
		}
		number = tuple.Elems[0]
	case protocol("BTPROTO_SCO"):
		if _, ok := object.Plain(v).(object.Bytes); !ok {
			return nil, wrong
		}
		device = v
	default:
		return nil, object.Errorf(object.OSError, "%s(): unknown Bluetooth protocol", op)
	}
	if number != nil {
		n, err := native.Int(t, number)
		if err != nil {
			return nil, wrong
		}
		a.Port = n
	}
	if device != nil {
		text, ok := native.Text(device)
		if !ok {
			return nil, wrong
		}
		var rest string
		d := &a.Device
		n, _ := fmt.Sscanf(text+" .", "%x:%x:%x:%x:%x:%x %s", &d[0], &d[1], &d[2], &d[3], &d[4], &d[5], &rest)
		if n != 7 || rest != "." {
			return nil, object.Errorf(object.OSError, "bad bluetooth address")
		}
	}
	return a, nil
}
