package labtest

import (
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// peer is a server to connect to, and the name that it is asked for.
type peer struct {
	name  string
	chain []*identity // what it sends, its own certificate first
	how   string      // what else it does; "" for nothing
	host  string      // "" for localhost
	want  string      // the verdict
}

// serving is python3's part: a port for each peer. It is told the peers as a list of
// names and of how they do it; who asks as "name how" gets an answer and an end.
const serving = `
import json, os, socket, ssl, struct, sys, threading, warnings
warnings.simplefilter("ignore")
os.chdir(sys.argv[1])
def serve(name, how, listener):
    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ctx.set_ciphers("DEFAULT:@SECLEVEL=0")
    ctx.load_cert_chain(name + ".pem")
    version = {"1.1": ssl.TLSVersion.TLSv1_1, "1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}.get(how.split()[0] if how else "")
    if version:
        ctx.minimum_version = ctx.maximum_version = version
        if " " in how:
            ctx.set_ciphers(how.split()[1])
    if how == "client":
        ctx.verify_mode = ssl.CERT_REQUIRED
        ctx.load_verify_locations("trust.pem")
    while True:
        c, _ = listener.accept()
        threading.Thread(target=answer, args=(ctx, how, c), daemon=True).start()
def answer(ctx, how, c):
    c.settimeout(60)
    try:
        if how in ("plain", "http"):
            if how == "plain":
                c.sendall(b"220 hello\r\n")
            c.recv(1)
            if how == "http":
                c.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            c.shutdown(socket.SHUT_WR)
            while c.recv(9999):
                pass
        elif how == "mute":
            c.recv(99999)
        else:
            s = ctx.wrap_socket(c, server_side=True)
            s.sendall(b"ok")
            if how == "reset":
                s.recv(1)
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            elif how == "cut":
                socket.socket.shutdown(s, socket.SHUT_WR)
                s.recv(1)
            else:
                s.unwrap()
            s.close()
    except OSError:
        pass
    c.close()
ports = []
for name, how in json.load(sys.stdin):
    listener = socket.create_server(("127.0.0.1", 0), backlog=50)
    ports.append(listener.getsockname()[1])
    threading.Thread(target=serve, args=(name, how, listener), daemon=True).start()
print(json.dumps(ports), flush=True)
threading.Event().wait()
`

// asking is the client: the same program for labsh and python3.
const asking = `
import json, socket, ssl
with open("@DIR@/peers.json") as f:
    peers = json.load(f)
for name, how, host, port in peers:
    context = ssl.create_default_context()
    if how == "unchecked":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if how == "alternative":
        context.hostname_checks_common_name = False
    s = socket.create_connection(("127.0.0.1", port))
    s.settimeout(60)
    try:
        t = context.wrap_socket(s, server_hostname=host, suppress_ragged_eofs=how != "strict")
        data, checked = t.recv(100), bool(t.getpeercert())
        if how == "reset":
            t.sendall(b"x")
        print(name, "|", t.version(), data, t.recv(100), checked)
        t.close()
    except OSError as e:
        print(name, "|", type(e).__name__, e, getattr(e, "verify_code", ""))
        s.close()
`

// zoo makes the peers' certificates.
func zoo(t *testing.T, dir string) []peer {
	t.Helper()
	k := makeKeys(t)
	root := issue(t, "Lab Root", k.p256, nil, authority)
	other := issue(t, "Other Root", k.p256, nil, authority)
	middle := issue(t, "Lab Middle", k.p384, root, authority)
	leaf := func(issuer *identity, changes ...as) *identity {
		return issue(t, "server", k.p256, issuer, append([]as{hosts("localhost")}, changes...)...)
	}
	of := func(c ...*identity) []*identity { return c }
	short := issue(t, "Short Path", k.p384, root, authority, func(c *x509.Certificate) { c.MaxPathLenZero = true })
	below := issue(t, "Below", k.p521, short, authority)
	no := issue(t, "No Authority", k.p384, root)
	old := issue(t, "Old Middle", k.p384, root, authority, from(-48*time.Hour, -24*time.Hour))
	clients := issue(t, "Clients Only", k.p384, root, authority, purpose(x509.ExtKeyUsageClientAuth))
	within := issue(t, "Within", k.p384, root, authority, func(c *x509.Certificate) {
		c.PermittedDNSDomainsCritical, c.PermittedDNSDomains = true, []string{"lab.example"}
	})
	without := issue(t, "Without", k.p384, root, authority, func(c *x509.Certificate) {
		c.PermittedDNSDomainsCritical, c.ExcludedDNSDomains = true, []string{"localhost"}
	})
	weakRoot := issue(t, "Weak Root", k.rsa1024, nil, authority)
	wide := issue(t, "RSA Middle", k.rsa2048, root, authority)
	forger := issue(t, "Lab Root", k.p384, nil, authority, func(c *x509.Certificate) { c.SubjectKeyId = root.certificate.SubjectKeyId })
	self := issue(t, "self", k.p256, nil, hosts("localhost"))
	known := issue(t, "known", k.p256, nil, hosts("localhost"))
	half := issue(t, "Half", k.p384, other, authority)
	good := leaf(root)
	pemOf(t, dir, "trust.pem", nil, root, weakRoot, known, half)

	const ok = "TLSv1.3 b'ok' b'' True"
	const failed = "SSLCertVerificationError [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "
	bad := func(why string, code int) string { return fmt.Sprintf("%s%s (_ssl.c:1006) %d", failed, why, code) }
	mismatch := func(host string) string {
		return bad("Hostname mismatch, certificate is not valid for '"+host+"'.", 62)
	}
	noIssuer := bad("unable to get local issuer certificate", 20)
	return []peer{
		{"good", of(good), "", "", ok},
		{"chain", of(leaf(middle), middle), "", "", ok},
		{"with root", of(leaf(middle), middle, root), "", "", ok},
		{"wrong order", of(leaf(middle), root, other, middle), "", "", ok},
		{"self-signed", of(self), "", "", bad("self-signed certificate", 18)},
		{"self-signed, trusted", of(known), "", "", ok},
		{"unknown root", of(leaf(other)), "", "", noIssuer},
		{"unknown root, sent", of(leaf(other), other), "", "", bad("self-signed certificate in certificate chain", 19)},
		{"missing intermediate", of(leaf(middle, func(c *x509.Certificate) {
			c.IssuingCertificateURL = []string{"http://lab.example/middle.der"}
		})), "", "", noIssuer},
		{"half trusted", of(leaf(half), half), "", "", bad("unable to get issuer certificate", 2)},
		{"forged root", of(leaf(forger)), "", "", bad("certificate signature failure", 7)},
		{"expired", of(leaf(root, from(-48*time.Hour, -24*time.Hour))), "", "", bad("certificate has expired", 10)},
		{"expired intermediate", of(leaf(old), old), "", "", bad("certificate has expired", 10)},
		{"not yet valid", of(leaf(root, from(24*time.Hour, 48*time.Hour))), "", "", bad("certificate is not yet valid", 9)},
		{"expired, other name", of(leaf(root, from(-48*time.Hour, -24*time.Hour))), "", "lab.example", mismatch("lab.example")},
		{"other name", of(leaf(root, hosts("a.example", "b.example"))), "", "", mismatch("localhost")},
		{"no name", of(issue(t, "", k.p256, root)), "", "", mismatch("localhost")},
		{"common name", of(issue(t, "localhost", k.p256, root)), "", "", ok},
		{"common name, not wanted", of(issue(t, "localhost", k.p256, root)), "alternative", "", mismatch("localhost")},
		{"common name beside address", of(issue(t, "localhost", k.p256, root, addresses("127.0.0.1"))), "", "", ok},
		{"common name beside name", of(issue(t, "localhost", k.p256, root, hosts("a.example"))), "", "", mismatch("localhost")},
		{"capitals", of(leaf(root, hosts("LocalHost"))), "", "LOCALHOST", ok},
		{"wildcard", of(leaf(root, hosts("*.lab.example"))), "", "a.lab.example", ok},
		{"wildcard, two labels", of(leaf(root, hosts("*.lab.example"))), "", "a.b.lab.example", mismatch("a.b.lab.example")},
		{"wildcard, no label", of(leaf(root, hosts("*.lab.example"))), "", "lab.example", mismatch("lab.example")},
		{"wildcard, short", of(leaf(root, hosts("*.example"))), "", "lab.example", mismatch("lab.example")},
		{"wildcard, part", of(leaf(root, hosts("w*.lab.example"))), "", "www.lab.example", mismatch("www.lab.example")},
		{"wildcard, second", of(leaf(root, hosts("a.*.example"))), "", "a.lab.example", mismatch("a.lab.example")},
		{"address", of(leaf(root, addresses("127.0.0.1", "::1"))), "", "127.0.0.1", ok},
		{"address 6", of(leaf(root, addresses("127.0.0.1", "::1"))), "", "::1", ok},
		{"other address", of(leaf(root, addresses("127.0.0.2"))), "", "127.0.0.1", bad("IP address mismatch, certificate is not valid for '127.0.0.1'.", 64)},
		{"address as name", of(leaf(root, hosts("127.0.0.1"))), "", "127.0.0.1", bad("IP address mismatch, certificate is not valid for '127.0.0.1'.", 64)},
		{"for servers", of(leaf(root, purpose(x509.ExtKeyUsageServerAuth))), "", "", ok},
		{"for clients", of(leaf(root, purpose(x509.ExtKeyUsageClientAuth))), "", "", bad("unsuitable certificate purpose", 26)},
		{"for anything", of(leaf(root, purpose(x509.ExtKeyUsageAny))), "", "", bad("unsuitable certificate purpose", 26)},
		{"key for signing certificates", of(leaf(root, func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageCertSign })), "", "", bad("unsuitable certificate purpose", 26)},
		{"authority as server", of(leaf(root, authority)), "", "", ok},
		{"clients' authority", of(leaf(clients), clients), "", "", bad("unsuitable certificate purpose", 26)},
		{"no authority", of(leaf(no), no), "", "", bad("invalid CA certificate", 79)},
		{"path length", of(leaf(below), below, short), "", "", bad("path length constraint exceeded", 25)},
		{"name permitted", of(leaf(within, hosts("a.lab.example")), within), "", "a.lab.example", ok},
		{"name not permitted", of(leaf(within), within), "", "", bad("permitted subtree violation", 47)},
		{"name excluded", of(leaf(without), without), "", "", bad("excluded subtree violation", 48)},
		{"sha1", of(leaf(wide, func(c *x509.Certificate) { c.SignatureAlgorithm = x509.SHA1WithRSA }), wide), "", "", bad("CA signature digest algorithm too weak", 68)},
		{"rsa 1024", of(issue(t, "server", k.rsa1024, root, hosts("localhost"))), "", "", bad("EE certificate key too weak", 66)},
		{"rsa 1024, unchecked", of(issue(t, "server", k.rsa1024, root, hosts("localhost"))), "unchecked", "", "TLSv1.3 b'ok' b'' False"},
		{"authority's rsa 1024", of(leaf(weakRoot)), "", "", bad("CA certificate key too weak", 67)},
		{"rsa 2048", of(issue(t, "server", k.rsa2048, root, hosts("localhost"))), "", "", ok},
		{"p-384", of(issue(t, "server", k.p384, root, hosts("localhost"))), "", "", ok},
		{"p-521", of(issue(t, "server", k.p521, root, hosts("localhost"))), "", "", ok},
		{"ed25519", of(issue(t, "server", k.ed25519, root, hosts("localhost"))), "", "", ok},
		{"unchecked", of(self), "unchecked", "", "TLSv1.3 b'ok' b'' False"},
		{"tls 1.2", of(good), "1.2", "", "TLSv1.2 b'ok' b'' True"},
		{"tls 1.3", of(good), "1.3", "", ok},
		{"tls 1.1", of(good), "1.1", "", "SSLError [SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version (_ssl.c:1006) "},
		{"aes256-gcm", of(good), "1.2 ECDHE-ECDSA-AES256-GCM-SHA384", "", "TLSv1.2 b'ok' b'' True"},
		{"chacha20", of(good), "1.2 ECDHE-ECDSA-CHACHA20-POLY1305", "", "TLSv1.2 b'ok' b'' True"},
		{"aes128-cbc", of(good), "1.2 ECDHE-ECDSA-AES128-SHA256", "", "TLSv1.2 b'ok' b'' True"},
		{"aes128-cbc, rsa", of(issue(t, "server", k.rsa2048, root, hosts("localhost"))), "1.2 ECDHE-RSA-AES128-SHA256", "", "TLSv1.2 b'ok' b'' True"},
		{"no common cipher", of(good), "1.2 ECDHE-ECDSA-AES256-SHA", "", "SSLError [SSL: SSLV3_ALERT_HANDSHAKE_FAILURE] sslv3 alert handshake failure (_ssl.c:1006) "},
		{"rsa key exchange", of(issue(t, "server", k.rsa2048, root, hosts("localhost"))), "1.2 AES128-GCM-SHA256", "", "SSLError [SSL: SSLV3_ALERT_HANDSHAKE_FAILURE] sslv3 alert handshake failure (_ssl.c:1006) "},
		{"plain", of(good), "plain", "", "SSLError [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006) "},
		{"http", of(good), "http", "", "SSLError [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006) "},
		{"mute", of(good), "mute", "", "SSLEOFError [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol (_ssl.c:1006) "},
		{"client wanted", of(good), "client", "", "SSLError [SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED] tlsv13 alert certificate required (_ssl.c:2580) "},
		{"cut", of(good), "cut", "", ok},
		{"cut, strict", of(good), "strict", "", "SSLEOFError [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol (_ssl.c:2580) "},
		{"reset", of(good), "reset", "", ok},
	}
}

