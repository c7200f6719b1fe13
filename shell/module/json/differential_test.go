package json_test

import (
	"testing"

	"labsh/shell/module/moduletest"
)

// TestJSONAsCPython runs the statements of testdata in python3 and here.
func TestJSONAsCPython(t *testing.T) { moduletest.AsCPython(t) }
