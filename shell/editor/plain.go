package editor

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

// plain reads lines as they come: from a file, a pipe, a dumb terminal.
type plain struct {
	cfg     Config
	src     *source
	in      *bufio.Reader
	ctx     context.Context // of the read under way
	history []string
	some    []byte // room for what Converse reads
	err     error  // io.EOF or a read error: it stays

	reading   sync.Mutex         // held by a read, so that Close can wait for it
	closed    context.Context    // done when the editor is
	markClose context.CancelFunc // does it
}

func newPlain(cfg Config) (*plain, error) {
	src, err := newSource(int(cfg.In.Fd()))
	if err != nil {
		return nil, err
	}
	p := &plain{cfg: cfg, src: src}
	p.closed, p.markClose = context.WithCancel(context.Background())
	p.in = bufio.NewReaderSize(readerFunc(func(b []byte) (int, error) {
		return src.readContext(p.ctx, b)
	}), 64<<10)
	return p, nil
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

func (p *plain) ReadLine(ctx context.Context, prompt, _ string) (string, error) {
	if p.cfg.Prompts != nil {
		fmt.Fprint(p.cfg.Prompts, prompt)
	}
	line, err := p.read(ctx, MaxLine)
	return strings.TrimSuffix(line, "\r"), err
}

func (p *plain) Ask(ctx context.Context, prompt string) (string, error) {
	fmt.Fprint(p.cfg.Out, prompt)
	return p.read(ctx, MaxAnswer)
}

// read reads a line of at most limit bytes, without its newline.
func (p *plain) read(ctx context.Context, limit int) (line string, err error) {
	err = p.during(ctx, func() error {
		var text []byte
		long := false
		for {
			part, err := p.in.ReadSlice('\n')
			if long = long || len(text)+len(part) > limit+1; long {
				text = nil
			} else {
				text = append(text, part...)
			}
			if errors.Is(err, bufio.ErrBufferFull) {
				continue
			}
			switch ended := p.failed(err); {
			case long:
				return ErrLineTooLong
			case err == nil, errors.Is(err, io.EOF) && len(text) > 0 && ended:
				line = string(bytes.TrimSuffix(text, []byte("\n")))
				return nil
			}
			return err
		}
	})
	return line, err
}

func (p *plain) ReadInput(ctx context.Context, b []byte) (n int, err error) {
	return p.readInput(ctx, b, true)
}

// readInput reads what there is, to the end of a line at most if oneLine is set.
func (p *plain) readInput(ctx context.Context, b []byte, oneLine bool) (n int, err error) {
	err = p.during(ctx, func() error {
		if _, err := p.in.Peek(1); err != nil {
			p.failed(err)
			return err
		}
		there, _ := p.in.Peek(min(len(b), p.in.Buffered()))
		if end := bytes.IndexByte(there, '\n'); oneLine && end >= 0 {
			there = there[:end+1]
		}
		n = copy(b, there)
		_, _ = p.in.Discard(n) // it is there
		return nil
	})
	return n, err
}

// during runs a read of p.in, which ends with ctx and with Close.
func (p *plain) during(ctx context.Context, read func() error) error {
	p.reading.Lock()
	defer p.reading.Unlock()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	stop := context.AfterFunc(p.closed, func() { cancel(io.EOF) })
	defer stop()
	p.ctx = ctx
	if p.err != nil {
		return p.err
	}
	return read()
}

// failed notes an error of the input's own, which stays, and reports whether it
// is that, and not that of the read under way.
func (p *plain) failed(err error) bool {
	if err == nil || p.ctx.Err() != nil {
		return false
	}
	p.err = err
	return true
}

func (p *plain) Pasted() bool { return false }

func (p *plain) Discard() {}

func (p *plain) AddHistory(entry string) error {
	p.history, _ = appendEntry(p.history, strings.TrimRight(entry, "\n"))
	return nil
}

func (p *plain) History() []string { return append([]string(nil), p.history...) }

func (p *plain) PrintAbove(_ string, direct func()) { direct() }

func (p *plain) Terminal() bool { return false }

func (p *plain) Close() error {
	p.markClose()
	p.reading.Lock()
	defer p.reading.Unlock()
	return p.src.close()
}
