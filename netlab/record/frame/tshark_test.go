package frame_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"labsh/netlab"
	"labsh/netlab/pcapng/pcapngtest"
	"labsh/netlab/record"
)

// allowed are the remarks of Wireshark's experts that follow from what the
// conversations are about.
var allowed = []string{"connection closing", "Connection reset", "same ports as an earlier session"}

// pictures are exchanges as classes see them, and how Wireshark lists them.
var pictures = []struct {
	name string
	talk func() *talk
	want string // the flags, numbers and lengths, a packet a line
}{
	{
		name: "one exchange",
		talk: func() *talk {
			k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
			k.connect()
			k.send(0, []byte("Message Client vers Serveur\n"), 28)
			k.send(1, []byte("Message Serveur vers Client\n"), 28)
			k.ends(0, "close", record.FIN)
			k.ends(1, "close", record.FIN)
			return k
		},
		want: `
> S 0 0 0 74
< SA 0 1 0 74
> A 1 1 0 66
> PA 1 1 28 94
< A 1 29 0 66
< PA 1 29 28 94
> A 29 29 0 66
> FA 29 29 0 66
< A 29 30 0 66
< FA 29 30 0 66
> A 30 30 0 66`,
	},
	{
		name: "half-close over IPv6",
		talk: func() *talk {
			k := tcp(address("::1", 61200), address("::1", 5000))
			k.connect()
			k.send(0, []byte("question"), 8)
			k.ends(0, "shutdown", record.FIN)
			k.send(1, []byte("answer"), 6)
			k.step(0, "recv", nil)
			k.ends(1, "close", record.FIN)
			k.step(0, "close", nil)
			return k
		},
		want: `
> S 0 0 0 94
< SA 0 1 0 94
> A 1 1 0 86
> PA 1 1 8 94
< A 1 9 0 86
> FA 9 1 0 86
< A 1 10 0 86
< PA 1 10 6 92
> A 10 7 0 86
< FA 7 10 0 86
> A 10 8 0 86`,
	},
	{
		name: "refused",
		talk: func() *talk {
			k := tcp(address("127.0.0.1", 0), address("127.0.0.1", 5000))
			k.ends(0, "connect", record.SYN)
			k.ends(1, "", record.RST)
			return k
		},
		want: `
> S 0 0 0 74
< RA 1 1 0 54`,
	},
	{
		name: "timed out in a full backlog",
		talk: func() *talk {
			k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
			k.step(0, "connect", &record.Wire{Kind: record.SYN, Lost: true})
			return k
		},
		want: `
> S 0 0 0 74`,
	},
	{
		name: "a reset of its own accord",
		talk: func() *talk {
			k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
			k.connect()
			k.send(0, []byte("unread"), 6)
			k.ends(1, "close", record.RST)
			k.step(0, "close", nil)
			return k
		},
		want: `
> S 0 0 0 74
< SA 0 1 0 74
> A 1 1 0 66
> PA 1 1 6 72
< A 1 7 0 66
< RA 1 7 0 66`,
	},
	{
		name: "sent to a closed end",
		talk: func() *talk {
			k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
			k.connect()
			k.ends(1, "close", record.FIN)
			k.send(0, []byte("hello"), 5)
			k.ends(1, "", record.RST)
			k.step(0, "send", nil)
			k.ends(0, "close", record.FIN) // no FIN after a reset
			return k
		},
		want: `
> S 0 0 0 74
< SA 0 1 0 74
> A 1 1 0 66
< FA 1 1 0 66
> A 1 2 0 66
> PA 1 2 5 71
< R 2 0 0 54`,
	},
	{
		name: "segments of what is kept in part",
		talk: func() *talk {
			k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
			k.connect()
			k.send(0, bytes.Repeat([]byte("x"), 4096), 150000)
			k.send(0, nil, 10) // sendfile
			return k
		},
		want: `
> S 0 0 0 74
< SA 0 1 0 74
> A 1 1 0 66
> A 1 1 65483 65549
< A 1 65484 0 66
> A 65484 1 65483 65549
< A 1 130967 0 66
> PA 130967 1 19034 19100
< A 1 150001 0 66
> PA 150001 1 10 76
< A 1 150011 0 66`,
	},
	{
		name: "an end elsewhere, and segments of Ethernet",
		talk: func() *talk {
			k := tcp(address("192.0.2.1", 61200), address("198.51.100.7", 80))
			k.Ends[1] = record.End{Address: k.Ends[1].Address}
			k.connect()
			k.send(0, bytes.Repeat([]byte("x"), 2000), 2000)
			k.ends(1, "", record.FIN)
			return k
		},
		want: `
> S 0 0 0 74
< SA 0 1 0 74
> A 1 1 0 66
> A 1 1 1448 1514
< A 1 1449 0 66
> PA 1449 1 552 618
< A 1 2001 0 66
< FA 1 2001 0 66
> A 2001 2 0 66`,
	},
	{
		name: "its beginning is no longer kept",
		talk: func() *talk {
			k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
			k.Cut = true
			k.sent = [2]int64{5_000_000_000, 77}
			k.send(0, []byte("hello"), 5)
			k.send(1, []byte("you too"), 7)
			k.ends(0, "close", record.FIN)
			return k
		},
		want: `
> PA 1 1 5 71
< A 1 6 0 66
< PA 1 6 7 73
> A 6 8 0 66
> FA 6 8 0 66
< A 8 7 0 66`,
	},
	{
		name: "urgent data",
		talk: func() *talk {
			k := tcp(address("127.0.0.1", 61200), address("127.0.0.1", 5000))
			k.connect()
			k.send(0, []byte("!"), 1).Call.Flags = netlab.MSG_OOB
			return k
		},
		want: `
> S 0 0 0 74
< SA 0 1 0 74
> A 1 1 0 66
> PAU 1 1 1 67
< A 1 2 0 66`,
	},
	{
		name: "an IPv4 address written as IPv6, a listener on any address",
		talk: func() *talk {
			k := tcp(address("::ffff:127.0.0.1", 61200), address("::", 5000))
			k.connect()
			return k
		},
		want: `
> S 0 0 0 74
< SA 0 1 0 74
> A 1 1 0 66`,
	},
}

