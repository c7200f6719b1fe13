//go:build unix && !linux

package netlab

import "strings"

// The first byte is the address's length here, the second its family.
func (raw rawAddress) putFamily(f Family) { raw[0], raw[1] = byte(len(raw)), byte(f) }
func (raw rawAddress) family() Family     { return Family(raw[1]) }

// unixPath is the path of an address; there are no abstract names here.
func unixPath(p []byte) string {
	path, _, _ := strings.Cut(string(p), "\x00")
	return path
}

// Bluetooth's protocols: none.
const (
	protoL2CAP = -1 - iota
	protoHCI
	protoSCO
	protoRFCOMM
)

// rawLink is the kernel's form of an address below IP or beside it: none here.
func rawLink(Address, func(name string) (int, error)) (rawAddress, error) { return nil, nil }

func (rawAddress) linkAddress(int, interfaceNames) Address { return nil }

func interfaceIndex(int, string) (int, error) { return 0, ErrNotAvailable }
func interfaceName(int, int) string           { return "" }
