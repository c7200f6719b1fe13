package zlib

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// The ways to flush a compressor.
const (
	noFlush = 0
	finish  = 4
)

// compressor is a zlib.Compress. The data are compressed by Go, so that their bytes
// are not always zlib's.
type compressor struct {
	to     bytes.Buffer
	writer interface {
		io.WriteCloser
		Flush() error
	}
	ended bool
}

func (*compressor) Type() *object.Type { return compressType() }

// newCompressor makes one of a level from -1 to 9.
func newCompressor(f form, level int) (c *compressor, err error) {
	c = new(compressor)
	if f.window < maxWindow && level != 0 {
		level = flate.HuffmanOnly // Go's matches may be further back
	}
	switch f.kind {
	case rawForm:
		c.writer, err = flate.NewWriter(&c.to, level)
	case zlibForm:
		c.writer, err = zlib.NewWriterLevel(&c.to, level)
	default:
		const unix = 3
		w, wrong := gzip.NewWriterLevel(&c.to, level)
		w.OS = unix
		c.writer, err = w, wrong
	}
	return c, err
}

// write compresses p, a piece at a time, so that an interrupt ends it.
func (c *compressor) write(t *object.Thread, p []byte) error {
	for len(p) > 0 {
		if err := t.Check(); err != nil {
			return err
		}
		n := min(len(p), piece)
		if _, err := c.writer.Write(p[:n]); err != nil {
			return err
		}
		p = p[n:]
	}
	return nil
}

// close ends the data.
func (c *compressor) close() error {
	c.ended = true
	return c.writer.Close()
}

// takeUnless gives the output so far, unless what led to it failed.
func (c *compressor) takeUnless(err error) (object.Value, error) {
	if err != nil {
		return nil, err
	}
	p := bytes.Clone(c.to.Bytes())
	c.to.Reset()
	return object.TakeBytes(p), nil
}

func compress(t *object.Thread, a []object.Value) (object.Value, error) {
	p, err := native.Octets(a[0])
	if err != nil {
		return nil, err
	}
	level, err := optional(t, a[1], -1)
	if err != nil {
		return nil, err
	}
	wbits, err := optional(t, a[2], maxWindow)
	if err != nil {
		return nil, err
	}
	f, ok := formOf(wbits, false)
	if !ok || level < -1 || level > 9 {
		return nil, object.Errorf(errorClass(), "Bad compression level")
	}
	c, err := newCompressor(f, level)
	if err == nil {
		err = c.write(t, p)
	}
	if err != nil {
		return nil, err
	}
	return c.takeUnless(c.close())
}

func compressobj(t *object.Thread, a []object.Value) (object.Value, error) {
	var n [5]int // level, method, wbits, memLevel, strategy
	for i, usual := range [...]int{-1, deflated, maxWindow, 8, 0} {
		var err error
		if n[i], err = optional(t, a[i], usual); err != nil {
			return nil, err
		}
	}
	if native.Given(a[5]) {
		return nil, object.Errorf(object.NotImplementedError, "zlib.compressobj() without a dictionary only")
	}
	f, ok := formOf(n[2], false)
	if !ok || n[0] < -1 || n[0] > 9 || n[1] != deflated || n[3] < 1 || n[3] > 9 || n[4] < 0 || n[4] > 4 {
		return nil, object.Errorf(object.ValueError, "Invalid initialization option")
	}
	return newCompressor(f, n[0])
}

const errEnded = "Error -2 while %s: inconsistent stream state"

func newCompressType() *object.Type {
	class := newClass("Compress")
	class.AddMethod("compress", "data, /", "Returns a bytes object containing compressed data.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		c := a[0].(*compressor)
		p, err := native.Octets(a[1])
		if err != nil {
			return nil, err
		}
		if c.ended {
			return nil, object.Errorf(errorClass(), errEnded, "compressing data")
		}
		return c.takeUnless(c.write(t, p))
	})
	class.AddMethod("flush", "mode=zlib.Z_FINISH, /", "Return a bytes object containing any remaining compressed data.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		c := a[0].(*compressor)
		mode, err := optional(t, a[1], finish)
		switch {
		case err != nil:
			return nil, err
		case mode == noFlush:
			return object.Bytes(""), nil
		case c.ended || mode < 0 || mode > 5:
			return nil, object.Errorf(errorClass(), errEnded, "flushing")
		case mode == finish:
			return c.takeUnless(c.close())
		}
		return c.takeUnless(c.writer.Flush())
	})
	return class
}
