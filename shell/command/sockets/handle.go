package sockets

import (
	"fmt"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
)

// handleCommands make other handles of a socket: a second descriptor, a file,
// the bare descriptor.
func handleCommands() []command.Command {
	return []command.Command{
		{
			Name: "dup", Group: command.GroupSockets, On: command.AnySocket, Summary: locale.DupSummary, Detail: locale.DupDetail,
			Examples: []command.Example{{Lines: ">>> socket\n>>> d = dup\n>>> d.fileno() == sock.fileno()\nFalse\n>>> close all"}},
			Raises:   []command.Raise{{Name: "OSError", Means: locale.RaiseClosedAlone}, {Name: "OSError", Means: locale.RaiseTooManyFiles}, {Name: "NotImplementedError", Means: locale.RaiseNotImplemented}},
			Twin: func(c *command.Call) (command.Twin, error) {
				name := c.NewName(usualName(c))
				return command.Twin{Code: fmt.Sprintf("%s = %s.dup()", name, c.Self), Makes: name}, nil
			},
		},
		{
			Name: "makefile", Group: command.GroupSockets, Usage: "[r|w|rw]", On: command.AnySocket, Summary: locale.MakefileSummary, Detail: locale.MakefileDetail,
			Twin: func(c *command.Call) (command.Twin, error) {
				name := c.NewName("file")
				return command.Twin{Code: fmt.Sprintf("%s = %s.makefile(\"%s\")", name, c.Self, c.Word("r|w|rw", "r")), Makes: name}, nil
			},
		},
		{
			Name: "detach", Group: command.GroupSockets, On: command.AnySocket, Summary: locale.DetachSummary, Detail: locale.DetachDetail,
			Examples: []command.Example{{Lines: ">>> socket\n>>> fd = detach\n>>> sock.fileno()\n-1\n>>> again = socket.socket(fileno=fd)\n>>> again.close()"}},
			Twin:     func(c *command.Call) (command.Twin, error) { return command.Twin{Code: c.Self + ".detach()"}, nil },
		},
	}
}

// usualName is the name that commands give to a socket like the call's.
func usualName(c *command.Call) string {
	sock, ok := socket.Of(c.Subject)
	switch {
	case !ok:
		return c.Command.On.UsualName()
	case sock.State() == netlab.StateListening:
		return "server"
	case sock.Accepted():
		return "peer"
	case sock.State() == netlab.StateConnected:
		return "client"
	}
	return "sock"
}
