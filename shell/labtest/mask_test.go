package labtest

import "regexp"

var (
	addressTuple = regexp.MustCompile(`\('(127\.0\.0\.1|::1)', \d+`)
	hostPort     = regexp.MustCompile(`(localhost|127\.0\.0\.1|\[::1\]):\d{4,5}\b`)
	objectID     = regexp.MustCompile(`0x[0-9a-f]{6,}`)
)

// masked is a text with the ports that the kernel chose, and the addresses of
// objects, made equal. The lab sheet's port stays.
func masked(text string) string {
	text = addressTuple.ReplaceAllString(text, "('$1', PORT")
	text = hostPort.ReplaceAllStringFunc(text, func(s string) string {
		if s == "localhost:5000" {
			return s
		}
		return hostPort.ReplaceAllString(s, "$1:PORT")
	})
	return objectID.ReplaceAllString(text, "0xID")
}

// anyPort is a port in an error's hint.
var anyPort = regexp.MustCompile(`\b\d{4,5}\b`)
