package sys

import "labsh/shell/python/object"

// addRecursionLimit adds how deep calls may nest.
func addRecursionLimit(m *object.Module) {
	m.AddFunc("getrecursionlimit", "", "Return the current value of the recursion limit.", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		if n := t.Interpreter().Limit.Load(); n != 0 {
			return object.NewInt(n), nil
		}
		return object.NewInt(object.MaxDepth), nil
	})
	m.AddFunc("setrecursionlimit", "limit, /", "Set the maximum depth of the Python interpreter stack to n.\n\n"+
		"This limit prevents infinite recursion from causing an overflow of the C\n"+
		"stack and crashing Python.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := object.AsInt(t, a[0])
		switch {
		case object.IsException(err, object.OverflowError) || err == nil && n != int64(int32(n)):
			err = object.Errorf(object.OverflowError, "Python int too large to convert to C int")
		case err != nil:
		case n < 1:
			err = object.Errorf(object.ValueError, "recursion limit must be greater or equal than 1")
		default:
			err = t.SetLimit(int(n))
		}
		return object.None, err
	})
}
