package console

import (
	"os"

	"golang.org/x/sys/windows"
)

// terminalColumns is a terminal's width; 0 when it does not say.
func terminalColumns(f *os.File) int {
	var screen windows.ConsoleScreenBufferInfo
	if windows.GetConsoleScreenBufferInfo(windows.Handle(f.Fd()), &screen) != nil {
		return 0
	}
	return int(screen.Window.Right-screen.Window.Left) + 1
}

// errClosedPipe is a write to a pipe that nobody reads any more.
const errClosedPipe = windows.ERROR_NO_DATA
