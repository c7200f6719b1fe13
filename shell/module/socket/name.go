package socket

import (
	"context"
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// addNames adds the look-up of hosts, services and protocols.
func addNames(m *object.Module) {
	native.AddFunction(m, "getaddrinfo", "host, port, family=0, type=0, proto=0, flags=0", "Resolve host and port into list of address info entries.", getaddrinfo)
	native.AddFunction(m, "getfqdn", "name=''", "Get fully qualified domain name from name.", getfqdn)
	addParsedFunction(m, "gethostbyname", 1, 1, "gethostbyname(host) -> address\n\nReturn the IP address (a string of the form '255.255.255.255') for a host.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		ips, err := hostAddresses(t, "gethostbyname", a[0])
		if err != nil {
			return nil, err
		}
		return object.Str(ips[0]), nil
	})
	addParsedFunction(m, "gethostbyname_ex", 1, 1, "gethostbyname_ex(host) -> (name, aliaslist, addresslist)\n\nReturn the true host name, a list of aliases, and a list of IP addresses,\nfor a host.  The host argument is a string giving a host name or IP number.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		ips, err := hostAddresses(t, "gethostbyname_ex", a[0])
		if err != nil {
			return nil, err
		}
		name, err := HostArg(a[0])
		if err != nil {
			return nil, err
		}
		return object.NewTuple(object.Str(name), object.NewList(), texts(ips)), nil
	})
	addParsedFunction(m, "gethostbyaddr", 1, 1, "gethostbyaddr(host) -> (name, aliaslist, addresslist)\n\nReturn the true host name, a list of aliases, and a list of IP addresses,\nfor a host.  The host argument is a string giving a host name or IP number.", gethostbyaddr)
	addParsedFunction(m, "getnameinfo", 2, 2, "getnameinfo(sockaddr, flags) --> (host, port)\n\nGet host and port for a sockaddr.", getnameinfo)
	m.AddFunc("gethostname", "", "gethostname() -> string\n\nReturn the current host name.", func(*object.Thread, []object.Value) (object.Value, error) {
		name, err := hostname()
		return object.Str(name), err
	})
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
	s, ok := v.(object.Str)
	if !ok {
		return "", object.Errorf(object.TypeError, "%s() argument %d must be str, not %s", name, i, v.Type().Name)
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
		list[i] = object.NewTuple(addressFamilies().value(int(r.Family)), socketKinds().value(int(r.Type)), object.NewInt(int64(r.Proto)), object.Str(r.Canonname), AddressValue(r.Address))
	}
	return object.NewList(list...), nil
}

