package sockets

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// someRows are rows of every kind, known by their inodes.
func someRows() []netlab.Connection {
	at := netlab.HostPort
	four, six := netlab.AF_INET, netlab.AF_INET6
	tcp, udp, stream, datagram := netlab.ProtocolTCP, netlab.ProtocolUDP, netlab.ProtocolUnixStream, netlab.ProtocolUnixDatagram
	rows := []netlab.Connection{
		{Protocol: tcp, State: netlab.TCPListen, Local: at(four, "0.0.0.0", 80), Remote: at(four, "0.0.0.0", 0)},
		{Protocol: tcp, State: netlab.TCPListen, Local: at(six, "::", 5000), Remote: at(six, "::", 0)},
		{Protocol: tcp, State: netlab.TCPEstablished, Local: at(four, "127.0.0.1", 5000), Remote: at(four, "127.0.0.1", 40000)},
		{Protocol: tcp, State: netlab.TCPEstablished, Local: at(six, "::ffff:10.1.2.3", 5000), Remote: at(six, "::ffff:10.1.2.4", 40001)},
		{Protocol: tcp, State: netlab.TCPTimeWait, Local: at(six, "::1", 40002), Remote: at(six, "::1", 5000)},
		{Protocol: tcp, State: netlab.TCPNewSynRecv, Local: at(four, "10.1.2.3", 80), Remote: at(four, "192.0.2.1", 40003)},
		{Protocol: tcp, State: netlab.TCPClose, Local: at(four, "0.0.0.0", 5001), Remote: at(four, "0.0.0.0", 0)},
		{Protocol: tcp, State: netlab.TCPCloseWait, Local: at(four, "127.0.0.1", 5001), Remote: at(four, "127.0.0.1", 40004)},
		{Protocol: udp, State: netlab.TCPClose, Local: at(four, "127.0.0.1", 53), Remote: at(four, "0.0.0.0", 0)},
		{Protocol: udp, State: netlab.TCPEstablished, Local: at(six, "fe80::1", 40005), Remote: at(six, "fe80::2", 53), Interface: "eth0"},
		{Protocol: stream, State: netlab.TCPListen, Local: netlab.Unix{Path: "/run/a.sock"}, Remote: netlab.Unix{}},
		{Protocol: datagram, State: netlab.TCPClose, Local: netlab.Unix{Path: "\x00abc"}, Remote: netlab.Unix{}},
		{Protocol: stream, State: netlab.TCPEstablished, Local: netlab.Unix{}, Remote: netlab.Unix{}, PeerInode: 9},
	}
	for i := range rows {
		rows[i].Inode = uint64(i)
	}
	return rows
}

// chosen are the inodes of the rows that ss shows for options and a filter.
func chosen(line string) (string, error) {
	letters, filter, _ := strings.Cut(line, " ")
	w := readSsLetters([]byte(letters))
	words, err := w.takeStates(ssWords([]string{filter}))
	if err != nil {
		return "", err
	}
	w.settle()
	test, _, err := parseSsFilter(words, w)
	if err != nil {
		return "", err
	}
	var got []string
	for _, r := range w.choose(someRows(), test) {
		got = append(got, fmt.Sprint(r.Inode))
	}
	return strings.Join(got, " "), nil
}

