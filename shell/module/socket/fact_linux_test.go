package socket_test

import (
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
)

// setting is what the facts need: pairs of connected sockets, and what a call gives.
const setting = `
import socket, struct, threading
def pair():
    s = socket.socket()
    s.bind(("127.0.0.1", 0))
    s.listen(1)
    c = socket.socket()
    c.connect(s.getsockname())
    p = s.accept()[0]
    s.close()
    return c, p
def gives(f, *a):
    try:
        return f(*a)
    except Exception as e:
        return type(e).__name__ + " " + str(e)
def queue(backlog):
    s = socket.socket()
    s.bind(("127.0.0.1", 0))
    s.listen(backlog)
    clients = []
    while True:
        c = socket.socket()
        c.settimeout(0.1)
        clients.append(c)
        got = gives(c.connect, s.getsockname())
        if got is not None:
            return len(clients) - 1, got
def read(p):
    while p.recv(1 << 20): pass
def full(c): # what is under way at one send's end may make room for the next
    while type(got := gives(c.send, big)) is int: pass
    return got
big = b"x" * 10_000_000
# Nobody else gets the port, and who holds it takes from itself alone.
held = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
held.bind(("127.0.0.1", 0))
nobody = held.getsockname()
held.connect(nobody)
def udp(connected):
    u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    u.settimeout(0.1)
    if connected:
        u.connect(nobody)
        u.send(b"x")
    else:
        u.sendto(b"x", nobody)
    return u
`

// facts are what help says of the kernel and of CPython: what is done, and what is seen.
var facts = []struct{ do, want string }{
	// listen: backlog + 1 wait, the next connect hangs.
	{`print(queue(0), queue(1), queue(3))`, "(1, 'TimeoutError timed out') (2, 'TimeoutError timed out') (4, 'TimeoutError timed out')"},
	// send: all without a limit, what fits with one.
	{"c, p = pair()\nt = threading.Thread(target=read, args=(p,))\nt.start()\nprint(c.send(big))\nc.close()\nt.join()", "10000000"},
	{"c, p = pair()\nc.settimeout(5)\nprint(0 < c.send(big) < len(big))\nc.settimeout(0.1)\nprint(full(c))", "True\nTimeoutError timed out"},
	{"c, p = pair()\nc.setblocking(False)\nprint(0 < c.send(big) < len(big), full(c))", "True BlockingIOError [Errno 11] Resource temporarily unavailable"},
	{`print(gives(socket.socket().send, b"x"), gives(socket.socket(socket.AF_INET, socket.SOCK_DGRAM).send, b"x"))`, "BrokenPipeError [Errno 32] Broken pipe OSError [Errno 89] Destination address required"},
	// recv's flags.
	{"c, p = pair()\nprint(gives(c.recv, 9, socket.MSG_DONTWAIT))\nc.settimeout(0.1)\nprint(gives(c.recv, 9, socket.MSG_DONTWAIT), c.gettimeout())", "BlockingIOError [Errno 11] Resource temporarily unavailable\nTimeoutError timed out 0.1"},
	{"c, p = pair()\np.send(b'abc')\nc.settimeout(5)\nprint(c.recv(9, socket.MSG_WAITALL))", "b'abc'"},
	// shutdown rd: nothing reaches the other side, what it sends still comes.
	{"c, p = pair()\nc.shutdown(socket.SHUT_RD)\nprint(c.recv(9), p.send(b'hello'))\nprint(c.recv(9), c.recv(9))\np.setblocking(False)\nprint(gives(p.recv, 9), c.send(b'yes'))", "b'' 5\nb'hello' b''\nBlockingIOError [Errno 11] Resource temporarily unavailable 3"},
	// close: FIN with the last descriptor, RST with SO_LINGER 0 or what was not read.
	{"c, p = pair()\nd = c.dup()\nc.close()\np.settimeout(0.1)\nprint(gives(p.recv, 9))\nd.close()\nprint(gives(p.recv, 9))", "TimeoutError timed out\nb''"},
	{"c, p = pair()\nf = c.makefile('rb')\nc.close()\np.settimeout(0.1)\nprint(gives(p.recv, 9))\nf.close()\nprint(gives(p.recv, 9))", "TimeoutError timed out\nb''"},
	{"c, p = pair()\nc.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\nc.close()\nprint(gives(p.recv, 9))", "ConnectionResetError [Errno 104] Connection reset by peer"},
	{"c, p = pair()\np.send(b'unread')\nc.recv(1)\nc.close()\nprint(gives(p.recv, 9))", "ConnectionResetError [Errno 104] Connection reset by peer"},
	// UDP's errors: ICMP's, on a connected socket alone.
	{"u = udp(True)\nprint(gives(u.recvfrom, 9))", "ConnectionRefusedError [Errno 111] Connection refused"},
	{"u = udp(True)\nprint(gives(u.sendto, b'y', nobody))", "ConnectionRefusedError [Errno 111] Connection refused"},
	{"u = udp(False)\nprint(gives(u.recvfrom, 9), gives(u.sendto, b'y', nobody))", "TimeoutError timed out 1"},
	{"u = udp(False)\nprint(gives(u.sendto, b'x' * 65508, nobody), gives(u.sendto, b'x' * 65507, nobody))", "OSError [Errno 90] Message too long 65507"},
	{"u = udp(False)\nprint(gives(u.sendto, b'x', ('127.255.255.255', 9)), gives(u.sendto, b'x', ('127.0.0.1', 0)))", "PermissionError [Errno 13] Permission denied OSError [Errno 22] Invalid argument"},
	// Who may not.
	{"c, p = pair()\nprint(gives(c.listen), gives(c.bind, ('127.0.0.1', 0)), gives(c.connect, nobody), sep='; ')", "OSError [Errno 22] Invalid argument; OSError [Errno 22] Invalid argument; OSError [Errno 106] Transport endpoint is already connected"},
	{"u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nprint(gives(u.accept), gives(u.listen), gives(socket.socket().accept), sep='; ')", "OSError [Errno 95] Operation not supported; OSError [Errno 95] Operation not supported; OSError [Errno 22] Invalid argument"},
}

// TestFacts: what help says is what the kernel does, in python3 and here.
func TestFacts(t *testing.T) {
	t.Parallel()
	programs := []string{}
	for _, f := range facts {
		programs = append(programs, "def fact():\n    "+strings.ReplaceAll(f.do, "\n", "\n    ")+"\n", "fact()")
	}
	all := append(moduletest.Chunks(setting), programs...)
	cpython := moduletest.InCPython(t, all)
	s := moduletest.New(t)
	for i, chunk := range all {
		got, want := s.Do(chunk), ""
		if n := i - (len(all) - len(programs)); n >= 0 && n%2 == 1 {
			chunk, want = facts[n/2].do, facts[n/2].want+"\n"
		}
		if got.Out != want || got.Err != "" {
			t.Errorf("%s\n got %q %s\nwant %q", chunk, got.Out, got.Err, want)
		}
		if cpython[i].Out != want || cpython[i].Err != "" {
			t.Errorf("%s\nin CPython %q %s\n      want %q", chunk, cpython[i].Out, cpython[i].Err, want)
		}
	}
}
