package labtest

import (
	"os/exec"
	"strings"
	"testing"
)

// Two machines: each types what the other's labsh says.
func TestTwoMachines(t *testing.T) {
	t.Parallel()
	here, there := newPair(t)
	server := start(t, here.in(labsh("--lang", "en", "-i")))
	client := start(t, there.in(labsh("--lang", "fr", "-i")))
	offer := func(line string) string {
		t.Helper()
		server.enter(line + "\n")
		server.await("network can reach it: ")
		words, _, _ := strings.Cut(strings.TrimSpace(server.await("\n")), ",")
		return words
	}
	server.enter("addresses\n")
	if got := server.await("over there, connect 192.0.2.1 5000\n"); !strings.Contains(got, "For another machine to connect: here, listen 0.0.0.0 5000;") {
		t.Errorf("addresses: %q", got)
	}
	client.enter(offer("listen 0.0.0.0 5000") + "\n")
	client.await("Connexion sur serveur 192.0.2.1:5000\nSocket du client : ('192.0.2.2', ")
	client.enter("send Bonjour\n")
	server.enter("accept\nrecv\nsend Hello\n")
	server.await("Received from client: Bonjour Client socket: ('192.0.2.2', ")
	client.enter("recv\n")
	client.await("Reception du message client : Hello")
	client.enter("close\n")
	client.await("Deconnexion 192.0.2.1:5000.")
	server.enter("recv\n")
	server.await("End of stream")

	server.enter("addresses\n")
	server.await("From another machine, for server: connect 192.0.2.1 5000\n")

	// IPv6, and a link's own address.
	client.enter(strings.Replace(offer("listen :: 5001"), "192.0.2.1", "fd00::1", 1) + "\n")
	client.await("Connexion sur serveur [fd00::1]:5001\n")
	server.enter("all = addresses\nprint('link', [a['address'] for a in all if a['scope'] == 'link-local'][0])\n")
	link := server.port("link")
	client.enter("connect " + link + "%eth0 5001\n")
	client.await("Connexion sur serveur [" + link + "%eth0]:5001\n")

	// One address alone; a server; this machine's own affair.
	if got := offer("listen 192.0.2.1 5002"); got != "connect 192.0.2.1 5002" {
		t.Errorf("one address: %q", got)
	}
	client.enter("connect 192.0.2.1 5003\n")
	if said, ok := client.errors.await("ConnectionRefusedError"); !ok { // before there is a server
		t.Fatalf("nobody listens yet: %q", said)
	}
	if got := offer("serve 0.0.0.0 5003 reply=Bienvenue tls"); got != "connect 192.0.2.1 5003 tls insecure" {
		t.Errorf("serve: %q", got)
	} else {
		client.enter(got + "\nsend Ici\nrecv\n")
		client.await("Reception du message client : Bienvenue")
	}
	server.enter("u = socket udp\nu.bind 0.0.0.0 5004\naddresses | grep 5004\n")
	server.await("for u: sendto 192.0.2.1 5004 TEXT\n")
	server.enter("listen 5005\nprint('said')\n")
	if got := server.await("said\n"); strings.Contains(got, "network") {
		t.Errorf("localhost: %q", got)
	}

	// A browser, labsh and Python over there.
	for line, url := range map[string]string{"web 0.0.0.0 8080": "/index.php", "store serve 0.0.0.0 8081": "/products/1"} {
		words := offer(line)
		client.enter(words + "\nprint('fini')\n")
		if got := client.await("fini\n"); !strings.Contains(got, "HTTP/1.1 200 OK") {
			t.Errorf("%s: %q", words, got)
		}
		if curl, err := exec.LookPath("curl"); err == nil {
			host, _, _ := strings.Cut(strings.TrimPrefix(words, "http GET "), "/")
			start(t, there.in(exec.Command(curl, "-sSf", "--noproxy", "*", "http://"+host+url))).succeed()
		}
	}
	if py := needPython(t); py != "" {
		p := start(t, there.in(exec.Command(py, "-c", "import socket; s = socket.create_connection(('192.0.2.1', 5002)); s.sendall(b'from python'); print(s.recv(99))")))
		server.enter("use server3\naccept\nrecv\nsend to python\n")
		server.await("Received from client: from python")
		p.await("b'to python'")
		p.succeed()
	}
	client.end()
	server.end()
}

// A cable that is pulled out, an interface switched off, a machine without a network.
func TestConnectUnplugged(t *testing.T) {
	t.Parallel()
	here, there := newPair(t)
	there.sh(t, "ip link set eth0 down")
	here.sh(t, "until ip link show eth0 | grep -q NO-CARRIER; do sleep 0.02; done") // the kernel tells within a second
	here.wantHint(t, "connect 192.0.2.2 5000", noHost,
		"eth0 has no link: the cable is unplugged, or nothing at its other end is switched on",
		"eth0 n'a pas de liaison : câble débranché, ou rien d'allumé à l'autre bout")
	if got := start(t, here.in(labsh("--lang", "fr", "-c", "listen 0.0.0.0 5000\naddresses | grep sans"))).succeed(); !strings.HasPrefix(got,
		"Attente Connexion client 0.0.0.0:5000\nAucun réseau : seule cette machine peut s'y adresser\neth0       sans liaison  192.0.2.1/24 ") {
		t.Errorf("unplugged: %q", got)
	}
	here.sh(t, "ip link set eth0 down")
	here.wantHint(t, "connect 192.0.2.2 5000", noRoute,
		"this machine is on no network (addresses): it reaches itself alone",
		"cette machine n'est reliée à aucun réseau (addresses) : elle ne joint qu'elle-même")
	if got := start(t, here.in(labsh("--lang", "en", "-c", "addresses | fields interface state address\naddresses"))).succeed(); !strings.Contains(got, "\neth0\tdown\t192.0.2.1\n") ||
		!strings.HasSuffix(got, "\nNo network: only this machine can reach itself\n") {
		t.Errorf("down: %q", got)
	}
	here.sh(t, "ip link set eth0 up && ip -6 address flush dev eth0")
	there.sh(t, "ip link set eth0 up")
	here.linked(t)
	here.wantHint(t, "connect fd00::2 5000", noRoute,
		"this machine has no IPv6 address to reach fd00::2 from (addresses)", "cette machine n'a pas d'adresse IPv6 pour joindre fd00::2 (addresses)")
}

// The words of other systems lead to addresses, as they are typed there.
func TestForeignAddresses(t *testing.T) {
	t.Parallel()
	p := start(t, labsh("--lang", "fr", "-i"))
	lines := []string{"ip addr", "ip a", "ip -4 addr show", "ifconfig -a", "ifconfig eth0", "ipconfig /all", "hostname -I"}
	p.enter(strings.Join(lines, "\n") + "\n")
	if p.end(); strings.Count(p.errors.String(), "  indice : ") != len(lines) || strings.Count(p.errors.String(), "addresses") != len(lines) {
		t.Errorf("%s", p.errors)
	}
}
