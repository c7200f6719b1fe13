package netlab

import (
	"strings"
	"testing"
)

func TestParseConnection(t *testing.T) {
	const four = "   0: 0100007F:1388 00000000:0000 0A 00000000:00000002 00:00000000 00000000  1000        0 12345 1 0000000000000000 100 0 0 10 0"
	c, ok := parseConnection(four, AF_INET)
	want := Connection{State: TCPListen, Local: IPv4{"127.0.0.1", 5000}, Remote: IPv4{"0.0.0.0", 0}, RecvQueue: 2, UID: 1000, Inode: 12345}
	if !ok || c.Local != want.Local || c.Remote != want.Remote || c.State != want.State || c.RecvQueue != 2 || c.UID != 1000 || c.Inode != 12345 {
		t.Errorf("got %+v", c)
	}
	const six = "   1: 00000000000000000000000001000000:0050 00000000000000000000000001000000:1F90 01 00000003:00000000 00:00000000 00000000 0 0 7 1"
	c, ok = parseConnection(six, AF_INET6)
	if !ok || c.Local != (IPv6{Host: "::1", Port: 80}) || c.Remote != (IPv6{Host: "::1", Port: 8080}) || c.SendQueue != 3 || c.State != TCPEstablished {
		t.Errorf("got %+v", c)
	}
	for _, bad := range []string{"", "sl local rem st", strings.ReplaceAll(four, "0100007F", "01"), strings.ReplaceAll(four, "12345", "x"), strings.ReplaceAll(four, ":1388", "")} {
		if _, ok := parseConnection(bad, AF_INET); ok {
			t.Errorf("%q is a row", bad)
		}
	}
	if _, ok := parseConnection(six, AF_INET); ok {
		t.Error("an IPv6 row is one of IPv4")
	}
}

func FuzzParseConnections(f *testing.F) {
	f.Add("   0: 0100007F:1388 00000000:0000 0A 00000000:00000002 00:00000000 00000000  1000        0 12345 1\n", true)
	f.Fuzz(func(t *testing.T, text string, four bool) {
		family := AF_INET6
		if four {
			family = AF_INET
		}
		rows, _ := parseConnections(strings.NewReader(text), family)
		for _, row := range rows {
			if row.Local.Family() != family || row.Remote.Family() != family {
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

func FuzzParseDiag(f *testing.F) {
	f.Add(diagRequest(2))
	f.Fuzz(func(t *testing.T, p []byte) {
		found := make(map[uint64]int)
		parseDiag(p, found)
		if len(found) > len(p)/(netlinkHeader+diagAnswerSize) {
			t.Fatalf("%d answers in %d bytes", len(found), len(p))
		}
	})
}

// A row that the kernel gives twice is one socket; two that listen at one port are
// two.
func TestRowsOnce(t *testing.T) {
	const again = "   0: 0100007F:1388 00000000:0000 0A 00000000:00000001 00:00000000 00000000  1000        0 4711 1 0000000000000000 100 0 0 10 0\n"
	rows, err := parseConnections(strings.NewReader("  sl  local_address …\n"+again+strings.Replace(again, "4711", "4712", 1)+again), AF_INET)
	if err != nil || len(rows) != 2 || rows[0].Inode != 4711 || rows[1].Inode != 4712 {
		t.Errorf("%v, %v", rows, err)
	}
}
