package httpwire_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"labsh/netlab/httpwire"
)

// exchange sends bytes over a new connection and reads one answer.
func exchange(t *testing.T, addr, text, method string) (peekConn, *httpwire.Response, error) {
	t.Helper()
	c := dial(t, addr)
	c.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
	resp, err := httpwire.NewReader(c).ReadResponse(httpwire.Want{Method: method, HTTP10: strings.Contains(text, "HTTP/1.0")})
	return c, resp, err
}

// site is a folder with an index page for other people's servers.
func site(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, d := range []string{dir, filepath.Dir(dir)} { // nginx's workers are no root
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "index.php"), []byte("<h1>Bonjour</h1>\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// nginx serves site on a port of its own, until the test ends.
func nginx(t *testing.T) (addr string) {
	t.Helper()
	path, err := exec.LookPath("nginx")
	if err != nil {
		t.Skip("nginx is not installed")
	}
	dir := site(t)
	// The listening socket is ours, inherited: no port can be taken meanwhile.
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	addr = ln.Addr().String()
	file, err := ln.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	conf := fmt.Sprintf(`daemon off; worker_processes 1; pid %[1]s/pid; error_log %[1]s/error.log;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path %[1]s/t1; proxy_temp_path %[1]s/t2; fastcgi_temp_path %[1]s/t3;
  uwsgi_temp_path %[1]s/t4; scgi_temp_path %[1]s/t5; gzip on; gzip_min_length 1; gzip_types *;
  server { listen %[2]s; root %[1]s; location /moved { return 301 https://localhost$request_uri; } }
}`, dir, addr)
	name := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(name, []byte(conf), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "-p", dir, "-c", name, "-e", filepath.Join(dir, "error.log"))
	cmd.ExtraFiles = []*os.File{file}
	cmd.Env = append(os.Environ(), "NGINX=3;") // nginx's own way to hand a listener on
	runServer(t, cmd, syscall.SIGTERM)
	return addr
}

// runServer starts cmd and ends it, with sig, when the test ends.
func runServer(t *testing.T, cmd *exec.Cmd, sig syscall.Signal) {
	t.Helper()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(sig)
		cmd.Wait()
		if t.Failed() {
			t.Logf("%s said: %s", filepath.Base(cmd.Path), &said)
		}
	})
}

// pythonServer is http.server on a socket that the kernel chose a port for.
func pythonServer(t *testing.T) (addr string) {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	const program = `
import http.server, sys, os
class H(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *a): pass
s = http.server.ThreadingHTTPServer(("127.0.0.1", 0), H)
print(s.server_address[1], flush=True)
s.serve_forever()
`
	cmd := exec.Command(path, "-c", program)
	cmd.Dir = site(t)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	var port int
	if _, err := fmt.Fscan(out, &port); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint("127.0.0.1:", port)
}

func goServer(t *testing.T) (addr string) {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/index.php", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<h1>Bonjour</h1>\n") })
	mux.HandleFunc("/chunks", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Trailer", "X-Sum")
		for i := range 3 {
			fmt.Fprintf(w, "part %d\n", i)
			w.(http.Flusher).Flush()
		}
		w.Header().Set("X-Sum", "3")
	})
	mux.HandleFunc("/early", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusEarlyHints)
		io.WriteString(w, "late")
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.Listener.Addr().String()
}

// TestServers speaks by hand to real servers and finds what was measured of
// them.
func TestServers(t *testing.T) {
	t.Parallel()
	const noHost = "GET /index.php HTTP/1.1\r\n\r\n"
	const old = "GET /index.php HTTP/1.0\r\n\r\n"
	const feeds = "GET /index.php HTTP/1.1\nHost: x\n\n"
	servers := []struct {
		name                  string
		start                 func(*testing.T) string
		noHost, feeds, foo    int
		noHostHint, feedsHint httpwire.Cause
	}{
		{"nginx", nginx, 400, 200, 405, httpwire.MissingHost, ""},
		{"python", pythonServer, 200, 200, 501, "", ""},
		{"go", goServer, 400, 200, 200, httpwire.MissingHost, ""},
	}
	for _, s := range servers {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			addr := s.start(t)
			r, err := httpwire.New(httpwire.Build{Method: "GET", Target: "/index.php", Host: addr, UserAgent: "labsh/1.0"})
			if err != nil {
				t.Fatal(err)
			}
			// Two requests at once: one answer, and the other stays in the kernel.
			c, resp, err := exchange(t, addr, string(r.Bytes())+string(r.Bytes()), "GET")
			if err != nil || resp.StatusCode != 200 || string(resp.Body) != "<h1>Bonjour</h1>\n" || !resp.KeepAlive {
				t.Fatalf("%+v %v", resp, err)
			}
			first := make([]byte, 9)
			if _, err := io.ReadFull(c, first); err != nil || string(first) != "HTTP/1.1 " {
				t.Errorf("the second answer begins with %q %v", first, err)
			}
			for _, tt := range []struct {
				sent   string
				status int
				hint   httpwire.Cause
				end    bool
			}{
				{noHost, s.noHost, s.noHostHint, s.noHost == 400},
				{old, 200, "", true},
				{feeds, s.feeds, s.feedsHint, false},
				{strings.Replace(string(r.Bytes()), "GET", "FOO", 1), s.foo, "", s.foo == 501},
			} {
				c, resp, err := exchange(t, addr, tt.sent, "GET")
				if err != nil || resp.StatusCode != tt.status {
					t.Errorf("%q: %+v %v", tt.sent, resp, err)
					continue
				}
				hint := httpwire.Diagnose([]byte(tt.sent), resp, nil)
				if hint == nil && tt.hint != "" || hint != nil && hint.Cause != tt.hint {
					t.Errorf("%q: hint %v, want %q", tt.sent, hint, tt.hint)
				}
				if tt.end {
					if resp.KeepAlive {
						t.Errorf("%q: the connection seems to stay", tt.sent)
					}
					if rest, err := io.ReadAll(c); len(rest) > 0 || err != nil {
						t.Errorf("%q: then %q %v", tt.sent, rest, err)
					}
				}
			}
			c, resp, err = exchange(t, addr, strings.Replace(string(r.Bytes()), "GET", "HEAD", 1), "HEAD")
			if err != nil || resp.StatusCode != 200 || len(resp.Body) != 0 || resp.Header.Get("content-length") == "" {
				t.Errorf("HEAD: %+v %v", resp, err)
			}
			c.Close()
		})
	}
}

