package sockets

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"labsh/shell/command"

	"labsh/netlab"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// optionWords are the options that completion offers.
var optionWords = map[string]command.Words{"NAME": command.Listed(
	"SO_REUSEADDR", "SO_REUSEPORT", "SO_KEEPALIVE", "SO_BROADCAST", "SO_LINGER", "SO_RCVBUF", "SO_SNDBUF", "SO_ERROR", "SO_TYPE", "TCP_NODELAY",
	"IP_ADD_MEMBERSHIP", "IP_DROP_MEMBERSHIP", "IP_MULTICAST_TTL", "IP_MULTICAST_LOOP", "IP_MULTICAST_IF", "IP_TTL",
	"IPV6_JOIN_GROUP", "IPV6_LEAVE_GROUP", "IPV6_MULTICAST_HOPS", "IPV6_MULTICAST_LOOP", "IPV6_MULTICAST_IF",
)}

// optionCommands read and set socket options by their names.
func optionCommands() []command.Command {
	raises := []command.Raise{{Name: "AttributeError", Means: locale.RaiseUnknownOption}, {Name: "OSError", Means: locale.RaiseOption}}
	return []command.Command{
		{
			Name: "getsockopt", Group: command.GroupSockets, Usage: "NAME", Words: optionWords, On: command.AnySocket, Shows: true, Yields: true,
			Summary: locale.GetsockoptSummary, Detail: locale.GetsockoptDetail,
			Examples: []command.Example{{Lines: ">>> socket\n>>> getsockopt SO_TYPE\n1\n>>> getsockopt SO_LINGER\n(0, 0)\n>>> close all"}},
			Raises:   raises, Report: command.EchoValue,
			Twin: func(c *command.Call) (command.Twin, error) {
				o, err := namedOption(c)
				if err != nil {
					return command.Twin{}, err
				}
				return command.Twin{Code: readOption(c.Self, o), Lines: reprOf}, nil
			},
		},
		{
			Name: "setsockopt", Group: command.GroupSockets, Usage: "NAME VALUE…", Words: optionWords, On: command.AnySocket,
			Summary: locale.SetsockoptSummary, Detail: locale.SetsockoptDetail,
			Examples: []command.Example{{Lines: ">>> socket\n>>> setsockopt SO_LINGER 0\n>>> getsockopt SO_LINGER\n(1, 0)\n>>> setsockopt TCP_NODELAY on\n>>> close all"}},
			Raises:   append([]command.Raise{{Name: "ValueError", Means: locale.RaiseNotANumber}}, raises...),
			Twin:     setsockoptTwin, Advise: adviseGroup,
		},
	}
}

// option is the option that NAME names; its level is found from that. A name
// that module socket does not have is the AttributeError that Python raises.
func namedOption(c *command.Call) (netlab.OptionName, error) {
	name := strings.ToUpper(c.Word("NAME", ""))
	name = strings.TrimPrefix(name, "SOCKET.")
	o, ok := netlab.LookupOption(name)
	if !ok {
		e := object.Errorf(object.AttributeError, "module 'socket' has no attribute '%s'", name)
		e.Suggest = func() string {
			var names []string
			for _, o := range netlab.OptionNames() {
				names = append(names, o.Name)
			}
			return object.Closest(name, names)
		}
		return o, e
	}
	return o, nil
}

// optionNumber is the option's number as Python source: by its name, unless
// Python's module has none for it.
func optionNumber(o netlab.OptionName) string {
	if o.InPython() {
		return "socket." + o.Name
	}
	return fmt.Sprint(o.Number)
}

