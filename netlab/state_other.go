//go:build !linux

package netlab

import "context"

// TCPStatus is not available on this system.
func (s *Socket) TCPStatus() (TCPStatus, error) { return TCPStatus{}, ErrNotAvailable }

// Connections is not available on this system.
func Connections(context.Context, ...Protocol) ([]Connection, error) { return nil, ErrNotAvailable }

// FindProcesses is not available on this system.
func FindProcesses(context.Context, []Connection) error { return ErrNotAvailable }

// Queues is not available on this system.
func (s *Socket) Queues() (unread, unsent int, err error) { return 0, 0, ErrNotAvailable }
