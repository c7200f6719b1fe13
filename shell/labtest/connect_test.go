package labtest

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// fails runs lines in a namespace, the last of which fails: its error's last line and
// hint.
func (n *namespace) fails(t *testing.T, lang, lines string) string {
	t.Helper()
	p := start(t, n.in(labsh("--lang", lang, write(t, "script.lab", lines))))
	if status := p.end(); status != 1 {
		t.Errorf("%s: exit status %d\n%s", lines, status, indent(p.output.String()))
	}
	_, rest, _ := strings.Cut(p.errors.String(), "\n")
	return strings.TrimSuffix(rest, "\n")
}

// wantHint checks in both languages what the last of lines fails with; "" for no hint.
func (n *namespace) wantHint(t *testing.T, lines, err, en, fr string) {
	t.Helper()
	for lang, hint := range map[string]string{"en": "\n  hint: " + en, "fr": "\n  indice : " + fr} {
		want := err + hint
		if en == "" {
			want = err
		}
		// A Python line has a traceback before it.
		if got := masked("\n" + n.fails(t, lang, lines)); !strings.HasSuffix(got, masked("\n"+want)) {
			t.Errorf("%s, %s:\n%s", lang, lines, difference(got, want))
		}
	}
}

// hintCase is what lines fail with, and the hint in each language.
type hintCase struct{ lines, err, en, fr string }

// wantHints is wantHint for many, side by side.
func (n *namespace) wantHints(t *testing.T, cases map[string]hintCase) {
	t.Helper()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n.wantHint(t, c.lines, c.err, c.en, c.fr)
		})
	}
}

const (
	refused  = "ConnectionRefusedError: [Errno 111] Connection refused"
	noHost   = "OSError: [Errno 113] No route to host"
	noRoute  = "OSError: [Errno 101] Network is unreachable"
	inUse    = "OSError: [Errno 98] Address already in use"
	noLocal  = "OSError: [Errno 99] Cannot assign requested address"
	noAnswer = "TimeoutError: [Errno 110] Connection timed out"
)

