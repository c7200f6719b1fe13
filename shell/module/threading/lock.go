package threading

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// lock is threading.Lock, and threading.RLock, which its owner may take again.
type lock struct {
	class   *object.Type
	threads *Threads
	held    chan struct{} // holds one element while the lock is taken
	owner   *thread       // of an RLock
	count   int64
}

// event is the Go side of threading.Event: set is closed while the flag is.
type event struct{ set chan struct{} }

var (
	lockClass, rlockClass native.Lazy

	eventType = sync.OnceValue(func() *object.Type {
		return object.NewType(&object.Type{Name: "_event_state", Module: "threading", Final: true})
	})
)

func lockType() *object.Type { return lockClass.Of(func() *object.Type { return newLockType("lock") }) }

func rlockType() *object.Type {
	return rlockClass.Of(func() *object.Type { return newLockType("RLock") })
}

func newLock(class *object.Type, ts *Threads) *lock {
	return &lock{class: class, threads: ts, held: make(chan struct{}, 1)}
}

func (l *lock) Type() *object.Type { return l.class }

func (*event) Type() *object.Type { return eventType() }

func newLockType(name string) *object.Type {
	c := object.NewType(&object.Type{Name: name, Module: "_thread", Final: true})
	c.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		l := v.(*lock)
		status := "unlocked"
		if len(l.held) > 0 {
			status = "locked"
		}
		if name == "lock" {
			return fmt.Sprintf("<%s _thread.lock object at %s>", status, object.Address(v)), nil
		}
		owner := int64(0)
		if l.owner != nil {
			owner = l.owner.ident
		}
		return fmt.Sprintf("<%s _thread.RLock object owner=%d count=%d at %s>", status, owner, l.count, object.Address(v)), nil
	}
	c.GetAttr = func(_ *object.Thread, v object.Value, attr string) (object.Value, error) {
		if _, ok := c.Lookup(attr); ok || strings.HasPrefix(attr, "__") {
			return nil, nil
		}
		e := object.Errorf(object.AttributeError, "'_thread.%s' object has no attribute '%s'", name, attr)
		e.Suggest = func() string { return object.Closest(attr, object.Dir(v)) }
		return nil, e
	}
	c.AddMethod("acquire", "blocking=True, timeout=-1", "Lock the lock.", acquire)
	c.AddMethod("__enter__", "*args", "Lock the lock.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return acquire(t, []object.Value{a[0], nil, nil})
	})
	release := func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, a[0].(*lock).release(t)
	}
	c.AddMethod("release", "", "Release the lock.", release)
	c.AddMethod("__exit__", "*args", "Release the lock.", release)
	if name == "lock" {
		c.AddMethod("locked", "", "Return whether the lock is in the locked state.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
			return object.NewBool(len(a[0].(*lock).held) > 0), nil
		})
	}
	return c
}

func acquire(t *object.Thread, a []object.Value) (object.Value, error) {
	l, blocking, timeout := a[0].(*lock), int64(1), float64(-1)
	var err error
	if a[1] != nil {
		if blocking, err = object.AsInt(t, a[1]); err != nil {
			return nil, err
		}
	}
	if a[2] != nil {
		if timeout, err = native.Seconds(t, a[2]); err != nil {
			return nil, err
		}
	}
	switch {
	case blocking == 0 && timeout != -1:
		return nil, object.Errorf(object.ValueError, "can't specify a timeout for a non-blocking call")
	case timeout < 0 && timeout != -1:
		return nil, object.Errorf(object.ValueError, "timeout value must be positive")
	}
	if l.class == rlockType() && l.owner != nil && l.owner == l.threads.current(t) {
		l.count++
		return object.True, nil
	}
	got, err := l.take(t, blocking != 0, timeout)
	if got {
		l.owner, l.count = l.threads.current(t), 1
	}
	return object.NewBool(got), err
}

// take waits until the lock is free, at most timeout seconds unless that is -1.
func (l *lock) take(t *object.Thread, blocking bool, timeout float64) (got bool, err error) {
	select {
	case l.held <- struct{}{}:
		return true, nil
	default:
	}
	if !blocking {
		return false, nil
	}
	err = t.Blocking(func(ctx context.Context) error {
		var late <-chan time.Time
		if timeout != -1 {
			timer := time.NewTimer(native.Duration(timeout))
			defer timer.Stop()
			late = timer.C
		}
		select {
		case l.held <- struct{}{}:
			got = true
		case <-late:
		case <-ctx.Done():
			return ctx.Err()
		}
		return nil
	})
	return got, err
}

func (l *lock) release(t *object.Thread) error {
	if l.class == rlockType() {
		if l.owner == nil || l.owner != l.threads.current(t) {
			return object.Errorf(object.RuntimeError, "cannot release un-acquired lock")
		}
		if l.count--; l.count > 0 {
			return nil
		}
	}
	l.owner = nil
	select {
	case <-l.held:
		return nil
	default:
		return object.Errorf(object.RuntimeError, "release unlocked lock")
	}
}

// eventClass makes threading.Event.
func eventClass() (*object.Type, error) {
	c := native.NewClass("threading", "Event", "Class implementing event objects.\n\n"+
		"Events manage a flag that can be set to true with the set() method and reset\n"+
		"to false with the clear() method. The wait() method blocks until the flag is\ntrue.  The flag is initially false.", object.ObjectType)
	state := func(v object.Value) *event {
		if i, ok := v.(*object.Instance); ok {
			if s, ok := i.Attrs().GetStr("_flag"); ok {
				if e, ok := s.(*event); ok {
					return e
				}
			}
		}
		return &event{make(chan struct{})}
	}
	isSet := func(e *event) bool {
		select {
		case <-e.set:
			return true
		default:
			return false
		}
	}
	c.Method("__init__", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		if i, ok := a[0].(*object.Instance); ok {
			i.Attrs().SetStr("_flag", &event{make(chan struct{})})
		}
		return object.None, nil
	})
	c.Method("is_set", "", "Return true if and only if the internal flag is true.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewBool(isSet(state(a[0]))), nil
	})
	c.Method("set", "", "Set the internal flag to true.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		if e := state(a[0]); !isSet(e) {
			close(e.set)
		}
		return object.None, nil
	})
	c.Method("clear", "", "Reset the internal flag to false.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		if e := state(a[0]); isSet(e) {
			e.set = make(chan struct{})
		}
		return object.None, nil
	})
	c.Method("wait", "timeout=None", "Block until the internal flag is true.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		limit := time.Duration(-1)
		if native.Given(a[1]) {
			s, err := native.Seconds(t, a[1])
			if err != nil {
				return nil, err
			}
			limit = native.Duration(max(s, 0))
		}
		set, err := waitFor(t, state(a[0]).set, limit)
		return object.NewBool(set), err
	})
	c.Method("__repr__", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		status := "unset"
		if isSet(state(a[0])) {
			status = "set"
		}
		return object.Str(fmt.Sprintf("<threading.%s at %s: %s>", a[0].Type().Name, object.Address(a[0]), status)), nil
	})
	return c.Finish()
}
