package seeing

import (
	"slices"
	"strings"

	"labsh/netlab/record"
	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/ladder"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

var ladderCommand = command.Command{
	Name: "ladder", Group: command.GroupSeeing, Looks: true, Usage: "[NAME…] [bytes] [states] [last=N]", Yields: true, Shows: true,
	Summary: locale.LadderSummary, Detail: locale.LadderDetail,
	Examples: ladderExamples,
	Raises:   []command.Raise{{Name: "ValueError", Means: locale.LadderRaises}},
	Run:      runLadder,
	Files:    pictures,
}

// ladderExamples draw an exchange while it is open.
var ladderExamples = []command.Example{{
	Lines: ">>> listen 0\nWaiting for a client on localhost:…\n>>> connect localhost ${server.getsockname()[1]}\nConnected to server localhost:…\nClient socket: ('127.0.0.1', …)\n>>> accept\n>>> client.send hello\nSent to server: hello\n5\n>>> peer.recv\nReceived from client: hello Client socket: ('127.0.0.1', …)\nb'hello'\n>>> ladder\n  client…server, peer\n  127.0.0.1:…127.0.0.1:…\n…listen 1  LISTEN\n  connect…SYN…▶\n…◀…SYN ACK…1 waiting\n  ESTABLISHED…ACK…▶ ESTABLISHED\n…accept → peer\n  send 5…\"hello\"…▶ recv 1024 → 5\n  Dashed: inferred from the calls. capture on shows the real segments.\n>>> ladder last=1 | grep recv\n  send 5…\"hello\"…▶ recv 1024 → 5\n>>> close all\n…",
	Fr:    ">>> listen 0\nAttente Connexion client localhost:…\n>>> connect localhost ${server.getsockname()[1]}\nConnexion sur serveur localhost:…\nSocket du client : ('127.0.0.1', …)\n>>> accept\n>>> client.send hello\nEmission vers le serveur : hello\n5\n>>> peer.recv\nReception du message client : hello Socket du client ('127.0.0.1', …)\nb'hello'\n>>> ladder\n  client…server, peer\n  127.0.0.1:…127.0.0.1:…\n…listen 1  LISTEN\n  connect…SYN…▶\n…◀…SYN ACK…1 en attente\n  ESTABLISHED…ACK…▶ ESTABLISHED\n…accept → peer\n  send 5…\"hello\"…▶ recv 1024 → 5\n  En pointillé : déduit des appels. capture on montre les vrais segments.\n>>> ladder last=1 | grep recv\n  send 5…\"hello\"…▶ recv 1024 → 5\n>>> close all\n…",
}}

func runLadder(c *command.Call) (command.Result, error) {
	d, err := diagram(c, ladder.ForWidth(c.Console.Width()))
	if err != nil {
		return command.Result{}, err
	}
	return command.Result{Value: object.None, Report: func() error {
		c.Console.Spans(d.Lines(c.Console.Width()))
		return nil
	}}, nil
}

// diagram is what the line asks for, with so many columns side by side at most.
func diagram(c *command.Call, columns int) (*ladder.Diagram, error) {
	o := ladder.Options{
		Lang: c.Console.Lang(), Columns: columns, Bytes: c.Arg("bytes") != nil, States: c.Arg("states") != nil,
		Pauses: !c.Session.Interactive,
	}
	if last := c.Option("last"); last != nil {
		n, err := c.Number(last)
		if err != nil {
			return nil, err
		}
		if n < 1 || n > 1<<30 {
			return nil, c.Misused(object.ValueError, "last must be positive")
		}
		o.Last = int(n)
	}
	for _, name := range c.Args("NAME") {
		o.Names = append(o.Names, name.Text())
	}
	recorder, err := c.Recorder()
	if err != nil {
		return nil, err
	}
	conversations := c.Session.Conversations()
	o.Dropped, _ = c.Session.Dropped()
	o.Lost = recorder.LostPackets()
	known := ladder.Known(conversations)
	for _, name := range o.Names {
		if err := checkName(c, name, known, "bytes", "states"); err != nil {
			return nil, err
		}
	}
	return ladder.Draw(conversations, o), nil
}

// checkName is the error of a name that no recorded socket has. words may stand in the
// place of a name.
func checkName(c *command.Call, name string, known []string, words ...string) error {
	if slices.Contains(known, name) {
		return nil
	}
	e := object.Errorf(object.ValueError, "%s: no conversation of %s is recorded", c.Command.Name, name)
	if _, defined := c.Lookup(name); !defined {
		e = object.NewNameError(name, func() string { return object.Closest(name, append(words, known...)) })
	}
	e.Hint = locale.LadderNone.Hint()
	if len(known) > 0 {
		e.Hint = locale.LadderKnown.Hint(strings.Join(known, ", "))
	}
	if suffix := strings.ToLower(strings.TrimPrefix(name, ".")); c.Command.Files["."+suffix] != nil {
		e.Hint = locale.LadderFile.Hint(suffix)
	}
	return e
}

// Ladder is all that a recorder keeps, drawn as lines.
func Ladder(r *record.Recorder, lang locale.Lang, width int) [][]console.Span {
	o := ladder.Options{Lang: lang, Columns: ladder.ForWidth(width), Pauses: true, Dropped: r.Dropped()}
	return ladder.Draw(r.Conversations(), o).Lines(width)
}
