package netlab_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"labsh/netlab"
)

func pairOf(t *testing.T, typ netlab.Type) (a, b *netlab.Socket) {
	t.Helper()
	a, b, err := netlab.Socketpair(patient(t), netlab.AF_UNIX, typ, 0)
	must(t, err)
	t.Cleanup(func() {
		a.Close()
		b.Close()
	})
	return a, b
}

// TestPassDescriptor: a file and a socket go over a Unix pair, are read there, and
// close in programs that this one starts.
func TestPassDescriptor(t *testing.T) {
	ctx := patient(t)
	a, b := pairOf(t, netlab.SOCK_STREAM)
	path := filepath.Join(t.TempDir(), "f")
	must(t, os.WriteFile(path, []byte("from a file"), 0o600))
	f, err := os.Open(path)
	must(t, err)
	c, s := connected(t)
	_, err = a.SendMsg(ctx, []byte("both"), []netlab.ControlMessage{netlab.Rights(int(f.Fd()), s.Fileno())}, 0, nil)
	must(t, err)
	must(t, f.Close())
	must(t, s.Close())

	m, err := b.RecvMsg(ctx, make([]byte, 10), netlab.ControlSpace(8), 0)
	must(t, err)
	fds := m.Descriptors()
	if string(m.Data) != "both" || len(fds) != 2 || m.Flags != 0 || m.From != nil {
		t.Fatalf("%q %v %d %v", m.Data, m.Control, m.Flags, m.From)
	}
	for _, fd := range fds {
		flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
		must(t, err)
		if flags&unix.FD_CLOEXEC == 0 {
			t.Errorf("descriptor %d is inherited", fd)
		}
	}
	text := make([]byte, 20)
	n, err := unix.Read(fds[0], text)
	must(t, err)
	if string(text[:n]) != "from a file" {
		t.Errorf("read %q", text[:n])
	}
	must(t, unix.Close(fds[0]))
	passed, err := netlab.FromFileno(fds[1])
	must(t, err)
	defer passed.Close()
	_, err = c.Send(ctx, []byte("hello"), 0)
	must(t, err)
	wantRecv(t, "hello")(passed.Recv(ctx, 10, 0))
}

// TestDescriptorsThatNobodyTakes: neither what has no room nor what is discarded
// stays open.
func TestDescriptorsThatNobodyTakes(t *testing.T) {
	ctx := patient(t)
	a, b := pairOf(t, netlab.SOCK_DGRAM)
	pass := func() {
		t.Helper()
		_, err := a.SendMsg(ctx, []byte("x"), []netlab.ControlMessage{netlab.Rights(a.Fileno(), a.Fileno(), a.Fileno())}, 0, nil)
		must(t, err)
	}
	before := openDescriptors(t)
	pass()
	wantRecv(t, "x")(b.Recv(ctx, 10, 0))
	pass()
	m, err := b.RecvMsg(ctx, make([]byte, 10), 0, 0)
	must(t, err)
	if m.Flags != unix.MSG_CTRUNC || m.Control != nil {
		t.Errorf("no room: %+v", m)
	}
	pass()
	m, err = b.RecvMsg(ctx, make([]byte, 10), netlab.ControlLen(8), 0)
	must(t, err)
	if m.Flags != unix.MSG_CTRUNC || len(m.Descriptors()) != 2 {
		t.Errorf("room for two: %+v", m)
	}
	m.Discard()
	if after := openDescriptors(t); after != before {
		t.Errorf("%d descriptors, before %d", after, before)
	}
}

// TestSendMsgWhole: a blocking stream takes all of a message that is larger than
// its buffers, and the ancillary data once.
func TestSendMsgWhole(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	a, b := pairOf(t, netlab.SOCK_STREAM)
	whole := bytes.Repeat([]byte("0123456789"), 200_000)
	sent := make(chan error, 1)
	go func() {
		n, err := a.SendMsg(ctx, whole, []netlab.ControlMessage{netlab.Rights(a.Fileno())}, 0, nil)
		if err == nil && n != len(whole) {
			err = context.DeadlineExceeded
		}
		sent <- err
	}()
	var got []byte
	descriptors := 0
	for len(got) < len(whole) {
		m, err := b.RecvMsg(ctx, make([]byte, 1<<16), netlab.ControlSpace(64), 0)
		must(t, err)
		descriptors += len(m.Descriptors())
		m.Discard()
		got = append(got, m.Data...)
	}
	must(t, <-sent)
	if descriptors != 1 || !bytes.Equal(got, whole) {
		t.Errorf("%d descriptors", descriptors)
	}
}

