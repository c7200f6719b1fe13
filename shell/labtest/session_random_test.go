package labtest

import (
	"flag"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	randomSessions = flag.Int("sessions", 40, "how many sessions TestRandomSessions makes up")
	sessionSeed    = flag.Uint64("session-seed", 1, "the seed of the first of them; each next one has the next")
	onlyKinds      = flag.String("session-kinds", "", "the kinds of lines in them, by commas; -NAME leaves one out")
	shrinkSessions = flag.Int("session-shrink", 60, "how many smaller sessions are tried of one that differs")
	aloneSessions  = flag.Int("session-alone", 0, "instead, so many sessions of each kind, with one thing of that kind in it")
	shrinkCauses   = flag.Int("session-causes", 3, "how many causes are shown shrunk")
)

// chosenKinds are those that the flag asks for.
func chosenKinds(t *testing.T) []sessionKind {
	t.Helper()
	kinds := sessionKinds()
	if *onlyKinds == "" {
		return kinds
	}
	var only, not []string
	for name := range strings.SplitSeq(*onlyKinds, ",") {
		left, out := strings.CutPrefix(name, "-")
		if !slices.ContainsFunc(kinds, func(k sessionKind) bool { return k.name == left }) {
			var names []string
			for _, k := range kinds {
				names = append(names, k.name)
			}
			t.Fatalf("no kind %q; there are %s", left, strings.Join(names, ", "))
		}
		if out {
			not = append(not, left)
		} else {
			only = append(only, left)
		}
	}
	return slices.DeleteFunc(kinds, func(k sessionKind) bool {
		return slices.Contains(not, k.name) || len(only) > 0 && !slices.Contains(only, k.name)
	})
}

// A tally counts the causes for which sessions differ.
type tally struct {
	mu     sync.Mutex
	causes map[string][]string // the sessions of each
	ways   map[string][]string
	shrunk int
}

func (c *tally) note(d replayDifference, session string) (first bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := d.what + ": " + d.cause
	if first = len(c.causes[key]) == 0; !slices.Contains(c.causes[key], session) {
		c.causes[key] = append(c.causes[key], session)
	}
	if !slices.Contains(c.ways[key], d.way) {
		c.ways[key] = append(c.ways[key], d.way)
	}
	return first
}

// shrinks reports whether one more session is to be shrunk.
func (c *tally) shrinks() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.shrunk++
	return c.shrunk <= *shrinkCauses
}

func (d replayDifference) key() string { return d.way + ": " + d.what + ": " + d.cause }

// TestRandomSessions types sessions of all kinds of lines; what save writes of each does
// what it did.
func TestRandomSessions(t *testing.T) {
	t.Parallel()
	needRequests(t)
	store := replayStoreServer(t)
	kinds := chosenKinds(t)
	causes := &tally{causes: map[string][]string{}, ways: map[string][]string{}}
	t.Cleanup(func() { causes.report(t) })
	for _, c := range sessionCases(kinds) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := &replay{t: t, peers: newReplayPeers(t, store), limit: 20 * time.Second}
			s := c.session()
			found := r.check(s)
			if len(found) == 0 {
				return
			}
			var shrink *replayDifference
			for i, d := range found {
				t.Errorf("%s\n%s", d.key(), d.detail)
				if causes.note(d, c.name) && shrink == nil {
					shrink = &found[i]
				}
			}
			if shrink == nil || !causes.shrinks() {
				t.Logf("session\n%s\nx.py:\n%s", indent(s.text()), indent(withoutServer(r.saved["x.py"])))
				return
			}
			small, d := r.shrunk(s, *shrink)
			t.Logf("%s\nshrunk to\n%s\n%s\nx.py:\n%s\nx.lab:\n%s", d.key(), indent(small.text()), indent(d.detail), indent(withoutServer(r.saved["x.py"])), indent(r.saved["x.lab"]))
		})
	}
}

// A sessionCase is a session to be made up.
type sessionCase struct {
	name    string
	session func() session
}

func sessionCases(kinds []sessionKind) []sessionCase {
	var cases []sessionCase
	seeds := func(prefix string, count int, make func(seed uint64) session) {
		for i := range count {
			seed := *sessionSeed + uint64(i) //nolint:gosec // a small number
			cases = append(cases, sessionCase{prefix + fmt.Sprint(seed), func() session { return make(seed) }})
		}
	}
	if *aloneSessions == 0 {
		seeds("", *randomSessions, func(seed uint64) session { return newSession(seed, kinds, kinds) })
	}
	for _, k := range kinds {
		seeds(k.name+" ", *aloneSessions, func(seed uint64) session { return newSession(seed, []sessionKind{k}, kinds) })
	}
	return cases
}

// report tells the causes, the most frequent first.
func (c *tally) report(t *testing.T) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var keys []string
	for key := range c.causes {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if n := len(c.causes[b]) - len(c.causes[a]); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	for _, key := range keys {
		t.Logf("%3d  %s  (%s: %s)", len(c.causes[key]), key, strings.Join(c.ways[key], ", "), strings.Join(c.causes[key][:min(8, len(c.causes[key]))], ", "))
	}
}

// text is a session as it is typed.
func (s session) text() string {
	var b strings.Builder
	for _, in := range slices.Concat(s.inputs, s.last) {
		for i, line := range strings.Split(in, "\n") {
			prompt := ">>> "
			if i > 0 {
				prompt = "... "
			}
			b.WriteString(prompt + line + "\n")
		}
	}
	for name, text := range s.files {
		if strings.Contains(b.String(), name) && name != "state.py" {
			b.WriteString("--- " + name + "\n" + indent(text) + "\n")
		}
	}
	return b.String()
}

var serverClass = regexp.MustCompile(`(?m)^class Serveur:\n    valeurs = .*\n((    .*)?\n)*`)

// withoutServer is a saved program without the long class that is always the same.
func withoutServer(program string) string {
	return serverClass.ReplaceAllString(program, "class Serveur: ...\n\n\n")
}

// shrunk leaves inputs out of a session as long as it still differs in the same way.
func (r *replay) shrunk(s session, d replayDifference) (session, replayDifference) {
	r.limit = 3 * time.Second
	ways := []string{d.way}
	if !slices.Contains(replayWays, d.way) {
		ways = replayWays[:1]
	}
	left := *shrinkSessions
	differs := func(inputs []string) bool {
		if left--; left < 0 {
			return false
		}
		smaller := s
		smaller.inputs = inputs
		for _, other := range r.check(smaller, ways...) {
			if other.way == d.way && other.what == d.what && (other.cause == d.cause || d.what != "end" && d.what != "text") {
				d = other
				return true
			}
		}
		return false
	}
	for size := len(s.inputs) / 2; size > 0 && left > 0; {
		smaller := false
		for at := 0; at < len(s.inputs) && left > 0; {
			inputs := slices.Delete(slices.Clone(s.inputs), at, min(at+size, len(s.inputs)))
			if differs(inputs) {
				s.inputs, smaller = inputs, true
			} else {
				at += size
			}
		}
		if size > 1 || !smaller {
			size /= 2
		}
	}
	// What is shown is of the smallest.
	left = 1
	differs(s.inputs)
	return s, d
}
