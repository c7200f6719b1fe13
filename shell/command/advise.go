package command

import (
	"errors"
	"regexp"
	"strings"
	"syscall"

	"labsh/netlab"
	"labsh/netlab/httpwire"
	"labsh/shell/command/known"
	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/module/importlib"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// advise gives an error that a command met a hint at what to do next, where
// there is something useful to say and nothing has been said yet. address is what
// the command was about, "" for none.
func (s *Session) advise(c *Call, address string, err error) error {
	e, ok := object.AsException(err)
	if !ok {
		e, ok = object.AsException(socket.Exception(err))
		if !ok {
			return err
		}
	}
	if e.Hint == nil && c.Command.Advise != nil {
		if h := c.Command.Advise(c, e); h != nil {
			e.Hint = h
		}
	}
	if sock, ok := socket.Of(c.Subject); ok && e.Hint == nil && sock.State() == netlab.StateListening &&
		(errors.Is(e, syscall.EPIPE) || errors.Is(e, syscall.ENOTCONN)) {
		e.Hint = locale.ListeningHint.Hint()
	}
	if e.Hint == nil {
		h, datagram := c.datagramHint(e, c.failed(address))
		if !datagram {
			h = s.hintFor(e, c.failed(address))
		}
		if h != nil {
			e.Hint = h
		}
	}
	return e
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

// Advise is advise for an error of a Python line; a command's own errors have been
// advised.
func (s *Session) Advise(e *object.Exception) {
	if s.advised.Is(e) {
		return
	}
	if h := s.calledHint(e); h != nil && e.Hint == nil {
		e.Hint, e.Suggest = h, nil // no other command is meant
		return
	}
	if e.Hint == nil {
		if h := s.undefinedHint(e); h != nil {
			e.Hint = h
		} else if h := s.hintFor(e, ""); h != nil {
			e.Hint = h
		}
	}
}

// undefinedHint is for a name from elsewhere that nothing has here: netstat -an is
// Python, a subtraction.
func (s *Session) undefinedHint(e *object.Exception) locale.Hint {
	if e.Type() != object.NameError {
		return nil
	}
	word, _ := e.Field("name").(object.Str)
	rest := ""
	if hint := s.programHint(beginTyped(s.Journal.FailedLine())); hint != nil {
		return hint
	}
	if start := beginTyped(s.Journal.FailedLine()); start.Name == string(word) && start.Method == "" {
		rest = start.Rest
	}
	if hint, ok := s.ForeignHint(string(word), rest); ok {
		return hint
	}
	return nil
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
	word, _ := e.Field("name").(object.Str)
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
	syscall.ETIMEDOUT:     locale.LostPeerHint,
	syscall.ENETUNREACH:   locale.UnreachableHint,
	syscall.EHOSTUNREACH:  locale.UnreachableHint,
	syscall.EMFILE:        locale.TooManyFilesHint,
	syscall.EOPNOTSUPP:    locale.NotSupportedHint,
	syscall.EDESTADDRREQ:  locale.NoPeerHint, // of a UDP socket alone: udp(7)
}

// unixHints are those for Unix sockets; %s is the path.
var unixHints = map[syscall.Errno]locale.Text{
	syscall.ENOENT:       locale.UnixMissingHint,
	syscall.ECONNREFUSED: locale.UnixRefusedHint,
	syscall.EADDRINUSE:   locale.UnixInUseHint,
}

// replacesProcess are the functions of module os that make a second of this process, or
// another program of it: Go's runtime cannot go on in either.
var replacesProcess = regexp.MustCompile(`^(fork|forkpty|(exec|spawn)[lv]p?e?|posix_spawnp?)$`)

// hintFor chooses the hint for an exception; address may be "".
func (s *Session) hintFor(e *object.Exception, address string) locale.Hint {
	switch class := e.Type(); class {
	case object.AttributeError:
		m, ofModule := e.Field("obj").(*object.Module)
		if name, ok := e.Field("name").(object.Str); ok && ofModule && m.Name == "os" && replacesProcess.MatchString(string(name)) {
			return locale.NoForkHint.Hint()
		}
	case object.SyntaxErrorType:
		if source, ok := e.Field("text").(object.Str); ok && s.holdsCommand(string(source)) {
			return locale.CommandAloneHint.Hint()
		}
	}
	if h := hiddenHint(e); h != nil {
		return h
	}
	var missing *importlib.Missing
	var notBytes *object.NotBytesError
	var wire *httpwire.Error
	var secure *netlab.TLSError
	var failed *netlab.Error
	switch {
	case errors.As(e, &missing):
		return moduleHint(missing)
	case errors.Is(e, netlab.ErrLimit):
		return locale.StreamToFileHint.Hint()
	case errors.As(e, &wire) && wire.Kind == httpwire.BodyTooLarge:
		return locale.LongBodyHint.Hint()
	case errors.Is(e, netlab.ErrPort):
		return locale.PortRangeHint.Hint()
	case errors.Is(e, netlab.ErrPath):
		return locale.UnixTooLongHint.Hint()
	case errors.As(e, &notBytes) && notBytes.Got == object.StrType:
		return locale.BytesNotTextHint.Hint()
	case errors.As(e, &secure):
		return tlsHint(e, secure, address)
	case !errors.As(e, &failed):
		return nil
	}
	asked := e.Type().Module == "requests.exceptions" && (failed.Attempt != nil || failed.Errno != 0)
	timedOut := (e.Type() == object.TimeoutError || asked) && failed.Errno == 0
	if !timedOut && !asked && len(e.Args.Elems) != 2 { // another exception, which this one has caused
		return nil
	}
	if h, judged := s.attemptHint(failed, address); judged {
		return h
	}
	switch {
	case timedOut:
		return locale.TimedOutHint.Hint()
	case failed.Errno < 0:
		return unresolvedHint(address)
	}
	switch code := failed.Code(); {
	case code == syscall.EOPNOTSUPP && failed.Op != "listen" && failed.Op != "accept":
		return nil // getsockopt TCP_NODELAY of a UDP socket
	case code == syscall.EADDRNOTAVAIL && failed.Op != "bind":
		return nil // setsockopt IP_MULTICAST_IF: the address is not the socket's
	}
	return errnoHint(failed.Code(), address)
}

// unresolvedHint is for a name that has no address.
func unresolvedHint(address string) locale.Hint {
	switch host, _ := known.SplitTyped(address); {
	case host == "":
		return nil
	case strings.HasPrefix(host, "["):
		return locale.NoBracketsHint.Hint(strings.Trim(host, "[]"))
	default:
		return locale.UnknownHostHint.Hint(host)
	}
}

// errnoHint is for an errno of a socket.
func errnoHint(errno syscall.Errno, address string) locale.Hint {
	if line.LooksLikePath(address) {
		if text, ok := unixHints[errno]; ok {
			return text.Hint(address)
		}
		return nil
	}
	host, port := known.SplitTyped(address)
	switch errno {
	case syscall.EACCES:
		if port == 0 || port >= 1024 {
			return nil
		}
	}
	text, ok := errnoHints[errno]
	if errno == syscall.EADDRNOTAVAIL && strings.Contains(host, ":") {
		text = locale.NotOurs6Hint
	}
	switch {
	case !ok:
		return nil
	case !strings.Contains(text.En, "%s"):
		return text.Hint()
	case address == "":
		return nil
	}
	return text.Hint(host)
}
