//go:build unix

package netlab

import (
	"context"
	"errors"
	"os"
	"testing"
)

// TestClosedDescriptor: once it is closed nothing calls the kernel with its number,
// which may be another file's by then.
func TestClosedDescriptor(t *testing.T) {
	t.Parallel()
	for _, polled := range []bool{false, true} {
		d, err := openDescriptor(AF_INET, SOCK_STREAM, 0)
		if err != nil {
			t.Fatal(err)
		}
		if polled {
			if err := d.register(); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.close(); err != nil {
			t.Fatal(err)
		}
		called := func(int) error { t.Error("a call was made"); return nil }
		transfer := func(int, []byte, int) (int, error) { t.Error("a transfer was made"); return 0, nil }
		if err := d.control(called); !errors.Is(err, os.ErrClosed) {
			t.Errorf("control: %v", err)
		}
		for _, dir := range []*direction{&d.reading, &d.writing} {
			if err := d.try(context.Background(), dir, patience{}, called); !errors.Is(err, os.ErrClosed) {
				t.Errorf("try: %v", err)
			}
			if _, err := d.transfer(context.Background(), dir, patience{}, transfer, nil, 0); !errors.Is(err, os.ErrClosed) {
				t.Errorf("transfer: %v", err)
			}
		}
		if err := d.register(); !polled && !errors.Is(err, os.ErrClosed) {
			t.Errorf("register: %v", err)
		}
	}
}
