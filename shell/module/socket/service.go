package socket

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// service is a line of /etc/services, or one that is known without it.
type service struct {
	name  string
	port  int
	proto string
}

// wellKnown are the services that a networking class meets, by IANA's registry, for a
// system without /etc/services.
var wellKnown = []service{
	{"echo", 7, "tcp"}, {"echo", 7, "udp"}, {"discard", 9, "tcp"}, {"daytime", 13, "tcp"},
	{"ftp-data", 20, "tcp"}, {"ftp", 21, "tcp"}, {"ssh", 22, "tcp"}, {"telnet", 23, "tcp"},
	{"smtp", 25, "tcp"}, {"time", 37, "tcp"}, {"domain", 53, "tcp"}, {"domain", 53, "udp"},
	{"tftp", 69, "udp"}, {"http", 80, "tcp"}, {"pop3", 110, "tcp"}, {"ntp", 123, "udp"},
	{"imap2", 143, "tcp"}, {"snmp", 161, "udp"}, {"ldap", 389, "tcp"}, {"https", 443, "tcp"},
	{"https", 443, "udp"}, {"ldaps", 636, "tcp"}, {"imaps", 993, "tcp"}, {"pop3s", 995, "tcp"},
}

// eachService calls yield for the services in the system's order, with their
// aliases as services of their own, until it returns false.
func eachService(yield func(s service) bool) {
	f, err := os.Open("/etc/services")
	if err != nil {
		for _, s := range wellKnown {
			if !yield(s) {
				return
			}
		}
		return
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line, _, _ := strings.Cut(lines.Text(), "#")
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		number, proto, _ := strings.Cut(fields[1], "/")
		port, err := strconv.Atoi(number)
		if err != nil {
			continue
		}
		for _, name := range append(fields[:1:1], fields[2:]...) {
			if !yield(service{name, port, proto}) {
				return
			}
		}
	}
}

// ServicePort is getservbyname(3): the port of a service, of any protocol where proto is "".
func ServicePort(name, proto string) (port int, found bool) {
	eachService(func(s service) bool {
		if found = s.name == name && (proto == "" || s.proto == proto); found {
			port = s.port
		}
		return !found
	})
	return port, found
}

// ServiceName is getservbyport(3): the name of a port, of any protocol where proto is "".
func ServiceName(port int, proto string) (name string, found bool) {
	eachService(func(s service) bool {
		if found = s.port == port && (proto == "" || s.proto == proto); found {
			name = s.name
		}
		return !found
	})
	return name, found
}

// wellKnownProtocols are those of the constants IPPROTO_*, for a system without
// /etc/protocols.
var wellKnownProtocols = map[string]int{
	"ip": 0, "icmp": 1, "igmp": 2, "tcp": 6, "egp": 8, "udp": 17, "ipv6": 41, "gre": 47,
	"esp": 50, "ah": 51, "ipv6-icmp": 58, "sctp": 132, "udplite": 136,
}

// protocolNumber is getprotobyname(3), which takes a name or an alias as it is
// written.
func protocolNumber(name string) (int, bool) {
	text, err := os.ReadFile("/etc/protocols")
	if err != nil {
		n, ok := wellKnownProtocols[name]
		return n, ok
	}
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) < 2 || !slices.Contains(append(fields[:1:1], fields[2:]...), name) {
			continue
		}
		if n, err := strconv.Atoi(fields[1]); err == nil {
			return n, true
		}
	}
	return 0, false
}

// protocolArg reads the second argument of getservbyname and getservbyport.
func protocolArg(op string, a []object.Value) (string, error) {
	if len(a) < 2 {
		return "", nil
	}
	return strArg(op, 2, a[1])
}

func getservbyname(_ *object.Thread, a []object.Value) (object.Value, error) {
	name, err := strArg("getservbyname", 1, a[0])
	if err != nil {
		return nil, err
	}
	proto, err := protocolArg("getservbyname", a)
	if err != nil {
		return nil, err
	}
	port, ok := ServicePort(name, proto)
	if !ok {
		return nil, object.Errorf(object.OSError, "service/proto not found")
	}
	return object.NewInt(int64(port)), nil
}

func getservbyport(t *object.Thread, a []object.Value) (object.Value, error) {
	port, err := native.Int(t, a[0])
	if err != nil {
		return nil, err
	}
	proto, err := protocolArg("getservbyport", a)
	if err != nil {
		return nil, err
	}
	if port < 0 || port > 0xffff {
		return nil, object.Errorf(object.OverflowError, "getservbyport: port must be 0-65535.")
	}
	name, ok := ServiceName(port, proto)
	if !ok {
		return nil, object.Errorf(object.OSError, "port/proto not found")
	}
	return object.Str(name), nil
}
