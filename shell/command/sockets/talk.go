package sockets

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"syscall"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// talkCommands are the conversation: what telnet(1) and nc(1) are for.
func talkCommands() []command.Command {
	return []command.Command{{
		Name: "talk", Group: command.GroupSockets, Usage: "[NAME|HOST] [PORT] [tls] [insecure] [eol=lf]", On: command.ConnectedOrNew, Converses: true,
		Words:   map[string]command.Words{"NAME|HOST": command.Both(openNames, command.Listed("localhost")), "": command.Listed("eol=crlf")},
		Summary: locale.TalkSummary, Detail: locale.TalkDetail, Sample: "talk client",
		Examples: []command.Example{{
			Lines: exchange + answered,
			Fr:    strings.Replace(exchange, "Waiting for a client on", "Attente Connexion client", 1) + answered,
		}},
		Raises: slices.Concat(connectRaises, []command.Raise{
			{Name: "ConnectionResetError", Means: locale.RaiseReset}, {Name: "BrokenPipeError", Means: locale.RaiseBrokenPipe}, {Name: "OSError", Means: locale.RaiseNotConnected},
		}),
		Twin: talkTwin, Run: runTalk, Advise: adviseTalk,
	}}
}

// answered goes on with the example: what has come when the input is at its end.
const answered = ">>> peer.sendall(b\"Bonjour\\n\")\n>>> peer.shutdown(socket.SHUT_WR)\n>>> talk c\nBonjour"

// openNames offers the names of the sockets that are open.
func openNames(s *command.Session, _ string) []string {
	var names []string
	for _, n := range s.Known.Sockets() {
		if n.Open() {
			names = append(names, n.Name)
		}
	}
	return names
}

// connecting is the command that talk begins with where it is given an address.
func connecting(c *command.Call) *command.Command {
	connect, _ := c.Session.Table.Lookup("connect")
	return connect
}

// withNamed makes the call act on the socket whose name the line gives.
func withNamed(c *command.Call) error {
	a := c.Arg("NAME")
	if a == nil {
		return nil
	}
	name := a.Text()
	if strings.Trim(name, "0123456789") == "" || strings.ContainsAny(name, ".:[]-") {
		_, err := c.Address("") // it is meant as one, whose port is missing
		return err
	}
	v, sock, err := socketNamed(c, name)
	if err != nil {
		if e, ok := object.AsException(err); ok && e.Type() == object.NameError {
			e.Hint = locale.TalkNameHint.Hint(name)
		}
		return err
	}
	c.Self, c.Subject = name, v
	c.Session.Known.Use(name, v, sock)
	return nil
}

func runTalk(c *command.Call) (command.Result, error) {
	eol, err := endOfLine(c, "\n")
	if err != nil {
		return command.Result{}, err
	}
	var r command.Result
	if c.Connects() {
		// Where no terminal shows it, the output is the other side's alone.
		r, err = c.RunAs(connecting(c), c.Console.Terminal())
	} else {
		err = withNamed(c)
	}
	if err != nil {
		return r, err
	}
	made := r.Made != ""
	r = command.Result{Made: r.Made, Address: r.Address}
	if made {
		r.Value = c.Subject
	}
	sock, ok := socket.Of(c.Subject)
	if !ok {
		return r, object.Errorf(object.TypeError, "'%s' is a %s, not a socket", c.Self, c.Subject.Type().Name)
	}
	if sock.State() != netlab.StateConnected {
		if _, err := sock.Getpeername(); err != nil {
			return r, socket.Exception(err)
		}
	}
	t := &talk{call: c, sock: sock, eol: eol, stream: sock.Type() == netlab.SOCK_STREAM}
	err = c.Session.Converse(t.hold)
	if t.ended != closed && !t.shut.Load() {
		// What follows in a saved program goes on with an open connection.
		r.Ran = func(planned string) string {
			for _, whole := range []int{untilClosed, untilClosedTLS} {
				planned = strings.Replace(planned, talkProgram(c.Self, eol, whole), talkProgram(c.Self, eol, untilLeft), 1)
			}
			return planned
		}
	}
	if err != nil && made && len(c.Targets) == 1 {
		c.Env.Globals.Set(c.Targets[0], c.Subject) // the connection stays
	}
	return r, err
}

