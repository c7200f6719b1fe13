package seeing

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"syscall"

	"labsh/netlab/capture"
	"labsh/netlab/record"
	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// capturing is what a session's `capture on` has begun.
type capturing struct {
	mu   sync.Mutex
	stop func() (lost int) // nil while it is off

	closes sync.Once // Session.Close ends it
}

func (p *capturing) command() command.Command {
	return command.Command{
		Name: "capture", Group: command.GroupSeeing, Looks: true, Usage: "on|off [PORT…]", Summary: locale.CaptureSummary, Detail: locale.CaptureDetail,
		Raises: []command.Raise{
			{Name: "PermissionError", Means: locale.RaiseCapturePermission}, {Name: "NotImplementedError", Means: locale.RaiseCaptureSystem}, {Name: "OverflowError", Means: locale.RaisePortRange},
		},
		Sample: "capture on 5000", Run: p.run,
	}
}

func (p *capturing) run(c *command.Call) (command.Result, error) {
	recorder, err := c.Recorder()
	if err != nil {
		return command.Result{}, err
	}
	var typed []string
	o := capture.Options{Each: recorder.AddPacket}
	for _, a := range c.Args("PORT") {
		port, err := c.Port(a, "capture")
		if err != nil {
			return command.Result{}, err
		}
		o.Ports = append(o.Ports, port)
		typed = append(typed, strconv.Itoa(port))
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if c.Word("on|off", "") == "off" {
		if len(o.Ports) > 0 {
			return command.Result{}, c.Misused(object.TypeError, "capture off takes no port")
		}
		if p.stop == nil {
			return report(c, locale.CaptureOffAlready)
		}
		lost := int64(p.end())
		return command.Result{Report: func() error {
			c.Console.Remark(locale.CaptureOff)
			if lost > 0 {
				c.Console.Remark(locale.CaptureLost.For(c.Console.Lang(), lost), lost)
			}
			return nil
		}}, nil
	}
	o.All = len(o.Ports) == 0
	began, err := capture.Open(o)
	if err != nil {
		return command.Result{}, captureError(err)
	}
	p.end() // what was captured with other ports
	p.begin(recorder, began, c.Console)
	p.closes.Do(func() { c.Session.OnClose(p.close) })
	if o.All {
		return report(c, locale.CaptureOn)
	}
	return report(c, locale.CaptureOnPorts.For(c.Console.Lang(), int64(len(typed))), strings.Join(typed, ", "))
}

// begin reads the packets until end.
func (p *capturing) begin(recorder *record.Recorder, from *capture.Capture, out *console.Console) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		err := from.Run(context.Background(), nil)
		if err != nil && !errors.Is(err, capture.ErrClosed) {
			out.Async(out.Format(locale.CaptureBroke, console.Message(err.Error())))
		}
	}()
	recorder.SetFlush(func() { _ = from.Flush() }) // what has come is drawn
	p.stop = func() int {
		_ = from.Flush()
		recorder.SetFlush(nil)
		_ = from.Close() // it was only read
		<-done
		return from.Stats().Lost
	}
}

// end ends the capture under way, if there is one, and says how many packets the kernel had
// no room for.
func (p *capturing) end() (lost int) {
	if p.stop != nil {
		lost = p.stop()
		p.stop = nil
	}
	return lost
}

func (p *capturing) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.end()
}

func report(c *command.Call, t locale.Text, args ...any) (command.Result, error) {
	return command.Result{Report: func() error { c.Console.Remark(t, args...); return nil }}, nil
}

// captureError is the exception for what is missing, Python's where it has one.
func captureError(err error) error {
	var e *capture.Error
	if !errors.As(err, &e) {
		return err
	}
	var raised *object.Exception
	switch e.Missing {
	case capture.MissingPermission:
		raised = object.NewOSError(syscall.EPERM, "Operation not permitted", nil)
		raised.Hint = locale.CapturePermissionHint.Hint()
	case capture.MissingSystem:
		raised = object.Errorf(object.NotImplementedError, "not available on this system")
		raised.Hint = locale.CaptureSystemHint.Hint()
	case capture.MissingPacketSockets:
		raised = object.NewOSError(syscall.EAFNOSUPPORT, "Address family not supported by protocol", nil)
		raised.Hint = locale.CaptureKernelHint.Hint()
	default:
		var errno syscall.Errno
		if errors.As(e.Err, &errno) {
			return file.OSErrorOf(errno)
		}
		raised = object.Errorf(object.OSError, "%v", e.Err)
	}
	return raised
}
