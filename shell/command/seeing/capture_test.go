package seeing_test

import (
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/seeing"
	"labsh/shell/locale"
)

// TestCaptureLost: the end of a capture says what is not in it.
func TestCaptureLost(t *testing.T) {
	t.Parallel()
	for lost, want := range map[int]string{
		0: "", 1: "1 packet of the machine came too fast and was not captured\n", 20: "20 packets of the machine came too fast and were not captured\n",
	} {
		h := commandtest.With(t, locale.English, command.NewTable([]command.Command{seeing.Capturing(lost)}))
		out, errOut := h.Run("capture off")
		if got, found := strings.CutPrefix(out+errOut, locale.CaptureOff.En+"\n"); !found || got != want {
			t.Errorf("%q", out+errOut)
		}
		if out, errOut = h.Run("capture off"); out+errOut != locale.CaptureOffAlready.En+"\n" {
			t.Errorf("%q", out+errOut)
		}
	}
}
