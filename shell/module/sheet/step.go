package sheet

import (
	"context"
	"errors"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// start starts the server. What it prints from then on is printed under the
// interpreter's lock, as by a thread of its own.
func (s *server) start(t *object.Thread) (object.Value, error) {
	h := socket.TableOf(t)
	background := t.Interpreter().NewThread(context.Background())
	if !s.told && !s.net.Running() {
		put := func(line string, step netlab.Step) {
			// That it listens is the answer to who started it, the rest is said in
			// the background.
			if h.Line != nil && step.Kind != netlab.StepListening {
				h.Line(line)
				return
			}
			// Nobody is there to be told of an error.
			_ = background.Run(func() error { return printLine(background, line) })
		}
		switch n := s.net.(type) {
		case *netlab.Server:
			n.OnStep = func(step netlab.Step) {
				if line, ok := s.line(step); ok {
					put(line, step)
				}
			}
		case *netlab.DatagramServer:
			n.OnStep = NewPace(func(step netlab.Step, text locale.Text, args []any) {
				put(worded(text, args...), step)
			}, french, s.placeOf)
		case *netlab.Tap:
			n.OnStep = NewTapPace(func(step netlab.Step, text locale.Text, args []any) {
				put(worded(text, args...), step)
			}, french, s.placeOf, s.target, n.Faults)
		}
	}
	if err := t.Blocking(s.net.Start); err != nil {
		return nil, socket.Exception(err)
	}
	h.AddServer(s.net)
	return object.None, nil
}

// french is the language of the lab sheet's programs.
func french() locale.Lang { return locale.French }

// line words a step as the lab sheet's server does; ok is false for a step of
// which it says nothing.
func (s *server) line(step netlab.Step) (line string, ok bool) {
	switch step.Kind {
	case netlab.StepListening:
		return worded(locale.WaitingForClient, s.placeOf(step)), true
	case netlab.StepReceived:
		if len(step.Data) == 0 {
			return worded(locale.ClientSilent, step.Peer), true
		}
		return worded(locale.ReceivedFromClient, shown(string(step.Data)), step.Peer), true
	case netlab.StepSent:
		return worded(locale.SentToClient, shown(string(step.Data))), true
	case netlab.StepDisconnected:
		return worded(locale.Disconnected, s.placeOf(step)), true
	case netlab.StepReset:
		return worded(locale.ResetOnPurpose, step.Peer), true
	case netlab.StepHeld:
		return worded(locale.HeldOnPurpose, step.Peer, s.ending()), true
	case netlab.StepFailed:
		if errors.Is(step.Err, context.Canceled) {
			return "", false // the server was stopped
		}
		return worded(locale.ExchangeFailed, step.Err), true
	}
	return "", false
}

// ending is how the server's connections end.
func (s *server) ending() netlab.Ending {
	if n, ok := s.net.(*netlab.Server); ok {
		return n.Faults.Ending
	}
	return netlab.EndingClose
}

func (s *server) placeOf(step netlab.Step) string {
	_, port, _ := netlab.SplitHostPort(step.Local)
	return netlab.JoinHostPort(s.host, port)
}
