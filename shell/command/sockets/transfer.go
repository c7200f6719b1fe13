package sockets

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// transferCommands send and receive.
func transferCommands() []command.Command {
	broken := []command.Raise{
		{Name: "BrokenPipeError", Means: locale.RaiseBrokenPipe}, {Name: "ConnectionResetError", Means: locale.RaiseReset}, {Name: "ConnectionRefusedError", Means: locale.RaiseICMP},
		{Name: "TimeoutError", Means: locale.RaiseSendTimeout}, {Name: "BlockingIOError", Means: locale.RaiseWouldBlock}, {Name: "OSError", Means: locale.RaiseSend},
	}
	refused := []command.Raise{{Name: "ConnectionRefusedError", Means: locale.RaiseICMP}, {Name: "TimeoutError", Means: locale.RaiseTimeout}, {Name: "BlockingIOError", Means: locale.RaiseWouldBlock}}
	reset := append([]command.Raise{{Name: "ConnectionResetError", Means: locale.RaiseReset}}, append(refused, command.Raise{Name: "OSError", Means: locale.RaiseClosed})...)
	return []command.Command{
		{
			Name: "send", Group: command.GroupSockets, Usage: "TEXT…", On: command.Connected, Summary: locale.SendSummary, Detail: locale.SendDetail,
			Examples: []command.Example{{
				Lines: exchange + ">>> send \"Bonjour\\n\"\nSent to server: Bonjour\n8",
				Fr:    strings.Replace(exchange, "Waiting for a client on", "Attente Connexion client", 1) + ">>> send \"Bonjour\\n\"\nEmission vers le serveur : Bonjour\n8",
			}},
			Raises: broken, Twin: sendTwin("send", ""), Report: reportSent(""),
		},
		{
			Name: "sendline", Group: command.GroupSockets, Usage: "[eol=lf] [TEXT…]", Sample: "sendline Bonjour", Words: map[string]command.Words{"": command.Listed("eol=crlf")}, On: command.Connected, Summary: locale.SendlineSummary,
			Raises: broken, Twin: sendTwin("send", "\n"), Report: reportSent("\n"),
		},
		{
			Name: "sendall", Group: command.GroupSockets, Usage: "TEXT…", On: command.Connected, Summary: locale.SendallSummary,
			Raises: broken, Twin: sendTwin("sendall", ""), Report: reportSent(""),
		},
		{
			Name: "sendfile", Group: command.GroupSockets, Usage: "PATH", Words: map[string]command.Words{"PATH": command.Files}, On: command.Connected, Summary: locale.SendfileSummary,
			Raises: append([]command.Raise{{Name: "FileNotFoundError", Means: locale.RaiseNoFile}}, broken...),
			Twin: func(c *command.Call) (command.Twin, error) {
				file, sent := c.Own("file"), c.ResultName("sent")
				return command.Twin{Code: fmt.Sprintf("with open(%s, \"rb\") as %s:\n    %s = %s.sendfile(%[2]s)\n%[3]s", c.Arg("PATH").Str(), file, sent, c.Self)}, nil
			},
			Run: runSendfile,
			Report: func(c *command.Call, r command.Result) error {
				n := int64(r.Value.(object.Int))
				c.Console.Report(locale.SentFile.For(c.Console.Lang(), n), c.Arg("PATH").Text(), n)
				return nil
			},
		},
		{
			Name: "sendto", Group: command.GroupSockets, Usage: "HOST [PORT] TEXT…", On: command.Datagram, Summary: locale.SendtoSummary, Detail: locale.SendtoDetail, Examples: sendtoExamples,
			Raises: []command.Raise{
				{Name: "socket.gaierror", Means: locale.RaiseUnknownHost}, {Name: "ConnectionRefusedError", Means: locale.RaiseICMP}, {Name: "PermissionError", Means: locale.RaiseBroadcast},
				{Name: "OSError", Means: locale.RaiseDatagram}, {Name: "OverflowError", Means: locale.RaisePortRange},
			},
			Twin: func(c *command.Call) (command.Twin, error) {
				to, err := c.Address("")
				if err != nil {
					return command.Twin{}, err
				}
				b, address := command.Binder{Call: c}, to.Source
				if slices.ContainsFunc(c.TextWords(), (*command.Arg).Effects) { // the address stands first in the line
					address = b.Bind("address", address, c.Arg("HOST"), c.Arg("PORT"))
				}
				data, err := c.Octets("")
				lines := append(b.Lines, fmt.Sprintf("%s.sendto(%s, %s)", c.Self, data, address))
				return command.Twin{Code: strings.Join(lines, "\n"), Address: to.Typed}, err
			},
			Report: reportSentTo,
		},
		{
			Name: "recv", Group: command.GroupSockets, Receives: true, Usage: flagsUsage, On: command.Connected, Yields: true, Summary: locale.RecvSummary, Detail: locale.RecvDetail,
			Raises: reset, Report: reportReceived,
			Twin: func(c *command.Call) (command.Twin, error) {
				return flagsTwin(c, "recv")
			},
			Run: runRecv,
		},
		{
			Name: "recvline", Group: command.GroupSockets, Receives: true, On: command.Connected, Yields: true, Summary: locale.RecvlineSummary, Detail: locale.RecvRestDetail,
			Raises: reset, Report: reportWhole(func(_ *command.Call, data []byte) bool { return bytes.HasSuffix(data, []byte("\n")) }),
			Twin: func(c *command.Call) (command.Twin, error) {
				return recvLoop(c, command.Binder{}, `not %s.endswith(b"\n")`, "1")
			},
			Run: streamOnly(receive(func(ctx context.Context, s *netlab.Socket, _ *command.Call, _ int) ([]byte, error) {
				return s.RecvLine(ctx, maxReceived)
			})),
		},
		{
			Name: "recvuntil", Group: command.GroupSockets, Receives: true, Usage: "TEXT…", On: command.Connected, Yields: true, Summary: locale.RecvuntilSummary, Detail: locale.RecvRestDetail,
			Raises: reset, Report: reportWhole(func(c *command.Call, data []byte) bool { return bytes.HasSuffix(data, c.Message()) }),
			Twin: func(c *command.Call) (command.Twin, error) {
				return recvuntilTwin(c)
			},
			Run: streamOnly(receive(func(ctx context.Context, s *netlab.Socket, c *command.Call, _ int) ([]byte, error) {
				return s.RecvUntil(ctx, c.Message(), maxReceived)
			})),
		},
		{
			Name: "recvexactly", Group: command.GroupSockets, Receives: true, Usage: "N", On: command.Connected, Yields: true, Summary: locale.RecvexactlySummary, Detail: locale.RecvRestDetail,
			Raises: reset, Report: reportWhole(func(c *command.Call, data []byte) bool {
				n, err := c.Number(c.Arg("N"))
				return err != nil || int64(len(data)) >= n
			}),
			Twin: func(c *command.Call) (command.Twin, error) {
				return recvexactlyTwin(c)
			},
			Run: streamOnly(receive(func(ctx context.Context, s *netlab.Socket, _ *command.Call, n int) ([]byte, error) {
				return s.RecvExactly(ctx, n)
			})),
		},
		{
			Name: "recvall", Group: command.GroupSockets, Receives: true, On: command.Connected, Yields: true, Summary: locale.RecvallSummary,
			Raises: reset, Report: reportReceived,
			Twin: func(c *command.Call) (command.Twin, error) {
				twin, err := recvLoop(c, command.Binder{}, "True", "65536")
				twin.Pours = recvPour(c)
				return twin, err
			},
			Run: streamOnly(runRecvall),
		},
		{
			Name: "recvfrom", Group: command.GroupSockets, Receives: true, Usage: flagsUsage, On: command.Datagram, Yields: true, Summary: locale.RecvfromSummary, Detail: locale.RecvfromDetail, Examples: recvfromExamples,
			Raises: append(refused, command.Raise{Name: "OSError", Means: locale.RaiseClosed}),
			Twin: func(c *command.Call) (command.Twin, error) {
				return flagsTwin(c, "recvfrom")
			},
			Run: runRecvfrom,
		},
	}
}

// exchange opens an example with both ends of a connection.
const exchange = ">>> listen 0\nWaiting for a client on localhost:…\n>>> c = connect localhost ${server.getsockname()[1]}\n…\n>>> accept\n>>> use c\n"
