// Package pipe is what may follow a command and a bar: filters, which take what
// the command yields and give something else, until it is shown or written to a
// file. Filters is the one table of them; help, completion, errors and the
// reference derive from it.
package pipe

import (
	"slices"
	"strings"

	"labsh/fakestore/extract"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

// Filter is one entry of the table: all that is known of a filter.
type Filter struct {
	// Usage is how it is written; its first word is the filter's name.
	Usage   string
	Summary locale.Text
	// Parse reads what follows the name, in quotes or not as it stands. It knows
	// nothing of the data, so that a line is found wrong before it runs.
	Parse func(text, rest string) (Step, error)
	// Path tells that a path or a value follows, in which bars, brackets and > may
	// stand; behind other filters a bar opens the next one, blanks or not.
	Path bool
	// Behind gives what stands behind the filter's value, where alone a > opens a
	// redirection; nil where a > anywhere does.
	Behind func(rest string) string
	// Python is what the filter makes of a source in a program.
	Python Python
	// Native is the same for JSON as Python itself has it, where that can be exact.
	Native NativePython
}

// Apply takes what flows into a filter and gives what comes out. On an error what
// comes with it is what the filter was given.
type Apply func(Flow) (Flow, error)

// Filters are all of them, in the order of help.
var Filters = []Filter{
	{Usage: extract.FieldsForm, Python: extracting, Native: nativeExtracting, Summary: locale.FilterFields, Parse: extracted, Path: true},
	{Usage: extract.PathForm, Python: extracting, Native: nativeExtracting, Summary: locale.FilterPath, Parse: extracted, Path: true},
	{Usage: extract.WhereForm, Python: extracting, Native: nativeExtracting, Summary: locale.FilterWhere, Parse: extracted, Path: true, Behind: extract.BehindValue},
	{Usage: extract.SortForm, Python: extracting, Native: nativeExtracting, Summary: locale.FilterSort, Parse: extracted, Path: true},
	{Usage: headForm, Python: cutting(false), Native: nativeCutting, Summary: locale.FilterHead, Parse: parseHead},
	{Usage: tailForm, Python: cutting(true), Native: nativeCutting, Summary: locale.FilterTail, Parse: parseTail},
	{Usage: "table", Python: drawnBy("", tableSource), Summary: locale.FilterTable, Parse: plain(func(f Flow) (Flow, error) {
		return f.drawn(func(t *extract.Table) Flow { return Flow{kind: tableFlow, rows: t} })
	})},
	{Usage: "csv", Python: drawnBy("csv_lines", textSource), Summary: locale.FilterCSV, Parse: plain(func(f Flow) (Flow, error) {
		return f.drawn(func(t *extract.Table) Flow { return Text(consoleTable(t).CSV()) })
	})},
	{Usage: "md", Python: drawnBy("markdown", LinesSource), Summary: locale.FilterMD, Parse: plain(func(f Flow) (Flow, error) {
		return f.drawn(func(t *extract.Table) Flow { return Text(consoleTable(t).Markdown()) })
	})},
	{Usage: "pretty", Python: prettily, Native: nativePretty, Summary: locale.FilterPretty, Parse: plain(Flow.pretty)},
	{Usage: "raw", Python: rawly, Summary: locale.FilterRaw, Parse: plain(func(f Flow) (Flow, error) { return Octets(f.undrawn().octets()), nil })},
	{Usage: extract.CountForm, Python: extracting, Native: nativeExtracting, Summary: locale.FilterCount, Parse: extracted},
	{Usage: grepForm, Python: grepping, Summary: locale.FilterGrep, Parse: parseGrep},
	{Usage: wcForm, Python: counting, Summary: locale.FilterWc, Parse: parseWc},
	{Usage: "hex", Python: dumping, Summary: locale.FilterHex, Parse: plain(func(f Flow) (Flow, error) { return Text(console.HexDump(f.undrawn().octets())), nil })},
}

// Name is the filter's name; PATH for the one that has none.
func (f *Filter) Name() string {
	name, _ := extract.CutWord(f.Usage)
	return name
}

// cuts reports whether the filter leaves rows out and changes none.
func (f *Filter) cuts() bool { return f.Usage == headForm || f.Usage == tailForm }

// isPath reports whether the filter is the one that is any word but a name.
func (f *Filter) isPath() bool { return f.Usage == extract.PathForm }

// Lookup finds the filter of that name.
func Lookup(name string) (*Filter, bool) {
	i := slices.IndexFunc(Filters, func(f Filter) bool { return f.Name() == name && !f.isPath() })
	if i < 0 {
		return nil, false
	}
	return &Filters[i], true
}

// Forms are the filters as they are written.
func Forms() []string {
	var forms []string
	for _, f := range Filters {
		forms = append(forms, f.Usage)
	}
	return forms
}

// Words are the filters as completion writes them: with a space where more has to
// follow.
func Words() []string {
	var words []string
	for _, f := range Filters {
		switch name := f.Name(); {
		case f.isPath():
		case name != f.Usage:
			words = append(words, name+" ")
		default:
			words = append(words, name)
		}
	}
	return words
}

// Step is one parsed filter of a line.
type Step struct {
	Text string
	// Shown tells that the filter takes the lines that people would see, also where
	// the command has a value that is data.
	Shown bool
	Apply Apply
}

// foreign are programs that people bring from elsewhere, which alone could be
// paths.
var foreign = []string{
	"cat", "less", "more", "uniq", "cut", "tr", "sed", "awk", "jq", "tee", "xargs", "egrep", "fgrep", "rev", "tac", "nl", "od", "xxd", "hexdump",
}

// Parse reads one filter as it is written after the bar.
func Parse(text string) (Step, error) {
	name, rest := extract.CutWord(text)
	parse := extracted
	if f, named := Lookup(name); named {
		if holdsDollar(rest) {
			return Step{Text: text}, unexpandedError(text)
		}
		parse = f.Parse
	} else if slices.Contains(foreign, text) {
		return Step{Text: text}, &extract.Error{Kind: extract.UnknownFilter, What: text}
	}
	step, err := parse(text, rest)
	step.Text = text
	return step, err
}

// Opens reports whether a text that stands right behind a bar begins with the name
// of a filter, or of a program that people take for one.
func Opens(text string) bool {
	name := text[:syntax.IdentifierLen(text)]
	_, ours := Lookup(name)
	return ours || slices.Contains(foreign, name)
}

// plain is the Parse of a filter without arguments.
func plain(apply Apply) func(text, rest string) (Step, error) {
	return func(text, rest string) (Step, error) {
		if rest != "" {
			name, _ := extract.CutWord(text)
			return Step{}, badFilter(text, name)
		}
		return Step{Apply: apply}, nil
	}
}

// badFilter is the error for a filter that is not written as it should be.
func badFilter(text string, forms ...string) error {
	return &extract.Error{Kind: extract.BadFilter, What: text, Candidates: forms}
}

// extracted is the Parse of the extractor's filters.
func extracted(text, _ string) (Step, error) {
	filter, err := extract.Parse(text)
	if err != nil {
		return Step{}, err
	}
	return Step{Apply: func(f Flow) (Flow, error) { return f.extract(filter) }}, nil
}

// holdsDollar reports whether text has what is a Python value in other words of
// a command, outside '…'.
func holdsDollar(text string) bool {
	single := false
	for i, c := range text {
		switch {
		case c == '\'':
			single = !single
		case c == '$' && !single && (strings.HasPrefix(text[i+1:], "{") || syntax.IdentifierLen(text[i+1:]) > 0):
			return true
		}
	}
	return false
}

// An unexpandedError is a filter with a $ that was to be a Python value.
type unexpandedError string

func (e unexpandedError) Error() string { return "invalid filter: " + clip(string(e)) }
