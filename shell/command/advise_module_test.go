package command

import (
	"slices"
	"testing"

	"labsh/shell/module"
)

// TestElsewhere: what is said not to be here is not.
func TestElsewhere(t *testing.T) {
	t.Parallel()
	here := module.Names()
	for name := range elsewhere() {
		if slices.Contains(here, name) {
			t.Errorf("%s is a module of labsh", name)
		}
	}
}
