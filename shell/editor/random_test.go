package editor

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// elastic is a terminal whose width changes.
type elastic struct {
	fixed
	columns atomic.Int32
}

func (e *elastic) width() int { return int(e.columns.Load()) }

var (
	someKeys = []string{
		"a", "b", "é", "中", "\U0001f600", " ", "send", "中文", "\t", "\t", "send\t\t", "中文\t\t", "\r", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D",
		"\x1b[1~", "\x1b[4~", "\x1b[3~", "\x1bb", "\x1bf", "\x1bd", "\x1b\x7f", "\x1b[200~x\ty\x1b[201~",
		"\x01", "\x02", "\x04", "\x05", "\x06", "\x07", "\x08", "\x0b", "\x0c", "\x0e", "\x10", "\x12", "\x13",
		"\x14", "\x15", "\x17", "\x19", "<resize>", "<print>",
	}
	someWidths  = []int32{0, 1, 2, 3, 4, 5, 8, 10, 20, 80}
	somePrompts = []string{">>> ", "", "x", strings.Repeat("x", 80), strings.Repeat("x", 20), "名前を入力してください: ", "a\nb: ", "ｱｲｳｴ", "\x1b[32m>>> \x1b[0m"}
	someWords   = words{"sendall", "sendline", "sendto", "a", "ab", "abc", "中文甲", "中文乙", "中文abc"}
)

// Whatever is typed, in whatever window, readline neither fails nor hangs.
func TestRandomKeys(t *testing.T) {
	for seed := range uint64(200) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { typeAtRandom(t, rand.New(rand.NewPCG(seed, 0))) })
	}
}

func typeAtRandom(t *testing.T, random *rand.Rand) {
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	width := func() int32 { return someWidths[random.IntN(len(someWidths))] }
	term := &elastic{}
	term.columns.Store(width())
	ty := newTypistOn(t, Config{Completer: someWords}, term)
	prompt := pick(somePrompts)
	read := func() (string, error) { return ty.ReadLine(t.Context(), prompt, "") }
	if random.IntN(4) == 0 {
		read = func() (string, error) { return ty.Ask(t.Context(), prompt) }
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			line, err := read()
			switch fault := (*Fault)(nil); {
			case errors.As(err, &fault):
				t.Errorf("%v\n%s", err, fault.Stack)
				return
			case err != nil && err != io.EOF: // Ctrl-D
				t.Error(err)
				return
			case strings.HasSuffix(line, "done"):
				return
			}
			if err := ty.AddHistory(line); err != nil {
				t.Error(err)
			}
		}
	}()
	var typed []string
	for range 60 {
		key := pick(someKeys)
		typed = append(typed, key)
		switch key {
		case "<resize>":
			term.columns.Store(width())
			ty.signals <- nil
		case "<print>":
			ty.PrintAbove("above\n", func() {})
		default:
			ty.typed(key)
		}
	}
	ty.typed("\x07\x07\x05\x15done\r") // no Ctrl-C: it would make void what was not read yet
	late := time.NewTimer(20 * time.Second)
	defer late.Stop()
	select {
	case <-done:
	case <-late.C: // not Fatalf: what hangs cannot be closed
		panic(fmt.Sprintf("readline hangs; prompt %q, columns %d, keys %q", prompt, term.width(), typed))
	}
	if t.Failed() {
		t.Logf("prompt %q, columns %d, keys %q", prompt, term.width(), typed)
	}
}
