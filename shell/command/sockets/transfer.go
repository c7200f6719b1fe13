package sockets

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"syscall"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// transferCommands send and receive.
func transferCommands() []command.Command {
	broken := []command.Raise{{Name: "BrokenPipeError", Means: locale.RaiseBrokenPipe}, {Name: "ConnectionResetError", Means: locale.RaiseReset}, {Name: "OSError", Means: locale.RaiseClosed}}
	reset := []command.Raise{{Name: "ConnectionResetError", Means: locale.RaiseReset}, {Name: "TimeoutError", Means: locale.RaiseTimeout}, {Name: "OSError", Means: locale.RaiseClosed}}
	return []command.Command{
		{
			Name: "send", Group: command.GroupSockets, Usage: "TEXT…", On: command.Connected, Summary: locale.SendSummary, Detail: locale.SendDetail,
			Examples: []command.Example{{
				Lines: exchange + ">>> send \"Bonjour\\n\"\nSent to server: Bonjour\n8",
				Fr:    strings.Replace(exchange, "Waiting for a client on", "Attente Connexion client", 1) + ">>> send \"Bonjour\\n\"\nEmission vers le serveur : Bonjour\n8",
			}},
			Raises: broken, Twin: sendTwin("send", ""), Report: reportSent,
		},
		{
			Name: "sendline", Group: command.GroupSockets, Usage: "[eol=lf] [TEXT…]", Sample: "sendline Bonjour", Words: map[string]command.Words{"": command.Listed("eol=crlf")}, On: command.Connected, Summary: locale.SendlineSummary,
			Raises: broken, Twin: sendTwin("send", "\n"), Report: reportSent,
		},
		{
			Name: "sendall", Group: command.GroupSockets, Usage: "TEXT…", On: command.Connected, Summary: locale.SendallSummary,
			Raises: broken, Twin: sendTwin("sendall", ""), Report: reportSent,
		},
		{
			Name: "sendfile", Group: command.GroupSockets, Usage: "PATH", Words: map[string]command.Words{"PATH": command.Files}, On: command.Connected, Summary: locale.SendfileSummary,
			Raises: append([]command.Raise{{Name: "FileNotFoundError", Means: locale.RaiseNoFile}}, broken...),
			Twin: func(c *command.Call) (command.Twin, error) {
				return command.Twin{Code: fmt.Sprintf("with open(%s, \"rb\") as file:\n    %s.sendfile(file)", c.Arg("PATH").Str(), c.Self)}, nil
			},
			Run: runSendfile,
			Report: func(c *command.Call, r command.Result) error {
				n := int64(r.Value.(object.Int))
				c.Console.Report(locale.SentFile.For(c.Console.Lang(), n), c.Arg("PATH").Text(), n)
				return nil
			},
		},
		{
			Name: "sendto", Group: command.GroupSockets, Usage: "HOST [PORT] TEXT…", On: command.Datagram, Summary: locale.SendtoSummary,
			Raises: []command.Raise{{Name: "socket.gaierror", Means: locale.RaiseUnknownHost}, {Name: "OSError", Means: locale.RaiseMessageTooLong}},
			Twin: func(c *command.Call) (command.Twin, error) {
				to, err := c.Address("")
				if err != nil {
					return command.Twin{}, err
				}
				data, err := c.Octets("")
				return command.Twin{Code: fmt.Sprintf("%s.sendto(%s, %s)", c.Self, data, to.Source), Address: to.Typed}, err
			},
			Report: func(c *command.Call, r command.Result) error {
				c.Console.Report(locale.SentTo, r.Address, c.Message())
				return nil
			},
		},
		{
			Name: "recv", Group: command.GroupSockets, Receives: true, Usage: flagsUsage, On: command.Connected, Yields: true, Summary: locale.RecvSummary, Detail: locale.RecvDetail,
			Raises: reset, Report: reportReceived,
			Twin: func(c *command.Call) (command.Twin, error) {
				return flagsTwin(c, "recv")
			},
		},
		{
			Name: "recvline", Group: command.GroupSockets, Receives: true, On: command.Connected, Yields: true, Summary: locale.RecvlineSummary, Detail: locale.RecvRestDetail,
			Raises: reset, Report: reportReceived,
			Twin: func(c *command.Call) (command.Twin, error) {
				return recvLoop(c, "data", `not data.endswith(b"\n")`, "1"), nil
			},
			Run: receive(func(ctx context.Context, s *netlab.Socket, _ *command.Call, _ int) ([]byte, error) {
				return s.RecvLine(ctx, maxReceived)
			}),
		},
		{
			Name: "recvuntil", Group: command.GroupSockets, Receives: true, Usage: "TEXT…", On: command.Connected, Yields: true, Summary: locale.RecvuntilSummary, Detail: locale.RecvRestDetail,
			Raises: reset, Report: reportReceived,
			Twin: func(c *command.Call) (command.Twin, error) {
				end, err := c.Octets("")
				data := unused(c, "data", "received")
				return recvLoop(c, data, "not "+data+".endswith("+end+")", "1"), err
			},
			Run: receive(func(ctx context.Context, s *netlab.Socket, c *command.Call, _ int) ([]byte, error) {
				return s.RecvUntil(ctx, c.Message(), maxReceived)
			}),
		},
		{
			Name: "recvexactly", Group: command.GroupSockets, Receives: true, Usage: "N", On: command.Connected, Yields: true, Summary: locale.RecvexactlySummary, Detail: locale.RecvRestDetail,
			Raises: reset, Report: reportReceived,
			Twin: func(c *command.Call) (command.Twin, error) {
				n, err := c.Arg("N").Int()
				data := unused(c, "data", "received")
				return recvLoop(c, data, "len("+data+") < "+n, n+" - len("+data+")"), err
			},
			Run: receive(func(ctx context.Context, s *netlab.Socket, _ *command.Call, n int) ([]byte, error) {
				return s.RecvExactly(ctx, n)
			}),
		},
		{
			Name: "recvall", Group: command.GroupSockets, Receives: true, On: command.Connected, Yields: true, Summary: locale.RecvallSummary,
			Raises: reset, Report: reportReceived,
			Twin: func(c *command.Call) (command.Twin, error) { return recvLoop(c, "data", "True", "65536"), nil },
			Run:  runRecvall,
		},
		{
			Name: "recvfrom", Group: command.GroupSockets, Receives: true, Usage: flagsUsage, On: command.Datagram, Yields: true, Summary: locale.RecvfromSummary,
			Raises: reset,
			Twin: func(c *command.Call) (command.Twin, error) {
				return flagsTwin(c, "recvfrom")
			},
			Run: runRecvfrom,
		},
	}
}

