package netlab

import "golang.org/x/sys/unix"

// SetHostname is sethostname(2), which needs permission.
func SetHostname(name string) error {
	return asError("sethostname", unix.Sethostname([]byte(name)), nil)
}
