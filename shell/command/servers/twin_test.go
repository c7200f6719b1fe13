package servers_test

import (
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
)

// TestServeTwins: what serve is asked for is what its class is given, with bytes as bytes
// and the expressions in the line's order.
func TestServeTwins(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("n = 5\nd = b'\\xff'\nt = 'été'")
	for line, want := range map[string]string{
		`serve 5000 reply=b"\xff"`:          `"localhost", 5000, reply=b"\xff"`,
		"serve 5000 reply=$d":               `"localhost", 5000, reply=d`,
		"serve 5000 reply=$t echo":          `"localhost", 5000, reply=t, echo=True`,
		"serve 5000 reply=$n":               `"localhost", 5000, reply=str(n)`,
		`serve 5000 reply="$d!"`:            `"localhost", 5000, reply=d + b"!"`,
		"serve $t $n tls":                   `t, n, tls=True`,
		"serve delay=$n max=$n $n":          `hote="localhost", delay=n, max=n, port=n`,
		"serve 5000 delay=$n max=$n":        `"localhost", 5000, delay=n, max=n`,
		"serve ::1 0 udp drop=$n% reply=$t": `"::1", 0, drop=n, udp=True, reply=t`,
	} {
		got, _, err := h.Try("twin " + line)
		if want := "server = Serveur(" + want + ")\nserver.demarre()\n"; err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", line, got, err, want)
		}
	}
	got, _, err := h.Try("twin tap 0 localhost $n bind=$t")
	if want := "relay = Relais(vers_port=n, port=0, vers_hote=\"localhost\", hote=t)\nrelay.demarre()\n"; err != nil || got != want {
		t.Errorf("tap: %q, %v, want %q", got, err, want)
	}
}

// TestAttended: a saved program waits for the servers that have a name and run.
func TestAttended(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Env.Outer.Set("Serveur", sheet.ServerType())
	if got := h.Attended(); got != "" {
		t.Errorf("nothing runs: %q", got)
	}
	h.Run("quiet on\na = serve 0\na = serve 0\nb = tap 0 localhost ${a.port}\nc = serve 0 udp\nw = web 0\nd = Serveur('localhost', 0)\nd.demarre()\nstop c")
	want := "try:\n    a.attend()\n    b.attend()\n    d.attend()\nexcept KeyboardInterrupt:\n    a.stop()\n    b.stop()\n    d.stop()"
	if got := h.Attended(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	got, _, err := h.Try("twin stop all")
	if want := "a.stop()\nb.stop()\nw.stop()\nd.stop()\n"; err != nil || got != want {
		t.Errorf("stop all: %q, %v, want %q", got, err, want)
	}
	h.Run("stop all")
	if got := h.Attended(); got != "" {
		t.Errorf("nothing runs any more: %q", got)
	}
}
