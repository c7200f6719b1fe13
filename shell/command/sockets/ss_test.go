package sockets_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestSsOptions: what is said of options that are not here, in both languages.
func TestSsOptions(t *testing.T) {
	t.Parallel()
	for _, lang := range []locale.Lang{locale.English, locale.French} {
		h := commandtest.New(t, lang)
		list := map[locale.Lang]string{
			locale.English: "-h (help), -V (version), -H (no heading), -n (ports as numbers), -a (all), -l (listening), -p (processes), -s (summary), -4 (IPv4), -6 (IPv6), -t (TCP), -u (UDP), -x (Unix)",
			locale.French:  "-h (aide), -V (version), -H (sans en-tête), -n (ports en nombres), -a (toutes), -l (en écoute), -p (processus), -s (résumé), -4 (IPv4), -6 (IPv6), -t (TCP), -u (UDP), -x (Unix)",
		}[lang]
		hint := map[locale.Lang]string{locale.English: "\n  hint: ", locale.French: "\n  indice : "}[lang] + locale.SsOptionsHint.Format(lang, list) + "\n"
		for line, want := range map[string]string{
			"ss -o": "-o is not here", "ss -tane": "-e is not here", "ss -im": "-i is not here", "ss -t -O": "-O is not here", "ss -K dst 127.0.0.1": "-K is not here", "ss -E": "-E is not here", "ss -f inet": "-f is not here", "ss -r": "-r is not here",
			"ss --extended": "--extended is not here", "ss --fam=inet": "--family is not here", "ss --kill": "--kill is not here", "ss --context": "--context is not here", "ss --soc": "--socket is not here",
			"ss -5": "invalid option -- '5'", "ss -té": "invalid option -- 'é'", "ss --foo": "unrecognized option '--foo'", "ss --i": "option '--i' is ambiguous; possibilities: '--info' '--ipv4' '--ipv6' '--inet-sockopt'", "ss sport = :80 -o": "-o is not here",
		} {
			if got := h.Fails(line); got != "ValueError: ss: "+want+hint {
				t.Errorf("%s\n got %q\nwant %q", line, got, "ValueError: ss: "+want+hint)
			}
		}
		// An option that asks only for a word.
		help, _ := h.Run("help ss")
		for _, line := range []string{"ss -h", "ss --help", "ss -th sport = x"} {
			if got, _ := h.Run(line); got != help || !strings.Contains(help, locale.SsSummary.In(lang)[:20]) {
				t.Errorf("%s: %q", line, got)
			}
		}
		if got, _ := h.Run("ss -V"); got != locale.SsVersionIs.Format(lang, command.Version)+"\n" {
			t.Errorf("ss -V: %q", got)
		}
		if got := h.Fails("ss antp"); got != "ValueError: ss: 'antp' is no filter"+strings.TrimSuffix(hint, locale.SsOptionsHint.Format(lang, list)+"\n")+locale.SsTypeHint.Format(lang, "ss -antp")+"\n" {
			t.Errorf("ss antp: %q", got)
		}
	}
}

