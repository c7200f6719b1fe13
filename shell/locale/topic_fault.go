package locale

// The topics of help about what goes wrong. Each line was tried on Linux 6.18.
var (
	TopicFaultsName  = Text{Fr: "pannes", En: "faults"}
	TopicFaultsTitle = Text{Fr: "Les pannes exprès : ce que le réseau et l'autre programme peuvent faire de pire", En: "Faults on purpose: the worst that a network and the other program can do"}
	TopicFaultsText  = Text{
		Fr: "serve et tap prennent les mêmes : serve répond lui-même, tap se met entre deux programmes et montre ce qu'ils se disent.\n" +
			"reset=N (RST après N octets émis), end=rst (RST à la fin) : recv lève ConnectionResetError, send ensuite BrokenPipeError. delay=MS (avant chaque réponse), end=never (aucune fin) : rien ne vient ; avec settimeout, TimeoutError. end=half (FIN, mais il lit encore jusqu'au close du client) : recv rend b'', et send réussit. chunk=N (N octets à la fois, toutes les 20 ms) : un seul recv ne suffit plus. drop=N (udp, N datagrammes sur cent perdus) : sans settimeout, recvfrom attend toujours.",
		En: "serve and tap take the same ones: serve answers by itself, tap stands between two programs and shows what they say to each other.\n" +
			"reset=N (RST after N bytes sent), end=rst (RST at the end): recv raises ConnectionResetError, send after it BrokenPipeError. delay=MS (before each answer), end=never (no end): nothing comes; with settimeout, TimeoutError. end=half (FIN, but it goes on reading until the client closes): recv gives b'', and send succeeds. chunk=N (N bytes at a time, every 20 ms): one recv is not enough. drop=N (udp, N datagrams in a hundred lost): without settimeout, recvfrom waits for ever.",
	}
	TopicExceptionsTitle = Text{Fr: "Les exceptions des sockets, et une ligne qui lève chacune", En: "The exceptions of sockets, and a line that raises each"}
	TopicExceptionsText  = Text{
		Fr: "Toutes celles qui ont un errno sont des OSError : except OSError les attrape, gaierror et TimeoutError aussi. ConnectionResetError, BrokenPipeError et TimeoutError viennent de l'autre côté : help pannes.\n" +
			"Exception principale du client : ConnectionRefusedError ; du serveur : OSError 98. PermissionError 13 aussi, sans être root, pour listen 80. Ctrl-C pendant une attente : KeyboardInterrupt.",
		En: "All that have an errno are OSErrors: except OSError catches them, gaierror and TimeoutError as well. ConnectionResetError, BrokenPipeError and TimeoutError come from the other side: help faults.\n" +
			"The client's main exception: ConnectionRefusedError; the server's: OSError 98. PermissionError 13 also, unless root, for listen 80. Ctrl-C in a wait: KeyboardInterrupt.",
	}
)
