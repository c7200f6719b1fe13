package capture

import (
	"fmt"
	"slices"
)

// ports are a set of port numbers.
type ports [1 << 16 / 64]uint64

func (p *ports) has(port uint16) bool { return p[port/64]&(1<<(port%64)) != 0 }

// add adds ports to the set, or none of them where one is no port.
func (p *ports) add(list []int) error {
	for _, port := range list {
		if port < 1 || port >= 1<<16 {
			return fmt.Errorf("port %d is not between 1 and 65535", port)
		}
	}
	for _, port := range list {
		p[port/64] |= 1 << (port % 64)
	}
	return nil
}

// list returns the ports in order.
func (p *ports) list() (list []int) {
	for port := range 1 << 16 {
		if p.has(uint16(port)) {
			list = append(list, port)
		}
	}
	return list
}

// A span is the ports from first to last.
type span struct{ first, last int }

// spans returns the ports as few spans.
func (p *ports) spans() (spans []span) {
	for _, port := range p.list() {
		if n := len(spans); n > 0 && spans[n-1].last == port-1 {
			spans[n-1].last = port
		} else {
			spans = append(spans, span{port, port})
		}
	}
	return slices.Clip(spans)
}
