package known_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
)

// TestServers: the session learns of servers that Python makes or renames, and
// forgets the stopped ones when the next comes.
func TestServers(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	names := func() string {
		var all []string
		h.Do(func() error {
			for _, n := range h.Known.Servers() {
				all = append(all, n.Name)
			}
			last, ok := h.Known.LastServer()
			all = append(all, "last", last.Name)
			if !ok {
				all = append(all, "none")
			}
			return nil
		})
		return strings.Join(all, " ")
	}
	if got := names(); got != "last  none" {
		t.Errorf("none: %q", got)
	}
	h.Run("quiet on\na = serve 0\nb = web 0\nc = store serve 0")
	if got := names(); got != "a b c last c" {
		t.Errorf("three: %q", got)
	}
	h.Run("d = b\ndel b\n_ = c")
	if got := names(); got != "a d c last c" {
		t.Errorf("another name: %q", got)
	}
	h.Run("stop c")
	if got := names(); got != "a d c last d" {
		t.Errorf("one has stopped: %q", got)
	}
	h.Run("stop all")
	if got := names(); got != "a d c last c" {
		t.Errorf("all have: %q", got)
	}
	h.Run("e = serve 0")
	if got := names(); got != "e last e" {
		t.Errorf("a new one: %q", got)
	}
	h.Run("x = e\ndel e")
	h.Do(func() error {
		v, _ := h.LookupName("x")
		h.Known.AddServer("y", v) // again
		if n := len(h.Known.Servers()); n != 1 {
			t.Errorf("%d servers", n)
		}
		five, _ := h.LookupName("len")
		h.Known.AddServer("five", five)
		return nil
	})
	if got := names(); got != "x last x" {
		t.Errorf("once: %q", got)
	}
	if err := h.Known.StopServers(context.Background()); err != nil {
		t.Error(err)
	}
	if got := h.Value("x.running"); got != "False" {
		t.Errorf("running: %s", got)
	}
}

// TestServerAddress: a connection's server as it was typed, or as the kernel knows
// it.
func TestServerAddress(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("s = listen 0\nport = s.getsockname()[1]\nc = connect localhost $port\np = s.accept\nd = socket.create_connection(('127.0.0.1', port))\nq = s.accept()[0]\nn = socket.socket()\nu = socket tcp unix\nb = socket\nb.bind 0")
	port := h.Value("port")
	for name, want := range map[string]string{"s": "localhost:" + port, "c": "localhost:" + port, "p": "localhost:" + port, "d": "127.0.0.1:" + port, "q": "127.0.0.1:" + port, "b": "localhost:" + h.Value("b.getsockname()[1]")} {
		v, _ := h.LookupName(name)
		sock, _ := socket.Of(v)
		if got := h.Known.ServerAddress(v, sock); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for name, want := range map[string]bool{"s": true, "c": true, "n": false, "u": false, "b": true} {
		v, _ := h.LookupName(name)
		sock, _ := socket.Of(v)
		n := known.Socket{Name: name, Value: v, Socket: sock}
		if n.Bound() != want {
			t.Errorf("%s is bound: %v", name, n.Bound())
		}
	}
	h.Run("close all")
	if err := h.Known.CloseSockets(); err != nil || h.Known.Current() != nil {
		t.Errorf("%v, %v", err, h.Known.Current())
	}
}

// TestServing: a server of HTTP has its port before it says that it is ready; on
// an error nothing of it is left.
func TestServing(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	refused := errors.New("not ready")
	var at []string
	observer := netlab.ObserverFunc(func(e netlab.Event) { at = append(at, e.Op) })
	_, err := known.Serving{Host: "127.0.0.1", Options: []netlab.Option{netlab.WithObserver(observer)}, Ready: func() error { return refused }}.Start(ctx)
	if err != refused || len(at) == 0 || !strings.Contains(strings.Join(at, " "), "close") {
		t.Errorf("%v, %q", err, at)
	}
	sock, err := known.Listen(ctx, netlab.HostPort(netlab.AF_INET, "127.0.0.1", 0), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer sock.Close()
	at = nil
	if other, err := known.Listen(ctx, sock.Local(), []netlab.Option{netlab.WithObserver(observer)}); err == nil || other != nil || !strings.Contains(strings.Join(at, " "), "close") {
		t.Errorf("a port in use: %v, %v, %q", other, err, at)
	}
}

// TestNamesThatGo: a socket whose name goes is closed as in Python, also where
// commands have met it; the current one is kept.
func TestNamesThatGo(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run(`def ended(peer, patience=20):
    peer.settimeout(patience)
    try:
        return peer.recv(1)
    except TimeoutError:
        return "open"
x, peer = socket.socketpair()
sockets
use peer
x = None`)
	if got := h.Value("ended(peer)"); got != "b''" {
		t.Errorf("named: %s", got)
	}
	h.Run("x, peer = socket.socketpair()\nuse x\nx = None")
	if got := h.Value("ended(peer, 0.1)"); got != "'open'" {
		t.Errorf("current: %s", got)
	}
	h.Run("use peer")
	if got := h.Value("ended(peer)"); got != "b''" {
		t.Errorf("not current any more: %s", got)
	}
	h.Run(`server = listen 0 backlog=9
port = server.getsockname()[1]
def f():
    c = connect 127.0.0.1 $port
    try:
        connect 127.0.0.1 1
    except OSError:
        pass
    use server
f()
peer = server.accept()[0]`)
	if got := h.Value("ended(peer)"); got != "b''" {
		t.Errorf("in a function, in which a command failed: %s", got)
	}
}
