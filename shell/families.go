package shell

import (
	"labsh/shell/command"
	"labsh/shell/command/http"
	"labsh/shell/command/programs"
	"labsh/shell/command/save"
	"labsh/shell/command/seeing"
	"labsh/shell/command/servers"
	"labsh/shell/command/session"
	"labsh/shell/command/sockets"
	"labsh/shell/command/store"
)

// NewTable is the shell's commands, family by family; a new family is one line
// here. asked is the store that the session asks, files those that it ran.
func NewTable(asked *store.Store, files *save.Files) *command.Table {
	return command.LazyTable(func() [][]command.Command {
		return [][]command.Command{
			sockets.Commands(),
			servers.Commands(),
			programs.Commands(),
			http.Commands(asked.Embedded),
			asked.Commands(),
			seeing.Commands(),
			session.Commands(),
			save.Commands(files, asked.URL),
			session.Settings(),
		}
	})
}
