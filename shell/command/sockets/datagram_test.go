package sockets_test

import (
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// shownOf masks what the kernel chose, but for the port called place.
func shownOf(text, port string) string {
	text = strings.ReplaceAll(text, "('127.0.0.1', "+port+")", "U")
	text = tupleOf.ReplaceAllString(text, "TUPLE")
	return strings.ReplaceAll(text, "localhost:"+port, "PLACE")
}

// TestDatagramReports: UDP has its own words, connect and close among them.
func TestDatagramReports(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("u = socket udp\nu.bind 0\nport = u.getsockname()[1]\nq = socket udp\nv = socket udp")
	port := h.Value("port")
	peer := "Peer of %s (UDP): PLACE. Nothing was sent; send will go there, only its datagrams will be received\nLocal address: TUPLE\n"
	for _, tt := range []struct{ line, want string }{
		{"connect localhost $port", strings.Replace(peer, "%s", "v", 1) + "  hint: for a TCP connection: socket tcp, then connect localhost " + port + "\n"},
		{"v.connect localhost $port", strings.Replace(peer, "%s", "v", 1)},
		{"v.connect_ex localhost $port", strings.Replace(peer, "%s", "v", 1) + "0\n"},
		{"q.connect_ex 127.255.255.255 $port", "13\n"}, // a broadcast address: no peer
		{"v.send hello", "Sent to PLACE: hello\n5\n"},
		{"u.recv 2 flags=peek", "Received from TUPLE: he\nPeeked: 2 bytes of 5; the datagram stays whole in the queue\nb'he'\n"},
		{"u.recv flags=peek", "Received from TUPLE: hello\nPeeked: it stays in the queue, the next recv gets it again\nb'hello'\n"},
		{"x = u.recv 3", "Received from TUPLE: hel\nDatagram cut: 3 bytes read of 5, the rest is lost\n"},
		{"u.recv 0", "b''\n"},
		{"u.recv 99999999999999", "MemoryError\n"}, // as the twin
		{"u.recvfrom 99999999999999", "MemoryError\n"},
		{"v.sendline", "Sent to PLACE: \n1\n"},
		{"u.recv | hex", "00000000  0a                                                |.|\n00000001\n"},
		{"v.sendall ''", "Sent to PLACE: \n"},
		{"u.recv", "Received from TUPLE: an empty datagram, 0 bytes (b'')\nb''\n"},
		{"u.sendto(b'back', v.getsockname())", "4\n"},
		{"v.recv", "Received from U: back\nb'back'\n"},
		{"v.shutdown rd", ""},
		{"v.recv", "Nothing came: this socket receives no more, shutdown rd (b'')\nb''\n"},
		{"v.close", ""},
		{"u.close", ""},
	} {
		if got := shownOf(h.Prompt(tt.line), port); got != tt.want {
			t.Errorf("%s\n got %q\nwant %q", tt.line, got, tt.want)
		}
	}
	// A script that uses UDP on purpose is not asked whether it meant TCP.
	h.Interactive = false
	if _, said := h.Run("w = socket udp\nconnect localhost $port"); said != "" {
		t.Errorf("in a script: %q", said)
	}
}

// TestUnixDatagramReports: a sender without a name is said in words.
func TestUnixDatagramReports(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.French)
	h.Run("a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)\nu = socket udp unix\nu.bind " + t.TempDir() + "/u\nplace = u.getsockname()")
	for _, tt := range []struct{ line, want string }{
		{"a.send salut", "Emission vers une socket Unix sans nom : salut\n5\n"},
		{"b.recv", "Reception d'une socket Unix sans nom : salut\nb'salut'\n"},
		{"a.send ''", "Emission vers une socket Unix sans nom : \n0\n"},
		{"b.recvfrom", "Reception d'une socket Unix sans nom : datagramme vide, 0 octet (b'')\n"},
		{"v = socket udp unix", ""},
		{"v.connect $place", "Correspondant de v (datagrammes Unix) : PLACE. Rien n'a été émis ; send émettra vers lui, seuls ses datagrammes seront reçus\n"},
		{"v.send à toi", "Emission vers PLACE : à toi\n6\n"},
		{"u.recvfrom 2", "Reception d'une socket Unix sans nom : à\nDatagramme coupé : 2 octets lus sur 6, le reste est perdu\n"},
		{"close v", ""},
	} {
		if got := strings.ReplaceAll(h.Prompt(tt.line), strings.Trim(h.Value("place"), "'"), "PLACE"); got != tt.want {
			t.Errorf("%s\n got %q\nwant %q", tt.line, got, tt.want)
		}
	}
}

