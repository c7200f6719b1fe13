package netlab

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
)

// A relay is one TCP conversation through a [Tap].
type relay struct {
	*Tap
	run            *run
	client, target *Socket
	tell           func(StepKind, []byte, error)
	down           hampered // what the client is sent through

	ctx    context.Context // ends both directions
	cancel context.CancelFunc
	open   atomic.Int32 // directions that have not ended
	asked  atomic.Bool  // the client has spoken since the last answer
	held   atomic.Bool  // the client's connection is kept on purpose
	once   sync.Once
	err    error // what broke the conversation, the first of it
}

// relay serves one client.
func (t *Tap) relay(r *run, step Step) {
	tell := t.stream.teller(&step)
	target, err := t.dial(r.exchange)
	if err != nil {
		tell(StepFailed, nil, err)
		step.Socket.reset(r.exchange)
		tell(StepReset, nil, nil)
		return
	}
	target.sendAtOnce()
	step.Socket.sendAtOnce()
	step.Onward = target
	t.paired(Pair{Number: step.Client, Client: step.Socket, Peer: step.Peer, Target: target})
	tell(StepAccepted, nil, nil)
	c := &relay{Tap: t, run: r, client: step.Socket, target: target, tell: tell, down: hampered{Faults: &t.Faults, sock: step.Socket}}
	c.ctx, c.cancel = context.WithCancel(r.exchange)
	defer c.cancel()
	c.open.Store(2)
	c.asked.Store(true) // a target that speaks first answers the connection
	var both sync.WaitGroup
	both.Go(func() { c.pump(c.client, c.target, c.upward) })
	both.Go(func() { c.pump(c.target, c.client, c.downward) })
	both.Wait()
	c.part()
}

// fail ends the conversation.
func (c *relay) fail(err error) {
	c.once.Do(func() { c.err = err })
	c.cancel()
}

// pump relays one direction: until it has ended, and then until the other has, or the
// connection breaks.
func (c *relay) pump(from, to *Socket, send func([]byte) error) {
	for {
		n, err := c.receive(from, send)
		if err != nil {
			c.fail(err)
			return
		}
		if n == 0 {
			break
		}
	}
	held := from == c.target && (c.Faults.Ending == EndingHalf || c.Faults.Ending == EndingNever)
	switch {
	case from == c.client:
		to.Shutdown(SHUT_WR) // the target may have gone
	case c.Faults.Ending == EndingReset:
		c.fail(errEnded)
		return
	case c.Faults.Ending != EndingNever:
		to.Shutdown(SHUT_WR) // the client may have gone
	}
	if held {
		c.held.Store(true)
		c.tell(StepHeld, nil, nil)
		stop := context.AfterFunc(c.run.accept, c.cancel)
		context.AfterFunc(c.ctx, func() { stop() })
	}
	if c.open.Add(-1) == 0 {
		c.cancel()
		return
	}
	if held {
		return // whatever becomes of the target, the client is not told
	}
	if err := from.waitBroken(c.ctx); c.ctx.Err() == nil {
		c.fail(err)
	}
}

// receive relays what comes next. It waits without a buffer: very many conversations may
// be idle.
func (c *relay) receive(from *Socket, send func([]byte) error) (int, error) {
	if err := from.waitForBytes(c.ctx); err != nil {
		return 0, err
	}
	p := longBuffers.Get().(*[64 << 10]byte)
	defer longBuffers.Put(p)
	n, err := from.RecvInto(c.ctx, p[:], 0)
	if err == nil && n > 0 {
		err = send(p[:n])
	}
	return n, err
}

// upward sends to the target.
func (c *relay) upward(p []byte) error {
	c.asked.Store(true)
	c.tell(StepReceived, p, nil)
	_, err := c.target.SendAll(c.ctx, p, 0)
	if err != nil && c.ctx.Err() == nil && (c.Faults.Ending == EndingHalf || c.Faults.Ending == EndingNever) {
		return nil // the target has gone, and the client is not told
	}
	return err
}

// downward sends to the client.
func (c *relay) downward(p []byte) error {
	if c.asked.Swap(false) {
		if err := c.down.late(c.ctx); err != nil {
			return err
		}
	}
	n, err := c.down.send(c.ctx, p)
	if n > 0 {
		c.tell(StepSent, p[:n], nil)
	}
	return err
}

// errEnded ends a conversation that the target has ended and whose client is to see a
// reset.
var errEnded = errors.New("the connection ends by a reset on purpose")

// part ends both connections: as they have ended by themselves, or broken, or as the
// faults say. Nothing is under way on them any more.
func (c *relay) part() {
	ending := StepDisconnected
	switch {
	case c.err == errEnded:
		c.client.reset(c.run.exchange)
		ending = StepReset
	case c.held.Load() && errors.Is(c.err, context.Canceled): // Stop
	case c.err != nil:
		// A connection that is cut must not look like one that has ended.
		if c.err != errReset {
			c.tell(StepFailed, nil, c.err)
		}
		c.client.reset(c.run.exchange)
		c.target.reset(c.run.exchange)
		ending = StepReset
	case c.Faults.Ending == EndingNever:
		c.target.Close()
		<-c.run.accept.Done()
	}
	c.target.Close()
	c.client.Close()
	c.tell(ending, nil, nil)
}
