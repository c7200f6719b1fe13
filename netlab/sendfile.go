package netlab

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
)

// A FileRange says which part of a file [Socket.SendFile] sends.
type FileRange struct {
	// Offset is where to begin.
	Offset int64
	// Count is how many bytes to send; 0 or less is to the file's end.
	Count int64
	// Progress, if not nil, is told after each piece how much was sent, and
	// how much there is in all (-1 if that is not known).
	Progress func(sent, total int64)
}

// SendFile sends a file's bytes on a stream socket, Python's sendfile: in the
// kernel from a regular file (sendfile(2), Linux), else by reading and sending
// it. It returns how many bytes were sent.
func (s *Socket) SendFile(ctx context.Context, file *os.File, part FileRange) (sent int64, err error) {
	c := s.begin("sendfile", 0, 0)
	sent, err = s.sendFile(ctx, &c, file, part)
	s.tell(Event{Op: "sendfile", Start: c.start, Asked: c.asked, Bytes: int(sent), Err: err})
	return sent, err
}

func (s *Socket) sendFile(ctx context.Context, c *underway, file *os.File, part FileRange) (int64, error) {
	refuse := func(why string) (int64, error) { return 0, &Error{Name: "ValueError", Message: why, Op: "sendfile"} }
	if s.typ != SOCK_STREAM {
		return refuse("only SOCK_STREAM type sockets are supported")
	}
	total := int64(-1)
	status, err := file.Stat()
	regular := err == nil && status.Mode().IsRegular()
	switch {
	case err != nil:
		return 0, asError("sendfile", err, nil)
	case regular && status.Size() == 0:
		return 0, nil
	case s.Timeout() == 0:
		return refuse("non-blocking sockets are not supported")
	case s.State() == StateClosed: // CPython waits in poll(2), whose object takes no number of a closed socket
		return refuse("Invalid file descriptor: -1")
	}
	if regular {
		total = max(status.Size()-part.Offset, 0)
	}
	if part.Count > 0 && (total < 0 || part.Count < total) {
		total = part.Count
	}
	c.asked = int(max(total, 0))
	if regular && s.secure == nil {
		if sent, err := s.sendFileInKernel(ctx, *c, file, part, total); !errors.Is(err, errors.ErrUnsupported) {
			return sent, err
		}
	}
	return s.sendFileByHand(ctx, *c, file, part, total)
}

// sendFileByHand reads pieces and sends them, from where the file is if it
// cannot seek.
func (s *Socket) sendFileByHand(ctx context.Context, c underway, file *os.File, part FileRange, total int64) (sent int64, err error) {
	if part.Offset != 0 {
		if _, err := file.Seek(part.Offset, io.SeekStart); err != nil {
			return 0, asError("sendfile", err, nil)
		}
	}
	var source io.Reader = file
	if total >= 0 {
		source = io.LimitReader(file, total)
	}
	p := make([]byte, chunk)
	for {
		n, readErr := source.Read(p)
		if n > 0 {
			m, err := s.sendAll(ctx, c, p[:n])
			sent += int64(m)
			if err != nil {
				return sent, err
			}
			part.tell(sent, total)
		}
		if readErr == io.EOF {
			return sent, nil
		}
		if readErr != nil {
			return sent, asError("sendfile", unwrapPath(readErr), nil)
		}
	}
}

func (part FileRange) tell(sent, total int64) {
	if part.Progress != nil {
		part.Progress(sent, total)
	}
}

// unwrapPath is the errno inside a file's error.
func unwrapPath(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
