//go:build unix

package signal

import (
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// alarm sends SIGALRM after a time, and again after each interval. It is the
// interpreter's own, not the process's.
type alarm struct {
	mu       sync.Mutex
	timer    *time.Timer
	due      time.Time // zero for no timer
	interval time.Duration
}

// left gives what is left of the timer, and its interval.
func (a *alarm) left() (left, interval time.Duration) {
	if a.due.IsZero() {
		return 0, 0
	}
	return max(time.Until(a.due), time.Microsecond), a.interval
}

// set starts the timer, ends it where after is 0, and gives what was left.
func (a *alarm) set(after, interval time.Duration, send func()) (left, every time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	left, every = a.left()
	if a.timer != nil {
		a.timer.Stop()
	}
	a.due, a.interval = time.Time{}, interval
	if after <= 0 {
		return left, every
	}
	a.due = time.Now().Add(after)
	var timer *time.Timer
	timer = time.AfterFunc(after, func() {
		a.mu.Lock()
		if a.timer != timer {
			a.mu.Unlock()
			return
		}
		a.due = time.Time{}
		if a.interval > 0 {
			a.due = time.Now().Add(a.interval)
			timer.Reset(a.interval)
		}
		a.mu.Unlock()
		send()
	})
	a.timer = timer
	return left, every
}

func (a *alarm) stop() { a.set(0, 0, nil) }

func addTimers(m *object.Module, s *State) {
	m.AddFunc("alarm", "seconds, /", "Arrange for SIGALRM to arrive after the given number of seconds.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := native.Int(t, a[0])
		if err != nil {
			return nil, err
		}
		left, _ := s.alarm.set(time.Duration(n)*time.Second, 0, s.sendAlarm)
		return object.NewInt(int64((left + time.Second - 1) / time.Second)), nil
	})
	pair := func(left, interval time.Duration) object.Value {
		return object.NewPair(object.Float(left.Seconds()), object.Float(interval.Seconds()))
	}
	m.AddFunc("setitimer", "which, seconds, interval=0.0, /", "Sets given itimer (one of ITIMER_REAL) to fire after value seconds and after\nthat every interval seconds.\n\nReturns old values as a tuple: (delay, interval).", func(t *object.Thread, a []object.Value) (object.Value, error) {
		if err := realTimer(t, a[0]); err != nil {
			return nil, err
		}
		var times [2]time.Duration
		for i, v := range a[1:] {
			if v == nil {
				continue
			}
			var err error
			if times[i], err = native.Timeout(t, v, time.Second); err != nil {
				return nil, err
			}
			if times[i] < 0 {
				return nil, invalidTimer()
			}
		}
		return pair(s.alarm.set(times[0], times[1], s.sendAlarm)), nil
	})
	m.AddFunc("getitimer", "which, /", "Returns current value of given itimer.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		if err := realTimer(t, a[0]); err != nil {
			return nil, err
		}
		s.alarm.mu.Lock()
		defer s.alarm.mu.Unlock()
		return pair(s.alarm.left()), nil
	})
}

var timerError = sync.OnceValue(func() *object.Type {
	return object.NewExceptionClass("signal", "itimer_error", object.OSError)
})

func invalidTimer() error {
	return object.NewException(timerError(), object.NewInt(object.ErrnoNumber(unix.EINVAL)), object.Str("Invalid argument"))
}

// realTimer refuses any timer but ITIMER_REAL: the others count processor time.
func realTimer(t *object.Thread, v object.Value) error {
	n, err := native.Int(t, v)
	if err == nil && n != 0 {
		err = invalidTimer()
	}
	return err
}

// sendAlarm delivers SIGALRM; a program that has no action for it ends, as by the
// kernel.
func (s *State) sendAlarm() {
	if s.Deliver(int(unix.SIGALRM)) != Handled {
		s.die(unix.SIGALRM)
	}
}
