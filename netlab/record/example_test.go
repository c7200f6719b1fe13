package record_test

import (
	"context"
	"fmt"

	"labsh/netlab"
	"labsh/netlab/record"
)

// A recorder is an observer: each socket that is given it is recorded, and what comes of
// that.
func ExampleNew() {
	ctx := context.Background()
	r := record.New(record.Limits{Events: 1000})
	a, b, err := netlab.Socketpair(ctx, netlab.AF_UNIX, netlab.SOCK_STREAM, 0, netlab.WithObserver(r))
	if err != nil {
		fmt.Println(err)
		return
	}
	a.Send(ctx, []byte("hello"), 0)
	b.Recv(ctx, 100, 0)
	a.Close()
	b.Close()
	for _, e := range r.Events() {
		fmt.Printf("%s %q\n", e.Op, e.Data)
	}
	// Output:
	// socketpair ""
	// socketpair ""
	// send "hello"
	// recv "hello"
	// close ""
	// close ""
}

// Observe is for events of one's own: an observer may tell several recorders.
func ExampleRecorder_Observe() {
	ctx := context.Background()
	all, errors := record.New(record.Limits{}), record.New(record.Limits{})
	both := netlab.ObserverFunc(func(e netlab.Event) {
		all.Observe(e)
		if e.Err != nil {
			errors.Observe(e)
		}
	})
	s, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0, netlab.WithObserver(both))
	if err != nil {
		fmt.Println(err)
		return
	}
	s.Recv(ctx, 100, 0)
	s.Close()
	fmt.Println(len(all.Events()), "events,", len(errors.Events()), "error")
	// Output: 3 events, 1 error
}

// Two messages that one recv took.
func ExampleRecorder_Conversations() {
	ctx := context.Background()
	r := record.New(record.Limits{})
	server, err := netlab.CreateServer(ctx, netlab.Listening{Address: netlab.IPv4{Host: "127.0.0.1"}}, netlab.WithObserver(r))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()
	client, err := netlab.New(ctx, netlab.AF_INET, netlab.SOCK_STREAM, 0, netlab.WithObserver(r))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer client.Close()
	client.Connect(ctx, server.Local())
	peer, _, err := server.Accept(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer peer.Close()
	client.Send(ctx, []byte("two "), 0)
	client.Send(ctx, []byte("messages"), 0)
	peer.Recv(ctx, 100, 0)

	for _, c := range r.Conversations() {
		if c.Kind != record.Connection {
			continue
		}
		for _, step := range c.Steps {
			if step.Call == nil || step.Call.Op == "socket" {
				continue
			}
			fmt.Print(step.End, " ", step.Call.Op)
			for _, take := range step.Takes {
				fmt.Printf(" took %d bytes of %q", take.Bytes, c.Steps[take.Step].Wire.Data)
			}
			fmt.Println()
		}
		fmt.Println(c.Ends[0].State.TCP)
	}
	// Output:
	// 0 connect
	// 1 accept
	// 0 send
	// 0 send
	// 1 recv took 4 bytes of "two " took 8 bytes of "messages"
	// ESTABLISHED
}