func TestPictures(t *testing.T) {
	var talks []*talk
	for i, p := range pictures {
		k := p.talk()
		k.later(i)
		switch a := k.Ends[0].Address.(type) { // each has a stream of its own
		case netlab.IPv4:
			a.Port += i
			k.Ends[0].Address = a
		case netlab.IPv6:
			a.Port += i
			k.Ends[0].Address = a
		}
		talks = append(talks, k)
	}
	path := pcapngtest.Save(t, file(t, build(talks...)))
	for _, c := range pcapngtest.Complaints(t, path, allowed...) {
		t.Error(c)
	}
	got := map[string]string{}
	for _, row := range pcapngtest.Fields(t, path, "tcp.stream", "tcp.srcport", "tcp.flags.str", "tcp.seq", "tcp.ack", "tcp.len", "frame.len") {
		way := ">"
		if row["tcp.srcport"] == "5000" || row["tcp.srcport"] == "80" {
			way = "<"
		}
		flags := ""
		for _, f := range "SFRPAU" {
			if strings.ContainsRune(row["tcp.flags.str"], f) {
				flags += string(f)
			}
		}
		got[row["tcp.stream"]] += fmt.Sprintf("\n%s %s %s %s %s %s", way, flags, row["tcp.seq"], row["tcp.ack"], row["tcp.len"], row["frame.len"])
	}
	for i, p := range pictures {
		if g := got[fmt.Sprint(i)]; g != p.want {
			t.Errorf("%s: got%s\nwant%s", p.name, g, p.want)
		}
	}
	checkFollow(t, path, "tcp", talks)
}

