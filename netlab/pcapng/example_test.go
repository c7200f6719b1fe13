package pcapng_test

import (
	"bytes"
	"fmt"
	"time"

	"labsh/netlab/pcapng"
)

func Example() {
	var file bytes.Buffer // or a file behind a bufio.Writer
	w, err := pcapng.NewWriter(&file, pcapng.Section{Application: "my lab"})
	if err != nil {
		fmt.Println(err)
		return
	}
	lo, err := w.AddInterface(pcapng.Interface{Name: "lo", Link: pcapng.Ethernet})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = w.WritePacket(pcapng.Packet{
		Interface: lo, Time: time.Unix(1772600767, 0),
		Bytes: make([]byte, 60), Length: 1500, // the rest was not kept
		Direction: pcapng.Outgoing, Comments: []string{"a frame of zeros"},
	})
	fmt.Println(err, file.Len())
	// Output: <nil> 208
}
