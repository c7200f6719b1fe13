package capture_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"

	"labsh/netlab/capture"
)

const inside = "CAPTURE_NAMESPACE"

// inNamespace runs a test of this package in a network namespace of its own.
func inNamespace(t *testing.T, test string) {
	t.Helper()
	t.Parallel()
	var refused []byte
	for _, flag := range []string{"-n", "-rn"} {
		out, err := exec.CommandContext(patient(t), "unshare", flag, "true").CombinedOutput()
		if err != nil {
			refused = append(refused, out...)
			continue
		}
		ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
		defer cancel()
		c := exec.CommandContext(ctx, "unshare", flag, os.Args[0], "-test.run=^"+test+"$", "-test.v")
		c.Env = append(os.Environ(), inside+"=1")
		out, err = c.CombinedOutput()
		switch {
		case err != nil:
			t.Errorf("%v\n%s", err, out)
		case bytes.HasPrefix(out, []byte("--- SKIP")) || bytes.Contains(out, []byte("\n--- SKIP")):
			t.Skipf("%s", out)
		}
		return
	}
	t.Skipf("no network namespaces: %s", refused)
}

// setUp makes a namespace's interfaces; elsewhere the test is skipped.
func setUp(t *testing.T, commands ...[]string) {
	t.Helper()
	if os.Getenv(inside) == "" {
		t.Skip("runs in a network namespace")
	}
	for _, c := range append([][]string{{"link", "set", "lo", "up"}}, commands...) {
		if out, err := exec.Command("ip", c...).CombinedOutput(); err != nil {
			t.Skipf("ip %v: %s", c, out)
		}
	}
}

// A recording is what a capture took, and what a tracker says of it.
type recording struct {
	*capture.Capture
	t testing.TB

	mu      sync.Mutex
	packets []*capture.Packet
	steps   []capture.Step
	tracker capture.Tracker
	news    chan struct{} // holds one when something came
	stop    func()
}

// record captures until the test ends or stop is called.
func record(t testing.TB, o capture.Options) *recording {
	t.Helper()
	c, err := capture.Open(o)
	must(t, err)
	r := &recording{Capture: c, t: t, news: make(chan struct{}, 1)}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- c.Run(ctx, r.take) }()
	r.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("Run: %v", err)
		}
		must(t, c.Close())
	})
	t.Cleanup(r.stop)
	return r
}

func (r *recording) take(p *capture.Packet) {
	r.mu.Lock()
	r.packets = append(r.packets, p)
	r.steps = append(r.steps, r.tracker.Add(p))
	r.mu.Unlock()
	select {
	case r.news <- struct{}{}:
	default:
	}
}

// until waits for a packet of which seen is true, and gives its number.
func (r *recording) until(what string, seen func(*capture.Packet, capture.Step) bool) int {
	r.t.Helper()
	ctx := patient(r.t)
	for {
		r.mu.Lock()
		for i, p := range r.packets {
			if seen(p, r.steps[i]) {
				r.mu.Unlock()
				return i
			}
		}
		r.mu.Unlock()
		select {
		case <-r.news:
		case <-ctx.Done():
			r.t.Fatalf("no %s among\n%s", what, r)
		}
	}
}

func (r *recording) String() string {
	var b bytes.Buffer
	for _, line := range told(r.all()) {
		b.WriteString(line + "\n")
	}
	return b.String()
}

func (r *recording) all() []*capture.Packet {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.packets[:len(r.packets):len(r.packets)]
}

// fact waits for one.
func (r *recording) fact(f capture.Facts) {
	r.t.Helper()
	r.until(f.String(), func(_ *capture.Packet, s capture.Step) bool { return s.Facts.Has(f) })
}

// over waits until nothing more is to come: both ends have closed, or there was a reset.
func (r *recording) over() {
	r.t.Helper()
	var fins [2]uint32
	r.until("end", func(p *capture.Packet, s capture.Step) bool {
		side := 0
		if s.FromClient {
			side = 1
		}
		if p.Flags.Has(capture.FIN) {
			fins[side] = s.Next
		}
		return p.Flags.Has(capture.RST) || fins[0] != 0 && fins[1] != 0 && s.Ack == fins[1-side] && s.Seq == fins[side]
	})
}

// judge compares what the tracker said with tshark.
func (r *recording) judge() {
	r.t.Helper()
	r.stop()
	packets := r.all()
	want, got := judged(r.t, packets), told(packets)
	for i := range want {
		if want[i] != got[i] {
			r.t.Errorf("got  %s\n\twant %s, of\n%s", got[i], want[i], r)
			break
		}
	}
}

// deaf has a socket lose the segments that arrive: all, or those with so many bytes of data.
func deaf(t testing.TB, s syscall.Conn, size int) {
	t.Helper()
	program := []bpf.Instruction{bpf.RetConstant{Val: 0}}
	if size >= 0 {
		program = []bpf.Instruction{
			bpf.LoadAbsolute{Off: 12, Size: 1}, // of TCP's header: its length
			bpf.ALUOpConstant{Op: bpf.ALUOpShiftRight, Val: 4},
			bpf.ALUOpConstant{Op: bpf.ALUOpShiftLeft, Val: 2},
			bpf.TAX{},
			bpf.LoadExtension{Num: bpf.ExtLen},
			bpf.ALUOpX{Op: bpf.ALUOpSub},
			bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(size), SkipFalse: 1},
			bpf.RetConstant{Val: 0},
			bpf.RetConstant{Val: 1 << 18},
		}
	}
	raw, err := bpf.Assemble(program)
	must(t, err)
	var code []unix.SockFilter
	for _, i := range raw {
		code = append(code, unix.SockFilter{Code: i.Op, Jt: i.Jt, Jf: i.Jf, K: i.K})
	}
	control(t, s, func(fd int) error {
		return unix.SetsockoptSockFprog(fd, unix.SOL_SOCKET, unix.SO_ATTACH_FILTER, &unix.SockFprog{Len: uint16(len(code)), Filter: &code[0]})
	})
}

// hear has a socket lose nothing any more.
func hear(t testing.TB, s syscall.Conn) {
	t.Helper()
	control(t, s, func(fd int) error { return unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_DETACH_FILTER, 0) })
}

func control(t testing.TB, s syscall.Conn, call func(fd int) error) {
	t.Helper()
	raw, err := s.SyscallConn()
	must(t, err)
	must(t, errors.Join(raw.Control(func(fd uintptr) { err = call(int(fd)) }), err))
}

func TestPermission(t *testing.T) { inNamespace(t, "TestNoPermission") }

func TestNoPermission(t *testing.T) {
	setUp(t)
	if err := syscall.Setuid(65534); err != nil {
		t.Skip(err) // who is not root has no other user
	}
	_, err := capture.Open(capture.Options{All: true})
	var e *capture.Error
	if !errors.As(err, &e) || e.Missing != capture.MissingPermission || !errors.Is(err, fs.ErrPermission) || !errors.Is(err, syscall.EPERM) || errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("%#v", err)
	}
	if got, want := e.Error(), "capture: socket: operation not permitted (missing: CAP_NET_RAW)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
