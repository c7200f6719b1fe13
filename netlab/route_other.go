//go:build !linux

package netlab

import "net/netip"

// RouteTo is not available on this system.
func RouteTo(netip.Addr) (Route, error) { return Route{}, ErrNotAvailable }

// Neighbour is not available on this system.
func Neighbour(netip.Addr) Presence { return PresenceUnknown }
