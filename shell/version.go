package shell

import "labsh/shell/command"

// Version is labsh's.
const Version = command.Version
