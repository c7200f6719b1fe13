package capture_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"labsh/netlab/capture"
)

// What passes port 5000 is shown until the context ends.
func Example() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	c, err := capture.Open(capture.Options{Ports: []int{5000}})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer c.Close()
	var tracker capture.Tracker
	err = c.Run(ctx, func(p *capture.Packet) {
		step := tracker.Add(p)
		fmt.Println(p.Source, "→", p.Destination, p.Flags, "seq", step.Seq, "ack", step.Ack, "len", p.PayloadLength, step.Facts)
	})
	fmt.Println(err)
	for _, conversation := range tracker.Conversations() {
		total := conversation.Total()
		fmt.Printf("%d segments, %d bytes of data, %d on the wire: %.0f %%\n", total.Segments, total.Data, total.Wire, total.Share())
	}
}

// Where packets cannot be captured, the error says what is missing.
func ExampleError() {
	_, err := capture.Open(capture.Options{All: true})
	var e *capture.Error
	switch {
	case errors.Is(err, fs.ErrPermission):
		fmt.Println("try sudo, or setcap cap_net_raw+ep on the program")
	case errors.Is(err, errors.ErrUnsupported):
		fmt.Println("not on this system")
	case errors.As(err, &e):
		fmt.Println(e.Op, "failed")
	}
}

// The tracker takes packets from wherever they come, such as a file.
func ExampleTracker() {
	when := time.Unix(1_800_000_000, 0)
	var tracker capture.Tracker
	for i, f := range []frame{
		{source: alice, destination: bob, flags: capture.SYN, seq: 700},
		{source: bob, destination: alice, flags: capture.SYN | capture.ACK, seq: 4000, ack: 701, window: 8000},
		{source: alice, destination: bob, flags: capture.ACK, seq: 701, ack: 4001, window: 8000},
		{source: alice, destination: bob, flags: capture.ACK | capture.PSH, seq: 701, ack: 4001, window: 8000, data: []byte("hello")},
		{source: alice, destination: bob, flags: capture.ACK | capture.PSH, seq: 701, ack: 4001, window: 8000, data: []byte("hello")},
		{source: bob, destination: alice, flags: capture.RST | capture.ACK, seq: 4001, ack: 706},
	} {
		b := f.bytes()
		segment, err := capture.Decode(capture.LinkEthernet, b, len(b))
		if err != nil {
			fmt.Println(err)
			return
		}
		step := tracker.Add(&capture.Packet{Time: when.Add(time.Duration(i) * time.Second), Length: len(b), Segment: segment})
		fmt.Printf("%s seq=%d ack=%d len=%d [%s]\n", segment.Flags, step.Seq, step.Ack, segment.PayloadLength, step.Facts)
	}
	c := tracker.Conversations()[0].Total()
	fmt.Printf("%d segments, %d bytes of data (%d of them again), %d on the wire: %.0f %%\n", c.Segments, c.Data, c.Repeated, c.Wire, c.Share())
	// Output:
	// SYN seq=0 ack=0 len=0 []
	// SYN ACK seq=0 ack=1 len=0 []
	// ACK seq=1 ack=1 len=0 []
	// PSH ACK seq=1 ack=1 len=5 []
	// PSH ACK seq=1 ack=1 len=5 [retransmission]
	// RST ACK seq=1 ack=6 len=0 [reset]
	// 6 segments, 10 bytes of data (5 of them again), 334 on the wire: 3 %
}
