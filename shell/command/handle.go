package command

import (
	"fmt"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module"
)

// handleCommands make other handles of a socket: a second descriptor, a file,
// the bare descriptor.
func handleCommands() []Command {
	closed := []Raise{{"OSError", locale.RaiseClosed}}
	return []Command{
		{
			Name: "dup", Group: Sockets, On: anySocket, Summary: locale.DupSummary, Detail: locale.DupDetail,
			Examples: []Example{{Lines: ">>> socket\n>>> d = dup\n>>> d.fileno() == sock.fileno()\nFalse\n>>> close all"}},
			Raises:   append(closed, Raise{"NotImplementedError", locale.RaiseNotImplemented}),
			Twin: func(c *Call) (string, error) {
				return fmt.Sprintf("%s = %s.dup()", c.make(c.usualBase()), c.Self), nil
			},
		},
		{
			Name: "makefile", Group: Sockets, Usage: "[r|w|rw]", On: anySocket, Summary: locale.MakefileSummary, Detail: locale.MakefileDetail,
			Raises: closed,
			Twin: func(c *Call) (string, error) {
				return fmt.Sprintf("%s = %s.makefile(\"%s\")", c.make("file"), c.Self, c.Word("r|w|rw", "r")), nil
			},
		},
		{
			Name: "detach", Group: Sockets, On: anySocket, Summary: locale.DetachSummary, Detail: locale.DetachDetail,
			Examples: []Example{{Lines: ">>> socket\n>>> fd = detach\n>>> sock.fileno()\n-1\n>>> again = socket.socket(fileno=fd)\n>>> again.close()"}},
			Twin:     func(c *Call) (string, error) { return c.Self + ".detach()", nil },
		},
	}
}

// usualBase is the name that commands give to a socket like the call's.
func (c *Call) usualBase() string {
	sock, ok := module.SocketOf(c.Subject)
	switch {
	case !ok:
		return c.Line.Command.On.usualName()
	case sock.State() == netlab.StateListening:
		return "server"
	case sock.Accepted():
		return "peer"
	case sock.State() == netlab.StateConnected:
		return "client"
	}
	return "sock"
}
