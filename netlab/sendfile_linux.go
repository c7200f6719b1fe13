package netlab

import (
	"context"
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// sendFileInKernel is sendfile(2), repeated until total bytes of a regular
// file are sent or it ends. Where the kernel cannot do it, it sends nothing
// and returns errors.ErrUnsupported. The file's own position moves past what
// was sent, as Python's does.
func (s *Socket) sendFileInKernel(ctx context.Context, c underway, file *os.File, part FileRange, total int64) (sent int64, err error) {
	const piece = 1 << 20 // between two words to Progress
	d, err := s.use("sendfile", nil)
	if err != nil {
		return 0, err
	}
	defer d.release()
	source, err := file.SyscallConn()
	if err != nil {
		return 0, asError("sendfile", err, nil)
	}
	offset := part.Offset
	for sent < total {
		var n int
		err := d.try(ctx, &d.writing, s.patience(c), func(fd int) (err error) {
			if closed := source.Control(func(from uintptr) {
				n, err = unix.Sendfile(fd, int(from), &offset, int(min(total-sent, piece)))
			}); closed != nil {
				return closed
			}
			return err
		})
		sent += int64(max(n, 0))
		var errno unix.Errno
		switch {
		case sent == 0 && errors.As(err, &errno): // whatever it is, send tells it, as in Python
			return 0, errors.ErrUnsupported
		case err != nil:
			return sent, asError("sendfile", err, nil)
		case n == 0:
			return sent, nil // the file has become shorter
		}
		part.tell(sent, total)
	}
	file.Seek(offset, 0)
	return sent, nil
}
