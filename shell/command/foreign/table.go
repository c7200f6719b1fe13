package foreign

import (
	"strings"
	"sync"

	"labsh/shell/locale"
)

// words are those for which one text says all.
var words = sync.OnceValue(func() map[string]locale.Text {
	return map[string]locale.Text{
		"ssh": locale.ForeignConnect, "lynx": locale.ForeignCurl, "java": locale.ForeignJava,
		"ls": locale.ForeignShell, "cd": locale.ForeignShell, "cat": locale.ForeignShell,
		"ps": locale.ForeignJobs, "top": locale.ForeignJobs, "pgrep": locale.ForeignJobs,
		"pip": locale.ForeignPip, "pip3": locale.ForeignPip,
		"route": locale.ForeignRoutes, "arp": locale.ForeignNeighbours, "ifconfig": locale.ForeignAddresses, "ipconfig": locale.ForeignAddresses, "hostname": locale.ForeignHostname,
		"man": locale.ForeignHelp, "aide": locale.ForeignHelp,
		"connecter": locale.ForeignConnect, "connexion": locale.ForeignConnect,
		"écouter": locale.ForeignListen, "ecouter": locale.ForeignListen, "écoute": locale.ForeignListen, "ecoute": locale.ForeignListen,
		"accepter": locale.ForeignAccept, "attendre": locale.ForeignAccept,
		"envoyer": locale.ForeignSend, "envoi": locale.ForeignSend, "émettre": locale.ForeignSend, "emettre": locale.ForeignSend,
		"recevoir": locale.ForeignReceive, "réception": locale.ForeignReceive, "reception": locale.ForeignReceive,
		"fermer": locale.ForeignClose, "déconnecter": locale.ForeignClose, "deconnecter": locale.ForeignClose, "disconnect": locale.ForeignClose,
		"serveur": locale.ForeignServe, "server": locale.ForeignServe, "démarrer": locale.ForeignServe, "demarrer": locale.ForeignServe,
		"arrêter": locale.ForeignServe, "arreter": locale.ForeignServe,
		"quitter": locale.ForeignExit, "logout": locale.ForeignExit, "bye": locale.ForeignExit,
		"tcpdump": locale.ForeignCapture, "tshark": locale.ForeignCapture, "wireshark": locale.ForeignCapture, "dumpcap": locale.ForeignCapture,
	}
})

// programs are those whose words say what is meant.
var programs = sync.OnceValue(func() map[string]func(invocation) Advice {
	return map[string]func(invocation) Advice{
		"netstat": netstat, "lsof": lsof, "fuser": fuser, "ip": ip,
		"nc": netcat, "ncat": netcat, "netcat": netcat, "telnet": telnet, "socat": socat,
		"curl": curl, "wget": curl,
		"GET": request, "POST": request, "PUT": request, "PATCH": request, "DELETE": request, "HEAD": request, "OPTIONS": request,
		"nslookup": resolver, "dig": resolver, "host": resolver, "getent": getent,
		"ping": ping, "ping6": ping, "traceroute": ping, "tracepath": ping,
		"kill": kill, "pkill": kill, "killall": kill,
		"python3": program, "py": program, "source": script, "bash": script, "sh": script,
	}
})

// sudo is the line behind it; ss is a command here.
func sudo(in invocation) Advice {
	if len(in.words) > 0 && in.words[0] == "ss" {
		return here(line(in.words...) + in.piped)
	}
	if len(in.words) > 0 && in.words[0] != "sudo" {
		if a, ok := For(in.words[0], " "+line(in.words[1:]...)+in.piped); ok {
			return a
		}
	}
	return Advice{Text: locale.ForeignShell}
}

// kill ends a program in the background; its signal is no word of stop.
func kill(in invocation) Advice {
	_, _, _, plain := in.options("")
	if len(plain) == 0 || strings.Trim(plain[0], "0123456789") == "" {
		return Advice{Text: locale.ForeignJobs}
	}
	return here(line("stop", strings.TrimSuffix(plain[0], ".py")))
}

// program runs a Python program.
func program(in invocation) Advice {
	if len(in.words) == 0 || strings.HasPrefix(in.words[0], "-") && in.words[0] != "-m" {
		return Advice{Text: locale.ForeignPython}
	}
	return here(line(append([]string{"python"}, in.words...)...))
}

// script runs a file of commands; for the system shell's own there is nothing.
func script(in invocation) Advice {
	switch {
	case len(in.words) == 0:
		return Advice{Text: locale.ForeignShell}
	case strings.HasSuffix(in.words[0], ".py"):
		return program(in)
	case in.name == "source":
		return here(line(append([]string{"run"}, in.words...)...))
	}
	return Advice{Text: locale.ForeignShell}
}
