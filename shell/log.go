package shell

import (
	"labsh/shell/command"
	"labsh/shell/command/journal"
	"labsh/shell/command/kept"
	"labsh/shell/command/line"
)

// beginLog has what is typed and seen kept on disk, where the history is. The caller holds
// the interpreter's lock.
func (s *Shell) beginLog() {
	if s.session.Journal.Transcript == nil || s.options.History == "" {
		return
	}
	s.kept = kept.New(s.options.History)
	s.session.Journal.Log = &journal.Log{
		To: s.kept, Store: s.store.URL, Ran: s.files.All,
		Looks: func(c line.Command) bool { return c.(*command.Command).Looks },
	}
}

// endLog makes the log that of the last session.
func (s *Shell) endLog() {
	if s.kept == nil {
		return
	}
	_ = s.thread.Run(func() error {
		s.session.Journal.Log.Flush(&s.session.Journal)
		return nil
	})
	_ = s.kept.Close() // nobody is there any more to be told
}

// answered notes what somebody has typed for a program.
func (s *Shell) answered(prompt, line string, err error) {
	if err == nil {
		line += "\n"
	}
	s.console.Note(prompt + line)
}
