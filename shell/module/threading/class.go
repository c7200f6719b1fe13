package threading

import (
	"fmt"
	"time"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// threadOf gives the Go side of a Thread; problem words that __init__ was not
// called.
func threadOf(v object.Value, class *object.Type, problem string) (*thread, error) {
	if i, ok := v.(*object.Instance); ok {
		if s, ok := i.Attrs().GetStr("_thread"); ok {
			if th, ok := s.(*thread); ok {
				return th, nil
			}
		}
	}
	return nil, object.Errorf(class, "%s", problem)
}

func (ts *Threads) threadClass() (*object.Type, error) {
	c := native.NewClass("threading", "Thread", "A class that represents a thread of control.\n\n"+
		"This class can be safely subclassed in a limited fashion. There are two ways\n"+
		"to specify the activity: by passing a callable object to the constructor, or\n"+
		"by overriding the run() method in a subclass.", object.ObjectType)
	c.Method("__init__", "group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None", "", ts.initThread)
	c.Method("start", "", "Start the thread's activity.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		th, err := threadOf(a[0], object.RuntimeError, "thread.__init__() not called")
		if err != nil {
			return nil, err
		}
		if th.number != 0 {
			return nil, object.Errorf(object.RuntimeError, "threads can only be started once")
		}
		return object.None, ts.start(t, th, func(t *object.Thread) {
			_, err := object.CallMethod(t, th.obj, "run")
			ts.report(th, err)
		})
	})
	c.Method("run", "", "Method representing the thread's activity.", runThread)
	c.Method("join", "timeout=None", "Wait until the thread terminates.", ts.joinThread)
	c.Method("is_alive", "", "Return whether the thread is alive.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		th, err := threadOf(a[0], object.AssertionError, "Thread.__init__() not called")
		if err != nil {
			return nil, err
		}
		return object.NewBool(th.alive()), nil
	})
	c.Method("__repr__", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		th, err := threadOf(a[0], object.AssertionError, "Thread.__init__() was not called")
		if err != nil {
			return nil, err
		}
		return object.Str(th.String()), nil
	})
	attribute := func(name, doc string, get func(*thread) object.Value, set func(t *object.Thread, th *thread, v object.Value) error) {
		var setter func(t *object.Thread, self, v object.Value) error
		if set != nil {
			setter = func(t *object.Thread, self, v object.Value) error {
				th, err := threadOf(self, object.RuntimeError, "Thread.__init__() not called")
				if err != nil {
					return err
				}
				return set(t, th, v)
			}
		}
		c.Property(name, doc, func(_ *object.Thread, self object.Value) (object.Value, error) {
			th, err := threadOf(self, object.AssertionError, "Thread.__init__() not called")
			if err != nil {
				return nil, err
			}
			return get(th), nil
		}, setter)
	}
	ident := func(th *thread) object.Value {
		if th.number == 0 {
			return object.None
		}
		return object.NewInt(th.ident())
	}
	nativeID := func(th *thread) object.Value {
		if th.number == 0 {
			return object.None
		}
		return object.NewInt(th.nativeID())
	}
	attribute("name", "A string used for identification purposes only.", func(th *thread) object.Value { return object.Str(th.name) },
		func(t *object.Thread, th *thread, v object.Value) (err error) {
			th.name, err = object.ToStr(t, v)
			return err
		})
	attribute("daemon", "A boolean value indicating whether this thread is a daemon thread.", func(th *thread) object.Value { return object.NewBool(th.daemon) }, setDaemon)
	attribute("ident", "Thread identifier of this thread or None if it has not been started.", ident, nil)
	attribute("native_id", "Native integral thread ID of this thread, or None if it has not been started.", nativeID, nil)
	addOldNames(c)
	return c.Finish()
}

func setDaemon(t *object.Thread, th *thread, v object.Value) error {
	if th.number != 0 {
		return object.Errorf(object.RuntimeError, "cannot set daemon status of active thread")
	}
	yes, err := object.Truth(t, v)
	th.daemon = yes
	return err
}

// String is the thread's repr.
func (th *thread) String() string {
	status := "initial"
	if th.number != 0 {
		if status = "started"; th.stopped() {
			status = "stopped"
		}
	}
	if th.daemon {
		status += " daemon"
	}
	if th.number != 0 {
		status += fmt.Sprintf(" %d", th.ident())
	}
	return fmt.Sprintf("<%s(%s, %s)>", th.obj.Type().Name, th.name, status)
}

