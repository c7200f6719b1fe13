package zlib

import (
	"errors"
	"hash/crc32"
)

// windowSize is how far back a match may reach.
const windowSize = 1 << 15

var (
	errMore = errors.New("more input")  // it ends in the middle of something
	errFull = errors.New("more output") // the next symbol needs room
)

// badData is what is wrong with the data, in zlib's words.
type badData string

func (e badData) Error() string { return string(e) }

// Where an inflater is.
type stage byte

const (
	atHeader stage = iota
	atBlock
	inStored
	inSymbols
	inMatch
	atTrailer
	atEnd
)

// inflater decompresses what comes in pieces, as far as it is wanted. Go's own waits
// for its input, and so cannot stop where a piece ends.
//
// Source: RFC 1950, 1951, 1952; zlib's inflate.c for the words of the errors.
type inflater struct {
	form     form
	stage    stage
	in       []byte // from at on to be read
	at       int
	bits     uint64 // read of in, but not used, in the order of use
	nbits    uint
	last     bool // the block is the last one
	left     int  // of a stored block or a match
	back     int  // of a match
	literals codes
	dists    codes
	out      []byte // the window, then what was not taken yet
	taken    int
	sum      uint32 // of the output, Adler-32 or CRC-32
	size     uint32
}

func newInflater(f form) *inflater { return &inflater{form: f, sum: f.firstSum()} }

// write gives more input.
func (z *inflater) write(p []byte) {
	z.in = append(z.in[z.at:len(z.in):len(z.in)], p...)
	z.at = 0
}

// rest takes back the input that was not used.
func (z *inflater) rest() []byte {
	whole := z.nbits / 8
	rest := z.in[z.at-int(whole):]
	z.nbits %= 8
	z.bits &= 1<<z.nbits - 1
	z.in, z.at = nil, 0
	return rest
}

// take gives the output so far.
func (z *inflater) take() []byte {
	fresh := append([]byte(nil), z.out[z.taken:]...)
	if len(z.out) > windowSize {
		z.out = append(z.out[:0], z.out[len(z.out)-windowSize:]...)
	}
	z.taken = len(z.out)
	return fresh
}

