package netlab_test

import (
	"context"
	"crypto/x509"
	"fmt"
	"log"

	"labsh/netlab"
)

// The lab sheet's first program, a step at a time, against its second.
func Example() {
	ctx := context.Background()
	server, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0)
	if err != nil {
		log.Fatal(err)
	}
	defer server.Close()
	server.Bind(ctx, netlab.IPv4{Host: "localhost"}) // port 0: the kernel chooses
	server.Listen(1)

	client, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0)
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	if err := client.Connect(ctx, server.Local()); err != nil {
		log.Fatal(err)
	}
	peer, _, err := server.Accept(ctx)
	if err != nil {
		log.Fatal(err)
	}
	defer peer.Close()

	n, _ := client.Send(ctx, []byte("Message Client vers Serveur\n"), 0)
	fmt.Println(n)
	received, _ := peer.Recv(ctx, 100, 0)
	fmt.Printf("%q\n", received)
	// Output:
	// 28
	// "Message Client vers Serveur\n"
}

func ExampleServer() {
	ctx := context.Background()
	server := &netlab.Server{Address: netlab.IPv4{Host: "localhost"}, Max: 1}
	if err := server.Start(ctx); err != nil {
		log.Fatal(err)
	}
	_, port, _ := netlab.SplitHostPort(server.Addr())

	client := netlab.NewClient("localhost", port)
	if err := client.Connect(ctx); err != nil {
		log.Fatal(err)
	}
	client.SendMessage(ctx, "Message Client vers Serveur\n")
	answer, _ := client.ReceiveMessage(ctx)
	client.Close()
	server.Wait(ctx)

	fmt.Print(answer)
	fmt.Println(server.Connections())
	// Output:
	// Message Serveur vers Client
	// 1
}

// A server that cuts the connection in the middle of its answer.
func ExampleFaults() {
	ctx := context.Background()
	server := &netlab.Server{Address: netlab.IPv4{Host: "localhost"}, Faults: netlab.Faults{Reset: new(7)}}
	if err := server.Start(ctx); err != nil {
		log.Fatal(err)
	}
	defer server.Stop(ctx)
	client, _ := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0)
	defer client.Close()
	client.Connect(ctx, server.Addr())
	client.Send(ctx, []byte("hello"), 0)
	answer, _ := client.RecvExactly(ctx, 7)
	_, err := client.Recv(ctx, 100, 0)

	fmt.Printf("%s\n%v\n", answer, err)
	// Output:
	// Message
	// [Errno 104] Connection reset by peer
}

// What a client and a server say to each other, seen from between them.
func ExampleTap() {
	ctx := context.Background()
	server := &netlab.Server{Address: netlab.IPv4{Host: "localhost"}}
	if err := server.Start(ctx); err != nil {
		log.Fatal(err)
	}
	defer server.Stop(ctx)
	tap := &netlab.Tap{
		Address: netlab.IPv4{Host: "localhost"},
		Target:  server.Addr(),
		OnPair: func(p netlab.Pair) {
			fmt.Println(p.Number, p.Client.Remote() == p.Peer, p.Target.Remote() == server.Addr())
		},
		OnStep: func(step netlab.Step) {
			if len(step.Data) > 0 {
				fmt.Printf("%d: %q\n", step.Client, step.Data)
			}
		},
	}
	if err := tap.Start(ctx); err != nil {
		log.Fatal(err)
	}
	_, port, _ := netlab.SplitHostPort(tap.Addr())
	client := netlab.NewClient("localhost", port)
	if err := client.Connect(ctx); err != nil {
		log.Fatal(err)
	}
	client.SendMessage(ctx, "Message Client vers Serveur\n")
	client.ReceiveMessage(ctx)
	client.Close()
	tap.Stop(ctx)
	// Output:
	// 1 true true
	// 1: "Message Client vers Serveur\n"
	// 1: "Message Serveur vers Client\n"
}