func (ts *Threads) initThread(t *object.Thread, a []object.Value) (object.Value, error) {
	self, group, target, name, args, kwargs, daemon := a[0], a[1], a[2], a[3], a[4], a[5], a[6]
	if native.Given(group) {
		return nil, object.Errorf(object.AssertionError, "group argument must be None for now")
	}
	obj, ok := self.(*object.Instance)
	if !ok {
		return nil, object.Errorf(object.TypeError, "'%s' object is no Thread", self.Type().Name)
	}
	th := &thread{obj: obj, done: make(chan struct{}), daemon: ts.current(t).daemon}
	var err error
	if native.Given(daemon) {
		if th.daemon, err = object.Truth(t, daemon); err != nil {
			return nil, err
		}
	}
	if native.Given(name) {
		if th.name, err = object.ToStr(t, name); err != nil {
			return nil, err
		}
	}
	if th.name == "" {
		th.name = ts.newName("Thread")
		if native.Given(target) {
			if n, err := object.LookupAttr(t, target, "__name__"); err == nil && n != nil {
				s, err := object.ToStr(t, n)
				if err != nil {
					return nil, err
				}
				th.name += " (" + s + ")"
			}
		}
	}
	if target == nil {
		target = object.None
	}
	if args == nil {
		args = object.NewTuple()
	}
	if !native.Given(kwargs) {
		kwargs = object.NewDict()
	}
	attrs := obj.Attrs()
	attrs.SetStr("_target", target)
	attrs.SetStr("_args", args)
	attrs.SetStr("_kwargs", kwargs)
	attrs.SetStr("_thread", th)
	return object.None, nil
}

// runThread is Thread.run: target(*args, **kwargs).
func runThread(t *object.Thread, a []object.Value) (object.Value, error) {
	defer func() {
		for _, name := range []string{"_target", "_args", "_kwargs"} {
			if i, ok := a[0].(*object.Instance); ok {
				i.Attrs().DeleteStr(name)
			}
		}
	}()
	target, err := object.GetAttr(t, a[0], "_target")
	if err != nil {
		return nil, err
	}
	if target == object.None {
		return object.None, nil
	}
	pos, err := object.GetAttr(t, a[0], "_args")
	if err != nil {
		return nil, err
	}
	kw, err := object.GetAttr(t, a[0], "_kwargs")
	if err != nil {
		return nil, err
	}
	if pos.Type().Iter == nil && pos.Type().GetItem == nil {
		return nil, object.Errorf(object.TypeError, "%s argument after * must be an iterable, not %s", object.CalleeText(t, target), pos.Type().Name)
	}
	args := object.Args{}
	if args.Pos, err = object.Elements(t, pos); err != nil {
		return nil, err
	}
	d, ok := kw.(*object.Dict)
	if !ok {
		return nil, object.Errorf(object.TypeError, "%s argument after ** must be a mapping, not %s", object.CalleeText(t, target), kw.Type().Name)
	}
	if args.Kw, err = keywords(d); err != nil {
		return nil, err
	}
	_, err = object.CallArgs(t, target, args)
	return object.None, err
}

func (ts *Threads) joinThread(t *object.Thread, a []object.Value) (object.Value, error) {
	th, err := threadOf(a[0], object.RuntimeError, "Thread.__init__() not called")
	switch {
	case err != nil:
		return nil, err
	case th.number == 0:
		return nil, object.Errorf(object.RuntimeError, "cannot join thread before it is started")
	case th == ts.current(t):
		return nil, object.Errorf(object.RuntimeError, "cannot join current thread")
	}
	limit := time.Duration(-1)
	if native.Given(a[1]) {
		// Python takes max(timeout, 0), and so words what is no number.
		past, err := object.CompareBool(t, object.GT, object.NewInt(0), a[1])
		if limit = 0; err == nil && !past && !th.stopped() {
			limit, err = native.Timeout(t, a[1], time.Second)
		}
		if err != nil {
			return nil, err
		}
	}
	return object.None, th.wait(t, limit)
}

// newName is the name of a thread that is given none.
func (ts *Threads) newName(kind string) string {
	ts.unnamed++
	return fmt.Sprintf("%s-%d", kind, ts.unnamed)
}

// addOldNames adds the methods that were there before the attributes.
func addOldNames(c *native.Class) {
	get := func(name, attr string) {
		c.Method(name, "", "Deprecated, use the "+attr+" attribute instead.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.GetAttr(t, a[0], attr)
		})
	}
	set := func(name, param, attr string) {
		c.Method(name, param, "Deprecated, use the "+attr+" attribute instead.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.None, object.SetAttr(t, a[0], attr, a[1])
		})
	}
	get("getName", "name")
	set("setName", "name", "name")
	get("isDaemon", "daemon")
	set("setDaemon", "daemonic", "daemon")
}
