package frame_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/pcapng/pcapngtest"
	"labsh/netlab/record"
)

// TestRandom gives tshark conversations as calls could have had them, in any order and
// all at once, and asks for the bytes of each.
func TestRandom(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d", seed)
	var talks []*talk
	for i := range 80 {
		k := randomTalk(random, i)
		talks = append(talks, k)
	}
	built := build(talks...)
	path := pcapngtest.Save(t, file(t, built))
	for _, c := range pcapngtest.Complaints(t, path, allowed...) {
		t.Error(c)
	}
	got := map[string][]byte{}
	last := ""
	for _, row := range pcapngtest.Fields(t, path, "frame.time_epoch", "tcp.srcport", "tcp.dstport", "tcp.payload", "udp.srcport", "udp.dstport", "udp.payload", "icmp.type", "icmpv6.type") {
		if at := row["frame.time_epoch"]; at < last {
			t.Errorf("a packet at %s after one at %s", at, last)
		} else {
			last = at
		}
		if row["icmp.type"]+row["icmpv6.type"] != "" {
			continue // what it quotes has been sent before
		}
		for _, protocol := range []string{"tcp", "udp"} {
			b := unhex(t, row[protocol+".payload"])
			key := protocol + " " + row[protocol+".srcport"] + " " + row[protocol+".dstport"]
			got[key] = append(got[key], b...)
		}
	}
	for i, k := range talks {
		protocol := k.Protocol.String()
		for end := range k.stream {
			key := fmt.Sprintf("%s %d %d", protocol, 41000+i, serverPort)
			if end == 1 {
				key = fmt.Sprintf("%s %d %d", protocol, serverPort, 41000+i)
			}
			if string(got[key]) != string(k.stream[end]) {
				t.Errorf("%s: %d bytes, sent were %d", key, len(got[key]), len(k.stream[end]))
			}
		}
	}
	crossed := map[*record.Conversation]bool{}
	for _, f := range built.Frames {
		crossed[f.Conversation] = true
	}
	if streams := strings.Count(pcapngtest.TShark(t, path, "-q", "-z", "conv,tcp", "-z", "conv,udp"), " <-> "); streams != len(crossed) {
		t.Errorf("%d conversations, want %d", streams, len(crossed))
	}
}

// serverPort is one that Wireshark knows no protocol for, as it does for UDP's 5000.
const serverPort = 50007

// hosts are pairs of addresses: both here, of either family, and far apart.
var hosts = [][2]string{{"127.0.0.1", "127.0.0.1"}, {"::1", "::1"}, {"192.0.2.1", "198.51.100.7"}, {"::ffff:127.0.0.1", "0.0.0.0"}, {"2001:db8::1", "2001:db8::2"}}

// randomTalk is a conversation of client port 41000 and up. What it does is what the two
// ends could do: no data after a FIN, nothing after a reset but what crossed it.
func randomTalk(r *rand.Rand, i int) *talk {
	pair := hosts[r.IntN(len(hosts))]
	client, server := address(pair[0], 41000+i), address(pair[1], serverPort)
	begin := epoch.Add(time.Duration(r.IntN(3000)) * time.Microsecond)
	if r.IntN(4) == 0 {
		k := newTalk(record.Datagrams, netlab.ProtocolUDP, client, server)
		k.at = begin
		for n := range 1 + r.IntN(8) {
			k.datagram(r.IntN(2)*min(n, 1), randomBytes(r, r.IntN(3000)), -1)
			if r.IntN(5) == 0 {
				k.ends(1-k.Steps[len(k.Steps)-1].End, "", record.ICMP)
			}
		}
		return k
	}
	k := tcp(client, server)
	k.at = begin
	if r.IntN(3) == 0 {
		k.Ends[1] = record.End{Address: server}
	}
	switch r.IntN(8) {
	case 0:
		k.ends(0, "connect", record.SYN)
		k.ends(1, "", record.RST)
		return k
	case 1:
		k.step(0, "connect", &record.Wire{Kind: record.SYN, Lost: true})
		return k
	case 2:
		k.sent = [2]int64{r.Int64N(1 << 33), r.Int64N(1 << 33)} // cut
	default:
		k.connect()
	}
	var fin, closed [2]bool
	for range r.IntN(20) {
		end := r.IntN(2)
		if closed[end] {
			continue
		}
		switch what := r.IntN(10); {
		case what < 5 && !fin[end]:
			data := randomBytes(r, 1+r.IntN(1<<r.IntN(13)))
			length := -1
			if len(data) > 4000 {
				length = len(data) + r.IntN(300000)
			}
			k.send(end, data, length)
			if closed[1-end] {
				k.ends(1-end, "", record.RST)
				return k
			}
		case what == 5:
			k.step(end, "recv", nil)
		case what == 6 && !fin[end]:
			k.ends(end, "shutdown", record.FIN)
			fin[end] = true
		case what == 7 && fin[end]:
			k.step(end, "close", nil)
			closed[end] = true
		case what == 7:
			k.ends(end, "close", record.FIN)
			fin[end], closed[end] = true, true
		case what == 8 && r.IntN(2) == 0:
			k.ends(end, "close", record.RST)
			return k
		case what == 9:
			k.at = k.at.Add(-time.Duration(r.IntN(2000)) * time.Microsecond) // calls at once
		}
	}
	return k
}

