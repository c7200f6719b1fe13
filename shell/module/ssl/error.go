package ssl

import (
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// newError is an ssl.SSLError, with what OpenSSL said.
func newError(errno int, text string) *object.Exception {
	return socket.NewSSLError(socket.SSLError(), errno, text)
}