// TestMessageErrors: what the methods say of a socket that cannot.
func TestMessageErrors(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	u := udp(t)
	_, err := u.SendMsg(ctx, []byte("x"), nil, 0, nil)
	wantError(t, err, "OSError: [Errno 89] Destination address required")
	_, err = u.SendMsg(ctx, []byte("x"), nil, 0, netlab.IPv4{Host: "127.0.0.1", Port: 99999})
	wantError(t, err, "OverflowError: sendmsg(): port must be 0-65535.")
	u.SetTimeout(0)
	_, err = u.RecvMsg(ctx, make([]byte, 1), 0, 0)
	wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable")
	u.Close()
	_, err = u.RecvMsg(ctx, make([]byte, 1), 0, 0)
	wantError(t, err, "OSError: [Errno 9] Bad file descriptor")
	client, _ := secured(t)
	_, err = client.SendMsg(ctx, []byte("x"), nil, 0, nil)
	wantError(t, err, "NotImplementedError: sendmsg not allowed on instances of <class 'ssl.SSLSocket'>")
	_, err = client.RecvMsg(ctx, make([]byte, 1), 0, 0)
	wantError(t, err, "NotImplementedError: recvmsg not allowed on instances of <class 'ssl.SSLSocket'>")
}

// TestShutdownWakesDatagram: shutdown ends the recv of a datagram socket with
// nothing, before and after it began.
func TestShutdownWakesDatagram(t *testing.T) {
	t.Parallel()
	for name, receive := range map[string]func(ctx context.Context, s *netlab.Socket) ([]byte, error){
		"recv": func(ctx context.Context, s *netlab.Socket) ([]byte, error) { return s.Recv(ctx, 10, 0) },
		"recvfrom": func(ctx context.Context, s *netlab.Socket) ([]byte, error) {
			d, err := s.RecvFrom(ctx, 10, 0)
			return d.Data, err
		},
		"recvmsg": func(ctx context.Context, s *netlab.Socket) ([]byte, error) {
			m, err := s.RecvMsg(ctx, make([]byte, 10), 0, 0)
			return m.Data, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := patient(t)
			s := udp(t)
			got := make(chan error, 1)
			go func() {
				p, err := receive(ctx, s)
				if err == nil && len(p) > 0 {
					err = context.DeadlineExceeded
				}
				got <- err
			}()
			s.AwaitReader()
			// Without a peer that is an error, and wakes all the same, as udp(7) does.
			wantError(t, s.Shutdown(netlab.SHUT_RD), "OSError: [Errno 107] Transport endpoint is not connected")
			must(t, <-got)
			p, err := receive(ctx, s)
			if must(t, err); len(p) > 0 {
				t.Errorf("got %q", p)
			}
			s.SetTimeout(0)
			_, err = receive(ctx, s)
			wantError(t, err, "BlockingIOError: [Errno 11] Resource temporarily unavailable")
		})
	}
}

// TestAbstractNames: all of an abstract name counts, of up to 108 bytes.
func TestAbstractNames(t *testing.T) {
	t.Parallel()
	ctx := patient(t)
	long := "\x00" + t.Name() + strings.Repeat("\x00é", 40)
	for _, name := range []string{"\x00" + t.Name() + "\x00b\x00", "\x00" + t.Name() + "\x00b", long[:108]} {
		s, c := open(t, netlab.AF_UNIX, netlab.SOCK_DGRAM), open(t, netlab.AF_UNIX, netlab.SOCK_DGRAM)
		must(t, s.Bind(ctx, netlab.Unix{Path: name}))
		if got := s.Local(); got != (netlab.Unix{Path: name}) {
			t.Errorf("%q is %v", name, got)
		}
		must(t, c.Bind(ctx, netlab.Unix{}))
		_, err := c.SendTo(ctx, []byte("x"), 0, netlab.Unix{Path: name})
		must(t, err)
		d, err := s.RecvFrom(ctx, 10, 0)
		if must(t, err); d.From != c.Local() || !c.Local().(netlab.Unix).Abstract() {
			t.Errorf("from %v, not %v", d.From, c.Local())
		}
	}
	s := open(t, netlab.AF_UNIX, netlab.SOCK_DGRAM)
	wantError(t, s.Bind(ctx, netlab.Unix{Path: long[:109]}), "OSError: AF_UNIX path too long")
	wantError(t, s.Bind(ctx, netlab.Unix{Path: strings.Repeat("x", 108)}), "OSError: AF_UNIX path too long")
}

// TestCloseDescriptor: a socket that was closed by its number says so once.
func TestCloseDescriptor(t *testing.T) {
	t.Parallel()
	s := tcp(t)
	must(t, s.CloseDescriptor())
	wantError(t, s.Close(), "OSError: [Errno 9] Bad file descriptor")
	must(t, s.Close())
}
