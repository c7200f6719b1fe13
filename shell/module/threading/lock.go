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

// lock is a _thread.lock, and a _thread.RLock, which its owner may take again. Only
// who has the interpreter's lock takes it and lets go of it. Who lets go of it wakes a
// thread that waits, and may take it again before that one runs, as under CPython:
// were it handed over, threads that use it often would change at each of their turns.
type lock struct {
	class *object.Type
	again bool // it is an RLock
	taken bool
	freed chan struct{}  // holds one element after the lock was let go of, for one that waits
	owner *object.Thread // of an RLock
	count int64
}

// timeoutMax is TIMEOUT_MAX, in seconds: what fits an int64 of nanoseconds.
const timeoutMax = 9223372036.0

// unlimited is the timeout of one who waits for ever: -1.
const unlimited = -time.Second

var (
	lockType  = sync.OnceValue(func() *object.Type { return newLockType("lock") })
	rlockType = sync.OnceValue(func() *object.Type { return newLockType("RLock") })
)

func newLock() *lock { return &lock{class: lockType(), freed: make(chan struct{}, 1)} }

func newRLock() *lock { return &lock{class: rlockType(), again: true, freed: make(chan struct{}, 1)} }

func (l *lock) Type() *object.Type { return l.class }

// newLockType makes the type of that name, lock or RLock.
func newLockType(name string) *object.Type {
	again := name == "RLock"
	c := object.NewType(&object.Type{Name: name, Module: "_thread", Final: true})
	if again {
		c.New = func(*object.Thread, *object.Type, object.Args) (object.Value, error) {
			return &lock{class: c, again: true, freed: make(chan struct{}, 1)}, nil
		}
		c.Init = func(*object.Thread, object.Value, object.Args) error { return nil }
	} else {
		c.New = nil // only allocate_lock makes them
	}
	c.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		l := v.(*lock)
		status := "unlocked"
		if l.taken {
			status = "locked"
		}
		if !again {
			return fmt.Sprintf("<%s _thread.lock object at %s>", status, object.Address(v)), nil
		}
		return fmt.Sprintf("<%s _thread.RLock object owner=%d count=%d at %s>", status, l.ownerIdent(), l.count, object.Address(v)), nil
	}
	c.GetAttr = func(_ *object.Thread, v object.Value, attr string) (object.Value, error) {
		if _, ok := c.Lookup(attr); ok || strings.HasPrefix(attr, "__") {
			return nil, nil
		}
		e := object.Errorf(object.AttributeError, "'_thread.%s' object has no attribute '%s'", name, attr)
		e.Suggest = func() string { return object.Closest(attr, object.Dir(v)) }
		return nil, e
	}
	enter := func(t *object.Thread, a []object.Value) (object.Value, error) {
		return acquire(t, []object.Value{a[0], nil, nil})
	}
	release := func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, a[0].(*lock).release(t)
	}
	locked := func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewBool(a[0].(*lock).taken), nil
	}
	const args = "blocking=True, timeout=-1"
	c.AddMethod("acquire", args, "Lock the lock.", acquire)
	c.AddMethod("release", "", "Release the lock.", release)
	c.AddMethod("__enter__", "*args", "Lock the lock.", enter)
	c.AddMethod("__exit__", "*args", "Release the lock.", release)
	c.AddMethod("_at_fork_reinit", "", "Let go of the lock, whoever holds it.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		l := a[0].(*lock)
		l.owner, l.count = nil, 0
		l.free()
		return object.None, nil
	})
	if again {
		addOwnership(c)
		return c
	}
	c.AddMethod("locked", "", "Return whether the lock is in the locked state.", locked)
	c.AddMethod("acquire_lock", args, "An obsolete synonym of acquire().", acquire)
	c.AddMethod("release_lock", "", "An obsolete synonym of release().", release)
	c.AddMethod("locked_lock", "", "An obsolete synonym of locked().", locked)
	return c
}

