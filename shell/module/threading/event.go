package threading

import (
	"fmt"
	"sync"
	"time"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// event is the Go side of threading.Event: set is closed while the flag is.
type event struct{ set chan struct{} }

var eventType = sync.OnceValue(func() *object.Type {
	return object.NewType(&object.Type{Name: "_event_state", Module: "threading", Final: true})
})

func (*event) Type() *object.Type { return eventType() }

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
	c.Method("isSet", "", "Return true if and only if the internal flag is true.\n\nThis method is deprecated, use is_set() instead.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewBool(isSet(state(a[0]))), nil
	})
	c.Method("wait", "timeout=None", "Block until the internal flag is true.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		if isSet(state(a[0])) {
			return object.True, nil
		}
		limit := time.Duration(-1)
		if native.Given(a[1]) {
			// Python waits if timeout > 0, and so words what is no number.
			waits, err := object.CompareBool(t, object.GT, a[1], object.NewInt(0))
			if limit = 0; err == nil && waits {
				limit, err = native.Timeout(t, a[1], time.Second)
			}
			if err != nil {
				return nil, err
			}
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
