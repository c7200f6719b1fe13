package netlab

import (
	"bufio"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"net/netip"
	"os"
	"strconv"
	"strings"
)

// readTable reads one of the tables in /proc/net; a kernel that has not its
// family has no such file.
func readTable(path string, parse func(line string) (Connection, bool)) ([]Connection, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unwrapPath(err)
	}
	defer f.Close()
	rows, err := parseTable(f, parse)
	return rows, unwrapPath(err)
}

// parseTable reads a table's rows; a line that is none is passed over. The kernel
// gives the table piece by piece, and some rows again when sockets come and go
// meanwhile: each is taken once.
func parseTable(r io.Reader, parse func(line string) (Connection, bool)) ([]Connection, error) {
	type socket struct {
		local, remote Address
		inode         uint64
	}
	var rows []Connection
	seen := map[socket]bool{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		c, ok := parse(lines.Text())
		key := socket{c.Local, c.Remote, c.Inode}
		if ok && !seen[key] {
			seen[key] = true
			rows = append(rows, c)
		}
	}
	return rows, lines.Err()
}

// parseInetLine reads one row of /proc/net/tcp, udp, tcp6 or udp6 (proc_net_tcp.rst):
//
//	sl local remote st tx:rx tr:when retrnsmt uid timeout inode …
//
// It does not tell a listening socket's backlog, nor what [Connection] has besides.
func parseInetLine(line string, family Family, protocol Protocol) (c Connection, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 10 {
		return c, false
	}
	if c.Local, ok = parseEndpoint(fields[1], family); !ok {
		return c, false
	}
	if c.Remote, ok = parseEndpoint(fields[2], family); !ok {
		return c, false
	}
	state, err := strconv.ParseUint(fields[3], 16, 8)
	tx, rx, _ := strings.Cut(fields[4], ":")
	sent, errTx := strconv.ParseUint(tx, 16, 32)
	received, errRx := strconv.ParseUint(rx, 16, 32)
	uid, errUID := strconv.ParseUint(fields[7], 10, 32)
	inode, errInode := strconv.ParseUint(fields[9], 10, 64)
	c.Protocol, c.State = protocol, TCPState(state)
	c.SendQueue, c.RecvQueue, c.UID, c.Inode = int(sent), int(received), int(uid), inode
	return c, errors.Join(err, errTx, errRx, errUID, errInode) == nil
}

// parseEndpoint reads "0100007F:1388": the address in 32-bit words of the
// machine's byte order, and the port.
func parseEndpoint(text string, family Family) (Address, bool) {
	digits, port, _ := strings.Cut(text, ":")
	raw, err := hex.DecodeString(digits)
	n, errPort := strconv.ParseUint(port, 16, 16)
	if err != nil || errPort != nil {
		return nil, false
	}
	for word := raw; len(word) >= 4; word = word[4:] {
		binary.BigEndian.PutUint32(word, binary.NativeEndian.Uint32(word))
	}
	ip, ok := netip.AddrFromSlice(raw)
	if !ok || ip.Is4() != (family == AF_INET) {
		return nil, false
	}
	return HostPort(family, HostText(ip), int(n)), true
}

// parseUnixLine reads one row of /proc/net/unix (proc(5)):
//
//	Num: RefCount Protocol Flags Type St Inode Path
//
// The name of an abstract socket begins with @ there, and its NULs are @ too. A row
// without a number is the other end of a client that waits to be accepted, which
// sock_diag(7) does not tell.
func parseUnixLine(line string) (c Connection, ok bool) {
	const accepting, connected = 0x10000, 3 // __SO_ACCEPTCON, SS_CONNECTED
	fields := strings.SplitN(strings.TrimLeft(line, " "), " ", 7)
	if len(fields) < 7 {
		return c, false
	}
	flags, errFlags := strconv.ParseUint(fields[3], 16, 32)
	typ, errType := strconv.ParseUint(fields[4], 16, 16)
	state, errState := strconv.ParseUint(fields[5], 16, 8)
	number, path, _ := strings.Cut(strings.TrimLeft(fields[6], " "), " ")
	inode, errInode := strconv.ParseUint(number, 10, 64)
	if errors.Join(errFlags, errType, errState, errInode) != nil || inode == 0 {
		return c, false
	}
	c = Connection{State: TCPClose, Local: Unix{Path: path}, Remote: Unix{}, Inode: inode}
	if name, abstract := strings.CutPrefix(path, "@"); abstract {
		c.Local = Unix{Path: "\x00" + name}
	}
	switch {
	case flags&accepting != 0:
		c.State = TCPListen
	case state == connected:
		c.State = TCPEstablished
	}
	c.Protocol, ok = unixProtocol(Type(typ))
	return c, ok
}