// messageFlags are the flags of recv by the names that the option takes.
var messageFlags = []struct {
	name string
	flag int
}{
	{"peek", netlab.MSG_PEEK}, {"oob", netlab.MSG_OOB}, {"dontwait", netlab.MSG_DONTWAIT}, {"trunc", netlab.MSG_TRUNC}, {"waitall", netlab.MSG_WAITALL},
}

// flagsUsage is the argument pattern of recv and recvfrom.
var flagsUsage = func() string {
	var names []string
	for _, f := range messageFlags {
		names = append(names, f.name)
	}
	return "[N=1024] [flags=" + strings.Join(names, "|") + "]"
}()

// flagsTwin is a call of method with the number of bytes and the flags.
func flagsTwin(c *command.Call, method string) (command.Twin, error) {
	n, err := c.Int("N", "1024")
	if err != nil {
		return command.Twin{}, err
	}
	flags, _, err := flags(c)
	if flags != "" {
		flags = ", " + flags
	}
	return command.Twin{Code: fmt.Sprintf("%s.%s(%s%s)", c.Self, method, n, flags)}, err
}

// flags is the option flags=, as Python source and as a number; "" without it.
func flags(c *command.Call) (string, int, error) {
	a := c.Option("flags")
	if a == nil {
		return "", 0, nil
	}
	var names []string
	sum := 0
	for _, name := range strings.FieldsFunc(strings.ToLower(a.Text()), func(r rune) bool { return r == ',' || r == '|' || r == '+' }) {
		name = strings.TrimPrefix(name, "msg_")
		i := slices.IndexFunc(messageFlags, func(f struct {
			name string
			flag int
		}) bool {
			return f.name == name
		})
		if i < 0 {
			e := object.Errorf(object.ValueError, "flags: unknown flag %s", literal.Repr(name))
			e.Hint = locale.FlagsHint.Hint()
			return "", 0, e
		}
		names, sum = append(names, "socket.MSG_"+strings.ToUpper(name)), sum|messageFlags[i].flag
	}
	return strings.Join(names, " | "), sum, nil
}

