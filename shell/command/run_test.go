package command_test

import (
	"fmt"
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// open are the sockets that the session has open, whoever made them.
func open(h *commandtest.Session) int {
	n := 0
	h.Do(func() error { n = len(h.Sockets.Open()); return nil })
	return n
}

// TestFailedTwinClosesWhatItMade: a socket that no name will ever stand for does
// not stay open.
func TestFailedTwinClosesWhatItMade(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("busy = listen 0\nport = busy.getsockname()[1]\nfree = listen 0\nfree_port = free.getsockname()[1]\nclose free")
	for _, tt := range []struct{ line, want, name string }{
		{"listen $port", "OSError: [Errno 98] Address already in use\n", "server"},
		{"x = listen $port", "OSError: [Errno 98] Address already in use\n", "x"},
		{"connect localhost $free_port", "ConnectionRefusedError: [Errno 111] Connection refused\n", "client"},
		{"x = connect localhost $free_port", "ConnectionRefusedError: [Errno 111] Connection refused\n", "x"},
		{"connect localhost 70000", "OverflowError: ", "client"},
	} {
		if got := h.Fails(tt.line); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.line, got, tt.want)
		}
		if n := open(h); n != 1 {
			t.Errorf("%s: %d sockets are open, want the one that listens", tt.line, n)
		}
		if _, bound := h.LookupName(tt.name); bound {
			t.Errorf("%s: %s is bound", tt.line, tt.name)
		}
	}
	// A twin that fails before it makes anything.
	h.Run("busy.settimeout 0.01")
	if got := h.Fails("busy.accept"); !strings.HasPrefix(got, "TimeoutError: timed out\n") {
		t.Errorf("accept: %q", got)
	}
}

// TestConnectEx: the value is the errno; 0 alone lets the socket be.
func TestConnectEx(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("s = listen 0\nport = s.getsockname()[1]\nfree = listen 0\nfree_port = free.getsockname()[1]\nclose free")
	h.Run("e = connect_ex localhost $free_port")
	if got := h.Value("e"); got != "111" {
		t.Errorf("nobody listens: %s", got)
	}
	if _, bound := h.LookupName("client"); bound || open(h) != 1 {
		t.Errorf("after a failure: client is bound: %v, %d sockets open", bound, open(h))
	}
	h.Run("e = connect_ex localhost $port\np = s.accept\nclient.send hello")
	if got := h.Value("e, p.recv(9), client.fileno() > 0"); got != "(0, b'hello', True)" {
		t.Errorf("connected: %s", got)
	}
	if got, want := h.Prompt("close client"), "Disconnected from localhost:"+h.Value("port")+".\n"; got != want {
		t.Errorf("close: %q, want %q", got, want)
	}
	// A socket that was there stays, whatever came of it.
	h.Run("mine = socket\ne = connect_ex localhost $free_port")
	if got := h.Value("e, mine.fileno() > 0"); got != "(111, True)" {
		t.Errorf("on the current socket: %s", got)
	}
}

// TestRunTwin: what a twin leaves is named, and goes to the line's own names.
func TestRunTwin(t *testing.T) {
	t.Parallel()
	table := command.NewTable([]command.Command{
		{Name: "make", Usage: "[NAME]", Twin: func(c *command.Call) (command.Twin, error) {
			name := c.NewName("made")
			return command.Twin{Code: fmt.Sprintf("%s, other = [1], [2]", name), Makes: name}, nil
		}},
		{Name: "none", Twin: func(c *command.Call) (command.Twin, error) {
			return command.Twin{Code: "5", Makes: "made"}, nil
		}},
		{Name: "uses", Usage: "NAME", Twin: func(c *command.Call) (command.Twin, error) {
			return command.Twin{Code: "given + 1"}, nil
		}},
		{Name: "wrong", Twin: func(*command.Call) (command.Twin, error) { return command.Twin{Code: "1 +"}, nil }},
		{Name: "raises", Twin: func(*command.Call) (command.Twin, error) { return command.Twin{Code: "1 / 0"}, nil }},
		{Name: "silent", Twin: func(*command.Call) (command.Twin, error) { return command.Twin{Code: "x = 1"}, nil }},
	})
	h := commandtest.With(t, locale.English, table)
	h.Run("make\na = make\nb, other = make")
	if got := h.Value("made, a, b, other"); got != "([1], [1], [1], [2])" {
		t.Errorf("make: %s", got)
	}
	h.Run("given = 41\nx = none\ny = uses it\nz = silent")
	if got := h.Value("x, y, z"); got != "(None, 42, None)" {
		t.Errorf("values: %s", got)
	}
	if got := h.Fails("wrong"); !strings.HasPrefix(got, "SyntaxError: ") {
		t.Errorf("wrong: %q", got)
	}
	// The traceback is the line's own.
	_, _, err := h.Try("\n\nraises")
	e, ok := object.AsException(err)
	if !ok || e.Trace == nil || e.Trace.Next != nil || e.Trace.Line != 3 {
		t.Errorf("raises: %v, %+v", err, e.Trace)
	}
	if got := h.Prompt("raises"); got != "ZeroDivisionError: division by zero\n" {
		t.Errorf("raises: %q", got)
	}
}