// What connect says of another machine follows from what this one knows of the way to
// it, not from the errno alone.
func TestConnectElsewhere(t *testing.T) {
	t.Parallel()
	here, there := newPair(t)
	here.sh(t, `ip route add unreachable 10.78.0.0/24; ip route add prohibit 10.79.0.0/24; ip route add 10.80.0.0/24 via 192.0.2.2
ip route add 10.82.0.0/24 via 192.0.2.77; ip route add 10.83.0.0/24 via 192.0.2.2; ip route add 10.84.0.0/24 via 192.0.2.2
ip address add 192.0.2.3/24 dev eth0; ip neighbor add 192.0.2.66 lladdr 02:00:00:00:00:66 dev eth0
ip -6 route add unreachable fd78::/64`)
	// The other one is a router, too: to nowhere, and from a machine that it forbids.
	there.sh(t, `echo 1 > /proc/sys/net/ipv4/ip_forward; ip route add unreachable 10.83.0.0/24; ip route add unreachable 192.0.2.3
ip route add blackhole 10.80.0.0/24`)
	here.wantHints(t, map[string]hintCase{
		"refused": {
			"connect 192.0.2.2 5000", refused,
			"192.0.2.2 refuses port 5000; on that machine: listen 0.0.0.0 5000 (listen 5000 serves that machine alone)",
			"192.0.2.2 refuse le port 5000 ; sur cette machine-là : listen 0.0.0.0 5000 (listen 5000 n'y sert qu'elle-même)",
		},
		"refused over IPv6": {
			"connect fd00::2 5000", refused,
			"fd00::2 refuses port 5000; on that machine: listen :: 5000 (listen 5000 serves that machine alone)",
			"fd00::2 refuse le port 5000 ; sur cette machine-là : listen :: 5000 (listen 5000 n'y sert qu'elle-même)",
		},
		"refused in Python": {
			"s = socket.socket()\ns.connect(('192.0.2.2', 5000))", refused,
			"192.0.2.2 refuses port 5000; on that machine: listen 0.0.0.0 5000 (listen 5000 serves that machine alone)",
			"192.0.2.2 refuse le port 5000 ; sur cette machine-là : listen 0.0.0.0 5000 (listen 5000 n'y sert qu'elle-même)",
		},
		"port 0": {
			"connect 192.0.2.2 0", refused,
			"nothing ever listens on port 0, which asks bind for a free port; connect wants the server's port",
			"rien n'écoute jamais sur le port 0, qui demande à bind un port libre ; connect veut le port du serveur",
		},
		"nobody": {
			"connect 192.0.2.9 5000", noHost,
			"nobody has the address 192.0.2.9 on the network of eth0: machine off or unplugged, or a wrong address (over there: addresses)",
			"personne n'a l'adresse 192.0.2.9 sur le réseau de eth0 : machine éteinte ou débranchée, ou adresse fausse (là-bas : addresses)",
		},
		"nobody over IPv6": {
			"connect fd00::9 5000", noHost,
			"nobody has the address fd00::9 on the network of eth0: machine off or unplugged, or a wrong address (over there: addresses)",
			"personne n'a l'adresse fd00::9 sur le réseau de eth0 : machine éteinte ou débranchée, ou adresse fausse (là-bas : addresses)",
		},
		"gateway silent": {
			"connect 10.82.0.1 5000", noHost,
			"the gateway 192.0.2.77, through which 10.82.0.1 is reached, does not answer",
			"la passerelle 192.0.2.77, par où passe ce qui va vers 10.82.0.1, ne répond pas",
		},
		"router says so": {
			"connect 10.83.0.1 5000", noHost,
			"a router on the way answers that 10.83.0.1 cannot be reached: check the address (over there: addresses)",
			"un routeur en chemin répond qu'on ne peut pas joindre 10.83.0.1 : vérifiez l'adresse (là-bas : addresses)",
		},
		"router has no route": {
			"connect 10.84.0.1 5000", noRoute,
			"a router on the way answers that 10.84.0.1 cannot be reached: check the address (over there: addresses)",
			"un routeur en chemin répond qu'on ne peut pas joindre 10.84.0.1 : vérifiez l'adresse (là-bas : addresses)",
		},
		"unreachable route": {
			"connect 10.78.0.1 80", noHost, "this machine's routing table forbids 10.78.0.1", "la table de routage de cette machine interdit 10.78.0.1",
		},
		"unreachable route over IPv6": {
			"connect fd78::1 80", noHost, "this machine's routing table forbids fd78::1", "la table de routage de cette machine interdit fd78::1",
		},
		"prohibit route": { // not "ports below 1024 are for root"
			"connect 10.79.0.1 80", "PermissionError: [Errno 13] Permission denied",
			"this machine's routing table forbids 10.79.0.1", "la table de routage de cette machine interdit 10.79.0.1",
		},
		"no route": {
			"connect 198.51.100.1 5000", noRoute,
			"198.51.100.1 is in none of this machine's networks (addresses), and no gateway leads there",
			"198.51.100.1 n'est dans aucun réseau de cette machine (addresses), et aucune passerelle n'y mène",
		},
		"broadcast": {
			"connect 192.0.2.255 5000", noRoute,
			"192.0.2.255 stands for several machines at once: a TCP connection reaches one",
			"192.0.2.255 désigne plusieurs machines à la fois : une connexion TCP n'en joint qu'une",
		},
		"multicast": {
			"connect 224.0.0.1 5000", noRoute,
			"224.0.0.1 stands for several machines at once: a TCP connection reaches one",
			"224.0.0.1 désigne plusieurs machines à la fois : une connexion TCP n'en joint qu'une",
		},
		"link-local without interface": {
			"connect fe80::2 5000", "OSError: [Errno 22] Invalid argument",
			"an fe80:: address needs the interface of this machine: fe80::2%eth0",
			"une adresse fe80:: se complète par l'interface d'ici : fe80::2%eth0",
		},
		"link-local in Python": {
			"s = socket.socket(socket.AF_INET6)\ns.connect(('fe80::2', 5000))", "OSError: [Errno 22] Invalid argument",
			"an fe80:: address needs the interface of this machine: ('fe80::2', 5000, 0, socket.if_nametoindex('eth0'))",
			"une adresse fe80:: se complète par l'interface d'ici : ('fe80::2', 5000, 0, socket.if_nametoindex('eth0'))",
		},
		"dropped": {
			"connect 192.0.2.66 5000", noAnswer,
			"192.0.2.66 did not answer: machine off, wrong address (over there: addresses), or a firewall that drops the request",
			"192.0.2.66 n'a pas répondu : machine éteinte, adresse fausse (là-bas : addresses) ou pare-feu qui jette la demande",
		},
		"dropped by a router": {
			"connect 10.80.0.1 5000", noAnswer,
			"10.80.0.1 did not answer: machine off, wrong address (over there: addresses), or a firewall that drops the request",
			"10.80.0.1 n'a pas répondu : machine éteinte, adresse fausse (là-bas : addresses) ou pare-feu qui jette la demande",
		},
		"settimeout": {
			"s = socket\ns.settimeout 0.1\ns.connect 192.0.2.66 5000", "TimeoutError: timed out",
			"192.0.2.66 did not answer within settimeout's time: machine far away or off, wrong address (over there: addresses), or a firewall that drops the request",
			"192.0.2.66 n'a pas répondu dans le délai de settimeout : machine lointaine ou éteinte, adresse fausse (là-bas : addresses) ou pare-feu qui jette la demande",
		},
	})
}

