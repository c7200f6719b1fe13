package labtest

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
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
	case strings.Contains(replayed.errors, "Traceback") || len(replayed.state) == 0:
		tell("errors", lastLine(replayed.errors), indent(replayed.errors))
	}
	lists := func(what string, got, want []string) {
		if slices.Equal(got, want) {
			return
		}
		i := 0
		for i < len(got) && i < len(want) && got[i] == want[i] {
			i++
		}
		at := func(list []string) string {
			if i < len(list) {
				return list[i]
			}
			return "nothing"
		}
		tell(what, at(got)+" ≠ "+at(want), fmt.Sprintf("%d: got  %s\n%d: want %s", i, at(got), i, at(want)))
	}
	if len(found) > 0 && len(replayed.state) == 0 {
		return found // all else is missing because it ended
	}
	lists("prints", replayed.printed, session.printed)
	lists("files", fileList(replayed.files), fileList(session.files))
	lists("peers", replayed.seen, session.seen)
	lists("state", replayed.state, session.state)
	return found
}

func fileList(files map[string]string) []string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		list = append(list, fmt.Sprintf("%s holds %q", name, files[name]))
	}
	return list
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
	typed := strings.Join(s.inputs, "\n")
	if lines, most := strings.Count(text, "\n"), 450+120*(1+strings.Count(typed, "\n")); lines > most {
		found = append(found, replayDifference{way: "save x.py", what: "size", cause: "too long", detail: fmt.Sprintf("%d lines, at most %d", lines, most)})
	}
	return found
}
