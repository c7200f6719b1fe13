package known

import (
	"net"
	"net/netip"
	"strconv"
	"strings"

	"labsh/netlab"
)

// SplitTyped splits an address as it was typed; the host of [::1]:80 is ::1.
func SplitTyped(address string) (host string, port int) {
	i := strings.LastIndexByte(address, ':')
	if i < 0 {
		return address, 0
	}
	port, err := strconv.Atoi(address[i+1:])
	if err != nil {
		return address, 0
	}
	host = address[:i]
	if n := len(host); n > 1 && host[0] == '[' && host[n-1] == ']' {
		host = host[1 : n-1]
	}
	return host, port
}

// ChosenPort puts the port that the kernel chose into an address that was typed
// with port 0.
func ChosenPort(typed string, local netlab.Address) string {
	host, port, err := net.SplitHostPort(typed)
	if err != nil || local == nil {
		return typed
	}
	if n, err := strconv.Atoi(port); err != nil || n != 0 {
		return typed
	}
	_, chosen, ok := netlab.SplitHostPort(local)
	if !ok {
		return typed
	}
	return netlab.JoinHostPort(host, chosen)
}

// Reached is the server's address of a connection that a server has accepted: typed,
// where that listens, or local, its own end, where typed stands for all addresses of
// the machine: no connection is to 0.0.0.0.
func Reached(typed string, local netlab.Address) string {
	host, _ := SplitTyped(typed)
	if ip, err := netip.ParseAddr(host); err != nil || !ip.IsUnspecified() || local == nil {
		return typed
	}
	return netlab.AddressText(local)
}
