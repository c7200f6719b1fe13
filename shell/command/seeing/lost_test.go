package seeing_test

import (
	"strings"
	"testing"

	"labsh/netlab/capture"
	"labsh/shell/locale"
)

// TestLostPackets: that packets passed too fast to be captured is said by all that show
// them.
func TestLostPackets(t *testing.T) {
	t.Parallel()
	h := typed(t, locale.French, pair)
	const said = "2 paquets sont passés trop vite pour être capturés."
	if got := h.Prompt("ladder"); strings.Contains(got, "trop vite") {
		t.Errorf("nothing was lost: %s", got)
	}
	h.Recorder.AddPacket(&capture.Packet{Lost: 2, Segment: capture.Segment{Protocol: capture.UDP}})
	if got := h.Prompt("ladder"); !strings.Contains(got, said) {
		t.Errorf("ladder: %s", got)
	}
}
