//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// killAll makes cmd.Cancel kill what the command has started, too: it runs in a
// process group of its own.
func killAll(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
