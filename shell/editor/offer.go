package editor

import (
	"context"
	"fmt"
	"time"
)

const (
	typingPause = 25  // milliseconds between two characters that are typed out
	typingMost  = 600 // milliseconds that a whole line may take
)

// Offer implements [Editor].
func (k *keyboard) Offer(ctx context.Context, prompt, text string, after time.Duration) (string, error) {
	k.reading.Lock()
	k.accept = after
	k.reading.Unlock()
	return k.read(ctx, prompt, text, offering)
}

// offered begins the time in which a line that is offered is replaced or taken, until
// end is called.
func (k *keyboard) offered(call int) (end func()) {
	k.mu.Lock()
	k.untouched, k.timed, k.expired = true, k.accept > 0, false
	k.mu.Unlock()
	var timer *time.Timer
	if k.accept > 0 {
		timer = time.AfterFunc(k.accept, func() { k.expire(call) })
	}
	return func() {
		if timer != nil {
			timer.Stop()
		}
		k.mu.Lock()
		k.untouched, k.timed, k.expired = false, false, false
		k.mu.Unlock()
	}
}

// typeOut shows the line that is offered as if somebody typed it, until a key is
// pressed; readline then draws it whole. One that fills more than a row appears at once.
func (k *keyboard) typeOut(ctx context.Context, line string) {
	runes := []rune(line)
	if len(k.keys.raw) > 0 || k.prompt.rows > 0 || readlineWidth(k.prompt.tail+line) >= k.columns || k.makeRaw() != nil {
		return
	}
	fmt.Fprint(k.out, k.prompt.tail)
	pause := min(typingPause, typingMost/max(1, len(runes)))
	for _, r := range runes {
		fmt.Fprint(k.out, string(r))
		if pressed, err := k.src.wait(pause); pressed || err != nil || ctx.Err() != nil {
			break
		}
	}
	fmt.Fprint(k.out, "\r\x1b[K")
}

// expire accepts the line that is offered when its time has come, unless a key was
// pressed.
func (k *keyboard) expire(call int) {
	k.mu.Lock()
	k.expired = k.timed && call == k.call && k.editing
	k.mu.Unlock()
	k.src.wake()
}

// replacing is what a key does to a line that is offered: the first character that is
// typed takes its place, but for a space, which only stops time; Ctrl-D is the end, as on
// an empty line. The lock is held.
func (k *keyboard) replacing(keys string) string {
	k.timed = false
	switch {
	case !k.untouched:
		return keys
	case keys == " ":
		return string(rune(bell))
	}
	k.untouched = false
	if keys[0] > ' ' && keys[0] != backspace || keys[0] == ctrlD {
		return string(rune(ctrlU)) + keys
	}
	return keys
}

// Offer implements [Editor]. A line without anything in it accepts what is offered.
func (p *plain) Offer(ctx context.Context, prompt, text string, after time.Duration) (string, error) {
	if after > 0 {
		if p.cfg.Prompts != nil {
			fmt.Fprintln(p.cfg.Prompts, prompt+text)
		}
		timer := time.NewTimer(after)
		defer timer.Stop()
		select {
		case <-timer.C:
			return text, nil
		case <-ctx.Done():
			return "", context.Cause(ctx)
		}
	}
	line, err := p.ReadLine(ctx, prompt+text, "")
	if line == "" && err == nil {
		line = text
	}
	return line, err
}
