package save

import (
	"fmt"
	"strings"
	"time"

	"labsh/shell/command"
	"labsh/shell/command/journal"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// seen has what was seen of this session, up to the command that runs now.
func (s *saved) seen(c *command.Call) {
	s.sections, s.gone = c.Session.Journal.Transcript.Sections()
	if len(s.sections) == 0 {
		return
	}
	last := &s.sections[len(s.sections)-1]
	if before := c.Session.Journal.Before(c.Line); before != "" {
		last.SetInput(before)
	} else {
		s.sections = s.sections[:len(s.sections)-1]
	}
}

// reportFile is the report of a session: what was typed and what was seen.
func reportFile(c *command.Call, s *saved, path string) (content []byte, report func(), err error) {
	if len(s.sections) == 0 {
		e := object.Errorf(object.RuntimeError, "nothing to report yet")
		e.Hint = locale.NoReportHint.Hint()
		return nil, nil, e
	}
	lang := c.Console.Lang()
	until := s.sections[len(s.sections)-1].At
	if c.Arg("last") == nil {
		until = time.Now()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", locale.ReportTitle.In(lang), period(lang, s.sections[0].At, until))
	var missing []string
	if n := int64(s.gone); n > 0 {
		missing = append(missing, locale.SavedForgotten.For(lang, n).Format(lang, n))
	}
	if n := int64(s.lost); n > 0 {
		missing = append(missing, locale.SavedDamaged.For(lang, n).Format(lang, n))
	}
	for _, text := range missing {
		fmt.Fprintf(&b, "\n> %s\n", text)
	}
	for i := range s.sections {
		b.WriteString(block(lang, &s.sections[i]))
	}
	n := int64(len(s.sections))
	return []byte(b.String()), func() {
		c.Console.Report(locale.Saved.For(lang, n), path, n)
		for _, text := range missing[:min(len(missing), 1)] {
			if s.gone > 0 {
				c.Console.Line(text)
			}
		}
	}, nil
}

// block is an input, with what was seen of it, as Markdown. That of a script, which has
// no prompt, is beside its output.
func block(lang locale.Lang, s *journal.Section) string {
	input := console.EscapeText(strings.TrimRight(s.Input(), "\n"))
	output := s.Output
	if s.Cut > 0 {
		output = endLine(output) + locale.ReportCut.Format(lang, s.Cut) + "\n" + s.Rest
	}
	output = endLine(output)
	if !s.Prompt {
		return fenced("labsh", input+"\n") + fenced("text", output)
	}
	return fenced("labsh", ">>> "+strings.ReplaceAll(input, "\n", "\n... ")+"\n"+output)
}

func endLine(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

// fenced is a text as a fenced code block (CommonMark 4.5), behind a blank line; nothing for
// nothing.
func fenced(kind, text string) string {
	if text == "" {
		return ""
	}
	fence, run := 3, 0
	for _, r := range text {
		if r == '`' {
			run++
			fence = max(fence, run+1)
		} else {
			run = 0
		}
	}
	marks := strings.Repeat("`", fence)
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.TrimRight(line, " \t\n"))
	}
	return "\n" + marks + kind + "\n" + strings.Join(lines, "\n") + "\n" + marks + "\n"
}

// period says when the session was.
func period(lang locale.Lang, from, to time.Time) string {
	from, to = from.Local(), to.Local()
	if date(lang, from) == date(lang, to) {
		return locale.ReportDay.Format(lang, date(lang, from), clock(lang, from), clock(lang, to), command.Version)
	}
	return locale.ReportDays.Format(lang, date(lang, from), clock(lang, from), date(lang, to), clock(lang, to), command.Version)
}

func date(lang locale.Lang, t time.Time) string {
	day := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		day = locale.ReportFirstDay.In(lang)
	}
	return locale.ReportDate.Format(lang, day, locale.Months[t.Month()-1].In(lang), t.Year())
}

func clock(lang locale.Lang, t time.Time) string {
	return locale.ReportTime.Format(lang, t.Hour(), t.Minute())
}
