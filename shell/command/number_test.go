package command_test

import (
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// A number on a command line is what int() or float() makes of the word, not
// what the word would be in a program: 010 is ten, inf is no variable.
func TestNumberWords(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Run("socket udp\nsock.bind 127.0.0.1 0\ninf = 7")
	tests := []struct{ line, want string }{
		{"sock.settimeout 010", "10.0"},
		{"sock.settimeout 00.5", "0.5"},
		{"sock.settimeout 5e-1", "0.5"},
		{"sock.settimeout inf", "OverflowError: timestamp out of range for platform time_t"},
		{"sock.settimeout nan", "ValueError: Invalid value NaN (not a number)"},
		{"sock.settimeout 0x1p4", "ValueError: could not convert string to float: '0x1p4'"},
	}
	for _, tt := range tests {
		out, errOut, err := h.Try(tt.line + "\nprint(sock.gettimeout())")
		got := out
		if err != nil {
			got = errOut
		}
		if got, _, _ := strings.Cut(got, "\n"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.line, got, tt.want)
		}
	}
}
