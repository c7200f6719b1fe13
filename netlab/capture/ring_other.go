//go:build !linux

package capture

import (
	"context"
	"errors"

	"golang.org/x/net/bpf"
)

// A ring is Linux's.
type ring struct{}

func openRing(int, int) (*ring, error) {
	return nil, &Error{Op: "socket", Missing: MissingSystem, Err: errors.ErrUnsupported}
}

func (*ring) filter([]bpf.RawInstruction) error { return errors.ErrUnsupported }
func (*ring) start() error                      { return errors.ErrUnsupported }
func (*ring) wait(context.Context) error        { return errors.ErrUnsupported }
func (*ring) next() (*Packet, bool)             { return nil, false }
func (*ring) room() int                         { return 0 }
func (*ring) lost() (int, error)                { return 0, errors.ErrUnsupported }
func (*ring) close() error                      { return nil }
