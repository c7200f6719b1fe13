package judge

import (
	"strconv"
	"strings"
)

// A golden file has each chunk as it is typed, every line behind a prompt, then
// what was printed, each line behind a space, and the error's last line behind an
// exclamation mark:
//
//	>>> x = [1, 2]; x
//	 [1, 2]
//	>>> x[5]
//	! IndexError: list index out of range
//
// What a line cannot hold as it is, it holds quoted, behind a quotation mark: a
// control character, or an end without a newline.

type answer struct {
	chunk string
	Outcome
}

func format(chunks []string, outcomes []Outcome) string {
	var b strings.Builder
	for i, c := range chunks {
		prompt := ">>> "
		for line := range strings.Lines(c) {
			b.WriteString(prompt + line)
			prompt = "... "
		}
		for line := range strings.Lines(outcomes[i].Out) {
			if text, ok := strings.CutSuffix(line, "\n"); ok && plain(text) {
				b.WriteString(" " + line)
			} else {
				b.WriteString(strconv.Quote(line) + "\n")
			}
		}
		if err := outcomes[i].Err; plain(err) && err != "" {
			b.WriteString("! " + err + "\n")
		} else if err != "" {
			b.WriteString("!" + strconv.Quote(err) + "\n")
		}
	}
	return b.String()
}

func plain(s string) bool {
	quoted := strconv.QuoteToGraphic(s)
	return !strings.ContainsAny(s, "\uFFFD") && strings.ReplaceAll(strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`), `\\`, `\`) == s
}

func parse(text string) []answer {
	var answers []answer
	for line := range strings.Lines(text) {
		if c, ok := strings.CutPrefix(line, ">>> "); ok {
			answers = append(answers, answer{chunk: c})
			continue
		}
		if len(answers) == 0 || line == "\n" {
			continue
		}
		a := &answers[len(answers)-1]
		unquoted, _ := strconv.Unquote(strings.TrimSuffix(strings.TrimPrefix(line, "!"), "\n"))
		switch {
		case strings.HasPrefix(line, "... "):
			a.chunk += line[len("... "):]
		case strings.HasPrefix(line, " "):
			a.Out += line[1:]
		case strings.HasPrefix(line, `"`):
			a.Out += unquoted
		case strings.HasPrefix(line, `!"`):
			a.Err = unquoted
		case strings.HasPrefix(line, "! "):
			a.Err = strings.TrimSuffix(line[2:], "\n")
		}
	}
	return answers
}
