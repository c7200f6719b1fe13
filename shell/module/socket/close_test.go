package socket_test

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
)

// beside begins each program: beside(call) makes a call in a thread and returns once
// it waits, which Python itself does not tell: a moment after the thread says that it
// is about to.
const beside = `
import socket, threading, time
def shown(call):
    try:
        r = call()
        return "a client" if isinstance(r, tuple) and isinstance(r[0], socket.socket) else r
    except Exception as e:
        return type(e).__name__, str(e)
class beside(threading.Thread):
    def __init__(self, call):
        super().__init__()
        self.call, self.about = call, threading.Event()
        self.start()
        self.about.wait()
        time.sleep(0.1)
    def run(self):
        self.about.set()
        self.got = shown(self.call)
    def result(self):
        self.join()
        return self.got
def pair():
    with socket.create_server(("127.0.0.1", 0)) as l:
        c = socket.create_connection(l.getsockname())
        return c, l.accept()[0]
def silent(s):
    s.settimeout(0)
    r = shown(lambda: s.recv(10))
    s.settimeout(None)
    return r
def said(s):
    print(s.fileno(), "[closed]" in repr(s), shown(lambda: s.recv(1)), s.close())
`

// closePrograms close a socket beside a call of another thread.
var closePrograms = map[string]string{
	"recv": `
for timeout in None, 30:
    for ends in False, True:
        a, b = pair()
        a.settimeout(timeout)
        t = beside(lambda: a.recv(10))
        a.close()
        said(a)
        print(t.is_alive(), silent(b))
        if ends: b.close()
        else: b.send(b"hello")
        print(t.result())
        if not ends: print(shown(lambda: b.recv(1)))`,
	"recv until the timeout": `
a, b = pair()
a.settimeout(0.2)
t = beside(lambda: a.recv(10))
a.close()
print(t.is_alive(), t.result(), b.recv(1))`,
	"recvfrom": `
for timeout in None, 30:
    u = socket.socket(type=socket.SOCK_DGRAM)
    u.bind(("127.0.0.1", 0))
    at = u.getsockname()
    v = socket.socket(type=socket.SOCK_DGRAM)
    u.settimeout(timeout)
    t = beside(lambda: u.recvfrom(10)[0])
    u.close()
    said(u)
    v.sendto(b"hello", at)
    print(t.result())`,
	"accept": `
l = socket.create_server(("127.0.0.1", 0))
at = l.getsockname()
threads = [beside(l.accept) for _ in range(3)]
l.close()
said(l)
for n in range(3):
    c = socket.create_connection(at)
    while sum(t.is_alive() for t in threads) > 2 - n: time.sleep(0.01)
print([t.result() for t in threads])
print(shown(lambda: socket.create_connection(at)))`,
	"accept until the timeout": `
l = socket.create_server(("127.0.0.1", 0))
l.settimeout(0.2)
t = beside(l.accept)
l.close()
print(t.result())`,
	"the program's stop of a server": `
class Server(threading.Thread):
    def __init__(self):
        super().__init__()
        self.l = socket.create_server(("127.0.0.1", 0))
        self.at = self.l.getsockname()
        self.on = True
    def run(self):
        n = 0
        while self.on:
            try: c, _ = self.l.accept()
            except OSError as e:
                print(n, "clients", e)
                return
            n += 1
            c.send(b"hello"); c.close()
        print(n, "clients")
    def stop(self):
        self.on = False
        self.l.close()
s = Server(); s.start()
print(socket.create_connection(s.at).recv(10))
time.sleep(0.1)
s.stop()
print(s.is_alive())
last = socket.create_connection(s.at).recv(10)  # who wakes it
s.join()
print(last)`,
	"shutdown": `
for timeout in None, 30:
    l = socket.create_server(("127.0.0.1", 0))
    l.settimeout(timeout)
    t = beside(l.accept)
    l.shutdown(socket.SHUT_RDWR)
    print(t.result())
    a, b = pair()
    a.settimeout(timeout)
    t = beside(lambda: a.recv(10))
    a.shutdown(socket.SHUT_RDWR)
    if timeout is None: a.close()  # with one, the recv may find it closed
    print(t.result(), b.recv(10))`,
	"send": `
big = b"x" * 20000000
for send in "send", "sendall":
    a, b = pair()
    t = beside(lambda: getattr(a, send)(big))
    a.close()
    said(a)
    n = 0
    while p := b.recv(1000000): n += len(p)
    print(n, t.result())
a, b = pair()
a.settimeout(30)
t = beside(lambda: a.sendall(big))
a.close()
n = 0
while p := b.recv(1000000): n += len(p)
print(0 < n < len(big), t.result())`,
	"connect": `
for timeout in None, 30:
    l = socket.create_server(("127.0.0.1", 0), backlog=0)
    first = socket.create_connection(l.getsockname())
    c = socket.socket()
    c.settimeout(timeout)
    t = beside(lambda: c.connect(l.getsockname()))
    c.close()
    said(c)
    l.accept()
    print(t.result())`,
	"two": `
a, b = pair()
threads = [beside(lambda: a.recv(10)) for _ in range(2)]
a.close()
said(a)
b.send(b"one")
while all(t.is_alive() for t in threads): time.sleep(0.01)
print(silent(b))
b.send(b"two")
print(sorted(t.result() for t in threads), b.recv(10))`,
	"dup": `
a, b = pair()
d = a.dup()
t = beside(lambda: a.recv(10))
a.close()
b.send(b"hello")
print(t.result(), silent(b))
d.send(b"still"); d.close()
print(b.recv(10), b.recv(10))`,
	"detach": `
for timeout in None, 30:
    a, b = pair()
    a.settimeout(timeout)
    t = beside(lambda: a.recv(10))
    d = socket.socket(fileno=a.detach())
    said(a)
    b.send(b"hello")
    print(t.result())
    d.settimeout(0)
    print(shown(lambda: d.recv(10)))
    d.close()`,
	"makefile": `
a, b = pair()
f = a.makefile("rb")
t = beside(f.readline)
a.close()
print(a.fileno() > 0, t.is_alive(), silent(b))
b.send(b"a line\n")
print(t.result(), silent(b))
f.close()
print(a.fileno(), b.recv(10))`,
	"with": `
a, b = pair()
with a:
    t = beside(lambda: a.recv(10))
said(a)
b.send(b"hello")
print(t.result(), b.recv(10))`,
	"a Unix queue": `
l = socket.socket(socket.AF_UNIX)
l.bind("\0labsh close %d" % time.time_ns()); l.listen(0)
first = socket.socket(socket.AF_UNIX); first.connect(l.getsockname())
c = socket.socket(socket.AF_UNIX)
c.settimeout(30)
print(shown(lambda: c.connect(l.getsockname())), c.connect_ex(l.getsockname()))
c.settimeout(None)
t = beside(lambda: c.connect(l.getsockname()))
c.close()
print(t.is_alive()); l.accept()
print(t.result())`,
}

