package shell

import "labsh/shell/command/seeing"

// Trace says each call of the session's sockets, on standard error, from here on.
func (s *Shell) Trace() {
	if r := s.session.Recorder; r != nil {
		seeing.Trace(r, false, s.console.Lang, s.console.NoticeSpans)
	}
}

// ShowLadder draws what the session's sockets did, on standard error.
func (s *Shell) ShowLadder() {
	if r := s.session.Recorder; r != nil {
		s.console.NoticeSpans(seeing.Ladder(r, s.console.Lang(), s.console.ErrWidth()))
	}
}
