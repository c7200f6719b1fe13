package sockets

import (
	"errors"
	"net/netip"
	"syscall"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// adviseGroup is for a multicast group that could not be joined or left: ip(7), ipv6(7).
func adviseGroup(c *command.Call, e *object.Exception) locale.Hint {
	o, err := namedOption(c)
	if err != nil || o.Kind != netlab.OptionMembership || len(c.Args("VALUE")) == 0 {
		return nil
	}
	group := c.Args("VALUE")[0].Text()
	ip, err := netip.ParseAddr(group)
	if err != nil {
		return nil
	}
	sock, _ := socket.Of(c.Subject)
	six := ip.Is6()
	either := func(text4, text6 locale.Text, args ...any) locale.Hint {
		if six {
			return text6.Hint(args...)
		}
		return text4.Hint(args...)
	}
	switch {
	case sock.Type() == netlab.SOCK_STREAM:
		return locale.StreamGroupHint.Hint()
	case errors.Is(e, syscall.ENOPROTOOPT):
		if six && sock.Family() == netlab.AF_INET {
			return locale.GroupFamilyHint.Hint()
		}
		return nil
	case !ip.IsMulticast():
		return either(locale.NotAGroupHint, locale.NotAGroup6Hint)
	case errors.Is(e, syscall.EADDRINUSE):
		return locale.JoinedAlreadyHint.Hint()
	case errors.Is(e, syscall.EADDRNOTAVAIL):
		return locale.NotJoinedHint.Hint()
	case errors.Is(e, syscall.ENODEV):
		return either(locale.NoGroupInterfaceHint, locale.NoGroupInterface6Hint, o.Name, group)
	case errors.Is(e, syscall.ENOBUFS) && !six:
		return locale.TooManyGroupsHint.Hint()
	}
	return nil
}