// TestDatagramHints: what is said of errors that UDP has for itself.
func TestDatagramHints(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run(connection + "gone = socket udp\ngone.bind 0\nport = gone.getsockname()[1]\ngone.close()\nu = socket udp\nu.bind 0\nr = socket udp\nr.connect localhost $port\nw = socket udp\nw.connect(u.getsockname())\nw.shutdown wr\nx = socket udp unix\nsix = socket udp ipv6\nfar = socket udp\nfar.connect 127.0.0.1 $port")
	for _, tt := range []struct{ line, want string }{
		{"listen 5000 udp", "TypeError: listen: unexpected argument 'udp'\n  hint: " + locale.UDPHasNoSuchHint.En},
		{"connect localhost 5000 udp", "TypeError: connect: unexpected argument 'udp'\n  hint: " + locale.UDPHasNoSuchHint.En},
		{"u.send x", "OSError: [Errno 89] Destination address required\n  hint: " + locale.NoPeerHint.En},
		{"u.send(b'x')", "OSError: [Errno 89] Destination address required\n  hint: " + locale.NoPeerHint.En},
		{"x.send x", "OSError: [Errno 107] Transport endpoint is not connected\n  hint: " + locale.NoUnixPeerHint.En},
		{"u.getpeername", "OSError: [Errno 107] Transport endpoint is not connected\n  hint: " + locale.NoPeerYetHint.En},
		{"u.listen", "OSError: [Errno 95] Operation not supported\n  hint: " + locale.NotSupportedHint.En},
		{"u.accept", "OSError: [Errno 95] Operation not supported\n  hint: " + locale.NotSupportedHint.En},
		{"w.send x", "BrokenPipeError: [Errno 32] Broken pipe\n  hint: " + locale.ShutForWritingHint.En},
		{"u.bind 0", "OSError: [Errno 22] Invalid argument\n  hint: this socket has its address already, 127.0.0.1:"},
		{"u.sendto localhost 0 x", "OSError: [Errno 22] Invalid argument\n  hint: " + locale.PortZeroHint.En},
		{"u.sendto 127.0.0.1 9 ${'x' * 65508}", "OSError: [Errno 90] Message too long\n  hint: " + locale.DatagramTooLongHint.Format(locale.English, 65507, "IPv4")},
		{"six.sendto ::1 9 ${'x' * 65528}", "OSError: [Errno 90] Message too long\n  hint: " + locale.DatagramTooLongHint.Format(locale.English, 65527, "IPv6")},
		{"far.sendto 127.255.255.255 9 x", "PermissionError: [Errno 13] Permission denied\n  hint: " + locale.BroadcastHint.Format(locale.English, "127.255.255.255")},
		{"far.connect 127.255.255.255 9", "PermissionError: [Errno 13] Permission denied\n  hint: " + locale.BroadcastHint.Format(locale.English, "127.255.255.255")},
		{"r.send x\nr.settimeout 9\nr.recv", "ConnectionRefusedError: [Errno 111] Connection refused\n  hint: " + locale.PortUnreachableHint.Format(locale.English, "localhost:PORT", "bind PORT")},
		// The peer's answer comes to light in whatever is called next.
		{"r.send x\nr.sendto 127.0.0.1 9 y", "ConnectionRefusedError: [Errno 111] Connection refused\n  hint: " + locale.PortUnreachableHint.Format(locale.English, "localhost:PORT", "bind PORT")},
		{"u.recvline", "ValueError: recvline: u is a datagram socket, not a stream\n  hint: " + locale.NotAStreamHint.En},
		{"u.recvuntil x", "ValueError: recvuntil: u is a datagram socket"}, {"u.recvexactly 3", "ValueError: recvexactly: u is a datagram socket"},
		{"u.recvall", "ValueError: recvall: u is a datagram socket"}, {"u.recvall > nowhere", "ValueError: recvall: u is a datagram socket"},
		{"u.connect localhost 9 tls", "ValueError: connect: u is a datagram socket, not a stream\n  hint: " + locale.TLSOverUDPHint.En},
		{"c.setsockopt IP_ADD_MEMBERSHIP 239.1.2.3", "OSError: [Errno 71] Protocol error\n  hint: " + locale.StreamGroupHint.En},
		{"u.setsockopt IP_ADD_MEMBERSHIP 10.1.2.3 127.0.0.1", "OSError: [Errno 22] Invalid argument\n  hint: " + locale.NotAGroupHint.En},
		{"u.setsockopt IP_DROP_MEMBERSHIP 239.1.2.3 127.0.0.1", "OSError: [Errno 99] Cannot assign requested address\n  hint: " + locale.NotJoinedHint.En},
		{"u.setsockopt IP_ADD_MEMBERSHIP 239.1.2.3 127.0.0.1\nu.setsockopt IP_ADD_MEMBERSHIP 239.1.2.3 127.0.0.1", "OSError: [Errno 98] Address already in use\n  hint: " + locale.JoinedAlreadyHint.En},
		{"u.setsockopt IP_ADD_MEMBERSHIP 239.1.2.3 192.0.2.9", "OSError: [Errno 19] No such device\n  hint: " + locale.NoGroupInterfaceHint.Format(locale.English, "IP_ADD_MEMBERSHIP", "239.1.2.3")},
		{"six.setsockopt IPV6_JOIN_GROUP ff02::1 999999", "OSError: [Errno 19] No such device\n  hint: " + locale.NoGroupInterface6Hint.Format(locale.English, "IPV6_JOIN_GROUP", "ff02::1")},
		{"u.setsockopt IPV6_JOIN_GROUP ff02::1", "OSError: [Errno 92] Protocol not available\n  hint: " + locale.GroupFamilyHint.En},
		{"u.setsockopt IPV6_JOIN_GROUP ::1", "OSError: [Errno 92] Protocol not available\n  hint: " + locale.GroupFamilyHint.En},
		{"u.setsockopt IP_MULTICAST_IF 1.2.3.4", "OSError: [Errno 99] Cannot assign requested address"}, // bind's hint is not true of it
		{"six.setsockopt IPV6_JOIN_GROUP ::1 1", "OSError: [Errno 22] Invalid argument\n  hint: " + locale.NotAGroup6Hint.En},
		{"six.setsockopt IPV6_MULTICAST_IF nosuch0", "ValueError: invalid value for IPV6_MULTICAST_IF: 'nosuch0'\n  hint: IPV6_MULTICAST_IF takes " + locale.OptionTakesInterface.En},
	} {
		got := strings.ReplaceAll(h.Fails(tt.line), h.Value("port"), "PORT")
		if !strings.HasPrefix(got, tt.want) || !strings.Contains(tt.want, "hint") && strings.HasPrefix(tt.want, "OSError") && strings.Contains(got, "hint") {
			t.Errorf("%s\n got %q\nwant %q", tt.line, got, tt.want)
		}
	}
	// With SO_BROADCAST the same address is let through: nothing else was in the way.
	h.Run("u.setsockopt SO_BROADCAST on\nn = u.sendto 127.255.255.255 9 x")
	// Twenty groups a socket is the kernel's usual limit.
	got, n := "", 0
	for ; n < 1000 && got == ""; n++ {
		if _, said, err := h.Try("far.setsockopt IP_ADD_MEMBERSHIP 239.2.${" + strings.Repeat("1+", n/250) + "0}.${" + strings.Repeat("1+", n%250) + "0} 127.0.0.1"); err != nil {
			got = said
		}
	}
	if want := "OSError: [Errno 105] No buffer space available\n  hint: " + locale.TooManyGroupsHint.En; n < 1000 && !strings.HasPrefix(got, want) {
		t.Errorf("group %d: %q", n, got)
	}
}

