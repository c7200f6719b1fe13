package complete_test

import (
	"os"
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/complete"
	"labsh/shell/locale"
)

// TestCompletePlaces: all that is offered at each place of a line.
func TestCompletePlaces(t *testing.T) {
	h := commandtest.With(t, locale.English, command.NewTable([]command.Command{
		{Name: "alone"}, {Name: "argued", Usage: "[fast|slow] HOST [NAME] [limit=1] [--flag]"}, {Name: "json", Usage: "FILE", Module: true},
		{Name: "yield", Usage: "[ARG…]", Yields: true, Words: map[string]command.Words{"": command.Listed("always"), "deep": command.Listed("deeper"), "ARG": command.Listed("argument")}},
		{Name: "nothing", Usage: "[NAME]"}, {Name: "wrap", Usage: "on|off|COMMAND…"}, {Name: "act", On: command.Listening, Usage: "[NAME]"}, {Name: "own", On: command.AServer, MethodOnly: true}, {Name: "nofilter", Usage: "[ARG…]"},
	}))
	t.Chdir(t.TempDir())
	for _, name := range []string{"fa.txt", "fb.txt", ".hidden", "with blank"} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"folder", "folder/inner"} {
		if err := os.Mkdir(name, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	h.Run("sock_ = socket.socket()\nxvalue = 1\nxother = 2\n_hidden = 3\n_ = 4\nclass Cls:\n    field = 1\n    _private = 2\n    @property\n    def danger(self):\n        raise ValueError\no = Cls()\no.inner = o\n")
	t.Cleanup(func() { h.Run("sock_.close()") })
	c := complete.New(h.Session, h.Thread.Interpreter())
	for _, tt := range []struct{ head, stem, want string }{
		{"al", "al", "all alone"}, {"alo", "alo", "alone"}, {"arg", "arg", "argued "}, {"x = arg", "arg", "argued "}, {"x, y = alo", "alo", "alone"}, {"first\n  alo", "alo", "alone"}, {"json", "json", "json"}, {"own", "own", ""}, {"xv", "xv", "xvalue"}, {"_hid", "_hid", "_hidden"},
		{"argued ", "", "fast limit= localhost slow sock_"}, {"argued f", "f", "fast"}, {"argued fast l", "l", "limit= localhost"}, {"argued --", "--", ""}, {"argued (x", "x", "xother xvalue"}, {"argued = xv", "xv", "xvalue"}, {"argued += xv", "xv", "xvalue"},
		{"yield ", "", "always argument"}, {"yield a", "a", "always argument"}, {"yield deep ", "", "deeper"}, {"yield deep d", "d", "deeper"}, {"yield x deep d", "d", "deeper"}, {"yield deep", "deep", ""},
		{"yield > f", "f", "fa.txt fb.txt folder/"}, {"yield >> fa", "fa", "fa.txt"}, {"yield | gr", "gr", "grep "}, {"yield | count | gr", "gr", "grep "}, {"yield | grep x", "", ""}, {"yield | grep x > f", "f", "fa.txt fb.txt folder/"}, {"yield |", "|", ""},
		{"nofilter > f", "f", ""}, {"nofilter | gr", "gr", ""},
		{"json f", "f", "fa.txt fb.txt folder/"}, {"json folder/", "folder/", "folder/inner/"}, {"json folder/i", "folder/i", "folder/inner/"}, {"json none/", "none/", ""}, {"json .", ".", ".hidden"}, {"json w", "w", ""}, {"json ", "", "fa.txt fb.txt folder/"},
		{"nothing ", "", "sock_"}, {"act ", "", "sock_"}, {"sock_.a", "a", "accept act"}, {"sock_.act ", "", "sock_"}, {"xvalue.act ", "", ""}, {"unbound.act ", "", ""},
		{"wrap ", "", "act alone argued json nofilter nothing off on wrap yield"}, {"wrap o", "o", "off on"}, {"wrap argued fast l", "l", "limit= localhost"}, {"wrap x arg", "arg", ""}, {"wrap argued ", "", "fast limit= localhost slow sock_"},
		{"alone $xv", "xv", "xvalue"}, {"alone ${xo", "xo", "xother"}, {"alone ${xo}", "${xo}", ""}, {"alone $$xv", "$$xv", ""}, {"nofilter a${Cls.fi", "fi", "field"}, {"nofilter $xv o", "o", ""},
		{"o.", "", "danger field inner"}, {"o._p", "_p", "_private"}, {"o.inner.inner.fi", "fi", "field"}, {"o.danger.x", "", ""}, {"o.none.x", "", ""}, {"none.x", "", ""}, {"f(o.inner.fi", "fi", "field"}, {"o[0].fi", "", ""}, {"'s'.up", "", ""}, {"'o.", "", ""}, {`"\"o.`, "", ""}, {`"o".x`, "", ""}, {"x = 'a' + xv", "xv", "xvalue"}, {"xvalue + ", "", ""}, {"é", "é", ""},
		{"import soc", "soc", "socket socketserver"}, {"import socket, js", "js", "json json.tool"}, {"from sock", "sock", "socket socketserver"}, {"from socket ", "", "import "}, {"from socket imp", "imp", "import "}, {"from json import lo", "lo", "load loads"}, {"from json import load, du", "du", "dump dumps"}, {"from nowhere import x", "x", ""}, {"from json x y", "y", ""}, {"import", "import", "import"},
	} {
		stem, words := c.Complete(tt.head, "")
		if got := strings.Join(words, " "); stem != tt.stem || got != tt.want {
			t.Errorf("%q: %q, %q; want %q, %q", tt.head, stem, got, tt.stem, tt.want)
		}
	}
}