// exchange opens an example with both ends of a connection.
const exchange = ">>> listen 0\nWaiting for a client on localhost:…\n>>> c = connect localhost ${server.getsockname()[1]}\n…\n>>> accept\n>>> use c\n"

// maxReceived bounds what recvline, recvuntil and recvall gather, in bytes: the
// largest bytes there may be.
const maxReceived = object.MaxSize

// sendTwin is a call of method with TEXT and what ends it.
func sendTwin(method, end string) func(c *command.Call) (command.Twin, error) {
	return func(c *command.Call) (command.Twin, error) {
		eol := end
		if a := c.Option("eol"); a != nil {
			switch a.Text() {
			case "lf":
			case "crlf":
				eol = "\r\n"
			default:
				return command.Twin{}, c.Misused(object.ValueError, "eol is lf or crlf, not %s", literal.Repr(a.Text()))
			}
		}
		data, err := c.Octets(eol)
		return command.Twin{Code: fmt.Sprintf("%s.%s(%s)", c.Self, method, data)}, err
	}
}

func reportSent(c *command.Call, _ command.Result) error {
	sock, _ := socket.Of(c.Subject)
	text := locale.SentToServer
	if sock.Accepted() {
		text = locale.SentToClient
	}
	c.Console.Report(text, c.Message())
	if c.Session.Interactive && escapesVerbatim(c) {
		lang := c.Console.Lang()
		c.Console.Notice("  " + locale.HintLabel.In(lang) + " " + locale.VerbatimHint.In(lang))
	}
	return nil
}

// escapesVerbatim reports whether TEXT ends with a \n that stands in no quotes,
// and so is a backslash and an n: the other side may wait long for its line.
func escapesVerbatim(c *command.Call) bool {
	text := c.TextWords()
	return len(text) == 1 && !text[0].Quoted && strings.HasSuffix(strings.TrimRight(text[0].Text(), " "), `\n`)
}

func reportReceived(c *command.Call, r command.Result) error {
	data, _ := object.AsBytes(r.Value)
	sock, _ := socket.Of(c.Subject)
	if len(data) == 0 && sock.Type() == netlab.SOCK_STREAM {
		// recv 0 gives b'' whatever the other side does.
		if a := c.Arg("N"); a != nil {
			if n, err := c.Number(a); err == nil && n == 0 {
				return nil
			}
		}
		c.Console.Report(locale.EndOfStream)
		return nil
	}
	if !sock.Accepted() {
		c.Console.Report(locale.ReceivedFromServer, data)
		return nil
	}
	c.Console.Report(locale.ReceivedFromClient, data, peerText(c, sock))
	return nil
}

// peerText is the other end's address as Python shows it.
func peerText(c *command.Call, sock *netlab.Socket) string {
	text, err := object.Repr(c.Thread, socket.AddressValue(sock.Remote()))
	if err != nil {
		return "?"
	}
	return text
}

