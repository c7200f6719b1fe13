package object

import (
	"fmt"
	"sort"
	"strings"
	"unsafe"
)

// identityHash and ID tell objects apart by their place in memory; Go's
// collector does not move them.
func identityHash(v Value) int64 { return int64(ID(v) >> 4) }

// ID is id(v).
func ID(v Value) uintptr {
	type iface struct{ typ, data unsafe.Pointer }
	return uintptr((*iface)(unsafe.Pointer(&v)).data)
}

// Address is the place as a repr shows it.
func Address(v Value) string { return fmt.Sprintf("0x%012x", ID(v)) }

func sortedNames(names []string) []string {
	sort.Strings(names)
	return names
}

// baseName is the last part of a qualified name.
func baseName(qualified string) string {
	return qualified[strings.LastIndexByte(qualified, '.')+1:]
}
