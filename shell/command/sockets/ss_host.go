package sockets

import (
	"context"
	"net/netip"
	"strconv"
	"strings"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// isPortWord reports whether a word is a port without a keyword: 5000, :5000 or
// :http.
func isPortWord(word string) bool {
	if name, ok := strings.CutPrefix(word, ":"); ok && name != "" {
		return true
	}
	return word != "" && strings.Trim(word, "0123456789") == ""
}

// port reads a port: 5000, :5000, http, :http; :* is any, -1.
func (w *ssTables) port(word string) (int64, error) {
	name := strings.TrimPrefix(word, ":")
	if name == "*" {
		return -1, nil
	}
	digits, base := name, 10
	if hex, ok := strings.CutPrefix(name, "0x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseInt(digits, base, 64)
	switch {
	case err == nil && n >= 0 && n <= 65535:
		return n, nil
	case err == nil || name != "" && strings.Trim(name, "0123456789") == "":
		e := object.Errorf(object.OverflowError, "ss(): port must be 0-65535.")
		e.Origin = netlab.ErrPort
		return 0, e
	}
	for _, p := range inetProtocols {
		if !w.protocols[p] {
			continue
		}
		if port, ok := socket.ServicePort(name, p.String()); ok {
			return int64(port), nil
		}
	}
	if strings.ContainsAny(name, ".:[") { // an address
		return 0, ssError(locale.SsHostHint.Hint(word), "'%s' is no port", word)
	}
	return 0, ssError(locale.SsPortHint.Hint(), "'%s' is no port", word)
}

// ssHost is what follows src and dst: addresses and a port, or a Unix socket's path.
type ssHost struct {
	word     string
	name     string         // a host by name, whose addresses are the prefixes
	prefixes []netip.Prefix // none for any address
	port     int64          // -1 for any
	unix     bool
	pattern  string // of a path, as fnmatch(3) has it
}

// host reads 127.0.0.1, 127.0.0.1:5000, [::1]:5000, 10.0.0.0/8, :5000, *:5000,
// localhost or, for Unix sockets, a path with * and ?.
func (w *ssTables) host(word string) (*ssHost, error) {
	h := &ssHost{word: word, port: -1}
	family, rest := w.preferred, word
	if kind, after, ok := strings.Cut(word, ":"); ok {
		switch kind {
		case "unix", "inet", "inet6":
			family, rest = map[string]netlab.Family{"unix": netlab.AF_UNIX, "inet": netlab.AF_INET, "inet6": netlab.AF_INET6}[kind], after
		case "link", "netlink", "vsock":
			return nil, ssError(locale.SsFilterHint.Hint(), "%s: is not here", kind)
		}
	}
	if family != netlab.AF_UNSPEC {
		w.families = map[netlab.Family]bool{family: true} // as ss(8)
	}
	if family == netlab.AF_UNIX {
		h.unix, h.pattern = true, rest
		return h, nil
	}
	host, port := cutHost(rest)
	wrong := ssError(locale.SsAddressHint.Hint(), "'%s' is no address", word)
	if addr, err := netip.ParseAddr(rest); err == nil && addr.Is6() {
		return nil, ssError(locale.SsTypeHint.Hint("["+rest+"]"), "'%s' is no address", word)
	}
	if port != "" {
		if port[0] != ':' {
			return nil, wrong
		}
		var err error
		if h.port, err = w.port(port); err != nil {
			return nil, err
		}
	}
	switch host {
	case "", "*", "any", "all", "default":
		return h, nil
	}
	if prefix, ok := ssPrefix(host); ok {
		h.prefixes = []netip.Prefix{prefix}
		return h, nil
	}
	if strings.Contains(host, "/") || strings.Trim(host, "0123456789.") == "" || strings.ContainsAny(host, ":=()<>!") {
		return nil, wrong
	}
	h.name = host
	return h, nil
}

// cutHost cuts an address and a port, which keeps its colon.
func cutHost(word string) (host, port string) {
	if inner, ok := strings.CutPrefix(word, "["); ok {
		host, port, _ = strings.Cut(inner, "]")
		return host, port
	}
	from := max(strings.IndexByte(word, '/'), 0) // the colons of ::/0 are the address's
	if i := strings.LastIndexByte(word[from:], ':'); i >= 0 {
		return word[:from+i], word[from+i:]
	}
	return word, ""
}

// ssPrefix reads an address or a network; an IPv4 network may be cut short: 10/8.
func ssPrefix(host string) (netip.Prefix, bool) {
	if addr, err := netip.ParseAddr(host); err == nil {
		addr = addr.WithZone("")
		return netip.PrefixFrom(addr, addr.BitLen()), true
	}
	network, bits, ok := strings.Cut(host, "/")
	if !ok {
		return netip.Prefix{}, false
	}
	if missing := 3 - strings.Count(network, "."); missing > 0 && !strings.Contains(network, ":") {
		network += strings.Repeat(".0", missing)
	}
	prefix, err := netip.ParsePrefix(network + "/" + bits)
	return prefix, err == nil
}

// fits reports whether one end of a row fits.
func (h *ssHost) fits(end *ssEnd, unix bool) bool {
	if h.unix {
		return matchPath(h.pattern, end.path)
	}
	if h.port >= 0 && h.port != end.port {
		return false
	}
	if len(h.prefixes) == 0 {
		return true
	}
	for _, p := range h.prefixes {
		addr := end.addr
		if addr.Is4In6() && p.Addr().Is4() {
			addr = addr.Unmap() // a dual-stack socket that speaks IPv4
		}
		if p.Contains(addr) || unix && p.Bits() == 0 {
			return true
		}
	}
	return false
}

// resolveSsHosts finds the addresses of the hosts that a filter names.
func resolveSsHosts(t *object.Thread, hosts []*ssHost) error {
	for _, h := range hosts {
		var found []netlab.Resolution
		err := t.Blocking(func(ctx context.Context) (err error) {
			found, err = netlab.Resolve(ctx, netlab.Query{Host: h.name, Type: netlab.SOCK_STREAM})
			return err
		})
		switch {
		case object.IsException(err, object.KeyboardInterrupt):
			return err
		case err != nil:
			return ssError(locale.SsAddressHint.Hint(), "'%s' is no address", h.word)
		}
		for _, r := range found {
			host, _, _ := netlab.SplitHostPort(r.Address)
			if prefix, ok := ssPrefix(host); ok {
				h.prefixes = append(h.prefixes, prefix)
			}
		}
	}
	return nil
}

// matchPath matches a Unix socket's path, where * is any text, slashes too, and ?
// one character.
func matchPath(pattern, path string) bool {
	// Where the last * was, and how much of the path it has taken.
	star, taken := -1, 0
	i, j := 0, 0
	for j < len(path) {
		switch {
		case i < len(pattern) && pattern[i] == '*':
			star, taken = i, j
			i++
		case i < len(pattern) && (pattern[i] == '?' || pattern[i] == path[j]):
			i++
			j++
		case star >= 0:
			taken++
			i, j = star+1, taken
		default:
			return false
		}
	}
	return strings.Trim(pattern[i:], "*") == ""
}
