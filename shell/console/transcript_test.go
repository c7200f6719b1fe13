package console

import (
	"strings"
	"testing"
	"time"

	"labsh/shell/locale"
)

// kept is a transcript in memory.
type kept struct{ strings.Builder }

func (k *kept) FreshLine() {
	if text := k.String(); text != "" && !strings.HasSuffix(text, "\n") {
		k.WriteByte('\n')
	}
}

// editing is a prompter on whose line somebody types.
type editing struct{ queue strings.Builder }

func (e *editing) PrintAbove(text string, _ func())             { e.queue.WriteString(text) }
func (e *editing) PrintStream(text string, direct func(string)) { e.queue.WriteString(text) }
func (e *editing) Unfinished() string                           { return "" }

// The transcript has what is shown, once and in its order, on a terminal and elsewhere.
func TestTranscript(t *testing.T) {
	for _, terminal := range []bool{false, true} {
		var out, errOut strings.Builder
		c := New(Options{Stdout: &out, Stderr: &errOut, Color: ColorAlways, Getenv: func(string) string { return "" }})
		if c.out.terminal, c.err.terminal = terminal, terminal; terminal {
			c.err.atStart = c.out.atStart
		}
		var seen kept
		c.SetTranscript(&seen)
		c.Styled(Failure, "red")
		_, _ = c.Out().Write([]byte("begun"))
		c.Error("Name: x\x1b", "hint")
		c.Clear()
		p := c.Progress("bar", 100)
		c.now = func() time.Time { return time.Now().Add(time.Hour) }
		p.Set(50)
		c.Line("after")
		p.Set(60)
		p.Done()
		c.Octets([]byte("octets"))
		c.Note("typed\n")
		if got := c.Capture(func() { c.Line("captured") }); got != "captured\n" {
			t.Error(got)
		}
		if terminal {
			e := &editing{}
			c.SetPrompter(e)
			c.Async("above")
			_, _ = c.Out().Write([]byte("thread"))
			_, _ = c.Incoming().Write([]byte("come\n"))
			c.SetPrompter(nil)
		}
		c.Tell()
		begun, octets := "begun", "octets"
		if terminal {
			begun, octets = "begun\n", "octets\n"
		}
		want := "red\n" + begun + "Name: x\\x1b\n  " + locale.HintLabel.In(c.Lang()) + " hint\nafter\n" + octets + "typed\n"
		if terminal {
			want += "above\nthread\ncome\n"
		}
		if got := Bare(seen.String()); got != want {
			t.Errorf("terminal %v: got\n%q\nwant\n%q", terminal, got, want)
		}
		c.SetTranscript(nil)
		c.Line("no more")
		c.Tell()
		if strings.Contains(seen.String(), "no more") {
			t.Error("it goes on")
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A printing loop must not feel the transcript: compare with and without.
func BenchmarkTranscript(b *testing.B) {
	for _, with := range []bool{false, true} {
		b.Run(map[bool]string{false: "without", true: "with"}[with], func(b *testing.B) {
			c := New(Options{Stdout: discard{}, Stderr: discard{}})
			if with {
				c.SetTranscript(discard{})
			}
			out, line := c.Out(), []byte("123456\n")
			for b.Loop() {
				_, _ = out.Write(line)
			}
		})
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
func (discard) FreshLine()                  {}
