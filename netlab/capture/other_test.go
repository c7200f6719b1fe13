//go:build !linux

package capture_test

import (
	"errors"
	"testing"

	"labsh/netlab/capture"
)

func TestElsewhere(t *testing.T) {
	_, err := capture.Open(capture.Options{All: true})
	var e *capture.Error
	if !errors.As(err, &e) || e.Missing != capture.MissingSystem || !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("%#v", err)
	}
}
