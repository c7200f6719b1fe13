package zlib

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// What stands around the compressed data.
type kind byte

const (
	rawForm kind = iota
	zlibForm
	gzipForm
	anyForm // zlib's or gzip's, as the header says
)

// form is what zlib reads in a wbits.
type form struct {
	kind   kind
	window int // its size is 1 << window; 0 for what the header says
}

// formOf reads a wbits; reading takes more than writing does.
func formOf(wbits int, reading bool) (form, bool) {
	least := 9
	if reading {
		least = 8
	}
	switch {
	case reading && wbits == 0:
		return form{zlibForm, 0}, true
	case -15 <= wbits && wbits <= -least:
		return form{rawForm, -wbits}, true
	case least <= wbits && wbits <= 15:
		return form{zlibForm, wbits}, true
	case 16+least <= wbits && wbits <= 31:
		return form{gzipForm, wbits - 16}, true
	case reading && 32+least <= wbits && wbits <= 47:
		return form{anyForm, wbits - 32}, true
	}
	return form{}, false
}

func (f form) firstSum() uint32 {
	if f.kind == gzipForm {
		return 0
	}
	return 1
}

// adler is Adler-32 (RFC 1950), begun with sum.
func adler(sum uint32, p []byte) uint32 {
	const prime, most = 65521, 5552 // bytes before a sum may overflow
	a, b := sum&0xffff, sum>>16
	for len(p) > 0 {
		n := min(len(p), most)
		for _, c := range p[:n] {
			a += uint32(c)
			b += a
		}
		a, b, p = a%prime, b%prime, p[n:]
	}
	return b<<16 | a
}

// header reads what stands before the data.
func (z *inflater) header() error {
	if z.form.kind == rawForm {
		z.stage = atBlock
		return nil
	}
	p := z.in[z.at:]
	if len(p) < 2 {
		return errMore
	}
	if z.form.kind != zlibForm && p[0] == 0x1f && p[1] == 0x8b {
		z.form.kind = gzipForm
		z.sum = z.form.firstSum()
		return z.gzipHeader(p)
	}
	switch {
	case z.form.kind == gzipForm || binary.BigEndian.Uint16(p)%31 != 0:
		return badData("incorrect header check")
	case p[0]&15 != 8:
		return badData("unknown compression method")
	case z.form.window != 0 && int(p[0]>>4)+8 > z.form.window || p[0]>>4 > 7:
		return badData("invalid window size")
	case p[1]&0x20 != 0:
		return errDictionary
	}
	z.form.kind, z.at, z.stage = zlibForm, z.at+2, atBlock
	return nil
}

// gzipHeader reads that of RFC 1952.
func (z *inflater) gzipHeader(p []byte) error {
	const hasSum, hasExtra, hasName, hasComment = 2, 4, 8, 16
	n := 10
	if len(p) < n {
		return errMore
	}
	flags := p[3]
	switch {
	case p[2] != 8:
		return badData("unknown compression method")
	case flags&0xe0 != 0:
		return badData("unknown header flags set")
	}
	if flags&hasExtra != 0 {
		if len(p) < n+2 {
			return errMore
		}
		n += 2 + int(binary.LittleEndian.Uint16(p[n:]))
	}
	for _, text := range []byte{hasName, hasComment} {
		if flags&text == 0 {
			continue
		}
		if n > len(p) {
			return errMore
		}
		end := bytes.IndexByte(p[n:], 0)
		if end < 0 {
			return errMore
		}
		n += end + 1
	}
	if flags&hasSum != 0 {
		if len(p) < n+2 {
			return errMore
		}
		if uint16(crc32.ChecksumIEEE(p[:n])) != binary.LittleEndian.Uint16(p[n:]) {
			return badData("header crc mismatch")
		}
		n += 2
	}
	if n > len(p) {
		return errMore
	}
	z.at, z.stage = z.at+n, atBlock
	return nil
}

// trailer compares the sums behind the data.
func (z *inflater) trailer() error {
	z.use(z.nbits % 8)
	if z.form.kind == rawForm {
		z.stage = atEnd
		return nil
	}
	sum, err := z.get(32)
	if err != nil {
		return err
	}
	var p [4]byte
	binary.LittleEndian.PutUint32(p[:], uint32(sum))
	want := binary.LittleEndian.Uint32(p[:])
	if z.form.kind == zlibForm {
		want = binary.BigEndian.Uint32(p[:])
	}
	if want != z.sum {
		return badData("incorrect data check")
	}
	if z.form.kind == gzipForm {
		size, err := z.get(32)
		if err != nil {
			return err
		}
		if uint32(size) != z.size {
			return badData("incorrect length check")
		}
	}
	z.stage = atEnd
	return nil
}