// TestSsChoose: which rows options and filters choose, as ss(8) does.
func TestSsChoose(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"": "2 3 7 9 12", "a": "0 1 2 3 4 5 6 7 8 9 10 11 12", "l": "0 1 8 10 11", "al": "0 1 8 10 11", "la": "0 1 2 3 4 5 6 7 8 9 10 11 12",
		"t": "2 3 7", "u": "9", "x": "12", "ta": "0 1 2 3 4 5 6 7", "ua": "8 9", "xa": "10 11 12", "tl": "0 1", "ul": "8", "xl": "10 11", "tul": "0 1 8",
		"4": "2 7", "6": "3 9", "4a": "0 2 5 6 7 8", "6a": "1 3 4 9", "t6a": "1 3 4", "u4a": "8", "4x": "2 7 12", "t4xa": "0 2 5 6 7 10 11 12", "46a": "1 3 4 9", "64a": "0 2 5 6 7 8", "46xa": "0 1 2 3 4 5 6 7 8 9 10 11 12",
		// States.
		"t state established": "2 3", " state established": "2 3 9 12", "ta state listening": "0 1", "t state time-wait": "4", "t state syn-recv": "5", "t state syn-rcv": "5", "t state bucket": "4 5",
		"t state big": "0 1 2 3 6 7", "t state all": "0 1 2 3 4 5 6 7", "t state connected": "2 3 4 5 7", "t state synchronized": "2 3 4 5 7", "t state closed": "", "u state closed": "8", "u state close": "8", "u state unconnected": "8",
		"t state CLOSE-WAIT": "7", "t exclude listening": "2 3 4 5 6 7", "t excl listening exclude established": "4 5 6 7", "t state connected exclude established": "4 5 7", "t state established state listening": "0 1 2 3",
		"t exclude all state listening": "0 1", "t state established exclude established": "", "l state established sport = :5000": "2 3", "t state fin-wait-1": "", "x state listening": "10",
		// Ports.
		"ta sport = :5000": "1 2 3", "ta sport eq 5000": "1 2 3", "ta sport == :5000": "1 2 3", "ta sport 5000": "1 2 3", "ta sport = :0x1388": "1 2 3", "ta dport = :5000": "4", "ta sport != :5000": "0 4 5 6 7", "ta sport ne 5000": "0 4 5 6 7", "ta sport neq 5000": "0 4 5 6 7",
		"ta sport > :5000": "4 6 7", "ta sport gt 5000": "4 6 7", "ta sport >= :5000": "1 2 3 4 6 7", "ta sport geq :5000": "1 2 3 4 6 7", "ta sport ge :5000": "1 2 3 4 6 7", "ta sport < :5000": "0 5", "ta sport lt :5000": "0 5", "ta sport <= :5000": "0 1 2 3 5", "ta sport le :80": "0 5", "ta sport leq :80": "0 5",
		"ta sport = :http": "0 5", "ta sport = http": "0 5", "ta sport = :*": "0 1 2 3 4 5 6 7", "ta sport != :*": "", "ua sport = :domain": "8", "ta dport = :0": "0 1 6",
		"ta 5000": "1 2 3 4", "ta :5000": "1 2 3 4", "a 53 or 80": "0 5 8 9", "a :http": "0 5", "a 9": "", "a sport = :9": "", "a dport = :9": "12",
		// Addresses.
		"ta src 127.0.0.1": "2 7", "ta src = 127.0.0.1": "2 7", "ta src eq 127.0.0.1": "2 7", "ta src == 127.0.0.1:5000": "2", "ta src 127.0.0.1:http": "", "ta dst 127.0.0.1:40000": "2", "ta src :5000": "1 2 3", "ta src *:5000": "1 2 3", "ta src *": "0 1 2 3 4 5 6 7", "ta src any": "0 1 2 3 4 5 6 7",
		"ta src 10.0.0.0/8": "3 5", "ta src 10/8": "3 5", "ta src 10.1.2/24": "3 5", "ta src 10.1.2.3": "3 5", "ta src 10.0.0.0/8:80": "5", "ta src 0.0.0.0/0": "0 2 3 5 6 7", "a src 0.0.0.0/0": "0 2 3 5 6 7 8 10 11 12",
		"ta src [::1]": "4", "ta src [::1]:40002": "4", "ta src [::1]:5": "", "ta src ::/0": "1 3 4", "ta src [::]": "1", "ta src [::ffff:10.1.2.3]": "3", "ua src [fe80::1]": "9", "ua src fe80::/16": "9", "ta src 0.0.0.0": "0 6",
		"ta src inet:10.1.2.3": "5", "ta src inet6:[::1]": "4", "a src unix:*": "10 11 12", "a not src 127.0.0.1": "0 1 3 4 5 6 9 10 11 12",
		// Unix sockets.
		"xa src /run/a.sock": "10", "xa src *sock": "10", "xa src /run/?.sock": "10", "xa src @abc": "11", "xa src *": "10 11 12", "xa src /run/*": "10", "xa src /run": "", "xa dst *": "10 11 12", "xa sport = :80": "", "a src unix:/run/*": "10", "4xa src *a*": "10 11", "x4a src 127.0.0.1": "2 7 8",
		// And, or, not: alike, from the left.
		"ta sport = :80 or sport = :5001 and src 127.0.0.1": "7", "ta sport = :80 or ( sport = :5001 and src 127.0.0.1 )": "0 5 7", "ta src 127.0.0.1 and sport = :5001 or sport = :80": "0 5 7", "ta sport = :80 src 10/8": "5", "ta sport = :80 & src 10/8": "5", "ta sport = :80 && src 10/8": "5",
		"ta sport = :80 | sport = :5001": "0 5 6 7", "ta sport = :80 || sport = :5001": "0 5 6 7", "ta not sport = :80 and not sport = :5000": "4 6 7", "ta ! sport = :80 ! sport = :5000": "4 6 7", "ta not not sport = :80": "0 5", "ta not ( sport = :80 or sport = :5000 )": "4 6 7", `ta \( sport = :80 \)`: "0 5", "ta ( ( sport = :80 ) )": "0 5",
		"ta not sport = :80 or sport = :80": "0 1 2 3 4 5 6 7", "ta not src 127.0.0.1 sport = :5001": "6", "xa autobound": "12",
	} {
		got, err := chosen(line)
		if err != nil || got != want {
			t.Errorf("%q: %q, %v, want %q", line, got, err, want)
		}
	}
}

