package capture

// Counts are how much passed in one direction of a conversation, or in both.
type Counts struct {
	Segments int // segments or datagrams; of those in fragments, the fragments
	Data     int // bytes of payload
	Repeated int // of these, those that had been sent before
	Wire     int // bytes on the wire: the sum of [Packet].Length
}

func (c *Counts) add(p *Packet) {
	c.Segments++
	c.Data += p.PayloadLength
	c.Wire += p.Length
}

// Plus returns the sums.
func (c Counts) Plus(d Counts) Counts {
	return Counts{c.Segments + d.Segments, c.Data + d.Data, c.Repeated + d.Repeated, c.Wire + d.Wire}
}

// Share returns how much of what was on the wire was data, in percent.
func (c Counts) Share() float64 {
	if c.Wire == 0 {
		return 0
	}
	return 100 * float64(c.Data) / float64(c.Wire)
}