// One datagram there, one back; no connection.
func ExampleDatagramServer() {
	ctx := context.Background()
	server := &netlab.DatagramServer{Address: netlab.IPv4{Host: "localhost"}, Reply: "pong", Max: 1}
	if err := server.Start(ctx); err != nil {
		log.Fatal(err)
	}
	client, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_DGRAM, 0)
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	client.SendTo(ctx, []byte("ping"), 0, server.Addr())
	answer, _ := client.RecvFrom(ctx, 100, 0)
	server.Wait(ctx)

	fmt.Printf("%s %v\n", answer.Data, answer.From == server.Addr())
	fmt.Println(server.Datagrams(), server.Dropped())
	// Output:
	// pong true
	// 1 0
}

func ExampleClient() {
	ctx := context.Background()
	echo := &netlab.Server{Address: netlab.IPv4{Host: "localhost"}, Echo: true}
	if err := echo.Start(ctx); err != nil {
		log.Fatal(err)
	}
	defer echo.Stop(ctx)
	_, port, _ := netlab.SplitHostPort(echo.Addr())

	client := netlab.NewClient("localhost", port)
	if err := client.Connect(ctx); err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	client.SendMessage(ctx, "bonjour")
	answer, _ := client.ReceiveMessage(ctx)
	fmt.Println(answer)
	// Output: bonjour
}

func ExampleError() {
	ctx := context.Background()
	s, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0)
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	_, err = s.Recv(ctx, 10, 0)
	e := err.(*netlab.Error)
	fmt.Println(e.Name)
	fmt.Println(e)
	// Output:
	// OSError
	// [Errno 107] Transport endpoint is not connected
}

// What happens on sockets, as it happens.
func ExampleObserver() {
	ctx := context.Background()
	tell := netlab.ObserverFunc(func(e netlab.Event) {
		fmt.Printf("%s %q %v\n", e.Op, e.Data, e.Err)
	})
	a, b, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0)
	if err != nil {
		panic(err)
	}
	defer b.Close()
	a.SetObserver(tell)
	a.Send(ctx, []byte("bonjour"), 0)
	a.Listen(1)
	a.Close()
	// Output:
	// send "bonjour" <nil>
	// listen "" [Errno 22] Invalid argument
	// close "" <nil>
}

// As people write addresses, and as Python does.
func ExampleAddressText() {
	for _, a := range []netlab.Address{
		netlab.IPv4{Host: "localhost", Port: 5000}, netlab.IPv6{Host: "::1", Port: 80},
		netlab.Unix{Path: "/tmp/s"}, netlab.Unix{Path: "\x00lab"},
	} {
		fmt.Println(netlab.AddressText(a), a)
	}
	// Output:
	// localhost:5000 ('localhost', 5000)
	// [::1]:80 ('::1', 80, 0, 0)
	// /tmp/s '/tmp/s'
	// @lab b'\x00lab'
}

// The first of a host's addresses that answers.
func ExampleCreateConnection() {
	ctx := context.Background()
	echo := &netlab.Server{Address: netlab.IPv4{Host: "127.0.0.1"}, Echo: true}
	if err := echo.Start(ctx); err != nil {
		log.Fatal(err)
	}
	defer echo.Stop(ctx)
	_, port, _ := netlab.SplitHostPort(echo.Addr())

	s, err := netlab.CreateConnection(ctx, "localhost", port)
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	host, _, _ := netlab.SplitHostPort(s.Remote())
	fmt.Println(host)
	// Output: 127.0.0.1
}

// A client that trusts a server's own certificate.
func ExampleCertificatePEM() {
	certificate, err := netlab.LocalhostCertificate()
	if err != nil {
		log.Fatal(err)
	}
	roots := x509.NewCertPool()
	fmt.Println(roots.AppendCertsFromPEM(netlab.CertificatePEM(certificate)))
	// Output: true
}
