package labtest

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Step 1.4 of the lab sheet, on the embedded web server: the request by hand,
// and what the sheet's own line brings.
func TestWebStep14(t *testing.T) {
	t.Parallel()
	p := start(t, newNamespace(t).in(labsh("--lang", "fr", "-c", `web 8080
connect localhost 8080
http GET /index.php HTTP/1.1
http GET /index.php | count
print("ouverte", client.fileno() > 0)
send "GET /index.php HTTP/1.1 \n"
recv
recv
close
`)))
	got := p.succeed()
	for _, want := range []string{
		"Serveur web sur http://localhost:8080/\nConnexion sur serveur localhost:8080\nSocket du client : ('127.0.0.1', ",
		"> GET /index.php HTTP/1.1\n> Host: localhost:8080\n> User-Agent: labsh",
		"> Accept: */*\n>\n< HTTP/1.1 200 OK\n",
		"< Content-Type: text/html; charset=utf-8\n",
		"<\n<!DOCTYPE html>\n",
		"</html>\n",
		"\nouverte True\nEmission vers le serveur : GET /index.php HTTP/1.1 \nReception du message client : HTTP/1.1 400 Bad Request\n",
		"Connection: close\n",
		"\nFin de connexion : l'autre extrémité a fermé (b'')\nDeconnexion localhost:8080.\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// What real servers say to the lab sheet's line: it has one newline, so they
// wait for the empty line, and then miss the header Host.
func TestWebRealServers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		begin func(t *testing.T, ns *namespace)
		want  string
	}{
		"python3": {beginPythonServer, "HTTP/1.0 200 OK"},
		"nginx":   {beginNginx, "HTTP/1.1 400 Bad Request"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ns := newNamespace(t)
			c.begin(t, ns)
			p := start(t, ns.in(labsh("-c", `connect localhost 8080
send "GET /index.php HTTP/1.1 \n"
settimeout 0.1
try:
    recv
except TimeoutError as e:
    print("waits:", e)
settimeout none
send "\n"
answer = recvall
print(answer.decode().splitlines()[0])
close
connect localhost 8080
r = client.http GET /index.php Connection:close
print(r.status_code, r.headers["content-length"], r.text)
`)))
			got := p.succeed()
			for _, want := range []string{"waits: timed out\n", "\n" + c.want + "\n", "\n200 14 <h1>IUT</h1>\n"} {
				if !strings.Contains(got, want) {
					t.Errorf("no %q in\n%s", want, got)
				}
			}
		})
	}
}

func homePage(t *testing.T) string { return filepath.Dir(write(t, "index.php", "<h1>IUT</h1>\n\n")) }

func beginPythonServer(t *testing.T, ns *namespace) {
	p := start(t, ns.in(exec.Command(needPython(t), "-m", "http.server", "--protocol", "HTTP/1.0", "--bind", "127.0.0.1", "--directory", homePage(t), "8080")))
	p.await("Serving HTTP on")
	t.Cleanup(func() { _ = p.cmd.Process.Kill() })
}

func beginNginx(t *testing.T, ns *namespace) {
	dir := t.TempDir()
	conf := write(t, "nginx.conf", fmt.Sprintf(`user root;
daemon off;
master_process off;
pid %[1]s/pid;
error_log stderr notice;
events {}
http {
  access_log off;
  client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fastcgi;
  uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
  server { listen 127.0.0.1:8080; root %[2]s; }
}
`, dir, homePage(t)))
	p := start(t, ns.in(exec.Command(need(t, "nginx"), "-c", conf, "-e", "stderr")))
	if _, ok := p.errors.await("OS: "); !ok {
		t.Fatalf("nginx: %s", p.errors)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() })
}

// A file that an item names is read once: what comes from a pipe is there for the
// request, and for the one that a redirect asks for.
func TestFileItem(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/a" {
			http.Redirect(w, r, "/b", http.StatusTemporaryRedirect)
			return
		}
		_, _ = io.Copy(w, r.Body)
	}))
	t.Cleanup(server.Close)
	const text = "comes once\n"
	for _, line := range []string{"--offline --print=B POST h/x", "--print=b POST " + server.URL + "/b", "--print=b --follow POST " + server.URL + "/a"} {
		p := feed(t, labsh("-c", "http "+line+" @/dev/stdin"), []byte(text))
		if got := p.succeed(); !strings.HasSuffix(got, text) {
			t.Errorf("%s: %q", line, got)
		}
	}

	python := needPython(t)
	line := "http --offline POST h/x?a=b X:y @" + write(t, "body.json", `{"é": 1}`)
	twin := strings.TrimSuffix(start(t, labsh("-c", "twin "+line)).succeed(), "request\n")
	const octets = "import sys\nsys.stdout.buffer.write(request)\n"
	got := start(t, labsh("-c", "request = "+line+"\n"+octets)).succeed()
	want := start(t, exec.Command(python, "-c", twin+octets)).succeed()
	if !strings.HasSuffix(got, want) || !strings.Contains(want, "\r\nContent-Length: 9\r\n") {
		t.Errorf("labsh: %q\nits twin: %q", got, want)
	}
}
