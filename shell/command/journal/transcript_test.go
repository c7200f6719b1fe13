package journal

import (
	"strings"
	"sync"
	"testing"
)

func (s *section) says(texts ...string) *section {
	for _, text := range texts {
		s.add([]byte(text))
	}
	return s
}

// Output is kept whole while it is short; of a long one its ends, cut between lines.
func TestTranscriptCut(t *testing.T) {
	t.Parallel()
	same := func(text string) string { return text }
	line := strings.Repeat("x", 999) + "\n"
	whole := strings.Repeat(line, (maxHead+maxTail)/1000)
	if s := new(section).says(whole).seen(same); s.Output != whole || s.Cut != 0 || s.Rest != "" {
		t.Errorf("%d bytes, %d cut", len(s.Output), s.Cut)
	}
	for _, parts := range [][]string{
		{strings.Repeat(line, 1000)}, strings.SplitAfter(strings.Repeat(line, 1000), "\n"), strings.SplitAfter(strings.Repeat(line, 1000), "xxx"),
	} {
		s := new(section).says(parts...)
		if len(s.head)+cap(s.tail) > maxHead+6*maxTail {
			t.Errorf("%d bytes are kept", len(s.head)+cap(s.tail))
		}
		seen := s.seen(same)
		if n := len(seen.Output); n > maxHead || n < maxHead-1000 || !strings.HasSuffix(seen.Output, "\n") || !strings.HasPrefix(seen.Rest, "x") || len(seen.Rest)%1000 != 0 ||
			len(seen.Rest) < maxTail-1000 || len(seen.Output)+seen.Cut+len(seen.Rest) != 1_000_000 {
			t.Errorf("%d and %d bytes, %d cut", n, len(seen.Rest), seen.Cut)
		}
	}
	if s := new(section).says(strings.Repeat("x", 1<<20)).seen(same); len(s.Output) != maxHead || len(s.Rest) != maxTail || s.Cut != 1<<20-maxHead-maxTail {
		t.Errorf("one line: %d and %d bytes, %d cut", len(s.Output), len(s.Rest), s.Cut)
	}
}

// Any goroutine may write, and nothing is there before the first input.
func TestTranscriptWriters(t *testing.T) {
	t.Parallel()
	var none *Transcript
	none.Begin("x", true)
	if all, gone := none.Sections(); len(all)+gone > 0 {
		t.Error("there is something in nothing")
	}
	tr := &Transcript{}
	_, _ = tr.Write([]byte("lost"))
	tr.FreshLine()
	tr.Begin("x", true)
	var writers sync.WaitGroup
	for range 8 {
		writers.Go(func() {
			for range 100 {
				_, _ = tr.Write([]byte("line\n"))
				tr.FreshLine()
			}
		})
	}
	writers.Wait()
	_, _ = tr.Write([]byte("end"))
	tr.FreshLine()
	tr.FreshLine()
	if all, _ := tr.Sections(); len(all) != 1 || all[0].Output != strings.Repeat("line\n", 800)+"end\n" {
		t.Errorf("%+v", all)
	}
}
