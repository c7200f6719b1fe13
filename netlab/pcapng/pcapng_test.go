package pcapng_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"labsh/netlab/pcapng"
	"labsh/netlab/pcapng/pcapngtest"
)

var at = time.Date(2026, 3, 4, 5, 6, 7, 123456789, time.UTC)

// arp is a request, padded as on Ethernet.
var arp = []byte("\xff\xff\xff\xff\xff\xff\x02\x00\x00\x00\x00\x01\x08\x06\x00\x01\x08\x00\x06\x04\x00\x01" +
	"\x02\x00\x00\x00\x00\x01\x0a\x00\x00\x01\x00\x00\x00\x00\x00\x00\x0a\x00\x00\x02" + strings.Repeat("\x00", 18))

func write(t testing.TB, s pcapng.Section, interfaces []pcapng.Interface, packets []pcapng.Packet) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := pcapng.NewWriter(&b, s)
	if err != nil {
		t.Fatal(err)
	}
	for want, i := range interfaces {
		if id, err := w.AddInterface(i); err != nil || id != want {
			t.Fatalf("AddInterface = %d, %v; want %d", id, err, want)
		}
	}
	for _, p := range packets {
		if err := w.WritePacket(p); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func sample(t testing.TB) []byte {
	return write(t, pcapng.Section{Application: "labsh", Comment: "de la séance"},
		[]pcapng.Interface{
			{Name: "lo", Description: "loopback", Link: pcapng.Ethernet, Snap: 4352},
			{Name: "built", Link: pcapng.Raw, Comment: "made"},
		},
		[]pcapng.Packet{
			{Interface: 0, Time: at, Bytes: arp, Length: len(arp), Direction: pcapng.Outgoing, Comments: []string{"un", "deux"}},
			{Interface: 1, Time: at.Add(1), Bytes: []byte("E"), Length: 40},
			{Interface: 0, Time: at.Add(time.Hour), Bytes: arp[:42], Length: 1500, Direction: pcapng.Incoming},
		})
}

func TestWrite(t *testing.T) {
	f, err := pcapngtest.Read(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	want := &pcapngtest.File{
		Application: "labsh", Comment: "de la séance",
		Interfaces: []pcapngtest.Interface{
			{Name: "lo", Description: "loopback", Link: 1, Snap: 4352, Resolution: 9},
			{Name: "built", Comment: "made", Link: 101, Resolution: 9},
		},
		Packets: []pcapngtest.Packet{
			{Interface: 0, Time: at.Local(), Bytes: arp, Length: len(arp), Flags: 2, Comments: []string{"un", "deux"}},
			{Interface: 1, Time: at.Add(1).Local(), Bytes: []byte("E"), Length: 40},
			{Interface: 0, Time: at.Add(time.Hour).Local(), Bytes: arp[:42], Length: 1500, Flags: 1},
		},
	}
	if !reflect.DeepEqual(f, want) {
		t.Errorf("read back:\n%+v\nwant:\n%+v", f, want)
	}
}

// TestTShark asks Wireshark's reader for each thing that is written.
func TestTShark(t *testing.T) {
	path := pcapngtest.Save(t, sample(t))
	names := []string{"frame.time_epoch", "frame.len", "frame.cap_len", "frame.interface_name", "frame.interface_description",
		"frame.packet_flags_direction", "frame.comment", "arp.dst.proto_ipv4"}
	want := [][]string{
		{"1772600767.123456789", "60", "60", "lo", "loopback", "0x00000002", "un|deux", "10.0.0.2"},
		{"1772600767.123456790", "40", "1", "built", "", "", "", ""},
		{"1772604367.123456789", "1500", "42", "lo", "loopback", "0x00000001", "", "10.0.0.2"},
	}
	rows := pcapngtest.Fields(t, path, names...)
	if len(rows) != len(want) {
		t.Fatalf("%d packets, want %d", len(rows), len(want))
	}
	for i, row := range rows {
		for j, n := range names {
			if row[n] != want[i][j] {
				t.Errorf("packet %d: %s is %q, want %q", i+1, n, row[n], want[i][j])
			}
		}
	}
	summary := pcapngtest.Run(t, "capinfos", "-M", path)
	for _, line := range []string{"Number of packets:   3", "Capture application: labsh", "Capture comment:     de la séance", "Strict time order:   True", "nanoseconds (9)"} {
		if !strings.Contains(summary, line) {
			t.Errorf("capinfos does not say %q:\n%s", line, summary)
		}
	}
}

func TestRefused(t *testing.T) {
	tests := map[string]pcapng.Packet{
		"an interface that is not there": {Interface: 1, Time: at},
		"a negative interface":           {Interface: -1, Time: at},
		"more bytes than the length":     {Time: at, Bytes: []byte("abc"), Length: 2},
		"no time":                        {},
		"a time that is too late":        {Time: time.Date(2300, 1, 1, 0, 0, 0, 0, time.UTC)},
	}
	if huge := int64(1) << 32; int64(int(huge)) == huge {
		tests["a length beyond 32 bits"] = pcapng.Packet{Time: at, Length: int(huge)}
	}
	for name, p := range tests {
		var b bytes.Buffer
		w, err := pcapng.NewWriter(&b, pcapng.Section{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.AddInterface(pcapng.Interface{Link: pcapng.Ethernet}); err != nil {
			t.Fatal(err)
		}
		before := b.Len()
		if err := w.WritePacket(p); err == nil {
			t.Errorf("%s: no error", name)
		}
		if b.Len() != before {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

// TestLongText has a comment that is longer than its length can say.
func TestLongText(t *testing.T) {
	for extra := range 4 {
		long := strings.Repeat("x", extra) + strings.Repeat("é", 40000)
		b := write(t, pcapng.Section{Comment: long}, nil, nil)
		f, err := pcapngtest.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(f.Comment); n < 65530 || n > 65535 || !utf8.ValidString(f.Comment) || !strings.HasPrefix(long, f.Comment) {
			t.Errorf("%d bytes of the comment were kept, valid: %v", n, utf8.ValidString(f.Comment))
		}
	}
	// Bytes that are no text are cut, too, and not looked through for a character.
	b := write(t, pcapng.Section{Comment: strings.Repeat("\x80", 70000)}, nil, nil)
	if f, err := pcapngtest.Read(b); err != nil || len(f.Comment) < 65530 {
		t.Errorf("no text: %d bytes, %v", len(f.Comment), err)
	}
}

// failing fails after some writes.
type failing struct{ left int }

var errFull = errors.New("full")

func (f *failing) Write(b []byte) (int, error) {
	if f.left--; f.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestWriteError(t *testing.T) {
	for left := range 3 {
		w, err := pcapng.NewWriter(&failing{left}, pcapng.Section{})
		if err == nil {
			if _, err = w.AddInterface(pcapng.Interface{Link: pcapng.Ethernet}); err == nil {
				err = w.WritePacket(pcapng.Packet{Time: at, Bytes: arp, Length: len(arp)})
			}
		}
		if !errors.Is(err, errFull) {
			t.Errorf("after %d writes: %v", left, err)
		}
	}
}

func FuzzWriter(f *testing.F) {
	f.Add("comment", "name", []byte("packet"), 3, int64(1), uint32(2))
	f.Add("", "", []byte{}, 0, int64(0), uint32(0))
	f.Fuzz(func(t *testing.T, comment, name string, data []byte, more int, ns int64, direction uint32) {
		p := pcapng.Packet{Time: time.Unix(0, ns), Bytes: data, Length: len(data) + more, Direction: pcapng.Direction(direction), Comments: []string{comment, name}}
		var b bytes.Buffer
		w, _ := pcapng.NewWriter(&b, pcapng.Section{Comment: comment, Application: name})
		w.AddInterface(pcapng.Interface{Name: name, Link: pcapng.Ethernet})
		err := w.WritePacket(p)
		file, bad := pcapngtest.Read(b.Bytes())
		if bad != nil {
			t.Fatal(bad)
		}
		if err != nil {
			if len(file.Packets) != 0 {
				t.Fatalf("%v, and a packet", err)
			}
			return
		}
		if got := file.Packets[0]; !bytes.Equal(got.Bytes, data) || got.Length != p.Length || got.Time.UnixNano() != ns || got.Flags != direction {
			t.Fatalf("read back %+v", got)
		}
	})
}
