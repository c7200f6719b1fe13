package fakestore_test

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"labsh/fakestore"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// start serves h on a port that the kernel chose, until the test ends.
func start(t testing.TB, h http.Handler) *fakestore.Server {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := fakestore.Serve(ln, h)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Stop(ctx); err != nil {
			t.Errorf("stop: %v", err)
		}
	})
	return s
}

// client asks s over connections of its own, which the test's end closes.
func client(t testing.TB, s *fakestore.Server) *fakestore.Client {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	return &fakestore.Client{BaseURL: s.URL(), HTTP: &http.Client{Transport: transport}}
}

// embedded is a client of a fresh store in mode Fake.
func embedded(t testing.TB) *fakestore.Client {
	t.Helper()
	return client(t, start(t, fakestore.NewHandler(fakestore.NewStore())))
}

func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
