package command

import (
	"slices"

	"labsh/netlab"
	"labsh/netlab/capture"
	"labsh/netlab/record"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// making is what a command is about to make: the name that it will get, and the thread
// that makes it.
type making struct {
	name   string
	thread *object.Thread
}

// NameSockets has the recorder call sockets by the names that they have, or are about
// to get, and know which belong together.
func (s *Session) NameSockets() {
	s.Known.Named = s.Recorder.Name
	s.Sockets.Paired = s.Recorder.Pair
	s.Sockets.Made = func(sock *netlab.Socket) {
		// Another thread may make one of its own while the command waits.
		if m := s.making; m.name != "" && m.thread.Holds() {
			s.Recorder.Name(sock, m.name)
		}
	}
}

// Recorder is what keeps what the session's sockets do, for a command that cannot do
// without.
func (c *Call) Recorder() (*record.Recorder, error) {
	if c.Session.Recorder != nil {
		return c.Session.Recorder, nil
	}
	e := object.Errorf(object.RuntimeError, "%s: nothing is recorded", c.Command.Name)
	e.Hint = locale.NotRecordedHint.Hint()
	return nil, e
}

// Conversations are those that this session is about: all that are recorded, or in a
// demo its own. Their sockets have the names that they have now, which a script that
// still runs has given and nobody was told of. It is called under the interpreter's lock.
func (s *Session) Conversations() []*record.Conversation {
	if s.Recorder == nil {
		return nil
	}
	s.Known.NameAll(s.Env.Globals, "")
	for _, p := range s.Programs.Running() {
		if vars, before := p.Names(); vars != nil {
			s.Known.NameAll(vars, before)
		}
	}
	all := s.Recorder.Conversations()
	if s.Since.IsZero() {
		return all
	}
	var ours []*record.Conversation
	for _, c := range all {
		if len(c.Steps) > 0 && !c.Steps[0].At.Before(s.Since) {
			ours = append(ours, c)
		}
	}
	return ours
}

// Packets are the captured ones of these conversations.
func (s *Session) Packets() []*capture.Packet {
	if s.Recorder == nil {
		return nil
	}
	return slices.DeleteFunc(s.Recorder.Packets(), func(p *capture.Packet) bool { return p.Time.Before(s.Since) })
}

// Dropped is how many events, and how many captured packets, the record no longer has.
// Those from before a demo are not missing in it.
func (s *Session) Dropped() (events, packets uint64) {
	if s.Recorder == nil || !s.Since.IsZero() {
		return 0, 0
	}
	return s.Recorder.Dropped(), s.Recorder.DroppedPackets()
}
