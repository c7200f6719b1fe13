package random

import "math/big"

// MT19937's parameters.
const (
	words  = 624
	middle = 397
)

// twister is the generator MT19937 of Makoto Matsumoto and Takuji Nishimura.
//
// Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: A 623-Dimensionally
// Equidistributed Uniform Pseudo-Random Number Generator", 1998, and the reference
// initialization of 2002.
type twister struct {
	state [words]uint32
	next  int // of the state's words; words where new ones are to be made
}

// seed fills the state from one number.
func (w *twister) seed(s uint32) {
	w.state[0] = s
	for i := 1; i < words; i++ {
		before := w.state[i-1]
		w.state[i] = 1812433253*(before^before>>30) + uint32(i)
	}
	w.next = words
}

// seedBy fills the state from any amount of key.
func (w *twister) seedBy(key []uint32) {
	w.seed(19650218)
	i := 1
	step := func() {
		if i++; i == words {
			w.state[0] = w.state[words-1]
			i = 1
		}
	}
	mixed := func(factor uint32) uint32 { return w.state[i] ^ (w.state[i-1]^w.state[i-1]>>30)*factor }
	for n := range max(words, len(key)) {
		j := n % len(key)
		w.state[i] = mixed(1664525) + key[j] + uint32(j)
		step()
	}
	for range words - 1 {
		w.state[i] = mixed(1566083941) - uint32(i)
		step()
	}
	w.state[0] = 1 << 31
}

// seedInt fills the state from a number's absolute value.
func (w *twister) seedInt(n *big.Int) {
	p := n.Bytes()
	key := make([]uint32, max(1, (len(p)+3)/4))
	for i := range p {
		key[i/4] |= uint32(p[len(p)-1-i]) << (i % 4 * 8)
	}
	w.seedBy(key)
}

// uint32 is the next number.
func (w *twister) uint32() uint32 {
	if w.next >= words {
		w.generate()
	}
	y := w.state[w.next]
	w.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// generate makes the state's next words.
func (w *twister) generate() {
	for i := range words {
		y := w.state[i]&(1<<31) | w.state[(i+1)%words]&(1<<31-1)
		v := w.state[(i+middle)%words] ^ y>>1
		if y&1 != 0 {
			v ^= 0x9908b0df
		}
		w.state[i] = v
	}
	w.next = 0
}

// float is a number from 0 to below 1, of 53 bits.
func (w *twister) float() float64 {
	high, low := w.uint32()>>5, w.uint32()>>6
	return (float64(high)*(1<<26) + float64(low)) / (1 << 53)
}

// bits is a number of k bits, k > 0: the first word that is drawn is the lowest.
func (w *twister) bits(k int) *big.Int {
	p := make([]byte, (k+31)/32*4)
	for at := len(p); at > 0; at -= 4 {
		r := w.uint32()
		if k < 32 {
			r >>= 32 - k
		}
		k -= 32
		p[at-4], p[at-3], p[at-2], p[at-1] = byte(r>>24), byte(r>>16), byte(r>>8), byte(r)
	}
	return new(big.Int).SetBytes(p)
}