// closeTLS is a recv and a sendall inside TLS; @DIR@ is where the certificate is.
const closeTLS = `
import ssl
def tls():
    a, b = pair()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain("@DIR@/c.pem", "@DIR@/k.pem")
    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.check_hostname = False
    client.verify_mode = ssl.CERT_NONE
    t = beside(lambda: server.wrap_socket(b, server_side=True))
    a = client.wrap_socket(a)
    b = t.result()
    b.send(b"x"); a.recv(1)
    return a, b
for timeout in None, 30:
    for ends in False, True:
        a, b = tls()
        a.settimeout(timeout)
        t = beside(lambda: a.recv(10))
        a.close()
        said(a)
        print(t.is_alive(), silent(b)[0])
        if ends: b.close()
        else: b.send(b"hello")
        print(t.result())
    a, b = tls()
    a.settimeout(timeout)
    t = beside(lambda: a.sendall(b"x" * 20000000))
    a.close()
    n = 0
    while p := b.recv(1000000): n += len(p)
    print(0 < n < 20000000, t.result())`

// TestCloseAsCPython: close ends no call of another thread, here and in python3. What a
// thread has begun the other does not see, so that on a machine with much to do close
// may come first, here or there: what counts is a difference that stays.
func TestCloseAsCPython(t *testing.T) {
	t.Parallel()
	run := func(name, program string) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			difference := ""
			for range 3 {
				want, err := exec.CommandContext(t.Context(), moduletest.Python3(t), "-W", "ignore", "-c", beside+program).CombinedOutput()
				if err != nil {
					t.Fatalf("python3: %v\n%s", err, want)
				}
				o := moduletest.New(t).Program(beside + program)
				if o.Out == string(want) && o.Err == "" {
					return
				}
				difference = fmt.Sprintf("here    %q %s\nCPython %q", o.Out, o.Err, want)
			}
			t.Error(difference)
		})
	}
	for name, program := range closePrograms {
		run(name, program)
	}
	run("TLS", strings.ReplaceAll(closeTLS, "@DIR@", moduletest.CertificateDir(t)))
}
