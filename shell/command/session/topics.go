package session

import (
	"labsh/netlab"
	"labsh/shell/locale"
)

// Topics are all of them, in the order in which they are listed: states in the
// order of a connection's life, then what is around them.
var Topics = []Topic{
	{
		Name: locale.TopicStatesName, Aliases: []string{"state", "état", "automate", "diagram", "diagramme"},
		Title: locale.TopicStatesTitle, Picture: locale.TopicStatesDrawn, Text: locale.TopicStatesText,
		Lines: `listen 5000
connect localhost 5000
accept
sockets                # server LISTEN, client ESTABLISHED, peer ESTABLISHED
client.shutdown wr
sockets                # client FIN_WAIT2, peer CLOSE_WAIT
peer.close
ss 5000                # TIME-WAIT`,
		Related: []string{"CLOSED", "LISTEN", "SYN_SENT", "SYN_RECV", "ESTABLISHED", "FIN_WAIT1", "FIN_WAIT2", "CLOSE_WAIT", "LAST_ACK", "CLOSING", "TIME_WAIT", "segments", "sockets", "ss"},
	},
	{
		Name: locale.Same("CLOSED"), Aliases: []string{"CLOSE", "UNCONN"}, State: netlab.TCPClose,
		Title: locale.TopicClosedTitle, Text: locale.TopicClosedText,
		Lines: `socket tcp
sockets                # sock CLOSED
listen 5000
connect localhost 5000
accept
client.send Bonjour
sockets                # peer ESTABLISHED 7
peer.close
sockets                # client CLOSED`,
		Related: []string{"LISTEN", "SYN_SENT", "LAST_ACK", "TIME_WAIT", "segments", "socket"},
	},
	{
		Name: locale.Same("LISTEN"), Aliases: []string{"LISTENING"}, State: netlab.TCPListen,
		Title: locale.TopicListenTitle, Text: locale.TopicListenText,
		Lines: `listen 5000
sockets                # server LISTEN 0 1
connect localhost 5000
ss 5000                # LISTEN 1 1
connect localhost 5001 # ConnectionRefusedError`,
		Related: []string{"CLOSED", "SYN_RECV", "ESTABLISHED", "backlog", "ports", "listen"},
	},
	{
		Name: locale.Same("SYN_SENT"), State: netlab.TCPSynSent,
		Title: locale.TopicSynSentTitle, Text: locale.TopicSynSentText,
		Lines: `listen 5000 backlog=0
connect localhost 5000
socket tcp
setblocking 0
connect_ex localhost 5000  # 115
sockets                # sock SYN_SENT
ss 5000                # SYN-SENT 0 1`,
		Related: []string{"CLOSED", "SYN_RECV", "ESTABLISHED", "backlog", "connect"},
	},
	{
		Name: locale.Same("SYN_RECV"), Aliases: []string{"SYN_RCVD"}, State: netlab.TCPSynRecv,
		Title: locale.TopicSynRecvTitle, Text: locale.TopicSynRecvText,
		Lines: `listen 5000
setsockopt TCP_DEFER_ACCEPT 30
connect localhost 5000
ss 5000                # SYN-RECV, ESTAB
send Bonjour
accept
sockets                # peer ESTABLISHED 7`,
		Related: []string{"LISTEN", "SYN_SENT", "ESTABLISHED", "segments"},
	},
	{
		Name: locale.Same("ESTABLISHED"), Aliases: []string{"CONNECTED"}, State: netlab.TCPEstablished,
		Title: locale.TopicEstablishedTitle, Text: locale.TopicEstablishedText,
		Lines: `listen 5000
connect localhost 5000
sockets                # server LISTEN 1 1, client ESTABLISHED
send Bonjour
ss 5000                # ESTAB 7 0 127.0.0.1:5000
accept
recv                   # b'Bonjour'`,
		Related: []string{"SYN_SENT", "SYN_RECV", "FIN_WAIT1", "CLOSE_WAIT", "backlog", "buffers", "accept"},
	},
	{
		Name: locale.Same("FIN_WAIT1"), Aliases: []string{"FIN_WAIT"}, State: netlab.TCPFinWait1,
		Title: locale.TopicFinWait1Title, Text: locale.TopicFinWait1Text,
		Lines: `listen 5000
connect localhost 5000
accept
client.setblocking 0
n = client.send(bytes(10**7))
client.shutdown wr
sockets                # client FIN_WAIT1, peer ESTABLISHED
ss 5000                # FIN-WAIT-1
peer.recvexactly $n | count
sockets                # client FIN_WAIT2, peer CLOSE_WAIT`,
		Related: []string{"ESTABLISHED", "FIN_WAIT2", "CLOSING", "TIME_WAIT", "buffers"},
	},
	{
		Name: locale.Same("FIN_WAIT2"), State: netlab.TCPFinWait2,
		Title: locale.TopicFinWait2Title, Text: locale.TopicFinWait2Text,
		Lines: `listen 5000
connect localhost 5000
accept
client.shutdown wr
sockets                # client FIN_WAIT2, peer CLOSE_WAIT
peer.send Bonjour
client.recv            # b'Bonjour'
peer.close
ss 5000                # TIME-WAIT`,
		Related: []string{"FIN_WAIT1", "CLOSE_WAIT", "TIME_WAIT", "shutdown"},
	},
	{
		Name: locale.Same("CLOSE_WAIT"), State: netlab.TCPCloseWait,
		Title: locale.TopicCloseWaitTitle, Text: locale.TopicCloseWaitText,
		Lines: `listen 5000
connect localhost 5000
accept
client.close
sockets                # peer CLOSE_WAIT
ss 5000                # CLOSE-WAIT 1 0, FIN-WAIT-2
peer.recv              # b''
ss 5000                # CLOSE-WAIT 0 0
peer.close
ss 5000                # TIME-WAIT`,
		Related: []string{"ESTABLISHED", "FIN_WAIT2", "LAST_ACK", "close"},
	},
	{
		Name: locale.Same("LAST_ACK"), State: netlab.TCPLastAck,
		Title: locale.TopicLastAckTitle, Text: locale.TopicLastAckText,
		Lines: `listen 5000
connect localhost 5000
accept
client.shutdown wr
peer.setblocking 0
n = peer.send(bytes(10**7))
peer.shutdown wr
sockets                # client FIN_WAIT2, peer LAST_ACK
ss 5000                # LAST-ACK
client.recvexactly $n | count
sockets                # client TIME_WAIT, peer CLOSED`,
		Related: []string{"CLOSE_WAIT", "CLOSED", "TIME_WAIT", "buffers"},
	},
	{
		Name: locale.Same("CLOSING"), State: netlab.TCPClosing,
		Title: locale.TopicClosingTitle, Text: locale.TopicClosingText,
		Lines: `listen 5000
connect localhost 5000
accept
client.setblocking 0
n = client.send(bytes(10**7))
client.shutdown wr
peer.shutdown wr
sockets                # client CLOSING, peer FIN_WAIT2
ss 5000                # CLOSING
peer.recvexactly $n | count
ss 5000                # TIME-WAIT :5000, TIME-WAIT :5000`,
		Related: []string{"FIN_WAIT1", "TIME_WAIT", "buffers"},
	},
	{
		Name: locale.Same("TIME_WAIT"), Aliases: []string{"2MSL", "MSL"}, State: netlab.TCPTimeWait,
		Title: locale.TopicTimeWaitTitle, Text: locale.TopicTimeWaitText,
		Lines: `listen 5000 reuse=no
connect localhost 5000
accept
peer.close
client.close
ss 5000                # TIME-WAIT :5000
server.close
listen 5000 reuse=no   # OSError 98`,
		Related: []string{"FIN_WAIT2", "CLOSING", "CLOSED", "ports", "listen"},
	},
	{
		Name: locale.Same("segments"), Aliases: []string{"segment", "SYN", "ACK", "FIN", "RST", "PSH", "seq", "MSS"},
		Title: locale.TopicSegmentsTitle, Picture: locale.TopicSegmentsDrawn, Text: locale.TopicSegmentsText,
		Related: []string{"states", "tcp", "buffers", "connect", "send", "shutdown", "close"},
	},
	{
		Name: locale.Same("backlog"), Aliases: []string{"queue", "attente"},
		Title: locale.TopicBacklogTitle, Text: locale.TopicBacklogText,
		Lines: `listen 5000 backlog=1
connect localhost 5000
connect localhost 5000
sockets                # server LISTEN 2 1, client2 ESTABLISHED
socket tcp
settimeout 1
connect localhost 5000 # TimeoutError
sockets                # sock SYN_SENT
accept
sockets                # sock ESTABLISHED`,
		Related: []string{"LISTEN", "SYN_SENT", "ESTABLISHED", "listen", "accept", "serve"},
	},
	{
		Name: locale.TopicBuffersName, Aliases: []string{"buffer", "tampon", "window", "fenêtre"},
		Title: locale.TopicBuffersTitle, Picture: locale.TopicBuffersDrawn, Text: locale.TopicBuffersText,
		Lines: `listen 5000
connect localhost 5000
accept
client.setsockopt SO_SNDBUF 10000
client.getsockopt SO_SNDBUF  # 20000
client.setblocking 0
n = client.send(bytes(10**7))
sockets                # client ESTABLISHED, peer ESTABLISHED
peer.recvexactly $n | count`,
		Related: []string{"tcp", "FIN_WAIT1", "segments", "send", "recv", "setsockopt"},
	},
	{
		Name: locale.Same("ports"), Aliases: []string{"port"},
		Title: locale.TopicPortsTitle, Text: locale.TopicPortsText,
		Lines: `listen 5000
connect localhost 5000
accept
sockets                # server :5000 LISTEN, peer :5000 ESTABLISHED
socket udp
bind localhost 5000
sockets                # server tcp :5000, sock udp :5000
listen 0
getsockname            # ('127.0.0.1',`,
		Related: []string{"TIME_WAIT", "tcp", "udp", "bind", "getsockname"},
	},
	{
		Name: locale.Same("tcp"), Title: locale.TopicTCPTitle, Text: locale.TopicTCPText,
		Lines: `listen 5000
connect localhost 5000
accept
client.send abc
client.send def
peer.recvexactly 6     # b'abcdef'
client.shutdown wr
peer.recv              # b''
peer.send xyz
client.recv            # b'xyz'`,
		Related: []string{"states", "segments", "backlog", "buffers", "ports", "udp", "socket"},
	},
	{
		Name: locale.Same("udp"), Aliases: []string{"datagram", "datagramme", "datagrammes"},
		Title: locale.TopicUDPTitle, Text: locale.TopicUDPText,
		Lines: `a = socket udp
a.bind 0.0.0.0 5000
b = socket udp
b.sendto localhost 5000 Bonjour
a.recvfrom             # Bonjour
b.connect localhost 5000
b.send encore
a.recvfrom 3           # enc
sockets                # a :5000 UNCONN, b :5000 ESTABLISHED
serve 5001 udp reply=Salut
c = socket udp
c.sendto localhost 5001 Bonjour
c.recvfrom             # Salut`,
		Related: []string{"tcp", "ports", "broadcast", "multicast", "socket", "sendto", "recvfrom"},
	},
	{
		Name: locale.TopicBroadcastName, Aliases: []string{"SO_BROADCAST"},
		Title: locale.TopicBroadcastTitle, Text: locale.TopicBroadcastText,
		Lines: `a = socket udp
a.bind 0.0.0.0 5000
b = socket udp
b.sendto 127.255.255.255 5000 Bonjour  # PermissionError 13
b.setsockopt SO_BROADCAST 1
b.sendto 127.255.255.255 5000 Bonjour
a.recvfrom             # Bonjour`,
		Related: []string{"multicast", "udp", "ports", "sendto"},
	},
	{
		Name: locale.Same("multicast"), Aliases: []string{"multidiffusion", "groupe", "IGMP", "IP_ADD_MEMBERSHIP"},
		Title: locale.TopicMulticastTitle, Text: locale.TopicMulticastText,
		Lines: `a = socket udp
a.bind 0.0.0.0 5000
a.setsockopt IP_ADD_MEMBERSHIP 239.1.2.3 127.0.0.1
b = socket udp
b.setsockopt IP_MULTICAST_IF 127.0.0.1
b.sendto 239.1.2.3 5000 Bonjour
a.recvfrom             # Bonjour`,
		Related: []string{"broadcast", "udp", "setsockopt"},
	},
	{
		Name: locale.TopicFaultsName, Aliases: []string{"fault", "panne"},
		Title: locale.TopicFaultsTitle, Text: locale.TopicFaultsText,
		Lines: `serve 5000 end=rst
a = connect localhost 5000
a.send Bonjour
a.recv                 # Message
a.recv                 # ConnectionResetError 104
a.send encore          # BrokenPipeError 32
serve 5001 delay=5000
b = connect localhost 5001
b.settimeout 0.5
b.send Bonjour
b.recv                 # TimeoutError
tap 5002 localhost 5001 end=half
c = connect localhost 5002
c.send Bonjour
c.recv                 # Message
c.recv                 # b''
serve 5003 udp drop=100
u = socket udp
u.settimeout 0.5
u.sendto localhost 5003 Bonjour
u.recvfrom             # TimeoutError`,
		Related: []string{"exceptions", "states", "tcp", "udp", "serve", "tap"},
	},
	{
		Name: locale.Same("exceptions"), Aliases: []string{"exception", "errors", "error", "erreurs", "erreur", "errno"},
		Title: locale.TopicExceptionsTitle, Text: locale.TopicExceptionsText,
		Lines: `connect localhost 5000           # ConnectionRefusedError 111
connect nobody.invalid 5000      # socket.gaierror
connect localhost 70000          # OverflowError
listen 5000
listen 5000                      # OSError 98
bind 192.0.2.1 5000              # OSError 99
c = connect localhost 5000
c.connect localhost 5000         # OSError 106
c.send("Bonjour")                # TypeError
c.recv(-1)                       # ValueError
c.setblocking 0
c.recv                           # BlockingIOError 11
c.close
c.recv                           # OSError 9
n = socket tcp
n.recv                           # OSError 107
n.send Bonjour                   # BrokenPipeError 32
n.accept                         # OSError 22
u = socket udp
u.send Bonjour                   # OSError 89
u.sendto localhost 5000 ${"x" * 70000}   # OSError 90
u.sendto 127.255.255.255 5000 x  # PermissionError 13`,
		Related: []string{"faults", "ports", "TIME_WAIT", "broadcast", "connect", "bind", "recv"},
	},
	{
		Name: locale.Same("import"), Aliases: []string{"imports", "module", "modules", "reload"},
		Title: locale.TopicImportTitle, Text: locale.TopicImportText,
		Lines: `import random
random.seed(7)
random.randint(1, 6)      # 3
from random import choice
choice(["face"])          # 'face'
import importlib
importlib.reload(random)  # <module 'random'
import socet              # ModuleNotFoundError`,
		Related: []string{"python", "run", "jobs", "exceptions"},
	},
}
