package socket

import (
	"math"
	"strings"
	"time"

	"labsh/netlab"
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
	if math.IsNaN(float64(f)) {
		return 0, object.Errorf(object.ValueError, "Invalid value NaN (not a number)")
	}
	switch nanoseconds := math.Ceil(float64(f) * 1e9); {
	case nanoseconds >= math.MaxInt64 || nanoseconds < math.MinInt64: // as a float the former is 2**63
		return 0, object.Errorf(object.OverflowError, "timestamp out of range for platform time_t")
	case nanoseconds < 0:
		return 0, object.Errorf(object.ValueError, "Timeout value out of range")
	default:
		return time.Duration(nanoseconds), nil
	}
}

// timeoutValue is a timeout as Python has it: None or a float.
func timeoutValue(d time.Duration) object.Value {
	if d < 0 {
		return object.None
	}
	return object.Float(float64(d) / 1e9)
}

// HostArg reads the host of an address: text, which other than ASCII is encoded as
// IDNA, or bytes. It is idna_converter of CPython's Modules/socketmodule.c.
func HostArg(v object.Value) (string, error) {
	var host string
	switch v := v.(type) {
	case object.Str:
		var err error
		if host, err = hostASCII(string(v)); err != nil {
			return "", object.Errorf(object.TypeError, "encoding of hostname failed")
		}
	default:
		p, ok := object.BytesOrBytearray(v)
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
