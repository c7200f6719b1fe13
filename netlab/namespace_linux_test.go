package netlab_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"labsh/netlab"
)

// inNamespace runs a test of this package in a network namespace of its own, made with
// the first of the flags of unshare(1) that is allowed here.
func inNamespace(t *testing.T, test string, flags ...string) {
	t.Helper()
	refused, allowed := []byte(nil), ""
	for _, f := range flags {
		out, err := command(t, "unshare", f, "true").CombinedOutput()
		if err == nil {
			allowed = f
			break
		}
		refused = append(refused, out...)
	}
	if allowed == "" {
		t.Skipf("no network namespaces: %s", refused)
	}
	c := command(t, "unshare", allowed, os.Args[0], "-test.run=^"+test+"$", "-test.v")
	c.Env = append(c.Env, "NETLAB_NAMESPACE=1")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if bytes.Contains(out, []byte("SKIP")) {
		t.Skipf("%s", out)
	}
}

// TestNamespace runs TestInNamespace in a network namespace, whose routes it may change.
func TestNamespace(t *testing.T) {
	t.Parallel()
	inNamespace(t, "TestInNamespace", "-n")
}

func TestInNamespace(t *testing.T) {
	if os.Getenv("NETLAB_NAMESPACE") == "" {
		t.Skip("run by TestNamespace")
	}
	ip := func(args ...string) {
		t.Helper()
		if out, err := exec.Command("ip", args...).CombinedOutput(); err != nil {
			t.Skipf("ip %v: %s", args, out)
		}
	}
	// What is sent into the link for somebody who is not at its other end is
	// lost.
	ip("link", "set", "lo", "up")
	ip("link", "add", "void0", "type", "veth", "peer", "name", "void1")
	ip("link", "set", "void0", "up")
	ip("link", "set", "void1", "up")
	ip("address", "add", "10.77.0.1/24", "dev", "void0")
	ip("neighbor", "add", "10.77.0.2", "lladdr", "02:00:00:00:00:02", "dev", "void0")
	ip("route", "add", "unreachable", "10.78.0.0/24")
	ip("route", "add", "prohibit", "10.79.0.0/24")
	lost := netlab.IPv4{Host: "10.77.0.2", Port: 5000}

	t.Run("SYN timeout", func(t *testing.T) {
		t.Parallel()
		s := tcp(t)
		must(t, s.SetOption("TCP_SYNCNT", "1"))
		wantError(t, s.Connect(patient(t), lost), "TimeoutError: [Errno 110] Connection timed out")
	})
	t.Run("interrupt", func(t *testing.T) {
		t.Parallel()
		s := tcp(t)
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(10*time.Millisecond, cancel)
		if err := s.Connect(ctx, lost); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		// The kernel goes on; the socket can be closed, or asked again.
		s.SetTimeout(0)
		wantError(t, s.Connect(patient(t), lost), "BlockingIOError: [Errno 114] Operation already in progress")
	})
	t.Run("timeout", func(t *testing.T) {
		t.Parallel()
		s := tcp(t)
		s.SetTimeout(10 * time.Millisecond)
		wantError(t, s.Connect(patient(t), lost), "TimeoutError: timed out")
		errno, err := s.ConnectEx(patient(t), lost)
		if errno != 11 && errno != 114 || err != nil {
			t.Errorf("connect_ex: %d, %v", errno, err)
		}
	})
	t.Run("no route", func(t *testing.T) {
		wantError(t, tcp(t).Connect(patient(t), netlab.IPv4{Host: "192.0.2.1", Port: 1}), "OSError: [Errno 101] Network is unreachable")
		wantError(t, tcp(t).Connect(patient(t), netlab.IPv4{Host: "10.78.0.1", Port: 1}), "OSError: [Errno 113] No route to host")
		wantError(t, tcp(t).Connect(patient(t), netlab.IPv4{Host: "10.79.0.1", Port: 1}), "PermissionError: [Errno 13] Permission denied")
	})
	t.Run("routes", func(t *testing.T) {
		ip("-6", "route", "add", "prohibit", "fd79::/64")
		ip("route", "add", "10.81.0.0/24", "via", "10.77.0.2")
		for host, want := range map[string]netlab.Route{
			"127.0.0.1": {Kind: netlab.RouteLocal, Interface: "lo"}, "10.77.0.1": {Kind: netlab.RouteLocal, Interface: "lo"}, "::1": {Kind: netlab.RouteLocal, Interface: "lo"},
			"10.77.0.2": {Kind: netlab.RouteHost, Interface: "void0"}, "10.77.0.255": {Kind: netlab.RouteMany, Interface: "void0"},
			"10.81.0.1": {Kind: netlab.RouteHost, Interface: "void0", Gateway: netip.MustParseAddr("10.77.0.2")},
			"10.78.0.1": {Kind: netlab.RouteForbidden}, "10.79.0.1": {Kind: netlab.RouteForbidden}, "fd79::1": {Kind: netlab.RouteForbidden},
			"192.0.2.1": {}, "2001:db8::1": {}, "::ffff:10.77.0.2": {Kind: netlab.RouteHost, Interface: "void0"},
		} {
			if got, err := netlab.RouteTo(netip.MustParseAddr(host)); err != nil || got != want {
				t.Errorf("%s: %+v, %v", host, got, err)
			}
		}
		for _, name := range []string{"void0", "void1"} {
			nic, err := net.InterfaceByName(name)
			must(t, err)
			for _, zone := range []string{name, strconv.Itoa(nic.Index)} {
				want := netlab.Route{Kind: netlab.RouteHost, Interface: name}
				if got, err := netlab.RouteTo(netip.MustParseAddr("fe80::9%" + zone)); err != nil || got != want {
					t.Errorf("zone %s: %+v, %v", zone, got, err)
				}
			}
		}
		// Set by hand: nobody has answered for it, and nobody has not.
		if got := netlab.Neighbour(netip.MustParseAddr("10.77.0.2")); got != netlab.PresenceUnknown {
			t.Errorf("a permanent neighbour: %v", got)
		}
	})
	t.Run("broadcast", func(t *testing.T) {
		ctx := patient(t)
		receiver, sender := open(t, netlab.AF_INET, netlab.SOCK_DGRAM), open(t, netlab.AF_INET, netlab.SOCK_DGRAM)
		must(t, receiver.Bind(ctx, netlab.IPv4{}))
		_, port, _ := netlab.SplitHostPort(receiver.Local())
		must(t, sender.SetOption("SO_BROADCAST", "1"))
		_, err := sender.SendTo(ctx, []byte("all"), 0, netlab.IPv4{Host: "10.77.0.255", Port: port})
		must(t, err)
		got, err := receiver.RecvFrom(ctx, 10, 0)
		must(t, err)
		if string(got.Data) != "all" {
			t.Errorf("got %q", got.Data)
		}
	})
	t.Run("IPv6 multicast", func(t *testing.T) {
		ctx := patient(t)
		ip("-6", "address", "add", "fd77::1/64", "dev", "void0", "nodad")
		member, sender := open(t, netlab.AF_INET6, netlab.SOCK_DGRAM), open(t, netlab.AF_INET6, netlab.SOCK_DGRAM)
		must(t, member.Bind(ctx, netlab.IPv6{}))
		_, port, _ := netlab.SplitHostPort(member.Local())
		must(t, member.JoinGroup("ff05::77", "void0"))
		nic, err := net.InterfaceByName("void0")
		must(t, err)
		must(t, sender.SetOption("IPV6_MULTICAST_IF", fmt.Sprint(nic.Index)))
		_, err = sender.SendTo(ctx, []byte("all"), 0, netlab.IPv6{Host: "ff05::77", Port: port})
		must(t, err)
		got, err := member.RecvFrom(ctx, 10, 0)
		must(t, err)
		if string(got.Data) != "all" {
			t.Errorf("got %q", got.Data)
		}
		must(t, member.LeaveGroup("ff05::77", "void0"))
	})
	t.Run("no DNS server", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(patient(t), 15*time.Second)
		defer cancel()
		_, err := netlab.Resolve(ctx, netlab.Query{Host: "www.example.com", Service: "80"})
		wantError(t, err, "socket.gaierror: [Errno -3] Temporary failure in name resolution")
	})
}
