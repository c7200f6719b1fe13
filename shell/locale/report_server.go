package locale

// Reports of serve, wait and stop. What a server says of each of its clients
// is in report_socket.go: the lines are the same.
var (
	// Stopped is stop's: the address and the number of connections.
	Stopped = Plural{
		One:  Text{Fr: "Arrêt %s, %d connexion", En: "Stopped %s, %d connection"},
		Many: Text{Fr: "Arrêt %s, %d connexions", En: "Stopped %s, %d connections"},
	}
	// ClientSilent is in the place of ReceivedFromClient when the client has sent nothing
	// and will not: its address, a tuple.
	ClientSilent = Text{
		Fr: "Fin de connexion : le client n'a rien émis (b'') Socket du client %s",
		En: "End of stream: the client sent nothing (b'') Client socket: %s",
	}
	// ServerTrouble is a background server's line when the exchange with one
	// client failed: the client's address and the error.
	ServerTrouble = Text{
		Fr: "Échange interrompu avec %s : %s",
		En: "Exchange broken off with %s: %s",
	}
	// ServerStopping is why, when it was the server itself that ended.
	ServerStopping = Text{Fr: "arrêt du serveur", En: "the server has stopped"}
	// WebServing is web's: the address.
	WebServing = Text{
		Fr: "Serveur web sur http://%s/",
		En: "Web server on http://%s/",
	}
)
