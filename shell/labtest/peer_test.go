package labtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"labsh/netlab"
)

// javaPeer is a client or a server of one exchange.
const javaPeer = `import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;

public class Peer {
    public static void main(String[] args) throws IOException {
        if (args[0].equals("client")) {
            try (Socket s = new Socket("127.0.0.1", Integer.parseInt(args[1]))) {
                converse(s, true);
            }
        } else {
            try (ServerSocket l = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
                System.out.println("port " + l.getLocalPort());
                try (Socket s = l.accept()) {
                    converse(s, false);
                }
            }
        }
    }

    static void converse(Socket s, boolean first) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(s.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = s.getOutputStream();
        if (first) out.write("peer hé\n".getBytes(StandardCharsets.UTF_8));
        System.out.println("peer received " + in.readLine());
        if (!first) out.write("peer hé\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
`

// TestJava has Java at the other end, as server and as client.
func TestJava(t *testing.T) {
	t.Parallel()
	java := need(t, "java")
	source := write(t, "Peer.java", javaPeer)
	t.Run("server", func(t *testing.T) {
		t.Parallel()
		peer := start(t, exec.Command(java, source, "server"))
		start(t, labsh("-c", "c = connect localhost "+peer.port("port")+"\nc.sendline labsh é\nx = c.recvline\nc.recv\nclose\nprint(x)")).shows(
			"Connected to server localhost:PORT\nClient socket: ('127.0.0.1', PORT)\nSent to server: labsh é\nReceived from server: peer hé\n" +
				"End of stream: the other side closed (b'')\nDisconnected from localhost:PORT.\nb'peer h\\xc3\\xa9\\n'\n")
		if got := peer.succeed(); !strings.HasSuffix(got, "peer received labsh é\n") {
			t.Errorf("Java: %q", got)
		}
	})
	t.Run("client", func(t *testing.T) {
		t.Parallel()
		here := start(t, labsh("-c", "listen 0\nprint('port', server.getsockname()[1])\naccept\nrecvline\nsendline labsh é\nrecv"))
		peer := start(t, exec.Command(java, source, "client", here.port("port")))
		if got := peer.succeed(); got != "peer received labsh é\n" {
			t.Errorf("Java: %q", got)
		}
		if got := here.succeed(); !strings.Contains(got, "Received from client: peer hé Client socket: ('127.0.0.1', ") || !strings.HasSuffix(got, "(b'')\n") {
			t.Errorf("labsh: %q", got)
		}
	})
}

// Programs that listen, PORT being a port or PATH a path of our choice, and the
// lines that connect to them. They say "peer" and print what they receive.
var listeningPeers = []struct {
	name, program, connect string
}{
	{"ncat", "ncat -l 127.0.0.1 PORT", "c = connect localhost PORT"},
	{"nc", "nc.openbsd -l 127.0.0.1 PORT", "c = connect localhost PORT"},
	{"socat", "socat - TCP-LISTEN:PORT,bind=127.0.0.1,fork", "c = connect localhost PORT"},
	{"socat IPv6", "socat - TCP6-LISTEN:PORT,bind=[::1]", "c = connect ::1 PORT"},
	{"ncat TLS", "ncat --ssl -l 127.0.0.1 PORT", "c = connect localhost PORT tls insecure"},
	{"socat TLS", "socat - OPENSSL-LISTEN:PORT,bind=127.0.0.1,verify=0,cert=CERT", "c = connect localhost PORT tls insecure"},
	{"openssl", "openssl s_server -quiet -accept 127.0.0.1:PORT -cert CERT", "c = connect localhost PORT\nc.tls localhost insecure"},
	{"ncat Unix", "ncat -lU PATH", "c = connect PATH"},
	{"nc Unix", "nc.openbsd -lU PATH", "c = connect PATH"},
	{"socat Unix", "socat - UNIX-LISTEN:PATH", "c = connect PATH"},
	{"socat abstract", "socat - ABSTRACT-LISTEN:labsh-PORT", "c = connect @labsh-PORT"},
}

