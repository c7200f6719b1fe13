package known_test

import (
	"testing"

	"labsh/netlab"
	"labsh/shell/command/known"
)

func TestAddresses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		host string
		port int
		want string
	}{{"h", 80, "h:80"}, {"::1", 0, "[::1]:0"}} {
		if got := netlab.JoinHostPort(tt.host, tt.port); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
	for _, tt := range []struct {
		typed, host string
		port        int
	}{
		{"h:80", "h", 80}, {"[::1]:80", "::1", 80}, {"h", "h", 0}, {"/path", "/path", 0}, {"h:x", "h:x", 0}, {"[]:80", "", 80}, {":80", "", 80}, {"[:80", "[", 80}, {"]:1", "]", 1}, {"[a:1", "[a", 1}, {"a]:1", "a]", 1}, {"::1", ":", 1}, {"", "", 0},
	} {
		if host, port := known.SplitTyped(tt.typed); host != tt.host || port != tt.port {
			t.Errorf("%q: %q, %d; want %q, %d", tt.typed, host, port, tt.host, tt.port)
		}
	}
	local := netlab.HostPort(netlab.AF_INET, "127.0.0.1", 4000)
	for _, tt := range []struct {
		typed string
		local netlab.Address
		want  string
	}{
		{"h:0", local, "h:4000"}, {"[::1]:0", local, "[::1]:4000"}, {"h:5", local, "h:5"}, {"h:x", local, "h:x"}, {"h", local, "h"}, {"", local, ""}, {"h:0", nil, "h:0"}, {"h:0", netlab.Unix{Path: "/p"}, "h:0"},
	} {
		if got := known.ChosenPort(tt.typed, tt.local); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.typed, got, tt.want)
		}
	}
}
