package selects_test

import (
	"testing"

	"labsh/shell/module/moduletest"
)

// TestForgottenEpoll: an epoll whose last name is gone is closed as a socket is,
// also when nothing else is open.
func TestForgottenEpoll(t *testing.T) {
	s := moduletest.New(t)
	o := s.Do(`
import select, time
def forgotten():
    return select.epoll().fileno()
p = select.poll()
fd = forgotten()
p.register(fd)
end = time.monotonic() + 30
while p.poll(0) != [(fd, select.POLLNVAL)] and time.monotonic() < end:
    time.sleep(0.001)
print(time.monotonic() < end)
`)
	if o.Err != "" || o.Out != "True\n" {
		t.Errorf("%+v", o)
	}
}
