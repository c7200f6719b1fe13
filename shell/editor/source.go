package editor

import (
	"context"
	"io"
)

// readContext reads once there is something to read, or returns ctx's cause.
func (s *source) readContext(ctx context.Context, p []byte) (int, error) {
	stop := context.AfterFunc(ctx, s.wake)
	defer stop()
	for {
		if ctx.Err() != nil {
			return 0, context.Cause(ctx)
		}
		if s.isClosed() {
			return 0, io.EOF
		}
		readable, err := s.wait(-1)
		if err != nil {
			return 0, err
		}
		if !readable {
			continue
		}
		if n, err := s.read(p); n > 0 || err != nil {
			return n, err
		}
	}
}
