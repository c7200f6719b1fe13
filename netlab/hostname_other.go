//go:build !linux

package netlab

// SetHostname is sethostname(2), which Go has on Linux alone.
func SetHostname(string) error { return ErrNotAvailable }
