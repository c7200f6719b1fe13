package socket

import (
	"strings"
	"time"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// countArgs is [native.CountArgs].
func countArgs(name string, given, least, most int) error {
	return native.CountArgs(name, given, least, most)
}

// TimeoutArg reads a timeout: None, or seconds, rounded up to nanoseconds.
func TimeoutArg(t *object.Thread, v object.Value) (time.Duration, error) {
	if v == object.None {
		return netlab.NoTimeout, nil
	}
	d, err := native.Timeout(t, v, time.Second)
	if err == nil && d < 0 {
		err = object.Errorf(object.ValueError, "Timeout value out of range")
	}
	return d, err
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
	switch v := object.Plain(v).(type) {
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
