package sockets

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/command/literal"
	"labsh/shell/command/pipe"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

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

// maxReceived bounds what recvline, recvuntil and recvall gather, in bytes: the
// largest bytes there may be.
const maxReceived = object.MaxSize

func reportReceived(c *command.Call, r command.Result) error {
	data, _ := object.AsBytes(r.Value)
	sock, _ := socket.Of(c.Subject)
	defer reportTLSEnd(c, sock)
	if len(data) == 0 && sock.Type() == netlab.SOCK_STREAM {
		// recv 0 gives b'' whatever the other side does.
		if a := c.Arg("N"); a != nil {
			if n, err := c.Number(a); err == nil && n == 0 {
				return nil
			}
		}
		reportEnd(c, sock)
		return nil
	}
	if !sock.Accepted() {
		c.Console.Report(locale.ReceivedFromServer, data)
		return nil
	}
	c.Console.Report(locale.ReceivedFromClient, data, peerText(c, sock))
	return nil
}

// reportWhole is reportReceived for a message that is to be whole: when the stream ended
// before, that is said too.
func reportWhole(whole func(c *command.Call, data []byte) bool) func(c *command.Call, r command.Result) error {
	return func(c *command.Call, r command.Result) error {
		if err := reportReceived(c, r); err != nil {
			return err
		}
		if data, _ := object.AsBytes(r.Value); len(data) > 0 && !whole(c, data) {
			c.Console.Report(locale.EndedBefore)
		}
		return nil
	}
}

// reportEnd says why a stream has given nothing; that of TLS which was reset has not
// been closed.
func reportEnd(c *command.Call, sock *netlab.Socket) {
	if sock.TLSEnd() == netlab.TLSReset {
		return
	}
	text := locale.EndOfStream
	switch sock.End() {
	case netlab.EndShut:
		text = locale.ReadingShut
	case netlab.EndBroken:
		text = locale.Broken
	}
	c.Console.Report(text)
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
// follows in the kernel. It goes on while condition holds, in which %s is data.
func recvLoop(c *command.Call, b command.Binder, condition, size string) (command.Twin, error) {
	if err := streamAlone(c); err != nil {
		return command.Twin{}, err
	}
	data, part := c.Own("data"), c.Own("part")
	fill := func(text string) string { return strings.ReplaceAll(text, "%s", data) }
	return command.Twin{Code: strings.Join(append(b.Lines,
		data+` = b""`,
		"while "+fill(condition)+":",
		fmt.Sprintf("    %s = %s.recv(%s)", part, c.Self, fill(size)),
		"    if not "+part+":",
		"        break",
		"    "+data+" += "+part,
		data,
	), "\n")}, nil
}

// recvPour is recvall into `file`, as it comes; the line's target has the number of bytes.
func recvPour(c *command.Call) string {
	size := ""
	if len(c.Targets) > 0 {
		size = c.Targets[0]
	}
	pour := fmt.Sprintf("while part := %s.recv(65536):\n    ", c.Self)
	if size == "" {
		return pour + "file.write(part)"
	}
	return size + " = 0\n" + pour + size + " += file.write(part)"
}

// reprOf is a value as Python shows it.
func reprOf(value string) pipe.Source {
	return pipe.Source{Kind: pipe.LinesSource, Code: `"{!r}\n".format(` + value + ")"}
}

// recvuntilTwin is the loop of recvuntil. A delimiter that is no lone name or literal is
// made once.
func recvuntilTwin(c *command.Call) (command.Twin, error) {
	b := command.Binder{Call: c}
	end, err := b.Octets("end")
	if err != nil {
		return command.Twin{}, err
	}
	return recvLoop(c, b, "not %s.endswith("+end+")", "1")
}

func recvexactlyTwin(c *command.Call) (command.Twin, error) {
	n, err := c.Arg("N").Int()
	if err != nil {
		return command.Twin{}, err
	}
	if text := c.Arg("N").Text(); strings.HasPrefix(text, "-") && strings.Trim(text, "-0") != "" { // the loop would give b""
		return command.Twin{}, object.Errorf(object.ValueError, "readexactly size can not be less than zero")
	}
	b := command.Binder{Call: c}
	n = b.Bind("size", n, c.Arg("N"))
	return recvLoop(c, b, "len(%s) < "+n, n+" - len(%s)")
}

// size is N, a number of bytes that there may be, or otherwise without it.
func size(c *command.Call, otherwise int) (int, error) {
	a := c.Arg("N")
	if a == nil {
		return otherwise, nil
	}
	n, err := c.Number(a)
	if err == nil {
		err = object.CheckSize(n, 1)
	}
	return int(n), err
}

// keepPart binds _ to what had come when an error or Ctrl-C ended a command that
// gathers: to the socket it does not go back, as the twin's loop cannot put it there.
func keepPart(c *command.Call, sock *netlab.Socket, err error) error {
	held := sock.Held()
	if held == 0 {
		return err
	}
	// It stands before what the kernel has: nothing is waited for.
	part, errTake := sock.Recv(context.Background(), held, netlab.MSG_DONTWAIT)
	if errTake != nil {
		return err // closed meanwhile
	}
	return c.Kept(object.Bytes(part), err, locale.ReceivedKept, locale.ReceivedWas)
}

// receive runs one of netlab's receiving methods without the interpreter's
// lock.
func receive(f func(ctx context.Context, s *netlab.Socket, c *command.Call, n int) ([]byte, error)) func(c *command.Call) (command.Result, error) {
	return func(c *command.Call) (command.Result, error) {
		sock, _ := socket.Of(c.Subject)
		count, err := size(c, 0)
		if err != nil {
			return command.Result{}, err
		}
		var data []byte
		err = c.Thread.Blocking(func(ctx context.Context) (err error) {
			data, err = f(ctx, sock, c, count)
			return err
		})
		if err != nil {
			return command.Result{}, keepPart(c, sock, socket.Exception(err))
		}
		return command.Result{Value: object.Bytes(data)}, nil
	}
}