// Programs that connect, and the lines that listen.
var connectingPeers = []struct {
	name, program, listen string
}{
	{"ncat", "ncat 127.0.0.1 PORT", "s = listen PORT\np = accept"},
	{"nc", "nc.openbsd 127.0.0.1 PORT", "s = listen PORT\np = accept"},
	{"socat", "socat - TCP:127.0.0.1:PORT", "s = listen PORT\np = accept"},
	{"telnet", "telnet 127.0.0.1 PORT", "s = listen PORT\np = accept"},
	{"nc IPv6", "nc.openbsd ::1 PORT", "s = listen ::1 PORT\np = accept"},
	{"ncat TLS", "ncat --ssl 127.0.0.1 PORT", "s = listen PORT\np = accept\np.tls"},
	{"socat TLS", "socat - OPENSSL:127.0.0.1:PORT,verify=0", "s = listen PORT\np = accept\np.tls"},
	{"openssl", "openssl s_client -quiet -connect 127.0.0.1:PORT", "s = listen PORT\np = accept\np.tls"},
	{"ncat Unix", "ncat -U PATH", "s = listen PATH\np = accept"},
	{"nc Unix", "nc.openbsd -U PATH", "s = listen PATH\np = accept"},
	{"socat Unix", "socat - UNIX-CONNECT:PATH", "s = listen PATH\np = accept"},
}

// peerCommand makes the command of a peer in a namespace of its own, where port
// 5000 is free.
func peerCommand(t *testing.T, ns *namespace, program, path string) *exec.Cmd {
	words := strings.Fields(peerText(program, path))
	need(t, words[0])
	return ns.in(exec.Command(need(t, words[0]), words[1:]...))
}

func peerText(text, path string) string {
	return strings.NewReplacer("PORT", "5000", "PATH", path, "CERT", path+".pem").Replace(text)
}

// needCertificate writes a certificate for localhost and its key.
func needCertificate(t *testing.T, path string) {
	t.Helper()
	cmd := exec.Command(need(t, "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
		"-keyout", path+".key", "-out", path+".crt")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("openssl: %v\n%s", err, out)
	}
	if err := os.WriteFile(path+".pem", []byte(read(t, path+".key")+read(t, path+".crt")), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestListeningPeers(t *testing.T) {
	t.Parallel()
	for _, w := range listeningPeers {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			ns := newNamespace(t)
			path := filepath.Join(t.TempDir(), "s")
			if strings.Contains(w.program, "CERT") {
				needCertificate(t, path)
			}
			peer := start(t, peerCommand(t, ns, w.program, path))
			peer.enter("peer\n")
			// Tries until the peer listens.
			connect := "while True:\n    try:\n        " + strings.ReplaceAll(peerText(w.connect, path), "\n", "\n        ") +
				"\n        break\n    except (ConnectionRefusedError, FileNotFoundError):\n        time.sleep(0.01)\n"
			here := start(t, ns.in(labsh("-c", connect+"c.sendline labsh\nx = c.recvline\nclose\nprint('received', x)")))
			here.await("received b'peer\\n'\n")
			peer.await("labsh\n")
			if status := here.end(); status != 0 {
				t.Errorf("exit status %d: %s", status, here.errors)
			}
		})
	}
}

func TestConnectingPeers(t *testing.T) {
	t.Parallel()
	for _, w := range connectingPeers {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			ns := newNamespace(t)
			path := filepath.Join(t.TempDir(), "s")
			here := start(t, ns.in(labsh("-c", peerText(w.listen, path)+"\nx = p.recvline\np.sendline labsh\nprint('received', x)\np.recv")))
			here.await("Waiting for a client on ")
			here.await("\n")
			peer := start(t, peerCommand(t, ns, w.program, path))
			if w.name == "telnet" {
				peer.await("Connected to ")
			}
			peer.enter("peer\n")
			here.await("received b'peer\\")
			peer.await("labsh\n")
			if err := peer.cmd.Process.Kill(); err != nil { // some go on after their input's end
				t.Error(err)
			}
			here.wait()
		})
	}
}