// TestShowTwins: with twin on every command shows its Python before it runs; one
// that cannot make any runs all the same.
func TestShowTwins(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("twin on")
	if got, _ := h.Run("socket udp\nx = fileno"); got != "sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nx = sock.fileno()\n" {
		t.Errorf("%q", got)
	}
	if got, _ := h.Run("store mode fake"); strings.Contains(got, "requests") {
		t.Errorf("no twin: %q", got)
	}
	if got, _ := h.Run("s = status 404"); got != "import http\ns = http.HTTPStatus(404).phrase\n" {
		t.Errorf("a target: %q", got)
	}
	if got, _, err := h.Try("connect localhost"); got != "" || err == nil {
		t.Errorf("a line that is wrong: %q, %v", got, err)
	}
	h.Run("twin off")
	if got, _ := h.Run("y = fileno"); got != "" {
		t.Errorf("off: %q", got)
	}
}

// TestSilentReports: NAME = silences a report that shows the value, not one that
// tells what was done.
func TestSilentReports(t *testing.T) {
	t.Parallel()
	said := func(c *command.Call, _ command.Result) error { c.Console.Line("told"); return nil }
	run := func(*command.Call) (command.Result, error) { return command.Result{Value: object.NewInt(7)}, nil }
	rows := func(*command.Call) (command.Result, error) {
		return command.Result{Rows: &command.Rows{
			Columns: []command.Column{{Key: "a", Head: locale.Same("A")}, {Head: locale.Same("B")}, {Key: "c", DataOnly: true}},
			Cells:   [][]command.Cell{{command.TextCell("x"), {Shown: "y"}, command.NumberCell(3)}},
		}}, nil
	}
	h := commandtest.With(t, locale.English, command.NewTable([]command.Command{
		{Name: "does", Run: run, Report: said}, {Name: "shows", Run: run, Report: said, Shows: true, Yields: true}, {Name: "draws", Run: rows, Yields: true, Shows: true},
		{Name: "fails", Yields: true, Run: run, Report: func(*command.Call, command.Result) error { return object.Errorf(object.ValueError, "no report") }},
		{Name: "own", Report: said, Run: func(c *command.Call) (command.Result, error) {
			return command.Result{Report: func() error { c.Console.Line("its own"); return nil }}, nil
		}},
	}))
	for _, tt := range []struct{ line, want string }{
		{"does", "told\n7\n"}, {"x = does", "told\n"}, {"shows", "told\n"}, {"x = shows", ""},
		{"own", "its own\n"}, {"draws", "x\ty\n"}, {"x = draws", ""},
		{"draws | fields a c", "x\t3\n"}, {"draws | grep y", "x\ty\n"}, {"draws | csv", "a,c\nx,3\n"},
		{"fails", "ValueError: no report\n"}, {"fails | grep x", "ValueError: no report\n"}, {"fails | raw", "7\n"},
		{"shows | grep told", "told\n"}, {"shows | raw", "7\n"},
	} {
		if got := h.Prompt(tt.line); strings.TrimSuffix(got, "\n") != strings.TrimSuffix(tt.want, "\n") {
			t.Errorf("%s: %q, want %q", tt.line, got, tt.want)
		}
	}
}
