// Package seeing holds the commands that show what happened on the wire: drawn
// afterwards, told as it happens, kept in a file, on a page for a class.
package seeing

import "labsh/shell/command"

// Commands are the family's.
func Commands() []command.Command {
	return []command.Command{ladderCommand, new(trace).command(), followCommand(), new(capturing).command(), showCommand, demoCommand()}
}
