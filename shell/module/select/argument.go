package selects

import (
	"math"
	"syscall"
	"time"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// descriptorOf is the descriptor of what is to be waited for: an int, or an object
// with a fileno() method.
func descriptorOf(t *object.Thread, v object.Value) (int, error) {
	if v.Type() == socket.Type() {
		if s, ok := socket.Of(v); ok { // by far the commonest
			return notNegative(s.Fileno())
		}
	}
	if n, ok := number(v); ok {
		return inRange(n)
	}
	fileno, err := object.LookupAttr(t, v, "fileno")
	if err != nil {
		return 0, err
	}
	if fileno == nil {
		return 0, object.Errorf(object.TypeError, "argument must be an int, or have a fileno() method.")
	}
	answer, err := object.Call(t, fileno)
	if err != nil {
		return 0, err
	}
	n, ok := number(answer)
	if !ok {
		return 0, object.Errorf(object.TypeError, "fileno() returned a non-integer")
	}
	return inRange(n)
}

// number is the int that v is, one of a class below int too.
func number(v object.Value) (object.Value, bool) {
	if !object.Is(v, object.IntType) {
		return nil, false
	}
	n, err := object.AsIndex(nil, v)
	return n, err == nil
}

func inRange(v object.Value) (int, error) {
	n, ok := v.(object.Int)
	if !ok || n > math.MaxInt32 || n < math.MinInt32 {
		return 0, object.Errorf(object.OverflowError, "Python int too large to convert to C int")
	}
	return notNegative(int(n))
}

func notNegative(fd int) (int, error) {
	if fd < 0 {
		return 0, object.Errorf(object.ValueError, "file descriptor cannot be a negative integer (%d)", fd)
	}
	return fd, nil
}

// eventMask reads a C unsigned short.
func eventMask(t *object.Thread, v object.Value) (netlab.PollEvents, error) {
	i, err := object.AsIndex(t, v)
	if object.IsException(err, object.TypeError) {
		return 0, object.Errorf(object.TypeError, "an integer is required")
	}
	if err != nil {
		return 0, err
	}
	negative, err := object.Compare(t, object.LT, i, object.NewInt(0))
	if err != nil {
		return 0, err
	}
	n, ok := i.(object.Int)
	switch {
	case negative == object.True:
		return 0, object.Errorf(object.ValueError, "value must be positive")
	case !ok:
		return 0, object.Errorf(object.OverflowError, "Python int too large to convert to C unsigned long")
	case n > math.MaxUint16:
		return 0, object.Errorf(object.OverflowError, "Python int too large for C unsigned short")
	}
	return netlab.PollEvents(n), nil
}

// forever is the timeout that None is.
const forever time.Duration = -1

// seconds reads a timeout in seconds; wrong is what is said of one that is no number.
func seconds(t *object.Thread, v object.Value, wrong string) (time.Duration, error) {
	return timeoutArg(t, v, time.Second, wrong)
}

// milliseconds reads a timeout in milliseconds, a C int, rounded away from zero.
func milliseconds(t *object.Thread, v object.Value, wrong string) (time.Duration, error) {
	d, err := timeoutArg(t, v, time.Millisecond, wrong)
	if err != nil || !native.Given(v) {
		return d, err
	}
	return wholeMilliseconds(d)
}

// wholeMilliseconds rounds a timeout, away from zero, to what poll(2) and epoll(7)
// count in.
func wholeMilliseconds(d time.Duration) (time.Duration, error) {
	ms := d / time.Millisecond
	switch rest := d % time.Millisecond; {
	case rest > 0:
		ms++
	case rest < 0:
		ms--
	}
	if ms > math.MaxInt32 || ms < math.MinInt32 {
		return 0, object.Errorf(object.OverflowError, "timeout is too large")
	}
	return ms * time.Millisecond, nil
}

func timeoutArg(t *object.Thread, v object.Value, unit time.Duration, wrong string) (time.Duration, error) {
	if !native.Given(v) {
		return forever, nil
	}
	d, err := native.Timeout(t, v, unit)
	if object.IsException(err, object.TypeError) {
		return 0, object.Errorf(object.TypeError, "%s", wrong)
	}
	return d, err
}

func badDescriptor() error { return osError(syscall.EBADF) }

func notRegistered() error { return osError(syscall.ENOENT) }

func osError(errno syscall.Errno) error {
	return socket.Exception(netlab.ErrnoError("", errno))
}
