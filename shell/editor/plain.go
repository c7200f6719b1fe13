package editor

import (
	"bufio"
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
	err     error // io.EOF or a read error: it stays

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
	return p.read(ctx)
}

func (p *plain) Ask(ctx context.Context, prompt string) (string, error) {
	fmt.Fprint(p.cfg.Out, prompt)
	return p.read(ctx)
}

func (p *plain) read(ctx context.Context) (string, error) {
	p.reading.Lock()
	defer p.reading.Unlock()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	stop := context.AfterFunc(p.closed, func() { cancel(io.EOF) })
	defer stop()
	p.ctx = ctx
	if p.err != nil {
		return "", p.err
	}
	var line []byte
	long := false
	for {
		part, err := p.in.ReadSlice('\n')
		if long = long || len(line)+len(part) > MaxLine+1; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && ctx.Err() == nil {
			p.err = err // the input's own, not this call's
		}
		switch {
		case long:
			return "", ErrLineTooLong
		case err == nil, errors.Is(err, io.EOF) && len(line) > 0 && p.err != nil:
			return trimNewline(string(line)), nil
		}
		return "", err
	}
}

func trimNewline(line string) string {
	if n := len(line); n > 0 && line[n-1] == '\n' {
		line = line[:n-1]
		if n > 1 && line[n-2] == '\r' {
			line = line[:n-2]
		}
	}
	return line
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
