package shell

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// A port that somebody listens on, or has bound for UDP, is not a demo's.
func TestFreePort(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for _, typ := range []netlab.Type{netlab.SOCK_STREAM, netlab.SOCK_DGRAM} {
		sock, err := netlab.New(ctx, netlab.AF_INET, typ, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer sock.Close()
		if err := sock.Bind(ctx, netlab.IPv4{Host: "127.0.0.1"}); err != nil {
			t.Fatal(err)
		}
		if typ == netlab.SOCK_STREAM {
			if err := sock.Listen(1); err != nil {
				t.Fatal(err)
			}
		}
		_, port, _ := netlab.SplitHostPort(sock.Local())
		next := freePort(port, nil)
		if next == port || next > port+100 {
			t.Errorf("%v: %d for %d", typ, next, port)
		}
		if other := freePort(port, []int{next}); other == port || other == next {
			t.Errorf("%v: %d and %d for %d", typ, next, other, port)
		}
	}
}

// A demo leaves nothing: no thread, server, socket or name; what the user has stays,
// threads with their sockets among it.
func TestDemoWorld(t *testing.T) {
	t.Parallel()
	file := t.TempDir() + "/x.lab"
	const demo = `import threading, time
def wait():
    while True:
        time.sleep(0.001)
threading.Thread(target=wait).start()
kept = [socket.socket()]
u = socket.socket()
s = serve 0
w = web 0
c = connect localhost ${s.port}
x = 5
quiet on
store use http://127.0.0.1:1
3 + 4
`
	if err := os.WriteFile(file, []byte(demo), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errOut strings.Builder
	s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: &out, Stderr: &errOut, Lang: locale.English})
	if status := s.RunText("<string>", "import threading\nx = 1\nmine = socket.socket()\nserver = serve 0\nstore products/1 | count"); status != StatusDone {
		t.Fatal(errOut.String())
	}
	before, open, known := s.host.Threads.Running(), s.sockets.Open(), s.session.Known
	asked := *s.store
	env, names := s.env, s.env.Globals.Names()
	if status := s.RunText("<string>", "demo "+file); status != StatusDone || errOut.String() != "" {
		t.Errorf("exit status %d\n%s", status, errOut.String())
	}
	if n := s.host.Threads.Running(); n != before {
		t.Errorf("%d threads run, %d did", n, before)
	}
	if now := s.sockets.Open(); !slices.Equal(now, open) {
		t.Errorf("%d sockets are open, %d were", len(now), len(open))
	}
	if s.session.Known != known || s.env != env || s.session.Env != env || !slices.Equal(s.env.Globals.Names(), names) {
		t.Errorf("the names are others: %v", s.env.Globals.Names())
	}
	if *s.store != asked {
		t.Error("the store is another")
	}
	if s.session.ShowTwins || s.session.Interactive || s.session.Quiet.Load() || !s.session.Since.IsZero() || s.playing || s.asking.Load() {
		t.Error("settings of the demo stay")
	}
	if _, bound := s.interp.Builtins.Get("_"); bound {
		t.Error("_ is the demo's")
	}
	if len(s.session.Journal.Entries()) != 2 {
		t.Errorf("%d inputs are remembered", len(s.session.Journal.Entries()))
	}
	if !strings.HasSuffix(out.String(), "\n\n[12/12] >>> 3 + 4\n7\n") {
		t.Errorf("%s", out.String())
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// A thread of the user's goes on with the sockets that it makes while a demo is played.
func TestDemoBesideThreads(t *testing.T) {
	t.Parallel()
	file := t.TempDir() + "/x.lab"
	if err := os.WriteFile(file, []byte("import threading\nthreading.go.set()\nthreading.made.wait()\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var errOut strings.Builder
	s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: new(strings.Builder), Stderr: &errOut, Lang: locale.English})
	status := s.RunText("<string>", `import threading
threading.go, threading.made, end = threading.Event(), threading.Event(), threading.Event()
kept = []
def work():
    threading.go.wait()
    kept.append(socket.socket())
    threading.made.set()
    end.wait()
t = threading.Thread(target=work)
t.start()
demo `+file+`
fd = kept[0].fileno()
end.set()
t.join()`)
	if status != StatusDone {
		t.Fatal(errOut.String())
	}
	if fd, _ := s.env.Globals.Get("fd"); fd == object.Value(object.NewInt(-1)) {
		t.Error("the thread's socket was closed")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
