import socket, struct, time
s = socket.socket()
s.family, s.type, s.proto
socket.AF_INET, socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.AF_INET6
int(socket.AF_INET), socket.SOCK_DGRAM == 2
s.getsockname()
s.getpeername()
s.recv(1)
s.send(b'x')
s.accept()
s.listen()
s.listen(1)
s.connect(('127.0.0.1', 70000))
s.connect('127.0.0.1')
s.connect(('127.0.0.1',))
s.connect(('127.0.0.1', '80'))
s.connect('127.0.0.1', 80)
s.send('x')
s.recv(-1)
s.recv('a')
s.recv()
s.settimeout(-1)
s.settimeout('a')
s.settimeout(0.05); s.gettimeout()
s.accept()
s.setblocking(False); s.gettimeout()
s.accept()
s.getblocking()
s.foo
s.close()
s.close()
s.fileno()
s.getsockname()
s
a, b = socket.socketpair()
a.send(b'hello'), b.recv(2), b.recv(10)
a.sendall(b'x' * 1000), len(b.recv(2000))
a.shutdown(socket.SHUT_WR), b.recv(1), b.recv(1)
a.send(b'y')
b.send(b'z'), a.recv(5)
a.close(), b.close()
with socket.socket() as w: print(w.fileno() > 0)
w.fileno()
srv = socket.create_server(('127.0.0.1', 0))
adr = srv.getsockname(); adr[0]
c = socket.create_connection(adr, timeout=2); c.gettimeout()
p, who = srv.accept(); who == c.getsockname()
c.sendall(b'line1\nline2\n')
f = p.makefile('r'); f.readline(), f.readline()
w = p.makefile('wb'); w.write(b'abc'), w.flush(), c.recv(10)
c.settimeout(0.05)
c.recv(1)
try: c.recv(1)
except socket.timeout as e: print(type(e), e, e.args, isinstance(e, OSError), e.errno)
bb = bytearray(5)
p.send(b'123456'), c.recv_into(bb), bb, c.recv(1)
p.send(b'abc'), c.recv(2, socket.MSG_PEEK), c.recv(3)
c.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE), c.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1), c.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
c.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0)), c.close()
p.recv(1)
p.close(), srv.close(), f.close(), w.close()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(('127.0.0.1', 0))
v = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
v.sendto(b'dgram', u.getsockname())
d, frm = u.recvfrom(100); d, frm == ('127.0.0.1', v.getsockname()[1])
v.sendto(b'', u.getsockname()), u.recvfrom(10)[0]
v.sendto(b'toolong', u.getsockname()), u.recv(3)
v.sendto(b'x' * 70000, u.getsockname())
v.sendto(b'x', ('127.0.0.1', 0))
v.sendto('x', u.getsockname())
v.sendto(b'x')
v.send(b'x')
v.listen()
v.connect(u.getsockname()); v.send(b'conn'), u.recv(10)
u.close(), v.close()
socket.htons(1), socket.ntohs(256), socket.htonl(1)
socket.htons(70000)
socket.inet_aton('127.0.0.1'), socket.inet_ntoa(b'\x01\x02\x03\x04')
socket.inet_aton('300.1.1.1')
socket.inet_ntoa(b'123')
socket.inet_pton(socket.AF_INET6, '::1'), socket.inet_ntop(socket.AF_INET6, b'\0' * 15 + b'\1')
socket.inet_pton(socket.AF_INET, 'x')
socket.getservbyname('http'), socket.getservbyport(443)
socket.getservbyname('nope')
socket.gethostbyname('localhost'), socket.gethostbyname('127.0.0.1')
socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM)
socket.getaddrinfo('127.0.0.1', 'nope')
socket.gethostname() == socket.gethostname()
isinstance(socket.gaierror(), OSError), socket.error is OSError
socket.socket(99)
socket.socket(socket.AF_INET, 77)
socket.create_connection(('127.0.0.1', 1), 1)
socket.SOL_SOCKET, socket.SO_REUSEADDR, socket.SHUT_RD, socket.SHUT_RDWR, socket.SOMAXCONN > 1
socket.has_ipv6
class MySocket:
    """demonstration class only"""
    def __init__(self, sock=None):
        self.sock = socket.socket() if sock is None else sock
    def mysend(self, msg):
        totalsent = 0
        while totalsent < len(msg):
            sent = self.sock.send(msg[totalsent:])
            if sent == 0:
                raise RuntimeError("socket connection broken")
            totalsent = totalsent + sent
        return totalsent
    def myreceive(self, n):
        chunks = []
        bytes_recd = 0
        while bytes_recd < n:
            chunk = self.sock.recv(min(n - bytes_recd, 2048))
            if chunk == b'':
                raise RuntimeError("socket connection broken")
            chunks.append(chunk)
            bytes_recd = bytes_recd + len(chunk)
        return b''.join(chunks)
a, b = socket.socketpair()
MySocket(a).mysend(b'm' * 300), len(MySocket(b).myreceive(300))
a.close(); MySocket(b).myreceive(1)
b.close()
time.sleep(0), time.time() > 1e9, type(time.time())
struct.pack('!HI', 1, 2), struct.unpack('!HI', b'\0\1\0\0\0\2'), struct.calcsize('!HI')
struct.unpack('!H', b'1')
struct.pack('!H', 'a')
