package command_test

import (
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// transcript is a piece of a session: inputs with what the screen shows.
func transcript(text string) (inputs, outputs []string) {
	for _, line := range strings.Split(text, "\n") {
		n := len(inputs)
		switch {
		case strings.HasPrefix(line, ">>> "):
			inputs, outputs = append(inputs, line[4:]), append(outputs, "")
		case line == "..." || strings.HasPrefix(line, "... "):
			inputs[n-1] += "\n" + strings.TrimPrefix(line[3:], " ")
		default:
			outputs[n-1] += line + "\n"
		}
	}
	return inputs, outputs
}

// TestExamples runs the examples of the commands' help.
func TestExamples(t *testing.T) {
	n := 0
	for _, c := range commandtest.Table().All() {
		for _, e := range c.Examples {
			for _, lang := range []locale.Lang{locale.English, locale.French} {
				n++
				t.Run(c.Name, func(t *testing.T) {
					h := commandtest.New(t, lang)
					inputs, outputs := transcript(e.In(lang))
					for i, input := range inputs {
						if got := h.Prompt(input); !commandtest.Matches(got, outputs[i]) {
							t.Errorf(">>> %s\ngot:\n%s\nwant:\n%s", input, got, outputs[i])
						}
					}
				})
			}
		}
	}
	if n < 16 {
		t.Errorf("only %d examples in the table", n)
	}
}
