package sockets

import (
	"slices"

	"labsh/netlab"
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
	inetFamilies  = []netlab.Family{netlab.AF_INET, netlab.AF_INET6}
	unixFamilies  = []netlab.Family{netlab.AF_UNIX}
	inetProtocols = []netlab.Protocol{netlab.ProtocolUDP, netlab.ProtocolTCP}
	unixProtocols = []netlab.Protocol{netlab.ProtocolUnixStream, netlab.ProtocolUnixDatagram, netlab.ProtocolUnixSeqpacket}
)

// readSsLetters reads the options of a line as ss(8) does: what -a and -l ask for
// replaces the states that the protocols would, the last of them holds.
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
		for _, f := range slices.Concat(inetFamilies, unixFamilies) {
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
	for _, kind := range []struct {
		families  []netlab.Family
		protocols []netlab.Protocol
	}{{inetFamilies, inetProtocols}, {unixFamilies, unixProtocols}} {
		hasFamily := slices.ContainsFunc(kind.families, func(f netlab.Family) bool { return w.families[f] })
		hasProtocol := slices.ContainsFunc(kind.protocols, func(p netlab.Protocol) bool { return w.protocols[p] })
		switch {
		case hasProtocol && !hasFamily:
			for _, f := range kind.families {
				w.families[f] = true
			}
		case hasFamily && !hasProtocol:
			for _, p := range kind.protocols {
				w.protocols[p] = true
			}
		}
	}
}
