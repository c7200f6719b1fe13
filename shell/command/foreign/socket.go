package foreign

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"labsh/shell/locale"
)

// ssFlags are the letters that netstat and ss share.
const ssFlags = "antulpx46"

// netstat is ss with the same letters (netstat(8), ss(8)).
func netstat(in invocation) Advice {
	letters, _, long, plain := in.options("I")
	for _, word := range long {
		letters += map[string]string{"all": "a", "numeric": "n", "tcp": "t", "udp": "u", "listening": "l", "programs": "p", "unix": "x", "statistics": "s", "route": "r", "interfaces": "i"}[word]
	}
	if letters == "ano" { // Windows' own: -o is the process
		letters = "anp"
	}
	has := func(c string) bool { return strings.Contains(letters, c) }
	switch {
	case has("r"):
		return Advice{Text: locale.ForeignRoutes}
	case has("i"):
		return Advice{Text: locale.ForeignAddresses}
	case has("s"):
		return Advice{Text: locale.ForeignCounters}
	case has("g"), len(plain) > 0:
		return Advice{Text: locale.ForeignNetstat}
	}
	var kept strings.Builder
	for _, letter := range letters {
		if strings.ContainsRune(ssFlags, letter) && !strings.ContainsRune(kept.String(), letter) {
			kept.WriteRune(letter)
		}
	}
	if kept.Len() == 0 {
		return here("ss" + in.piped)
	}
	return here("ss -" + kept.String() + in.piped)
}

