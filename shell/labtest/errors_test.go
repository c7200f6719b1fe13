package labtest

import (
	"slices"
	"strings"
	"testing"
)

// Errors that the lab sheet's readers meet: the line that Python ends with,
// then a hint in the language chosen.
var troubles = []struct {
	name   string
	before string // what leads to it
	line   string
	err    string
	en, fr string // hints; "" where there is none
}{
	{
		"refused", "", "connect localhost 1", "ConnectionRefusedError: [Errno 111] Connection refused",
		"nothing listens on localhost:1; start it with: listen 1", "rien n'écoute sur localhost:1 ; pour y écouter : listen 1",
	},
	{
		"port in use", "listen 0", "listen ${server.getsockname()[1]} reuse=no", "OSError: [Errno 98] Address already in use",
		"localhost:PORT is taken already: server, of this shell, listens on 127.0.0.1:PORT; port 0 lets the kernel choose a free one",
		"localhost:PORT est déjà pris : server, de ce shell, écoute sur 127.0.0.1:PORT ; le port 0 laisse le noyau en choisir un libre",
	},
	{
		"fork", "import os", "os.fork()", "AttributeError: module 'os' has no attribute 'fork'",
		"labsh cannot fork: subprocess.run([…]) runs a program, threading.Thread serves several clients at once",
		"labsh ne peut pas se dédoubler : subprocess.run([…]) lance un programme, threading.Thread sert plusieurs clients à la fois",
	},
	{
		"unknown host", "", "connect nosuch.invalid 5000", "socket.gaierror: [Errno -2] Name or service not known",
		"nosuch.invalid was not found: check the name (resolve nosuch.invalid) and the network",
		"nosuch.invalid n'a pas été trouvé : vérifiez le nom (resolve nosuch.invalid) et le réseau",
	},
	{
		"port too big", "", "connect localhost 70000", "OverflowError: connect(): port must be 0-65535.",
		"a port is a number from 0 to 65535", "un port est un nombre de 0 à 65535",
	},
	{
		"port too big for listen", "", "listen 65536", "OverflowError: bind(): port must be 0-65535.",
		"a port is a number from 0 to 65535", "un port est un nombre de 0 à 65535",
	},
	{
		"port no number", "", "connect localhost http", "ValueError: invalid literal for int() with base 10: 'http'",
		"usage: connect HOST [PORT] …", "usage : connect HOST [PORT] …",
	},
	{
		"word behind the port", "", "serve 5000 once", "ValueError: invalid literal for int() with base 10: 'once'",
		"usage: serve [HOST] PORT …", "usage : serve [HOST] PORT …",
	},
	{
		"page closed like a command", "", "show stop 70000", "OverflowError: bind(): port must be 0-65535.",
		"to close the page: stop show", "pour fermer la page : stop show",
	},
	{
		"closed socket, send", "sock = socket tcp\nclose", "sock.send x", "OSError: [Errno 9] Bad file descriptor",
		"this socket is closed; sockets shows those that are open", "cette socket est fermée ; sockets montre celles qui sont ouvertes",
	},
	{
		"closed socket, getsockname", "s = socket udp\ns.close", "s.getsockname", "OSError: [Errno 9] Bad file descriptor",
		"this socket is closed; sockets shows those that are open", "cette socket est fermée ; sockets montre celles qui sont ouvertes",
	},
	{
		"unknown command", "", "conect localhost 5000", "NameError: name 'conect' is not defined. Did you mean: 'connect'?", "", "",
	},
	{
		"foreign word", "", "connecter localhost 5000", "NameError: name 'connecter' is not defined",
		"to connect to a server: connect localhost 5000, then send and recv",
		"pour se connecter à un serveur : connect localhost 5000, puis send et recv",
	},
	{
		"ss's option", "", "ss -tano", "ValueError: ss: -o is not here",
		"here ss has -h (help), -V (version), …", "ici, ss connaît -h (aide), -V (version), …",
	},
	{
		"netstat's habit", "", "ss antp", "ValueError: ss: 'antp' is no filter", "type instead: ss -antp", "tapez plutôt : ss -antp",
	},
	{
		"ss's filter", "", "ss -tan (sport = :5000 or dport = :5000)", "ValueError: ss: '(sport' is no filter",
		"ss wants blanks around = and brackets: ( sport = :5000 or dport = :5000 )", "ss veut des espaces autour de = et des parenthèses : ( sport = :5000 or dport = :5000 )",
	},
	{
		"bad path", "", "store products limit=3 | titl", "LookupError: nothing matched titl", "did you mean #.title?", "vouliez-vous dire #.title ?",
	},
	{
		"missing script", "", "run nosuch.lab", "FileNotFoundError: [Errno 2] No such file or directory: 'nosuch.lab'", "", "",
	},
	{
		"missing program", "", "python nosuch.py", "FileNotFoundError: [Errno 2] No such file or directory: 'nosuch.py'", "", "",
	},
	{
		"module misspelt", "", "import socet", "ModuleNotFoundError: No module named 'socet'",
		"the nearest name that there is: import socket", "le nom le plus proche qui existe : import socket",
	},
	{
		"module nowhere", "", "import xyzzyx", "ModuleNotFoundError: No module named 'xyzzyx'",
		"no file xyzzyx.py in …", "aucun fichier xyzzyx.py dans …",
	},
	{
		"module not here", "", "import asyncio", "ModuleNotFoundError: No module named 'asyncio'",
		"labsh does not have asyncio: serve several clients with threading (a thread for each) or selectors",
		"labsh n'a pas asyncio : servez plusieurs clients avec threading (un fil par client) ou selectors",
	},
	{
		"module for windows", "", "from tkinter import Tk", "ModuleNotFoundError: No module named 'tkinter'",
		"labsh does not have tkinter, it opens no windows: …", "labsh n'a pas tkinter, il n'ouvre pas de fenêtres : …",
	},
	{
		"module of others", "", "import numpy as np", "ModuleNotFoundError: No module named 'numpy'",
		"numpy is not of Python's library: …", "numpy n'est pas de la bibliothèque de Python : …",
	},
	{
		"module of the library", "", "import sqlite3", "ModuleNotFoundError: No module named 'sqlite3'",
		"sqlite3 is of Python's library, but labsh does not have it: …", "sqlite3 est de la bibliothèque de Python, mais labsh ne l'a pas : …",
	},
	{
		"module in no package", "", "import socket.tcp", "ModuleNotFoundError: No module named 'socket.tcp'; 'socket' is not a package", "", "",
	},
	{
		"wrong word", "", "shutdown both", "ValueError: shutdown: 'both' is not one of rd, wr, rdwr", "usage: shutdown rd|wr|rdwr", "usage : shutdown rd|wr|rdwr",
	},
	{
		"not connected", "s = socket", "s.recv", "OSError: [Errno 107] Transport endpoint is not connected", "…", "…",
	},
	{
		"unknown name", "", "use nosuch", "NameError: name 'nosuch' is not defined", "", "",
	},
}

