package journal

import (
	"bytes"
	"strings"
	"sync"
	"time"
)

// What is kept of the output of an input, in bytes: its beginning and its end. maxSeen
// bounds all that is kept, texts too; the oldest inputs are forgotten.
const (
	maxHead = 32 << 10
	maxTail = 32 << 10
	maxSeen = 8 << 20
)

// Transcript is what people saw of a session: each input, and what was printed until the
// next. Any goroutine may write.
type Transcript struct {
	// Clean makes what was sent to the screen a text that any file may have.
	Clean func(string) string
	// Tell has all written that was printed so far.
	Tell func()

	mu        sync.Mutex
	sections  []*section
	count     int
	size      int
	forgotten int
}

// Section is an input and what was seen of it.
type Section struct {
	Text octets `json:"text,omitempty"`
	// Prompt tells that it was typed at the prompt.
	Prompt bool `json:"prompt,omitempty"`
	// At is when it began.
	At time.Time `json:"at"`
	// Output is what was printed, Rest its end, where Cut bytes between the two are not
	// kept.
	Output string `json:"output,omitempty"`
	Rest   string `json:"rest,omitempty"`
	Cut    int    `json:"cut,omitempty"`
}

// Input is what was typed, or the script.
func (s *Section) Input() string { return string(s.Text) }

// SetInput puts another text in its place.
func (s *Section) SetInput(text string) { s.Text = octets(text) }

// section is one that is still written.
type section struct {
	Section
	number     int
	head, tail []byte
	total      int // bytes that were printed
}

// Begin begins the section of an input.
func (t *Transcript) Begin(text string, prompt bool) {
	if t == nil {
		return
	}
	t.tell()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.count++
	t.sections = append(t.sections, &section{number: t.count, Section: Section{Text: octets(text), Prompt: prompt, At: time.Now()}})
	t.grow(len(text))
}

func (t *Transcript) tell() {
	if t.Tell != nil {
		t.Tell()
	}
}

// Write adds what is printed. The error is nil.
func (t *Transcript) Write(text []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.sections) > 0 {
		t.grow(t.sections[len(t.sections)-1].add(text))
	}
	return len(text), nil
}

// FreshLine ends the line that was begun, if any.
func (t *Transcript) FreshLine() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.sections) == 0 {
		return
	}
	if s := t.sections[len(t.sections)-1]; !s.atStart() {
		t.grow(s.add([]byte("\n")))
	}
}

// grow notes that so much more is kept, and forgets the oldest where it is too much.
func (t *Transcript) grow(by int) {
	if t.size += by; t.size <= maxSeen {
		return
	}
	n := 0
	for ; n < len(t.sections)-1 && t.size > maxSeen*3/4; n++ {
		s := t.sections[n]
		t.size -= len(s.Text) + len(s.head) + len(s.tail)
	}
	t.sections = append([]*section(nil), t.sections[n:]...)
	t.forgotten += n
}

// add adds to the output, and gives by how much what is kept has grown.
func (s *section) add(text []byte) (grown int) {
	before := len(s.head) + len(s.tail)
	s.total += len(text)
	if room := maxHead - len(s.head); room > 0 {
		n := min(room, len(text))
		s.head = append(s.head, text[:n]...)
		text = text[n:]
	}
	if len(text) > maxTail {
		s.tail, text = s.tail[:0], text[len(text)-maxTail:]
	}
	if len(s.tail)+len(text) > 2*maxTail {
		keep := maxTail - len(text)
		s.tail = s.tail[:copy(s.tail, s.tail[len(s.tail)-keep:])]
	}
	s.tail = append(s.tail, text...)
	return len(s.head) + len(s.tail) - before
}

func (s *section) atStart() bool {
	last := s.tail
	if len(last) == 0 {
		last = s.head
	}
	return len(last) == 0 || last[len(last)-1] == '\n'
}

// seen is the section as it is now: where something is cut, it is cut between lines.
func (s *section) seen(clean func(string) string) Section {
	seen := s.Section
	head, tail := s.head, s.tail[max(0, len(s.tail)-maxTail):]
	if s.total == len(s.head)+len(tail) {
		seen.Output = clean(string(head) + string(tail))
		return seen
	}
	if i := bytes.LastIndexByte(head, '\n'); i >= 0 {
		head = head[:i+1]
	}
	if i := bytes.IndexByte(tail, '\n'); i >= 0 && i < len(tail)-1 {
		tail = tail[i+1:]
	}
	seen.Output, seen.Rest, seen.Cut = clean(string(head)), clean(string(tail)), s.total-len(head)-len(tail)
	return seen
}

// Sections are what is kept, the oldest first; Forgotten is how many there were before.
func (t *Transcript) Sections() (all []Section, forgotten int) {
	if t == nil {
		return nil, 0
	}
	t.tell()
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, s := range t.sections {
		all = append(all, s.seen(t.clean))
	}
	return all, t.forgotten
}

func (t *Transcript) clean(text string) string {
	if t.Clean == nil {
		return strings.ToValidUTF8(text, "\ufffd")
	}
	return t.Clean(text)
}

// numbered is a section with its number, and how much was printed of it.
type numbered struct {
	Section
	number, total int
}

// since are the sections from that number on, that one only where more was printed of it
// than total.
func (t *Transcript) since(number, total int) (all []numbered) {
	t.tell()
	t.mu.Lock()
	defer t.mu.Unlock()
	first := len(t.sections)
	for first > 0 && t.sections[first-1].number >= number {
		first--
	}
	for _, s := range t.sections[first:] {
		if s.number != number || s.total > total {
			all = append(all, numbered{s.seen(t.clean), s.number, s.total})
		}
	}
	return all
}
