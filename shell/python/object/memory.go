package object

import (
	"runtime"
	"runtime/metrics"
	"strconv"
)

// MaxMemory is how much memory all Python objects together may take, in bytes;
// beyond it there is a MemoryError. It is 2 GiB where addresses have 64 bits, and
// 512 MiB of the 4 GiB that there are where they have 32.
const MaxMemory = strconv.IntSize * strconv.IntSize << 19

// The heap is measured every measureEvery checks of a thread, and before any
// object of measureFrom bytes or more is made.
const (
	measureEvery = 8192
	measureFrom  = 16 << 20
)

// checkMemory refuses size bytes more when the heap would exceed MaxMemory.
func checkMemory(size int64) error {
	if heapBytes()+size <= MaxMemory {
		return nil
	}
	// Some of it may be garbage that was not collected yet.
	runtime.GC()
	if heapBytes()+size <= MaxMemory {
		return nil
	}
	return NewException(MemoryError)
}

func heapBytes() int64 {
	sample := [1]metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample[:])
	return int64(sample[0].Value.Uint64())
}
