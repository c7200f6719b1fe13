package command

import "time"

// A Demo is a lesson to be played.
type Demo struct {
	Name string // of a file, or of one that is built in
	// Text is the script of one that is built in.
	Text string
	// Auto makes it go on by itself, after Pause for each line.
	Auto  bool
	Pause time.Duration
}

// Apart lets what runs from here on wait for itself, and not for the command under way,
// until end is called.
func (s *Session) Apart() (end func()) {
	before := s.waiting.Swap(nil)
	return func() { s.waiting.Store(before) }
}
