package record_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"labsh/netlab"
	"labsh/netlab/record"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func patient(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A lab is sockets that are recorded.
type lab struct {
	testing.TB
	r *record.Recorder
	// missed reports whether the kernel had no room for captured packets; nil without a
	// capture.
	missed func() bool
	ctx    context.Context
}

func newLab(t testing.TB) *lab { return &lab{TB: t, r: record.New(record.Limits{}), ctx: patient(t)} }

func (l *lab) socket(name string, family netlab.Family, typ netlab.Type) *netlab.Socket {
	l.Helper()
	s, err := netlab.New(l.ctx, family, typ, 0, netlab.WithObserver(l.r))
	must(l, err)
	l.Cleanup(func() { s.Close() })
	l.r.Name(s, name)
	return s
}

func (l *lab) listener(backlog int) *netlab.Socket {
	l.Helper()
	s := l.socket("server", netlab.AF_INET, netlab.SOCK_STREAM)
	must(l, s.Bind(l.ctx, netlab.IPv4{Host: "127.0.0.1"}))
	must(l, s.Listen(backlog))
	return s
}

func (l *lab) client(server *netlab.Socket) *netlab.Socket {
	l.Helper()
	s := l.socket("client", netlab.AF_INET, netlab.SOCK_STREAM)
	must(l, s.Connect(l.ctx, server.Local()))
	return s
}

func (l *lab) accept(server *netlab.Socket) *netlab.Socket {
	l.Helper()
	s, _, err := server.Accept(l.ctx)
	must(l, err)
	l.Cleanup(func() { s.Close() })
	l.r.Name(s, "peer")
	return s
}

func (l *lab) send(s *netlab.Socket, text string) {
	l.Helper()
	_, err := s.Send(l.ctx, []byte(text), 0)
	must(l, err)
}

func (l *lab) recv(s *netlab.Socket, n int) string {
	l.Helper()
	got, err := s.Recv(l.ctx, n, 0)
	must(l, err)
	return string(got)
}

// show writes conversations as text: a line a step, "client: connect SYN>".
func show(all []*record.Conversation) string {
	var b strings.Builder
	for _, c := range all {
		fmt.Fprintf(&b, "%s %v %s\n", [...]string{"connection", "listening", "datagrams", "lone"}[c.Kind], c.Protocol, ends(c))
		for _, s := range c.Steps {
			b.WriteString("  " + step(c, s) + "\n")
		}
		for i, e := range c.Ends {
			if e.State != (record.State{}) || e.Unread > 0 {
				fmt.Fprintf(&b, "  %d is %s", i, state(e.State))
				if e.Unread > 0 {
					fmt.Fprintf(&b, ", %d unread", e.Unread)
				}
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

func ends(c *record.Conversation) string {
	var words []string
	for i := range c.Ends {
		e := &c.Ends[i]
		word := e.Name
		if word == "" {
			word = "-"
		}
		if e.ListenerName != "" {
			word += "<" + e.ListenerName
		}
		if !e.Here() {
			word += " elsewhere"
		}
		if host, _, ok := netlab.SplitHostPort(e.Address); ok {
			word += " " + host
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

func state(s record.State) string {
	if s.TCP == 0 {
		return ""
	}
	text := s.TCP.String()
	if s.Inferred {
		text = "(" + text + ")"
	}
	return text
}

var kinds = [...]string{"", "SYN", "SYNACK", "ACK", "data", "FIN", "RST", "datagram", "handshake", "ICMP", "link", "EOF", "notify"}

func step(c *record.Conversation, s record.Step) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d", s.End)
	if e := s.Call; e != nil {
		fmt.Fprintf(&b, " %s", e.Op)
		if e.Asked > 0 {
			fmt.Fprintf(&b, "(%d)", e.Asked)
		}
		if e.Open {
			b.WriteString(" open")
		}
		if e.Err != nil {
			fmt.Fprintf(&b, " %v", e.Err)
		} else if e.Op == "recv" || e.Op == "recvfrom" {
			fmt.Fprintf(&b, "=%d", e.Bytes)
		}
	}
	if w := s.Wire; w != nil {
		fmt.Fprintf(&b, " %s>", kinds[w.Kind])
		if w.Length > 0 {
			fmt.Fprintf(&b, "%d+%d %q", w.Offset, w.Length, w.Data[:min(len(w.Data), 40)])
			if w.Taken != w.Length {
				fmt.Fprintf(&b, " %d taken", w.Taken)
			}
		}
		if w.Lost {
			b.WriteString(" lost")
		}
		if w.Inferred {
			b.WriteString("~")
		}
		for _, s := range w.Segments {
			fmt.Fprintf(&b, " [%v seq %d ack %d len %d", s.Packet.Flags, s.Step.Seq, s.Step.Ack, s.Packet.PayloadLength)
			if s.Step.Facts != 0 {
				fmt.Fprintf(&b, " %v", s.Step.Facts)
			}
			b.WriteByte(']')
		}
	}
	for _, t := range s.Takes {
		from := "?"
		if t.Step >= 0 {
			data := c.Steps[t.Step].Wire.Data
			from = fmt.Sprintf("%q", data[:min(len(data), 40)])
		}
		fmt.Fprintf(&b, " <%d of %s", t.Bytes, from)
	}
	if s.State.TCP != 0 {
		b.WriteString(" " + state(s.State))
	}
	if s.Other.TCP != 0 {
		b.WriteString(" other " + state(s.Other))
	}
	if s.Waiting >= 0 {
		fmt.Fprintf(&b, " %d waiting", s.Waiting)
	}
	return b.String()
}

// show is what the lab's conversations are, without the calls that make sockets, and
// without sizes that are the kernel's.
func (l *lab) show() string {
	l.Helper()
	var kept strings.Builder
	for line := range strings.Lines(show(l.r.Conversations())) {
		if f := strings.Fields(line); len(f) == 2 && (f[1] == "socket" || f[1] == "bind" || f[1] == "socketpair" || f[1] == "setsockopt") {
			continue
		}
		if acknowledges.MatchString(line) {
			continue // when a kernel acknowledges data is its own affair
		}
		kept.WriteString(large.ReplaceAllString(line, "many"))
	}
	return kept.String()
}

var large = regexp.MustCompile(`\b[0-9]{5,7}\b|[0-9]{9,}`)

var acknowledges = regexp.MustCompile(`^  [01] ACK> \[[^]]*\]\n$`)

// away is for a server and its peer that are not recorded.
const away = true

func (l *lab) connected(elsewhere ...bool) (server, client, peer *netlab.Socket) {
	l.Helper()
	server = l.listener(1)
	if elsewhere != nil {
		server.SetObserver(nil)
		l.r.Clear()
	}
	client = l.client(server)
	return server, client, l.accept(server)
}

func (l *lab) close(s *netlab.Socket) {
	l.Helper()
	must(l, s.Close())
}

// fail wants an error.
func (l *lab) fail(_ []byte, err error) {
	l.Helper()
	if err == nil {
		l.Error("no error")
	}
}

// start makes calls in a goroutine, until the first of them waits.
func (l *lab) start(op string, calls func()) (done chan struct{}) {
	done = make(chan struct{})
	wait := l.watch(op)
	go func() {
		defer close(done)
		calls()
	}()
	select {
	case <-wait:
	case <-done:
	}
	return done
}

// watch tells when a call of that name waits.
func (l *lab) watch(op string) <-chan struct{} {
	waits := make(chan struct{})
	var once sync.Once
	l.Cleanup(l.r.Watch(func(e record.Event) {
		if e.Open && e.Op == op {
			once.Do(func() { close(waits) })
		}
	}))
	return waits
}

// waits returns when a call of that name waits.
func (l *lab) waits(op string) {
	wait := l.watch(op)
	for _, e := range l.r.Events() {
		if e.Open && e.Op == op {
			return
		}
	}
	<-wait
}

// meanwhile makes a call that goes on to the test's end.
func (l *lab) meanwhile(op string, call func(ctx context.Context)) {
	ctx, cancel := context.WithCancel(l.ctx)
	done := l.start(op, func() { call(ctx) })
	l.Cleanup(func() {
		cancel()
		<-done
	})
}
