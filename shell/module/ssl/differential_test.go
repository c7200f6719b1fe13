package ssl_test

import (
	"testing"

	"labsh/shell/module/moduletest"
)

// TestSSLAsCPython runs the statements of testdata in python3 and here.
func TestSSLAsCPython(t *testing.T) { moduletest.AsCPython(t) }
