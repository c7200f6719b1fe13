package editor

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chzyer/readline"
)

// converse begins a line of a conversation and returns, when keys are no longer
// echoed by the terminal itself, where its result will come.
func (m *monitor) converse() chan result {
	m.lines++
	defer m.awaitThat("the line", func() bool {
		parts := strings.Split(m.sent.String(), bracketedPasteOn)
		return len(parts) > m.lines && strings.Contains(parts[m.lines], "\x1b[J")
	}, "a line")
	done := make(chan result, 1)
	go func() {
		line, err := m.Converse(m.t.Context())
		done <- result{string(line), err}
	}()
	return done
}

func (m *monitor) came(text string) {
	m.PrintStream(text, func(lines string) { m.t.Errorf("%q was printed directly", lines) })
}

// What comes stands above the line that is typed, and its unfinished line before it,
// also when that is wider than the window.
func TestConverse(t *testing.T) {
	m := newMonitor(t, Config{}, 20, 30)
	done := m.converse()
	m.came("one\nname: ")
	m.await("one", "name:")
	m.typed("bob")
	m.await("one", "name: bob")
	m.came("x\ntwo ")
	m.await("one", "name: x", "two bob")
	m.came("abcdefghijklmnopqrstuvwxyz ")
	m.await("one", "name: x", "two abcdefghijklmnop", "qrstuvwxyz bob")
	m.PrintAbove("a notice\n", func() { t.Error("printed directly") })
	m.await("one", "name: x", "a notice", "two abcdefghijklmnop", "qrstuvwxyz bob")
	m.typed("by and a long line of mine")
	m.await("one", "name: x", "a notice", "two abcdefghijklmnop", "qrstuvwxyz bobby and", " a long line of mine")
	m.came("END")
	m.await("one", "name: x", "a notice", "two abcdefghijklmnop", "qrstuvwxyz ENDbobby", "and a long line of m", "ine")
	m.came("\n")
	m.await("one", "name: x", "a notice", "two abcdefghijklmnop", "qrstuvwxyz END", "bobby and a long lin", "e of mine")
	m.came("> ")
	m.await("one", "name: x", "a notice", "two abcdefghijklmnop", "qrstuvwxyz END", "> bobby and a long l", "ine of mine")
	m.typed("\r")
	if got := <-done; got != (result{"bobby and a long line of mine\n", nil}) {
		t.Errorf("%q, %v", got.line, got.err)
	}
	// What stood before the line has been shown with it.
	done = m.converse()
	m.came("next\n")
	m.await("one", "name: x", "a notice", "two abcdefghijklmnop", "qrstuvwxyz END", "> bobby and a long l", "ine of mine", "next")
	m.typed(ctrlBracketKey)
	if got := <-done; !errors.Is(got.err, ErrLeft) {
		t.Errorf("%q, %v", got.line, got.err)
	}
}

const ctrlBracketKey = "\x1d"

// Between two lines what comes is printed directly but for a line without an end,
// which stands before the next one, or is asked for.
func TestConverseBetweenLines(t *testing.T) {
	m := newMonitor(t, Config{}, 20, 30)
	var direct strings.Builder
	for _, text := range []string{"a", "b\nc\nlog", "in: "} {
		m.PrintStream(text, func(lines string) { direct.WriteString(lines) })
	}
	if got, want := direct.String(), "ab\nc\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	done := m.converse()
	m.await("login:")
	m.typed("\r")
	if got := <-done; got != (result{"\n", nil}) {
		t.Errorf("%q, %v", got.line, got.err)
	}
	if rest := m.Unfinished(); rest != "" {
		t.Errorf("%q has been shown", rest)
	}
	m.PrintStream("rest", func(lines string) { t.Errorf("%q", lines) })
	if rest := m.Unfinished() + m.Unfinished(); rest != "rest" {
		t.Errorf("%q", rest)
	}
	m.PrintStream(strings.Repeat("x", maxUnfinished+1), func(lines string) { direct.WriteString(lines) })
	if n, rest := strings.Count(direct.String(), "x"), m.Unfinished(); n != maxUnfinished+1 || rest != "" {
		t.Errorf("a line without an end: %d bytes shown, %d kept", n, len(rest))
	}
}

