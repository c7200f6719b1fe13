package editor

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// lineOf counts the lines that were read.
func lineOf(ty *typist) int {
	ty.keyboard.mu.Lock()
	defer ty.keyboard.mu.Unlock()
	return ty.call
}

// offered offers a line; what comes of it is sent.
func offered(ty *typist, ctx context.Context, after time.Duration) <-chan string {
	taken := make(chan string, 1)
	go func() {
		line, err := ty.Offer(ctx, ">>> ", "listen 5000", after)
		if err != nil {
			line += fmt.Sprint(" ", err)
		}
		taken <- line
	}()
	return taken
}

// Enter takes a line that is offered, a character replaces it, other keys edit it.
func TestOffer(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, keys, want string }{
		{"Enter", "\r", "listen 5000"},
		{"a character", "b\r", "b"},
		{"characters", "été\r", "été"},
		{"a space", " \r", "listen 5000"},
		{"a space and a character", " b \r", "b "},
		{"the cursor", "\x1b[D1\r", "listen 50010"},
		{"Backspace", "\x7f1\r", "listen 5001"},
		{"Delete", "\x1b[3~1\r", "listen 50001"},
		{"Ctrl-A", "\x01a\r", "alisten 5000"},
		{"a paste", pasteStart + "recv" + pasteEnd + "\r", "recv"},
		{"a paste after a key", "\x1b[D" + pasteStart + "7" + pasteEnd + "\r", "listen 50070"},
		{"Ctrl-C", "\x03", "listen 5000 interrupted"},
		{"Ctrl-D", "\x04", " EOF"},
		{"Ctrl-D after a key", "\x1b[D\x04\r", "listen 500"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ty := newTypist(t, Config{}, 80)
			for i := range 2 { // the second is offered as the first was
				taken := offered(ty, t.Context(), 0)
				ty.await(bracketedPasteOn, i+1)
				ty.typed(tt.keys)
				if got := <-taken; got != tt.want {
					t.Errorf("%q, want %q", got, tt.want)
				}
			}
			if tt.want == " EOF" {
				return
			}
			ty.typed("x\r")
			if got := ty.line("a"); got != "ax" {
				t.Errorf("an ordinary line after it: %q", got)
			}
		})
	}
}

// A line is typed out a character at a time where it fits its row; a key that is
// pressed meanwhile ends that.
func TestOfferIsTypedOut(t *testing.T) {
	t.Parallel()
	ty := newTypist(t, Config{}, 80)
	taken := offered(ty, t.Context(), 0)
	ty.await(">>> listen 5000\r\x1b[K"+bracketedPasteOn, 1)
	ty.typed("\r")
	<-taken
	ty.typed("b\r")
	if got := <-offered(ty, t.Context(), 0); got != "b" {
		t.Errorf("a key before it: %q", got)
	}
	narrow := newTypist(t, Config{}, 15)
	narrow.typed("\r")
	if got := <-offered(narrow, t.Context(), 0); got != "listen 5000" {
		t.Errorf("in a narrow window: %q", got)
	}
	narrow.await(bracketedPasteOn, 1)
	narrow.mu.Lock()
	defer narrow.mu.Unlock()
	if got := narrow.shown.String(); !strings.HasPrefix(got, bracketedPasteOn) {
		t.Errorf("a line that does not fit is typed out: %q", got)
	}
}

// Time takes the line, unless a key was pressed.
func TestOfferTakenByTime(t *testing.T) {
	t.Parallel()
	ty := newTypist(t, Config{}, 80)
	if got := <-offered(ty, t.Context(), time.Millisecond); got != "listen 5000" {
		t.Errorf("%q", got)
	}
	taken := offered(ty, t.Context(), time.Hour)
	ty.await(bracketedPasteOn, 2)
	ty.typed("x")
	ty.await("x", 1)
	ty.expire(lineOf(ty))
	ty.typed("y\r")
	if got := <-taken; got != "xy" {
		t.Errorf("after a key: %q", got)
	}
	taken = offered(ty, t.Context(), time.Hour)
	ty.await(bracketedPasteOn, 3)
	ty.keyboard.mu.Lock()
	keys := ty.replacing(" ")
	ty.keyboard.mu.Unlock()
	ty.expire(lineOf(ty))
	ty.typed("b\r")
	if got := <-taken; got != "b" || keys != "\a" {
		t.Errorf("after a space, which is %q: %q", keys, got)
	}
	taken = offered(ty, t.Context(), time.Hour)
	ty.await(bracketedPasteOn, 4)
	ty.expire(lineOf(ty) - 1) // the timer of the line before comes late
	ty.typed("z\r")
	if got := <-taken; got != "z" {
		t.Errorf("another line's time: %q", got)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	taken = offered(ty, ctx, time.Hour)
	ty.await(bracketedPasteOn, 5)
	cancel(errors.New("over"))
	if got := <-taken; got != "listen 5000 over" {
		t.Errorf("its context is over: %q", got)
	}
}

// Without a terminal an empty line takes what is offered.
func TestPlainOffer(t *testing.T) {
	t.Parallel()
	in, typing := pipe(t)
	shown, prompts := pipe(t)
	ed, err := newPlain(Config{In: in, Out: prompts, Prompts: prompts})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ed.Close() }()
	if _, err := io.WriteString(typing, "\nb\n"); err != nil {
		t.Fatal(err)
	}
	_ = typing.Close()
	for _, want := range []string{"listen 5000", "b"} {
		if got, err := ed.Offer(t.Context(), ">>> ", "listen 5000", 0); got != want || err != nil {
			t.Errorf("%q, %v, want %q", got, err, want)
		}
	}
	if got, err := ed.Offer(t.Context(), ">>> ", "recv", 0); got != "" || !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %q, %v", got, err)
	}
	if got, err := ed.Offer(t.Context(), ">>> ", "recv", time.Millisecond); got != "recv" || err != nil {
		t.Errorf("taken by time: %q, %v", got, err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	over := errors.New("over")
	cancel(over)
	if _, err := ed.Offer(ctx, ">>> ", "recv", time.Hour); !errors.Is(err, over) {
		t.Errorf("its context is over: %v", err)
	}
	_ = prompts.Close()
	const want = ">>> listen 5000>>> listen 5000>>> recv>>> recv\n>>> recv\n"
	if got, err := io.ReadAll(shown); string(got) != want || err != nil {
		t.Errorf("shown: %q, %v", got, err)
	}
}
