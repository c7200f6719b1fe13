package netlab

import (
	"context"
	"slices"
)

// A diagRow is a row of the table and what only the kernel's answer has.
type diagRow struct {
	Connection
	device uint32 // the interface's number, 0 for none
	cookie uint64 // the socket's own number
}

// A source is a part of the table that the kernel gives at one go.
type source struct {
	protocols []Protocol
	request   []byte
	parse     func(answer []byte) (diagRow, bool)
	// Where the kernel gives none by sock_diag(7): a file, and how to read it.
	path string
	line func(line string) (Connection, bool)
}

// sources are in the order of ss.
func sources() []source {
	all := []source{{
		protocols: []Protocol{ProtocolUnixStream, ProtocolUnixDatagram, ProtocolUnixSeqpacket},
		request:   unixRequest(0), parse: parseUnix,
		path: "/proc/net/unix", line: parseUnixLine,
	}}
	for _, protocol := range []Protocol{ProtocolUDP, ProtocolTCP} {
		all = append(all, inetSource(AF_INET, protocol), inetSource(AF_INET6, protocol))
	}
	return all
}

func inetSource(family Family, protocol Protocol) source {
	s := source{
		protocols: []Protocol{protocol},
		request:   inetRequest(family, protocol, inetID{cookie: anyCookie}),
		parse:     func(answer []byte) (diagRow, bool) { return parseInet(answer, protocol) },
		path:      "/proc/net/" + protocol.String(),
		line:      func(line string) (Connection, bool) { return parseInetLine(line, family, protocol) },
	}
	if family == AF_INET6 {
		s.path += "6"
	}
	return s
}

// Connections returns the machine's sockets of the given protocols, of all where
// none is given, as far as this network namespace has them: Unix sockets, UDP, TCP,
// IPv4 before IPv6. What was known when ctx ended comes with the error. Sockets that
// belong to no file and no connection, such as a new TCP one, are in no table. Who has
// them open FindProcesses tells.
func Connections(ctx context.Context, protocols ...Protocol) ([]Connection, error) {
	d, err := openDiag()
	if err == nil {
		defer d.close()
	}
	var all []Connection
	for _, s := range sources() {
		if len(protocols) > 0 && !slices.ContainsFunc(s.protocols, func(p Protocol) bool { return slices.Contains(protocols, p) }) {
			continue
		}
		rows, err := s.rows(ctx, d)
		for _, row := range rows {
			if len(protocols) == 0 || slices.Contains(protocols, row.Protocol) {
				all = append(all, row)
			}
		}
		if err != nil {
			return all, asError("ss", err, nil)
		}
	}
	return all, nil
}

// FindProcesses looks up which processes have the sockets open, and notes them in rows.
// It reads all of /proc, which takes longer than the table itself. What was found when
// ctx ended is noted too.
func FindProcesses(ctx context.Context, rows []Connection) error {
	users, err := socketUsers(ctx)
	for i := range rows {
		rows[i].Processes = users[rows[i].Inode]
	}
	return err
}

// rows asks the kernel, d being nil where it has no sock_diag(7), and reads its
// file where it does not answer.
func (s source) rows(ctx context.Context, d *netlink) ([]Connection, error) {
	if d != nil {
		rows, err := d.rows(ctx, s)
		if err == nil || ctx.Err() != nil {
			return rows, err
		}
	}
	return readTable(s.path, s.line)
}

// rows gives each socket once, as it was seen last: some come again when others come
// and go meanwhile, or when their state changes.
func (d *netlink) rows(ctx context.Context, s source) ([]Connection, error) {
	var rows []Connection
	seen := map[uint64]int{}
	names := map[uint32]string{0: ""}
	err := d.dump(ctx, s.request, func(answer []byte) {
		row, ok := s.parse(answer)
		if !ok {
			return
		}
		if _, known := names[row.device]; !known {
			names[row.device] = interfaceName(d.fd, int(row.device))
		}
		row.Interface = names[row.device]
		if i, again := seen[row.cookie]; again {
			rows[i] = row.Connection
			return
		}
		seen[row.cookie] = len(rows)
		rows = append(rows, row.Connection)
	})
	return rows, err
}