// TestNoDatagramSocket: sendto and recvfrom take no TCP socket for a UDP one; the method
// of a stream says what Python does.
func TestNoDatagramSocket(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	hint := "  hint: " + locale.NoDatagram.En + "\n"
	h.Run(connection)
	for _, line := range []string{"sendto localhost 9 x", "recvfrom"} {
		if got := h.Fails(line); got != "NameError: name 'sock' is not defined\n"+hint {
			t.Errorf("%s: %q", line, got)
		}
	}
	h.Run("sock = socket tcp")
	if got := h.Fails("sendto localhost 9 x"); got != "ValueError: sock is not a datagram socket\n"+hint {
		t.Errorf("a TCP socket called sock: %q", got)
	}
	if got := h.Prompt("c.sendto localhost 9 stream"); got != "Sent to server: stream\n6\n" {
		t.Errorf("sendto on a stream: %q", got)
	}
	if got := h.Prompt("p.recvfrom"); tupleOf.ReplaceAllString(got, "A") != "Received from client: stream Client socket: A\n" {
		t.Errorf("recvfrom on a stream: %q", got)
	}
	h.Run("u = socket udp\nu.bind 0\nuse c\nsendto localhost ${u.getsockname()[1]} x")
	h.Run("u.close()\nuse u")
	if got := h.Fails("recvfrom"); !strings.HasPrefix(got, "OSError: [Errno 9] Bad file descriptor\n  hint: "+locale.ClosedHint.En) {
		t.Errorf("a closed one: %q", got)
	}
}

