package locale

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDetect(t *testing.T) {
	tests := []struct {
		name string
		flag string
		env  map[string]string
		want Lang
		bad  bool
	}{
		{name: "nothing set", want: English},
		{name: "LANG", env: map[string]string{"LANG": "fr_FR.UTF-8"}, want: French},
		{name: "LANG bare", env: map[string]string{"LANG": "fr"}, want: French},
		{name: "other language", env: map[string]string{"LANG": "de_DE"}, want: English},
		{name: "LC_ALL before LANG", env: map[string]string{"LC_ALL": "C", "LANG": "fr_FR"}, want: English},
		{name: "LC_ALL before LC_MESSAGES", env: map[string]string{"LC_ALL": "fr_CA", "LC_MESSAGES": "C"}, want: French},
		{name: "LC_MESSAGES before LANG", env: map[string]string{"LC_MESSAGES": "fr_BE@euro", "LANG": "C"}, want: French},
		{name: "LABSH_LANG before LC_ALL", env: map[string]string{"LABSH_LANG": "en", "LC_ALL": "fr_FR"}, want: English},
		{name: "flag before LABSH_LANG", flag: "FR", env: map[string]string{"LABSH_LANG": "en"}, want: French},
		{name: "flag en", flag: "en", env: map[string]string{"LANG": "fr_FR"}, want: English},
		{name: "bad flag", flag: "de", env: map[string]string{"LANG": "fr_FR"}, want: French, bad: true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Detect(tt.flag, func(k string) string { return tt.env[k] })
			if got != tt.want || (err != nil) != tt.bad {
				t.Errorf("Detect = %v, %v; want %v, error %v", got, err, tt.want, tt.bad)
			}
		})
	}
}

// The lab sheet's lines, as its "Résultat attendu" prints them.
func TestLabSheetLines(t *testing.T) {
	const addr, tuple = "localhost:5000", "('127.0.0.1', 61200)"
	tests := []struct{ got, want string }{
		{ConnectedTo.Format(French, addr), "Connexion sur serveur localhost:5000"},
		{ClientSocket.Format(French, tuple), "Socket du client : ('127.0.0.1', 61200)"},
		{SentToServer.Format(French, "Message Client vers Serveur"), "Emission vers le serveur : Message Client vers Serveur"},
		{ReceivedFromServer.Format(French, "Message Serveur vers Client"), "Reception du message client : Message Serveur vers Client"},
		{Disconnected.Format(French, addr), "Deconnexion localhost:5000."},
		{ExchangeFailed.Format(French, "timed out"), "voici le message d'erreur timed out"},
		{WaitingForClient.Format(French, addr), "Attente Connexion client localhost:5000"},
		{ReceivedFromClient.Format(French, "Message Client vers Serveur", tuple), "Reception du message client : Message Client vers Serveur Socket du client ('127.0.0.1', 61200)"},
		{SentToClient.Format(French, "Message Serveur vers Client"), "Emission vers le client Message Serveur vers Client"},
		{Stopped.For(French, 3).Format(French, addr, 3), "Arrêt localhost:5000, 3 connexions"},
		{Stopped.For(French, 0).Format(French, addr, 0), "Arrêt localhost:5000, 0 connexion"},
		{Stopped.For(English, 0).Format(English, addr, 0), "Stopped localhost:5000, 0 connections"},
		{Stopped.For(English, 1).Format(English, addr, 1), "Stopped localhost:5000, 1 connection"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got  %q\nwant %q", tt.got, tt.want)
		}
	}
}

// TestKeysFit: the table of a demo's keys has each on a line of 80 columns; a line that is
// folded loses its spaces, and the table its columns.
func TestKeysFit(t *testing.T) {
	for _, lang := range []Lang{French, English} {
		for line := range strings.SplitSeq(DemoHelp.In(lang), "\n") {
			if _, _, key := strings.Cut(line, "  "); key && utf8.RuneCountInString(line) >= 80 {
				t.Errorf("%d columns: %s", utf8.RuneCountInString(line), line)
			}
		}
	}
}
