package record

import "bytes"

// A ring is a queue of entries in blocks, so that none is moved and what is dropped
// makes room for what comes.
type ring struct {
	blocks []*block
	first  int // of blocks[0]
	n      int
	spare  *block
}

const blockSize = 128

type block [blockSize]entry

func (r *ring) len() int { return r.n }

// push adds an entry, to be filled.
func (r *ring) push() *entry {
	at := r.first + r.n
	if at/blockSize == len(r.blocks) {
		if r.spare == nil {
			r.spare = new(block)
		}
		r.blocks = append(r.blocks, r.spare)
		r.spare = nil
	}
	r.n++
	return &r.blocks[at/blockSize][at%blockSize]
}

// oldest is the first entry; there has to be one.
func (r *ring) oldest() *entry { return &r.blocks[0][r.first] }

// pop drops the first entry.
func (r *ring) pop() {
	*r.oldest() = entry{}
	r.n--
	if r.first++; r.first == blockSize {
		r.spare, r.first = r.blocks[0], 0
		r.blocks = append(r.blocks[:0], r.blocks[1:]...)
	}
}

func (r *ring) each(f func(*entry)) {
	for at := r.first; at < r.first+r.n; at++ {
		f(&r.blocks[at/blockSize][at%blockSize])
	}
}

// slabs are where kept data lies: many pieces in one allocation. The pieces are
// dropped in their order, so that all slabs but the first are in use.
type slabs struct {
	free []byte // what is left of the last one
	used int    // how many bytes are kept
	last []byte // the piece kept last: what is received is often what was just sent
}

// A slab is small where little is kept, and large where much is.
const (
	minSlab = 16 << 10
	maxSlab = 256 << 10
)

// keep copies p, and tells how many bytes that takes.
func (s *slabs) keep(p []byte) ([]byte, int) {
	switch {
	case len(p) == 0:
		return nil, 0
	case bytes.Equal(p, s.last):
		return s.last, 0
	}
	s.used += len(p)
	if len(p) > minSlab/2 {
		s.last = bytes.Clone(p)
		return s.last, len(p)
	}
	if len(p) > len(s.free) {
		s.free = make([]byte, min(max(minSlab, s.used/8), maxSlab))
	}
	n := copy(s.free, p)
	kept := s.free[:n:n]
	s.free, s.last = s.free[n:], kept
	return kept, n
}
