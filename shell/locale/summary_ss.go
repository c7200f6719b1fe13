package locale

// What ss is for.
var (
	SsSummary = Text{
		Fr: "Les sockets de la machine (TCP, UDP, Unix), comme la commande ss(8) ; PORT : qui a ce port",
		En: "The machine's sockets (TCP, UDP, Unix), as the command ss(8) shows them; PORT: who has that port",
	}
	SsDetail = Text{
		Fr: "-t TCP, -u UDP, -x Unix, -4, -6 ; -a toutes, -l celles en écoute ; -p les processus, -n les ports en nombres, -H sans en-tête, -s un résumé. " +
			"Les lettres se joignent dans n'importe quel ordre : -antp, -tulpn ; --tcp, --all… marchent aussi. " +
			"Sans -n, un port qui a un nom dans /etc/services est écrit par ce nom (http pour 80), et grep :80 ne le trouve pas.\n" +
			"Sans option, ss montre les sockets connectées ; ss 5000 est propre à labsh : tout ce qui a ce port, comme -antup.\n" +
			"Filtres : state time-wait, exclude listening, puis sport = :5000 (port local), dport = :80 (port distant), src 127.0.0.1, dst 10.0.0.0/8, " +
			"reliés par and, or, not et des parenthèses, avec des espaces partout. and et or ont la même priorité, de gauche à droite. Un seul état : pas de colonne State.\n" +
			"Les états sont ceux de TCP : LISTEN, ESTAB, TIME-WAIT… (RFC 9293, 3.3.2) ; UNCONN est une socket sans correspondant. " +
			"Pour une socket en écoute, Recv-Q compte les clients en attente d'accept et Send-Q est le backlog. " +
			"*:5000 reçoit IPv6 et IPv4, [::]:5000 IPv6 seulement. Sans droits, -p ne montre que vos processus. " +
			"ss -antp | grep 5000 marche tel quel.",
		En: "-t TCP, -u UDP, -x Unix, -4, -6; -a all, -l those that listen; -p the processes, -n ports as numbers, -H no heading, -s a summary. " +
			"The letters join in any order: -antp, -tulpn; --tcp, --all … work too. " +
			"Without -n a port that has a name in /etc/services is written by that name (http for 80), and grep :80 does not find it.\n" +
			"Without options ss shows the connected sockets; ss 5000 is labsh's own: all that has that port, as -antup.\n" +
			"Filters: state time-wait, exclude listening, then sport = :5000 (local port), dport = :80 (the peer's), src 127.0.0.1, dst 10.0.0.0/8, " +
			"joined by and, or, not and brackets, with blanks all around. and and or bind alike, from the left. One state alone: no column State.\n" +
			"The states are TCP's: LISTEN, ESTAB, TIME-WAIT … (RFC 9293, 3.3.2); UNCONN is a socket without a peer. " +
			"Of one that listens, Recv-Q counts the clients that wait for accept and Send-Q is the backlog. " +
			"*:5000 takes IPv6 and IPv4, [::]:5000 IPv6 alone. Without privileges -p shows your own processes alone. " +
			"ss -antp | grep 5000 works as typed.",
	}
)

// RaiseSsFilter is of a line that ss does not understand.
var RaiseSsFilter = Text{
	Fr: "une option, un état ou un filtre que ss ne connaît pas, ou une machine sans adresse",
	En: "an option, a state or a filter that ss does not know, or a host without an address",
}

// What the options of ss mean, in the list of those that are here.
var (
	SsHelp          = Text{Fr: "aide", En: "help"}
	SsVersion       = Same("version")
	SsNoHeader      = Text{Fr: "sans en-tête", En: "no heading"}
	SsNumeric       = Text{Fr: "ports en nombres", En: "ports as numbers"}
	SsAll           = Text{Fr: "toutes", En: "all"}
	SsListening     = Text{Fr: "en écoute", En: "listening"}
	SsProcesses     = Text{Fr: "processus", En: "processes"}
	SsSummaryOption = Text{Fr: "résumé", En: "summary"}
	// SsVersionIs is what ss -V says.
	SsVersionIs = Text{
		Fr: "ss de labsh %s, d'après ss(8) d'iproute2",
		En: "ss of labsh %s, after ss(8) of iproute2",
	}
)

// Hints about how ss is written.
var (
	SsOptionsHint = Text{
		Fr: "ici, ss connaît %s",
		En: "here ss has %s",
	}
	SsStatesHint = Text{
		Fr: "les états sont %s",
		En: "the states are %s",
	}
	SsStateMeantHint = Text{
		Fr: "ss l'appelle autrement : %s %s",
		En: "ss calls it otherwise: %s %s",
	}
	SsStateFirstHint = Text{
		Fr: "d'abord les états, puis les ports et les adresses : ss -tan %s … sport = :5000",
		En: "states come first, then ports and addresses: ss -tan %s … sport = :5000",
	}
	SsFilterHint = Text{
		Fr: "un filtre s'écrit : state established, sport = :5000, dport = :80, src 127.0.0.1, dst 10.0.0.0/8, reliés par and, or, not, ( )",
		En: "a filter is written: state established, sport = :5000, dport = :80, src 127.0.0.1, dst 10.0.0.0/8, joined by and, or, not, ( )",
	}
	SsBracketHint = Text{
		Fr: "chaque ( demande sa ), avec des espaces autour : ( sport = :5000 or dport = :5000 )",
		En: "each ( needs its ), with blanks around: ( sport = :5000 or dport = :5000 )",
	}
	SsBlanksHint = Text{
		Fr: "ss veut des espaces autour de = et des parenthèses : ( sport = :5000 or dport = :5000 )",
		En: "ss wants blanks around = and brackets: ( sport = :5000 or dport = :5000 )",
	}
	SsNotHint = Text{
		Fr: "pour le contraire : not %s ADRESSE",
		En: "for the contrary: not %s ADDRESS",
	}
	SsTypeHint = Text{
		Fr: "tapez plutôt : %s",
		En: "type instead: %s",
	}
	SsHostHint = Text{
		Fr: "une adresse va avec src ou dst : src %s",
		En: "an address goes with src or dst: src %s",
	}
	SsPortHint = Text{
		Fr: "un port est un nombre ou un nom de /etc/services : :5000, :http",
		En: "a port is a number or a name in /etc/services: :5000, :http",
	}
	SsAddressHint = Text{
		Fr: "une adresse s'écrit 127.0.0.1, 127.0.0.1:5000, [::1]:5000, 10.0.0.0/8, :5000 (le port seul), ou le nom d'une machine",
		En: "an address is written 127.0.0.1, 127.0.0.1:5000, [::1]:5000, 10.0.0.0/8, :5000 (the port alone), or a machine's name",
	}
)
