package command

// Families are the shell's commands, in the order of help.
func Families() [][]Command {
	return [][]Command{
		makingCommands(), transferCommands(), stateCommands(), optionCommands(), handleCommands(), tlsCommands(), tableCommands(), serverCommands(),
		httpCommands(), storeCommands(), shellCommands(),
	}
}
