package main

import "os/exec"

// killAll would make cmd.Cancel kill what the command has started, too.
func killAll(cmd *exec.Cmd) {}
