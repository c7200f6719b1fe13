package socket

import (
	"context"
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// addNames adds the look-up of hosts, services and protocols.
func addNames(m *object.Module) {
	native.AddFunction(m, "getaddrinfo", "host, port, family=0, type=0, proto=0, flags=0", "Resolve host and port into list of address info entries.", getaddrinfo)
	native.AddFunction(m, "getfqdn", "name=''", "Get fully qualified domain name from name.", getfqdn)
	addParsedFunction(m, "gethostbyname", 1, 1, "gethostbyname(host) -> address\n\nReturn the IP address (a string of the form '255.255.255.255') for a host.", gethostbyname)
	addParsedFunction(m, "gethostbyname_ex", 1, 1, "gethostbyname_ex(host) -> (name, aliaslist, addresslist)\n\nReturn the true host name, a list of aliases, and a list of IP addresses,\nfor a host.  The host argument is a string giving a host name or IP number.", gethostbynameEx)
	addParsedFunction(m, "gethostbyaddr", 1, 1, "gethostbyaddr(host) -> (name, aliaslist, addresslist)\n\nReturn the true host name, a list of aliases, and a list of IP addresses,\nfor a host.  The host argument is a string giving a host name or IP number.", gethostbyaddr)
	addParsedFunction(m, "getnameinfo", 2, 2, "getnameinfo(sockaddr, flags) --> (host, port)\n\nGet host and port for a sockaddr.", getnameinfo)
	m.AddFunc("gethostname", "", "gethostname() -> string\n\nReturn the current host name.", func(*object.Thread, []object.Value) (object.Value, error) {
		name, err := hostname()
		return object.Str(name), err
	})
	addParsedFunction(m, "sethostname", 1, 1, "sethostname(name)\n\nSets the hostname to name.", sethostname)
	addParsedFunction(m, "getservbyname", 1, 2, "getservbyname(servicename[, protocolname]) -> integer\n\nReturn a port number from a service name and protocol name.\nThe optional protocol name, if given, should be 'tcp' or 'udp',\notherwise any protocol will match.", getservbyname)
	addParsedFunction(m, "getservbyport", 1, 2, "getservbyport(port[, protocolname]) -> string\n\nReturn the service name from a port number and protocol name.\nThe optional protocol name, if given, should be 'tcp' or 'udp',\notherwise any protocol will match.", getservbyport)
	addParsedFunction(m, "getprotobyname", 1, 1, "getprotobyname(name) -> integer\n\nReturn the protocol number for the named protocol.  (Rarely used.)", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		name, err := strArg("getprotobyname", 1, a[0])
		if err != nil {
			return nil, err
		}
		n, ok := protocolNumber(name)
		if !ok {
			return nil, object.Errorf(object.OSError, "protocol not found")
		}
		return object.NewInt(int64(n)), nil
	})
}

// addParsedFunction adds a function whose arguments CPython counts with
// PyArg_ParseTuple.
func addParsedFunction(m *object.Module, name string, least, most int, doc string, fn object.Fn) {
	m.AddFunc(name, "*args", doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
		args := a[0].(*object.Tuple).Elems
		switch {
		case least == 1 && most == 1 && len(args) != 1:
			return nil, object.Errorf(object.TypeError, "%s() takes exactly 1 argument (%d given)", name, len(args))
		default:
			if err := countArgs(name, len(args), least, most); err != nil {
				return nil, err
			}
		}
		return fn(t, args)
	})
}

func strArg(name string, i int, v object.Value) (string, error) {
	s, ok := object.Plain(v).(object.Str)
	if !ok {
		return "", object.Errorf(object.TypeError, "%s() argument %d must be str, not %s", name, i, v.Type().Name)
	}
	if strings.ContainsRune(string(s), 0) {
		return "", object.Errorf(object.ValueError, "embedded null character")
	}
	return string(s), nil
}

func texts(list []string) *object.List {
	values := make([]object.Value, len(list))
	for i, s := range list {
		values[i] = object.Str(s)
	}
	return object.NewList(values...)
}

func getaddrinfo(t *object.Thread, a []object.Value) (object.Value, error) {
	q, err := queryArgs(t, a[0], a[1])
	if err != nil {
		return nil, err
	}
	var numbers [4]int
	for i := range numbers {
		if numbers[i], err = native.OptionalInt(t, a, i+2); err != nil {
			return nil, err
		}
	}
	q.Family, q.Type, q.Proto, q.Flags = netlab.Family(numbers[0]), netlab.Type(numbers[1]), numbers[2], numbers[3]
	var found []netlab.Resolution
	if err := t.Blocking(func(ctx context.Context) (err error) {
		found, err = netlab.Resolve(ctx, q)
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	list := make([]object.Value, len(found))
	for i, r := range found {
		list[i] = object.NewTuple(addressFamilies().Value(int64(r.Family)), socketKinds().Value(int64(r.Type)), object.NewInt(int64(r.Proto)), object.Str(r.Canonname), AddressValue(r.Address))
	}
	return object.NewList(list...), nil
}

// queryArgs reads the host and port of getaddrinfo.
func queryArgs(t *object.Thread, host, port object.Value) (netlab.Query, error) {
	var q netlab.Query
	switch v := object.Plain(host).(type) {
	case object.Str:
		ascii, err := object.EncodeIDNA(string(v))
		if err != nil {
			return q, err
		}
		q.Host = cString(ascii)
	case object.Bytes:
		q.Host = cString(string(v))
	default:
		if host != object.None {
			return q, object.Errorf(object.TypeError, "getaddrinfo() argument 1 must be string or None")
		}
		q.Nowhere = true
	}
	switch v := object.Plain(port).(type) {
	case object.Str:
		text, err := file.EncodeUTF8(t, string(v))
		if err != nil {
			return q, err
		}
		q.Service = cString(text)
	case object.Bytes:
		q.Service = cString(string(v))
	case object.Int:
		q.Service = strconv.FormatInt(int64(v), 10)
	case *object.BigInt:
		return q, object.Errorf(object.OverflowError, "Python int too large to convert to C long")
	default:
		if port != object.None {
			return q, object.Errorf(object.OSError, "Int or String expected")
		}
	}
	return q, nil
}

// cString is what C sees of a text: what stands before the first NUL.
func cString(text string) string {
	text, _, _ = strings.Cut(text, "\x00")
	return text
}