// readOption is the Python that reads an option as a value that people can
// read: a number, seconds, a tuple, text.
func readOption(self string, o netlab.OptionName) string {
	get := func(size int) string {
		if size == 0 {
			return fmt.Sprintf("%s.getsockopt(socket.%s, %s)", self, o.LevelName, optionNumber(o))
		}
		return fmt.Sprintf("%s.getsockopt(socket.%s, %s, %d)", self, o.LevelName, optionNumber(o), size)
	}
	switch {
	case o.Name == "SO_PEERCRED":
		return "import struct\nstruct.unpack(\"3i\", " + get(12) + ")" // pid, uid, gid: unix(7)
	case o.Kind == netlab.OptionTimeval:
		return "import struct\nseconds, microseconds = struct.unpack(\"ll\", " + get(16) + ")\nseconds + microseconds / 1e6"
	case o.Kind == netlab.OptionLinger:
		return "import struct\nstruct.unpack(\"ii\", " + get(8) + ")"
	case o.Kind == netlab.OptionString:
		return get(64) + `.rstrip(b"\0").decode()`
	case o.Kind == netlab.OptionAddress:
		return "socket.inet_ntoa(" + get(4) + ")"
	case o.Kind == netlab.OptionInterface:
		return "index = " + get(0) + "\nsocket.if_indextoname(index) if index else 0"
	case o.Kind == netlab.OptionBytes:
		return get(1024)
	}
	return get(0)
}

// optionForms say how each kind of value is written.
var optionForms = map[netlab.OptionKind]locale.Text{
	netlab.OptionInt: locale.OptionTakesInt, netlab.OptionBool: locale.OptionTakesBool, netlab.OptionTimeval: locale.OptionTakesTime,
	netlab.OptionLinger: locale.OptionTakesLinger, netlab.OptionString: locale.OptionTakesString,
	netlab.OptionInterface: locale.OptionTakesInterface, netlab.OptionMembership: locale.OptionTakesMembership, netlab.OptionAddress: locale.OptionTakesAddress, netlab.OptionBytes: locale.OptionTakesBytes,
}

func setsockoptTwin(c *command.Call) (command.Twin, error) {
	o, err := namedOption(c)
	if err != nil {
		return command.Twin{}, err
	}
	words := c.Args("VALUE")
	if len(words) == 0 {
		return command.Twin{}, c.Misused(object.TypeError, "VALUE is missing")
	}
	imports, value, err := optionValue(o, words)
	if err != nil {
		return command.Twin{}, err
	}
	return command.Twin{Code: fmt.Sprintf("%s%s.setsockopt(socket.%s, %s, %s)", imports, c.Self, o.LevelName, optionNumber(o), value)}, nil
}

// optionValue is the Python source of an option's value, and the imports that
// it needs.
func optionValue(o netlab.OptionName, words []*command.Arg) (imports, value string, err error) {
	texts := make([]string, len(words))
	for i, a := range words {
		texts[i] = a.Text()
	}
	text := strings.Join(texts, " ")
	if name, v, ok := words[0].ByName(); ok && len(words) == 1 {
		if _, isOctets := object.Plain(v).(object.Buffer); isOctets {
			return "", name, nil // the structure itself
		}
	}
	raw, err := o.Encode(strings.Trim(text, "()"))
	if err != nil {
		e := object.Errorf(object.ValueError, "invalid value for %s: %s", o.Name, literal.Repr(text))
		e.Hint = locale.Hint(func(l locale.Lang) string {
			return locale.OptionValueHint.Format(l, o.Name, optionForms[o.Kind].In(l))
		})
		return "", "", e
	}
	if imports, value, ok := namedValue(o, words, text); ok {
		return imports, value, nil
	}
	v := o.Decode(raw)
	switch o.Kind {
	case netlab.OptionInt, netlab.OptionBool:
		return "", strconv.Itoa(v.Int), nil
	case netlab.OptionInterface:
		return "", interfaceIndex(text), nil
	case netlab.OptionTimeval:
		seconds := v.Duration / time.Second
		return "import struct\n", fmt.Sprintf("struct.pack(\"ll\", %d, %d)", seconds, (v.Duration-seconds*time.Second)/time.Microsecond), nil
	case netlab.OptionLinger:
		return "import struct\n", fmt.Sprintf("struct.pack(\"ii\", %d, %d)", v.Int, v.Duration/time.Second), nil
	case netlab.OptionAddress:
		return "", "socket.inet_aton(" + literal.Str(v.String()) + ")", nil
	case netlab.OptionMembership:
		group, nic, _ := strings.Cut(strings.TrimSpace(text), " ")
		if len(raw) == 8 {
			if nic = strings.TrimSpace(nic); nic == "" {
				nic = "0.0.0.0"
			}
			return "", fmt.Sprintf("socket.inet_aton(%s) + socket.inet_aton(%s)", literal.Str(group), literal.Str(nic)), nil
		}
		return "import struct\n", fmt.Sprintf("socket.inet_pton(socket.AF_INET6, %s) + struct.pack(\"I\", %s)", literal.Str(group), interfaceIndex(nic)), nil
	case netlab.OptionString:
		return "", literal.Bytes(raw), nil
	}
	return "", fmt.Sprintf("bytes.fromhex(\"%x\")", raw), nil
}

