package socket

import (
	"context"
	"errors"
	"net"
	"os"
	"strings"

	"labsh/netlab"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// hostNameArg reads the name of gethostbyname and its kind: text as the codec idna
// has it, or bytes.
func hostNameArg(op string, v object.Value) (string, error) {
	var (
		host string
		err  error
	)
	switch v := object.Plain(v).(type) {
	case object.Str:
		if host, err = object.EncodeIDNA(string(v)); err != nil {
			return "", err
		}
	default:
		p, ok := object.BytesOrBytearray(v)
		if !ok {
			return "", object.Errorf(object.TypeError, "%s() argument 1 must be str, bytes or bytearray, not %s", op, v.Type().Name)
		}
		host = string(p)
	}
	if strings.ContainsRune(host, 0) {
		return "", object.Errorf(object.TypeError, "%s() argument 1 must be encoded string without null bytes, not %s", op, v.Type().Name)
	}
	return host, nil
}

// lookupHost gives the addresses of a host in a family, and with AI_CANONNAME its name
// there; "<broadcast>" is 255.255.255.255, as in an address.
func lookupHost(t *object.Thread, host string, family netlab.Family, flags int) (ips []string, canonical string, err error) {
	if host == "<broadcast>" {
		return []string{"255.255.255.255"}, host, nil
	}
	if host == "*" { // which getaddrinfo takes for no host, and so as no name with no service
		return nil, "", Exception(netlab.GAIError("getaddrinfo", netlab.EAI_NONAME))
	}
	var found []netlab.Resolution
	if err := t.Blocking(func(ctx context.Context) (err error) {
		found, err = netlab.Resolve(ctx, netlab.Query{Host: host, Family: family, Type: netlab.SOCK_STREAM, Flags: flags})
		return err
	}); err != nil {
		return nil, "", Exception(err)
	}
	ips = make([]string, len(found))
	for i, r := range found {
		ips[i], _, _ = netlab.SplitHostPort(r.Address)
	}
	return ips, found[0].Canonname, nil
}

func gethostbyname(t *object.Thread, a []object.Value) (object.Value, error) {
	host, err := hostNameArg("gethostbyname", a[0])
	if err != nil {
		return nil, err
	}
	if host == "" {
		return object.Str("0.0.0.0"), nil
	}
	ips, _, err := lookupHost(t, host, netlab.AF_INET, 0)
	if err != nil {
		return nil, err
	}
	return object.Str(ips[0]), nil
}

func gethostbynameEx(t *object.Thread, a []object.Value) (object.Value, error) {
	host, err := hostNameArg("gethostbyname_ex", a[0])
	if err != nil {
		return nil, err
	}
	if host == "" || host == "<broadcast>" {
		return nil, unknownHost() // they are addresses, and no names
	}
	if _, _, err := lookupHost(t, host, netlab.AF_INET, netlab.AI_NUMERICHOST); err == nil && strings.Trim(host, "0123456789.") != "" {
		return nil, unknownHost() // 0x7f.1: gethostbyname_r takes it for a name
	}
	ips, name, err := lookupHost(t, host, netlab.AF_INET, netlab.AI_CANONNAME)
	if err != nil {
		return nil, err
	}
	return object.NewTuple(object.Str(name), object.NewList(), texts(ips)), nil
}

func unknownHost() error {
	return object.NewException(herror(), object.NewInt(1), object.Str("Unknown host"))
}

func gethostbyaddr(t *object.Thread, a []object.Value) (object.Value, error) {
	host, err := hostNameArg("gethostbyaddr", a[0])
	if err != nil {
		return nil, err
	}
	if host == "" {
		return nil, object.Errorf(object.OSError, "wildcard resolved to multiple address")
	}
	ips, _, err := lookupHost(t, host, netlab.AF_UNSPEC, 0)
	if err != nil {
		return nil, err
	}
	names, err := lookupAddr(t, ips[0])
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, unknownHost()
	}
	return object.NewTuple(object.Str(names[0]), texts(names[1:]), texts(ips[:1])), nil
}

// lookupAddr finds the names of an address, in /etc/hosts and by DNS.
func lookupAddr(t *object.Thread, ip string) (names []string, err error) {
	err = t.Blocking(func(ctx context.Context) (err error) {
		if names = hostsLine(ip); names != nil {
			return nil
		}
		names, err = net.DefaultResolver.LookupAddr(ctx, ip)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var dns *net.DNSError
		if err != nil && errors.As(err, &dns) && !dns.IsNotFound {
			return object.NewException(herror(), object.NewInt(2), object.Str("Host name lookup failure"))
		}
		return nil // an address without a name is no error here
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

// getfqdn is Lib/socket.py's: the first name with a dot that the host has.
func getfqdn(t *object.Thread, a []object.Value) (object.Value, error) {
	name := ""
	if a[0] != nil {
		s, ok := object.Plain(a[0]).(object.Str)
		if !ok {
			return nil, object.Errorf(object.AttributeError, "'%s' object has no attribute 'strip'", a[0].Type().Name)
		}
		name = strings.TrimSpace(string(s))
	}
	if name == "" || name == "0.0.0.0" || name == "::" {
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
		if strings.Contains(string(object.Plain(candidate).(object.Str)), ".") {
			return candidate, nil
		}
	}
	return parts[0], nil
}

// hostname is gethostname(2).
func hostname() (string, error) {
	name, err := os.Hostname()
	return name, file.OSErrorOf(err)
}

func sethostname(t *object.Thread, a []object.Value) (object.Value, error) {
	name, ok := object.Plain(a[0]).(object.Bytes)
	if !ok {
		text, err := pathArg(t, a[0])
		if err != nil {
			return nil, err
		}
		name = object.Bytes(text)
	}
	return object.None, Exception(netlab.SetHostname(string(name)))
}

// hostASCII is the codec idna for an address, whose name in ASCII is left to the
// look-up as it is.
func hostASCII(host string) (string, error) {
	for i := range len(host) {
		if host[i] >= 0x80 {
			return object.EncodeIDNA(host)
		}
	}
	return host, nil
}
