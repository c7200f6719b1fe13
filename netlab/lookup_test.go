package netlab

import (
	"context"
	"errors"
	"net"
	"strconv"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// dnsServer answers on a UDP socket of our own until the test ends: what it
// knows of one.test. is an IPv4 address, broken.test. fails, silent.test. gets
// no answer, and nothing else exists.
func dnsServer(t *testing.T) Address {
	ctx, cancel := context.WithCancel(context.Background())
	s, err := New(ctx, AF_INET, SOCK_DGRAM, 0)
	if err == nil {
		err = s.Bind(ctx, IPv4{Host: "127.0.0.1"})
	}
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	t.Cleanup(func() { cancel(); <-done; s.Close() })
	go func() {
		defer close(done)
		for {
			query, err := s.RecvFrom(ctx, 512, 0)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(query.Data) != nil || len(m.Questions) == 0 {
				continue
			}
			m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
			q := m.Questions[0]
			switch q.Name.String() {
			case "one.test.":
				if q.Type == dnsmessage.TypeA {
					m.Answers = []dnsmessage.Resource{{
						Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class, TTL: 1},
						Body:   &dnsmessage.AResource{A: [4]byte{192, 0, 2, 1}},
					}}
				}
			case "broken.test.":
				m.RCode = dnsmessage.RCodeServerFailure
			case "silent.test.":
				continue
			default:
				m.RCode = dnsmessage.RCodeNameError
			}
			answer, err := m.Pack()
			if err == nil {
				s.SendTo(ctx, answer, 0, query.From)
			}
		}
	}()
	return s.Local()
}

func TestDNS(t *testing.T) {
	server := dnsServer(t)
	saved := resolver
	defer func() { resolver = saved }()
	resolver = newResolver(func(ctx context.Context, network, address string) (net.Conn, error) {
		host, port, _ := SplitHostPort(server)
		return new(net.Dialer).DialContext(ctx, "udp", net.JoinHostPort(host, strconv.Itoa(port)))
	})
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	found, err := Resolve(ctx, Query{Host: "one.test.", Service: "80", Type: SOCK_STREAM})
	if err != nil || len(found) != 1 || found[0].Address != (IPv4{"192.0.2.1", 80}) {
		t.Errorf("got %v, %v", found, err)
	}
	for _, test := range []struct {
		host   string
		family Family
		want   int
	}{
		{"nosuch.test.", AF_UNSPEC, EAI_NONAME},
		{"nosuch.test.", AF_INET, EAI_NONAME},
		{"one.test.", AF_INET6, EAI_NODATA},
		{"broken.test.", AF_INET, EAI_AGAIN},
	} {
		_, err := Resolve(ctx, Query{Host: test.host, Service: "80", Family: test.family})
		var e *Error
		if !errors.As(err, &e) || e.Errno != test.want || e.Name != "socket.gaierror" {
			t.Errorf("%s in %v: %v, want errno %d", test.host, test.family, err, test.want)
		}
	}
	short, stop := context.WithCancel(ctx)
	time.AfterFunc(5*time.Millisecond, stop)
	if _, err := Resolve(short, Query{Host: "silent.test.", Service: "80"}); !errors.Is(err, context.Canceled) {
		t.Errorf("an interrupted lookup says %v", err)
	}
}
