package object

import "strings"

// Generic is list[int]: a class with what its elements are said to be. It takes the
// place of the class in annotations and calls.
type Generic struct {
	Origin *Type
	Args   *Tuple
	star   bool // *tuple[int, str], as unpacking one gives it
}

// GenericType and UnionType are types.GenericAlias and types.UnionType.
var (
	GenericType = NewType(&Type{Name: "GenericAlias", Module: "types", Final: true})
	UnionType   = NewType(&Type{Name: "UnionType", Module: "types", Final: true})
)

// Type is types.GenericAlias.
func (*Generic) Type() *Type { return GenericType }

// newGeneric is origin[args].
func newGeneric(origin *Type, args Value) *Generic {
	tuple, ok := args.(*Tuple)
	if !ok {
		tuple = NewTuple(args)
	}
	return &Generic{Origin: origin, Args: tuple}
}

// Union is `int | str`, of two members at least.
type Union struct{ Args *Tuple }

// Type is types.UnionType.
func (*Union) Type() *Type { return UnionType }

// unionOr is | of classes, generic ones, unions and None.
func unionOr(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	if op != Or || !unites(x) || !unites(y) || x == None && y == None {
		return nil, nil
	}
	var members []Value
	for _, v := range [...]Value{x, y} {
		more := []Value{v}
		if u, ok := v.(*Union); ok {
			more = u.Args.Elems
		}
	next:
		for _, m := range more {
			if m == None {
				m = NoneTypeType
			}
			for _, known := range members {
				same, err := Equal(t, known, m)
				if err != nil {
					return nil, err
				}
				if same {
					continue next
				}
			}
			members = append(members, m)
		}
	}
	if len(members) == 1 {
		return members[0], nil
	}
	return &Union{NewTuple(members...)}, nil
}

func unites(v Value) bool {
	switch v.(type) {
	case *Type, *Generic, *Union:
		return true
	}
	return v == None
}

// memberText is how a class, or anything else, is shown as a part of a generic class
// or union: by its qualified name where it has one.
func memberText(t *Thread, v Value) (string, error) {
	switch v {
	case Ellipsis:
		return "...", nil
	case Value(NoneTypeType):
		return "None", nil
	}
	switch v.(type) {
	case *Generic, *Union:
		return Repr(t, v)
	}
	name, err := LookupAttr(t, v, "__qualname__")
	if err != nil {
		return "", err
	}
	module, err := LookupAttr(t, v, "__module__")
	if err != nil {
		return "", err
	}
	text, ok := name.(Str)
	from, known := module.(Str)
	switch {
	case !ok || !known:
		return Repr(t, v)
	case from == "builtins":
		return string(text), nil
	}
	return string(from + "." + text), nil
}

func membersText(t *Thread, list []Value, between string) (string, error) {
	texts := make([]string, len(list))
	for i, v := range list {
		var err error
		if texts[i], err = memberText(t, v); err != nil {
			return "", err
		}
	}
	return strings.Join(texts, between), nil
}

func notGeneric(t *Thread, v, _ Value) (Value, error) {
	text, err := Repr(t, v)
	if err == nil {
		err = Errorf(TypeError, "%s is not a generic class", text)
	}
	return nil, err
}

func initGenerics() {
	TypeType.Binary, GenericType.Binary, UnionType.Binary = unionOr, unionOr, unionOr
	initUnion()
	GenericType.New = func(_ *Thread, _ *Type, args Args) (Value, error) {
		if len(args.Pos) != 2 || len(args.Kw) > 0 {
			return nil, Errorf(TypeError, "GenericAlias expected 2 arguments, got %d", len(args.Pos)+len(args.Kw))
		}
		origin, ok := args.Pos[0].(*Type)
		if !ok {
			return nil, Errorf(TypeError, "GenericAlias of what is no class: labsh's Python has only those of classes")
		}
		return newGeneric(origin, args.Pos[1]), nil
	}
	GenericType.Repr = func(t *Thread, v Value) (string, error) {
		g := v.(*Generic)
		origin, err := memberText(t, g.Origin)
		if err != nil {
			return "", err
		}
		args, err := membersText(t, g.Args.Elems, ", ")
		if len(g.Args.Elems) == 0 {
			args = "()"
		}
		star := ""
		if g.star {
			star = "*"
		}
		return star + origin + "[" + args + "]", err
	}
	GenericType.Call = func(t *Thread, v Value, args Args) (Value, error) {
		made, err := CallArgs(t, v.(*Generic).Origin, args)
		if err != nil {
			return nil, err
		}
		if a, ok := made.(attributed); ok && a.Attrs() != nil {
			return made, SetAttr(t, made, "__orig_class__", v)
		}
		return made, nil
	}
	GenericType.Compare = func(t *Thread, op CompareOp, x, y Value) (Value, error) {
		a, ok1 := x.(*Generic)
		b, ok2 := y.(*Generic)
		if !ok1 || !ok2 || op != EQ && op != NE {
			return nil, nil
		}
		same, err := Equal(t, a.Args, b.Args)
		return NewBool((same && a.Origin == b.Origin && a.star == b.star) == (op == EQ)), err
	}
	GenericType.Hash = func(t *Thread, v Value) (int64, error) {
		h, err := Hash(t, v.(*Generic).Args)
		return h ^ identityHash(v.(*Generic).Origin), err
	}
	GenericType.Iter = func(t *Thread, v Value) (Value, error) {
		g := *v.(*Generic)
		g.star = true
		return TupleType.Iter(t, NewTuple(&g))
	}
	GenericType.GetItem, UnionType.GetItem = notGeneric, notGeneric
	GenericType.GetAttr = func(t *Thread, v Value, name string) (Value, error) {
		g := v.(*Generic)
		switch name {
		case "__origin__":
			return g.Origin, nil
		case "__args__":
			return g.Args, nil
		case "__parameters__":
			return NewTuple(), nil
		case "__unpacked__":
			return NewBool(g.star), nil
		case "__class__", "__mro_entries__", "__reduce__", "__reduce_ex__", "__copy__", "__deepcopy__":
			return nil, nil
		}
		return GetAttr(t, g.Origin, name)
	}
	GenericType.AddMethod("__mro_entries__", "bases, /", "", func(_ *Thread, a []Value) (Value, error) {
		return NewTuple(a[0].(*Generic).Origin), nil
	})
}

func initUnion() {
	UnionType.Repr = func(t *Thread, v Value) (string, error) { return membersText(t, v.(*Union).Args.Elems, " | ") }
	UnionType.Compare = func(t *Thread, op CompareOp, x, y Value) (Value, error) {
		a, ok1 := x.(*Union)
		b, ok2 := y.(*Union)
		if !ok1 || !ok2 || op != EQ && op != NE {
			return nil, nil
		}
		same := len(a.Args.Elems) == len(b.Args.Elems)
		for i := 0; same && i < len(a.Args.Elems); i++ {
			var err error
			if same, err = containsElem(t, func() []Value { return b.Args.Elems }, a.Args.Elems[i]); err != nil {
				return nil, err
			}
		}
		return NewBool(same == (op == EQ)), nil
	}
	UnionType.Hash = func(t *Thread, v Value) (int64, error) {
		var sum int64
		for _, m := range v.(*Union).Args.Elems {
			h, err := Hash(t, m)
			if err != nil {
				return 0, err
			}
			sum += h
		}
		return sum, nil
	}
	UnionType.GetAttr = func(_ *Thread, v Value, name string) (Value, error) {
		switch name {
		case "__args__":
			return v.(*Union).Args, nil
		case "__parameters__":
			return NewTuple(), nil
		}
		return nil, nil
	}
}