// run decompresses up to limit bytes of output. It ends with errMore where the input
// does, and with nil at the limit or at the end of the data.
func (z *inflater) run(limit int) error {
	full := z.taken + limit
	for z.stage != atEnd {
		if len(z.out) >= full && (z.stage == inStored || z.stage == inMatch) {
			return nil
		}
		at, bits, nbits := z.at, z.bits, z.nbits
		err := z.step(full)
		if err == errMore || err == errFull {
			z.at, z.bits, z.nbits = at, bits, nbits
		}
		if err == errFull {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// step takes one symbol, or what is as small; where the input is too short for it
// nothing has changed but the position.
func (z *inflater) step(full int) error {
	switch z.stage {
	case atHeader:
		return z.header()
	case atBlock:
		return z.block()
	case inStored:
		if z.nbits < 8 && z.at == len(z.in) && z.left > 0 {
			return errMore
		}
		n := min(z.left, full-len(z.out))
		for ; n > 0 && z.nbits >= 8; n-- {
			z.emit(byte(z.use(8)))
			z.left--
		}
		n = min(n, len(z.in)-z.at)
		z.emit(z.in[z.at : z.at+n]...)
		z.at, z.left = z.at+n, z.left-n
		if z.left == 0 {
			z.endBlock()
		}
		return nil
	case inSymbols:
		return z.symbol(full)
	case inMatch:
		n := min(z.left, full-len(z.out))
		from := len(z.out) - z.back
		for i := range n {
			z.out = append(z.out, z.out[from+i])
		}
		z.summed(z.out[len(z.out)-n:])
		if z.left -= n; z.left == 0 {
			z.stage = inSymbols
		}
		return nil
	}
	return z.trailer()
}

func (z *inflater) emit(p ...byte) {
	z.out = append(z.out, p...)
	z.summed(p)
}

func (z *inflater) summed(p []byte) {
	z.size += uint32(len(p))
	switch z.form.kind {
	case zlibForm:
		z.sum = adler(z.sum, p)
	case gzipForm:
		z.sum = crc32.Update(z.sum, crc32.IEEETable, p)
	}
}

func (z *inflater) endBlock() {
	if z.stage = atBlock; z.last {
		z.stage = atTrailer
	}
}

// fill reads until there are n bits, if it can.
func (z *inflater) fill(n uint) bool {
	for z.nbits < n && z.at < len(z.in) {
		z.bits |= uint64(z.in[z.at]) << z.nbits
		z.at++
		z.nbits += 8
	}
	return z.nbits >= n
}

// use takes bits that are there.
func (z *inflater) use(n uint) int {
	v := z.bits & (1<<n - 1)
	z.bits >>= n
	z.nbits -= n
	return int(v)
}

func (z *inflater) get(n uint) (int, error) {
	if !z.fill(n) {
		return 0, errMore
	}
	return z.use(n), nil
}

// decode reads a symbol.
func (z *inflater) decode(c *codes, wrong badData) (int, error) {
	z.fill(c.longest)
	e := c.table[z.bits&(1<<c.longest-1)]
	n := uint(e & 15)
	switch {
	case n == 0 && z.nbits >= c.longest:
		return 0, wrong
	case n == 0 || n > z.nbits:
		return 0, errMore
	}
	z.use(n)
	return int(e >> 4), nil
}

func (z *inflater) symbol(full int) error {
	s, err := z.decode(&z.literals, "invalid literal/length code")
	switch {
	case err != nil:
		return err
	case s < 256 && len(z.out) >= full:
		return errFull
	case s < 256:
		z.emit(byte(s))
		return nil
	case s == 256:
		z.endBlock()
		return nil
	case s-257 >= len(lengthBase):
		return badData("invalid literal/length code")
	}
	more, err := z.get(lengthBits[s-257])
	if err != nil {
		return err
	}
	d, err := z.decode(&z.dists, "invalid distance code")
	if err != nil {
		return err
	}
	if d >= len(distBase) {
		return badData("invalid distance code")
	}
	further, err := z.get(distBits[d])
	if err != nil {
		return err
	}
	back := distBase[d] + further
	if back > len(z.out) {
		return badData("invalid distance too far back")
	}
	z.left, z.back, z.stage = lengthBase[s-257]+more, back, inMatch
	return nil
}

func (z *inflater) block() error {
	v, err := z.get(3)
	if err != nil {
		return err
	}
	z.last = v&1 != 0
	switch v >> 1 {
	case 0:
		z.use(z.nbits % 8)
		n, err := z.get(32)
		if err != nil {
			return err
		}
		if n&0xffff != n>>16^0xffff {
			return badData("invalid stored block lengths")
		}
		z.left, z.stage = n&0xffff, inStored
		return nil
	case 1:
		z.literals, z.dists = fixedCodes()
		z.stage = inSymbols
		return nil
	case 2:
		return z.ownCodes()
	}
	return badData("invalid block type")
}

// ownCodes reads the codes of a block: RFC 1951, 3.2.7.
func (z *inflater) ownCodes() error {
	v, err := z.get(14)
	if err != nil {
		return err
	}
	nlen, ndist, ncode := v&31+257, v>>5&31+1, v>>10+4
	if nlen > 286 || ndist > 30 {
		return badData("too many length or distance symbols")
	}
	var lengths [320]byte
	for _, i := range lengthOrder[:ncode] {
		n, err := z.get(3)
		if err != nil {
			return err
		}
		lengths[i] = byte(n)
	}
	var c codes
	if !c.build(lengths[:len(lengthOrder)], false) {
		return badData("invalid code lengths set")
	}
	clear(lengths[:])
	for i := 0; i < nlen+ndist; {
		s, err := z.decode(&c, "invalid code lengths set")
		if err != nil {
			return err
		}
		if s < 16 {
			lengths[i] = byte(s)
			i++
			continue
		}
		more, err := z.get([]uint{2, 3, 7}[s-16])
		if err != nil {
			return err
		}
		n, length := more+3, byte(0)
		switch {
		case s == 16 && i == 0:
			return badData("invalid bit length repeat")
		case s == 16:
			length = lengths[i-1]
		case s == 18:
			n += 8
		}
		if i+n > nlen+ndist {
			return badData("invalid bit length repeat")
		}
		for range n {
			lengths[i] = length
			i++
		}
	}
	switch {
	case lengths[256] == 0:
		return badData("invalid code -- missing end-of-block")
	case !z.literals.build(lengths[:nlen], true):
		return badData("invalid literal/lengths set")
	case !z.dists.build(lengths[nlen:nlen+ndist], true):
		return badData("invalid distances set")
	}
	z.stage = inSymbols
	return nil
}
