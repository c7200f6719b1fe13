package sockets

import (
	"context"
	"slices"

	"labsh/shell/command"

	"labsh/fakestore/atomicfile"
	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// runRecvall reads to the end of the stream; with > FILE alone it streams.
func runRecvall(c *command.Call) (command.Result, error) {
	if c.Line.File == nil || len(c.Line.Filters) > 0 {
		return receive(func(ctx context.Context, s *netlab.Socket, _ *command.Call, _ int) ([]byte, error) {
			return s.RecvAll(ctx, maxReceived)
		})(c)
	}
	sock, _ := socket.Of(c.Subject)
	name := c.OutputName()
	bar := c.Console.Progress(name, -1)
	var s streamed
	err := c.Thread.Blocking(func(ctx context.Context) (err error) {
		var release func() bool
		if s.to, release, err = command.OpenOutput(ctx, name, c.Line.Append); err != nil {
			return err
		}
		defer release()
		_, err = sock.RecvTo(ctx, &s, bar.Set)
		return s.end(err)
	})
	bar.Done()
	if err == nil {
		return command.Result{Value: object.NewInt(s.written), Written: true, Report: func() error {
			c.Console.Report(locale.ReceivedFile.For(c.Console.Lang(), s.written), name, s.written)
			return nil
		}}, nil
	}
	err = command.FileError(err)
	if e, ok := object.AsException(err); ok && s.kept != "" {
		command.AddHint(e, locale.StreamKept, s.written, s.kept)
	}
	switch rest := object.Bytes(s.rest); {
	case len(rest) == 0:
		return command.Result{}, err
	case s.kept == "":
		return command.Result{}, c.Kept(rest, err, locale.ReceivedKept, locale.ReceivedWas)
	default:
		return command.Result{}, c.Kept(rest, err, locale.RestKept, locale.RestWas)
	}
}

// streamed writes what is received into a file.
type streamed struct {
	to      *atomicfile.File
	written int64  // octets
	failed  bool   // to write
	rest    []byte // what could not be written
	kept    string // the file that has what was written, where it has not come to its place
}

func (s *streamed) Write(p []byte) (int, error) {
	n, err := s.to.Write(p)
	s.written += int64(n)
	if s.failed = err != nil; s.failed {
		s.rest = slices.Clone(p[n:])
	}
	return n, err
}

// end puts what came into its place, also when the stream broke off with err. When
// nothing came but an error, or the file failed, it is as it was.
func (s *streamed) end(err error) error {
	defer s.to.Discard()
	if !s.failed && (err == nil || s.written > 0) {
		errCommit := s.to.Commit()
		if errCommit == nil {
			return err
		}
		s.failed, err = true, errCommit
	}
	if s.failed && s.written > 0 {
		s.kept = s.to.Keep()
	}
	return err
}
