package shell

import (
	"context"
	"slices"

	"labsh/netlab"
	"labsh/shell/locale"
)

// begin makes the demo's world, in which its ports are free.
func (p *player) begin() {
	_ = p.thread.Run(func() error {
		p.world = p.enterWorld()
		return nil
	})
	var taken []int
	p.moved = map[int]int{}
	for _, port := range p.script.Ports {
		free := freePort(port, taken)
		taken = append(taken, free)
		if free != port {
			p.moved[port] = free
		}
	}
	p.demo = p.script.Renumbered(p.moved)
}

// tellMoved tells which ports the demo has others for.
func (p *player) tellMoved() {
	for _, port := range p.demo.Ports {
		if free, moved := p.moved[port]; moved {
			p.console.Remark(locale.DemoPort, port, free)
		}
	}
}

// freePort is port, or the next one that nobody has.
func freePort(port int, taken []int) int {
	for n := port; n < min(port+100, 1<<16); n++ {
		if !slices.Contains(taken, n) && isFree(n) {
			return n
		}
	}
	return port // the demo will show what is wrong with it
}

// isFree reports whether a port of the loopback can be listened on, and bound for UDP.
func isFree(port int) bool {
	ctx := context.Background()
	for _, typ := range []netlab.Type{netlab.SOCK_STREAM, netlab.SOCK_DGRAM} {
		sock, err := netlab.New(ctx, netlab.AF_INET, typ, 0)
		if err != nil {
			return true
		}
		if typ == netlab.SOCK_STREAM {
			err = sock.SetOption("SO_REUSEADDR", "1")
		}
		if err == nil {
			err = sock.Bind(ctx, netlab.IPv4{Host: "127.0.0.1", Port: port})
		}
		if err == nil && typ == netlab.SOCK_STREAM {
			err = sock.Listen(1)
		}
		if closed := sock.Close(); err != nil || closed != nil {
			return false
		}
	}
	return true
}
