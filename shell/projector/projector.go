// Package projector serves the page that a class looks at: the exchange as it grows,
// the line that was typed, the bytes of a message. It shows and never acts: there is
// no request that changes anything.
//
// What is to be seen comes from a [Source]. A browser is told all of it when it joins
// and then what has changed, as server-sent events (WHATWG HTML, section 9.2); one that
// does not keep up is told all of it again. The files in the folder page are the page:
// what they are sent is text to them, never markup.
package projector

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"labsh/shell/ladder"
	"labsh/shell/locale"
)

// A Source is what there is to see.
type Source interface {
	// Watch calls changed whenever there may be something new, until stop is called.
	// changed returns at once; any goroutine may call it.
	Watch(changed func()) (stop func())
	// Look is what there is to see now.
	Look() View
}

// A View is what there is to see at a moment.
type View struct {
	Lang    locale.Lang
	Diagram *ladder.Diagram
	Lines   []Line
}

// A Line is a line that was typed, and what came of it.
type Line struct {
	ID    uint64 `json:"id"`
	Text  string `json:"text"`
	Twin  string `json:"twin,omitempty"` // in Python
	Value string `json:"value,omitempty"`
	Error string `json:"error,omitempty"`
	Hint  string `json:"hint,omitempty"` // what to do about the error
	// First and Last are the numbers of the events before and at its end: what
	// lies between belongs to the line.
	First uint64 `json:"first"`
	Last  uint64 `json:"last"`
	Open  bool   `json:"open,omitempty"`  // it runs: Last is not known
	Looks bool   `json:"looks,omitempty"` // it only looks at something
}

// Limits of what is served.
const (
	// MaxBrowsers is how many look on at once.
	MaxBrowsers = 200
	// maxConns is how many connections there are at once: a browser may have six.
	maxConns = 600
	// pace is the time between two looks at the source, and rest how many times as
	// long as a look has taken the source is left alone, mostRest at most: the class
	// must not slow what it looks at.
	pace     = 50 * time.Millisecond
	rest     = 9
	mostRest = time.Second
	// afterwards is when the source is looked at once more after a change.
	afterwards = 300 * time.Millisecond
	// heartbeat is how often a browser hears that the page still lives.
	heartbeat = 15 * time.Second
	// patience is how long a browser may take for a write.
	patience = 10 * time.Second
)

// A Projector serves the page to browsers.
type Projector struct {
	source  Source
	ctx     context.Context
	end     context.CancelFunc
	stopped chan struct{} // closed when all has ended
	server  *http.Server
	conns   sync.WaitGroup
	open    atomic.Int32 // of conns
	opened  atomic.Int64 // browsers so far

	changed  atomic.Bool // since the last look
	watchers atomic.Int32
	wake     chan struct{}

	mu     sync.Mutex
	record history
	looks  uint64
	news   chan struct{} // closed at each look
}

// Start serves the page at a listener, which is the Projector's from here on.
func Start(listener net.Listener, source Source) *Projector {
	p := &Projector{source: source, stopped: make(chan struct{}), wake: make(chan struct{}, 1), news: make(chan struct{})}
	p.ctx, p.end = context.WithCancel(context.Background())
	p.record.epoch = newEpoch()
	p.changed.Store(true)
	p.server = &http.Server{
		Handler:           p,
		MaxHeaderBytes:    16 << 10,
		ReadHeaderTimeout: patience,
		ReadTimeout:       patience,
		IdleTimeout:       time.Minute,
		ErrorLog:          log.New(io.Discard, "", 0),
		BaseContext:       func(net.Listener) context.Context { return p.ctx },
		ConnState:         p.count,
	}
	stop := source.Watch(func() {
		p.changed.Store(true)
		if p.watchers.Load() > 0 {
			p.rouse()
		}
	})
	var own sync.WaitGroup
	own.Go(p.follow)
	own.Go(func() { _ = p.server.Serve(gate{listener, &p.open}) }) // ends with Stop, or with the listener
	go func() {
		own.Wait()
		stop()
		p.conns.Wait()
		close(p.stopped)
	}()
	return p
}

// count knows the connections: each has a goroutine of its own.
func (p *Projector) count(_ net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		p.open.Add(1)
		p.conns.Add(1)
	case http.StateClosed, http.StateHijacked:
		p.open.Add(-1)
		p.conns.Done()
	}
}

// A gate is a listener that takes no more than maxConns at once.
type gate struct {
	net.Listener
	open *atomic.Int32
}

func (g gate) Accept() (net.Conn, error) {
	for {
		conn, err := g.Listener.Accept()
		if err != nil || g.open.Load() < maxConns {
			return conn, err
		}
		_ = conn.Close() // it has said nothing yet
	}
}

// rouse has follow look, now or when it has rested.
func (p *Projector) rouse() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// follow looks at the source as long as somebody looks at the page.
func (p *Projector) follow() {
	var again <-chan time.Time
	for {
		select {
		case <-p.ctx.Done():
			return
		case <-again:
			// A call that has begun and waits is told by nobody.
			again = nil
		case <-p.wake:
			if !p.changed.Swap(false) {
				continue
			}
			again = time.After(afterwards)
		}
		if p.watchers.Load() == 0 {
			p.changed.Store(true)
			continue
		}
		begun := time.Now()
		now := stateOf(p.source.Look())
		p.mu.Lock()
		p.record.add(now)
		p.looks++
		close(p.news)
		p.news = make(chan struct{})
		p.mu.Unlock()
		pause := time.NewTimer(max(pace, min(rest*time.Since(begun), mostRest)))
		select {
		case <-p.ctx.Done():
			pause.Stop()
			return
		case <-pause.C:
		}
	}
}

// Browsers is how many have joined so far.
func (p *Projector) Browsers() int { return int(p.opened.Load()) }

// Running reports whether the page is still served.
func (p *Projector) Running() bool {
	select {
	case <-p.stopped:
		return false
	default:
		return p.ctx.Err() == nil
	}
}

// Stop ends the page, at once for all browsers.
func (p *Projector) Stop(ctx context.Context) error {
	p.end()
	err := p.server.Close()
	return errors.Join(err, p.Wait(ctx))
}

// Wait returns when the page has ended, or with ctx's error.
func (p *Projector) Wait(ctx context.Context) error {
	select {
	case <-p.stopped:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
