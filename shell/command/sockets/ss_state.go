package sockets

import (
	"math/bits"
	"slices"
	"strings"

	"labsh/netlab"
	"labsh/shell/locale"
)

// ssStates are some of the states that ss(8) tells apart, a bit each by netlab's
// number.
type ssStates uint32

// ssState is one state alone.
func ssState(s netlab.TCPState) ssStates { return 1 << s }

// ssBound is the state of a TCP socket that is bound and neither listens nor is
// connected. ss(8) has it apart from closed since iproute2 6.8, and shows it among
// all.
const ssBound ssStates = 1 << 31

// The sets of states that have a name, or that ss shows unasked.
const (
	ssAll       = ssBound | 1<<netlab.TCPNewSynRecv - 2
	ssConnected = ssAll &^ (ssBound | 1<<netlab.TCPListen | 1<<netlab.TCPClose | 1<<netlab.TCPTimeWait | 1<<netlab.TCPSynRecv)
)

// several reports whether there is more than one state, and so a column for it.
func (s ssStates) several() bool { return bits.OnesCount32(uint32(s&^ssBound)) > 1 }

// has reports whether a row's state is among them.
func (s ssStates) has(row netlab.Connection) bool {
	switch {
	case row.State == netlab.TCPNewSynRecv:
		return s&ssState(netlab.TCPSynRecv) != 0
	case row.State == netlab.TCPClose && row.Protocol == netlab.ProtocolTCP:
		return s&ssBound != 0
	}
	return s&ssState(row.State) != 0
}

// ssStateNames are the names that state and exclude take, as ss(8) has them.
var ssStateNames = []struct {
	name   string
	states ssStates
}{
	{"established", ssState(netlab.TCPEstablished)}, {"syn-sent", ssState(netlab.TCPSynSent)}, {"syn-recv", ssState(netlab.TCPSynRecv)},
	{"fin-wait-1", ssState(netlab.TCPFinWait1)}, {"fin-wait-2", ssState(netlab.TCPFinWait2)}, {"time-wait", ssState(netlab.TCPTimeWait)},
	{"closed", ssState(netlab.TCPClose)}, {"close-wait", ssState(netlab.TCPCloseWait)}, {"last-ack", ssState(netlab.TCPLastAck)},
	{"listening", ssState(netlab.TCPListen)}, {"closing", ssState(netlab.TCPClosing)},
	{"all", ssAll}, {"connected", ssAll &^ (ssBound | 1<<netlab.TCPClose | 1<<netlab.TCPListen)},
	{"synchronized", ssAll &^ (ssBound | 1<<netlab.TCPClose | 1<<netlab.TCPListen | 1<<netlab.TCPSynSent)},
	{"bucket", ssState(netlab.TCPSynRecv) | ssState(netlab.TCPTimeWait)},
	{"big", ssAll &^ (1<<netlab.TCPSynRecv | 1<<netlab.TCPTimeWait)},
}

// ssStateAliases are other names that ss(8) takes.
var ssStateAliases = map[string]string{"close": "closed", "unconnected": "closed", "syn-rcv": "syn-recv"}

// ssStateWords are the names, for completion and hints.
func ssStateWords() []string {
	var words []string
	for _, s := range ssStateNames {
		words = append(words, s.name)
	}
	return words
}

// ssStatesNamed finds the states of a name, in letters large or small.
func ssStatesNamed(name string) (ssStates, bool) {
	name = strings.ToLower(name)
	if other, ok := ssStateAliases[name]; ok {
		name = other
	}
	for _, s := range ssStateNames {
		if s.name == name {
			return s.states, true
		}
	}
	return 0, false
}

// ssStateMeant is ss(8)'s name for a state as its column, netstat or RFC 9293 has
// it, "" for none: ESTAB, TIME_WAIT, FIN_WAIT1.
func ssStateMeant(word string) string {
	plain := func(s string) string {
		return strings.NewReplacer("-", "", "_", "", "received", "recv").Replace(strings.ToLower(s))
	}
	word = plain(word)
	for _, s := range ssStateNames {
		if plain(s.name) == word || len(word) >= 5 && strings.HasPrefix(s.name, word) {
			return s.name
		}
	}
	return map[string]string{"estab": "established", "close": "closed", "unconn": "closed"}[word]
}

// takeStates reads the state and exclude at the head of a filter, and gives what
// follows.
func (w *ssTables) takeStates(words []string) ([]string, error) {
	seen := false
	for len(words) > 0 && slices.Contains(ssStateKeywords, words[0]) {
		if len(words) == 1 {
			return nil, ssError(stateHint, "a state must follow '%s'", words[0])
		}
		states, ok := ssStatesNamed(words[1])
		if !ok {
			return nil, wrongState(words[0], words[1])
		}
		switch {
		case words[0] == "state" && !seen:
			w.stateFilter = states
		case words[0] == "state":
			w.stateFilter |= states
		case !seen:
			w.stateFilter = ssAll &^ states
		default:
			w.stateFilter &^= states
		}
		seen, words = true, words[2:]
	}
	w.noStates = seen && w.stateFilter == 0
	return words, nil
}

// ssStateKeywords open a filter by state.
var ssStateKeywords = []string{"state", "exclude", "excl"}

func stateHint(l locale.Lang) string {
	return locale.SsStatesHint.Format(l, strings.Join(ssStateWords(), ", "))
}

// wrongState is the error for a state that ss(8) has under no such name.
func wrongState(keyword, word string) error {
	if meant := ssStateMeant(word); meant != "" {
		return ssError(locale.SsStateMeantHint.Hint(keyword, meant), "wrong state name: %s", word)
	}
	return ssError(stateHint, "wrong state name: %s", word)
}
