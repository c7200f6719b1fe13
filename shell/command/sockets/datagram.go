package sockets

import (
	"context"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// bound opens an example with a socket that receives, and one that sends.
const bound = ">>> a = socket udp\n>>> a.bind 0\n>>> b = socket udp\n"

// sendtoExamples send a datagram, and answer it.
var sendtoExamples = []command.Example{{
	Lines: bound + ">>> b.sendto localhost ${a.getsockname()[1]} Bonjour\nSent to localhost:…: Bonjour\n7\n>>> data, sender = a.recvfrom\n>>> a.sendto(b\"Merci\", sender)\n5\n>>> b.recv\nReceived from ('127.0.0.1', …): Merci\nb'Merci'\n>>> close all",
	Fr:    bound + ">>> b.sendto localhost ${a.getsockname()[1]} Bonjour\nEmission vers localhost:… : Bonjour\n7\n>>> data, sender = a.recvfrom\n>>> a.sendto(b\"Merci\", sender)\n5\n>>> b.recv\nReception de ('127.0.0.1', …) : Merci\nb'Merci'\n>>> close all",
}}

// recvfromExamples look at a datagram, then receive a part of it.
var recvfromExamples = []command.Example{{
	Lines: bound + ">>> b.sendto localhost ${a.getsockname()[1]} Bonjour\nSent to localhost:…: Bonjour\n7\n>>> a.recvfrom flags=peek\nReceived from ('127.0.0.1', …): Bonjour\nPeeked: it stays in the queue, the next recv gets it again\n>>> a.recvfrom 3\nReceived from ('127.0.0.1', …): Bon\nDatagram cut: 3 bytes read of 7, the rest is lost\n>>> close all",
	Fr:    bound + ">>> b.sendto localhost ${a.getsockname()[1]} Bonjour\nEmission vers localhost:… : Bonjour\n7\n>>> a.recvfrom flags=peek\nReception de ('127.0.0.1', …) : Bonjour\nLu sans être retiré (peek) : le prochain recv le recevra encore\n>>> a.recvfrom 3\nReception de ('127.0.0.1', …) : Bon\nDatagramme coupé : 3 octets lus sur 7, le reste est perdu\n>>> close all",
}}

// carriesDatagrams reports whether what a socket receives has borders and a sender.
func carriesDatagrams(sock *netlab.Socket) bool {
	return sock.Type() == netlab.SOCK_DGRAM || sock.Type() == netlab.SOCK_RAW
}

// transport is what a datagram socket is called in reports.
func transport(sock *netlab.Socket) locale.Text {
	if sock.Family() == netlab.AF_UNIX {
		return locale.UnixDatagrams
	}
	return locale.Same("UDP")
}

// peerOf is the address that a connected datagram socket sends to, as it was typed
// where a command has set it.
func peerOf(c *command.Call, v object.Value, sock *netlab.Socket) string {
	remote := sock.Remote()
	if n := c.Session.Known.Find(v); n != nil && n.Server != "" {
		_, typed := known.SplitTyped(n.Server)
		if _, port, ok := netlab.SplitHostPort(remote); !ok || port == typed {
			return n.Server
		}
	}
	return netlab.AddressText(remote)
}

// reportPeer tells what connect does to a datagram socket: it sets the peer, and
// nothing is sent (connect(2)). Where a person has not named the socket, TCP may have
// been meant.
func reportPeer(c *command.Call, sock *netlab.Socket, r command.Result) error {
	if n := c.Session.Known.Find(c.Subject); n != nil {
		n.Server = r.Address
	}
	lang := c.Console.Lang()
	c.Console.Remark(locale.PeerSet, c.Self, transport(sock).In(lang), r.Address)
	if sock.Family() == netlab.AF_UNIX {
		return nil
	}
	local, err := object.Repr(c.Thread, socket.AddressValue(sock.Local()))
	if err != nil {
		return err
	}
	c.Console.Report(locale.PeerLocal, local)
	if c.Chosen && c.Session.Interactive {
		host, port := known.SplitTyped(r.Address)
		c.Console.Hint(locale.WantedTCPHint.Format(lang, host, port))
	}
	return nil
}

// reportSentPeer is send's report on a datagram socket.
func reportSentPeer(c *command.Call, sock *netlab.Socket) {
	peer := peerOf(c, c.Subject, sock)
	if peer == "" {
		c.Console.Report(locale.SentToUnnamed, c.Message())
		return
	}
	c.Console.Report(locale.SentTo, peer, c.Message())
}

// reportSentTo is sendto's report. A connected stream has sent to its peer, whatever
// address it was given (tcp(7)).
func reportSentTo(c *command.Call, r command.Result) error {
	if sock, _ := socket.Of(c.Subject); !carriesDatagrams(sock) {
		return reportSent("")(c, r)
	}
	c.Console.Report(locale.SentTo, r.Address, c.Message())
	return nil
}

// runRecv is recv. What a datagram socket receives is reported with its sender, which
// the twin's recv(2) does not tell.
func runRecv(c *command.Call) (command.Result, error) {
	if sock, _ := socket.Of(c.Subject); !carriesDatagrams(sock) {
		return c.RunTwin()
	}
	d, r, err := receiveDatagram(c, (*netlab.Socket).RecvDatagram, 1)
	r.Value = object.Bytes(d.Data)
	return r, err
}

// runRecvfrom is recvfrom.
func runRecvfrom(c *command.Call) (command.Result, error) {
	d, r, err := receiveDatagram(c, (*netlab.Socket).RecvFrom, 0)
	if err != nil {
		return r, err
	}
	r.Value = object.NewTuple(object.Bytes(d.Data), socket.AddressValue(d.From))
	if sock, _ := socket.Of(c.Subject); !carriesDatagrams(sock) {
		r.Report = func() error { return reportReceived(c, command.Result{Value: object.Bytes(d.Data)}) }
	}
	if c.Silent() {
		r.Report = nil
	}
	return r, nil
}

// receiveDatagram receives one by a method of the socket, and words the report. With
// fewer than least bytes asked for, the method receives nothing.
func receiveDatagram(c *command.Call, method func(*netlab.Socket, context.Context, int, int) (netlab.Datagram, error), least int) (d netlab.Datagram, r command.Result, err error) {
	sock, _ := socket.Of(c.Subject)
	count, err := size(c, 1024)
	if err != nil {
		return d, r, err
	}
	_, flags, err := flags(c)
	if err != nil {
		return d, r, err
	}
	if count >= least {
		warnOfVain(c, sock, flags)
	}
	err = c.Thread.Blocking(func(ctx context.Context) (err error) {
		d, err = method(sock, ctx, count, flags)
		return err
	})
	if err != nil {
		return d, r, socket.Exception(err)
	}
	r.Report = func() error {
		if count < least {
			return nil // whatever the other side does, that is b''
		}
		return reportDatagram(c, sock, d, flags&netlab.MSG_PEEK != 0)
	}
	return d, r, nil
}

// warnOfVain says, before a wait, that nothing can come: to a socket that has neither
// an address nor a peer the kernel delivers nothing (udp(7), unix(7)).
func warnOfVain(c *command.Call, sock *netlab.Socket, flags int) {
	if sock.Type() != netlab.SOCK_DGRAM || sock.State() != netlab.StateOpen || !sock.Blocking() || flags&netlab.MSG_DONTWAIT != 0 {
		return
	}
	if known.Bound(sock) {
		return
	}
	text := locale.NothingComes
	switch sock.Family() {
	case netlab.AF_INET, netlab.AF_INET6:
	case netlab.AF_UNIX:
		text = locale.NothingComesUnix
	default:
		return
	}
	c.Console.Notice(text.Format(c.Console.Lang(), c.Self))
}

// reportDatagram shows a datagram and its sender, and what became of the rest of it.
func reportDatagram(c *command.Call, sock *netlab.Socket, d netlab.Datagram, peeked bool) error {
	text, err := object.Repr(c.Thread, socket.AddressValue(d.From))
	if err != nil {
		return err
	}
	empty := d.Length == 0
	switch {
	case d.End:
		c.Console.Report(locale.ShutForReading)
		return nil
	case d.From == nil && empty:
		c.Console.Report(locale.EmptyUnnamed)
	case d.From == nil:
		c.Console.Report(locale.ReceivedUnnamed, d.Data)
	case empty:
		c.Console.Report(locale.EmptyDatagram, text)
	default:
		c.Console.Report(locale.ReceivedFrom, text, d.Data)
	}
	switch {
	case peeked && d.Truncated():
		c.Console.Report(locale.PeekedPart, len(d.Data), d.Length)
	case peeked:
		c.Console.Report(locale.Peeked)
	case d.Truncated():
		c.Console.Report(locale.DatagramCut, len(d.Data), d.Length)
	}
	return nil
}

// streamOnly is run for a command that reads across the borders of messages: of
// datagrams, what is beyond would be lost.
func streamOnly(run func(c *command.Call) (command.Result, error)) func(c *command.Call) (command.Result, error) {
	return func(c *command.Call) (command.Result, error) {
		if err := streamAlone(c); err != nil {
			return command.Result{}, err
		}
		return run(c)
	}
}

// streamAlone is the error of such a command on a datagram socket; its twin has it, too.
func streamAlone(c *command.Call) error {
	sock, ok := socket.Of(c.Subject)
	if !ok || !carriesDatagrams(sock) {
		return nil
	}
	e := object.Errorf(object.ValueError, "%s: %s is a datagram socket, not a stream", c.Command.Name, c.Self)
	e.Hint = locale.NotAStreamHint.Hint()
	return e
}
