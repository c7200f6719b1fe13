package netlab_test

import (
	"encoding/json"
	"net/netip"
	"testing"

	"labsh/netlab"
)

// TestInterfaces: the loopback device is there, with its address, and is this machine's.
func TestInterfaces(t *testing.T) {
	t.Parallel()
	nics, err := netlab.Interfaces()
	must(t, err)
	for _, nic := range nics {
		for _, own := range nic.Addresses {
			if own == netip.MustParsePrefix("127.0.0.1/8") {
				if nic.State != netlab.LinkUp || !nic.Loopback || nic.Hardware != "" || netlab.ScopeOf(own.Addr()) != netlab.ScopeLoopback {
					t.Errorf("%+v", nic)
				}
				return
			}
		}
	}
	t.Errorf("no 127.0.0.1 in %+v", nics)
}

// TestScopes: what is global is so in Python's module ipaddress too.
func TestScopes(t *testing.T) {
	t.Parallel()
	want := map[string]netlab.Scope{
		"127.0.0.1": netlab.ScopeLoopback, "127.9.9.9": netlab.ScopeLoopback, "::1": netlab.ScopeLoopback, "::ffff:127.0.0.1": netlab.ScopeLoopback,
		"169.254.1.1": netlab.ScopeLinkLocal, "fe80::1": netlab.ScopeLinkLocal, "febf::1": netlab.ScopeLinkLocal,
		"10.0.0.1": netlab.ScopePrivate, "172.16.0.1": netlab.ScopePrivate, "172.31.255.255": netlab.ScopePrivate, "192.168.1.12": netlab.ScopePrivate,
		"100.64.0.1": netlab.ScopePrivate, "192.0.2.1": netlab.ScopePrivate, "198.51.100.1": netlab.ScopePrivate, "203.0.113.1": netlab.ScopePrivate,
		"198.18.0.1": netlab.ScopePrivate, "198.19.255.255": netlab.ScopePrivate, "fd00::1": netlab.ScopePrivate, "fc00::1": netlab.ScopePrivate, "2001:db8::1": netlab.ScopePrivate,
		"172.32.0.1": netlab.ScopeGlobal, "172.15.0.1": netlab.ScopeGlobal, "100.63.0.1": netlab.ScopeGlobal, "100.128.0.1": netlab.ScopeGlobal, "192.169.0.1": netlab.ScopeGlobal,
		"8.8.8.8": netlab.ScopeGlobal, "2a01:e00::1": netlab.ScopeGlobal, "198.20.0.1": netlab.ScopeGlobal,
	}
	var hosts []string
	for host, scope := range want {
		hosts = append(hosts, host)
		if got := netlab.ScopeOf(netip.MustParseAddr(host)); got != scope {
			t.Errorf("%s: %v, want %v", host, got, scope)
		}
	}
	list, err := json.Marshal(hosts)
	must(t, err)
	out, err := command(t, "python3", "-c", "import ipaddress, json, sys; print(json.dumps({h: ipaddress.ip_address(h).is_global for h in json.loads(sys.argv[1])}))", string(list)).Output()
	if err != nil {
		t.Skip("no python3 here")
	}
	var global map[string]bool
	must(t, json.Unmarshal(out, &global))
	for host, theirs := range global {
		if ours := want[host] == netlab.ScopeGlobal; ours != theirs {
			t.Errorf("%s is global: %v, in Python %v", host, ours, theirs)
		}
	}
}
