//go:build !linux

package netlab

import (
	"context"
	"errors"
	"os"
)

// sendFileInKernel is left to Linux.
func (s *Socket) sendFileInKernel(context.Context, underway, *os.File, FileRange, int64) (int64, error) {
	return 0, errors.ErrUnsupported
}
