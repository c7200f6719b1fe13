package command

import (
	"regexp"
	"strings"
	"testing"

	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// prompt types an input, a line or a block, at the prompt, and gives what the
// screen shows of it.
func (h *harness) prompt(input string) string {
	h.t.Helper()
	h.Interactive = true
	h.env.Suggest = h.Suggestions
	h.env.Echo = func(t *object.Thread, v object.Value) error {
		if v == object.None {
			return nil
		}
		text, err := object.Repr(t, v)
		if err == nil {
			h.Console.Echo(text)
			h.env.Globals.Set("_", v)
		}
		return err
	}
	err := h.enter(input, syntax.InteractiveMode)
	if err != nil {
		text, hint := err.Error(), ""
		if e, ok := object.AsException(err); ok {
			h.Advise(e)
			if say, ok := e.Hint.(locale.Hint); ok {
				hint = say(h.Console.Lang())
			}
			if e.Suggest != nil && e.Suggest() != "" {
				text += ". Did you mean: '" + e.Suggest() + "'?"
			}
		}
		h.Console.Error(text, hint)
	}
	if err := h.Console.Flush(); err != nil {
		h.t.Fatal(err)
	}
	return h.out.take() + h.errOut.take()
}

// enter reads and runs a text, as the shell does.
func (h *harness) enter(text string, mode syntax.Mode) error {
	return h.thread.Run(func() error { return h.read(text, mode) })
}

func (h *harness) read(text string, mode syntax.Mode) error {
	tree, err := syntax.Parse("<stdin>", text+"\n", mode, &line.Reader{Commands: h.Table})
	if err != nil {
		h.Record(text, nil)(err)
		if wrong, ok := h.Misread(h.thread, text); ok {
			return wrong
		}
		return err
	}
	done := h.Record(text, tree)
	err = eval.Run(h.thread, tree, h.env, false)
	done(err)
	return err
}

// typed types several inputs, the lines of a block joined by newlines.
func (h *harness) typed(inputs ...string) string {
	h.t.Helper()
	var b strings.Builder
	for _, input := range inputs {
		b.WriteString(h.prompt(input))
	}
	return b.String()
}

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

// matches compares output with what is wanted: … is anything on a line; alone
// on one it is any number of lines. Several blanks, as between the columns of a
// table, stand for any number of them.
func matches(got, want string) bool {
	pattern := regexp.QuoteMeta(want)
	pattern = regexp.MustCompile(`(?m)^…\n`).ReplaceAllString(pattern, `(?:.*\n)+`)
	pattern = strings.ReplaceAll(pattern, "…", ".*")
	pattern = regexp.MustCompile(`  +`).ReplaceAllString(pattern, " +")
	return regexp.MustCompile(`\A` + pattern + `\z`).MatchString(got)
}

// TestExamples runs the examples of the commands' help.
func TestExamples(t *testing.T) {
	n := 0
	for _, c := range NewTable(Families()...).All() {
		for _, e := range c.Examples {
			for _, lang := range []locale.Lang{locale.English, locale.French} {
				n++
				t.Run(c.Name, func(t *testing.T) {
					h := newSession(t, lang)
					inputs, outputs := transcript(e.In(lang))
					for i, input := range inputs {
						if got := h.prompt(input); !matches(got, outputs[i]) {
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

func TestMatches(t *testing.T) {
	for _, tt := range []struct {
		got, want string
		ok        bool
	}{
		{"a\nb\nc\n", "…\nc\n", true},
		{"a\nb\nc\n", "…\n", true},
		{"c\n", "…\nc\n", false},
		{"port 61200\n", "port …\n", true},
		{"port 61200\nx\n", "port …\n", false},
		{"a   b\n", "a  b\n", true},
		{"a   b\n", "a b\n", false},
		{"a.b\n", "a.b\n", true},
		{"axb\n", "a.b\n", false},
	} {
		if got := matches(tt.got, tt.want); got != tt.ok {
			t.Errorf("matches(%q, %q) = %v", tt.got, tt.want, got)
		}
	}
}
