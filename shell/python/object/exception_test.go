package object

import "testing"

// TestNewNameError has the attribute, the message and the suggestion of the
// NameError that python3 raises.
func TestNewNameError(t *testing.T) {
	e := NewNameError("nmae", func() string { return "name" })
	if e.Type() != NameError || e.Error() != "NameError: name 'nmae' is not defined" || e.Suggest() != "name" {
		t.Errorf("%s, suggesting %s", e.Error(), e.Suggest())
	}
	if v, err := GetAttr(nil, e, "name"); err != nil || v != Str("nmae") {
		t.Errorf("its name is %v, %v", v, err)
	}
	if e := NewNameError("x", nil); e.Suggest != nil {
		t.Error("it suggests a name where there is none to suggest")
	}
}
