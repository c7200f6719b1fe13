//go:build !linux

package sockets

import "labsh/netlab"

// readSsSummary is not available on this system.
func readSsSummary() (*ssSummary, error) { return nil, netlab.ErrNotAvailable }

// ephemeralPorts are none: there is no table to show them in.
func ephemeralPorts() (low, high int64) { return 0, -1 }