func TestErrors(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "fr"} {
		for _, c := range troubles {
			t.Run(lang+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				hint := "  hint: " + c.en
				if lang == "fr" {
					hint = "  indice : " + c.fr
				}
				// A script ends there, and names the line.
				lines := c.line + "\nprint('after')"
				number := "1"
				if c.before != "" {
					lines = c.before + "\n" + lines
					number = string(rune('2' + strings.Count(c.before, "\n")))
				}
				p := start(t, labsh("--lang", lang, write(t, "script.lab", lines)))
				if status := p.end(); status != 1 {
					t.Errorf("exit status %d", status)
				}
				if strings.Contains(p.output.String(), "after") {
					t.Errorf("went on: %s", p.output)
				}
				where, rest, _ := strings.Cut(withoutTraceback(p.errors.String()), "\n")
				if where, _, _ = strings.Cut(where, ", in "); !strings.HasSuffix(where, `script.lab", line `+number) {
					t.Errorf("where: %q", where)
				}
				checkError(t, rest, c.err, c.en != "", hint)

				// At the prompt the shell goes on, its sockets intact.
				p = start(t, labsh("--lang", lang, "-i"))
				p.enter("l = listen 0\nk = connect localhost ${l.getsockname()[1]}\nq = accept\n" + c.before + "\n" + c.line +
					"\nprint(k.send(b'intact'), q.recv(9), l.fileno() > 0)\nuse k\n")
				p.await("6 b'intact' True\n")
				if status := p.end(); status != 0 {
					t.Errorf("exit status at the prompt %d", status)
				}
				said := strings.TrimPrefix(strings.ReplaceAll(p.errors.String(), ">>> ", ""), "\n")
				if _, after, ok := strings.Cut(withoutTraceback(said), "<stdin>\", line 1, in <module>\n"); ok {
					said = after
				}
				checkError(t, said, c.err, c.en != "", hint)
			})
		}
	}
}

// withoutTraceback leaves the place of a Python line's error, without the line itself, and
// the error.
func withoutTraceback(said string) string {
	lines := strings.Split(strings.TrimPrefix(said, "Traceback (most recent call last):\n"), "\n")
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "    ") }), "\n")
}

// checkError compares what standard error holds with an error's last line and
// its hint; a hint may end with … for the rest.
func checkError(t *testing.T, got, want string, hinted bool, hint string) {
	t.Helper()
	got = strings.TrimSuffix(got, "\n")
	if strings.Contains(hint, "PORT is taken") || strings.Contains(hint, "PORT est") {
		got = anyPort.ReplaceAllString(got, "PORT")
	}
	if !hinted {
		hint = ""
	} else {
		want += "\n" + hint
	}
	if rest, ok := strings.CutSuffix(want, "…"); ok {
		if !strings.HasPrefix(got, rest) {
			t.Error(difference(got, want))
		}
		return
	}
	if got != want {
		t.Error(difference(got, want))
	}
}

// An unterminated quote: in a script an error, at the prompt more is to come.
func TestUnterminatedQuote(t *testing.T) {
	t.Parallel()
	p := start(t, labsh("-c", "listen 0\nsend \"abc\nprint('after')"))
	if status := p.end(); status != 1 || p.output.String() != "" {
		t.Errorf("exit status %d, output %q", status, p.output)
	}
	if got := p.errors.String(); !strings.Contains(got, "SyntaxError: unterminated string literal (detected at line 2)") {
		t.Errorf("standard error %q", got)
	}
	p = start(t, labsh("-i"))
	p.enter("listen 0\nc = connect localhost ${server.getsockname()[1]}\nc.send \"abc\ndef\"\naccept\n")
	p.await("Sent to server: abc\n")
	p.enter("peer.recv(20)\n")
	p.await("b'abc\\ndef'\n")
	if status := p.end(); status != 0 || !strings.Contains(p.errors.String(), "... ") {
		t.Errorf("exit status %d, %q", status, p.errors)
	}
}

// Names that cannot be looked up, in a network without a server for names.
func TestErrorsOffline(t *testing.T) {
	t.Parallel()
	ns := newNamespace(t)
	p := start(t, ns.in(labsh("-c", "connect 192.0.2.1 5000")))
	if status := p.end(); status != 1 || !strings.Contains(p.errors.String(), "OSError: [Errno 101] Network is unreachable\n  hint: ") {
		t.Errorf("exit status %d, %q", status, p.errors)
	}
}
