package literal

import "testing"

func TestLiterals(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{Str("it's"), `"it's"`},
		{Str(`say "hi"`), `"say \"hi\""`},
		{Str(`both ' and "`), `"both ' and \""`},
		{Str("a\\\n\x00é\u202e"), `"a\\\n\x00é\u202e"`},
		{Inside(`{"}`), `{\"}`},
		{Repr("it's"), `"it's"`},
		{Octets([]byte("\"\xff\r\n'")), `b"\"\xff\r\n'"`},
		{Bytes([]byte("GET /")), `b"GET /"`},
		{Bytes([]byte("é")), `"é".encode("utf-8")`},
		{Bytes([]byte("\xe9")), `b"\xe9"`},
	} {
		if tt.got != tt.want {
			t.Errorf("got %s, want %s", tt.got, tt.want)
		}
	}
}
