package labtest

import (
	"runtime"
	"testing"
)

// sameInBoth runs a program by labsh and by python3, in namespaces of their own if
// apart says so, and compares all that they print.
func sameInBoth(t *testing.T, apart bool, program, want string) {
	path := write(t, "program.py", program)
	for _, r := range runners {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			cmd := r.command(t, path)
			if apart {
				cmd = newNamespace(t).in(cmd)
			}
			cmd.Env = environment(t)
			start(t, cmd).shows(want)
		})
	}
}

const sniffer = `import socket, struct

sniffer = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.ntohs(3))
sniffer.bind(("lo", 3))
sniffer.settimeout(10)
print(sniffer.getsockname())

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 5005))
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.bind(("127.0.0.1", 5006))
client.sendto(b"Message Client vers Serveur", ("127.0.0.1", 5005))

for _ in range(2):  # the loopback device shows a frame as it leaves and as it comes
    frame, where = sniffer.recvfrom(65535)
    kind, = struct.unpack("!H", frame[12:14])
    source, target = socket.inet_ntoa(frame[26:30]), socket.inet_ntoa(frame[30:34])
    print(hex(kind), frame[23] == socket.IPPROTO_UDP, source, target, struct.unpack("!HH", frame[34:38]), frame[42:])
    print(where, where[2] == (socket.PACKET_OUTGOING, socket.PACKET_HOST)[_])

receiver = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x88b5))
receiver.bind(("lo", 0x88b5))
receiver.settimeout(10)
print(receiver.sendto(b"cooked", ("lo", 0x88b5, 0, 0, bytes(6))), receiver.recvfrom(100))
print(sniffer.send(bytes(12) + b"\x88\xb5" + b"raw"), receiver.recvmsg(100))

raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_UDP)
raw.settimeout(10)
client.sendto(b"again", ("127.0.0.1", 5005))
packet, sender = raw.recvfrom(100)
print(packet[28:], sender)
`

// TestSniffer: a program that looks at frames runs, on a loopback device of its
// own.
func TestSniffer(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("AF_PACKET is Linux's")
	}
	t.Parallel()
	sameInBoth(t, true, sniffer, `('lo', 3, 0, 772, b'\x00\x00\x00\x00\x00\x00')
0x800 True 127.0.0.1 127.0.0.1 (5006, 5005) b'Message Client vers Serveur'
('lo', 2048, 4, 772, b'\x00\x00\x00\x00\x00\x00') True
0x800 True 127.0.0.1 127.0.0.1 (5006, 5005) b'Message Client vers Serveur'
('lo', 2048, 0, 772, b'\x00\x00\x00\x00\x00\x00') True
6 (b'cooked', ('lo', 34997, 0, 772, b'\x00\x00\x00\x00\x00\x00'))
17 (b'raw', [], 0, ('lo', 34997, 0, 772, b'\x00\x00\x00\x00\x00\x00'))
b'again' ('127.0.0.1', 0)
`)
}

const passing = `import socket, struct, sys, threading

parent, child = socket.socketpair()
listener = socket.create_server(("127.0.0.1", 0))
where = listener.getsockname()

def work():
    "takes a file, a listening socket and a connection, as a worker process would"
    data, fds, flags, address = socket.recv_fds(child, 100, 3)
    print(data, len(fds), flags, address)
    with open(fds[0]) as f:
        print(f.readline(), end="")
    with socket.socket(fileno=fds[1]) as taken, socket.socket(fileno=fds[2]) as connection:
        print(taken.family, taken.type, taken.getsockname() == where, connection.getpeername() == client.getsockname())
        peer, _ = taken.accept()
        print(peer.recv(100))
        connection.sendall(b"answered by the worker")
        peer.close()

client = socket.create_connection(where)
accepted, _ = listener.accept()
worker = threading.Thread(target=work)
with open(sys.argv[0]) as program:
    print(socket.send_fds(parent, [b"a file, ", b"a socket"], [program.fileno(), listener.fileno(), accepted.fileno()]))
listener.close()
accepted.close()
worker.start()
second = socket.create_connection(where)
second.sendall(b"through the listener that was passed")
print(client.recv(100))
print(second.recv(100))
worker.join()

child.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
parent.send(b"who")
data, ancillary, flags, _ = child.recvmsg(100, socket.CMSG_SPACE(12))
level, kind, credentials = ancillary[0]
same = struct.unpack("3i", credentials) == struct.unpack("3i", child.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
print(data, level == socket.SOL_SOCKET, kind == socket.SCM_CREDENTIALS, same)

socket.send_fds(parent, [b"cut"], [0, 0, 0])
data, ancillary, flags, _ = child.recvmsg(100, socket.CMSG_LEN(12) + socket.CMSG_SPACE(4))
print(data, flags == socket.MSG_CTRUNC)
`

// TestPassing: open descriptors go from one end of a Unix pair to the other.
func TestPassing(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("SO_PASSCRED is Linux's")
	}
	t.Parallel()
	sameInBoth(t, false, passing, `16
b'a file, a socket' 3 0 None
import socket, struct, sys, threading
2 1 True True
b'through the listener that was passed'
b'answered by the worker'
b''
b'who' True True True
b'cut' True
`)
}
