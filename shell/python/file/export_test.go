package file

import "testing"

// SetMaxRead makes the most that a read may take n bytes, until the test ends.
func SetMaxRead(t *testing.T, n int) {
	was := maxRead
	maxRead = n
	t.Cleanup(func() { maxRead = was })
}
