package record_test

import (
	"context"
	"fmt"
	"strings"
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
	r   *record.Recorder
	ctx context.Context
}

func newLab(t testing.TB) *lab { return &lab{t, record.New(record.Limits{}), patient(t)} }

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

var kinds = [...]string{"", "SYN", "SYNACK", "ACK", "data", "FIN", "RST", "datagram", "handshake", "ICMP", "link", "EOF"}

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
			fmt.Fprintf(&b, "%d+%d %q", w.Offset, w.Length, w.Data)
			if w.Taken != w.Length {
				fmt.Fprintf(&b, " %d taken", w.Taken)
			}
		}
		if w.Lost {
			b.WriteString(" lost")
		}
	}
	for _, t := range s.Takes {
		from := "?"
		if t.Step >= 0 {
			from = fmt.Sprintf("%q", c.Steps[t.Step].Wire.Data)
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

// want compares what the lab's conversations are, without the calls that make sockets.
func (l *lab) want(want string) {
	l.Helper()
	got := show(l.r.Conversations())
	var kept []string
	for line := range strings.Lines(got) {
		if f := strings.Fields(line); len(f) == 2 && (f[1] == "socket" || f[1] == "bind" || f[1] == "socketpair") {
			continue
		}
		kept = append(kept, strings.TrimRight(line, "\n"))
	}
	if got := strings.Join(kept, "\n"); got != strings.TrimSpace(want) {
		l.Errorf("got\n%s\nwant\n%s", got, strings.TrimSpace(want))
	}
}