// Between two lines the terminal stays as it is while one is edited: what is typed is
// for the next line, Ctrl-D too, which the terminal would take for itself.
func TestHoldKeys(t *testing.T) {
	m := newMonitor(t, Config{}, 20, 30)
	settings := func() string {
		state, err := readline.GetState(int(m.slave.Fd()))
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(*state)
	}
	before := settings()
	release, err := m.HoldKeys()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if settings() == before {
			t.Error("the keys are the terminal's own")
		}
		m.typed(string(rune(4)))
		if got, err := m.Converse(t.Context()); !errors.Is(err, io.EOF) {
			t.Errorf("%q, %v", got, err)
		}
	}
	if dropped, err := release(); dropped || err != nil {
		t.Error(dropped, err)
	}
	if after := settings(); after != before {
		t.Errorf("%s, and before %s", after, before)
	}
}

// What is left of a paste when a conversation ends was for the other side; what was
// typed behind it is for us. It may have come already, or not.
func TestReleaseDropsPaste(t *testing.T) {
	for _, pieces := range [][]string{
		{pasteStart + "one\rtwo\rexit\r" + pasteEnd + "a\r"},
		{pasteStart + "one\rtwo\r", "exit\r" + pasteEnd + "a\r"},
	} {
		ty := newTypist(t, Config{}, 80)
		release, err := ty.HoldKeys()
		if err != nil {
			t.Fatal(err)
		}
		ty.typed(pieces[0])
		if got, err := ty.Converse(t.Context()); string(got) != "one\n" || err != nil {
			t.Errorf("%q, %v", got, err)
		}
		if dropped, err := release(); !dropped || err != nil {
			t.Error(dropped, err)
		}
		for _, piece := range pieces[1:] {
			ty.typed(piece)
		}
		if got := ty.line(""); got != "a" {
			t.Errorf("%q", got)
		}
	}
}

// Ctrl-] is a key of conversations alone, and tabs of a paste are theirs.
func TestConverseKeys(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	ty.typed("a\x1db\r")
	if got := ty.line(""); got != "ab" {
		t.Errorf("%q", got)
	}
	ty.typed(pasteStart + "\tone\n" + pasteEnd)
	if got, err := ty.Converse(t.Context()); string(got) != "\tone\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	ty.typed("half\x1d")
	if _, err := ty.Converse(t.Context()); !errors.Is(err, ErrLeft) {
		t.Errorf("%v", err)
	}
	ty.typed("\x03")
	if _, err := ty.Converse(t.Context()); !errors.Is(err, ErrInterrupted) {
		t.Errorf("%v", err)
	}
	ty.typed("\x04")
	if _, err := ty.Converse(t.Context()); !errors.Is(err, io.EOF) {
		t.Errorf("%v", err)
	}
	ty.typed("on\r")
	if got, err := ty.Converse(t.Context()); string(got) != "on\n" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// What is printed around the line and what is typed take turns.
func TestKeyBesidePrinting(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	ty.begin("")
	ty.PrintAbove("above\n", func() { t.Error("printed directly") })
	ty.typed("ab")
	var got []byte
	for range 4 { // nobody takes what is queued
		var p [8]byte
		n, err := ty.Read(p[:])
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, p[:n]...)
	}
	if string(got) != "\aa\ab" {
		t.Errorf("%q", got)
	}
	if _, err := ty.end(t.Context(), "", nil); err != nil {
		t.Error(err)
	}
}

// Keys are read however much comes.
func TestConverseUnderFlood(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	var over atomic.Bool
	var flood sync.WaitGroup
	flood.Go(func() {
		for !over.Load() {
			ty.PrintStream("flood\n", func(string) {})
		}
	})
	for i := range 3 {
		ty.typed("line\r")
		if got, err := ty.Converse(t.Context()); string(got) != "line\n" || err != nil {
			t.Errorf("%d: %q, %v", i, got, err)
		}
	}
	over.Store(true)
	flood.Wait()
	ty.Unfinished()
}

// Elsewhere than on a terminal bytes are what they are.
func TestConversePlain(t *testing.T) {
	e, w := plainOver(t, nil)
	go func() {
		_, _ = io.WriteString(w, "a\r\n\x1d\n\xff")
		_ = w.Close()
	}()
	var all []byte
	for {
		got, err := e.Converse(t.Context())
		if all = append(all, got...); err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if want := "a\r\n\x1d\n\xff"; string(all) != want {
		t.Errorf("%q, want %q", all, want)
	}
}
