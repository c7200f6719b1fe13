package sockets

import (
	"slices"

	"labsh/netlab"
	"labsh/shell/command"
)

// ssTables are what a line of ss asks for: which sockets, by protocol, family and
// state, and how they are shown.
type ssTables struct {
	protocols   map[netlab.Protocol]bool
	families    map[netlab.Family]bool
	states      ssStates
	preferred   netlab.Family // that of the addresses in filters; AF_UNSPEC for any
	processes   bool
	numeric     bool
	noHeader    bool
	summary     bool
	help        bool
	version     bool
	everything  bool     // no protocol and no family was asked for
	noStates    bool     // what state and exclude leave is nothing
	stateFilter ssStates // what -a, -l and state ask for; none where nothing does
}

var (
	inetProtocols = []netlab.Protocol{netlab.ProtocolUDP, netlab.ProtocolTCP}
	unixProtocols = []netlab.Protocol{netlab.ProtocolUnixStream, netlab.ProtocolUnixDatagram, netlab.ProtocolUnixSeqpacket}
)

// ssProtocolsOf are the protocols of a family's sockets.
func ssProtocolsOf(family netlab.Family) []netlab.Protocol {
	if family == netlab.AF_UNIX {
		return unixProtocols
	}
	return inetProtocols
}

// readSsOptions reads the options of a line as ss(8) does: what -a and -l ask for
// replaces the states that the protocols would, the last of them holds.
func readSsOptions(words []*command.Arg) (*ssTables, error) {
	letters, err := ssFlags(words)
	if err != nil {
		return nil, err
	}
	return readSsLetters(letters), nil
}

// readSsLetters is readSsOptions for letters that are known.
func readSsLetters(letters []byte) *ssTables {
	w := &ssTables{protocols: map[netlab.Protocol]bool{}, families: map[netlab.Family]bool{}, everything: true}
	protocol := func(p netlab.Protocol, states ssStates) {
		w.protocols[p], w.everything = true, false
		w.states |= states
	}
	family := func(f netlab.Family) {
		w.families[f], w.preferred, w.everything = true, f, false
		w.states |= ssConnected
	}
	for _, letter := range letters {
		switch letter {
		case 't':
			protocol(netlab.ProtocolTCP, ssConnected)
		case 'u':
			protocol(netlab.ProtocolUDP, ssState(netlab.TCPEstablished))
		case 'x':
			family(netlab.AF_UNIX)
		case '4':
			family(netlab.AF_INET)
		case '6':
			family(netlab.AF_INET6)
		case 'a':
			w.stateFilter = ssAll
		case 'l':
			w.stateFilter = ssState(netlab.TCPListen) | ssState(netlab.TCPClose)
		case 'n':
			w.numeric = true
		case 'p':
			w.processes = true
		case 'H':
			w.noHeader = true
		case 's':
			w.summary = true
		case 'h':
			w.help = true
		case 'V':
			w.version = true
		}
	}
	return w
}

// settle completes what was asked for as ss(8) does: all protocols where none was
// chosen, the families of a protocol and the protocols of a family.
func (w *ssTables) settle() {
	if w.everything {
		for _, f := range []netlab.Family{netlab.AF_INET, netlab.AF_INET6, netlab.AF_UNIX} {
			w.families[f] = true
		}
		w.states = ssConnected
	}
	if w.stateFilter != 0 {
		w.states = w.stateFilter
	}
	switch w.preferred { // the last of -4 and -6 holds
	case netlab.AF_INET:
		delete(w.families, netlab.AF_INET6)
	case netlab.AF_INET6:
		delete(w.families, netlab.AF_INET)
	}
	for _, p := range slices.Concat(inetProtocols, unixProtocols) {
		families := []netlab.Family{netlab.AF_INET, netlab.AF_INET6}
		if p.Unix() {
			families = []netlab.Family{netlab.AF_UNIX}
		}
		if w.protocols[p] && !slices.ContainsFunc(families, func(f netlab.Family) bool { return w.families[f] }) {
			for _, f := range families {
				w.families[f] = true
			}
		}
	}
	for f := range w.families {
		all := ssProtocolsOf(f)
		if !slices.ContainsFunc(all, func(p netlab.Protocol) bool { return w.protocols[p] }) {
			for _, p := range all {
				w.protocols[p] = true
			}
		}
	}
}
