package sockets_test

import (
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestAddresses: the rows are data under the same keys in every language; the words of
// other systems lead there.
func TestAddresses(t *testing.T) {
	t.Parallel()
	for lang, heads := range map[locale.Lang]string{locale.English: "interface state address scope", locale.French: "interface état adresse portée"} {
		h := commandtest.New(t, lang)
		out, _ := h.Run("addresses")
		if head, _, _ := strings.Cut(out, "\n"); !strings.HasPrefix(strings.Join(strings.Fields(head), " "), heads) {
			t.Errorf("headings %q", head)
		}
		const row = "lo\tup\tipv4\t127.0.0.1\t8\tloopback\n"
		if got, _ := h.Run("addresses | where address=127.0.0.1 | fields interface state family address prefix scope"); got != row {
			t.Errorf("as data: %q", got)
		}
		if got, _ := h.Run("addresses | grep 127.0.0.1"); !strings.Contains(got, " 127.0.0.1/8 ") || strings.Count(got, "\n") != 1 {
			t.Errorf("grep: %q", got)
		}
		for _, line := range []string{"ip", "ifconfig", "ipconfig"} {
			if got := h.Fails(line); !strings.HasSuffix(got, ": "+locale.ForeignAddresses.In(lang)+"\n") {
				t.Errorf("%s: %q", line, got)
			}
		}
		for _, line := range []string{"hostname", "hostname -I"} {
			if got := h.Fails(line); !strings.HasSuffix(got, ": "+locale.ForeignHostname.In(lang)+"\n") {
				t.Errorf("%s: %q", line, got)
			}
		}
	}
}
