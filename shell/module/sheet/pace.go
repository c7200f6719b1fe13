package sheet

import (
	"bytes"
	"sync"
	"time"
	"unicode/utf8"

	"labsh/netlab"
	"labsh/shell/locale"
)

const (
	// seenEach is of how many datagrams in a second a server of UDP speaks: what a
	// class sends by hand, and no more than a person can follow.
	seenEach = 50
	// seenBytes is how much of a datagram it shows, tappedBytes a tap of what it relays.
	seenBytes   = 2 << 10
	tappedBytes = 100
)

// pace words the steps of a server of UDP or of a tap, and lets through as many as people
// can follow: nothing holds a sender back, as TCP does where a person receives. What it
// leaves out it counts.
type pace struct {
	put   func(step netlab.Step, text locale.Text, args []any)
	place func(step netlab.Step) string
	lang  func() locale.Lang
	left  locale.Plural // says how many were left out

	mu     sync.Mutex // guards what follows, and is held while put runs
	since  time.Time  // when this second began
	seen   int        // the datagrams spoken of in it
	unseen int        // those that were not
	silent bool       // the datagram under way is one of those
	timer  *time.Timer
}

// NewPace gives an OnStep for a [netlab.DatagramServer] that words each step and passes
// it to put, called by one goroutine at a time; lang is for what cuts a long datagram,
// place names the server's address.
func NewPace(put func(step netlab.Step, text locale.Text, args []any), lang func() locale.Lang, place func(step netlab.Step) string) func(netlab.Step) {
	p := &pace{put: put, lang: lang, place: place, left: locale.DatagramsUnseen}
	return p.tell
}

func (p *pace) tell(step netlab.Step) {
	p.mu.Lock()
	defer p.mu.Unlock()
	peer := func() string { return step.Peer.String() }
	switch step.Kind {
	case netlab.StepListening:
		p.put(step, locale.WaitingForDatagrams, []any{p.place(step)})
	case netlab.StepReceived:
		if p.opens() {
			p.put(step, locale.ReceivedFrom, []any{peer(), p.shown(step.Data)})
		}
	case netlab.StepDropped:
		if p.opens() {
			p.put(step, locale.DatagramDropped, []any{peer(), p.shown(step.Data)})
		}
	case netlab.StepSent:
		if !p.silent {
			p.put(step, locale.SentTo, []any{peer(), p.shown(step.Data)})
		}
	case netlab.StepFailed:
		switch {
		case step.Peer == nil:
			p.put(step, locale.ExchangeFailed, []any{step.Err})
		case !p.silent:
			p.put(step, locale.DatagramTrouble, []any{peer(), step.Err})
		}
	case netlab.StepStopped:
		p.flush()
	}
}

// opens decides, as a datagram comes, whether it is spoken of.
func (p *pace) opens() bool {
	now := time.Now()
	if now.Sub(p.since) >= time.Second {
		p.flush()
		p.since, p.seen = now, 0
	}
	p.silent = p.seen >= seenEach
	if !p.silent {
		p.seen++
		return true
	}
	p.unseen++
	if p.timer == nil {
		p.timer = time.AfterFunc(time.Second-now.Sub(p.since), func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.flush()
		})
	}
	return false
}

// flush tells how many datagrams were left out.
func (p *pace) flush() {
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	if p.unseen > 0 {
		n := int64(p.unseen)
		p.unseen = 0
		p.put(netlab.Step{Kind: netlab.StepReceived}, p.left.For(p.lang(), n), []any{n})
	}
}

// shown is as much of a datagram as is shown, without its final newline.
func (p *pace) shown(data []byte) []byte {
	if len(data) <= seenBytes {
		return bytes.TrimSuffix(bytes.Clone(data), []byte("\n"))
	}
	return append(beginning(data, seenBytes), locale.CutShort.Format(p.lang(), len(data))...)
}

// beginning is at most the first n bytes, without a character that is cut.
func beginning(data []byte, n int) []byte {
	for most := n; n > most-utf8.UTFMax && !utf8.RuneStart(data[n]); {
		n--
	}
	return bytes.Clone(data[:n])
}