// randomBytes are n bytes that no dissector takes for its own.
func randomBytes(r *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('a' + r.IntN(26))
	}
	return b
}

// FuzzBuild makes frames of whatever a record could hold, and looks at each.
func FuzzBuild(f *testing.F) {
	f.Add([]byte("\x00\x10\x20\x30\x40\x50\x60\x70\x80\x01\x11\x21\x31\x41\x51\x61\x71\x81"), false, uint16(5), uint32(100))
	f.Add([]byte{0x51, 0x80, 0x51, 0x42, 0x52, 0x91}, true, uint16(0), uint32(1<<20))
	f.Fuzz(func(t *testing.T, steps []byte, udp bool, pair uint16, length uint32) {
		hosts := hosts[int(pair)%len(hosts)]
		k := tcp(address(hosts[0], int(pair)), address(hosts[1], 5000))
		if udp {
			k.Protocol, k.Kind = netlab.ProtocolUDP, record.Datagrams
		}
		var sent int64
		for i, b := range steps[:min(len(steps), 100)] {
			w := &record.Wire{Kind: record.WireKind(b >> 4), Lost: b&4 != 0}
			if w.Kind == record.Handshake {
				continue
			}
			if w.Kind == record.Data || w.Kind == record.Datagram {
				w.Length = int(length>>(b&8)) % (1 << 22)
				w.Data = steps[:min(i, w.Length)]
				w.Offset = k.sent[b&1]
				k.sent[b&1] += int64(w.Length)
			}
			if w.Kind == record.Data && !udp {
				sent += int64(w.Length)
			}
			k.step(int(b&1), "send", w)
		}
		built := build(k)
		checkFile(t, file(t, built))
		var carried int64
		for i := range built.Frames {
			fr := &built.Frames[i]
			if i > 0 && fr.Time.Before(built.Frames[i-1].Time) {
				t.Fatal("frames out of order")
			}
			if !udp && fr.Kind == record.Data {
				carried += int64(fr.PayloadLength)
			}
			if cause, ok := fr.Cause(); !ok || cause.Call == nil {
				t.Fatal("a frame without a cause")
			}
		}
		if carried+built.Skipped != sent {
			t.Fatalf("%d bytes were sent, frames carry %d", sent, carried)
		}
	})
}

// checkFile reads a file and looks at each packet's lengths and checksums.
func checkFile(t *testing.T, b []byte) {
	t.Helper()
	f, err := pcapngtest.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range f.Packets {
		var ip, pseudo, message []byte
		var protocol byte
		switch ip = p.Bytes[14:]; ip[0] >> 4 {
		case 4:
			if n := int(binary.BigEndian.Uint16(ip[2:])); n != p.Length-14 {
				t.Fatalf("packet %d: an IP length of %d in a frame of %d", i, n, p.Length)
			}
			if checksum(ip[:20]) != 0 {
				t.Fatalf("packet %d: the IP checksum is wrong", i)
			}
			protocol, message, pseudo = ip[9], ip[20:], append([]byte(nil), ip[12:20]...)
		case 6:
			if n := int(binary.BigEndian.Uint16(ip[4:])); n != p.Length-54 {
				t.Fatalf("packet %d: an IP length of %d in a frame of %d", i, n, p.Length)
			}
			protocol, message, pseudo = ip[6], ip[40:], append([]byte(nil), ip[8:40]...)
		default:
			t.Fatalf("packet %d: %x", i, p.Bytes)
		}
		if p.Length > len(p.Bytes) {
			continue
		}
		pseudo = append(pseudo, 0, protocol)
		pseudo = binary.BigEndian.AppendUint16(pseudo, uint16(len(message)))
		if protocol == 1 {
			pseudo = nil
		}
		if checksum(append(pseudo, message...)) != 0 {
			t.Fatalf("packet %d: the checksum is wrong: %x", i, p.Bytes)
		}
	}
}

// checksum is 0 for what holds its own right checksum (RFC 1071).
func checksum(b []byte) uint16 {
	var sum uint32
	for i, c := range b {
		sum += uint32(c) << (8 * (1 - i%2))
		sum = sum&0xFFFF + sum>>16
	}
	return ^uint16(sum)
}
