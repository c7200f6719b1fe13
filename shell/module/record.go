package module

import (
	"strings"

	"labsh/shell/python/object"
)

// recordType is a class of tuples whose elements have names too, such as
// time.struct_time and sys.version_info.
type recordType struct {
	class  *object.Type
	fields []string
	shown  int // how many of the fields are elements; the others are names alone
}

// record is such a tuple.
type record struct {
	of    *recordType
	elems []object.Value // one for each field
}

func (r *record) Type() *object.Type { return r.of.class }

// tuple is what the record is, seen as a tuple.
func (r *record) tuple() *object.Tuple { return object.NewTuple(r.elems[:r.of.shown]...) }

func newRecord(module, name string, fields []string, shown int) *recordType {
	rt := &recordType{fields: fields, shown: shown}
	plain := func(v object.Value) object.Value {
		if r, ok := v.(*record); ok {
			return r.tuple()
		}
		return v
	}
	tuple := object.TupleType
	rt.class = object.NewType(&object.Type{
		Name: name, Module: module, Base: tuple, Final: true,
		Repr: func(t *object.Thread, v object.Value) (string, error) {
			r := v.(*record)
			var parts []string
			for i, f := range fields[:shown] {
				s, err := object.Repr(t, r.elems[i])
				if err != nil {
					return "", err
				}
				parts = append(parts, f+"="+s)
			}
			return module + "." + name + "(" + strings.Join(parts, ", ") + ")", nil
		},
		GetAttr: func(_ *object.Thread, v object.Value, attr string) (object.Value, error) {
			for i, f := range fields {
				if f == attr {
					return v.(*record).elems[i], nil
				}
			}
			if _, ok := rt.class.Lookup(attr); ok || strings.HasPrefix(attr, "__") {
				return nil, nil
			}
			return nil, object.Errorf(object.AttributeError, "'%s.%s' object has no attribute '%s'", module, name, attr)
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
		rt.class.AddMethod(method, "*args", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.CallMethodArgs(t, plain(a[0]), method, object.Args{Pos: a[1].(*object.Tuple).Elems})
		})
	}
	return rt
}

// make makes a record of its elements, one for each field.
func (rt *recordType) make(elems ...object.Value) *record { return &record{rt, elems} }
