package native

import "labsh/shell/python/object"

// ClassModule makes _native, by which classes written in Python look like those that
// CPython has in C.
func ClassModule() (*object.Module, error) {
	m := object.NewModule("_native", "")
	m.AddFunc("native", "cls, /, *names", "Have errors name a class as one of C, and give it a read-only attribute for each name, kept in _name.", native)
	return m, nil
}

func native(_ *object.Thread, a []object.Value) (object.Value, error) {
	class, ok := a[0].(*object.Type)
	if !ok {
		return nil, object.Errorf(object.TypeError, "a class is needed, not %s", a[0].Type().Name)
	}
	class.SetNative()
	for _, v := range a[1].(*object.Tuple).Elems {
		name, ok := v.(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "a name is needed, not %s", v.Type().Name)
		}
		kept := "_" + string(name)
		class.AddProperty(string(name), "", func(t *object.Thread, self object.Value) (object.Value, error) {
			return object.GetAttr(t, self, kept)
		})
	}
	return object.None, nil
}
