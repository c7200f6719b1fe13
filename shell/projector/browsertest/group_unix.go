//go:build unix

package browsertest

import (
	"os/exec"
	"syscall"
)

// group has a program's processes be a group of their own, which kill ends.
func group(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

func kill(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) } // they may have ended