// TestSsRows: what ss gives to Python and to filters. A connection that is over may have
// had the port at its other end.
func TestSsRows(t *testing.T) {
	linux(t)
	t.Parallel()
	h := commandtest.New(t, locale.English)
	path := filepath.Join(t.TempDir(), "s")
	h.Run("s = listen 0 backlog=7\nport = s.getsockname()[1]\nu = socket udp\nu.bind $port\nx = socket tcp unix\nbind " + path + "\nx.listen 3\nname = '(\"' + open('/proc/self/comm').read().strip() + '\",pid='")
	for _, tt := range []struct{ line, expression, want string }{
		{"r = ss $port", "sorted((r['netid'], r['state'], r['local'] == f'127.0.0.1:{port}', r['peer'], r['send_q'] in (0, 7)) for r in r if r['state'] != 'TIME-WAIT')", "[('tcp', 'LISTEN', True, '0.0.0.0:*', True), ('udp', 'UNCONN', True, '0.0.0.0:*', True)]"},
		{"r = ss :$port", "[p.startswith(name) for r in r for p in r['process']], [r['inode'] > 0 for r in r if r['state'] != 'TIME-WAIT'], [r['peer_inode'] for r in r if r['state'] != 'TIME-WAIT']", "([True, True], [True, True], [None, None])"},
		{"r = ss -tl sport = :$port", "list(r[0])", "['netid', 'state', 'recv_q', 'send_q', 'local', 'peer', 'process', 'inode', 'peer_inode']"},
		{"r = ss -t sport = :$port", "r", "[]"}, {"r = ss -lu $port", "len(r)", "1"}, {"r = ss - lu $port", "len(r)", "1"}, {"r = ss -l $port -u", "len(r)", "1"},
		{"r = ss state listening sport = :$port", "[(r['netid'], r['state']) for r in r]", "[('tcp', 'LISTEN')]"},
		{"r = ss -xl src " + path, "[(r['netid'], r['local'], r['peer'], r['send_q'], r['inode'] > 0) for r in r]", "[('u_str', '" + path + "', '*', 3, True)]"},
		{"r = ss -s", "[r['transport'] for r in r], r[2]['total'] == r[2]['ip'] + r[2]['ipv6'], r[2]['ip'] > 0", "(['RAW', 'UDP', 'TCP', 'INET', 'FRAG'], True, True)"},
		{"r = ss -s state listening sport = :$port", "[r['netid'] for r in r]", "['tcp']"},
		{"r = ss -stl sport = :$port", "[r['netid'] for r in r]", "['tcp']"},
	} {
		h.Run(tt.line)
		if got := h.Value(tt.expression); got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.line, tt.expression, got, tt.want)
		}
	}
	port := h.Value("port")
	for line, want := range map[string]string{
		"ss -ltn|grep :$port": "", "ss -ltun sport = :$port|count": "2", "ss -ltunH|grep :" + port + " ": "", "ss -tl sport = :$port | fields netid state": "tcp\tLISTEN", "ss -tlH sport = :$port|fields send_q": "7", "ss -tan state listening sport >= :$port sport <= :$port|count": "1",
		"ss -ltn '( sport = :" + port + " or dport = :$port )' | fields local": "127.0.0.1:" + port, "ss ( sport = :$port ) state listening | count": "", "ss -s | grep -c TCP": "2", "ss -s|grep Total: | count": "1",
	} {
		got, failed, err := h.Try(line)
		switch {
		case strings.Contains(line, "grep :$port"), strings.Contains(line, ") state"):
			if err == nil { // filters take no values; states come first
				t.Errorf("%s: %q", line, got)
			}
		case err != nil:
			t.Errorf("%s: %s", line, failed)
		case want == "":
			if strings.Count(got, "\n") != 2 {
				t.Errorf("%s: %q", line, got)
			}
		case strings.TrimSpace(got) != want:
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	h.Run("close all")
}

// TestSsChecked: a line that is wrong does nothing at all.
func TestSsChecked(t *testing.T) {
	linux(t)
	t.Parallel()
	h := commandtest.New(t, locale.English)
	file := filepath.Join(t.TempDir(), "kept")
	if err := os.WriteFile(file, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"ss sport = > " + file:                     "ValueError: ss: a port must follow 'sport ='",
		"ss -tan sport > :x > " + file:             "ValueError: ss: ':x' is no port",
		"ss -tan src nosuch.invalid foo > " + file: "ValueError: ss: 'foo' is no filter", // and asks no name server
		"ss -tan state foo | grep x > " + file:     "ValueError: ss: wrong state name: foo",
		"r = ss -o":                                "ValueError: ss: -o is not here",
	} {
		if got := h.Fails(line); !strings.HasPrefix(got, want+"\n") {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	if text, err := os.ReadFile(file); err != nil || string(text) != "before" {
		t.Errorf("%q, %v", text, err)
	}
	h.Run("ss -tan state time-wait sport > :1024 > " + file)
	if text, err := os.ReadFile(file); err != nil || string(text) == "before" {
		t.Errorf("%q, %v", text, err)
	}
	h.Run("ss = 8\nt = 2\nn = ss -t") // Python's minus
	if got := h.Value("n"); got != "6" {
		t.Errorf("ss - t: %s", got)
	}
}
