package netlab_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"labsh/netlab"
)

// wantState waits until the socket's state is want: an acknowledgement may
// take its time even on the loopback.
func wantState(t testing.TB, s *netlab.Socket, want netlab.TCPState) {
	t.Helper()
	for ctx := patient(t); ; runtime.Gosched() {
		status, err := s.TCPStatus()
		must(t, err)
		if status.State == want {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("state %v, want %v", status.State, want)
		}
	}
}

func TestTCPStates(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	wantState(t, tcp(t), netlab.TCPClose)
	l, _ := listening(t, 3)
	wantState(t, l, netlab.TCPListen)
	client, server := connected(t)
	wantState(t, client, netlab.TCPEstablished)
	must(t, client.Shutdown(netlab.SHUT_WR))
	wantRecv(t, "")(server.Recv(ctx, 1, 0)) // the FIN has come
	wantState(t, client, netlab.TCPFinWait2)
	wantState(t, server, netlab.TCPCloseWait)

	rows, err := netlab.Connections(ctx)
	must(t, err)
	must(t, netlab.FindProcesses(ctx, rows))
	if row := find(rows, client); row.State != netlab.TCPFinWait2 || row.Remote != client.Remote() {
		t.Errorf("the table says %+v", row)
	}
	row := find(rows, server)
	if row.State != netlab.TCPCloseWait || len(row.Processes) != 1 {
		t.Fatalf("the table says %+v", row)
	}
	p := row.Processes[0]
	if p.PID != os.Getpid() || p.FD != server.Fileno() || p.Name == "" {
		t.Errorf("the process is %v", p)
	}

	twin, err := client.Dup()
	must(t, err)
	defer twin.Close()
	must(t, server.Shutdown(netlab.SHUT_WR))
	wantRecv(t, "")(client.Recv(ctx, 1, 0))
	wantState(t, client, netlab.TCPTimeWait)
	wantState(t, twin, netlab.TCPTimeWait)
	if twin.Remote() != client.Remote() {
		t.Errorf("the twin's peer is %v", twin.Remote())
	}
	wantState(t, server, netlab.TCPClose)
	rows, err = netlab.Connections(ctx)
	must(t, err)
	if row := find(rows, client); row.State != netlab.TCPTimeWait {
		t.Errorf("the table says %+v", row)
	}
}

// TestResetQueue: after an RST nothing is left to be sent.
func TestResetQueue(t *testing.T) {
	t.Parallel()
	client, server := connected(t)
	client.SetTimeout(0)
	if _, err := client.Send(patient(t), make([]byte, 10_000_000), 0); err != nil {
		t.Fatal(err)
	}
	must(t, server.Close()) // with bytes unread
	wantState(t, client, netlab.TCPClose)
	status, err := client.TCPStatus()
	if must(t, err); status.Unacked != 0 {
		t.Errorf("%+v", status)
	}
}

// TestConnectionsInterrupted: an interrupt ends the search for the sockets, and for whose
// they are.
func TestConnectionsInterrupted(t *testing.T) {
	t.Parallel()
	done, cancel := context.WithCancel(patient(t))
	cancel()
	_, err := netlab.Connections(done)
	wantError(t, err, "KeyboardInterrupt")
	wantError(t, netlab.FindProcesses(done, nil), "KeyboardInterrupt")
}

func find(rows []netlab.Connection, s *netlab.Socket) netlab.Connection {
	for _, row := range rows {
		if row.Local == s.Local() && row.Remote == s.Remote() {
			return row
		}
	}
	return netlab.Connection{}
}

func TestQueues(t *testing.T) {
	client, server := connected(t)
	send(t, client, "hello")
	status, err := server.TCPStatus()
	must(t, err)
	if status.Unread != 5 || status.MSS == 0 {
		t.Errorf("%+v", status)
	}
	// Backlog 0 lets one client complete, 1 two.
	for _, backlog := range []int{0, 1} {
		l, address := listening(t, backlog)
		for range backlog + 1 {
			must(t, tcp(t).Connect(patient(t), address))
		}
		status, err := l.TCPStatus()
		must(t, err)
		if status.Queue != backlog+1 || status.Backlog != backlog {
			t.Errorf("backlog %d: %+v", backlog, status)
		}
		rows, err := netlab.Connections(patient(t))
		must(t, err)
		for _, row := range rows {
			if row.State == netlab.TCPListen && row.Local == address && (row.RecvQueue != backlog+1 || row.SendQueue != backlog) {
				t.Errorf("backlog %d: the table says %+v", backlog, row)
			}
		}
	}
	if _, err := udp(t).TCPStatus(); err == nil {
		t.Error("a UDP socket has a TCP state")
	}
}

