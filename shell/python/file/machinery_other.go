//go:build !linux

package file

// OfMachinery reports whether a descriptor is what this process itself waits with,
// which is not known here.
func OfMachinery(int) bool { return false }
