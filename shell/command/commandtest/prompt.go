package commandtest

import (
	"strings"

	"labsh/shell/command/line"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Prompt types an input, a line or a block, at the prompt, and gives what the
// screen shows of it.
func (h *Session) Prompt(input string) string {
	h.T.Helper()
	h.Interactive = true
	h.Env.Suggest = h.Suggestions
	h.Env.Echo = func(t *object.Thread, v object.Value) error {
		if v == object.None {
			return nil
		}
		text, err := object.Repr(t, v)
		if err == nil {
			h.Console.Excerpt(console.Plain, text, locale.CutRepr)
			h.Env.Globals.Set("_", v)
		}
		return err
	}
	err := h.Enter(input, syntax.InteractiveMode)
	if err != nil {
		text, hint := err.Error(), ""
		if e, ok := object.AsException(err); ok {
			h.Advise(e)
			if say, ok := e.Hint.(locale.Hint); ok {
				hint = say(h.Console.Lang())
			}
			if meant := e.Meant(); meant != "" {
				text += ". Did you mean: '" + meant + "'?"
			}
		}
		h.Console.Error(text, hint)
	}
	if err := h.Console.Flush(); err != nil {
		h.T.Fatal(err)
	}
	return h.Out() + h.ErrOut()
}

// Enter reads and runs a text, as the shell does.
func (h *Session) Enter(text string, mode syntax.Mode) error {
	return h.Thread.Run(func() error { return h.Read(text, mode) })
}

// Read is Enter under the interpreter's lock.
func (h *Session) Read(text string, mode syntax.Mode) error {
	tree, err := syntax.Parse("<stdin>", text+"\n", mode, &line.Reader{Commands: h.Table})
	if err != nil {
		h.Record(text, nil)(err)
		if wrong, ok := h.Misread(h.Thread, text); ok {
			return wrong
		}
		return err
	}
	done := h.Record(text, tree)
	err = eval.Run(h.Thread, tree, h.Env, false)
	done(err)
	return err
}

// Typed types several inputs, the lines of a block joined by newlines.
func (h *Session) Typed(inputs ...string) string {
	h.T.Helper()
	var b strings.Builder
	for _, input := range inputs {
		b.WriteString(h.Prompt(input))
	}
	return b.String()
}
