package save

import (
	"errors"
	"io/fs"

	"labsh/shell/command"
	"labsh/shell/command/journal"
	"labsh/shell/command/kept"
	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// lastSession is the session that ended last, as its log has it.
func lastSession(c *command.Call, form *form, path string, files *Files) (*saved, error) {
	if form.now {
		e := object.Errorf(object.RuntimeError, "save: the packets of the last session are not kept")
		e.Hint = locale.LastPacketsHint.Hint()
		return nil, e
	}
	log, err := kept.Last(files.History)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e := object.Errorf(object.RuntimeError, "save: there is no last session")
		e.Hint = locale.NoLastHint.Hint()
		return nil, e
	case err != nil:
		return nil, command.FileError(err)
	}
	past := journal.Recall(log, &line.Reader{Commands: c.Session.Table})
	if len(past.Journal.Entries())+len(past.Sections) == 0 {
		e := object.Errorf(object.RuntimeError, "save: the log of the last session can't be read")
		e.Hint = locale.LastUnreadHint.Hint()
		return nil, e
	}
	return &saved{journal: &past.Journal, store: func() string { return past.Store }, files: past.Files, sections: past.Sections, gone: past.Gone, lost: past.Lost}, nil
}