// recvLoop is a loop of recv calls that gathers into data and leaves what
// follows in the kernel.
func recvLoop(c *command.Call, data, condition, size string) command.Twin {
	return command.Twin{Code: strings.Join([]string{
		data + ` = b""`,
		"while " + condition + ":",
		fmt.Sprintf("    part = %s.recv(%s)", c.Self, size),
		"    if not part:",
		"        break",
		"    " + data + " += part",
		data,
	}, "\n")}
}

// unused is a variable's name for the twin, or the other where the line itself
// uses that one.
func unused(c *command.Call, name, other string) string {
	if c.Named(name) {
		return other
	}
	return name
}

// receive runs one of netlab's receiving methods without the interpreter's
// lock.
func receive(f func(ctx context.Context, s *netlab.Socket, c *command.Call, n int) ([]byte, error)) func(c *command.Call) (command.Result, error) {
	return func(c *command.Call) (command.Result, error) {
		sock, _ := socket.Of(c.Subject)
		count := 0
		if a := c.Arg("N"); a != nil {
			n, err := c.Number(a)
			if err != nil {
				return command.Result{}, err
			}
			if err := object.CheckSize(n, 1); err != nil {
				return command.Result{}, err
			}
			count = int(n)
		}
		var data []byte
		err := c.Thread.Blocking(func(ctx context.Context) (err error) {
			data, err = f(ctx, sock, c, count)
			return err
		})
		return command.Result{Value: object.Bytes(data)}, socket.Exception(err)
	}
}

func runSendfile(c *command.Call) (command.Result, error) {
	path := c.Arg("PATH").Text()
	file, err := os.Open(path)
	if err != nil {
		return command.Result{}, command.FileError(err)
	}
	defer func() { _ = file.Close() }()
	var total int64 = -1
	if info, err := file.Stat(); err == nil {
		if info.IsDir() { // Python's open refuses it
			return command.Result{}, object.NewOSError(syscall.EISDIR, netlab.Strerror(syscall.EISDIR), object.Str(path))
		}
		total = info.Size()
	}
	sock, _ := socket.Of(c.Subject)
	bar := c.Console.Progress(path, total)
	defer bar.Done()
	var sent int64
	err = c.Thread.Blocking(func(ctx context.Context) (err error) {
		sent, err = sock.SendFile(ctx, file, netlab.FileRange{Progress: func(sent, _ int64) { bar.Set(sent) }})
		return err
	})
	return command.Result{Value: object.NewInt(sent)}, socket.Exception(err)
}

// runRecvfrom receives a datagram; one that was cut is reported with its real
// length.
func runRecvfrom(c *command.Call) (command.Result, error) {
	sock, _ := socket.Of(c.Subject)
	count := 1024
	if a := c.Arg("N"); a != nil {
		n, err := c.Number(a)
		if err != nil {
			return command.Result{}, err
		}
		count = int(n)
	}
	_, flags, err := flags(c)
	if err != nil {
		return command.Result{}, err
	}
	var d netlab.Datagram
	err = c.Thread.Blocking(func(ctx context.Context) (err error) {
		d, err = sock.RecvFrom(ctx, count, flags)
		return err
	})
	if err != nil {
		return command.Result{}, socket.Exception(err)
	}
	from := socket.AddressValue(d.From)
	r := command.Result{Value: object.NewTuple(object.Bytes(d.Data), from)}
	if !c.Silent() {
		r.Report = func() error { return reportDatagram(c, d, from) }
	}
	return r, nil
}

// reportDatagram shows a datagram and its sender.
func reportDatagram(c *command.Call, d netlab.Datagram, from object.Value) error {
	text, err := object.Repr(c.Thread, from)
	if err != nil {
		return err
	}
	c.Console.Report(locale.ReceivedFrom, text, d.Data)
	if d.Truncated() {
		c.Console.Report(locale.DatagramCut, len(d.Data), d.Length)
	}
	return nil
}
