package sockets

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// sendTwin is a call of method with TEXT and what ends it.
func sendTwin(method, end string) func(c *command.Call) (command.Twin, error) {
	return func(c *command.Call) (command.Twin, error) {
		eol, err := endOfLine(c, end)
		if err != nil {
			return command.Twin{}, err
		}
		data, err := c.Octets(eol)
		return command.Twin{Code: fmt.Sprintf("%s.%s(%s)", c.Self, method, data)}, err
	}
}

// endOfLine is what the option eol= says, or otherwise without it.
func endOfLine(c *command.Call, otherwise string) (string, error) {
	a := c.Option("eol")
	if a == nil {
		return otherwise, nil
	}
	switch a.Text() {
	case "lf":
		return "\n", nil
	case "crlf":
		return "\r\n", nil
	}
	return "", c.Misused(object.ValueError, "eol is lf or crlf, not %s", literal.Repr(a.Text()))
}

// reportSent shows what the kernel took of a message with that end: all of it, unless
// the socket must not wait for room, or not for long.
func reportSent(end string) func(c *command.Call, r command.Result) error {
	return func(c *command.Call, r command.Result) error {
		sock, _ := socket.Of(c.Subject)
		if carriesDatagrams(sock) {
			reportSentPeer(c, sock)
			return nil
		}
		eol, err := endOfLine(c, end)
		if err != nil {
			return err
		}
		message := c.Message()
		whole := len(message) + len(eol)
		sent := whole
		if n, ok := r.Value.(object.Int); ok { // sendall's value is None
			sent = int(n)
		}
		text := locale.SentToServer
		if sock.Accepted() {
			text = locale.SentToClient
		}
		c.Console.Report(text, message[:min(sent, len(message))])
		if sent < whole {
			c.Console.Report(locale.SentPart, sent, whole)
		}
		if c.Session.Interactive && escapesVerbatim(c) {
			c.Console.Hint(locale.VerbatimHint.In(c.Console.Lang()))
		}
		return nil
	}
}

// escapesVerbatim reports whether TEXT ends with a \n that stands in no quotes,
// and so is a backslash and an n: the other side may wait long for its line.
func escapesVerbatim(c *command.Call) bool {
	text := c.TextWords()
	return len(text) == 1 && !text[0].Quoted && strings.HasSuffix(strings.TrimRight(text[0].Text(), " "), `\n`)
}

func runSendfile(c *command.Call) (command.Result, error) {
	path := c.Arg("PATH").Text()
	sock, _ := socket.Of(c.Subject)
	var sent int64
	err := command.ReadFile(c.Thread, path, func(ctx context.Context, f *os.File) error {
		var total int64 = -1
		if info, err := f.Stat(); err == nil {
			if info.IsDir() { // Python's open refuses it
				return &fs.PathError{Op: "open", Path: path, Err: syscall.EISDIR}
			}
			total = info.Size()
		}
		bar := c.Console.Progress(path, total)
		defer bar.Done()
		var err error
		sent, err = sock.SendFile(ctx, f, netlab.FileRange{Progress: func(sent, _ int64) { bar.Set(sent) }})
		return err
	})
	return command.Result{Value: object.NewInt(sent)}, command.FileError(err)
}