// What connect says of this machine's own ports.
func TestConnectHere(t *testing.T) {
	t.Parallel()
	here, _ := newPair(t)
	here.wantHints(t, map[string]hintCase{
		"nothing": {"connect localhost 5000", refused, "nothing listens on localhost:5000; start it with: listen 5000", "rien n'écoute sur localhost:5000 ; pour y écouter : listen 5000"},
		"nothing at an address": {
			"connect 192.0.2.1 5000", refused,
			"nothing listens on 192.0.2.1:5000; start it with: listen 192.0.2.1 5000", "rien n'écoute sur 192.0.2.1:5000 ; pour y écouter : listen 192.0.2.1 5000",
		},
		"nothing at ::1": {"connect ::1 5000", refused, "nothing listens on [::1]:5000; start it with: listen ::1 5000", "rien n'écoute sur [::1]:5000 ; pour y écouter : listen ::1 5000"},
		"loopback alone": {
			"listen 5001\nconnect 192.0.2.1 5001", refused,
			"here port 5001 is listened on at 127.0.0.1:5001 only: connect 127.0.0.1 5001", "ici, le port 5001 n'est écouté que sur 127.0.0.1:5001 : connect 127.0.0.1 5001",
		},
		"IPv6 alone": {
			"listen ::1 5002\nconnect localhost 5002", refused,
			"here port 5002 is listened on at [::1]:5002 only: connect ::1 5002", "ici, le port 5002 n'est écouté que sur [::1]:5002 : connect ::1 5002",
		},
		"one address alone": {
			"listen 192.0.2.1 5003\nconnect localhost 5003", refused,
			"here port 5003 is listened on at 192.0.2.1:5003 only: connect 192.0.2.1 5003", "ici, le port 5003 n'est écouté que sur 192.0.2.1:5003 : connect 192.0.2.1 5003",
		},
		"bound": {
			"s = socket\ns.bind 5004\nt = socket tcp\nt.connect localhost 5004", refused,
			"s is bound but does not listen yet: s.listen", "s est liée mais n'écoute pas encore : s.listen",
		},
		"queue full": {
			"server = listen 5005 backlog=0\nconnect localhost 5005\ns = socket tcp\ns.settimeout 0.1\ns.connect localhost 5005", "TimeoutError: timed out",
			"the queue of localhost:5005 is full (connections: 1, backlog: 0): nobody calls accept there",
			"la file d'attente de localhost:5005 est pleine (connexions : 1, backlog : 0) : personne n'y appelle accept",
		},
		"queue full, the system's time": {
			"server = listen 5006 backlog=0\nconnect localhost 5006\nconnect 127.0.0.1 5006", noAnswer,
			"the queue of 127.0.0.1:5006 is full (connections: 1, backlog: 0): nobody calls accept there",
			"la file d'attente de 127.0.0.1:5006 est pleine (connexions : 1, backlog : 0) : personne n'y appelle accept",
		},
		"a wait that is no connect": {
			"server = listen 5007\nserver.settimeout 0.01\nserver.accept", "TimeoutError: timed out",
			"nothing came in time; settimeout none waits without limit", "rien n'est arrivé à temps ; settimeout none attend sans limite",
		},
		"not ours": {"listen 192.0.2.2 5000", noLocal, "192.0.2.2 is not an address of this machine (addresses shows them); localhost and 0.0.0.0 will do", "192.0.2.2 n'est pas une adresse de cette machine (addresses les montre) ; localhost et 0.0.0.0 conviennent"},
		"the same connection": {
			"l = listen 5008\nc = connect localhost 5008\nport = c.getsockname()[1]\ns = socket tcp\ns.setsockopt SO_REUSEADDR 1\nc.setsockopt SO_REUSEADDR 1\ns.bind 127.0.0.1 $port\ns.connect 127.0.0.1 5008", noLocal,
			"a connection from 127.0.0.1:PORT to 127.0.0.1:5008 exists already (ESTABLISHED): another local port is needed",
			"une connexion de 127.0.0.1:PORT à 127.0.0.1:5008 existe déjà (ESTABLISHED) : il faut un autre port local",
		},
	})
}

