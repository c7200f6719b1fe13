package seeing

import (
	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/ladder"
	"labsh/shell/locale"
)

func followCommand() command.Command {
	return command.Command{
		Name: "follow", Group: command.GroupSeeing, Looks: true, Yields: true, Usage: "NAME [hex]", Summary: locale.FollowSummary, Detail: locale.FollowDetail,
		Words: map[string]command.Words{"NAME": recordedNames}, Examples: followExamples,
		Raises: []command.Raise{{Name: "ValueError", Means: locale.LadderRaises}},
		Run:    runFollow,
	}
}

var followExamples = []command.Example{{
	Lines: ">>> a, b = socket.socketpair()\n>>> n = a.send(b\"How many?\\n\")\n>>> n = b.send(b\"Three\\n\")\n>>> follow a\na → b, 10 B\nHow many?\nb → a, 6 B\nThree\n>>> close all",
	Fr:    ">>> a, b = socket.socketpair()\n>>> n = a.send(b\"How many?\\n\")\n>>> n = b.send(b\"Three\\n\")\n>>> follow a\na → b, 10 o\nHow many?\nb → a, 6 o\nThree\n>>> close all",
}}

func runFollow(c *command.Call) (command.Result, error) {
	if _, err := c.Recorder(); err != nil {
		return command.Result{}, err
	}
	name := c.Arg("NAME").Text()
	all := c.Session.Conversations()
	list := conversationsOf(all, name)
	if err := checkName(c, name, ladder.Known(all), "hex"); err != nil {
		return command.Result{}, err
	}
	return command.Result{Report: func() error {
		f := follower{Console: c.Console, hex: c.Arg("hex") != nil}
		for _, conversation := range list {
			if c.Thread.Pending() {
				break
			}
			f.show(conversation)
		}
		return nil
	}}, nil
}

// follower shows what the two ends of conversations have sent.
type follower struct {
	*console.Console
	hex bool
}

// run is what an end has sent before the other sent something.
type run struct {
	from   int
	length int64
	pieces []*record.Wire
}

func (f follower) show(c *record.Conversation) {
	runs := runsOf(c)
	if len(runs) == 0 {
		f.Report(locale.FollowNothing, endName(c, 0), endName(c, 1))
		return
	}
	for _, r := range runs {
		style := console.Hue(r.from)
		f.Spans([][]console.Span{{
			{Style: style, Text: endName(c, r.from)}, {Style: console.Faint, Text: " → "}, {Style: console.Hue(1 - r.from), Text: endName(c, 1-r.from)},
			{Style: console.Faint, Text: ", " + locale.TraceBytes.Format(f.Lang(), r.length)},
		}})
		for _, w := range joined(r.pieces) {
			if f.hex {
				f.Styled(style, console.HexDump(w.data))
			} else {
				f.Excerpt(style, string(w.data), locale.CutShort)
			}
			if w.missing > 0 {
				f.Styled(console.Faint, locale.FollowMissing.For(f.Lang(), int64(w.missing)).Format(f.Lang(), w.missing))
			}
		}
	}
}

// runsOf are the bytes of a conversation, in the order in which they were sent.
// Datagrams are a run each.
func runsOf(c *record.Conversation) (runs []run) {
	for i := range c.Steps {
		step := &c.Steps[i]
		w := step.Wire
		if w == nil || w.Kind != record.Data && w.Kind != record.Datagram {
			continue
		}
		if n := len(runs); n == 0 || runs[n-1].from != step.End || w.Kind == record.Datagram {
			runs = append(runs, run{from: step.End})
		}
		last := &runs[len(runs)-1]
		last.length += int64(w.Length)
		last.pieces = append(last.pieces, w)
	}
	return runs
}

// kept is bytes that follow each other, and how many behind them were not kept.
type kept struct {
	data    []byte
	missing int
}

func joined(pieces []*record.Wire) (all []kept) {
	all = append(all, kept{})
	for _, w := range pieces {
		last := &all[len(all)-1]
		last.data = append(last.data, w.Data...)
		if missing := w.Length - len(w.Data); missing > 0 {
			last.missing = missing
			all = append(all, kept{})
		}
	}
	if last := all[len(all)-1]; len(last.data) == 0 && len(all) > 1 {
		all = all[:len(all)-1]
	}
	return all
}

// endName is what an end is called: its name in the shell, else its address.
func endName(c *record.Conversation, i int) string {
	end := &c.Ends[i]
	switch {
	case end.Name != "":
		return end.Name
	case end.ListenerName != "":
		return end.ListenerName
	case end.Address != nil:
		return netlab.AddressText(end.Address)
	}
	return [...]string{"client", "server"}[i]
}

// conversationsOf are those in which a socket of that name took part: of a name that
// several have had, the last one's; of a listening socket, all that it accepted.
func conversationsOf(all []*record.Conversation, name string) (list []*record.Conversation) {
	var last record.ID
	for _, c := range all {
		for i := range c.Ends {
			switch end := &c.Ends[i]; name {
			case end.Name:
				last = max(last, end.Socket)
			case end.ListenerName:
				last = max(last, end.Listener)
			}
		}
	}
	for _, c := range all {
		for i := range c.Ends {
			if end := &c.Ends[i]; last != 0 && (end.Socket == last || end.Listener == last) {
				if c.Kind != record.Listening && c.Kind != record.Lone {
					list = append(list, c)
				}
				break
			}
		}
	}
	return list
}

// recordedNames offers the names of sockets that took part in anything.
func recordedNames(s *command.Session, _ string) []string {
	return ladder.Known(s.Conversations())
}