// addOwnership adds what a Condition asks of the lock that it is given, where that
// may be taken several times.
func addOwnership(c *object.Type) {
	c.AddMethod("_is_owned", "", "For internal use by `threading.Condition`.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewBool(a[0].(*lock).owner == t), nil
	})
	c.AddMethod("_recursion_count", "", "For internal use by reentrancy tests.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		if l := a[0].(*lock); l.owner == t {
			return object.NewInt(l.count), nil
		}
		return object.NewInt(0), nil
	})
	c.AddMethod("_release_save", "", "For internal use by `threading.Condition`.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		l := a[0].(*lock)
		saved := object.NewTuple(object.NewInt(l.count), object.NewInt(l.ownerIdent()))
		if l.owner == t {
			l.count = 1
		}
		return saved, l.release(t)
	})
	c.AddMethod("_acquire_restore", "state, /", "For internal use by `threading.Condition`.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		state, ok := a[1].(*object.Tuple)
		if !ok || len(state.Elems) != 2 {
			return nil, object.Errorf(object.TypeError, "_acquire_restore() argument 1 must be 2-item tuple, not %s", a[1].Type().Name)
		}
		count, err := object.AsInt(t, state.Elems[0])
		if err != nil {
			return nil, err
		}
		return object.None, a[0].(*lock).retake(t, count)
	})
}

func (l *lock) ownerIdent() int64 {
	if l.owner == nil {
		return 0
	}
	if th, ok := l.owner.Identity.(*thread); ok {
		return th.ident()
	}
	return 1 // a thread that has not asked for its identity
}

func acquire(t *object.Thread, a []object.Value) (object.Value, error) {
	l, blocking, timeout := a[0].(*lock), int64(1), unlimited
	var err error
	if a[1] != nil {
		if blocking, err = object.AsInt(t, a[1]); err != nil {
			return nil, err
		}
	}
	if a[2] != nil {
		if timeout, err = native.Timeout(t, a[2], time.Second); err != nil {
			return nil, err
		}
	}
	switch {
	case blocking == 0 && timeout != unlimited:
		return nil, object.Errorf(object.ValueError, "can't specify a timeout for a non-blocking call")
	case timeout < 0 && timeout != unlimited:
		return nil, object.Errorf(object.ValueError, "timeout value must be positive")
	}
	if l.owner == t { // nil for a lock that is no RLock
		l.count++
		return object.True, nil
	}
	got, err := l.take(t, blocking != 0, timeout)
	return object.NewBool(got), err
}

// take waits until the lock is free, at most as long as timeout.
func (l *lock) take(t *object.Thread, blocking bool, timeout time.Duration) (bool, error) {
	var late <-chan time.Time
	if l.taken && blocking && timeout != unlimited {
		timer := time.NewTimer(timeout)
		defer timer.Stop()
		late = timer.C
	}
	for l.taken {
		if !blocking {
			return false, nil
		}
		if freed, err := l.await(t, late); !freed || err != nil {
			return false, err
		}
	}
	l.taken = true
	if l.again {
		l.owner, l.count = t, 1
	}
	return true, nil
}

// await waits until somebody lets go of the lock; who comes first may have taken it
// again when it returns.
func (l *lock) await(t *object.Thread, late <-chan time.Time) (freed bool, err error) {
	err = t.Blocking(func(ctx context.Context) error {
		select {
		case <-l.freed:
			freed = true
		case <-late:
		case <-ctx.Done():
			return ctx.Err()
		}
		return nil
	})
	if freed && err != nil {
		l.wake() // another one
	}
	return freed, err
}

// free lets go of the lock.
func (l *lock) free() {
	l.taken = false
	l.wake()
}

// wake has one of those that wait look at the lock.
func (l *lock) wake() {
	select {
	case l.freed <- struct{}{}:
	default: // one will look anyway
	}
}

// retake takes the lock whatever interrupts the wait, which is told afterwards: the
// block that holds it is about to let go of it.
func (l *lock) retake(t *object.Thread, count int64) error {
	var interrupted error
	for {
		got, err := l.take(t, true, unlimited)
		if err != nil {
			interrupted = err
		}
		if got {
			l.count = count
			return interrupted
		}
		if t.Ending() {
			return err
		}
	}
}

func (l *lock) release(t *object.Thread) error {
	if l.again {
		if l.owner != t {
			return object.Errorf(object.RuntimeError, "cannot release un-acquired lock")
		}
		if l.count--; l.count > 0 {
			return nil
		}
		l.owner = nil
	}
	if !l.taken {
		return object.Errorf(object.RuntimeError, "release unlocked lock")
	}
	l.free()
	return nil
}
