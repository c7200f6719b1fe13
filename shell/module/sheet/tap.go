package sheet

import (
	"context"
	"errors"
	"strings"

	"labsh/netlab"
	"labsh/shell/locale"
)

// tapPace words the steps of a tap.
type tapPace struct {
	pace
	target string
	ending netlab.Ending
	counts map[int]*[2]int // bytes from and to each client that is there; of UDP none
}

// NewTapPace gives an OnStep for a [netlab.Tap] to target that words each step and passes
// it to put, called by one goroutine at a time; place names the tap's own address, and
// lang is for the texts in between.
func NewTapPace(put func(step netlab.Step, text locale.Text, args []any), lang func() locale.Lang, place func(step netlab.Step) string, target string, faults netlab.Faults) func(netlab.Step) {
	p := &tapPace{pace: pace{put: put, lang: lang, place: place, left: locale.TapUnseen}, target: target, ending: faults.Ending, counts: map[int]*[2]int{}}
	return p.tell
}

func (p *tapPace) tell(step netlab.Step) {
	p.mu.Lock()
	defer p.mu.Unlock()
	say := func(text locale.Text, args ...any) { p.put(step, text, append([]any{step.Client}, args...)) }
	sized := func(text locale.Plural) {
		if p.opens() {
			say(text.For(p.lang(), int64(len(step.Data))), len(step.Data), p.part(step.Data))
		}
	}
	switch step.Kind {
	case netlab.StepListening:
		at := p.place(step)
		p.put(step, locale.TapListening, []any{at, p.target, anywhere.Replace(at)})
	case netlab.StepAccepted:
		p.counts[step.Client] = new([2]int)
		say(locale.TapConnected, step.Peer.String(), p.target)
	case netlab.StepReceived:
		p.count(step, 0)
		sized(locale.TapSent)
	case netlab.StepSent:
		p.count(step, 1)
		sized(locale.TapReceived)
	case netlab.StepDropped:
		sized(locale.TapDropped)
	case netlab.StepHeld:
		say(locale.TapHeld, p.ending.String())
	case netlab.StepFailed:
		switch stopped := errors.Is(step.Err, context.Canceled); {
		case step.Client == 0:
			p.put(step, locale.ExchangeFailed, []any{step.Err})
		case stopped:
			say(locale.TapTrouble, locale.TapStopping.In(p.lang()))
		case step.Onward == nil || step.Socket.Type() == netlab.SOCK_DGRAM:
			say(locale.TapUnreachable, p.target, step.Err)
		default:
			say(locale.TapTrouble, step.Err)
		}
	case netlab.StepReset:
		p.over(say, locale.TapReset, step.Client)
	case netlab.StepDisconnected:
		p.over(say, locale.TapEnded, step.Client)
	case netlab.StepStopped:
		p.flush()
	}
}

// count counts what a client has sent, or has been sent.
func (p *tapPace) count(step netlab.Step, way int) {
	if n := p.counts[step.Client]; n != nil {
		n[way] += len(step.Data)
	}
}

// over tells the end of a conversation.
func (p *tapPace) over(say func(locale.Text, ...any), text locale.Text, client int) {
	n := p.counts[client]
	if n == nil {
		n = new([2]int)
	}
	delete(p.counts, client)
	say(text, n[0], n[1])
}

var (
	// anywhere names this machine where a tap listens at all of its addresses.
	anywhere = strings.NewReplacer("0.0.0.0:", "localhost:", "[::]:", "localhost:")
	// inLine has what was relayed stay in its line.
	inLine = strings.NewReplacer("\r", `\r`, "\n", `\n`)
)

// part is the beginning of what was relayed, without a final newline.
func (p *tapPace) part(data []byte) []byte {
	if len(data) <= tappedBytes {
		return []byte(inLine.Replace(strings.TrimSuffix(string(data), "\n")))
	}
	return []byte(inLine.Replace(string(beginning(data, tappedBytes))) + "…")
}
