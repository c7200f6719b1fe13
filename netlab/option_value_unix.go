//go:build unix

package netlab

import (
	"encoding/binary"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Layouts of options' values: struct timeval and struct linger, socket(7).
const (
	timeoutSize = int(unsafe.Sizeof(unix.Timeval{}))
	lingerSize  = 8
)

func encodeTimeout(d time.Duration) []byte {
	tv := unix.NsecToTimeval(int64(d))
	return append([]byte(nil), unsafe.Slice((*byte)(unsafe.Pointer(&tv)), timeoutSize)...)
}

// decodeTimeout reads timeoutSize bytes.
func decodeTimeout(raw []byte) time.Duration {
	var tv unix.Timeval
	copy(unsafe.Slice((*byte)(unsafe.Pointer(&tv)), timeoutSize), raw)
	return time.Duration(tv.Nano())
}

func encodeLinger(on, seconds int32) []byte {
	raw := binary.NativeEndian.AppendUint32(nil, uint32(on))
	return binary.NativeEndian.AppendUint32(raw, uint32(seconds))
}

// decodeLinger reads lingerSize bytes.
func decodeLinger(raw []byte) (on, seconds int32) {
	return int32(binary.NativeEndian.Uint32(raw)), int32(binary.NativeEndian.Uint32(raw[4:]))
}