// TestTLSVerdicts: labsh accepts and refuses the peers that python3 and openssl accept
// and refuse, in the same version and with the same words.
func TestTLSVerdicts(t *testing.T) {
	t.Parallel()
	need(t, "openssl")
	py := needPython(t)
	dir := t.TempDir()
	peers := zoo(t, dir)
	ports := serveAll(t, py, dir, peers)
	var lines [][]any
	for i, p := range peers {
		lines = append(lines, []any{p.name, p.how, p.hostName(), ports[i]})
	}
	text, err := json.Marshal(lines)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "peers.json"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	program := write(t, "asking.py", strings.ReplaceAll(asking, "@DIR@", dir))
	verdicts := func(cmd *exec.Cmd) map[string]string {
		cmd.Env = append(os.Environ(), "SSL_CERT_FILE="+filepath.Join(dir, "trust.pem"), "SSL_CERT_DIR="+dir+"/none")
		got := map[string]string{}
		for line := range strings.Lines(start(t, cmd).succeed()) {
			name, verdict, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " | ")
			got[name] = verdict
		}
		return got
	}
	here, there := verdicts(labsh(program)), verdicts(exec.Command(py, program))
	for i, p := range peers {
		if there[p.name] != p.want {
			t.Errorf("%s: python3 says %s\nwant %s", p.name, there[p.name], p.want)
		}
		if here[p.name] != there[p.name] {
			t.Errorf("%s: labsh says\n%s\npython3 says\n%s", p.name, here[p.name], there[p.name])
		}
		switch {
		case p.how == "alternative", p.how == "client", p.how == "strict", p.name == "wildcard, part":
			continue // not so in s_client, or not by an option
		}
		if got, want := opensslSays(t, dir, p, ports[i]), verdictOf(p.want); got != want {
			t.Errorf("%s: openssl s_client says %q, labsh %q", p.name, got, want)
		}
	}
}