func TestGoAnswers(t *testing.T) {
	t.Parallel()
	addr := goServer(t)
	_, resp, err := exchange(t, addr, "GET /chunks HTTP/1.1\r\nHost: x\r\n\r\n", "GET")
	if err != nil || resp.Framing != httpwire.ByChunks || string(resp.Body) != "part 0\npart 1\npart 2\n" || resp.Trailer.Get("x-sum") != "3" ||
		!bytes.Contains(resp.Raw(), []byte("\r\n7\r\npart 1\n\r\n")) {
		t.Errorf("chunks: %+v %v", resp, err)
	}
	_, resp, err = exchange(t, addr, "GET /early HTTP/1.1\r\nHost: x\r\n\r\n", "GET")
	if err != nil || len(resp.Interim) != 1 || resp.Interim[0].StatusCode != 103 || string(resp.Body) != "late" {
		t.Errorf("early: %+v %v", resp, err)
	}
	// The lab sheet's line, with a space at its end, and what Go says to it.
	sent := "GET /index.php HTTP/1.1 \n"
	_, resp, err = exchange(t, addr, sent, "GET")
	if err != nil || resp.StatusCode != 400 {
		t.Fatalf("%+v %v", resp, err)
	}
	if h := httpwire.Diagnose([]byte(sent), resp, nil); h == nil || h.Cause != httpwire.BadRequestLine {
		t.Errorf("hint %+v", h)
	}
}

func TestNginxAnswers(t *testing.T) {
	t.Parallel()
	addr := nginx(t)
	_, resp, err := exchange(t, addr, "GET /moved HTTP/1.1\r\nHost: x\r\n\r\n", "GET")
	if err != nil || resp.StatusCode != 301 {
		t.Fatalf("%+v %v", resp, err)
	}
	if h := httpwire.Diagnose(nil, resp, nil); h == nil || h.Cause != httpwire.GoesToTLS || h.Subject != "https://localhost/moved" {
		t.Errorf("hint %+v", h)
	}
	_, resp, err = exchange(t, addr, "GET /index.php HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n", "GET")
	if err != nil || resp.Header.Get("Content-Encoding") != "gzip" || bytes.Contains(resp.Body, []byte("Bonjour")) {
		t.Fatalf("%+v %v", resp, err)
	}
	if body, err := resp.Decode(context.Background(), 0); err != nil || string(body) != "<h1>Bonjour</h1>\n" {
		t.Errorf("%q %v", body, err)
	}
	// The server waits for an empty line; so does the reader, until its limit.
	c := dial(t, addr)
	sent := "GET /index.php HTTP/1.1 \n"
	io.WriteString(c, sent)
	c.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
	resp, err = httpwire.NewReader(c).ReadResponse(httpwire.Want{Method: "GET"})
	if !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Fatalf("%+v %v", resp, err)
	}
	if h := httpwire.Diagnose([]byte(sent), resp, err); h == nil || h.Cause != httpwire.MissingEmptyLine {
		t.Errorf("hint %+v", h)
	}
}

func TestPlainOnTLS(t *testing.T) {
	t.Parallel()
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	sent := "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
	_, resp, err := exchange(t, s.Listener.Addr().String(), sent, "GET")
	if h := httpwire.Diagnose([]byte(sent), resp, err); h == nil || h.Cause != httpwire.PlainOnTLS {
		t.Errorf("%+v %v: hint %+v", resp, err, h)
	}
	alert := "\x15\x03\x01\x00\x02\x02\x16"
	resp, err = httpwire.NewReader(plain(alert)).ReadResponse(httpwire.Want{})
	if h := httpwire.Diagnose([]byte(sent), resp, err); h == nil || h.Cause != httpwire.PlainOnTLS {
		t.Errorf("an alert: %+v %v: hint %+v", resp, err, h)
	}
}

func zipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.String()
}
