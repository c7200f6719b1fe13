package console

import (
	"fmt"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/text"
)

const (
	progressDelay  = time.Second            // a bar for less is only flicker
	progressPeriod = 100 * time.Millisecond // between two drawings
	progressCells  = 30                     // columns of the bar, at most
)

// A Progress is a bar on the screen's last line. It shows only on a terminal
// and only once its work has taken a second; any other output erases it, and
// the next Set draws it again below.
type Progress struct {
	c       *Console
	label   string
	total   int64
	started time.Time
	drawn   time.Time
}

// Progress begins a bar for work of total bytes, negative when unknown. Call
// Done at the end.
func (c *Console) Progress(label string, total int64) *Progress {
	return &Progress{c: c, label: Escape(label), total: total, started: c.now()}
}

// Set says how many bytes are done.
func (p *Progress) Set(done int64) {
	if !p.c.out.terminal {
		return
	}
	now := p.c.now()
	p.c.mu.Lock()
	defer p.c.mu.Unlock()
	if now.Sub(p.started) < progressDelay || now.Sub(p.drawn) < progressPeriod {
		return
	}
	p.c.eraseBar()
	p.c.out.freshLine()
	p.c.out.draw(p.line(done, p.c.out.width()))
	p.c.bar, p.drawn = p, now
}

// Done erases the bar.
func (p *Progress) Done() {
	p.c.mu.Lock()
	defer p.c.mu.Unlock()
	if p.c.bar == p {
		p.c.eraseBar()
	}
}

// eraseBar leaves the cursor where the bar began: at the start of a line.
func (c *Console) eraseBar() {
	if c.bar != nil {
		c.bar = nil
		c.out.draw("\r\x1b[K")
		*c.out.atStart = true
	}
}

// line returns the bar, narrower than width: a full line would wrap.
func (p *Progress) line(done int64, width int) string {
	line := fmt.Sprintf("%s %s", p.label, size(done))
	if p.total > 0 {
		done = min(max(done, 0), p.total)
		part := float64(done) / float64(p.total)
		line = fmt.Sprintf("%s %3.0f%% %s/%s", p.label, 100*part, size(done), size(p.total))
		if cells := min(progressCells, width-text.StringWidth(line)-4); cells >= 5 {
			full := int(part * float64(cells))
			line += " [" + strings.Repeat("#", full) + strings.Repeat("-", cells-full) + "]"
		}
	}
	return text.Trim(line, max(width-1, 1))
}

// size returns n bytes in the largest decimal unit (SI) that leaves digits.
func size(n int64) string {
	switch f := float64(n); {
	case n >= 1e9:
		return fmt.Sprintf("%.1f GB", f/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", f/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.1f kB", f/1e3)
	}
	return fmt.Sprintf("%d B", n)
}
