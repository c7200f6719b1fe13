package console

import (
	"fmt"
	"strings"

	"github.com/fatih/color"
)

// ColorMode says when to use colours.
type ColorMode int

// The modes, as --color takes them.
const (
	ColorAuto   ColorMode = iota // on a terminal, unless NO_COLOR or TERM=dumb
	ColorAlways                  // everywhere
	ColorNever
)

// ParseColorMode reads the value of --color.
func ParseColorMode(name string) (ColorMode, error) {
	switch name {
	case "auto":
		return ColorAuto, nil
	case "always":
		return ColorAlways, nil
	case "never":
		return ColorNever, nil
	}
	return ColorAuto, fmt.Errorf("unknown color mode %q (auto, always or never)", name)
}

// enabled follows https://no-color.org: NO_COLOR counts when it is not empty,
// and an explicit --color wins over it.
func (m ColorMode) enabled(terminal bool, getenv func(string) string) bool {
	if m == ColorAuto {
		return terminal && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
	}
	return m == ColorAlways
}

// Style is what a piece of text is; the console knows how that looks.
type Style int

// The styles.
const (
	Plain   Style = iota
	Strong        // status lines, headings
	Faint         // marks, what is said beside the matter
	Failure       // the name of an exception
	Advice        // a hint's label
	Code          // Python shown to be read, such as a twin
	Prompt        // >>>
	Key           // a JSON key, a header's name
	String        // a JSON string
	Number        // a JSON number
	Literal       // true, false, null

	hue0 // see Hue
	hue1
	hue2
	hue3
	hue4
	hue5
)

var looks = map[Style]*color.Color{
	Strong:  always(color.Bold),
	Faint:   always(color.Faint),
	Failure: always(color.FgRed, color.Bold),
	Advice:  always(color.FgYellow),
	Code:    always(color.FgCyan),
	Prompt:  always(color.FgGreen, color.Bold),
	Key:     always(color.FgBlue),
	String:  always(color.FgGreen),
	Number:  always(color.FgCyan),
	Literal: always(color.FgMagenta),

	hue0: always(color.FgCyan),
	hue1: always(color.FgYellow),
	hue2: always(color.FgMagenta),
	hue3: always(color.FgGreen),
	hue4: always(color.FgBlue),
	hue5: always(color.FgHiRed),
}

// always returns a colour that leaves the choice whether to use it to the
// stream: two streams can differ, and color.NoColor is one for both.
func always(attributes ...color.Attribute) *color.Color {
	c := color.New(attributes...)
	c.EnableColor()
	return c
}

// paint returns text, each of its lines in style: a newline inside would carry
// the colour to the next line's margin.
func (s *stream) paint(style Style, text string) string {
	look := looks[style]
	if !s.colour || look == nil || text == "" {
		return text
	}
	if !strings.Contains(text, "\n") {
		return look.Sprint(text)
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = look.Sprint(line)
		}
	}
	return strings.Join(lines, "\n")
}

// Paint returns text, escaped, in style if standard output has colours. It is
// for prompts, which others print.
func (c *Console) Paint(style Style, text string) string {
	return c.out.paint(style, EscapeText(text))
}
