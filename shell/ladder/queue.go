package ladder

import (
	"labsh/netlab/record"
	"labsh/shell/locale"
)

// A Queue is what waits at a column from a row on: bytes that have arrived and that no
// call has taken, or connections that were not accepted.
type Queue struct {
	Column int    `json:"column"`
	Text   string `json:"text"` // "" for nothing any more
}

// queues follows what waits at the two ends of a conversation.
type queues struct {
	unread  [2]int64
	waiting [2]int
	changed [2]bool
	said    [2]string
}

// queue takes a step into account.
func (d *talkDrawing) queue(s *record.Step) {
	q := &d.queues
	w := s.Wire
	switch {
	case w == nil || w.Lost:
	case (w.Kind == record.Data || w.Kind == record.Datagram) && d.Ends[1-s.End].Here():
		q.unread[1-s.End] += int64(w.Length)
	case w.Kind == record.RST:
		q.unread = [2]int64{}
	}
	for _, take := range s.Takes {
		taken := int64(take.Bytes)
		if take.Step >= 0 && take.Step < len(d.Steps) {
			if sent := d.Steps[take.Step].Wire; sent != nil && sent.Kind == record.Datagram {
				taken = int64(sent.Length) // the rest of it is lost
			}
		}
		q.unread[s.End] = max(q.unread[s.End]-taken, 0)
	}
	if s.Call != nil && s.Call.Op == "close" && s.Call.Err == nil {
		q.unread[s.End] = 0
	}
	if s.Waiting >= 0 {
		q.waiting[s.End] = s.Waiting
		q.changed[s.End] = true // other conversations say it of the same column
	}
}

// queued says what waits where that has changed since the last row that was made.
func (d *talkDrawing) queued() (list []Queue) {
	q := &d.queues
	for end, key := range d.keys {
		if key == "" {
			continue
		}
		text := ""
		switch unread := q.unread[end]; {
		case q.waiting[end] > 0:
			text = locale.LadderWaiting.Format(d.o.Lang, q.waiting[end])
		case unread > 0:
			text = locale.LadderUnread.For(d.o.Lang, unread).Format(d.o.Lang, unread)
		}
		if text != q.said[end] || q.changed[end] {
			list = append(list, Queue{Column: d.columns[key], Text: text})
		}
		q.said[end], q.changed[end] = text, false
	}
	return list
}
