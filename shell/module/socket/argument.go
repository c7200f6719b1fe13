package socket

import (
	"math"
	"strings"
	"time"

	"golang.org/x/net/idna"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// countArgs words a wrong number of arguments as PyArg_ParseTuple does.
func countArgs(name string, given, least, most int) error {
	if given >= least && given <= most {
		return nil
	}
	what, n := "exactly", least
	switch {
	case least == most:
	case given < least:
		what = "at least"
	default:
		what, n = "at most", most
	}
	s := "s"
	if n == 1 {
		s = ""
	}
	return object.Errorf(object.TypeError, "%s() takes %s %d argument%s (%d given)", name, what, n, s, given)
}

// TimeoutArg reads a timeout: None, or seconds, rounded up to nanoseconds.
func TimeoutArg(t *object.Thread, v object.Value) (time.Duration, error) {
	if v == object.None {
		return netlab.NoTimeout, nil
	}
	f, isFloat := v.(object.Float)
	if !isFloat {
		n, err := object.AsIndex(t, v)
		if err != nil {
			return 0, err
		}
		i, ok := n.(object.Int)
		if !ok || i > math.MaxInt64/1_000_000_000 || i < math.MinInt64/1_000_000_000 {
			return 0, object.Errorf(object.OverflowError, "timestamp too large to convert to C _PyTime_t")
		}
		f = object.Float(i)
	}
	switch {
	case math.IsNaN(float64(f)):
		return 0, object.Errorf(object.ValueError, "Invalid value NaN (not a number)")
	case f > math.MaxInt64/1e9 || f < math.MinInt64/1e9:
		return 0, object.Errorf(object.OverflowError, "timestamp out of range for platform time_t")
	case f < 0:
		return 0, object.Errorf(object.ValueError, "Timeout value out of range")
	}
	return time.Duration(math.Ceil(float64(f) * 1e9)), nil
}

// timeoutValue is a timeout as Python has it: None or a float.
func timeoutValue(d time.Duration) object.Value {
	if d < 0 {
		return object.None
	}
	return object.Float(float64(d) / 1e9)
}

// AddressValue is an address as Python has it: a tuple, a path, or None.
func AddressValue(a netlab.Address) object.Value {
	switch a := a.(type) {
	case netlab.IPv4:
		return object.NewTuple(object.Str(a.Host), object.NewInt(int64(a.Port)))
	case netlab.IPv6:
		return object.NewTuple(object.Str(a.Host), object.NewInt(int64(a.Port)), object.NewInt(int64(a.FlowInfo)), object.NewInt(int64(a.ScopeID)))
	case netlab.Unix:
		if a.Abstract() {
			return object.Bytes(a.Path)
		}
		return object.Str(a.Path)
	}
	return object.None
}

// addressArg reads the address that op is given for a socket of that family:
// getsockaddrarg of CPython's Modules/socketmodule.c, but for the look-up of
// the name, which netlab does.
func addressArg(t *object.Thread, op string, family netlab.Family, v object.Value) (netlab.Address, error) {
	switch family {
	case netlab.AF_UNIX:
		if s, ok := v.(object.Str); ok {
			return netlab.Unix{Path: string(s)}, nil
		}
		p, err := native.Octets(v)
		return netlab.Unix{Path: string(p)}, err
	case netlab.AF_INET, netlab.AF_INET6:
	default:
		return nil, object.Errorf(object.OSError, "%s(): bad family", op)
	}
	name, most, form := "AF_INET", 2, "AF_INET address must be a pair (host, port)"
	if family == netlab.AF_INET6 {
		name, most, form = "AF_INET6", 4, "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])"
	}
	tuple, ok := v.(*object.Tuple)
	if !ok {
		return nil, object.Errorf(object.TypeError, "%s(): %s address must be tuple, not %s", op, name, v.Type().Name)
	}
	if len(tuple.Elems) < 2 || len(tuple.Elems) > most {
		return nil, object.Errorf(object.TypeError, "%s", form)
	}
	host, err := HostArg(tuple.Elems[0])
	if err != nil {
		return nil, err
	}
	var numbers [3]int
	for i, e := range tuple.Elems[1:] {
		n, err := object.AsIndex(t, e)
		if err != nil {
			return nil, err
		}
		numbers[i] = -1 // out of any range
		if n, ok := n.(object.Int); ok && n >= 0 && n <= math.MaxUint32 {
			numbers[i] = int(n)
		}
	}
	if family == netlab.AF_INET {
		return netlab.IPv4{Host: host, Port: numbers[0]}, nil
	}
	return netlab.IPv6{Host: host, Port: numbers[0], FlowInfo: numbers[1], ScopeID: numbers[2]}, nil
}

// HostArg reads a host: text, which other than ASCII is encoded as IDNA, or bytes.
func HostArg(v object.Value) (string, error) {
	var host string
	switch v := v.(type) {
	case object.Str:
		var ok bool
		if host, ok = encodeHost(string(v)); !ok {
			return "", object.Errorf(object.TypeError, "encoding of hostname failed")
		}
	default:
		p, ok := object.AsBytes(v)
		if !ok {
			return "", object.Errorf(object.TypeError, "str, bytes or bytearray expected, not %s", v.Type().Name)
		}
		host = string(p)
	}
	if strings.ContainsRune(host, 0) {
		return "", object.Errorf(object.TypeError, "host name must not contain null character")
	}
	return host, nil
}

// encodeHost is the codec idna of Python (RFC 3490), for what is not ASCII.
func encodeHost(host string) (string, bool) {
	for i := range len(host) {
		if host[i] >= 0x80 {
			ascii, err := idna.Punycode.ToASCII(strings.ToLower(host))
			for label := range strings.SplitSeq(ascii, ".") {
				if len(label) > 63 {
					return "", false
				}
			}
			return ascii, err == nil
		}
	}
	return host, true
}
