package netlab

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"sync"
	"syscall"
	"time"
)

// maxFlows is how many clients of UDP have a socket at a time.
const maxFlows = 256

// A flow is the datagrams of one client of UDP, which has no connection that would end.
type flow struct {
	pair Pair
	last time.Time // when the client spoke last
	stop context.CancelFunc
}

// flows are those of a [Tap], by the client's address. One goroutine makes and ends
// them.
type flows struct {
	byPeer map[Address]*flow
	count  int
	relays sync.WaitGroup
}

// end ends them all.
func (f *flows) end() {
	for _, one := range f.byPeer {
		one.stop()
	}
	f.relays.Wait()
	f.byPeer = nil
}

// forward relays a client's datagram to the target.
func (t *Tap) forward(r *run, step Step, data []byte) {
	s := t.packet
	tell := func(kind StepKind, data []byte, err error) {
		step.Kind, step.Data, step.Err = kind, data, err
		s.tell(step)
	}
	f, err := t.flow(r, step.Peer, tell)
	if err != nil {
		if r.accept.Err() == nil {
			step.Client = 0
			tell(StepFailed, nil, err)
		}
		return
	}
	f.last = time.Now()
	step.Client, step.Onward = f.pair.Number, f.pair.Target
	if s.dropsOne() {
		tell(StepDropped, data, nil)
		return
	}
	tell(StepReceived, data, nil)
	if _, err = f.pair.Target.Send(r.accept, data, 0); err != nil && r.accept.Err() == nil {
		tell(StepFailed, nil, err)
	}
}

// flow is a client's flow, made if need be, in the place of the one that has been silent
// for longest where there are many.
func (t *Tap) flow(r *run, peer Address, tell func(StepKind, []byte, error)) (*flow, error) {
	if f := t.flows.byPeer[peer]; f != nil {
		return f, nil
	}
	if len(t.flows.byPeer) >= cmp.Or(t.Simultaneous, maxFlows) {
		t.flows.forget()
	}
	target, err := t.dial(r.accept)
	if err != nil {
		return nil, err
	}
	if t.flows.byPeer == nil {
		t.flows.byPeer = map[Address]*flow{}
	}
	t.flows.count++
	f := &flow{pair: Pair{Number: t.flows.count, Client: r.socket, Peer: peer, Target: target}}
	t.flows.byPeer[peer] = f
	t.paired(f.pair)
	var ctx context.Context
	ctx, f.stop = context.WithCancel(r.accept)
	t.flows.relays.Go(func() {
		defer f.stop()
		t.answers(ctx, r, f.pair)
		target.Close()
	})
	return f, nil
}

// forget ends the flow whose client has been silent for longest.
func (f *flows) forget() {
	var oldest *flow
	for _, one := range f.byPeer {
		if oldest == nil || one.last.Before(oldest.last) {
			oldest = one
		}
	}
	if oldest != nil {
		oldest.stop()
		delete(f.byPeer, oldest.pair.Peer)
	}
}

// answers relays the target's datagrams to a client, until the flow ends.
func (t *Tap) answers(ctx context.Context, r *run, pair Pair) {
	s := t.packet
	step := Step{Client: pair.Number, Socket: pair.Client, Onward: pair.Target, Local: pair.Client.Local(), Peer: pair.Peer}
	tell := func(kind StepKind, data []byte, err error) {
		told := step
		told.Kind, told.Data, told.Err = kind, data, err
		s.tell(told)
	}
	for {
		data, err := t.nextAnswer(ctx, pair.Target)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			tell(StepFailed, nil, err) // most often ICMP's answer to a datagram
			if errors.Is(err, syscall.EBADF) {
				return
			}
			if sleep(ctx, 5*time.Millisecond) != nil {
				return
			}
			continue
		}
		s.received.Add(1)
		if s.dropsOne() {
			tell(StepDropped, data, nil)
			continue
		}
		r.sendAfter(t.Faults.Delay, data, pair.Peer, func(p []byte, err error) {
			if err == nil {
				tell(StepSent, p, nil)
			} else if r.accept.Err() == nil {
				tell(StepFailed, nil, err)
			}
		})
	}
}

// nextAnswer receives one datagram. It waits without a buffer, as one for the longest
// datagram for each client would be much.
func (t *Tap) nextAnswer(ctx context.Context, target *Socket) ([]byte, error) {
	if err := target.waitForBytes(ctx); err != nil {
		return nil, err
	}
	p := longBuffers.Get().(*[64 << 10]byte)
	defer longBuffers.Put(p)
	got, err := target.RecvFromInto(ctx, p[:], 0)
	return bytes.Clone(got.Data), err
}