// Datagrams, in UDP and on a Unix socket, both ways.
func TestDatagramPeers(t *testing.T) {
	t.Parallel()
	const answer = "s.sendto ${a[0]} ${a[1]} labsh"
	for _, w := range []struct{ name, program, lines, answer string }{
		{"nc", "nc.openbsd -u 127.0.0.1 PORT", "s = socket udp\nbind PORT", answer},
		{"ncat", "ncat -u 127.0.0.1 PORT", "s = socket udp\nbind PORT", answer},
		{"socat", "socat - UDP:127.0.0.1:PORT", "s = socket udp\nbind PORT", answer},
		{"socat IPv6", "socat - UDP6:[::1]:PORT", "s = socket udp ipv6\nbind ::1 PORT", answer},
		{"socat Unix", "socat - UNIX-SENDTO:PATH,bind=PATH.2", "s = socket udp unix\nbind PATH", "s.sendto PATH.2 labsh"},
	} {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			ns := newNamespace(t)
			path := filepath.Join(t.TempDir(), "s")
			here := start(t, ns.in(labsh("-c", peerText(w.lines, path)+"\nprint('ready')\nx, a = s.recvfrom\nprint('received', x)\n"+peerText(w.answer, path))))
			here.await("ready\n")
			peer := start(t, peerCommand(t, ns, w.program, path))
			peer.enter("peer\n")
			here.await("received b'peer\\n'\n")
			peer.await("labsh")
			if err := peer.cmd.Process.Kill(); err != nil {
				t.Error(err)
			}
			if status := here.end(); status != 0 {
				t.Errorf("exit status %d: %s", status, here.errors)
			}
		})
	}
}

// serve … tls and the hints about certificates.
func TestTLSCommands(t *testing.T) {
	t.Parallel()
	server := start(t, labsh("-i"))
	server.enter("s = serve 0 tls\nprint('port', s.port)\n")
	port := server.port("port")
	p := start(t, labsh("-i"))
	p.enter("connect localhost " + port + " tls\nc = connect localhost " + port + " tls insecure\nsend hello\nrecv\nc.tls\nclose\n" +
		"d = connect localhost " + port + "\nd.tls insecure\nprint(d.version(), d.fileno() > 0)\n")
	p.await("TLSv1.3 True\n")
	if status := p.end(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	out := p.output.String()
	for _, want := range []string{
		"TLS: TLSv1.3, TLS_AES_128_GCM_SHA256\nCertificate: localhost (labsh), signed by localhost (labsh)\nNames: localhost 127.0.0.1 ::1\nValid from ",
		"Certificate not checked: the other side may be anybody\n", "Received from server: Message Serveur vers Client\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if got := p.errors.String(); !strings.Contains(got, "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006)\n  hint: this certificate is signed by its own key") {
		t.Errorf("standard error %q", got)
	}
	if py := needPython(t); py != "" {
		got := start(t, exec.Command(py, "-c", "import socket, ssl, sys\nctx = ssl._create_unverified_context()\n"+
			"s = ctx.wrap_socket(socket.create_connection(('localhost', "+port+")), server_hostname='localhost')\ns.sendall(b'x')\nprint(s.version(), s.recv(99))")).succeed()
		if got != "TLSv1.3 b'"+strings.TrimSuffix(netlab.DefaultReply, "\n")+"\\n'\n" {
			t.Errorf("python3: %q", got)
		}
	}
	plain := start(t, labsh("-c", "s = listen 0\nprint('port', s.getsockname()[1])\np = accept\np.send \"no TLS here\\n\"\np.recv 1000\np.recv"))
	q := start(t, labsh("-c", "connect localhost "+plain.port("port")+" tls"))
	if status := q.end(); status != 1 || !strings.Contains(q.errors.String(), "ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)\n  hint: the other side does not speak TLS") {
		t.Errorf("exit status %d, %q", status, q.errors)
	}
}
