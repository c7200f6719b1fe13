package netlab

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// TCPStatus asks the kernel about a TCP socket.
func (s *Socket) TCPStatus() (status TCPStatus, err error) {
	err = s.control("getsockopt", nil, func(fd int) error {
		report, err := unix.GetsockoptTCPInfo(fd, unix.IPPROTO_TCP, unix.TCP_INFO)
		if err != nil {
			return err
		}
		status = TCPStatus{
			State:       TCPState(report.State),
			RTT:         time.Duration(report.Rtt) * time.Microsecond,
			MSS:         int(report.Snd_mss),
			Retransmits: int(report.Total_retrans),
		}
		if status.State == TCPListen {
			status.RTT, status.MSS = 0, 0
			status.Queue, status.Backlog = int(report.Unacked), int(report.Sacked)
			return nil
		}
		if status.Unread, err = unix.IoctlGetInt(fd, unix.SIOCINQ); err != nil {
			return err
		}
		status.Unacked, err = unix.IoctlGetInt(fd, unix.SIOCOUTQ)
		return err
	})
	status.Unread += s.pending.len()
	return status, err
}

// Connections returns the machine's sockets of the given protocols, of all where
// none is given, as far as this network namespace has them.
func Connections(ctx context.Context, protocols ...Protocol) ([]Connection, error) {
	var all []Connection
	for _, table := range []struct {
		path   string
		family Family
	}{{"/proc/net/tcp", AF_INET}, {"/proc/net/tcp6", AF_INET6}} {
		f, err := os.Open(table.path)
		if errors.Is(err, os.ErrNotExist) {
			continue // a kernel without that family
		}
		if err != nil {
			return nil, asError("ss", unwrapPath(err), nil)
		}
		rows, err := parseConnections(f, table.family)
		f.Close()
		if err != nil {
			return nil, asError("ss", unwrapPath(err), nil)
		}
		all = append(all, rows...)
	}
	users, err := socketUsers(ctx)
	waiting := backlogs()
	for i := range all {
		all[i].Processes = users[all[i].Inode]
		if all[i].State == TCPListen {
			all[i].SendQueue = waiting[all[i].Inode]
		}
	}
	return all, err
}

// parseConnections reads /proc/net/tcp or tcp6 (proc_net_tcp.rst); a line that
// is none of its rows is passed over. The kernel gives the table piece by piece, and
// some rows again when sockets come and go meanwhile: each is taken once.
func parseConnections(r io.Reader, family Family) ([]Connection, error) {
	type socket struct {
		local, remote Address
		inode         uint64
	}
	var rows []Connection
	seen := map[socket]bool{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		c, ok := parseConnection(lines.Text(), family)
		if key := (socket{c.Local, c.Remote, c.Inode}); ok && !seen[key] {
			seen[key] = true
			rows = append(rows, c)
		}
	}
	return rows, lines.Err()
}

// parseConnection reads one row:
//
//	sl local remote st tx:rx tr:when retrnsmt uid timeout inode …
func parseConnection(line string, family Family) (c Connection, ok bool) {
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
	c.Protocol = ProtocolTCP
	c.State, c.SendQueue, c.RecvQueue, c.UID, c.Inode = TCPState(state), int(sent), int(received), int(uid), inode
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
	return HostPort(family, ip.String(), int(n)), true
}

// socketUsers finds, by inode, the processes that have each socket open.
func socketUsers(ctx context.Context) (map[uint64][]Process, error) {
	users := make(map[uint64][]Process)
	processes, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return nil, err
	}
	for _, dir := range processes {
		if ctx.Err() != nil {
			return users, asError("ss", ctx.Err(), nil)
		}
		pid, err := strconv.Atoi(filepath.Base(dir))
		if err != nil {
			continue
		}
		descriptors, err := os.ReadDir(dir + "/fd")
		if err != nil {
			continue // another user's, or gone
		}
		name := ""
		for _, d := range descriptors {
			link, err := os.Readlink(dir + "/fd/" + d.Name())
			number, isSocket := strings.CutPrefix(link, "socket:[")
			if err != nil || !isSocket {
				continue
			}
			inode, err := strconv.ParseUint(strings.TrimSuffix(number, "]"), 10, 64)
			fd, errFD := strconv.Atoi(d.Name())
			if err != nil || errFD != nil {
				continue
			}
			if name == "" {
				comm, _ := os.ReadFile(dir + "/comm")
				name = strings.TrimSpace(string(comm))
			}
			users[inode] = append(users[inode], Process{Name: name, PID: pid, FD: fd})
		}
	}
	return users, nil
}

// Queues returns how many bytes wait in a socket of any kind to be received,
// and to leave: SIOCINQ and SIOCOUTQ. Of datagrams the first alone counts
// (udp(7)). A listening socket has neither: EINVAL.
func (s *Socket) Queues() (unread, unsent int, err error) {
	err = s.control("ioctl", nil, func(fd int) (err error) {
		if unread, err = unix.IoctlGetInt(fd, unix.SIOCINQ); err != nil {
			return err
		}
		unsent, err = unix.IoctlGetInt(fd, unix.SIOCOUTQ)
		return err
	})
	return unread + s.pending.len(), unsent, err
}
