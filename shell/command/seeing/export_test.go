package seeing

import "labsh/shell/command"

// Capturing is the command while it captures, and loses so many packets.
func Capturing(lost int) command.Command {
	p := &capturing{stop: func() int { return lost }}
	return p.command()
}