// namedValue is optionValue for words that stand in the twin as they were typed; text is
// what they are in this run.
func namedValue(o netlab.OptionName, words []*command.Arg, text string) (imports, value string, ok bool) {
	name, v, named := words[0].ByName()
	named = named && len(words) == 1
	_, isInt := object.Plain(v).(object.Int)
	_, isBool := v.(object.Bool)
	_, isFloat := object.Plain(v).(object.Float)
	_, isTuple := object.Plain(v).(*object.Tuple)
	_, isText := object.Plain(v).(object.Str)
	switch isInt = isInt || isBool; {
	case o.Kind == netlab.OptionMembership && slices.ContainsFunc(words, (*command.Arg).Kept):
		group, nic := words[0].Str(), literal.Str("0.0.0.0")
		if o.LevelName == "IPPROTO_IPV6" {
			nic = "0"
			if len(words) > 1 {
				nic = interfaceIndex(words[1].Text())
				if words[1].Kept() && strings.HasPrefix(nic, "socket.") {
					nic = "socket.if_nametoindex(" + words[1].Str() + ")"
				} else if n, err := words[1].Int(); words[1].Kept() && err == nil {
					nic = n
				}
			}
			return "import struct\n", fmt.Sprintf("socket.inet_pton(socket.AF_INET6, %s) + struct.pack(\"I\", %s)", group, nic), true
		}
		if len(words) > 1 {
			nic = words[1].Str()
		}
		return "", fmt.Sprintf("socket.inet_aton(%s) + socket.inet_aton(%s)", group, nic), true
	case !named:
		return "", "", false
	case (o.Kind == netlab.OptionInt || o.Kind == netlab.OptionBool || o.Kind == netlab.OptionInterface) && isInt:
		return "", name, true
	case o.Kind == netlab.OptionInterface && isText && strings.HasPrefix(interfaceIndex(text), "socket."):
		return "", "socket.if_nametoindex(" + name + ")", true
	case o.Kind == netlab.OptionInt && isText:
		n, err := words[0].Int()
		return "", n, err == nil
	case o.Kind == netlab.OptionTimeval && (isInt || isFloat):
		return "import struct\n", "struct.pack(\"ll\", *divmod(round(" + name + " * 1000000), 1000000))", true
	case o.Kind == netlab.OptionLinger && isInt:
		return "import struct\n", "struct.pack(\"ii\", 1, " + name + ")", true
	case o.Kind == netlab.OptionLinger && isTuple:
		return "import struct\n", "struct.pack(\"ii\", *" + name + ")", true
	case o.Kind == netlab.OptionAddress:
		return "", "socket.inet_aton(" + words[0].Str() + ")", true
	case o.Kind == netlab.OptionString:
		return "", words[0].Octets(), true
	}
	return "", "", false
}

// interfaceIndex is the Python source of an interface's number.
func interfaceIndex(nic string) string {
	nic = strings.TrimSpace(nic)
	if nic == "" {
		return "0"
	}
	if _, err := strconv.Atoi(nic); err == nil {
		return nic
	}
	return "socket.if_nametoindex(" + literal.Str(nic) + ")"
}
