package command_test

import (
	"context"
	"testing"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// The name that a command gives is that of what it makes, and not of what another thread
// makes while it waits.
func TestNameOfWhatIsMade(t *testing.T) {
	t.Parallel()
	var h *commandtest.Session
	var theirs *netlab.Socket
	wait := native.NewFunction("", "wait", "", "", func(th *object.Thread, _ []object.Value) (object.Value, error) {
		return object.None, th.Blocking(func(ctx context.Context) error {
			other := th.Interpreter().NewThread(ctx)
			return other.Run(func() (err error) {
				if theirs, err = netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0, h.Sockets.Options()...); err == nil {
					h.Sockets.Add(theirs)
				}
				return err
			})
		})
	})
	make := command.Command{Name: "make", Twin: func(c *command.Call) (command.Twin, error) {
		return command.Twin{Code: "wait()\nmine = socket.socket()", Makes: "mine"}, nil
	}}
	h = commandtest.With(t, locale.English, command.NewTable([]command.Command{make}))
	h.Env.Globals.Set("wait", wait)
	h.Run("make")
	defer theirs.Close()
	if name := h.Recorder.NameOf(theirs.ID()); name != "" {
		t.Errorf("the other thread's socket is called %q", name)
	}
	mine := h.Known.Current().Socket
	if name := h.Recorder.NameOf(mine.ID()); name != "mine" {
		t.Errorf("the command's is called %q", name)
	}
}