func (p peer) hostName() string {
	if p.host == "" {
		return "localhost"
	}
	return p.host
}

// serveAll starts the peers and gives their ports.
func serveAll(t *testing.T, py, dir string, peers []peer) (ports []int) {
	t.Helper()
	var list [][2]string
	for _, p := range peers {
		pemOf(t, dir, p.name+".pem", p.chain[0].key, p.chain...)
		how := p.how
		switch how {
		case "strict":
			how = "cut"
		case "unchecked", "alternative":
			how = ""
		}
		list = append(list, [2]string{p.name, how})
	}
	text, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(py, "-c", serving, dir)
	cmd.Stdin = strings.NewReader(string(text))
	if err := json.Unmarshal([]byte(start(t, cmd).await("\n")), &ports); err != nil {
		t.Fatal(err)
	}
	return ports
}

// verdictOf is what openssl's is compared with: the number of the fault of a
// certificate, the version that was agreed on, or nothing.
func verdictOf(printed string) string {
	if code := regexp.MustCompile(`^SSLCertVerificationError .* (\d+)$`).FindStringSubmatch(printed); code != nil {
		return code[1]
	}
	if strings.HasPrefix(printed, "TLSv1.") {
		return printed[:len("TLSv1.3")]
	}
	return ""
}

var (
	opensslCode    = regexp.MustCompile(`verify error:num=(\d+)`)
	opensslVersion = regexp.MustCompile(`(?m)^New, (TLSv1\.\d), Cipher is [A-Z]`)
)