// checkFollow compares what "follow stream" shows with the bytes that are kept, of the
// streams in their order. It shows the end that sent first, or the client, at the left.
func checkFollow(t *testing.T, path, protocol string, talks []*talk) {
	t.Helper()
	args := []string{"-q"}
	for i := range talks {
		args = append(args, "-z", fmt.Sprintf("follow,%s,raw,%d", protocol, i))
	}
	got := make([][2][]byte, len(talks))
	stream := 0
	for line := range strings.Lines(pcapngtest.TShark(t, path, args...)) {
		if n, ok := strings.CutPrefix(line, "Filter: "+protocol+".stream eq "); ok {
			stream, _ = strconv.Atoi(strings.TrimSpace(n))
			continue
		}
		end := 0
		if strings.HasPrefix(line, "\t") {
			end = 1
		}
		if b, err := hex.DecodeString(strings.TrimSpace(line)); err == nil {
			got[stream][end] = append(got[stream][end], b...)
		}
	}
	for i, k := range talks {
		for end := range got[i] {
			if !bytes.Equal(got[i][end], k.stream[end]) {
				t.Errorf("stream %d, end %d: follow shows %d bytes, kept are %d", i, end, len(got[i][end]), len(k.stream[end]))
			}
		}
	}
}

func TestDatagrams(t *testing.T) {
	u4 := newTalk(record.Datagrams, netlab.ProtocolUDP, address("127.0.0.1", 61201), address("0.0.0.0", 5000))
	u6 := newTalk(record.Datagrams, netlab.ProtocolUDP, address("::1", 61201), address("::1", 5000))
	for _, k := range []*talk{u4, u6} {
		k.datagram(0, []byte("hello"), 5)
		k.datagram(1, nil, 0)
		k.datagram(0, bytes.Repeat([]byte("y"), 4096), 60000)
		k.datagram(1, []byte("odd"), 3)
		k.step(1, "close", nil)
		k.datagram(0, []byte("nobody"), 6).Wire.Lost = true
		k.ends(1, "", record.ICMP)
	}
	most4 := newTalk(record.Datagrams, netlab.ProtocolUDP, address("127.0.0.1", 61202), address("127.0.0.1", 5000))
	most4.datagram(0, nil, 65507)
	most4.ends(1, "", record.ICMP)
	most6 := newTalk(record.Datagrams, netlab.ProtocolUDP, address("::1", 61202), address("::1", 5000))
	most6.datagram(0, bytes.Repeat([]byte("z"), 4096), 65527)
	most6.ends(1, "", record.ICMP)
	path := pcapngtest.Save(t, file(t, build(u4, u6, most4, most6)))
	for _, c := range pcapngtest.Complaints(t, path) {
		t.Error(c)
	}
	got := map[string]string{}
	for _, row := range pcapngtest.Fields(t, path, "udp.stream", "_ws.col.Protocol", "udp.length", "frame.len", "icmp.type", "icmp.code", "icmpv6.type", "icmpv6.code") {
		stream := strings.Split(row["udp.stream"], "|")[0]
		got[stream] += fmt.Sprintf("\n%s %s %s %s%s %s%s", row["_ws.col.Protocol"], row["udp.length"], row["frame.len"], row["icmp.type"], row["icmpv6.type"], row["icmp.code"], row["icmpv6.code"])
	}
	want := map[string]string{
		"0": `
UDP 13 47  
UDP 8 42  
UDP 60008 60042  
UDP 11 45  
UDP 14 48  
ICMP 14 76 3 3`,
		"1": `
UDP 13 67  
UDP 8 62  
UDP 60008 60062  
UDP 11 65  
UDP 14 68  
ICMPv6 14 116 1 4`,
		"2": `
UDP 65515 65549  
ICMP 65515 590 3 3`,
		"3": `
UDP 65535 65589  
ICMPv6 65535 1294 1 4`,
	}
	for stream, w := range want {
		if got[stream] != w {
			t.Errorf("stream %s: got%s\nwant%s", stream, got[stream], w)
		}
	}
	checkFollow(t, path, "udp", []*talk{u4, u6, most4, most6})
}
