package native

import (
	"slices"
	"strings"

	"labsh/shell/python/object"
)

// RecordType is a class of tuples whose elements have names too, such as
// time.struct_time and sys.version_info.
type RecordType struct {
	Class  *object.Type
	fields []string
	shown  int // how many of the fields are elements; the others are names alone
}

// Record is such a tuple.
type Record struct {
	of    *RecordType
	Elems []object.Value // one for each field
}

func (r *Record) Type() *object.Type { return r.of.Class }

// tuple is what the record is, seen as a tuple.
func (r *Record) tuple() *object.Tuple { return object.NewTuple(r.Elems[:r.of.shown]...) }

// NewRecordType makes a class of records; the first shown of the fields are
// elements, the others names alone. It extends tuple, or bases that do.
func NewRecordType(module, name string, fields []string, shown int, bases ...*object.Type) *RecordType {
	rt := &RecordType{fields: fields, shown: shown}
	plain := func(v object.Value) object.Value {
		if r, ok := v.(*Record); ok {
			return r.tuple()
		}
		return v
	}
	tuple := object.TupleType
	rt.Class = object.NewType(&object.Type{
		Name: name, Module: module, Base: tuple, Bases: bases, Final: true,
		Repr: func(t *object.Thread, v object.Value) (string, error) {
			r := v.(*Record)
			var parts []string
			for i, f := range fields[:shown] {
				s, err := object.Repr(t, r.Elems[i])
				if err != nil {
					return "", err
				}
				parts = append(parts, f+"="+s)
			}
			return module + "." + name + "(" + strings.Join(parts, ", ") + ")", nil
		},
		GetAttr: func(_ *object.Thread, v object.Value, attr string) (object.Value, error) {
			for i, f := range slices.Backward(fields) { // the last of a name, see os.stat_result
				if f == attr {
					return v.(*Record).Elems[i], nil
				}
			}
			if _, ok := rt.Class.Lookup(attr); ok || strings.HasPrefix(attr, "__") {
				return nil, nil
			}
			return nil, object.Errorf(object.AttributeError, "'%s.%s' object has no attribute '%s'", module, name, attr)
		},
		SetAttr: func(_ *object.Thread, _ object.Value, attr string, _ object.Value) (bool, error) {
			if slices.Contains(fields, attr) {
				return true, object.Errorf(object.AttributeError, "readonly attribute")
			}
			return true, object.Errorf(object.AttributeError, "'%s.%s' object has no attribute '%s'", module, name, attr)
		},
		SetItem: func(_ *object.Thread, _, _, value object.Value) error {
			if value == nil {
				return object.Errorf(object.TypeError, "'%s.%s' object doesn't support item deletion", module, name)
			}
			return object.Errorf(object.TypeError, "'%s.%s' object does not support item assignment", module, name)
		},
		Len:  func(_ *object.Thread, v object.Value) (int, error) { return shown, nil },
		Hash: func(t *object.Thread, v object.Value) (int64, error) { return object.Hash(t, plain(v)) },
		Iter: func(t *object.Thread, v object.Value) (object.Value, error) { return tuple.Iter(t, plain(v)) },
		Contains: func(t *object.Thread, v, item object.Value) (bool, error) {
			return object.Contains(t, plain(v), item)
		},
		GetItem: func(t *object.Thread, v, key object.Value) (object.Value, error) {
			return object.GetItem(t, plain(v), key)
		},
		Binary: func(t *object.Thread, op object.BinaryOp, x, y object.Value) (object.Value, error) {
			return tuple.Binary(t, op, plain(x), plain(y))
		},
		Compare: func(t *object.Thread, op object.CompareOp, x, y object.Value) (object.Value, error) {
			return tuple.Compare(t, op, plain(x), plain(y))
		},
		New: func(*object.Thread, *object.Type, object.Args) (object.Value, error) {
			return nil, object.Errorf(object.TypeError, "cannot create '%s.%s' instances", module, name)
		},
	})
	for _, method := range []string{"count", "index"} {
		rt.Class.AddMethod(method, "*args", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.CallMethodArgs(t, plain(a[0]), method, object.Args{Pos: a[1].(*object.Tuple).Elems})
		})
	}
	return rt
}

// Make makes a record of its elements, one for each field.
func (rt *RecordType) Make(elems ...object.Value) *Record { return &Record{rt, elems} }

// Open has a call of the class make a record of a sequence of the elements; the names
// beyond those are None then.
func (rt *RecordType) Open() *RecordType {
	name := rt.Class.Module + "." + rt.Class.Name
	rt.Class.New = func(t *object.Thread, _ *object.Type, a object.Args) (object.Value, error) {
		if len(a.Pos) == 0 {
			return nil, object.Errorf(object.TypeError, "structseq() missing required argument 'sequence' (pos 1)")
		}
		elems, err := object.Elements(t, a.Pos[0])
		switch most := len(rt.fields); {
		case object.IsException(err, object.TypeError):
			return nil, object.Errorf(object.TypeError, "constructor requires a sequence")
		case err != nil:
			return nil, err
		case most == rt.shown && len(elems) != most:
			return nil, object.Errorf(object.TypeError, "%s() takes a %d-sequence (%d-sequence given)", name, most, len(elems))
		case len(elems) < rt.shown:
			return nil, object.Errorf(object.TypeError, "%s() takes an at least %d-sequence (%d-sequence given)", name, rt.shown, len(elems))
		case len(elems) > most:
			return nil, object.Errorf(object.TypeError, "%s() takes an at most %d-sequence (%d-sequence given)", name, most, len(elems))
		}
		elems = slices.Clone(elems)
		for len(elems) < len(rt.fields) {
			elems = append(elems, object.None)
		}
		return rt.Make(elems...), nil
	}
	return rt
}