// opensslSays is the verdict of openssl s_client.
func opensslSays(t *testing.T, dir string, p peer, port int) string {
	t.Helper()
	args := []string{"s_client", "-connect", fmt.Sprintf("127.0.0.1:%d", port), "-CAfile", filepath.Join(dir, "trust.pem"), "-no-CApath", "-auth_level", "2", "-cipher", "ECDH+AESGCM:ECDH+CHACHA20:ECDH+AES:DHE+AES:!SHA1:!AESCCM:@SECLEVEL=2"}
	if p.how != "unchecked" {
		if net.ParseIP(p.hostName()) != nil {
			args = append(args, "-verify_ip", p.hostName())
		} else {
			args = append(args, "-verify_hostname", p.hostName(), "-servername", p.hostName())
		}
		args = append(args, "-verify_return_error")
	}
	out, _ := exec.CommandContext(t.Context(), "openssl", args...).CombinedOutput()
	if code := opensslCode.FindSubmatch(out); code != nil && p.how != "unchecked" {
		return string(code[1])
	}
	if version := opensslVersion.FindSubmatch(out); version != nil {
		return string(version[1])
	}
	return ""
}

// What is said of a fault; what a line begins with is enough.
var certificateFaults = []struct{ peer, en, fr string }{
	{"self-signed", "this certificate is signed by its own key", "ce certificat est signé par sa propre clé"},
	{"unknown root", "Other Root, which signed the certificate of server, is not known here, and the other side did not send its certificate", "Other Root, qui a signé le certificat de server, n'est pas connu ici"},
	{"unknown root, sent", "the chain of certificates is complete, but Other Root", "la chaîne de certificats est complète, mais Other Root"},
	{"missing intermediate", "Lab Middle, which signed the certificate of server, is not known here", "Lab Middle, qui a signé le certificat de server, n'est pas connu ici"},
	{"half trusted", "Half is trusted here, but not Other Root", "Half est de confiance ici, mais pas Other Root"},
	{"forged root", "the certificate of server is not signed with the key of Lab Root", "le certificat de server n'est pas signé par la clé de Lab Root"},
	{"expired", "the certificate of server expired on ", "le certificat de server n'est plus valable depuis le "},
	{"expired intermediate", "the certificate of Old Middle expired on ", "le certificat de Old Middle n'est plus valable depuis le "},
	{"not yet valid", "the certificate of server is valid from ", "le certificat de server n'est valable qu'à partir du "},
	{"other name", "this certificate is not for localhost but for: a.example b.example; connect by that name, or ask for it on a connection: tls a.example", "ce certificat n'est pas au nom de localhost, mais à celui de : a.example b.example"},
	{"no name", "this certificate is not for localhost: it has no host's name", "ce certificat n'est pas au nom de localhost : il n'a aucun nom"},
	{"for clients", "this certificate was made for something else (extendedKeyUsage: clientAuth)", "ce certificat est fait pour autre chose (extendedKeyUsage : clientAuth)"},
	{"key for signing certificates", "the key of this certificate may not be used for that (keyUsage)", "la clé de ce certificat ne peut pas servir à cela (keyUsage)"},
	{"clients' authority", "the authority Clients Only issues no certificates for this use", "l'autorité Clients Only n'émet pas"},
	{"no authority", "No Authority signed a certificate of the chain, but is no authority", "No Authority a signé un certificat de la chaîne sans être une autorité"},
	{"path length", "there are too many authorities below Short Path (pathlen:0)", "il y a trop d'autorités sous Short Path (pathlen:0)"},
	{"name excluded", "the names in this certificate are not among those", "les noms de ce certificat ne sont pas de ceux"},
	{"sha1", "the certificate of server is signed with SHA1-RSA", "le certificat de server est signé avec SHA1-RSA"},
	{"rsa 1024", "the key in the certificate of server is too short (1024 bits of RSA)", "la clé du certificat de server est trop courte (1024 bits en RSA)"},
	{"tls 1.1", "the two ends have no version of TLS in common", "les deux extrémités n'ont aucune version de TLS en commun"},
	{"no common cipher", "the other side accepts nothing of what is offered", "l'autre extrémité n'accepte rien de ce qu'on lui propose"},
	{"http", "the other side does not speak TLS on that port", "l'autre extrémité ne parle pas TLS sur ce port"},
	{"mute", "the other side closed during the handshake", "l'autre extrémité a fermé pendant la négociation"},
}

