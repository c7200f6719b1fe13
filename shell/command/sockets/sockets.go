// Package sockets holds the commands that make sockets, use them, look at them and
// end them.
package sockets

import (
	"slices"

	"labsh/shell/command"
)

// Commands are the family's, in the order of help.
func Commands() []command.Command {
	return slices.Concat(makingCommands(), transferCommands(), talkCommands(), stateCommands(), optionCommands(), handleCommands(), tlsCommands(), tableCommands())
}
