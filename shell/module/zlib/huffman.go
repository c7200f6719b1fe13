package zlib

import "sync"

// codes is a Huffman code: what follows each run of bits of the longest code's length
// begins with, as the symbol above and its code's length in the four bits below; 0
// where no code does.
type codes struct {
	longest uint
	table   []uint16
}

// build makes the code of the lengths of its symbols (RFC 1951, 3.2.2). Like zlib it
// refuses one that is over-subscribed, and one that is incomplete unless it is a
// single code of one bit and single allows that.
func (c *codes) build(lengths []byte, single bool) bool {
	var count [maxBits + 1]int
	c.longest = 0
	for _, n := range lengths {
		count[n]++
		c.longest = max(c.longest, uint(n))
	}
	if c.longest == 0 { // an error where a symbol is asked for
		c.longest, c.table = 1, make([]uint16, 2)
		return true
	}
	var next [maxBits + 2]int
	left := 1
	for n := 1; n <= maxBits; n++ {
		if left = left<<1 - count[n]; left < 0 {
			return false
		}
		next[n+1] = (next[n] + count[n]) << 1
	}
	if left > 0 && !(single && c.longest == 1) {
		return false
	}
	c.table = make([]uint16, 1<<c.longest)
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		code := reversed(next[n], int(n))
		next[n]++
		for ; code < len(c.table); code += 1 << n {
			c.table[code] = uint16(symbol)<<4 | uint16(n)
		}
	}
	return true
}

// reversed gives the low n bits in the opposite order, in which they come.
func reversed(code, n int) int {
	r := 0
	for range n {
		r = r<<1 | code&1
		code >>= 1
	}
	return r
}

const maxBits = 15

// What the symbols of lengths (257 and up) and of distances stand for: RFC 1951, 3.2.5.
var (
	lengthBase = [...]int{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthBits = [...]uint{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distBase   = [...]int{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distBits   = [...]uint{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
	// lengthOrder is the order of the code lengths' own lengths.
	lengthOrder = [...]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
)

// fixedCodes are those of a block without its own.
var fixedCodes = sync.OnceValues(func() (literals, distances codes) {
	lengths := make([]byte, 288)
	for i := range lengths {
		switch {
		case i < 144:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		case i < 280:
			lengths[i] = 7
		default:
			lengths[i] = 8
		}
	}
	literals.build(lengths, false)
	for i := range 32 {
		lengths[i] = 5
	}
	distances.build(lengths[:32], false)
	return literals, distances
})
