package frame_test

import (
	"bytes"
	"encoding/hex"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/netlab/record/frame"
)

// a conversation that is put together by hand, a step each millisecond.
type talk struct {
	*record.Conversation
	at     time.Time
	sent   [2]int64
	stream [2][]byte // what each end sent
}

var epoch = time.Date(2026, 3, 4, 5, 6, 7, 891234567, time.UTC)

func address(host string, port int) netlab.Address {
	for _, r := range host {
		if r == ':' {
			return netlab.IPv6{Host: host, Port: port}
		}
	}
	return netlab.IPv4{Host: host, Port: port}
}

func newTalk(kind record.Kind, p netlab.Protocol, client, server netlab.Address) *talk {
	c := &record.Conversation{Kind: kind, Protocol: p}
	c.Ends[0] = record.End{Socket: 1, Name: "client", Address: client}
	c.Ends[1] = record.End{Socket: 2, Name: "peer", Address: server}
	return &talk{Conversation: c, at: epoch}
}

func tcp(client, server netlab.Address) *talk {
	return newTalk(record.Connection, netlab.ProtocolTCP, client, server)
}

func (k *talk) step(end int, op string, w *record.Wire) *record.Step {
	k.at = k.at.Add(time.Millisecond)
	s := record.Step{At: k.at, End: end, Wire: w}
	if op != "" {
		s.Call = &record.Event{Op: op, Socket: uint64(end + 1)}
	}
	k.Steps = append(k.Steps, s)
	return &k.Steps[len(k.Steps)-1]
}

func (k *talk) connect() {
	k.step(0, "connect", &record.Wire{Kind: record.SYN, Inferred: true})
	k.step(1, "", &record.Wire{Kind: record.SYNACK, Inferred: true})
	k.step(0, "", &record.Wire{Kind: record.ACK, Inferred: true})
	k.step(1, "accept", nil)
}

// send sends length bytes of which those of data are kept; -1 stands for all.
func (k *talk) send(end int, data []byte, length int) *record.Step {
	if length < 0 {
		length = len(data)
	}
	w := &record.Wire{Kind: record.Data, Offset: k.sent[end], Length: length, Data: data}
	k.sent[end] += int64(length)
	k.stream[end] = append(k.stream[end], data...)
	return k.step(end, "send", w)
}

func (k *talk) ends(end int, op string, kind record.WireKind) {
	k.step(end, op, &record.Wire{Kind: kind, Inferred: true})
}

func build(talks ...*talk) *frame.Built {
	var all []*record.Conversation
	for _, k := range talks {
		all = append(all, k.Conversation)
	}
	return frame.Build(all, nil)
}

func file(t testing.TB, b *frame.Built) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out, frame.Texts{
		Application: "labsh", Comments: func(*frame.Frame) []string { return []string{"reconstructed"} }, Filled: "filled in",
	}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// datagram sends length bytes of which those of data are kept; -1 stands for all.
func (k *talk) datagram(end int, data []byte, length int) *record.Step {
	if length < 0 {
		length = len(data)
	}
	k.stream[end] = append(k.stream[end], data...)
	return k.step(end, "sendto", &record.Wire{Kind: record.Datagram, Length: length, Data: data})
}

// later moves all steps by hours.
func (k *talk) later(hours int) *talk {
	for i := range k.Steps {
		k.Steps[i].At = k.Steps[i].At.Add(time.Duration(hours) * time.Hour)
	}
	return k
}

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
