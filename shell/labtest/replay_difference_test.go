package labtest

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"labsh/shell/command/commandtest"
)

// compareReplay tells what a replay did not do as the session did.
func compareReplay(way string, session, replayed outcome) []replayDifference {
	var found []replayDifference
	tell := func(what, cause, detail string) {
		found = append(found, replayDifference{way: way, what: what, cause: anonymous(cause), detail: detail})
	}
	switch {
	case replayed.late:
		tell("end", "it does not end", "it does not end:\n"+indent(replayed.errors))
	case replayed.status != 0:
		tell("end", lastLine(replayed.errors), fmt.Sprintf("exit status %d:\n%s", replayed.status, indent(replayed.errors)))
	case strings.HasPrefix(way, "run ") && strings.Contains(replayed.errors, "Traceback") || len(replayed.state) == 0:
		tell("end", lastLine(replayed.errors), indent(replayed.errors))
	}
	if len(found) > 0 {
		return found // all else is missing because it ended
	}
	for i := range max(len(session.printed), len(replayed.printed)) {
		if got, want := at(replayed.printed, i), at(session.printed, i); got != want {
			tell("prints", got+" ≠ "+want, fmt.Sprintf("line %d:\n\tgot  %s\n\twant %s", i, got, want))
			break
		}
	}
	same := func(what string, got, want map[string]string) {
		for _, name := range slices.Sorted(maps.Keys(want)) {
			if _, ok := got[name]; !ok {
				got[name] = "nothing"
			}
		}
		for _, name := range slices.Sorted(maps.Keys(got)) {
			if _, ok := want[name]; !ok {
				want[name] = "nothing"
			}
			if got, want := got[name], want[name]; got != want && !(what == "state" && leftIdle(got, want)) {
				tell(what, fmt.Sprintf("%s: %.40q ≠ %.40q", kindOf(name, what), got, want), fmt.Sprintf("%s:\n\tgot  %q\n\twant %q", name, got, want))
				return
			}
		}
	}
	same("files", replayed.files, maps.Clone(session.files))
	same("peers", replayed.seen, maps.Clone(session.seen))
	same("state", replayed.state, maps.Clone(session.state))
	return found
}

// leftIdle reports whether a name has, after a replay, the socket of a connect that failed,
// which Python has bound before it connects, and connect_ex's twin has closed; the shell
// binds none then. Whether a socket
// that was reset counts as connected is not compared.
func leftIdle(got, want string) bool {
	socket, idle := strings.CutSuffix(got, " idle")
	want, _ = strings.CutSuffix(want, " idle")
	return socket == want || want == "unbound" && strings.HasPrefix(got, "socket closed ") || idle && (want == "unbound" || strings.HasPrefix(want, "socket closed "))
}

// kindOf is what a name stands for where the names themselves do not matter.
func kindOf(name, what string) string {
	switch what {
	case "state":
		return "a name"
	case "files":
		return "a file"
	}
	return strings.TrimRight(name, " 0123456789")
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}

var (
	quotedWord = regexp.MustCompile(`'[^']*'`)
	number     = regexp.MustCompile(`\d+`)
)

// anonymous is the text of a cause without what is a session's own.
func anonymous(cause string) string {
	cause = number.ReplaceAllString(quotedWord.ReplaceAllString(cause, "'…'"), "N")
	if len(cause) > 100 {
		cause = strings.ToValidUTF8(cause[:100], "")
	}
	return cause
}

// loneWord is a line that is nothing but a command's name: valid Python, which does
// nothing or is an error.
var loneWord = sync.OnceValue(func() *regexp.Regexp {
	var names []string
	for _, c := range commandtest.Table().All() {
		names = append(names, c.Name)
	}
	return regexp.MustCompile(`^\s*(?:remember\w*\()?(?:\w+\.)?(` + strings.Join(names, "|") + `)\)?\n$`)
})

// checkProgram tells what is wrong with the text of a saved program.
func checkProgram(s session, text string) []replayDifference {
	var found []replayDifference
	for _, word := range []string{"runpy", "http.client"} {
		for line := range strings.Lines(text) {
			if strings.Contains(line, word) {
				found = append(found, replayDifference{way: "save x.py", what: "text", cause: word, detail: strings.TrimSuffix(line, "\n")})
				break
			}
		}
	}
	for line := range strings.Lines(text) {
		if m := loneWord().FindStringSubmatch(line); m != nil && !slices.Contains(s.names, m[1]) {
			found = append(found, replayDifference{way: "save x.py", what: "text", cause: "a command is left", detail: "\t" + strings.TrimSuffix(line, "\n")})
			break
		}
	}
	typed := strings.Join(s.inputs, "\n")
	if lines, most := strings.Count(text, "\n"), 450+120*(1+strings.Count(typed, "\n")); lines > most {
		found = append(found, replayDifference{way: "save x.py", what: "size", cause: "too long", detail: fmt.Sprintf("%d lines, at most %d", lines, most)})
	}
	return found
}
