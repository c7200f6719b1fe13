package netlab_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"

	"labsh/netlab"
)

// besideProc compares the rows with those that there are when a sandbox refuses
// netlink: /proc has fewer columns.
func besideProc(t *testing.T, rows []netlab.Connection) {
	refuseNetlink(t)
	fewer, err := netlab.Connections(patient(t))
	must(t, err)
	must(t, netlab.FindProcesses(patient(t), fewer))
	var got, want []string
	for _, row := range fewer {
		got = append(got, fmt.Sprint(row))
	}
	for _, row := range rows {
		if row.Protocol == netlab.ProtocolTCP && row.State == netlab.TCPClose {
			continue
		}
		row.Interface, row.V6Only, row.PeerInode = "", false, 0
		row.Local, row.Remote = unscoped(row.Local), unscoped(row.Remote)
		if row.State == netlab.TCPListen {
			row.SendQueue = 0
		}
		if row.Protocol.Unix() {
			row.RecvQueue, row.SendQueue = 0, 0
			row.Local = netlab.Unix{Path: strings.Replace(row.Local.(netlab.Unix).Path, "\x00name", "@name", 1)}
		}
		want = append(want, fmt.Sprint(row))
	}
	slices.Sort(got)
	slices.Sort(want)
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("%d rows and %d\ngot\n%s\nwant\n%s", len(got), len(want), strings.Join(got[min(i, len(got)):min(i+3, len(got))], "\n"), strings.Join(want[min(i, len(want)):min(i+3, len(want))], "\n"))
		}
	}
}

func unscoped(a netlab.Address) netlab.Address {
	if six, ok := a.(netlab.IPv6); ok {
		six.ScopeID = 0
		return six
	}
	return a
}

// refuseNetlink has socket(2) answer EACCES for AF_NETLINK in this process from here on:
// seccomp(2), with a program of the kernel's small language.
func refuseNetlink(t *testing.T) {
	t.Helper()
	if runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" {
		t.Skip("socket(2) may go through socketcall(2) here")
	}
	const (
		load, equal, answer = unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, unix.BPF_RET | unix.BPF_K
		number, argument    = 0, 16 // of struct seccomp_data
	)
	program := []unix.SockFilter{
		{Code: load, K: number},
		{Code: equal, K: unix.SYS_SOCKET, Jf: 3},
		{Code: load, K: argument},
		{Code: equal, K: unix.AF_NETLINK, Jf: 1},
		{Code: answer, K: unix.SECCOMP_RET_ERRNO | uint32(unix.EACCES)},
		{Code: answer, K: unix.SECCOMP_RET_ALLOW},
	}
	filter := unix.SockFprog{Len: uint16(len(program)), Filter: &program[0]}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	must(t, unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
	if _, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&filter))); errno != 0 {
		t.Skipf("seccomp: %v", errno)
	}
	if _, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_DGRAM, unix.NETLINK_SOCK_DIAG); err != unix.EACCES {
		t.Fatalf("netlink is not refused: %v", err)
	}
}