// hold holds the conversation, and says how it went.
func (t *talk) hold(in command.Conversation) error {
	t.in = in
	c := t.call
	if t.in.Keyboard {
		t.notice(t.welcome(), t.partner())
	}
	if !t.sock.Blocking() {
		t.sock.SetBlocking(true)
		defer t.sock.SetBlocking(false)
	}
	err := c.Thread.Blocking(func(ctx context.Context) (err error) {
		t.ended, err = t.converse(ctx)
		return err
	})
	if n := t.queued.Load() - t.sent.Load(); n > 0 {
		t.notice(locale.TalkUnsent.For(c.Console.Lang(), n), n)
	}
	if object.IsException(err, object.KeyboardInterrupt) && t.in.Keyboard && !c.Thread.Ending() {
		err, t.ended = nil, interrupted // SIGINT, from elsewhere, is as the key
	}
	if err == nil && t.ended == interrupted && !c.Session.Journal.Alone(c.Line) {
		err = object.NewException(object.KeyboardInterrupt) // it is to end the block
	}
	switch {
	case err != nil:
		return socket.Exception(err)
	case t.ended == closed && c.Console.Terminal():
		reportEnd(c, t.sock)
		reportTLSEnd(c, t.sock)
	case t.ended != closed && t.in.Keyboard:
		t.notice(locale.TalkLeft, c.Self)
	}
	return nil
}

func (t *talk) notice(text locale.Text, args ...any) {
	t.call.Console.Notice(t.call.Console.Format(text, args...))
}

func (t *talk) welcome() locale.Text {
	if !t.stream {
		return locale.TalkDatagrams
	}
	return locale.TalkWelcome
}

// partner is who the conversation is with.
func (t *talk) partner() string {
	c := t.call
	address := netlab.AddressText(t.sock.Remote())
	if !t.sock.Accepted() {
		address = c.Session.Known.ServerAddress(c.Subject, t.sock)
	}
	if address == "" || address == "?" {
		return c.Self
	}
	return address + " (" + c.Self + ")"
}

func adviseTalk(c *command.Call, e *object.Exception) locale.Hint {
	if sock, ok := socket.Of(c.Subject); ok && errors.Is(e, syscall.ENOTCONN) && sock.State() == netlab.StateOpen {
		if sock.Type() == netlab.SOCK_DGRAM {
			return locale.TalkUnboundHint.Hint()
		}
		return nil
	}
	if connect := connecting(c); c.Connects() && connect.Advise != nil {
		return connect.Advise(c, e)
	}
	return nil
}

// talkTwin is the program that does what talk does at a terminal: it waits for both
// sides at once.
func talkTwin(c *command.Call) (command.Twin, error) {
	eol, err := endOfLine(c, "\n")
	if err != nil {
		return command.Twin{}, err
	}
	var twin command.Twin
	name := c.Self
	if c.Connects() {
		if twin, err = connecting(c).Twin(c); err != nil {
			return twin, err
		}
		if twin.Makes != "" {
			name = twin.Makes
		}
		twin.Code += "\n"
	} else if a := c.Arg("NAME"); a != nil {
		name = a.Text()
		c.Subject, _ = c.Lookup(name)
	}
	how := untilClosed
	sock, ok := socket.Of(c.Subject)
	secure := c.Arg("tls") != nil
	if ok {
		_, agreed := sock.Security()
		secure = secure || agreed
	}
	switch {
	case ok && sock.Type() != netlab.SOCK_STREAM:
		how = datagrams
	case secure:
		how = untilClosedTLS
	}
	twin.Code += talkProgram(name, eol, how)
	return twin, nil
}

// How the loop of talk's program ends.
const (
	untilClosed    = iota // by the other side; the input's end shuts ours
	untilClosedTLS        // as that, but ssl has no end of one direction
	untilLeft             // the input's end leaves the connection open
	datagrams             // as that: nobody closes
)

// talkProgram is the loop around select.
func talkProgram(name, eol string, how int) string {
	line, shut, while := "line", "", name+" in watched"
	over := fmt.Sprintf("            if not data:\n                watched.remove(%s)\n", name)
	if eol != "\n" {
		line = `line.replace("\n", "\r\n")`
	}
	switch how {
	case untilClosed:
		shut = fmt.Sprintf("\n                %s.shutdown(socket.SHUT_WR)", name)
	case untilLeft:
		while = "len(watched) == 2"
	case datagrams:
		while, over = "sys.stdin in watched", ""
	}
	return fmt.Sprintf(`import select
import sys
watched = [%[1]s, sys.stdin]
while %[2]s:
    for ready in select.select(watched, [], [])[0]:
        if ready is %[1]s:
            data = %[1]s.recv(65536)
            sys.stdout.buffer.write(data)
            sys.stdout.flush()
%[5]s        else:
            line = sys.stdin.readline()
            if line:
                %[1]s.sendall(%[3]s.encode())
            else:
                watched.remove(sys.stdin)%[4]s`, name, while, line, shut, over)
}
