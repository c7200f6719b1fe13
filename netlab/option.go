package netlab

import (
	"encoding/binary"
	"slices"
	"strings"
	"syscall"
	"time"
)

// SetsockoptInt sets an option to a number: setsockopt(2), in Python
// setsockopt(level, name, value).
func (s *Socket) SetsockoptInt(level, name, value int) error {
	start := s.clock()
	err := s.control("setsockopt", nil, func(fd int) error { return setsockoptInt(fd, level, name, value) })
	s.tellOption(start, level, name, binary.NativeEndian.AppendUint32(nil, uint32(value)), err)
	return err
}

// GetsockoptInt returns an option's number: getsockopt(2), in Python
// getsockopt(level, name).
func (s *Socket) GetsockoptInt(level, name int) (value int, err error) {
	err = s.control("getsockopt", nil, func(fd int) error {
		value, err = getsockoptInt(fd, level, name)
		return err
	})
	return value, err
}

// SetsockoptBytes sets an option to bytes in the kernel's own layout.
func (s *Socket) SetsockoptBytes(level, name int, value []byte) error {
	start := s.clock()
	err := s.control("setsockopt", nil, func(fd int) error { return setsockoptBytes(fd, level, name, value) })
	s.tellOption(start, level, name, value, err)
	return err
}

// SetsockoptNone sets an option that has a size and no value: in Python
// setsockopt(level, name, None, size).
func (s *Socket) SetsockoptNone(level, name, size int) error {
	start := s.clock()
	err := s.control("setsockopt", nil, func(fd int) error { return setsockoptNone(fd, level, name, size) })
	s.tellOption(start, level, name, nil, err)
	return err
}

// GetsockoptBytes returns at most size bytes (1 to 1024) of an option, in the
// kernel's own layout: in Python getsockopt(level, name, size).
func (s *Socket) GetsockoptBytes(level, name, size int) ([]byte, error) {
	if size <= 0 || size > 1024 {
		return nil, &Error{Name: "OSError", Message: "getsockopt buflen out of range", Op: "getsockopt"}
	}
	p := make([]byte, size)
	err := s.control("getsockopt", nil, func(fd int) (err error) {
		size, err = getsockoptBytes(fd, level, name, p)
		return err
	})
	if err != nil {
		return nil, err
	}
	return p[:size], nil
}

// tellOption tells of an option that was set, or not.
func (s *Socket) tellOption(start time.Time, level, number int, raw []byte, err error) {
	if s.observer.Load() == nil {
		return
	}
	e := Event{Op: "setsockopt", Start: start, Err: err}
	if at := slices.IndexFunc(optionNames, func(o OptionName) bool { return o.Level == level && o.Number == number }); at >= 0 {
		e.Option = optionNames[at].Name
		if raw != nil {
			e.Value = optionNames[at].Decode(raw).String()
		}
	}
	s.tell(e)
}

// An OptionKind says what an option's value is.
type OptionKind int

// The kinds of value, and how [OptionName.Encode] reads them.
const (
	// OptionInt is a C int: "65536", "0x10".
	OptionInt OptionKind = iota
	// OptionBool is an int that is 0 or not: "1", "0", "on", "off".
	OptionBool
	// OptionTimeval is a struct timeval: seconds, "1.5".
	OptionTimeval
	// OptionLinger is a struct linger: "off", or how many seconds a close
	// waits; "0" makes it a reset.
	OptionLinger
	// OptionString is text, such as TCP_CONGESTION's.
	OptionString
	// OptionMembership is a multicast group and perhaps the address of an
	// interface (IPv6: its name or number): "224.1.1.1 127.0.0.1".
	OptionMembership
	// OptionAddress is an IPv4 address: "127.0.0.1".
	OptionAddress
	// OptionInterface is the number of a network interface, or its name: "eth0";
	// 0 leaves the choice to the kernel.
	OptionInterface
	// OptionBytes is a structure of its own, read in hexadecimal.
	OptionBytes
)

// An OptionName is a socket option as C and Python name it.
type OptionName struct {
	Name      string // "SO_REUSEADDR"
	LevelName string // "SOL_SOCKET"
	Level     int
	Number    int
	Kind      OptionKind
}

// beyondPython are the options that CPython's socket module has no name for.
var beyondPython = []string{"IP_MTU", "IP_MTU_DISCOVER", "IP_RECVERR", "IP_RECVTTL"}

// InPython reports whether Python's socket module has the option's name too.
func (o OptionName) InPython() bool { return !slices.Contains(beyondPython, o.Name) }

// LookupOption finds an option by its name, in capitals or not.
func LookupOption(name string) (OptionName, bool) {
	name = strings.ToUpper(name)
	for _, o := range optionNames {
		if o.Name == name {
			return o, true
		}
	}
	return OptionName{}, false
}

// OptionNames returns all options that have a name on this system, by level
// and name.
func OptionNames() []OptionName { return slices.Clone(optionNames) }

// Option returns the value of the option called name.
func (s *Socket) Option(name string) (OptionValue, error) {
	o, ok := LookupOption(name)
	if !ok {
		return OptionValue{}, errnoError("getsockopt", syscall.ENOPROTOOPT, nil)
	}
	raw, err := s.GetsockoptBytes(o.Level, o.Number, o.size())
	if err != nil {
		return OptionValue{}, err
	}
	return o.Decode(raw), nil
}

// SetOption sets the option called name to the value that text says.
func (s *Socket) SetOption(name, text string) error {
	o, ok := LookupOption(name)
	if !ok {
		return errnoError("setsockopt", syscall.ENOPROTOOPT, nil)
	}
	raw, err := o.Encode(text)
	if err != nil {
		return err
	}
	return s.SetsockoptBytes(o.Level, o.Number, raw)
}
