package sockets

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/locale"
)

// A talk is one conversation: what is typed goes to the socket, what comes from it
// is shown.
type talk struct {
	call   *command.Call
	sock   *netlab.Socket
	in     command.Conversation
	eol    string
	stream bool
	last   byte // that was to be sent

	ended        ending
	queued, sent atomic.Int64 // octets
	shut         atomic.Bool  // nothing more is to be sent
}

// An ending is how a conversation ended.
type ending int

const (
	left        ending = iota // Ctrl-]
	interrupted               // Ctrl-C
	closed                    // by the other side
)

// errClosed ends the waits of a conversation whose other side has closed.
var errClosed = errors.New("the other side closed")

// A sendError ends them too: nothing more can be sent.
type sendError struct{ error }

const (
	maxLines   = 256                    // read, and not sent yet
	sendGrace  = 200 * time.Millisecond // that what was typed last has to be sent, at the end
	emptyPause = 10 * time.Millisecond  // after an empty datagram: there may be no end of them
	restGrace  = time.Second            // that what had come has to be shown when sending fails
	restPause  = 50 * time.Millisecond  // without anything that ends it
	recvSize   = 64 << 10               // octets, as sendSize
	sendSize   = 64 << 10
)

// converse runs the conversation. Two goroutines beside its own send and receive,
// so that keys are read whatever the other side does; both have ended with it.
func (t *talk) converse(outer context.Context) (ending, error) {
	ctx, end := context.WithCancelCause(outer)
	defer end(nil)
	lines, sent := make(chan []byte, maxLines), make(chan struct{})
	var receiver sync.WaitGroup
	out := t.call.Console.Incoming()
	receiver.Go(func() {
		end(t.receive(ctx, out))
		if failed := (*sendError)(nil); errors.As(context.Cause(ctx), &failed) {
			t.receiveRest(outer, out)
		}
	})
	go func() {
		defer close(sent)
		if err := t.send(ctx, lines); err != nil {
			end(&sendError{err})
		}
	}()
	how, err := t.read(ctx, lines)
	if !t.shut.Load() {
		close(lines)
	}
	if ctx.Err() == nil || errors.Is(context.Cause(ctx), errClosed) {
		select {
		case <-sent:
		case <-time.After(sendGrace):
		}
	}
	end(nil)
	<-sent
	receiver.Wait()
	var failed *sendError
	if errors.As(err, &failed) {
		err = failed.error
	}
	out.End()
	return how, err
}

// read reads what is typed until the conversation ends.
func (t *talk) read(ctx context.Context, lines chan<- []byte) (ending, error) {
	for {
		data, err := t.in.Next(ctx)
		switch {
		case ctx.Err() != nil:
		case err == nil && t.stream:
			t.say(ctx, lines, data)
			continue
		case err == nil: // a datagram a line
			for line := range bytes.SplitAfterSeq(data, []byte("\n")) {
				if len(line) > 0 {
					t.say(ctx, lines, line)
				}
			}
			continue
		case errors.Is(err, command.ErrLeft):
			return left, nil
		case errors.Is(err, command.ErrInterrupted):
			return interrupted, nil
		case !errors.Is(err, io.EOF):
			return left, err
		case t.in.Keyboard && (!t.stream || t.shut.Load()):
			return left, nil
		default:
			t.shut.Store(true)
			close(lines)
			if t.in.Keyboard {
				t.notice(locale.TalkShut)
				continue
			}
			<-ctx.Done()
		}
		if cause := context.Cause(ctx); !errors.Is(cause, errClosed) {
			return left, cause
		}
		return closed, nil
	}
}

// say hands a line over to be sent. At the keyboard it doesn't wait: Ctrl-] must be
// heard when the other side takes nothing.
func (t *talk) say(ctx context.Context, lines chan<- []byte, data []byte) {
	if t.shut.Load() {
		t.notice(locale.TalkNotSent)
		return
	}
	data = t.withEnds(data)
	t.queued.Add(int64(len(data)))
	if !t.in.Keyboard {
		select {
		case lines <- data:
		case <-ctx.Done():
		}
		return
	}
	select {
	case lines <- data:
	default:
		t.queued.Add(-int64(len(data)))
		t.notice(locale.TalkFull, t.queued.Load()-t.sent.Load())
	}
}

// withEnds is data with the ends of line that were asked for; \r\n is one already.
func (t *talk) withEnds(data []byte) []byte {
	if t.eol == "\n" {
		return data
	}
	out := make([]byte, 0, len(data)+len(data)/8)
	for _, b := range data {
		if b == '\n' && t.last != '\r' {
			out = append(out, '\r')
		}
		out = append(out, b)
		t.last = b
	}
	return out
}

// send sends lines as they come, and shuts the sending side down when they end
// because the input has.
func (t *talk) send(ctx context.Context, lines <-chan []byte) error {
	for data := range lines {
		if t.stream {
			data = joined(data, lines)
		}
		for len(data) > 0 {
			send := t.sock.SendAll
			if !t.stream {
				send = t.sock.Send
			}
			n, err := send(ctx, data, 0)
			t.sent.Add(int64(n))
			if err != nil && !timedOut(err) {
				return err
			}
			data = data[n:]
		}
	}
	if t.shut.Load() && t.stream {
		// A connection that was reset has no direction left to shut; receive says
		// what became of it, and shows what had come before.
		if err := t.sock.Shutdown(netlab.SHUT_WR); !errors.Is(err, syscall.ENOTCONN) {
			return err
		}
	}
	return nil
}

// joined is data with what waits behind it: one call sends many short lines.
func joined(data []byte, lines <-chan []byte) []byte {
	for len(data) < sendSize {
		select {
		case next := <-lines: // none once they have ended
			if next == nil {
				return data
			}
			data = append(data, next...)
		default:
			return data
		}
	}
	return data
}

// receive shows what comes until the other side closes, which is errClosed. The
// socket's timeout counts once the input has ended: somebody who types takes their
// time.
func (t *talk) receive(ctx context.Context, out io.Writer) error {
	buf := make([]byte, recvSize)
	for {
		n, err := t.sock.RecvInto(ctx, buf, 0)
		switch {
		case timedOut(err) && (t.in.Keyboard || !t.shut.Load()):
			continue
		case err != nil:
			return err
		case n == 0 && t.stream:
			return errClosed
		case n == 0:
			time.Sleep(emptyPause)
		}
		if _, err := out.Write(buf[:n]); err != nil {
			return err
		}
	}
}

// receiveRest shows what had come when sending failed: the kernel keeps it for a
// connection that was reset, and of one that was not there may be no end.
func (t *talk) receiveRest(ctx context.Context, out io.Writer) {
	ctx, end := context.WithTimeout(ctx, restGrace)
	defer end()
	buf := make([]byte, recvSize)
	for {
		wait, stop := context.WithTimeout(ctx, restPause)
		n, err := t.sock.RecvInto(wait, buf, 0)
		stop()
		if err != nil || n == 0 {
			return
		}
		if _, err := out.Write(buf[:n]); err != nil {
			return
		}
	}
}

func timedOut(err error) bool {
	var e *netlab.Error
	return errors.As(err, &e) && e.Timeout()
}
