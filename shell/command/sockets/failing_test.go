package sockets_test

import (
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestStreamThatIsKept: what came for a file that could not be put into its place
// is kept beside it, and the error says where.
func TestStreamThatIsKept(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	target := filepath.Join(folder, "target")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	done := make(chan error, 1)
	go func() {
		conn, err := listener.Accept()
		if err == nil {
			_, err = io.WriteString(conn, "data")
		}
		for end := time.Now().Add(10 * time.Second); err == nil && !written(folder) && time.Now().Before(end); {
			runtime.Gosched() // until the data stands in a file beside its place
		}
		if err == nil {
			err = os.MkdirAll(filepath.Join(target, "x"), 0o700)
		}
		if conn != nil {
			conn.Close()
		}
		done <- err
	}()
	h := commandtest.New(t, locale.English)
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	h.Run("c = connect 127.0.0.1 " + port)
	got := h.Fails("c.recvall > " + target)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 2 {
		t.Fatalf("%v, %v\n%s", entries, err, got)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		kept := filepath.Join(folder, e.Name())
		if text, err := os.ReadFile(kept); err != nil || string(text) != "data" {
			t.Errorf("kept: %q, %v", text, err)
		}
		if want := locale.StreamKept.Format(locale.English, 4, kept); !strings.Contains(got, want) {
			t.Errorf("%q does not say %q", got, want)
		}
	}
}

// written reports whether a folder has a file with something in it.
func written(folder string) bool {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

// TestFailedHandshake: the connection keeps its name.
func TestFailedHandshake(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run(connection + "before = p\nc.send 'no TLS at all, whatever this is'")
	if got := h.Fails("p.tls"); !strings.HasPrefix(got, "ssl.SSLError: ") {
		t.Errorf("%q", got)
	}
	if got := h.Value("p is before"); got != "True" {
		t.Errorf("p is another")
	}
	if got := h.Fails("twin close nothing"); !strings.HasPrefix(got, "NameError: name 'nothing' is not defined") {
		t.Errorf("%q", got)
	}
}

// TestSsFamilies: -4 and -6.
func TestSsFamilies(t *testing.T) {
	linux(t)
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("s = listen 0\nport = s.getsockname()[1]\nsix = listen ::1 $port")
	for flags, want := range map[string]string{"-l": "2", "-l4": "1", "-l6": "1", "-lH": "2"} {
		h.Run("rows = ss " + flags + " $port")
		if got := h.Value("len(rows)"); got != want {
			t.Errorf("ss %s: %s rows, want %s", flags, got, want)
		}
	}
	h.Run("rows = ss -l6 $port")
	if got := h.Value("rows[0]['local'] == f'[::1]:{port}', rows[0]['state']"); got != "(True, 'LISTEN')" {
		t.Errorf("%s", got)
	}
}
