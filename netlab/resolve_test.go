package netlab_test

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"labsh/netlab"
)

// judge runs a line of Python and returns what it prints.
func judge(t testing.TB, program string) string {
	t.Helper()
	out, err := command(t, "python3", "-c", program).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	return strings.TrimSuffix(string(out), "\n")
}

// Resolve answers as CPython's getaddrinfo does, on names that need no DNS.
func TestResolve(t *testing.T) {
	t.Parallel()
	tests := []struct {
		python string
		query  netlab.Query
	}{
		{`None, 80`, netlab.Query{Nowhere: true, Service: "80"}},
		{`None, 80, flags=AI_PASSIVE`, netlab.Query{Nowhere: true, Service: "80", Flags: netlab.AI_PASSIVE}},
		{`None, 80, AF_INET6, SOCK_STREAM`, netlab.Query{Nowhere: true, Service: "80", Family: netlab.AF_INET6, Type: netlab.SOCK_STREAM}},
		{`None, None`, netlab.Query{Nowhere: true}},
		{`"", 80`, netlab.Query{Service: "80"}},
		{`"localhost", 80, AF_INET`, netlab.Query{Host: "localhost", Service: "80", Family: netlab.AF_INET}},
		{`"localhost", 80, AF_INET6, SOCK_STREAM`, netlab.Query{Host: "localhost", Service: "80", Family: netlab.AF_INET6, Type: netlab.SOCK_STREAM}},
		{`"LOCALHOST", 80, AF_INET`, netlab.Query{Host: "LOCALHOST", Service: "80", Family: netlab.AF_INET}},
		{`"127.0.0.1", "http"`, netlab.Query{Host: "127.0.0.1", Service: "http"}},
		{`"127.0.0.1", "domain"`, netlab.Query{Host: "127.0.0.1", Service: "domain"}},
		{`"127.0.0.1", "tftp"`, netlab.Query{Host: "127.0.0.1", Service: "tftp"}},
		{`"127.0.0.1", "nosuch"`, netlab.Query{Host: "127.0.0.1", Service: "nosuch"}},
		{`"127.0.0.1", "telnet", 0, SOCK_DGRAM`, netlab.Query{Host: "127.0.0.1", Service: "telnet", Type: netlab.SOCK_DGRAM}},
		{`"127.0.0.1", 80, 0, 0, IPPROTO_TCP`, netlab.Query{Host: "127.0.0.1", Service: "80", Proto: 6}},
		{`"127.0.0.1", 0, AF_INET, SOCK_RAW`, netlab.Query{Host: "127.0.0.1", Service: "0", Family: netlab.AF_INET, Type: netlab.SOCK_RAW}},
		{`"127.0.0.1", 80, 0, SOCK_STREAM, IPPROTO_UDP`, netlab.Query{Host: "127.0.0.1", Service: "80", Type: netlab.SOCK_STREAM, Proto: 17}},
		{`"127.0.0.1", 80, 99`, netlab.Query{Host: "127.0.0.1", Service: "80", Family: 99}},
		{`"127.0.0.1", 80, 0, 99`, netlab.Query{Host: "127.0.0.1", Service: "80", Type: 99}},
		{`"127.1", 80, 0, 1`, netlab.Query{Host: "127.1", Service: "80", Type: 1}},
		{`"0x7f000001", 80, 0, 1`, netlab.Query{Host: "0x7f000001", Service: "80", Type: 1}},
		{`"010.0.0.1", 80, 0, 1`, netlab.Query{Host: "010.0.0.1", Service: "80", Type: 1}},
		{`"::1", 80, 0, 1`, netlab.Query{Host: "::1", Service: "80", Type: 1}},
		{`"::ffff:1.2.3.4", 80, 0, 1`, netlab.Query{Host: "::ffff:1.2.3.4", Service: "80", Type: 1}},
		{`"fe80::1%lo", 80, 0, 1`, netlab.Query{Host: "fe80::1%lo", Service: "80", Type: 1}},
		{`"::1", 80, AF_INET`, netlab.Query{Host: "::1", Service: "80", Family: netlab.AF_INET}},
		{`"127.0.0.1", 80, AF_INET6`, netlab.Query{Host: "127.0.0.1", Service: "80", Family: netlab.AF_INET6}},
		{`"127.0.0.1", 80, AF_INET6, 1, 0, AI_V4MAPPED`, netlab.Query{Host: "127.0.0.1", Service: "80", Family: netlab.AF_INET6, Type: 1, Flags: netlab.AI_V4MAPPED}},
		{`"localhost", 80, AF_INET, 1, 0, AI_CANONNAME`, netlab.Query{Host: "localhost", Service: "80", Family: netlab.AF_INET, Type: 1, Flags: netlab.AI_CANONNAME}},
		{`"localhost", 80, 0, 1, 0, AI_NUMERICHOST`, netlab.Query{Host: "localhost", Service: "80", Type: 1, Flags: netlab.AI_NUMERICHOST}},
		{`"127.0.0.1", "http", 0, 1, 0, AI_NUMERICSERV`, netlab.Query{Host: "127.0.0.1", Service: "http", Type: 1, Flags: netlab.AI_NUMERICSERV}},
		{`"127.0.0.1", 80, 0, 1, 0, 99999`, netlab.Query{Host: "127.0.0.1", Service: "80", Type: 1, Flags: 99999}},
		{`"127.0.0.1", "70000", 0, 1`, netlab.Query{Host: "127.0.0.1", Service: "70000", Type: 1}},
		{`"127.0.0.1", -1, 0, 1`, netlab.Query{Host: "127.0.0.1", Service: "-1", Type: 1}},
		{`"127.0.0.256", 80`, netlab.Query{Host: "127.0.0.256", Service: "80"}},
		{`"nosuch.invalid", 80`, netlab.Query{Host: "nosuch.invalid", Service: "80"}},
		{`"a b", 80`, netlab.Query{Host: "a b", Service: "80"}},
	}
	program := "from socket import *\n"
	for _, test := range tests {
		program += `
try:
    print(*[f"{int(f)} {int(k)} {p} {c!r} {a}" for f, k, p, c, a in getaddrinfo(` + test.python + `)], sep="; ")
except gaierror as e: print('socket.gaierror:', e)`
	}
	for i, want := range strings.Split(judge(t, program), "\n") {
		test := tests[i]
		t.Run(test.python, func(t *testing.T) {
			var got []string
			found, err := netlab.Resolve(patient(t), test.query)
			if err != nil {
				got = append(got, python(err))
			}
			for _, r := range found {
				got = append(got, fmt.Sprintf("%d %d %d '%s' %v", int(r.Family), int(r.Type), r.Proto, r.Canonname, r.Address))
			}
			if strings.Join(got, "; ") != want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), want)
			}
		})
	}
}

