package command

import (
	"fmt"
	"net"
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// UnixPath is the word that is a Unix socket's path, or its abstract name after
// an @ as ss(8) writes it; nil when the address is another. What acts on a Unix
// socket takes any word; for a new socket the word must look like a path.
func (c *Call) UnixPath() *Arg {
	path := c.Arg("PORT")
	if path == nil {
		path = c.Arg("HOST")
	}
	if sock, ok := socket.Of(c.Subject); ok && path != nil {
		if sock.Family() == netlab.AF_UNIX {
			return path
		}
		return nil
	}
	if path != nil && line.LooksLikePath(path.Text()) {
		return path
	}
	return nil
}

// Address is the address that a line's words give.
type Address struct {
	Source string // in Python
	Args   string // host and port alone, as a class takes them
	Typed  string // as it was typed
}

// Address is the address that HOST and PORT give, with host when HOST was left
// out; a Unix socket's is its path.
func (c *Call) Address(host string) (Address, error) {
	if path := c.UnixPath(); path != nil {
		typed := path.Text()
		switch name, abstract := strings.CutPrefix(typed, "@"); {
		case abstract && path.Computed():
			return Address{Source: literal.Str("\x00") + " + (" + path.Str() + ")[1:]", Typed: typed}, nil
		case abstract:
			return Address{Source: literal.Str("\x00" + name), Typed: typed}, nil
		}
		return Address{Source: path.Str(), Typed: typed}, nil
	}
	h, p := c.Arg("HOST"), c.Arg("PORT")
	if p == nil {
		return Address{}, c.portMissing(h)
	}
	port, err := p.Int()
	if err != nil {
		return Address{}, c.splitHint(h, err)
	}
	src := literal.Str(host)
	if h != nil {
		host, src = h.Text(), h.Str()
	}
	typed := net.JoinHostPort(host, p.Text())
	args := src + ", " + port
	source := "(" + args + ")"
	// Python's sockets take an IPv6 zone as the address's fourth part alone.
	switch ip, zone, ok := strings.Cut(host, "%"); {
	case !ok || !strings.Contains(ip, ":"):
	case h.Computed():
		source = "socket.getaddrinfo" + source + "[0][4]"
	default:
		source = fmt.Sprintf("(%s, %s, 0, socket.if_nametoindex(%s))", literal.Str(ip), port, literal.Str(zone))
	}
	return Address{Source: source, Args: args, Typed: typed}, nil
}

// portMissing is the error for an address without a port.
func (c *Call) portMissing(host *Arg) error {
	return c.splitHint(host, c.Misused(object.TypeError, "PORT is missing"))
}

// splitHint tells, of an error about a port, how localhost:5000, [::1]:5000, and 5000
// alone, are written here.
func (c *Call) splitHint(host *Arg, err error) error {
	if host == nil {
		return err
	}
	text := strings.Trim(host.Text(), "()")
	name, port, errSplit := net.SplitHostPort(text)
	if errSplit != nil {
		if strings.Contains(c.Command.Usage, "[HOST]") && c.Arg("PORT") != nil {
			return err // 5000 alone is a port; what stands behind it is something else
		}
		name, port = "localhost", text
	}
	if _, notNumber := strconv.ParseUint(port, 10, 16); notNumber != nil {
		return err
	}
	if e, ok := object.AsException(err); ok {
		e.Hint = locale.HostPortHint.Hint(c.Command.Name, name, port)
	}
	return err
}