// An address that is taken: by whom, as the machine's table has it.
func TestTaken(t *testing.T) {
	t.Parallel()
	here := newNamespace(t)
	py := needPython(t)
	other := start(t, here.in(exec.Command(py, "-c", `import socket
l = socket.create_server(("127.0.0.1", 5000))
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(("127.0.0.1", 5000))
# One connection that goes on, one in TIME_WAIT, without SO_REUSEADDR; one more with it.
def pair(port, reuse):
    s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, reuse); s.bind(("127.0.0.1", port)); s.listen()
    c = socket.create_connection(("127.0.0.1", port)); p = s.accept()[0]
    s.close()
    return c, p
goes_on = pair(5001, 0)
for port, reuse in (5002, 0), (5003, 1):
    c, p = pair(port, reuse); p.close(); c.recv(1); c.close()
import os
print("pid", os.getpid(), flush=True)
input()`)))
	t.Cleanup(func() { other.end() })
	who := "python3 (pid " + other.port("pid") + ")"
	type taken map[string]struct{ lines, en, fr string }
	check := func(cases taken) {
		for name, c := range cases {
			t.Run(name, func(t *testing.T) { here.wantHint(t, c.lines, inUse, c.en, c.fr) })
		}
	}
	check(taken{ // the first: TIME_WAIT lasts 60 s
		"TIME_WAIT of a socket without SO_REUSEADDR": {
			"listen 5002", "localhost:5002 is still that of old connections in TIME_WAIT, whose socket had no SO_REUSEADDR: wait 60 s at most, or take another port",
			"localhost:5002 est encore celui d'anciennes connexions en TIME_WAIT, dont la socket n'avait pas SO_REUSEADDR : attendez 60 s au plus, ou prenez un autre port",
		},
		"TIME_WAIT, reuse=no": {
			"listen 5003 reuse=no", "localhost:5003 is still that of old connections in TIME_WAIT: wait 60 s at most, or set SO_REUSEADDR before bind (listen does, but for reuse=no)",
			"localhost:5003 est encore celui d'anciennes connexions en TIME_WAIT : attendez 60 s au plus, ou SO_REUSEADDR avant bind (listen le met, sauf reuse=no)",
		},
	})
	start(t, here.in(labsh("-c", "listen 5003"))).succeed() // as the hint says
	check(taken{
		"another program listens": {
			"listen 5000", "localhost:5000 is taken already: " + who + " listens on 127.0.0.1:5000; port 0 lets the kernel choose a free one",
			"localhost:5000 est déjà pris : " + who + " écoute sur 127.0.0.1:5000 ; le port 0 laisse le noyau en choisir un libre",
		},
		"in Python": {
			"socket.socket().bind(('', 5000))", "0.0.0.0:5000 is taken already: " + who + " listens on 127.0.0.1:5000; port 0 lets the kernel choose a free one",
			"0.0.0.0:5000 est déjà pris : " + who + " écoute sur 127.0.0.1:5000 ; le port 0 laisse le noyau en choisir un libre",
		},
		"another address": {
			"serve 0.0.0.0 5000", "0.0.0.0:5000 is taken already: " + who + " listens on 127.0.0.1:5000; port 0 lets the kernel choose a free one",
			"0.0.0.0:5000 est déjà pris : " + who + " écoute sur 127.0.0.1:5000 ; le port 0 laisse le noyau en choisir un libre",
		},
		"any address of IPv6": {
			"listen :: 5000", "[::]:5000 is taken already: " + who + " listens on 127.0.0.1:5000; port 0 lets the kernel choose a free one",
			"[::]:5000 est déjà pris : " + who + " écoute sur 127.0.0.1:5000 ; le port 0 laisse le noyau en choisir un libre",
		},
		"this shell listens": {
			"one = listen 127.0.0.1 5010\ntwo = listen 127.0.0.1 5010", "127.0.0.1:5010 is taken already: one, of this shell, listens on 127.0.0.1:5010; port 0 lets the kernel choose a free one",
			"127.0.0.1:5010 est déjà pris : one, de ce shell, écoute sur 127.0.0.1:5010 ; le port 0 laisse le noyau en choisir un libre",
		},
		"bound here": {
			"s = socket\ns.bind 5011\nt = socket tcp\nt.bind 5011", "localhost:5011 is taken already: s is bound to it; to listen there: s.listen",
			"localhost:5011 est déjà pris : s y est liée ; pour y écouter : s.listen",
		},
		"a datagram socket": {
			"s = socket udp\ns.bind 5000", "localhost:5000 is taken already: " + who + " has a UDP socket there, 127.0.0.1:5000; port 0 lets the kernel choose a free one",
			"localhost:5000 est déjà pris : " + who + " y a une socket UDP, 127.0.0.1:5000 ; le port 0 laisse le noyau en choisir un libre",
		},
		"a connection": {
			"listen 5001", "localhost:5001 is still that of a connection (ESTABLISHED, with 127.0.0.1:PORT, " + who + "): close it, or SO_REUSEADDR on both sockets before bind",
			"localhost:5001 est encore celui d'une connexion (ESTABLISHED, avec 127.0.0.1:PORT, " + who + ") : fermez-la, ou SO_REUSEADDR sur les deux sockets avant bind",
		},
	})
}

