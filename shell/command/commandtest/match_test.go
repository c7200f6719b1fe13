package commandtest

import "testing"

func TestMatches(t *testing.T) {
	for _, tt := range []struct {
		got, want string
		ok        bool
	}{
		{"a\nb\nc\n", "…\nc\n", true},
		{"a\nb\nc\n", "…\n", true},
		{"c\n", "…\nc\n", false},
		{"port 61200\n", "port …\n", true},
		{"port 61200\nx\n", "port …\n", false},
		{"a   b\n", "a  b\n", true},
		{"a   b\n", "a b\n", false},
		{"a.b\n", "a.b\n", true},
		{"axb\n", "a.b\n", false},
	} {
		if got := Matches(tt.got, tt.want); got != tt.ok {
			t.Errorf("Matches(%q, %q) = %v", tt.got, tt.want, got)
		}
	}
}
