package zlib

import (
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"io"
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
	window int // its size is 1 << window, for what is written
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

// badData is what is wrong with the data, in zlib's words.
type badData string

func (e badData) Error() string { return string(e) }

var (
	errDictionary = errors.New("need dictionary")
	errStopped    = errors.New("nobody waits for the rest")
)

// source is the input of Go's decompressors. They wait for it, so that they run in a
// coroutine, which gives nothing, and no error, where it has to go on without input.
type source struct {
	in      []byte
	first   byte // of the compressed data themselves
	yield   func([]byte, error) bool
	stopped bool
}

// want waits until n bytes are there.
func (s *source) want(n int) error {
	for len(s.in) < n {
		if s.stopped = s.stopped || !s.yield(nil, nil); s.stopped {
			return errStopped
		}
	}
	return nil
}

func (s *source) ReadByte() (byte, error) {
	if err := s.want(1); err != nil {
		return 0, err
	}
	b := s.in[0]
	s.in = s.in[1:]
	return b, nil
}

func (s *source) Read(p []byte) (int, error) {
	if err := s.want(min(len(p), 1)); err != nil {
		return 0, err
	}
	n := copy(p, s.in)
	s.in = s.in[n:]
	return n, nil
}

// run decompresses data of a form: it yields what there is, and at last an error,
// io.EOF where all went well.
func (s *source) run(f form) {
	r, err := s.open(f)
	p := make([]byte, 1<<16)
	for err == nil {
		var n int
		if n, err = r.Read(p); n > 0 && !s.yield(p[:n], nil) {
			return
		}
	}
	if !s.stopped {
		s.yield(nil, s.inWords(err))
	}
}

// open reads the header.
func (s *source) open(f form) (io.Reader, error) {
	if f.kind == rawForm {
		if err := s.want(1); err != nil {
			return nil, err
		}
		s.first = s.in[0]
		return flate.NewReader(s), nil
	}
	if err := s.want(2); err != nil {
		return nil, err
	}
	switch p := s.in; {
	case f.kind != zlibForm && p[0] == 0x1f && p[1] == 0x8b:
		r, err := gzip.NewReader(s)
		if err == nil {
			r.Multistream(false)
		}
		return r, err
	case f.kind == gzipForm || binary.BigEndian.Uint16(p)%31 != 0:
		return nil, badData("incorrect header check")
	case p[0]&15 != deflated:
		return nil, badData("unknown compression method")
	case p[0]>>4 > 7:
		return nil, badData("invalid window size")
	}
	if err := s.want(3); err != nil {
		return nil, err
	}
	s.first = s.in[2]
	return zlib.NewReader(s)
}

// inWords gives an error of Go's in zlib's words. Of what is no compressed data they
// say less; the words are those for the first block.
func (s *source) inWords(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.As(err, &corrupt):
		return [...]badData{
			"invalid stored block lengths", "invalid distance too far back", "invalid code lengths set", "invalid block type",
		}[s.first>>1&3]
	case errors.Is(err, zlib.ErrChecksum), errors.Is(err, gzip.ErrChecksum):
		return badData("incorrect data check")
	case errors.Is(err, gzip.ErrHeader):
		return badData("incorrect header check")
	case errors.Is(err, zlib.ErrDictionary):
		return errDictionary
	}
	return err
}
