package zlib

import (
	"bytes"
	"compress/flate"
	"io"
	"testing"
)

// inPieces decompresses raw data that comes n bytes at a time, m bytes of output at a time.
func inPieces(p []byte, n, m int) (out []byte, whole bool, err error) {
	z := newInflater(form{rawForm, maxWindow})
	for len(p) > 0 || z.stage != atEnd {
		next := min(n, len(p))
		z.write(p[:next])
		p = p[next:]
		for z.stage != atEnd {
			err := z.run(m)
			out = append(out, z.take()...)
			if err == errMore {
				break
			}
			if err != nil {
				return out, false, err
			}
		}
		if z.stage == atEnd {
			return out, true, nil
		}
		if len(p) == 0 {
			return out, false, nil
		}
	}
	return out, false, nil
}

// FuzzInflate compares with Go's decompressor, whatever the pieces.
func FuzzInflate(f *testing.F) {
	for level := -2; level <= 9; level++ {
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, level)
		if err != nil {
			f.Fatal(err)
		}
		for i := range 3000 {
			_, _ = w.Write([]byte{byte(i), byte(i >> 3), 'a', 'b', 'c'})
		}
		if level == 5 {
			_ = w.Flush()
		}
		_ = w.Close()
		f.Add(b.Bytes(), uint16(1), uint16(7))
		f.Add(b.Bytes(), uint16(1000), uint16(300))
	}
	f.Add([]byte("\x4b\x04\x42\x00"), uint16(2), uint16(1))
	f.Fuzz(func(t *testing.T, p []byte, n, m uint16) {
		want, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(p)), 1<<20))
		if len(want) == 1<<20 {
			return
		}
		got, whole, wrong := inPieces(p, int(n)+1, int(m)+1)
		if whole != (err == nil) || whole && !bytes.Equal(got, want) {
			t.Errorf("%x: %d bytes, whole %v, %v; Go has %d bytes, %v", p, len(got), whole, wrong, len(want), err)
		}
	})
}
