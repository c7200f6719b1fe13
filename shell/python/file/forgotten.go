package file

import (
	"os"
	"sync/atomic"
	"weak"
)

// opened is a file and whether it is open still.
type opened struct {
	f      *os.File
	waits  bool // it is no file on disk
	closed atomic.Bool
}

func (o *opened) Close() error {
	o.closed.Store(true)
	return o.f.Close()
}

// heldFile is what a file object that may be forgotten holds.
type heldFile struct {
	stream weak.Pointer[osStream]
	*opened
}

func (h heldFile) Open() bool { return !h.closed.Load() }

func (h heldFile) Forgotten() bool { return h.stream.Value() == nil }

// newStream makes the stream of a file that is open.
func newStream(f *os.File) (*osStream, heldFile) {
	st, err := f.Stat()
	s := &osStream{&opened{f: f, waits: err == nil && !st.Mode().IsRegular()}}
	return s, heldFile{weak.Make(s), s.opened}
}

// Holds reports whether the file is open.
func (r *Raw) Holds() bool { return !r.closed }

// Holds reports whether the file is open, and here.
func (b *Binary) Holds() bool { return b.raw != nil && b.raw.Holds() }

// Holds reports whether the file is open, and here.
func (x *Text) Holds() bool { return x.buffer != nil && x.buffer.Holds() }
