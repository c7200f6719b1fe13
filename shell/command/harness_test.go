package command_test

import (
	"errors"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

func TestHarness(t *testing.T) {
	h := commandtest.New(t, locale.English)
	if stdout, _ := h.Run("x = 2\nprint(x ** 70)"); stdout != "1180591620717411303424\n" {
		t.Errorf("print: %q", stdout)
	}
	if got := h.Fails("print(y)"); !strings.HasPrefix(got, "NameError: name 'y' is not defined") {
		t.Errorf("error: %q", got)
	}
	_, _, err := h.Try("x = (")
	var wrong *syntax.Error
	if !errors.As(err, &wrong) {
		t.Errorf("syntax error: %v", err)
	}
}
