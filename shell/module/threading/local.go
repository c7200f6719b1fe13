package threading

import (
	"slices"
	"strings"
	"sync"
	"weak"

	"labsh/shell/python/object"
)

// local is a threading.local: an object whose attributes each thread has for
// itself.
type local struct {
	class *object.Type
	args  object.Args // for __init__, which every thread calls that comes to it
	dicts map[*object.Thread]*object.Dict
	dict  *object.Dict // the attributes of the thread that looks at it
}

// Attrs gives the attributes of the thread that [local.turnTo] was told of: all of
// what happens to one attribute happens under one turn of the interpreter's lock.
func (l *local) Attrs() *object.Dict { return l.dict }

func (l *local) Type() *object.Type { return l.class }

// turnTo makes the attributes those of thread t.
func (l *local) turnTo(t *object.Thread) error {
	if d, ok := l.dicts[t]; ok {
		l.dict = d
		return nil
	}
	l.dict = object.NewDict()
	l.dicts[t] = l.dict
	if th, ok := t.Identity.(*thread); ok {
		th.locals.add(l)
	}
	init := l.class.Init
	if init == nil {
		return nil
	}
	mine := l.dict
	if err := init(t, l, l.args); err != nil {
		delete(l.dicts, t)
		return err
	}
	l.dict = mine // __init__ may have waited
	return nil
}

var localType = sync.OnceValue(func() *object.Type {
	return object.NewType(&object.Type{
		Name: "_local", Module: "_thread", Doc: "Thread-local data",
		New: func(t *object.Thread, class *object.Type, args object.Args) (object.Value, error) {
			args.Pos = slices.Clone(args.Pos) // they are kept
			l := &local{class: class, args: args, dicts: make(map[*object.Thread]*object.Dict), dict: object.NewDict()}
			if len(args.Pos)+len(args.Kw) > 0 && !initialises(class) {
				return nil, object.Errorf(object.TypeError, "Initialization arguments are not supported")
			}
			l.dicts[t] = l.dict // its __init__ is called next
			if th, ok := t.Identity.(*thread); ok {
				th.locals.add(l)
			}
			return l, nil
		},
		GetAttr: func(t *object.Thread, v object.Value, name string) (object.Value, error) {
			l := v.(*local)
			if err := l.turnTo(t); err != nil {
				return nil, err
			}
			return nil, l.lacks(name)
		},
		SetAttr: func(t *object.Thread, v object.Value, name string, value object.Value) (bool, error) {
			l := v.(*local)
			if name == "__dict__" {
				return false, object.Errorf(object.AttributeError, "'%s' object attribute '__dict__' is read-only", l.shown())
			}
			if err := l.turnTo(t); err != nil || value != nil {
				return false, err
			}
			return false, l.lacks(name)
		},
	})
})

// lacks is the error of an attribute that a local of no class of the program's does
// not have; the others have the usual one.
func (l *local) lacks(name string) error {
	if l.class.Heap || strings.HasPrefix(name, "__") {
		return nil
	}
	if _, ok := l.dict.GetStr(name); ok {
		return nil
	}
	return object.Errorf(object.AttributeError, "'%s' object has no attribute '%s'", l.shown(), name)
}

// shown is the class's name, as a type of C's has it.
func (l *local) shown() string {
	if l.class.Heap {
		return l.class.Name
	}
	return l.class.QualName()
}

// initialises reports whether the class has an __init__ of its own.
func initialises(class *object.Type) bool {
	init, _ := class.Lookup("__init__")
	_, builtin := init.(*object.Builtin)
	return !builtin
}

// locals are those that a thread has attributes in, so that these end with it.
type locals struct {
	seen []weak.Pointer[local]
	tidy int // the length at which those that are gone are taken out
}

func (ls *locals) add(l *local) {
	if len(ls.seen) >= max(ls.tidy, 16) {
		left := ls.seen[:0]
		for _, p := range ls.seen {
			if p.Value() != nil {
				left = append(left, p)
			}
		}
		ls.seen, ls.tidy = left, 2*len(left)
	}
	ls.seen = append(ls.seen, weak.Make(l))
}

// forget takes the thread's attributes out of all of them.
func (ls *locals) forget(t *object.Thread) {
	for _, p := range ls.seen {
		if l := p.Value(); l != nil {
			delete(l.dicts, t)
		}
	}
}
