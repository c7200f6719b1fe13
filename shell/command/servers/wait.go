package servers

import (
	"labsh/shell/command"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/program"
	"labsh/shell/python/object"
)

func waitTwin(c *command.Call) (command.Twin, error) {
	if c.Example {
		return command.Twin{Code: c.Word("NAME", c.Self) + ".attend()"}, nil
	}
	if p := programOf(c, c.Word("NAME", "")); p != nil {
		return command.Twin{Code: p.Name + ".wait()"}, nil
	}
	_, err := serverArg(c)
	if err == nil && isPage(c, c.Word("NAME", c.Self)) {
		err = command.ErrNoTwin
	}
	return command.Twin{Code: c.Word("NAME", c.Self) + ".attend()"}, err
}

func runWait(c *command.Call) (command.Result, error) {
	if p := programOf(c, c.Word("NAME", "")); p != nil {
		return waitProgram(c, p)
	}
	b, err := serverArg(c)
	if err != nil {
		return command.Result{}, err
	}
	return command.Result{}, socket.Exception(c.Thread.Blocking(b.Wait))
}

// waitProgram gives the status of a program that has ended.
func waitProgram(c *command.Call, p *program.Program) (command.Result, error) {
	if err := c.Thread.Blocking(p.Wait); err != nil {
		return command.Result{}, err
	}
	status := p.Result().Status
	return command.Result{Value: object.NewInt(int64(status)), Report: func() error {
		if status != 0 {
			c.Console.Report(locale.ProgramEnded, p.Name, status)
		} else {
			c.Console.Report(locale.ProgramDone, p.Name)
		}
		return nil
	}}, nil
}
