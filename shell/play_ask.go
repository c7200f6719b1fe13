package shell

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"labsh/shell/console"
	"labsh/shell/editor"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// ask shows the next line and asks whether it is to run: "" is for yes.
func (p *player) ask() (answer string) {
	code, where := "", p.console.Format(locale.DemoEnd)
	if p.at < len(p.demo.Steps) {
		code, where = p.demo.Steps[p.at].Code, fmt.Sprintf("%d/%d", p.at+1, len(p.demo.Steps))
	}
	where = "[" + where + "] "
	ed, err := p.lines()
	if err != nil && p.asks {
		p.end(err)
		return ""
	}
	offered, prompt := "", ""
	switch {
	case !p.asks || !ed.Terminal():
		p.display(where, code)
	case isLine(code):
		offered, prompt = code, where+">>> "
	default:
		p.display(where, code)
		prompt = where
	}
	if !p.asks {
		p.rest()
		return ""
	}
	after := p.pause
	if p.stopped {
		after, p.stopped = 0, false
	}
	for {
		p.console.FreshLine()
		line, err := p.offer(ed, prompt, offered, after)
		answer := strings.TrimSpace(line)
		switch {
		case p.ended():
			p.end(err)
			return ""
		case errors.Is(err, io.EOF), errors.Is(err, editor.ErrInterrupted), object.IsException(err, object.KeyboardInterrupt), err == nil && answer == "q":
			p.end(nil)
			return ""
		case errors.Is(err, editor.ErrLineTooLong):
			p.console.Error(p.console.Format(locale.LineTooLong, editor.MaxLine>>20), "")
		case err != nil:
			p.report(err)
		case answer == "" && ed.Pasted(): // a blank line of a paste agrees to nothing
		case line == offered:
			return ""
		default:
			return answer
		}
	}
}

// offer asks for a line as something that the thread waits for.
func (p *player) offer(ed editor.Editor, prompt, text string, after time.Duration) (line string, err error) {
	err = p.thread.Run(func() error {
		return p.thread.Blocking(func(ctx context.Context) error {
			line, err = ed.Offer(ctx, p.console.Paint(console.Prompt, prompt), text, after)
			return err
		})
	})
	return line, err
}

// isLine reports whether code is one line that the editor can show as it is.
func isLine(code string) bool {
	return console.Escape(code) == code && !strings.Contains(code, "\n") && len(code) < 4096
}

// display prints the lines of a step as at the prompt.
func (p *player) display(where, code string) {
	for i, line := range strings.Split(code, "\n") {
		prompt := where + ">>> "
		if i > 0 {
			prompt = strings.Repeat(" ", len(where)) + "... "
		}
		p.console.Line(prompt + line)
	}
}

// rest waits between two lines that nobody is asked for.
func (p *player) rest() {
	if p.pause == 0 {
		return
	}
	err := p.thread.Run(func() error {
		return p.thread.Blocking(func(ctx context.Context) error {
			timer := time.NewTimer(p.pause)
			defer timer.Stop()
			select {
			case <-timer.C:
				return nil
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		})
	})
	if err != nil {
		p.end(err)
	}
}
