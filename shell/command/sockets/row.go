package sockets

import (
	"context"
	"errors"
	"strings"
	"time"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// socketRow is one open socket as the table has it.
type socketRow struct {
	name    string // "" where no variable holds it
	socket  *netlab.Socket
	current bool
	state   string
	// recvQ and sendQ are those of ss, nil where the system does not tell.
	recvQ, sendQ *int
	rtt          time.Duration // 0 for none
	unknown      bool          // the system does not tell all of it
	passing      bool          // its state lasts until a FIN is acknowledged
}

// asked asks the kernel about the row's socket.
func (r socketRow) asked() socketRow {
	if protocol, _ := r.socket.Protocol(); protocol == netlab.ProtocolTCP {
		status, err := r.socket.TCPStatus()
		if err != nil {
			r.unknown = true
			return r
		}
		r.state, r.rtt = status.State.String(), status.RTT
		r.passing = status.Unacked <= 1 && finSent[status.State] // 0: it came between the two questions
		if status.State != netlab.TCPEstablished && r.socket.State() == netlab.StateOpen {
			r.rtt = 0
		}
	} else {
		switch r.socket.State() {
		case netlab.StateConnected:
			r.state = netlab.TCPEstablished.String()
		case netlab.StateListening:
			r.state = netlab.TCPListen.String()
		default:
			r.state = netlab.TCPClose.Short()
		}
	}
	recv, send, err := r.socket.Queues()
	if errors.Is(err, netlab.ErrNotAvailable) {
		r.unknown = true
	} else if err == nil {
		r.recvQ, r.sendQ = &recv, &send
	}
	return r
}

// finSent are the states that end when the other end acknowledges the FIN.
var finSent = map[netlab.TCPState]bool{netlab.TCPFinWait1: true, netlab.TCPClosing: true, netlab.TCPLastAck: true}

// settleTime is longer than Linux delays an acknowledgement (40 ms), and a network.
const settleTime = 500 * time.Millisecond

// settle asks again about the sockets whose FIN alone is not yet acknowledged, until
// it is or a time has passed in which somebody near would have done it: a state that
// lasts for a moment is not what the reader finds afterwards.
func settle(ctx context.Context, rows []socketRow) error {
	ctx, cancel := context.WithTimeout(ctx, settleTime)
	defer cancel()
	for {
		passing := false
		for i := range rows {
			if rows[i].passing {
				rows[i] = rows[i].asked()
				passing = passing || rows[i].passing
			}
		}
		if !passing {
			return nil
		}
		select {
		case <-ctx.Done():
			return nil // Ctrl-C too: what there is is shown
		case <-time.After(time.Millisecond):
		}
	}
}

// kind says what the socket is, in socket's own words where it has them.
func (r socketRow) kind() string {
	families := map[netlab.Family]string{netlab.AF_INET: "ipv4", netlab.AF_INET6: "ipv6"}
	family, internet := families[r.socket.Family()]
	if !internet {
		family = strings.ToLower(strings.TrimPrefix(r.socket.Family().String(), "AF_"))
	}
	typ := strings.ToLower(strings.TrimPrefix(r.socket.Type().String(), "SOCK_"))
	if internet {
		if protocol, known := r.socket.Protocol(); known {
			typ = protocol.String()
		}
	}
	if _, secure := r.socket.Security(); secure {
		family += " tls"
	}
	return typ + " " + family
}

// cells are the socket's row.
func (r socketRow) cells(l locale.Lang) []command.Cell {
	mark, name := command.Cell{}, command.OptionalCell(r.name)
	if r.current {
		mark.Shown = "*"
	}
	if r.name == "" {
		name.Shown = locale.Unnamed.In(l)
	}
	number := func(n *int) command.Cell {
		if n == nil {
			return command.Cell{Value: object.None}
		}
		return command.NumberCell(*n)
	}
	rtt := command.Cell{Value: object.None}
	if r.rtt > 0 {
		rtt = command.Cell{Value: object.Float(r.rtt.Seconds()), Shown: r.rtt.String()}
	}
	told := []command.Cell{command.OptionalCell(r.state), number(r.recvQ), number(r.sendQ), rtt}
	if r.unknown {
		for i := range told {
			if told[i].Value == object.None {
				told[i].Shown = locale.NotAvailable.In(l)
			}
		}
	}
	cells := []command.Cell{
		mark, name, command.NumberCell(r.socket.Fileno()), command.TextCell(r.kind()),
		command.OptionalCell(netlab.AddressText(r.socket.Local())), command.OptionalCell(netlab.AddressText(r.socket.Remote())),
	}
	return append(append(cells, told...), command.Cell{Value: object.NewBool(r.current)})
}