// No ephemeral port is left.
func TestEphemeralPorts(t *testing.T) {
	t.Parallel()
	here := newNamespace(t)
	here.sh(t, "echo 40000 40003 > /proc/sys/net/ipv4/ip_local_port_range")
	const all = "l = listen 5000 backlog=9\nk = []\nfor i in range(4): k.append(socket.create_connection(('127.0.0.1', 5000)))\n"
	here.wantHint(t, all+"connect localhost 5000", noLocal,
		"no ephemeral port is free to go to localhost:5000: close sockets, or wait for the TIME_WAITs to end (60 s)",
		"plus aucun port éphémère libre pour aller vers localhost:5000 : fermez des sockets, ou attendez la fin des TIME_WAIT (60 s)")
	here.wantHint(t, all+"listen 127.0.0.1 0 reuse=no", inUse, "no ephemeral port is free: close sockets", "plus aucun port éphémère libre : fermez des sockets")
}

// Ctrl-C at a connect that waits for a place in a queue.
func TestConnectInterrupted(t *testing.T) {
	t.Parallel()
	here, _ := newPair(t)
	here.sh(t, "echo 6 > /proc/sys/net/ipv4/tcp_syn_retries; ip neighbor add 192.0.2.66 lladdr 02:00:00:00:00:66 dev eth0")
	for lang, want := range map[string]string{
		"en": "KeyboardInterrupt\n  hint: the queue of localhost:5000 is full (connections: 1, backlog: 0): nobody calls accept there\n",
		"fr": "KeyboardInterrupt\n  indice : la file d'attente de localhost:5000 est pleine (connexions : 1, backlog : 0) : personne n'y appelle accept\n",
	} {
		p := start(t, here.in(labsh("--lang", lang, "-i")))
		p.enter("s = listen 5000 backlog=0\nconnect localhost 5000\nconnect localhost 5000\nprint('here')\n")
		here.sh(t, "until grep -q ' 02 ' /proc/net/tcp; do sleep 0.02; done") // SYN_SENT
		p.signal(os.Interrupt)
		p.await("here\n")
		if p.end(); !strings.Contains(p.errors.String(), want) {
			t.Errorf("%s", p.errors)
		}
		// Another machine's silence has no hint then.
		p = start(t, here.in(labsh("--lang", lang, "-i")))
		p.enter("connect 192.0.2.66 5000\nprint('here')\n")
		here.sh(t, "until grep -q ' 02 ' /proc/net/tcp; do sleep 0.02; done")
		p.signal(os.Interrupt)
		p.await("here\n")
		if p.end(); !strings.Contains(p.errors.String(), "KeyboardInterrupt\n>>> ") {
			t.Errorf("%s", p.errors)
		}
	}
}