// TestVainWait: before a wait that nothing can end, that is said; not where something
// can come, or the wait is short. The sockets are shut down, which ends a wait at once.
func TestVainWait(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("u = socket udp\nx = socket udp unix\nb = socket udp\nb.bind 0\nlate = socket udp\nlate.sendto(b'', b.getsockname())\n" +
		"def end(s):\n    try:\n        s.shutdown(socket.SHUT_RDWR)\n    except OSError:\n        pass\nend(u)\nend(x)\nend(late)")
	vain := locale.NothingComes.Format(locale.English, "u") + "\n"
	for _, tt := range []struct{ line, said string }{
		{"u.recv", vain}, {"u.recvfrom", vain}, {"x.recv", locale.NothingComesUnix.Format(locale.English, "x") + "\n"},
		{"b.recv", ""}, {"late.recv", ""}, {"u.recv 0", ""},
		{"try:\n    u.recv flags=dontwait\nexcept BlockingIOError:\n    pass", ""},
		{"u.setblocking 0\ntry:\n    u.recv\nexcept BlockingIOError:\n    pass", ""},
	} {
		if _, said := h.Run(tt.line); said != tt.said {
			t.Errorf("%s: %q, want %q", tt.line, said, tt.said)
		}
	}
	// Nor does it help to wait for longer.
	for _, tt := range []struct {
		line   string
		hinted bool
	}{{"v = socket udp\nv.settimeout 0.01\nv.recv", false}, {"w = socket udp\nw.bind 0\nw.settimeout 0.01\nw.recv", true}} {
		if got := h.Fails(tt.line); strings.Contains(got, locale.TimedOutHint.En) != tt.hinted {
			t.Errorf("%s: %q", tt.line, got)
		}
	}
}
