package http_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

func TestHTTPRealServers(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.php"), []byte("<h1>é</h1>\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	check := func(port string) {
		t.Helper()
		h.Run("c = connect 127.0.0.1 " + port)
		stdout, _ := h.Run("http GET /index.php")
		if !strings.Contains(stdout, "200 OK\n") || !strings.HasSuffix(stdout, "<h1>é</h1>\n") {
			t.Errorf("%q", stdout)
		}
		if stdout, _ = h.Run("http HEAD :" + port + "/index.php --print=hb"); strings.Contains(stdout, "<h1>") {
			t.Errorf("HEAD: %q", stdout)
		}
		h.Run("c.close")
	}
	t.Run("python3", func(t *testing.T) { check(pythonServer(t, dir)) })
	t.Run("nginx", func(t *testing.T) { check(nginx(t, dir)) })
}

func pythonServer(t *testing.T, dir string) string {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here")
	}
	server := exec.Command(python, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", dir)
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`port (\d+)`).FindStringSubmatch(line)[1]
}

// nginx starts one on a port that was free a moment ago.
func nginx(t *testing.T, dir string) string {
	binary, err := exec.LookPath("nginx")
	if err != nil {
		t.Skip("nginx is not here")
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := fmt.Sprint(ln.Addr().(*net.TCPAddr).Port)
	ln.Close()
	conf := filepath.Join(t.TempDir(), "nginx.conf")
	text := fmt.Sprintf("daemon off; master_process off; pid %[1]s.pid; error_log stderr; events {} http { access_log off; client_body_temp_path %[1]s.b; proxy_temp_path %[1]s.p; fastcgi_temp_path %[1]s.f; uwsgi_temp_path %[1]s.u; scgi_temp_path %[1]s.s; server { listen 127.0.0.1:%[2]s; root %[3]s; } }", conf, port, dir)
	if err := os.WriteFile(conf, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	server := exec.Command(binary, "-c", conf)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for {
		conn, err := net.Dial("tcp", "127.0.0.1:"+port)
		if err == nil {
			conn.Close()
			return port
		}
		if ctx.Err() != nil {
			t.Fatal(err)
		}
	}
}
