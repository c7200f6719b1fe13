package http_test

import (
	"errors"
	"net"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestReused: a connection that is used again has the calls of the exchange and no others:
// neither requests' look whether it is there still, nor net/http's whether the client is.
func TestReused(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	_, errOut, err := h.Try("w = web 0\nimport requests\nk = requests.Session()\nfor i in range(3):\n    k.get(w.url).text\nk.close()\nw.stop()\n")
	if err != nil || errOut != "" {
		t.Fatal(err, errOut)
	}
	connects := 0
	for _, e := range h.Session.Recorder.Events() {
		switch {
		case e.Op == "connect":
			connects++
		case e.Receives() && (e.Peeks() || e.Err != nil && !errors.Is(e.Err, net.ErrClosed)):
			t.Errorf("%s %d: %v", e.Op, e.Asked, e.Err)
		}
	}
	if connects != 1 {
		t.Errorf("%d connections", connects)
	}
}
