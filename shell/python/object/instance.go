package object

// IsInstance is isinstance(v, classes): a class, a union, what acts as a class, or a
// tuple of such, which may nest.
func IsInstance(t *Thread, v, classes Value) (bool, error) {
	return among(t, classes, "isinstance", "__instancecheck__", "a type, a tuple of types, or a union",
		func(class Value) (bool, error) { return instanceOf(t, v, class) })
}

// IsSubclass is issubclass(sub, classes).
func IsSubclass(t *Thread, sub, classes Value) (bool, error) {
	return among(t, classes, "issubclass", "__subclasscheck__", "a class, a tuple of classes, or a union",
		func(class Value) (bool, error) {
			if _, ok := sub.(*Type); !ok && class.Type() == TypeType {
				return false, Errorf(TypeError, "issubclass() arg 1 must be a class")
			}
			return subclassOf(t, sub, class)
		})
}

// among asks is of a class, or of each of several, for the function of that name;
// allowed words what they may be.
func among(t *Thread, classes Value, function, check, allowed string, is func(Value) (bool, error)) (bool, error) {
	var each []Value
	switch c := Plain(classes).(type) {
	case *Type:
		return is(c)
	case *Generic:
		return false, Errorf(TypeError, "%s() argument 2 cannot be a parameterized generic", function)
	case *Union:
		each = c.Args.Elems
	case *Tuple:
		each = c.Elems
	default:
		if actsAsClass(c, check) {
			return is(c)
		}
		return false, Errorf(TypeError, "%s() arg 2 must be %s", function, allowed)
	}
	if err := t.Dive(); err != nil {
		return false, err
	}
	defer t.Rise()
	for _, c := range each {
		if yes, err := among(t, c, function, check, allowed, is); yes || err != nil {
			return yes, err
		}
	}
	return false, nil
}

// CPython's flags of classes, as __abc_tpflags__ has them for those of collections.abc.
const (
	abcSequence = 1 << 5
	abcMapping  = 1 << 6
)

// IsSequence reports whether a sequence pattern may match values of class: text and
// octets are none.
func IsSequence(class *Type) bool {
	return isAny(class, ListType, TupleType, RangeType, MemoryviewType) || class.abcFlag(abcSequence)
}

// IsMapping reports whether a mapping pattern may match values of class.
func IsMapping(class *Type) bool { return class.IsSubclass(DictType) || class.abcFlag(abcMapping) }

func (t *Type) abcFlag(flag Int) bool {
	v, _ := t.Lookup("__abc_tpflags__")
	flags, ok := v.(Int)
	return ok && flags&flag != 0
}

// MatchesItself reports whether a class pattern with one positional pattern, int(n),
// hands it the value itself.
func MatchesItself(class *Type) bool {
	return isAny(class, IntType, FloatType, StrType, BytesType, BytearrayType, ListType, TupleType, DictType, SetType, FrozensetType)
}

func isAny(class *Type, among ...*Type) bool {
	for _, c := range among {
		if class.IsSubclass(c) {
			return true
		}
	}
	return false
}
