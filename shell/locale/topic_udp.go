package locale

// The topics of help about datagrams. Each fact was tried on Linux 6.18, in
// network namespaces with and without a device beside lo.
var (
	TopicUDPTitle = Text{Fr: "UDP : des datagrammes, sans connexion (RFC 768)", En: "UDP: datagrams, without a connection (RFC 768)"}
	TopicUDPText  = Text{
		Fr: "Pas de connexion : ni SYN, ni ACK, ni FIN, ni états. sendto met un datagramme sur le réseau et réussit, que quelqu'un écoute ou non. Il peut se perdre, arriver en double, ou après un autre : c'est au programme d'y veiller.\n" +
			"Des messages, pas un flux : un sendto est un datagramme, et un recvfrom en rend un. S'il est plus long que le N de recvfrom, le reste est perdu. Au plus 65507 octets en IPv4 ; OSError 90 au-delà.\n" +
			"Serveur : bind, puis recvfrom, qui donne aussi l'adresse de l'émetteur, et sendto pour lui répondre. Ni listen ni accept : une seule socket sert tous les clients ; serve 5000 udp en est un tout fait. Client : sendto suffit, le noyau choisit son port.\n" +
			"connect ne met rien sur le réseau : il fixe le correspondant. Ensuite send et recv suffisent, les datagrammes d'autres émetteurs sont écartés, et si rien n'écoute sur le port d'en face, l'erreur ICMP revient : ConnectionRefusedError à l'appel suivant.\n" +
			"On voit : UNCONN dans ss et sockets, ESTAB (ESTABLISHED) après connect ; netstat n'écrit rien avant connect. Tampon de réception plein : le datagramme est jeté.",
		En: "No connection: no SYN, no ACK, no FIN, no states. sendto puts a datagram on the wire and succeeds, whether anybody listens or not. It may be lost, come twice, or after another one: the program has to see to that.\n" +
			"Messages, not a stream: one sendto is one datagram, and recvfrom gives one. When it is longer than recvfrom's N, the rest is lost. At most 65507 bytes in IPv4; OSError 90 beyond.\n" +
			"Server: bind, then recvfrom, which also gives the sender's address, and sendto to answer. Neither listen nor accept: one socket serves all clients; serve 5000 udp is one ready made. Client: sendto is enough, the kernel chooses its port.\n" +
			"connect puts nothing on the wire: it fixes the peer. Then send and recv are enough, datagrams of other senders are kept out, and when nothing listens on the port over there, ICMP's error comes back: ConnectionRefusedError at the next call.\n" +
			"Seen as: UNCONN in ss and sockets, ESTAB (ESTABLISHED) after connect; netstat writes nothing before connect. When the receive buffer is full, the datagram is dropped.",
	}

	TopicBroadcastName  = Text{Fr: "diffusion", En: "broadcast"}
	TopicBroadcastTitle = Text{Fr: "La diffusion (broadcast) : un datagramme pour toutes les machines du réseau", En: "Broadcast: one datagram for all machines of the network"}
	TopicBroadcastText  = Text{
		Fr: "255.255.255.255 désigne toutes les machines du réseau local ; la dernière adresse d'un réseau, toutes les siennes (192.168.1.255 pour 192.168.1.0/24). Les routeurs ne font pas suivre 255.255.255.255. IPv4 et UDP seulement : TCP a besoin d'un correspondant, IPv6 n'a que la multidiffusion.\n" +
			"Émettre : setsockopt SO_BROADCAST 1 d'abord, sinon PermissionError 13 : on ne dérange pas tout un réseau par mégarde. Sans réseau ni route, OSError 101.\n" +
			"Recevoir : bind 0.0.0.0 PORT. Une socket liée à 127.0.0.1, ou à l'adresse de la machine, n'en reçoit rien. L'émetteur s'entend lui-même, si une de ses sockets a ce port.\n" +
			"Deux programmes d'une machine sur le même port : SO_REUSEADDR avant bind, sur les deux ; chacun reçoit les diffusions, mais le dernier lié seul les datagrammes ordinaires.\n" +
			"127.255.255.255 est la diffusion de lo : pour essayer sans réseau.",
		En: "255.255.255.255 means all machines of the local network; the last address of a network, all of that one (192.168.1.255 for 192.168.1.0/24). Routers do not pass 255.255.255.255 on. IPv4 and UDP alone: TCP needs one peer, IPv6 has only multicast.\n" +
			"To send: setsockopt SO_BROADCAST 1 first, else PermissionError 13: nobody disturbs a whole network by accident. Without a network or route, OSError 101.\n" +
			"To receive: bind 0.0.0.0 PORT. A socket that is bound to 127.0.0.1, or to the machine's address, gets nothing of it. The sender hears itself, when a socket of its own has that port.\n" +
			"Two programs of a machine on one port: SO_REUSEADDR before bind, on both; each gets the broadcasts, but only the last one bound gets ordinary datagrams.\n" +
			"127.255.255.255 is lo's broadcast: to try without a network.",
	}

	TopicMulticastTitle = Text{Fr: "La multidiffusion (multicast) : un datagramme pour qui s'est abonné", En: "Multicast: one datagram for all who have joined"}
	TopicMulticastText  = Text{
		Fr: "Un groupe est une adresse de 224.0.0.0 à 239.255.255.255 ; celles en 239 sont à usage privé. Aucune machine ne l'a : on s'y abonne.\n" +
			"Recevoir : bind 0.0.0.0 PORT, puis setsockopt IP_ADD_MEMBERSHIP GROUPE [ADRESSE], où ADRESSE est celle d'une interface d'ici. Le noyau l'annonce aux routeurs (IGMP), et la carte laisse passer les trames du groupe (239.1.2.3 : 01:00:5e:01:02:03). IP_DROP_MEMBERSHIP, ou close, y met fin.\n" +
			"Émettre : sendto vers le groupe ; il ne faut ni abonnement ni SO_BROADCAST. IP_MULTICAST_IF ADRESSE choisit l'interface, IP_MULTICAST_TTL la portée (1, la valeur de départ : ce réseau seul, aucun routeur), IP_MULTICAST_LOOP 0 n'en donne pas de copie aux sockets de la machine (1 au départ ; lo en donne toujours).\n" +
			"Panne : sans interface ni route, s'abonner lève OSError 19, émettre OSError 101 : donner l'adresse de l'interface, comme ici. Sous Linux, une socket liée au même port sur 0.0.0.0 reçoit aussi ce à quoi une autre s'est abonnée.",
		En: "A group is an address from 224.0.0.0 to 239.255.255.255; those in 239 are for private use. No machine has it: one joins it.\n" +
			"To receive: bind 0.0.0.0 PORT, then setsockopt IP_ADD_MEMBERSHIP GROUP [ADDRESS], where ADDRESS is that of an interface here. The kernel tells the routers (IGMP), and the card lets the group's frames in (239.1.2.3: 01:00:5e:01:02:03). IP_DROP_MEMBERSHIP, or close, ends it.\n" +
			"To send: sendto to the group; neither membership nor SO_BROADCAST is needed. IP_MULTICAST_IF ADDRESS chooses the interface, IP_MULTICAST_TTL how far (1, as it starts: this network alone, no router), IP_MULTICAST_LOOP 0 gives no copy to the machine's own sockets (1 as it starts; lo always gives one).\n" +
			"Trouble: without an interface or route, joining raises OSError 19, sending OSError 101: give the interface's address, as here. On Linux a socket bound to the same port on 0.0.0.0 also gets what another one has joined.",
	}
)