// TestTLSReports: at the prompt each fault has its own hint, a certificate that was not
// checked is shown as that, and so is how a stream ended.
func TestTLSReports(t *testing.T) {
	t.Parallel()
	py := needPython(t)
	dir := t.TempDir()
	peers := zoo(t, dir)
	ports := map[string]int{}
	for i, port := range serveAll(t, py, dir, peers) {
		ports[peers[i].name] = port
	}
	run := func(lang string, lines ...string) *process {
		cmd := labsh("--lang", lang, "-i")
		cmd.Env = append(os.Environ(), "SSL_CERT_FILE="+filepath.Join(dir, "trust.pem"), "SSL_CERT_DIR="+dir+"/none")
		p := start(t, cmd)
		p.enter(strings.Join(lines, "\n") + "\n")
		if status := p.end(); status != 0 {
			t.Errorf("exit status %d: %s", status, p.errors)
		}
		return p
	}
	for lang, label := range map[string]string{"en": "  hint: ", "fr": "  indice : "} {
		var lines []string
		for _, f := range certificateFaults {
			lines = append(lines, fmt.Sprintf("connect localhost %d tls", ports[f.peer]))
		}
		var hints []string
		for line := range strings.Lines(run(lang, lines...).errors.String()) {
			if hint, ok := strings.CutPrefix(line, label); ok {
				hints = append(hints, hint)
			}
		}
		if len(hints) != len(certificateFaults) {
			t.Fatalf("%s: %d hints: %q", lang, len(hints), hints)
		}
		for i, f := range certificateFaults {
			want := f.en
			if lang == "fr" {
				want = f.fr
			}
			if !strings.HasPrefix(hints[i], want) {
				t.Errorf("%s, %s: %q", f.peer, lang, hints[i])
			}
			if f.peer == "self-signed" && !strings.HasSuffix(hints[i], fmt.Sprintf(": connect localhost %d tls insecure\n", ports[f.peer])) {
				t.Errorf("no line to type: %q", hints[i])
			}
			if f.peer == "missing intermediate" && !strings.Contains(hints[i], "http://lab.example/middle.der") {
				t.Errorf("no address: %q", hints[i])
			}
		}
	}

	const unchecked, nameless = "Certificate not checked: ", "Certificate from a known authority, but name not checked"
	const common = "That name is in the certificate's CN alone"
	context := "import ssl\ncontext = ssl.create_default_context()\ncontext.check_hostname = False"
	for _, c := range []struct {
		peer  string
		lines string // with the peer's port for PORT
		want  []string
		not   []string
	}{
		{"good", "connect localhost PORT tls\ntls", nil, []string{unchecked, nameless, common}},
		{"common name", "connect localhost PORT tls\ntls", []string{common, common}, []string{unchecked}},
		{"self-signed", "connect localhost PORT tls insecure\ntls", []string{unchecked, unchecked}, nil},
		{"self-signed", "c = connect localhost PORT\nc.tls insecure\nc.tls", []string{unchecked, unchecked}, nil},
		{"other name", context + "\nc = connect localhost PORT\nc = context.wrap_socket(c)\nc.tls", []string{nameless}, []string{unchecked}},
		{"self-signed", context + "\ncontext.verify_mode = ssl.CERT_NONE\nc = connect localhost PORT\nc = context.wrap_socket(c)\ncontext.verify_mode = ssl.CERT_REQUIRED\nc.tls", []string{unchecked}, []string{nameless}},
		{"good", "connect localhost PORT tls\nrecv\nrecv\nrecv", []string{"Received from server: ok\n", "nothing is missing\n", "nothing is missing\n"}, []string{"may be missing"}},
		{"cut", "connect localhost PORT tls\nrecv\nrecv", []string{"TLS: the stream was cut without close_notify, its end may be missing\n"}, []string{"nothing is missing"}},
		{"cut", "connect localhost PORT tls\nrecvall", []string{"Received from server: ok\nTLS: the stream was cut without close_notify, its end may be missing\nb'ok'\n"}, nil},
		{"reset", "connect localhost PORT tls\nrecv\nsend x\nrecv", []string{"TLS: connection reset (RST) without close_notify, the end may be missing\nb''\n"}, []string{"nothing is missing"}},
		{"cut", "connect localhost PORT tls\nrecv\nshutdown rd\nrecv", []string{"b''\n"}, []string{"may be missing", "nothing is missing"}},
	} {
		out := run("en", strings.Split(strings.ReplaceAll(c.lines, "PORT", fmt.Sprint(ports[c.peer])), "\n")...).output.String()
		rest := out
		for _, want := range c.want {
			_, after, ok := strings.Cut(rest, want)
			if !ok {
				t.Errorf("%s: %q is not there in\n%s", c.lines, want, out)
			}
			rest = after
		}
		for _, not := range c.not {
			if strings.Contains(out, not) {
				t.Errorf("%s: %q is there in\n%s", c.lines, not, out)
			}
		}
	}
}
