package command_test

import (
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

func TestMisread(t *testing.T) {
	tests := []struct {
		line string
		want string
	}{
		{"conect localhost 5000", "NameError: name 'conect' is not defined. Did you mean: 'connect'?\n"},
		{"c = conect localhost 5000", "NameError: name 'conect' is not defined. Did you mean: 'connect'?\n"},
		{"lisen 5000", "NameError: name 'lisen' is not defined. Did you mean: 'listen'?\n"},
		{"xyzzy 1 2", "NameError: name 'xyzzy' is not defined\n"},
		{"portt 1", "NameError: name 'portt' is not defined. Did you mean: 'port'?\n"},
		{"s.snd hello there", "AttributeError: 'socket' object has no attribute 'snd'. Did you mean: 'send'?\n"},
		{"q.send hello there", "NameError: name 'q' is not defined\n"},
		{"GET /index.php HTTP/1.1", "NameError: name 'GET' is not defined\n  hint: " + locale.ForeignHTTP.Format(locale.English, "http GET /index.php", "http GET localhost:8080/index.php") + "\n"},
		{"nc localhost 5000", "NameError: name 'nc' is not defined\n  hint: here, type talk localhost 5000 (line by line), or connect localhost 5000, then send and recv\n"},
		{"$ nc -l 5000", "NameError: name 'nc' is not defined\n  hint: here, type listen 5000, then accept\n"},
		{"curl http://localhost/", "NameError: name 'curl' is not defined\n  hint: here, type http http://localhost/\n"},
		// Python, but for the name; and a bar between spaces.
		{"netstat -an", "NameError: name 'netstat' is not defined\n  hint: here, type ss -an\n"},
		{"$ netstat -tulpn", "NameError: name 'netstat' is not defined\n  hint: here, type ss -tulpn\n"},
		{"netstat | grep 5000", "NameError: name 'netstat' is not defined\n  hint: here, type ss | grep 5000\n"},
		{"netstat", "NameError: name 'netstat' is not defined\n  hint: here, type ss\n"},
		{"lsof -i", "NameError: name 'lsof' is not defined\n  hint: here, type ss -antup\n"},
		{"for i in range(1):\n    netstat -l\n", "NameError: name 'netstat' is not defined\n  hint: here, type ss -l\n"},
		{"host - 1", "NameError: name 'host' is not defined\n"},
		{"dig", "NameError: name 'dig' is not defined. Did you mean: 'dir'?\n"},
		{"port -an", "NameError: name 'an' is not defined. Did you mean: 'any'?\n"},
		{"java -jar serveurTCP_CM.jar", "NameError: name 'java' is not defined\n  hint: " + locale.ForeignJava.En + "\n"},
		{"connecter localhost 5000", "NameError: name 'connecter' is not defined\n  hint: " + locale.ForeignConnect.En + "\n"},
		{"$ pip install requests", "NameError: name 'pip' is not defined\n  hint: " + locale.ForeignPip.En + "\n"},
		{`send("x")`, "NameError: name 'send' is not defined\n  hint: send is a command, without parentheses: send TEXT…; in Python, a method: NAME.send(…)\n"},
		{"serve(5000)", "NameError: name 'serve' is not defined\n  hint: serve is a command, without parentheses: serve [HOST] PORT [tls] [udp] [reply=TEXT] [echo] [max=N] [delay=MS] [chunk=N] [drop=N%] [reset=N] [end=rst|half|never]\n"},
		{"connect localhost:5000", "TypeError: connect: PORT is missing\n  hint: a space separates host and port: connect localhost 5000\n"},
		{"connect 5000", "TypeError: connect: PORT is missing\n  hint: a space separates host and port: connect localhost 5000\n"},
		{"connect localhost", "TypeError: connect: PORT is missing\n  hint: usage: connect HOST [PORT] [tls] [insecure]\n"},
		// Python's own affair.
		{"match port:\n    case 1 2: pass\n", "SyntaxError: invalid syntax\n"},
		{"match port\n", "SyntaxError: expected ':'\n"},
		{"port 5000", "SyntaxError: invalid syntax\n"},
		{"port = = 5", "SyntaxError: invalid syntax\n"},
		{"unknown + ", "SyntaxError: invalid syntax\n"},
		{"unknown if 5", "SyntaxError: expected 'else' after 'if' expression\n"},
		// With the name of a program, or of what a verb in French would do.
		{"envoi += 1 2", "SyntaxError: invalid syntax\n"},
		{"host == 1 2", "SyntaxError: invalid syntax\n"},
		{"ip := 3", "SyntaxError: invalid syntax\n"},
		{"host in 1 2", "SyntaxError: invalid syntax\n"},
		{"return 5", "SyntaxError: 'return' outside function\n"},
	}
	h := commandtest.New(t, locale.English)
	h.Typed("port = 1", "s = socket tcp")
	for _, tt := range tests {
		if got := h.Prompt(tt.line); got != tt.want {
			t.Errorf("%s\ngot  %q\nwant %q", tt.line, got, tt.want)
		}
	}
}

// A command on a line with a statement is a syntax error that says so.
func TestCommandBesideAStatement(t *testing.T) {
	h := commandtest.New(t, locale.English)
	for text, want := range map[string]bool{
		"for i in range(2): send hello":  true,
		"x = 5; connect localhost 5000":  true,
		"if x == = 5: print(1)":          false,
		"x = {1: 2 3}":                   false,
		"x = y z; close":                 false,
		"def f(a b): return send('x', )": false,
	} {
		if _, got, err := h.Try(text); err == nil || strings.Contains(got, locale.CommandAloneHint.En) != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func TestForeignHint(t *testing.T) {
	h := commandtest.New(t, locale.French)
	if _, ok := h.ForeignHint("send", ""); ok {
		t.Error("send is ours")
	}
	for _, word := range []string{"connecter", "ecouter", "ecoute", "pip", "envoyer", "recevoir", "fermer", "telnet", "ping", "curl"} {
		if hint, ok := h.ForeignHint(word, " localhost"); !ok || hint(locale.French) == hint(locale.English) {
			t.Errorf("%s: no hint in two languages", word)
		}
	}
}
