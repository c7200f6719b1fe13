package netlab

import (
	"encoding/binary"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestParseLine(t *testing.T) {
	const four = "   0: 0100007F:1388 00000000:0000 0A 00000000:00000002 00:00000000 00000000  1000        0 12345 1 0000000000000000 100 0 0 10 0"
	c, ok := parseInetLine(four, AF_INET, ProtocolTCP)
	want := Connection{State: TCPListen, Local: IPv4{"127.0.0.1", 5000}, Remote: IPv4{"0.0.0.0", 0}, RecvQueue: 2, UID: 1000, Inode: 12345}
	if !ok || c.Local != want.Local || c.Remote != want.Remote || c.State != want.State || c.RecvQueue != 2 || c.UID != 1000 || c.Inode != 12345 {
		t.Errorf("got %+v", c)
	}
	const six = "   1: 00000000000000000000000001000000:0050 00000000000000000000000001000000:1F90 01 00000003:00000000 00:00000000 00000000 0 0 7 1"
	c, ok = parseInetLine(six, AF_INET6, ProtocolTCP)
	if !ok || c.Local != (IPv6{Host: "::1", Port: 80}) || c.Remote != (IPv6{Host: "::1", Port: 8080}) || c.SendQueue != 3 || c.State != TCPEstablished {
		t.Errorf("got %+v", c)
	}
	for _, bad := range []string{"", "sl local rem st", strings.ReplaceAll(four, "0100007F", "01"), strings.ReplaceAll(four, "12345", "x"), strings.ReplaceAll(four, ":1388", "")} {
		if _, ok := parseInetLine(bad, AF_INET, ProtocolTCP); ok {
			t.Errorf("%q is a row", bad)
		}
	}
	if _, ok := parseInetLine(six, AF_INET, ProtocolTCP); ok {
		t.Error("an IPv6 row is one of IPv4")
	}
}

func FuzzParseTable(f *testing.F) {
	f.Add("   0: 0100007F:1388 00000000:0000 0A 00000000:00000002 00:00000000 00000000  1000        0 12345 1\n", true)
	f.Add("000000004c55176d: 00000003 00000000 00010000 0001 01   570 @name\n", true)
	f.Fuzz(func(t *testing.T, text string, four bool) {
		family := AF_INET6
		if four {
			family = AF_INET
		}
		rows, _ := parseTable(strings.NewReader(text), func(line string) (Connection, bool) { return parseInetLine(line, family, ProtocolTCP) })
		for _, row := range rows {
			if row.Local.Family() != family || row.Remote.Family() != family {
				t.Fatalf("%q gives %+v", text, row)
			}
		}
		rows, _ = parseTable(strings.NewReader(text), parseUnixLine)
		for _, row := range rows {
			if !row.Protocol.Unix() || row.Inode == 0 || row.Local.Family() != AF_UNIX {
				t.Fatalf("%q gives %+v", text, row)
			}
		}
	})
}

func FuzzNumericHost(f *testing.F) {
	for _, s := range []string{"127.1", "0x7f000001", "::1", "1.2.3.4", "010.0.0.1", "4294967295"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, host string) {
		if ip, ok := numericHost(host); ok && !ip.IsValid() {
			t.Fatalf("%q is no address", host)
		}
	})
}

// What the kernel writes is taken apart without a fault, whatever it is, and each
// answer that is told is in the datagram.
func FuzzParseNetlink(f *testing.F) {
	message := func(kind, flags uint16, body []byte) []byte {
		p := make([]byte, netlinkHeader, netlinkHeader+len(body))
		binary.NativeEndian.PutUint32(p, uint32(netlinkHeader+len(body)))
		binary.NativeEndian.PutUint16(p[4:], kind)
		binary.NativeEndian.PutUint16(p[6:], flags)
		binary.NativeEndian.PutUint32(p[8:], 1)
		return append(p, body...)
	}
	inet := make([]byte, inetAnswerSize, 100)
	inet[0], inet[1] = byte(AF_INET6), byte(TCPListen)
	f.Add(append(message(unix.SOCK_DIAG_BY_FAMILY, unix.NLM_F_DUMP_INTR, append(inet, 5, 0, inetV6Only, 0, 1, 0, 0, 0)), message(unix.NLMSG_DONE, 0, make([]byte, 4))...))
	name := append(make([]byte, unixAnswerSize), 9, 0, unixName, 0, 0, 'n', 'a', 'm', 'e')
	name[0], name[1] = byte(AF_UNIX), byte(SOCK_STREAM)
	f.Add(message(unix.SOCK_DIAG_BY_FAMILY, 0, name))
	f.Add(message(unix.NLMSG_ERROR, 0, []byte{0xfe, 0xff, 0xff, 0xff}))
	f.Fuzz(func(t *testing.T, p []byte) {
		size := 0
		_, _, _ = parseNetlink(p, 1, func(body []byte) {
			size += netlinkHeader + len(body)
			if row, ok := parseInet(body, ProtocolTCP); ok && (row.Local.Family() != row.Remote.Family() || len(body) < inetAnswerSize) {
				t.Fatalf("%x gives %+v", body, row)
			}
			if row, ok := parseUnix(body); ok && (!row.Protocol.Unix() || len(row.Local.(Unix).Path) > len(body)-unixAnswerSize) {
				t.Fatalf("%x gives %+v", body, row)
			}
		})
		if size > len(p) {
			t.Fatalf("answers of %d bytes in %d", size, len(p))
		}
	})
}

// A row that the kernel gives twice is one socket; two that listen at one port are
// two.
func TestRowsOnce(t *testing.T) {
	const again = "   0: 0100007F:1388 00000000:0000 0A 00000000:00000001 00:00000000 00000000  1000        0 4711 1 0000000000000000 100 0 0 10 0\n"
	text := "  sl  local_address …\n" + again + strings.Replace(again, "4711", "4712", 1) + again
	rows, err := parseTable(strings.NewReader(text), func(line string) (Connection, bool) { return parseInetLine(line, AF_INET, ProtocolTCP) })
	if err != nil || len(rows) != 2 || rows[0].Inode != 4711 || rows[1].Inode != 4712 {
		t.Errorf("%v, %v", rows, err)
	}
}
