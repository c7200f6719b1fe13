package sockets

import (
	"errors"
	"fmt"
	"os"
)

// readSsSummary reads the kernel's counters, of this network namespace.
func readSsSummary() (*ssSummary, error) {
	var texts []string
	for _, name := range []string{"sockstat", "sockstat6", "snmp"} {
		text, err := os.ReadFile("/proc/net/" + name)
		if err != nil && !(name == "sockstat6" && errors.Is(err, os.ErrNotExist)) { // a kernel without IPv6
			return nil, err
		}
		texts = append(texts, string(text))
	}
	return newSsSummary(texts[0], texts[1], texts[2]), nil
}

// ephemeralPorts are those that the kernel chooses from (ip(7),
// ip_local_port_range); what ss(8) takes for them where it does not tell.
func ephemeralPorts() (low, high int64) {
	text, err := os.ReadFile("/proc/sys/net/ipv4/ip_local_port_range")
	if err == nil {
		_, err = fmt.Sscan(string(text), &low, &high)
	}
	if err != nil {
		return 1024, 4999
	}
	return low, high
}