// Every errno has CPython's class and text.
func TestErrnoTexts(t *testing.T) {
	t.Parallel()
	want := judge(t, `
import os
for n in range(1, 134): e = OSError(n, os.strerror(n)); print(f"{type(e).__name__}: {e}")`)
	var got []string
	for n := syscall.Errno(1); n < 134; n++ {
		got = append(got, fmt.Sprintf("%s: [Errno %d] %s", netlab.ExceptionName(n), n, netlab.Strerror(n)))
	}
	for i, line := range strings.Split(want, "\n") {
		if got[i] != line {
			t.Errorf("got  %s\nwant %s", got[i], line)
		}
	}
}

// Addresses have CPython's repr.
func TestAddressRepr(t *testing.T) {
	for address, want := range map[netlab.Address]string{
		netlab.IPv4{Host: "127.0.0.1", Port: 61200}:       "('127.0.0.1', 61200)",
		netlab.IPv4{Host: "it's"}:                         `("it's", 0)`,
		netlab.IPv4{Host: "a\"'\n\x1b"}:                   `('a"\'\n\x1b', 0)`,
		netlab.IPv6{Host: "fe80::1", Port: 1, ScopeID: 1}: "('fe80::1', 1, 0, 1)",
		netlab.Unix{Path: "/tmp/é"}:                       "'/tmp/é'",
		netlab.Unix{Path: "\x00a'\xff"}:                   `b"\x00a'\xff"`,
		netlab.Unix{Path: "\x00'\"\t\n\r"}:                `b'\x00\'"\t\n\r'`,
		netlab.Unix{Path: "\x00\\\x1f }~\x7f"}:            `b'\x00\\\x1f }~\x7f'`,
	} {
		if got := address.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
