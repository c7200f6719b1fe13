package command

import (
	"strings"
	"syscall"

	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// advise gives an error that a command met a hint at what to do next, where
// there is something useful to say and nothing has been said yet.
func (s *Session) advise(c *Call, address string, err error) error {
	e, ok := object.AsException(err)
	if !ok {
		e, ok = object.AsException(socket.Exception(err))
		if !ok {
			return err
		}
	}
	if e.Hint == nil && c.Command.Name == "accept" && isErrno(e, syscall.EINVAL) {
		e.Hint = locale.NotListeningHint.Hint()
	}
	if sock, ok := socket.Of(c.Subject); ok && e.Hint == nil && sock.State() == netlab.StateListening &&
		(e.Type() == object.BrokenPipeError || strings.HasPrefix(e.Error(), "OSError: [Errno 107]")) {
		e.Hint = locale.ListeningHint.Hint()
	}
	if e.Hint == nil {
		if h := s.hintFor(e, c.failed(address)); h != nil {
			e.Hint = h
		}
	}
	return e
}

// isErrno reports whether an exception is an OSError of that number.
func isErrno(e *object.Exception, errno syscall.Errno) bool {
	if !e.Type().IsSubclass(object.OSError) || len(e.Args.Elems) != 2 {
		return false
	}
	n, ok := e.Args.Elems[0].(object.Int)
	return ok && syscall.Errno(n) == errno
}

// failed is the address that a command was about: the one that is known, or that
// of what it acts on.
func (c *Call) failed(address string) string {
	if address != "" {
		return address
	}
	if sock, ok := socket.Of(c.Subject); ok {
		return c.Session.Known.ServerAddress(c.Subject, sock)
	}
	return ""
}

// Advise is advise for an error of a Python line.
func (s *Session) Advise(e *object.Exception) {
	if h := s.calledHint(e); h != nil && e.Hint == nil {
		e.Hint, e.Suggest = h, nil // no other command is meant
		return
	}
	if e.Hint == nil {
		if h := s.hintFor(e, ""); h != nil {
			e.Hint = h
		}
	}
}

// holdsCommand reports whether a command with arguments stands in a line after
// a colon or a semicolon: for i in range(3): send hello.
func (s *Session) holdsCommand(text string) bool {
	reader := &line.Reader{Commands: s.Table}
	for i, c := range text {
		if c != ':' && c != ';' {
			continue
		}
		command, err := reader.ReadCommand(strings.TrimLeft(text[i+1:], " \t"))
		if err != nil || command == nil {
			continue
		}
		if l, ok := command.Payload.(*line.Line); ok && len(l.Words)+len(l.Text) > 0 {
			return true
		}
	}
	return false
}

// calledHint is for connect("localhost", 5000): a command's name where Python
// looks for a function.
func (s *Session) calledHint(e *object.Exception) locale.Hint {
	if e.Type() != object.NameError {
		return nil
	}
	name, _ := e.Attrs().GetStr("name")
	word, _ := name.(object.Str)
	command, ok := s.Table.Lookup(string(word))
	if !ok {
		return nil
	}
	text := locale.CommandCalledHint
	if _, method := s.Table.Method(string(word)); method {
		text = locale.MethodCalledHint
	}
	return text.Hint(command.Name, command.ShortUsage())
}

// errnoHints are hints by errno; %s in one is the address that failed.
var errnoHints = map[syscall.Errno]locale.Text{
	syscall.EADDRNOTAVAIL: locale.NotOursHint,
	syscall.EACCES:        locale.PrivilegedPortHint,
	syscall.ENOTCONN:      locale.NotConnectedHint,
	syscall.EISCONN:       locale.AlreadyConnectedHint,
	syscall.EBADF:         locale.ClosedHint,
	syscall.EPIPE:         locale.BrokenPipeHint,
	syscall.ECONNRESET:    locale.ResetHint,
	syscall.ETIMEDOUT:     locale.UnreachableHint,
	syscall.ENETUNREACH:   locale.UnreachableHint,
	syscall.EHOSTUNREACH:  locale.UnreachableHint,
	syscall.EMFILE:        locale.TooManyFilesHint,
	syscall.EOPNOTSUPP:    locale.NotSupportedHint,
}

// unixHints are those for Unix sockets; %s is the path.
var unixHints = map[syscall.Errno]locale.Text{
	syscall.ENOENT:       locale.UnixMissingHint,
	syscall.ECONNREFUSED: locale.UnixRefusedHint,
	syscall.EADDRINUSE:   locale.UnixInUseHint,
}

// hintFor chooses the hint for an exception; address may be "".
func (s *Session) hintFor(e *object.Exception, address string) locale.Hint {
	host, port := known.SplitTyped(address)
	class := e.Type()
	switch {
	case class.Name == "gaierror" && strings.HasPrefix(host, "["):
		bare := strings.Trim(host, "[]")
		return locale.NoBracketsHint.Hint(bare)
	case class.Name == "gaierror" && host != "":
		return locale.UnknownHostHint.Hint(host)
	case class.IsSubclass(object.ModuleNotFoundError):
		return locale.ModulesHint.Hint(strings.Join(module.Names(), " "))
	case class == object.ValueError && strings.HasSuffix(e.Error(), "the stream exceeds the limit"):
		return locale.StreamToFileHint.Hint()
	case class == object.MemoryError && strings.HasPrefix(e.Error(), "MemoryError: the response's body is over"):
		return locale.LongBodyHint.Hint()
	case class == object.NameError:
		name, _ := e.Attrs().GetStr("name")
		if word, ok := name.(object.Str); ok {
			hint, _ := s.ForeignHint(string(word))
			return hint
		}
	case class == object.SyntaxErrorType:
		text, _ := e.Attrs().GetStr("text")
		if source, ok := text.(object.Str); ok && s.holdsCommand(string(source)) {
			return locale.CommandAloneHint.Hint()
		}
	case class == object.OverflowError && strings.Contains(e.Error(), "port must be"):
		return locale.PortRangeHint.Hint()
	case class == object.TypeError && strings.HasSuffix(e.Error(), "a bytes-like object is required, not 'str'"):
		return locale.BytesNotTextHint.Hint()
	case class == object.TimeoutError && len(e.Args.Elems) == 1:
		return locale.TimedOutHint.Hint()
	}
	if h := tlsHint(e); h != nil {
		return h
	}
	if strings.HasSuffix(e.Error(), "AF_UNIX path too long") {
		return locale.UnixTooLongHint.Hint()
	}
	if len(e.Args.Elems) != 2 || !class.IsSubclass(object.OSError) {
		return nil
	}
	n, _ := e.Args.Elems[0].(object.Int)
	errno := syscall.Errno(n)
	if line.LooksLikePath(address) {
		if text, ok := unixHints[errno]; ok {
			return text.Hint(address)
		}
		return nil
	}
	switch errno {
	case syscall.ECONNREFUSED:
		if address == "" {
			return nil
		}
		return locale.RefusedHint.Hint(address, port)
	case syscall.EADDRINUSE:
		if address == "" {
			return nil
		}
		return locale.InUseHint.Hint(address, port)
	}
	text, ok := errnoHints[errno]
	if errno == syscall.EADDRNOTAVAIL && strings.Contains(host, ":") {
		text = locale.NotOurs6Hint
	}
	switch {
	case !ok:
		return nil
	case errno == syscall.EACCES && (port == 0 || port >= 1024):
		return nil
	case !strings.Contains(text.En, "%s"):
		return text.In
	case address == "":
		return nil
	}
	return text.Hint(host)
}