func TestTimeWait(t *testing.T) {
	ctx := patient(t)
	l, err := netlab.CreateServer(ctx, netlab.Listening{Address: netlab.IPv4{Host: "127.0.0.1"}}) // with SO_REUSEADDR
	must(t, err)
	defer l.Close()
	address := l.Local()
	client := tcp(t)
	must(t, client.Connect(ctx, address))
	server, _, err := l.Accept(ctx)
	must(t, err)
	must(t, server.Close()) // the first to close gets TIME_WAIT
	wantRecv(t, "")(client.Recv(ctx, 1, 0))
	must(t, client.Close())
	must(t, l.Close())

	again := tcp(t)
	wantError(t, again.Bind(ctx, address), "OSError: [Errno 98] Address already in use")
	must(t, again.SetOption("SO_REUSEADDR", "1"))
	must(t, again.Bind(ctx, address))
	must(t, again.Listen(1))
}

func TestReset(t *testing.T) {
	ctx := patient(t)
	for _, test := range []struct {
		name  string
		reset func(*netlab.Socket) error
	}{
		{"SO_LINGER 0", func(s *netlab.Socket) error { return s.SetOption("SO_LINGER", "0") }},
		{"unread data", func(s *netlab.Socket) error { _, err := s.Recv(ctx, 1, netlab.MSG_PEEK); return err }},
	} {
		t.Run(test.name, func(t *testing.T) {
			client, server := connected(t)
			send(t, server, "unread")
			must(t, test.reset(client))
			must(t, client.Close())
			_, err := server.Recv(ctx, 1, 0)
			wantError(t, err, "ConnectionResetError: [Errno 104] Connection reset by peer")
			_, err = server.Send(ctx, []byte("x"), 0)
			wantError(t, err, "BrokenPipeError: [Errno 32] Broken pipe")
		})
	}
}

func TestHalfClose(t *testing.T) {
	ctx := patient(t)
	client, server := connected(t)
	must(t, client.Shutdown(netlab.SHUT_WR))
	_, err := client.Send(ctx, []byte("x"), 0)
	wantError(t, err, "BrokenPipeError: [Errno 32] Broken pipe")
	wantRecv(t, "")(server.Recv(ctx, 1, 0))
	send(t, server, "answer")
	wantRecv(t, "answer")(client.Recv(ctx, 10, 0))
	must(t, client.Close())
}

// The first send after the other end closed succeeds, the second does not.
func TestSendAfterClose(t *testing.T) {
	ctx := patient(t)
	client, server := connected(t)
	must(t, server.Close())
	wantRecv(t, "")(client.Recv(ctx, 1, 0))
	_, err := client.Send(ctx, []byte("x"), 0)
	must(t, err)
	_, err = client.Send(ctx, []byte("x"), 0)
	wantError(t, err, "BrokenPipeError: [Errno 32] Broken pipe")
}

// openDescriptors counts this process's open sockets.
func openDescriptors(t testing.TB) (n int) {
	t.Helper()
	links, err := filepath.Glob("/proc/self/fd/*")
	must(t, err)
	for _, link := range links {
		if target, err := os.Readlink(link); err == nil && len(target) > 7 && target[:7] == "socket:" {
			n++
		}
	}
	return n
}

// TestStateNames: each state has the name of netstat and that of ss, and what is no
// state its number.
func TestStateNames(t *testing.T) {
	t.Parallel()
	for state, want := range map[netlab.TCPState]string{
		-1: "TCPState(-1)", 0: "TCPState(0)", 13: "TCPState(13)",
		netlab.TCPEstablished: "ESTABLISHED ESTAB", netlab.TCPFinWait1: "FIN_WAIT1 FIN-WAIT-1", netlab.TCPFinWait2: "FIN_WAIT2 FIN-WAIT-2",
		netlab.TCPTimeWait: "TIME_WAIT TIME-WAIT", netlab.TCPClose: "CLOSED UNCONN", netlab.TCPListen: "LISTEN LISTEN",
		netlab.TCPNewSynRecv: "SYN_RECV SYN-RECV",
	} {
		got := state.String()
		if state > 0 && state < 13 {
			got += " " + state.Short()
		}
		if got != want {
			t.Errorf("state %d is %s, want %s", int(state), got, want)
		}
	}
}