// TestSsWrong: what is said of filters that are wrong, in both languages.
func TestSsWrong(t *testing.T) {
	t.Parallel()
	type hints struct{ fr, en string }
	of := func(text locale.Text, args ...any) hints {
		return hints{text.Format(locale.French, args...), text.Format(locale.English, args...)}
	}
	states := of(locale.SsStatesHint, "established, syn-sent, syn-recv, fin-wait-1, fin-wait-2, time-wait, closed, close-wait, last-ack, listening, closing, all, connected, synchronized, bucket, big")
	filter, blanks, bracket, address, port := of(locale.SsFilterHint), of(locale.SsBlanksHint), of(locale.SsBracketHint), of(locale.SsAddressHint), of(locale.SsPortHint)
	instead := func(text string) hints { return of(locale.SsTypeHint, text) }
	meant := func(text string) hints {
		return of(locale.SsStateMeantHint, strings.Fields(text)[0], strings.Fields(text)[1])
	}
	for line, want := range map[string]struct {
		message string
		hint    hints
	}{
		"state": {"a state must follow 'state'", states}, "exclude": {"a state must follow 'exclude'", states}, "state foo": {"wrong state name: foo", states}, "state 5000": {"wrong state name: 5000", states},
		"state ESTAB": {"wrong state name: ESTAB", meant("state established")}, "exclude LISTEN": {"wrong state name: LISTEN", meant("exclude listening")}, "state TIME_WAIT": {"wrong state name: TIME_WAIT", meant("state time-wait")}, "state FIN_WAIT1": {"wrong state name: FIN_WAIT1", meant("state fin-wait-1")}, "state SYN-RECEIVED": {"wrong state name: SYN-RECEIVED", meant("state syn-recv")}, "state unconn": {"wrong state name: unconn", meant("state closed")}, "state closewait": {"wrong state name: closewait", meant("state close-wait")},
		"sport": {"a port must follow 'sport'", filter}, "sport =": {"a port must follow 'sport ='", filter}, "( sport = )": {"a port must follow 'sport ='", filter}, "sport = sport": {"'sport' is no port", port}, "sport = :x": {"':x' is no port", port}, "sport > x": {"'x' is no port", port}, "sport in 5": {"'in' is no port", port},
		"sport = 127.0.0.1:80": {"'127.0.0.1:80' is no port", of(locale.SsHostHint, "127.0.0.1:80")}, "sport 10.0.0.1": {"'10.0.0.1' is no port", of(locale.SsHostHint, "10.0.0.1")}, "sport=:80": {"'sport=:80' is no filter", blanks}, "(sport = :80)": {"'(sport' is no filter", blanks}, "sport >80": {"'>80' is no port", port}, "!sport = :80": {"'!sport' is no filter", blanks},
		"src": {"an address must follow 'src'", filter}, "src =": {"an address must follow 'src ='", filter}, "src != 127.0.0.1": {"'!=' cannot follow 'src'", of(locale.SsNotHint, "src")}, "src > 1": {"'>' cannot follow 'src'", of(locale.SsNotHint, "src")}, "src 256.1.1.1": {"'256.1.1.1' is no address", address}, "src 5000": {"'5000' is no address", address}, "src 127.1": {"'127.1' is no address", address},
		"src ::1": {"'::1' is no address", instead("[::1]")}, "src 10.0.0.0/33": {"'10.0.0.0/33' is no address", address}, "src 10.0.0.0/x": {"'10.0.0.0/x' is no address", address}, "src [::1]/128": {"'[::1]/128' is no address", address}, "src 127.0.0.1:x": {"':x' is no port", port}, "src link:x": {"link: is not here", filter}, "src (a)": {"'(a)' is no address", address},
		"or": {"'or' is no filter", filter}, "sport = :80 or": {"a condition must follow ':80 or'", filter}, "not": {"a condition must follow 'not'", filter}, "( )": {"a condition must follow '('", filter}, "(": {"a condition must follow '('", filter}, "( sport = :80": {"')' is missing", bracket}, "sport = :80 )": {"')' was never opened", bracket}, ")": {"')' was never opened", bracket},
		"sport = :80 and or sport = :81": {"'or' is no filter", filter}, "sport = :80 state listening": {"'state' must come before the other conditions", of(locale.SsStateFirstHint, "state")}, "dev lo": {"dev is not here", filter}, "fwmark = 1": {"fwmark is not here", filter}, "Sport = :80": {"'Sport' is no filter", instead("sport")}, "SRC 127.0.0.1": {"'SRC' is no filter", instead("src")},
		"antp": {"'antp' is no filter", instead("ss -antp")}, "tcp": {"'tcp' is no filter", instead("ss -t")}, "listening": {"'listening' is no filter", instead("state listening")}, "LISTEN": {"'LISTEN' is no filter", instead("state listening")}, "x9": {"'x9' is no filter", filter}, "foo": {"'foo' is no filter", filter}, "127.0.0.1": {"'127.0.0.1' is no filter", instead("src 127.0.0.1")}, "10.0.0.1:80": {"'10.0.0.1:80' is no filter", instead("src 10.0.0.1:80")}, "localhost": {"'localhost' is no filter", filter},
		"—antp": {"'—antp' is no filter", instead("ss -antp")}, "–tan": {"'–tan' is no filter", instead("ss -tan")}, "state=listening": {"'state=listening' is no filter", instead("state listening")}, "sport = : 5000": {"':' is no port", port}, "src 127.0.0.1:": {"':' is no port", port},
		strings.Repeat("not ", 200) + "sport = :80": {"the filter is nested too deeply", filter}, strings.Repeat("( ", 200) + "sport = :80": {"the filter is nested too deeply", filter},
	} {
		_, err := chosen(" " + line)
		var e *object.Exception
		if !errors.As(err, &e) {
			t.Errorf("%q: no error", line)
			continue
		}
		hint, _ := e.Hint.(locale.Hint)
		if got := e.Error(); got != "ValueError: ss: "+want.message || hint == nil || hint(locale.French) != want.hint.fr || hint(locale.English) != want.hint.en {
			t.Errorf("%q: %s", line, got)
			if hint != nil {
				t.Errorf("  hint %q, want %q", hint(locale.English), want.hint.en)
			}
		}
	}
	// A name is one of the protocols that are asked for.
	if _, err := chosen("t sport = :tftp"); err == nil || err.Error() != "ValueError: ss: ':tftp' is no port" {
		t.Errorf("a name of UDP's for TCP: %v", err)
	}
	if _, err := chosen("u sport = :tftp"); err != nil {
		t.Error(err)
	}
	// A long filter is not a deep one.
	if got, err := chosen("ta" + strings.Repeat(" not ( sport = :80 ) and", 2*maxDepth) + " src 127.0.0.1"); got != "2 7" || err != nil {
		t.Errorf("a long filter: %q, %v", got, err)
	}
	for _, line := range []string{" sport = :65536", " 70000", " src 127.0.0.1:70000", " sport = :99999999999999999999"} {
		if _, err := chosen(line); err == nil || err.Error() != "OverflowError: ss(): port must be 0-65535." {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// FuzzSsFilter: any text is a filter or an error that says so; what it says twice of
// the same rows is the same.
func FuzzSsFilter(f *testing.F) {
	for _, line := range []string{"( sport = :5000 or dport = :80 ) and not src 10.0.0.0/8", "state established ! sport > :1024", "exclude listening src [::1]:5 || dst unix:*x", `\( src *:http \)`, "sport = :*", "(((", "not", "src :", "src /:", "5000 or :80", "src [", "src inet:"} {
		f.Add("a", line)
	}
	f.Fuzz(func(t *testing.T, letters, line string) {
		if _, err := ssLetters(letters); err != nil {
			return
		}
		got, err := chosen(letters + " " + line)
		again, _ := chosen(letters + " " + line)
		var e *object.Exception
		if err != nil && !errors.As(err, &e) || got != again {
			t.Errorf("%q: %q, %q, %v", line, got, again, err)
		}
	})
}

// TestSsServices: which ports are shown by name.
func TestSsServices(t *testing.T) {
	t.Parallel()
	all := func() map[string]string { return map[string]string{} }
	for _, tt := range []struct {
		s    *services
		port int64
		want string
	}{
		{&services{high: -1, names: all()}, 53, "domain"}, {&services{high: -1, names: all()}, 0, "*"}, {&services{high: -1, names: all()}, 5000, "5000"}, {&services{numeric: true, names: all()}, 53, "53"},
		{&services{low: 53, high: 60, names: all()}, 53, "53"}, {&services{low: 40, high: 53, names: all()}, 53, "53"}, {&services{low: 54, high: 60, names: all()}, 53, "domain"},
	} {
		for range 2 { // once from /etc/services, then from what is known
			if got := tt.s.shown(tt.port, "udp"); got != tt.want {
				t.Errorf("%+v: %s, want %s", tt, got, tt.want)
			}
		}
	}
}

// TestSsInterrupted: Ctrl-C ends the search for a host's address.
func TestSsInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	thread := object.NewInterpreter(io.Discard, io.Discard).NewThread(ctx)
	err := thread.Run(func() error { return resolveSsHosts(thread, []*ssHost{{name: "nosuch.invalid"}}) })
	if e, ok := object.AsException(err); !ok || e.Type() != object.KeyboardInterrupt {
		t.Errorf("%v", err)
	}
}

func TestMatchPath(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		pattern, path string
		want          bool
	}{
		{"", "", true}, {"", "a", false}, {"*", "", true}, {"*", "/a/b", true}, {"a*", "abc", true}, {"a*c", "abbc", true}, {"a*c", "abcd", false}, {"*b*", "abc", true}, {"a?c", "abc", true}, {"a?c", "ac", false},
		{"**a", "bca", true}, {"a*b*c", "aXbYbZc", true}, {"a*b*d", "aXbYbZc", false}, {"abc", "ab", false}, {"?", "", false},
	} {
		if got := matchPath(tt.pattern, tt.path); got != tt.want {
			t.Errorf("%q, %q: %v", tt.pattern, tt.path, got)
		}
	}
	// In time that grows with the path, not with its powers.
	if matchPath(strings.Repeat("*a", 50)+"b", strings.Repeat("a", 10_000)) {
		t.Error("no b")
	}
}
