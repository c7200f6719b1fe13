package netlab

import (
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// size is how many bytes to ask the kernel for.
func (o OptionName) size() int {
	switch o.Kind {
	case OptionInt, OptionBool, OptionAddress, OptionInterface:
		return 4
	case OptionTimeval:
		return timeoutSize
	case OptionLinger:
		return lingerSize
	case OptionMembership:
		return 8
	case OptionString:
		return 64
	}
	return 1024
}

// Encode reads a value as people write it into the kernel's layout. A text
// that is none is a ValueError.
func (o OptionName) Encode(text string) ([]byte, error) {
	text = strings.TrimSpace(text)
	invalid := func() ([]byte, error) {
		return nil, &Error{Name: "ValueError", Message: fmt.Sprintf("invalid value for %s: %s", o.Name, quote(text)), Op: "setsockopt"}
	}
	switch o.Kind {
	case OptionInt, OptionBool:
		if on, ok := switches[strings.ToLower(text)]; ok && o.Kind == OptionBool {
			return binary.NativeEndian.AppendUint32(nil, on), nil
		}
		n, err := strconv.ParseInt(text, 0, 64)
		if err != nil || n < math.MinInt32 || n > math.MaxUint32 {
			return invalid()
		}
		return binary.NativeEndian.AppendUint32(nil, uint32(n)), nil
	case OptionInterface:
		index := scopeID(text)
		if index == 0 && text != "0" || index < 0 || index > math.MaxInt32 {
			return invalid()
		}
		return binary.NativeEndian.AppendUint32(nil, uint32(index)), nil
	case OptionTimeval:
		seconds, err := strconv.ParseFloat(text, 64)
		if err != nil || !(seconds >= 0 && seconds <= math.MaxInt32) {
			return invalid()
		}
		return encodeTimeout(time.Duration(seconds * 1e9)), nil
	case OptionLinger:
		if on, ok := switches[strings.ToLower(text)]; ok && on == 0 && text != "0" {
			return encodeLinger(0, 0), nil
		}
		// "ON,SECONDS" as the structure has it, or the seconds alone.
		on, seconds, both := strings.Cut(text, ",")
		if !both {
			on, seconds = "1", text
		}
		a, errOn := strconv.ParseInt(strings.TrimSpace(on), 10, 32)
		b, err := strconv.ParseInt(strings.TrimSpace(seconds), 10, 32)
		if err != nil || errOn != nil || b < 0 {
			return invalid()
		}
		return encodeLinger(int32(a), int32(b)), nil
	case OptionString:
		return []byte(text), nil
	case OptionAddress:
		ip, ok := numericHost(text)
		if !ok || !ip.Is4() {
			return invalid()
		}
		return ip.AsSlice(), nil
	case OptionMembership:
		group, nic, _ := strings.Cut(text, " ")
		ip, ok := numericHost(group)
		if !ok || ip.Is4() == (o.Level == protoIPv6) {
			return invalid()
		}
		if !ip.Is4() {
			index := scopeID(strings.TrimSpace(nic))
			if nic != "" && index == 0 {
				return invalid()
			}
			return binary.NativeEndian.AppendUint32(ip.AsSlice(), uint32(index)), nil
		}
		if nic = strings.TrimSpace(nic); nic == "" {
			nic = "0.0.0.0"
		}
		local, ok := numericHost(nic)
		if !ok || !local.Is4() {
			return invalid()
		}
		return append(ip.AsSlice(), local.AsSlice()...), nil
	}
	raw := make([]byte, len(text)/2)
	if _, err := fmt.Sscanf(text, "%x", &raw); err != nil {
		return invalid()
	}
	return raw, nil
}

var switches = map[string]uint32{"on": 1, "off": 0, "true": 1, "false": 0, "yes": 1, "no": 0}

// An OptionValue is what getsockopt gave for an option.
type OptionValue struct {
	Kind OptionKind
	// Raw is the value in the kernel's layout.
	Raw []byte
	// Int is the number of an OptionInt, OptionBool or OptionInterface, and of an
	// OptionLinger whether it is on.
	Int int
	// Duration is the time of an OptionTimeval or OptionLinger.
	Duration time.Duration
}

// Decode reads the kernel's layout.
func (o OptionName) Decode(raw []byte) OptionValue {
	v := OptionValue{Kind: o.Kind, Raw: raw}
	number := o.Kind == OptionInt || o.Kind == OptionBool || o.Kind == OptionInterface
	switch {
	case number && len(raw) == 1:
		v.Int = int(raw[0])
	case number && len(raw) >= 4:
		v.Int = int(int32(binary.NativeEndian.Uint32(raw)))
	case o.Kind == OptionTimeval && len(raw) >= timeoutSize:
		v.Duration = decodeTimeout(raw)
	case o.Kind == OptionLinger && len(raw) >= lingerSize:
		on, seconds := decodeLinger(raw)
		v.Int, v.Duration = int(on), time.Duration(seconds)*time.Second
	}
	return v
}

// String returns the value as people read it, and as Encode reads it again.
func (v OptionValue) String() string {
	switch v.Kind {
	case OptionInt, OptionBool, OptionInterface:
		return strconv.Itoa(v.Int)
	case OptionTimeval:
		return strconv.FormatFloat(v.Duration.Seconds(), 'f', -1, 64)
	case OptionLinger:
		if v.Int == 0 {
			return "off"
		}
		return strconv.Itoa(int(v.Duration / time.Second))
	case OptionString:
		return strings.TrimRight(string(v.Raw), "\x00")
	case OptionAddress:
		if len(v.Raw) == 4 {
			return fmt.Sprintf("%d.%d.%d.%d", v.Raw[0], v.Raw[1], v.Raw[2], v.Raw[3])
		}
	}
	return fmt.Sprintf("%x", v.Raw)
}
