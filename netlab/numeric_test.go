package netlab_test

import (
	"encoding/json"
	"testing"

	"labsh/netlab"
)

// TestNumericHosts: what is a number, and which, is as the C library has it, which
// CPython asks.
func TestNumericHosts(t *testing.T) {
	t.Parallel()
	hosts := []string{
		"0", "00", "07", "08", "0x", "0X", "0x1", "0X1f", "0xg", "1.2.3.08", "1.2.3.07", "1.2.3.0x", "1.2.3.0x10", "1.2.3.4.5", "1.2.3.", ".1", "1..3",
		"255", "256", "256.1", "255.1", "1.256.1.1", "1.2.256.1", "1.2.3.255", "1.2.3.256", "1.2.65535", "1.2.65536", "1.16777215", "1.16777216",
		"4294967295", "4294967296", "0xffffffff", "0x100000000", "037777777777", "040000000000", "99999999999999999999", "-1", "+1", "1_0", "0377.1", "0400.1", "0b1", "a", "1.a",
	}
	names, err := json.Marshal(hosts)
	must(t, err)
	out, err := command(t, "python3", "-c", `
import socket, json, sys
def host(name):
    try: return socket.getaddrinfo(name.encode(), 80, socket.AF_INET, socket.SOCK_STREAM, 0, socket.AI_NUMERICHOST)[0][4][0]
    except socket.gaierror as e: return 'gaierror'
print(json.dumps([host(h) for h in json.loads(sys.argv[1])]))
`, string(names)).Output()
	must(t, err)
	var want []string
	must(t, json.Unmarshal(out, &want))
	for i, host := range hosts {
		got := "gaierror"
		found, err := netlab.Resolve(patient(t), netlab.Query{Host: host, Service: "80", Family: netlab.AF_INET, Type: netlab.SOCK_STREAM, Flags: netlab.AI_NUMERICHOST})
		if err == nil {
			got, _, _ = netlab.SplitHostPort(found[0].Address)
		}
		if got != want[i] {
			t.Errorf("%q is %s, in C %s", host, got, want[i])
		}
	}
}
