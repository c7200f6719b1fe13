package command

import (
	"time"

	"labsh/netlab/record"
)

// A Demo is a lesson to be played.
type Demo struct {
	Name string // of a file, or of one that is built in
	// Text is the script of one that is built in.
	Text string
	// Auto makes it go on by itself, after Pause for each line.
	Auto  bool
	Pause time.Duration
}

// Conversations are those that this session is about: all that are recorded, or in a
// demo its own. Their sockets have the names that they have now, which a script that
// still runs has given and nobody was told of. It is called under the interpreter's lock.
func (s *Session) Conversations() []*record.Conversation {
	if s.Recorder == nil {
		return nil
	}
	s.Known.NameAll(s.Env.Globals)
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

// Apart lets what runs from here on wait for itself, and not for the command under way,
// until end is called.
func (s *Session) Apart() (end func()) {
	before := s.waiting.Swap(nil)
	return func() { s.waiting.Store(before) }
}
