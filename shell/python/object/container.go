package object

func initContainers() {
	initSlice()
	initRange()
	initTuple()
	initList()
	ListType.AddLater(initListMethods)
	initDict()
	DictType.AddLater(initDictMethods)
	initDictViews()
	initCells()
	initGenerics()
	initSet()
	initHints()
	for _, class := range []*Type{SetType, FrozensetType} {
		class.AddLater(func() { initSetMethods(class) })
	}
}

// nobody is the interpreter of what runs without a thread, as the text of an
// exception that is shown from Go.
var nobody = NewInterpreter(nil, nil)

// nest counts one more level of a container within a container; Leave ends it.
// what ends the RecursionError. It gives the thread that counts, as there
// may be none to begin with.
func (t *Thread) nest(what string) (*Thread, error) {
	if t == nil {
		t = &Thread{limit: MaxDepth, interp: nobody}
	}
	if t.Depth >= t.limit {
		return t, Errorf(RecursionError, "maximum recursion depth exceeded %s", what)
	}
	t.Depth++
	return t, nil
}

// reprContainer is what elems gives; a container that holds itself is shown as
// cycle.
func reprContainer(t *Thread, v Value, cycle string, elems func(t *Thread) (string, error)) (string, error) {
	done, ok := t.Repring(v)
	if !ok {
		return cycle, nil
	}
	defer done()
	if err := t.Check(); err != nil {
		return "", err
	}
	return elems(t)
}

// onePositional reads the arguments of a constructor that takes one object at
// most; nil when there is none. Keywords are left to an __init__ of the class's own.
func onePositional(class, of *Type, args Args) (Value, error) {
	name := of.Name
	if len(args.Kw) > 0 && !class.Defines("__init__") {
		return nil, Errorf(TypeError, "%s() takes no keyword arguments", name)
	}
	switch len(args.Pos) {
	case 0:
		return nil, nil
	case 1:
		return args.Pos[0], nil
	}
	return nil, Errorf(TypeError, "%s expected at most 1 argument, got %d", name, len(args.Pos))
}
