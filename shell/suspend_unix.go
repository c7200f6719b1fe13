//go:build unix

package shell

import (
	"os"
	"os/signal"
	"syscall"
)

// onSuspend calls f at each SIGTSTP, Ctrl-Z, instead of what that does, until stop.
func onSuspend(f func()) (stop func()) {
	c, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(c, syscall.SIGTSTP)
	go func() {
		defer close(done)
		for range c {
			f()
		}
	}()
	return func() {
		signal.Stop(c)
		close(c)
		<-done
	}
}
