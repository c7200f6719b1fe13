package math_test

import (
	"testing"

	"labsh/shell/module/moduletest"
)

// TestMathAsCPython runs the statements of testdata in python3 and here.
func TestMathAsCPython(t *testing.T) { moduletest.AsCPython(t) }
