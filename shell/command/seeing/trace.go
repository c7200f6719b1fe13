package seeing

import (
	"cmp"
	"strings"
	"sync"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/ladder"
	"labsh/shell/locale"
)

// trace is what a session's `trace on` has begun.
type trace struct {
	mu   sync.Mutex
	stop func() // nil while it is off
}

func (t *trace) command() command.Command {
	return command.Command{
		Name: "trace", Group: command.GroupSeeing, Looks: true, Usage: "on|off [hex]", Summary: locale.TraceSummary, Detail: locale.TraceDetail,
		Examples: traceExamples, Run: t.run,
	}
}

var traceExamples = []command.Example{{
	Lines: ">>> trace on\n>>> a, b = socket.socketpair()\n>>> n = a.send(b\"hi\")\na ▶ 2 B \"hi\"\n>>> b.recv(10)\nb ◀ 2 B \"hi\"\nb'hi'\n>>> trace off\n>>> close all",
	Fr:    ">>> trace on\n>>> a, b = socket.socketpair()\n>>> n = a.send(b\"hi\")\na ▶ 2 o \"hi\"\n>>> b.recv(10)\nb ◀ 2 o \"hi\"\nb'hi'\n>>> trace off\n>>> close all",
}}

func (t *trace) run(c *command.Call) (command.Result, error) {
	recorder, err := c.Recorder()
	if err != nil {
		return command.Result{}, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	if c.Word("on|off", "") == "on" {
		out := c.Console
		t.stop = Trace(recorder, c.Arg("hex") != nil, out.Lang, out.AsyncSpans)
	}
	return command.Result{}, nil
}

// Trace says each event of a recorder as it happens, one line each and with hex the
// bytes below it, until stop is called. The lines are in the order of the record: the
// call that a line tells of returns once the line is out.
func Trace(r *record.Recorder, hex bool, lang func() locale.Lang, say func([][]console.Span)) (stop func()) {
	t := tracer{recorder: r, hex: hex, lang: lang, say: say, ends: map[record.ID]*end{}}
	return r.Watch(t.tell)
}

// tracer writes the lines. Its methods are called one at a time.
type tracer struct {
	recorder *record.Recorder
	hex      bool
	lang     func() locale.Lang
	say      func([][]console.Span)

	ends    map[record.ID]*end // those that are open
	clients int                // how many have had a hue
	servers int
}

// end is what is known of a socket while its lines are written.
type end struct {
	hue   int
	state string
}

func (t *tracer) tell(e record.Event) {
	switch {
	case e.Open:
		return // there will be a line when it returns
	case e.Err == nil && (e.Op == "socket" || e.Op == "socketpair"):
		return // what has no name yet has done nothing either
	}
	who := t.end(&e)
	state := who.state
	switch {
	case e.Op == "close" || e.Op == "detach":
		state = "" // nobody can ask any more
	case e.State != 0 && e.Accepted != 0:
		state = e.State.String()
		t.ends[e.Accepted].state = state
	case e.State != 0:
		state = e.State.String()
		who.state = state
	}
	name := cmp.Or(t.recorder.NameOf(e.Socket), netlab.AddressText(e.Local), locale.LadderSocket.In(t.lang()))
	style := console.Plain
	if who.hue >= 0 {
		style = console.Hue(who.hue)
	}
	line := []console.Span{{Style: style, Text: name}, {Text: " " + t.line(&e)}}
	if e.Err != nil {
		line = append(line, console.Span{Text: "  "}, console.Span{Style: console.Failure, Text: "✗ " + ladder.ErrorName(e.Err)})
	}
	if state != "" {
		line = append(line, console.Span{Style: console.Faint, Text: "   " + state})
	}
	lines := [][]console.Span{line}
	if t.hex {
		for dump := range strings.Lines(console.HexDump(e.Data)) {
			lines = append(lines, []console.Span{{Style: style, Text: strings.TrimSuffix(dump, "\n")}})
		}
	}
	t.say(lines)
	if e.Op == "close" || e.Op == "detach" {
		delete(t.ends, e.Socket)
	}
}

// line is what a socket did: `▶ 28 B "Message Cl…"`, `connect localhost:5000`.
func (t *tracer) line(e *record.Event) string {
	lang := t.lang()
	switch {
	case e.Err != nil:
		return ladder.Call(e) + about(e)
	case e.Sends():
		return "▶ " + message(e, lang) + datagramEnd(e, " → ")
	case e.Receives() && e.Bytes == 0 && e.Stream():
		return "◀ " + locale.TraceEnded.In(lang)
	case e.Receives():
		return "◀ " + message(e, lang) + datagramEnd(e, " ← ")
	case e.Op == "accept":
		return "accept ← " + netlab.AddressText(e.Remote)
	}
	return ladder.Call(e) + about(e)
}

// shownText is how many characters of a message a line shows.
const shownText = 40

// message is how many bytes a call has moved, and the beginning of them.
func message(e *record.Event, lang locale.Lang) string {
	text := locale.TraceBytes.Format(lang, e.Bytes)
	if e.Length > e.Bytes {
		text = locale.TraceCut.Format(lang, e.Bytes, e.Length)
	}
	if e.Peeks() {
		text += " " + locale.TracePeek.In(lang)
	}
	if len(e.Data) == 0 {
		return text
	}
	shown := []rune(ladder.MessageText(e.Data, e.Bytes))
	if len(shown) > shownText {
		shown = append(shown[:shownText], '…')
	}
	return text + ` "` + string(shown) + `"`
}

// about is the address that a call was given.
func about(e *record.Event) string {
	address := e.Remote
	switch e.Op {
	case "bind":
		address = e.Local
	case "connect", "sendto", "sendmsg":
	default:
		return ""
	}
	if text := netlab.AddressText(address); text != "" {
		return " " + text
	}
	return ""
}

// datagramEnd is where a datagram went, or came from.
func datagramEnd(e *record.Event, arrow string) string {
	if e.Protocol != netlab.ProtocolUDP || e.Remote == nil {
		return ""
	}
	return arrow + netlab.AddressText(e.Remote)
}

// end is the socket that an event is of. Those that connect have every other hue,
// those that wait for others the ones between.
func (t *tracer) end(e *record.Event) *end {
	who := t.ends[e.Socket]
	if who == nil {
		who = &end{}
		switch e.Op {
		case "bind", "listen", "accept":
			who.hue = 2*t.servers + 1
			t.servers++
			t.ends[e.Socket] = who
		case "connect", "send", "sendall", "sendto", "sendmsg", "sendfile", "recv", "recvfrom", "recvmsg":
			who.hue = 2 * t.clients
			t.clients++
			t.ends[e.Socket] = who
		default:
			who.hue = -1 // it may become either
		}
	}
	if e.Accepted != 0 {
		t.ends[e.Accepted] = &end{hue: who.hue}
	}
	return who
}
