package command

import (
	"slices"
	"strings"

	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// foreign are words that people bring from elsewhere, with what to type here.
var foreign = map[string]locale.Text{
	"GET": locale.ForeignHTTP, "POST": locale.ForeignHTTP, "PUT": locale.ForeignHTTP, "PATCH": locale.ForeignHTTP,
	"DELETE": locale.ForeignHTTP, "HEAD": locale.ForeignHTTP, "OPTIONS": locale.ForeignHTTP,
	"nc": locale.ForeignConnect, "ncat": locale.ForeignConnect, "netcat": locale.ForeignConnect,
	"telnet": locale.ForeignConnect, "ssh": locale.ForeignConnect, "socat": locale.ForeignConnect,
	"curl": locale.ForeignCurl, "wget": locale.ForeignCurl, "lynx": locale.ForeignCurl,
	"ping": locale.ForeignPing, "traceroute": locale.ForeignPing,
	"java": locale.ForeignJava, "netstat": locale.ForeignNetstat, "lsof": locale.ForeignNetstat, "ss": locale.ForeignNetstat,
	"python3": locale.ForeignPython, "py": locale.ForeignPython, "source": locale.ForeignPython,
	"ls": locale.ForeignShell, "cd": locale.ForeignShell, "cat": locale.ForeignShell, "sudo": locale.ForeignShell,
	"pip": locale.ForeignPip, "pip3": locale.ForeignPip,
	"ip": locale.ForeignAddresses, "ifconfig": locale.ForeignAddresses, "ipconfig": locale.ForeignAddresses, "hostname": locale.ForeignHostname,
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
}

// ForeignHint tells what to type instead of a word from elsewhere (nc, curl,
// connecter), for the NameError about it. A word that is a command here has
// none.
func (s *Session) ForeignHint(word string) (locale.Hint, bool) {
	if _, ours := s.Table.Lookup(word); ours {
		return nil, false
	}
	text, ok := foreign[word]
	return text.Hint(), ok
}

// Suggestions are the names beside Python's that a NameError may suggest; it is
// an Env's Suggest.
func (s *Session) Suggestions() []string { return s.Table.Names() }

// Misread says what is wrong with a line that is no valid Python because it was
// meant as a command: it begins with a word that nothing is called, or with
// NAME.METHOD where NAME has no such method. ok is false when the line is
// Python's to judge.
func (s *Session) Misread(t *object.Thread, text string) (err error, ok bool) {
	// A line copied with the system shell's prompt, as the lab sheet has one.
	start := line.Begin(strings.TrimPrefix(strings.TrimLeft(text, " "), "$ "))
	name, method := start.Name, start.Method
	if name == "" {
		return nil, false
	}
	_, isCommand := s.Table.Lookup(name)
	first, _, _ := strings.Cut(text, "\n")
	switch {
	case name == "match" && strings.HasSuffix(strings.TrimSpace(first), ":"): // the statement
		return nil, false
	case syntax.IsKeyword(name) || start.Rest != "" && !strings.Contains(" \t\r\n", start.Rest[:1]):
		return nil, false
	case method != "":
		return s.misreadMethod(t, name, method)
	case isCommand:
		return nil, false
	}
	if _, bound := s.LookupName(name); bound || goesOn(start.Rest) {
		return nil, false
	}
	return s.Unknown(name, s.Table.Names()), true
}

// goesOn reports whether a Python expression goes on after its first name: with
// an operator between spaces, or with a keyword.
func goesOn(rest string) bool {
	word, _, _ := strings.Cut(strings.Trim(rest, " \t\r\n"), " ")
	return word != "" && strings.Trim(word, "+-*/%<>=!&|^@,:;~") == "" || syntax.IsKeyword(word)
}

// misreadMethod is Misread for NAME.METHOD.
func (s *Session) misreadMethod(t *object.Thread, name, method string) (error, bool) {
	if _, isCommand := s.Table.Method(method); isCommand {
		return nil, false // NAME may be bound by the time that the line runs
	}
	v, bound := s.LookupName(name)
	if !bound {
		return s.Unknown(name, nil), true
	}
	_, err := object.GetAttr(t, v, method)
	return err, err != nil
}

// Unknown is the NameError for a word; what it suggests comes from the names
// that are bound and from more.
func (s *Session) Unknown(name string, more []string) error {
	if hint, ok := s.ForeignHint(name); ok {
		e := object.NewNameError(name, nil)
		e.Hint = hint
		return e
	}
	return object.NewNameError(name, func() string {
		// Commands first: of two names equally near, the one meant on such a
		// line is a command.
		return object.Closest(name, append(slices.Clone(more), s.Names()...))
	})
}