// hostAddresses are the IPv4 addresses of a host.
func hostAddresses(t *object.Thread, op string, v object.Value) ([]string, error) {
	if _, isStr := v.(object.Str); !isStr {
		if _, isBytes := object.AsBytes(v); !isBytes {
			return nil, object.Errorf(object.TypeError, "%s() argument 1 must be str, bytes or bytearray, not %s", op, v.Type().Name)
		}
	}
	host, err := HostArg(v)
	if err != nil {
		return nil, err
	}
	switch host {
	case "":
		return []string{"0.0.0.0"}, nil
	case "<broadcast>":
		return []string{"255.255.255.255"}, nil
	}
	var found []netlab.Resolution
	if err := t.Blocking(func(ctx context.Context) (err error) {
		found, err = netlab.Resolve(ctx, netlab.Query{Host: host, Family: netlab.AF_INET, Type: netlab.SOCK_STREAM})
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	ips := make([]string, len(found))
	for i, r := range found {
		ips[i], _, _ = netlab.SplitHostPort(r.Address)
	}
	return ips, nil
}

// lookupAddr finds the names of an address, in /etc/hosts and by DNS.
func lookupAddr(t *object.Thread, ip string) (names []string, err error) {
	err = t.Blocking(func(ctx context.Context) (err error) {
		if names = hostsLine(ip); names != nil {
			return nil
		}
		names, err = net.DefaultResolver.LookupAddr(ctx, ip)
		if ctx.Err() == nil {
			err = nil // an address without a name is no error here
		}
		return err
	})
	for i, name := range names {
		names[i] = strings.TrimSuffix(name, ".")
	}
	return names, Exception(err)
}

// hostsLine gives the names in the first line of /etc/hosts for an address.
// Go's resolver would join those of all its lines.
func hostsLine(ip string) []string {
	text, err := os.ReadFile("/etc/hosts")
	if err != nil {
		return nil
	}
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == ip {
			return fields[1:]
		}
	}
	return nil
}

func gethostbyaddr(t *object.Thread, a []object.Value) (object.Value, error) {
	host, err := HostArg(a[0])
	if err != nil {
		return nil, err
	}
	var found []netlab.Resolution
	if err := t.Blocking(func(ctx context.Context) (err error) {
		found, err = netlab.Resolve(ctx, netlab.Query{Host: host, Type: netlab.SOCK_STREAM})
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	ip, _, _ := netlab.SplitHostPort(found[0].Address)
	names, err := lookupAddr(t, ip)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, object.NewException(herror(), object.NewInt(1), object.Str("Unknown host"))
	}
	return object.NewTuple(object.Str(names[0]), texts(names[1:]), texts([]string{ip})), nil
}

// getfqdn is Lib/socket.py's: the first name with a dot that the host has.
func getfqdn(t *object.Thread, a []object.Value) (object.Value, error) {
	name := ""
	if a[0] != nil {
		s, ok := a[0].(object.Str)
		if !ok {
			return nil, object.Errorf(object.AttributeError, "'%s' object has no attribute 'strip'", a[0].Type().Name)
		}
		name = strings.TrimSpace(string(s))
	}
	if name == "" || name == "0.0.0.0" {
		var err error
		if name, err = hostname(); err != nil {
			return nil, err
		}
	}
	v, err := gethostbyaddr(t, []object.Value{object.Str(name)})
	if err != nil {
		if object.IsException(err, object.OSError) {
			return object.Str(name), nil
		}
		return nil, err
	}
	parts := v.(*object.Tuple).Elems
	for _, candidate := range append([]object.Value{parts[0]}, parts[1].(*object.List).Elems...) {
		if strings.Contains(string(candidate.(object.Str)), ".") {
			return candidate, nil
		}
	}
	return parts[0], nil
}

// Flags of getnameinfo, as on Linux: they never reach the kernel.
const (
	niNumericHost = 1
	niNumericServ = 2
	niNameReqd    = 8
	niDgram       = 16
)

func getnameinfo(t *object.Thread, a []object.Value) (object.Value, error) {
	tuple, ok := a[0].(*object.Tuple)
	if !ok {
		return nil, object.Errorf(object.TypeError, "getnameinfo() argument 1 must be tuple, not %s", a[0].Type().Name)
	}
	if len(tuple.Elems) < 2 || len(tuple.Elems) > 4 {
		return nil, object.Errorf(object.TypeError, "getnameinfo(): illegal sockaddr argument")
	}
	host, err := strArg("getnameinfo", 1, tuple.Elems[0])
	if err != nil {
		return nil, object.Errorf(object.TypeError, "getnameinfo(): illegal sockaddr argument")
	}
	port, err := native.Int(t, tuple.Elems[1])
	if err != nil {
		return nil, err
	}
	flags, err := native.Int(t, a[1])
	if err != nil {
		return nil, err
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return nil, object.NewException(gaierror(), object.NewInt(netlab.EAI_NONAME), object.Str("Name or service not known"))
	}
	if flags&niNumericHost == 0 {
		names, err := lookupAddr(t, ip.String())
		switch {
		case err != nil:
			return nil, err
		case len(names) > 0:
			host = names[0]
		case flags&niNameReqd != 0:
			return nil, object.NewException(gaierror(), object.NewInt(netlab.EAI_NONAME), object.Str("Name or service not known"))
		}
	}
	service := strconv.Itoa(port)
	if flags&niNumericServ == 0 {
		proto := "tcp"
		if flags&niDgram != 0 {
			proto = "udp"
		}
		if name, ok := serviceName(port, proto); ok {
			service = name
		}
	}
	return object.NewTuple(object.Str(host), object.Str(service)), nil
}