// inetShape is what lsof -i takes: 4tcp@host:5000.
var inetShape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^([46]?)(tcp|udp)?(?:@[^:]*)?(?::([\w,-]+))?$`)
})

// lsof asks which process has a port (lsof(8)).
func lsof(in invocation) Advice {
	letters, values, _, plain := in.options("ipsacdgu")
	if !strings.Contains(letters, "i") {
		return Advice{Text: locale.ForeignNetstat}
	}
	which := values['i']
	if strings.HasPrefix(which, "-") { // -i alone, before another option
		which = ""
	}
	if which == "" && len(plain) > 0 {
		which = plain[0]
	}
	m := inetShape().FindStringSubmatch(which)
	if m == nil || strings.ContainsAny(m[3], ",-") {
		return Advice{Text: locale.ForeignNetstat}
	}
	shown := "an"
	if strings.Contains(strings.ToUpper(strings.Join(in.words, " ")), "TCP:LISTEN") {
		shown = "ln"
	}
	return here(line("ss", "-"+shown+transport(m[2])+"p"+m[1], m[3]) + in.piped)
}

// transport is ss's letter for a transport of the Internet, both for any: without one ss
// shows Unix sockets, too.
func transport(name string) string {
	switch strings.ToLower(name) {
	case "tcp":
		return "t"
	case "udp":
		return "u"
	}
	return "tu"
}

// ip shows the addresses, the routes or the neighbours (ip(8)): "ip -4 route".
func ip(in invocation) Advice {
	_, _, _, plain := in.options("")
	if len(plain) > 0 {
		switch word := plain[0]; {
		case strings.HasPrefix("route", word):
			return Advice{Text: locale.ForeignRoutes}
		case strings.HasPrefix("neighbour", word), word == "neighbor":
			return Advice{Text: locale.ForeignNeighbours}
		}
	}
	return Advice{Text: locale.ForeignAddresses}
}

// fuser asks the same with the port in front: 5000/tcp (fuser(1)).
func fuser(in invocation) Advice {
	_, values, _, plain := in.options("n")
	for _, word := range plain {
		port, protocol, ok := strings.Cut(word, "/")
		if space := values['n']; !ok && space != "" {
			protocol, ok = space, true
		}
		if _, err := strconv.ParseUint(port, 10, 16); ok && err == nil {
			return here(line("ss", "-an"+transport(protocol)+"p", port) + in.piped)
		}
	}
	return Advice{Text: locale.ForeignNetstat}
}

// An endpoint is what nc and its kin are told.
type endpoint struct {
	listens, keeps, udp, tls, tries bool
	crlf                            bool   // lines end in \r\n
	host, port                      string // the path of a Unix socket in host alone
}

// netcat is a connection typed in, or one end of it (ncat(1), nc(1)).
func netcat(in invocation) Advice {
	letters, values, long, plain := in.options("wpsqecgGiIomMtTxXVYO")
	e := endpoint{}
	for _, letter := range letters {
		e.listens = e.listens || letter == 'l'
		e.keeps = e.keeps || letter == 'k'
		e.udp = e.udp || letter == 'u'
		e.tries = e.tries || letter == 'z'
		e.crlf = e.crlf || letter == 'C'
	}
	for _, word := range long {
		e.listens = e.listens || word == "listen"
		e.keeps = e.keeps || word == "keep-open"
		e.udp = e.udp || word == "udp"
		e.tls = e.tls || word == "ssl"
		e.crlf = e.crlf || word == "crlf"
	}
	switch {
	case e.listens && values['p'] != "": // traditional nc -l -p 5000
		e.port = values['p']
		if len(plain) > 0 {
			e.host = plain[0]
		}
	case len(plain) == 0:
	case e.listens && len(plain) == 1 && !strings.Contains(letters, "U"):
		e.port = plain[0]
	default:
		e.host = plain[0]
		if len(plain) > 1 {
			e.port = plain[1]
		}
	}
	return e.advice(strings.Contains(letters, "U"))
}

// advice is what makes such an end here; path tells that its host is a path.
func (e endpoint) advice(path bool) Advice {
	from, to, isRange := strings.Cut(e.port, "-")
	first, errFirst := strconv.ParseUint(from, 10, 16)
	last, errLast := strconv.ParseUint(to, 10, 16)
	switch {
	case !path && e.port == "", path && e.host == "", !path && !e.listens && e.host == "":
		if e.listens {
			return Advice{Text: locale.ForeignListen}
		}
		return Advice{Text: locale.ForeignConnect}
	case isRange && e.tries && errFirst == nil && errLast == nil && !e.udp:
		return here(fmt.Sprintf("for port in range(%d, %d): s = socket.socket(); print(port, s.connect_ex((%q, port))); s.close()", first, last+1, e.host))
	case isRange:
		return Advice{Text: locale.ForeignConnect}
	case e.udp && e.listens:
		return here("socket udp", line("bind", e.host, e.port), "recvfrom")
	case e.udp:
		return here("socket udp", line("connect", e.host, e.port), "send TEXT")
	case e.listens && e.keeps:
		return here(line("serve", e.host, e.port))
	case e.listens:
		return here(line("listen", e.host, e.port), "accept")
	case e.tries:
		return Advice{Text: locale.ForeignTry, Lines: []string{line("connect_ex", e.host, e.port)}}
	case e.tls:
		return here(line("connect", e.host, e.port, "tls"))
	}
	eol := ""
	if e.crlf {
		eol = "eol=crlf"
	}
	return Advice{Text: locale.ForeignTalk, Lines: []string{line("talk", e.host, e.port, eol), line("connect", e.host, e.port)}}
}

// telnet is nc without options whose lines end in \r\n; its port is 23 unless told.
func telnet(in invocation) Advice {
	_, _, _, plain := in.options("elbnSX")
	switch len(plain) {
	case 0:
		return Advice{Text: locale.ForeignConnect}
	case 1:
		plain = append(plain, "23")
	}
	return endpoint{host: plain[0], port: plain[1], crlf: true}.advice(false)
}

// socatShape is an address of socat's: TCP-LISTEN:5000,fork, UDP:localhost:5000.
var socatShape = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(tcp|udp|unix|openssl)[46]?(-listen|-connect|-recv|-l)?:(?:(.*):)?([^:,]+)(,.*)?$`)
})

// socat has two addresses, one of which is the terminal as a rule.
func socat(in invocation) Advice {
	for _, word := range in.words {
		m := socatShape().FindStringSubmatch(word)
		if m == nil {
			continue
		}
		kind := strings.ToLower(m[1])
		listens := m[2] != "" && !strings.EqualFold(m[2], "-connect")
		e := endpoint{listens: listens, keeps: strings.Contains(strings.ToLower(m[5]), "fork"), udp: kind == "udp", tls: kind == "openssl", host: m[3], port: m[4]}
		if kind == "unix" {
			e.host, e.port = m[4], ""
		}
		return e.advice(kind == "unix")
	}
	return Advice{Text: locale.ForeignConnect}
}
