package pipe

import (
	"slices"
	"strings"
	"testing"

	"labsh/shell/locale"
)

// What is known of a filter is its entry: the lists of filters derive from it.
func TestEntryAlone(t *testing.T) {
	entry := Filter{
		Usage: "shout WORD", Summary: locale.Text{Fr: "Crier", En: "Shout"},
		Parse: func(_, rest string) (Step, error) {
			return Step{Apply: func(Flow) (Flow, error) { return Text(strings.ToUpper(rest) + "\n"), nil }}, nil
		},
	}
	before := Filters
	Filters = append(slices.Clone(before), entry)
	defer func() { Filters = before }()

	step, err := Parse("shout loud")
	if err != nil || step.Shown || step.Text != "shout loud" {
		t.Fatalf("%+v, %v", step, err)
	}
	if f, err := step.Apply(Octets(nil)); err != nil || string(f.Encode()) != "LOUD\n" {
		t.Errorf("%q, %v", f.Encode(), err)
	}
	if !slices.Contains(Words(), "shout ") || !slices.Contains(Forms(), "shout WORD") {
		t.Errorf("%q, %q", Words(), Forms())
	}
	if _, err := Parse("shout $x"); err == nil {
		t.Error("a $ that is no value here is not refused")
	}
	_, err = Parse("tac 3")
	if _, hint := Explain(err); hint == nil || !strings.Contains(hint(locale.English), "shout WORD") {
		t.Errorf("the hint of an unknown filter does not name it: %v", err)
	}
}
