package requests

import (
	"strings"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// headerDict is requests.structures.CaseInsensitiveDict: keys are found in any
// letter case and shown as they were last set.
type headerDict struct {
	items *object.Dict // lower-case key to (key, value)
}

var headerDictClass native.Lazy

func headerDictType() *object.Type { return headerDictClass.Of(newHeaderDictType) }

func newHeaderDict() *headerDict { return &headerDict{object.NewDict()} }

func (*headerDict) Type() *object.Type { return headerDictType() }

func (h *headerDict) set(name string, v object.Value) {
	h.items.SetStr(strings.ToLower(name), object.NewTuple(object.Str(name), v))
}

func (h *headerDict) get(name string) (object.Value, bool) {
	if pair, ok := h.items.GetStr(strings.ToLower(name)); ok {
		return pair.(*object.Tuple).Elems[1], true
	}
	return nil, false
}

// text gives a header's value as text, "" when there is none.
func (h *headerDict) text(name string) string {
	v, _ := h.get(name)
	switch v := object.Plain(v).(type) {
	case object.Str:
		return string(v)
	case object.Bytes:
		return string(v)
	}
	return ""
}

func (h *headerDict) delete(name string) bool { return h.items.DeleteStr(strings.ToLower(name)) }

func (h *headerDict) copy() *headerDict { return &headerDict{h.items.Copy()} }

// plain is a dict with the same keys and values.
func (h *headerDict) plain() *object.Dict {
	d := object.NewDict()
	for _, v, i := h.items.At(0); v != nil; _, v, i = h.items.At(i) {
		pair := v.(*object.Tuple).Elems
		d.SetStr(string(pair[0].(object.Str)), pair[1])
	}
	return d
}

// headerName reads a key; requests asks it for lower().
func headerName(v object.Value) (string, error) {
	switch v := object.Plain(v).(type) {
	case object.Str:
		return string(v), nil
	case object.Bytes:
		return string(v), nil
	}
	return "", object.Errorf(object.AttributeError, "'%s' object has no attribute 'lower'", v.Type().Name)
}

// update takes over the items of a mapping or of pairs.
func (h *headerDict) update(t *object.Thread, from object.Value) error {
	if other, ok := from.(*headerDict); ok {
		from = other.plain()
	}
	d, ok := from.(*object.Dict)
	if !ok {
		v, err := object.Call(t, object.DictType, from)
		if err != nil {
			return err
		}
		d = v.(*object.Dict)
	}
	for k, v, i := d.At(0); k != nil; k, v, i = d.At(i) {
		name, err := headerName(k)
		if err != nil {
			return err
		}
		h.set(name, v)
	}
	return nil
}

func newHeaderDictType() *object.Type {
	c := object.NewType(&object.Type{
		Name: "CaseInsensitiveDict", Module: "requests.structures", Final: true,
		Doc: "A case-insensitive ``dict``-like object.",
	})
	c.New = func(t *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
		h := newHeaderDict()
		if len(args.Pos) > 0 && native.Given(args.Pos[0]) {
			if err := h.update(t, args.Pos[0]); err != nil {
				return nil, err
			}
		}
		for _, kw := range args.Kw {
			h.set(kw.Name, kw.Value)
		}
		return h, nil
	}
	c.Repr = func(t *object.Thread, v object.Value) (string, error) { return object.Repr(t, v.(*headerDict).plain()) }
	c.Len = func(_ *object.Thread, v object.Value) (int, error) { return v.(*headerDict).items.Len(), nil }
	c.Iter = func(t *object.Thread, v object.Value) (object.Value, error) {
		return object.DictType.Iter(t, v.(*headerDict).plain())
	}
	c.Contains = func(_ *object.Thread, v, key object.Value) (bool, error) {
		name, err := headerName(key)
		if err != nil {
			return false, err
		}
		_, ok := v.(*headerDict).get(name)
		return ok, nil
	}
	c.GetItem = func(_ *object.Thread, v, key object.Value) (object.Value, error) {
		name, err := headerName(key)
		if err != nil {
			return nil, err
		}
		if x, ok := v.(*headerDict).get(name); ok {
			return x, nil
		}
		return nil, object.NewException(object.KeyError, object.Str(strings.ToLower(name)))
	}
	c.SetItem = func(_ *object.Thread, v, key, value object.Value) error {
		name, err := headerName(key)
		if err != nil {
			return err
		}
		if value != nil {
			v.(*headerDict).set(name, value)
		} else if !v.(*headerDict).delete(name) {
			return object.NewException(object.KeyError, object.Str(strings.ToLower(name)))
		}
		return nil
	}
	c.Compare = func(t *object.Thread, op object.CompareOp, x, y object.Value) (object.Value, error) {
		if op != object.EQ && op != object.NE {
			return nil, nil
		}
		if d, ok := y.(*object.Dict); ok {
			other := newHeaderDict()
			if err := other.update(t, d); err != nil {
				return nil, err
			}
			y = other
		}
		other, ok := y.(*headerDict)
		if !ok {
			return nil, nil
		}
		lower := func(h *headerDict) *object.Dict {
			d := object.NewDict()
			for _, k := range h.items.Keys() {
				v, _ := h.get(string(k.(object.Str)))
				d.SetStr(string(k.(object.Str)), v)
			}
			return d
		}
		return object.Compare(t, op, lower(x.(*headerDict)), lower(other))
	}
	c.Hash = nil
	for _, view := range []string{"keys", "values", "items"} {
		c.AddMethod(view, "", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.CallMethod(t, a[0].(*headerDict).plain(), view)
		})
	}
	c.AddMethod("get", "key, default=None, /", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		name, err := headerName(a[1])
		if err != nil {
			return nil, err
		}
		if v, ok := a[0].(*headerDict).get(name); ok {
			return v, nil
		}
		if a[2] != nil {
			return a[2], nil
		}
		return object.None, nil
	})
	c.AddMethod("pop", "key, default=None, /", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		name, err := headerName(a[1])
		if err != nil {
			return nil, err
		}
		h := a[0].(*headerDict)
		v, ok := h.get(name)
		switch {
		case ok:
			h.delete(name)
			return v, nil
		case a[2] != nil:
			return a[2], nil
		}
		return nil, object.NewException(object.KeyError, object.Str(strings.ToLower(name)))
	})
	c.AddMethod("setdefault", "key, default=None, /", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		name, err := headerName(a[1])
		if err != nil {
			return nil, err
		}
		h := a[0].(*headerDict)
		if v, ok := h.get(name); ok {
			return v, nil
		}
		if a[2] == nil {
			a[2] = object.None
		}
		h.set(name, a[2])
		return a[2], nil
	})
	c.AddMethod("update", "*args, **kwargs", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		for _, from := range append(a[1].(*object.Tuple).Elems, a[2]) {
			if err := a[0].(*headerDict).update(t, from); err != nil {
				return nil, err
			}
		}
		return object.None, nil
	})
	c.AddMethod("copy", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return a[0].(*headerDict).copy(), nil
	})
	c.AddMethod("clear", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		a[0].(*headerDict).items.Clear()
		return object.None, nil
	})
	return c
}
