package command

import (
	"slices"
	"strings"

	"labsh/fakestore/extract"
	"labsh/shell/console"
	"labsh/shell/locale"
)

// filterDoc is how a filter is written and what it does.
type filterDoc struct {
	usage   string
	summary locale.Text
}

// filterHelp describes the filters.
var filterHelp = []filterDoc{
	{extract.FieldsForm, locale.FilterFields},
	{extract.PathForm, locale.FilterPath},
	{extract.WhereForm, locale.FilterWhere},
	{extract.SortForm, locale.FilterSort},
	{extract.HeadForm, locale.FilterHead},
	{"table", locale.FilterTable},
	{"csv", locale.FilterCSV},
	{"md", locale.FilterMD},
	{"pretty", locale.FilterPretty},
	{"raw", locale.FilterRaw},
	{extract.CountForm, locale.FilterCount},
	{grepForm, locale.FilterGrep},
	{"hex", locale.FilterHex},
	{"> FILE", locale.FilterFile},
}

// isFilterTopic reports whether help on a name is help on filters: on all of
// them, or on one that is called so.
func isFilterTopic(name string) bool {
	if name == "filters" || name == "filtres" {
		return true
	}
	return slices.ContainsFunc(filterHelp, func(f filterDoc) bool { return f.name() == name })
}

func (f filterDoc) name() string {
	name, _ := extract.CutWord(f.usage)
	return name
}

// filterForms are the filters as they are written.
func filterForms() []string {
	var forms []string
	for _, f := range filterHelp {
		if f.name() != ">" {
			forms = append(forms, f.usage)
		}
	}
	return forms
}

// filterWords are the filters as completion writes them.
func filterWords() []string {
	var words []string
	for _, f := range filterHelp {
		switch name := f.name(); {
		case name == ">" || name == "PATH":
		case name != f.usage:
			words = append(words, name+" ")
		default:
			words = append(words, name)
		}
	}
	return words
}

// helpFilters shows the filters.
func (c *Call) helpFilters() {
	s, lang := c.Session, c.Console.Lang()
	s.Console.Styled(console.Strong, locale.FiltersHead.In(lang))
	var rows [][]string
	for _, f := range filterHelp {
		bar := "| "
		if strings.HasPrefix(f.usage, ">") {
			bar = ""
		}
		rows = append(rows, []string{"  " + bar + f.usage, f.summary.In(lang)})
	}
	s.Console.Table(console.Table{Rows: rows}, console.Aligned)
	s.Console.Line(locale.FiltersChain.In(lang))
}
