package record_test

import (
	"runtime"
	"testing"
	"weak"

	"labsh/netlab"
	"labsh/netlab/record"
)

// TestLimits: the oldest events go first, and are counted.
func TestLimits(t *testing.T) {
	t.Parallel()
	r := record.New(record.Limits{Events: 100, Bytes: 1000, Piece: 50})
	a, b, err := netlab.Socketpair(patient(t), netlab.AF_UNIX, netlab.SOCK_STREAM, 0, netlab.WithObserver(r))
	must(t, err)
	defer a.Close()
	defer b.Close()
	p := make([]byte, 80)
	for i := range 500 {
		p[0], p[1] = byte(i), byte(i>>8)
		_, err := a.Send(patient(t), p, 0)
		must(t, err)
		_, err = b.RecvInto(patient(t), make([]byte, 80), 0)
		must(t, err)
	}
	all := r.Events()
	if r.Dropped() != 1002-uint64(len(all)) || all[len(all)-1].Seq != 1002 || len(all) > 100 {
		t.Errorf("%d events, %d dropped, the last is %d", len(all), r.Dropped(), all[len(all)-1].Seq)
	}
	kept := map[*byte]int{}
	for _, e := range all {
		if len(e.Data) != 50 || e.Bytes != 80 {
			t.Fatalf("%d bytes of %d", len(e.Data), e.Bytes)
		}
		kept[&e.Data[0]] = len(e.Data)
	}
	total := 0
	for _, n := range kept {
		total += n
	}
	if total > 1050 || total < 900 {
		t.Errorf("%d bytes are kept", total)
	}
	c := r.Conversations()
	if len(c) != 1 || !c[0].Cut {
		t.Fatalf("%s", show(c))
	}
	for _, s := range c[0].Steps[1:] {
		if s.Call.Receives() && (len(s.Takes) != 1 || s.Takes[0].Step < 0 || s.Takes[0].Bytes != 80) {
			t.Errorf("%+v", s)
		}
	}
	r.Clear()
	if len(r.Events()) != 0 || len(r.Conversations()) != 0 || r.Dropped() != 1002 {
		t.Errorf("%d events, %s", len(r.Events()), show(r.Conversations()))
	}
	_, err = a.Send(patient(t), p, 0)
	must(t, err)
	_, err = b.RecvInto(patient(t), make([]byte, 80), 0)
	must(t, err)
	if c := r.Conversations(); len(c) != 1 || len(c[0].Steps) != 2 || c[0].Steps[1].Takes[0] != (record.Take{Step: 0, Bytes: 80}) {
		t.Errorf("after Clear:\n%s", show(c))
	}
}

// TestForgotten: a recorder keeps no socket alive.
func TestForgotten(t *testing.T) {
	l := newLab(t)
	s, err := netlab.New(l.ctx, netlab.AF_INET, netlab.SOCK_DGRAM, 0, netlab.WithObserver(l.r))
	must(t, err)
	l.r.Name(s, "s")
	must(t, s.Bind(l.ctx, netlab.IPv4{Host: "127.0.0.1"}))
	id, ref := s.ID(), weak.Make(s)
	closed := make(chan bool)
	defer l.r.Watch(func(e record.Event) {
		if e.Op == "close" && e.Socket == id {
			close(closed)
		}
	})()
	s = nil
	runtime.GC()
	if ref.Value() != nil {
		t.Error("the socket is kept")
	}
	<-closed
	if c := l.r.Conversations(); len(c) != 1 || c[0].Ends[0].Name != "s" || c[0].Ends[0].Socket != id {
		t.Errorf("%s", show(c))
	}
}

// TestWatch: who watches is told in order, and may ask the recorder.
func TestWatch(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	server := l.listener(1)
	var seq uint64
	stop := l.r.Watch(func(e record.Event) {
		if e.Seq != seq+1 && seq > 0 {
			t.Errorf("%d after %d", e.Seq, seq)
		}
		seq = e.Seq
		if l.r.NameOf(server.ID()) != "server" || len(l.r.Events()) == 0 || len(l.r.Conversations()) == 0 {
			t.Error("the recorder does not answer")
		}
	})
	done := make(chan bool)
	for range 4 {
		go func() {
			for range 50 {
				_ = server.SetOption("SO_REUSEADDR", "1")
			}
			done <- true
		}()
	}
	for range 4 {
		<-done
	}
	stop()
	stop()
	last := seq
	must(t, server.Close())
	if seq != last || last < 200 {
		t.Errorf("told of %d, then of %d", last, seq)
	}
}

// TestMany: pairing what is kept takes a moment, whatever it is.
func TestMany(t *testing.T) {
	t.Parallel()
	l := newLab(t)
	sockets := make([]*netlab.Socket, 100)
	for i := range sockets {
		sockets[i] = l.socket("s", netlab.AF_INET, netlab.SOCK_DGRAM)
		must(t, sockets[i].Bind(l.ctx, netlab.IPv4{Host: "127.0.0.1"}))
	}
	for i := range 5000 { // none of them is taken
		_, err := sockets[i%100].SendTo(l.ctx, []byte("x"), 0, sockets[(i*7+1)%100].Local())
		must(t, err)
	}
	for i := range 5000 {
		_, _ = sockets[i%100].Recv(l.ctx, 1, netlab.MSG_DONTWAIT)
	}
	n := 0
	for _, c := range l.r.Conversations() {
		n += len(c.Steps)
	}
	if n < 10_000 {
		t.Errorf("%d steps", n)
	}
}

// TestNameAfterwards: a closed socket of which nothing is kept is not kept for its name.
func TestNameAfterwards(t *testing.T) {
	t.Parallel()
	r := record.New(record.Limits{Events: 10})
	gone, err := netlab.New(patient(t), netlab.AF_INET, netlab.SOCK_DGRAM, 0, netlab.WithObserver(r))
	must(t, err)
	must(t, gone.Close())
	r.Name(gone, "gone")
	if got := r.NameOf(gone.ID()); got != "gone" {
		t.Errorf("its events are kept, its name is %q", got)
	}
	for range 10 {
		s, err := netlab.New(patient(t), netlab.AF_INET, netlab.SOCK_DGRAM, 0, netlab.WithObserver(r))
		must(t, err)
		must(t, s.Close())
	}
	r.Name(gone, "gone")
	if got := r.NameOf(gone.ID()); got != "" {
		t.Errorf("nothing is kept but the name %q", got)
	}
}
