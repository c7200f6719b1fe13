package requests

import (
	"errors"
	"os"
	"strings"

	"labsh/netlab"
	"labsh/netlab/chain"
	"labsh/shell/python/object"
)

// tlsConfig reads verify: True, False, or the path of certificates to trust. Like
// urllib3's, its contexts do not look at the subject's common name.
func tlsConfig(t *object.Thread, verify object.Value) (*netlab.TLSConfig, error) {
	config := &netlab.TLSConfig{AlternativeOnly: true, NextProtos: []string{"http/1.1"}}
	if path, ok := verify.(object.Str); ok {
		text, err := os.ReadFile(string(path))
		if err != nil {
			return nil, object.Errorf(object.OSError, "Could not find a suitable TLS CA certificate bundle, invalid path: %s", string(path))
		}
		config.Roots = chain.InPEM(text)
		return config, nil
	}
	yes, err := object.Truth(t, verify)
	config.Insecure = !yes
	return config, err
}

// handshakeFailure is the repr of urllib3's exception for a failed handshake, which has
// module ssl's in it.
func handshakeFailure(t *object.Thread, err error) (string, error) {
	e, ok := errors.AsType[*netlab.Error](netlab.HandshakeError(err))
	if !ok {
		return "", err
	}
	shown, err := object.Repr(t, object.NewTuple(object.NewInt(int64(e.Errno)), object.Str(e.Message)))
	_, class, _ := strings.Cut(e.Name, "ssl.")
	return "SSLError(" + class + shown + ")", err
}
